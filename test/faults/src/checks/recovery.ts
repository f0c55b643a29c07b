import type { Entry } from "../history.js";
import type { Reading } from "../reading.js";
import type { Findings } from "../verdict.js";

/** A process that dies often is started again after at most ten seconds, and readers come back within a few. */
export const RECOVERS_WITHIN_MS = 60_000;

/** Once the last of several faults has ended, all is whole again within a minute. */
export function checkRecovery(reading: Reading, findings: Findings): void {
  const open = new Set<number>();
  let ended: Entry | undefined;
  for (const entry of reading.entries) {
    if (entry.what === "fault-began") open.add(entry.fault);
    if (entry.what === "fault-ended") {
      open.delete(entry.fault);
      ended = entry;
    }
    if (entry.what !== "whole" || ended === undefined || open.size > 0) continue;
    findings.looked("the hub recovers");
    if (entry.atMs - ended.atMs > RECOVERS_WITHIN_MS) {
      const text = `After the fault it took ${Math.round((entry.atMs - ended.atMs) / 1_000)} s until all was whole.`;
      findings.broken("the hub recovers", text, ended, entry);
    }
    ended = undefined;
  }
  if (ended === undefined && open.size === 0) return;
  const missing = reading.of("not-whole").at(-1)?.missing.join(", ") ?? "nothing that was noticed";
  findings.broken(
    "the hub recovers",
    `At the end not all was whole: ${missing}.`,
    ...(ended === undefined ? [] : [ended]),
  );
}
