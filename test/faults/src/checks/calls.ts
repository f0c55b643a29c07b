import type { Reading } from "../reading.js";
import type { Findings } from "../verdict.js";

const BROKEN = "each call is answered";
/** The codes that say "not now", with which a client ends that has run out of patience. */
const NOT_NOW = new Set(["UPSTREAM_LOST", "UPSTREAM_UNAVAILABLE", "SERVICE_UNAVAILABLE", "ISSUER_UNAVAILABLE"]);
/** So long the hub is whole before a call without an answer counts against it. */
const WHOLE_FOR_MS = 10_000;

/** The parties ask for nothing that the hub may refuse, except that an order can be lifted while one confirms. */
export function checkCalls(reading: Reading, findings: Findings): void {
  const wholeMs = (fromMs: number, untilMs: number) => untilMs - fromMs - reading.disturbedMs(fromMs, untilMs);
  const asked = new Map(reading.of("asked").map((entry) => [entry.call, entry]));
  const liftings = reading.calls("lift").map((lift) => lift.asked);
  for (const _ of asked.keys()) findings.looked(BROKEN);
  for (const refused of reading.of("refused")) {
    const call = asked.get(refused.call);
    if (call === undefined) continue;
    const { ask } = call;
    if (NOT_NOW.has(refused.code) && wholeMs(call.atMs, refused.atMs) < WHOLE_FOR_MS) continue;
    const overtaken =
      ask.ask === "confirm" && liftings.some((lift) => lift.ask.orderId === ask.orderId && lift.atMs <= refused.atMs);
    if (overtaken) continue;
    const text = `${call.party} was refused ${ask.ask}: ${refused.code}: ${refused.message}`;
    findings.broken(BROKEN, text, call, refused);
  }
  for (const unanswered of reading.of("unanswered")) {
    const call = asked.get(unanswered.call);
    if (call !== undefined && wholeMs(call.atMs, unanswered.atMs) < WHOLE_FOR_MS) continue;
    const text = `${call?.party} had no answer to ${call?.ask.ask}: ${unanswered.why}`;
    findings.broken(BROKEN, text, ...(call === undefined ? [] : [call]), unanswered);
  }
}
