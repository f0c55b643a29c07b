import type { PlatformId } from "@exparte/orders/rules/ids";
import { instant } from "@exparte/orders/rules/instant";
import type { OrderEvent } from "@exparte/orders/rules/order/order-events";
import { DEFAULTS } from "@exparte/simulation/assumptions";
import { chance } from "@exparte/simulation/chance";
import type { PlayedCase } from "@exparte/simulation/played-case";
import { SCENARIOS } from "@exparte/simulation/scenarios";
import { simulate } from "@exparte/simulation/simulate";
import { inDemo } from "./demo-parties.js";
import type { Happened } from "./happened.js";

const YEAR_DAYS = 365.25;
const DAY_MS = 86_400_000;
const JUDGES = 2;
/** Where the draws of the simulation end and those of the demonstration begin. */
const PARTIES = 7;

/**
 * Orders of so many years until now, invented: the simulation plays applications through the rules of the orders service, and
 * here they are given to the demonstration's courts and platforms. The same seed gives the same history, shifted with the
 * present. What would happen later than now is left out.
 */
export function inventedHistory({ years, now, seed }: { years: number; now: Date; seed: number }): Happened[] {
  const days = Math.round(years * YEAR_DAYS);
  const startMs = now.getTime() - days * DAY_MS;
  const history: Happened[] = [];
  const assumptions = {
    ...DEFAULTS,
    ...SCENARIOS.low,
    // Who is on no register has particulars that only its court may lock, and an answer is encrypted: neither can be invented.
    respondentShare: 0,
    discloseShare: 0,
  };
  const run = {
    seed,
    replication: 0,
    startMs,
    days,
    judges: JUDGES,
    discipline: "urgent-first",
    isTrial: true,
  } as const;
  let number = 0;
  simulate(assumptions, run, (played) => {
    number += 1;
    const moments = inDemo(momentsOf(played), played, chance(seed, 0, PARTIES, number));
    history.push(...moments.filter(({ at }) => new Date(at) <= now));
  });
  return history.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

/** The moments of one case: an application and its grant belong to one decision, and so do events of one moment. */
function momentsOf({ application, applicationEvents, orderEvents }: PlayedCase): Happened[] {
  const { id: applicationId, court } = application;
  const courtDoes = { type: "court", id: court };
  const moments: Happened[] = applicationEvents.map((event) => {
    const granted = event.kind === "ApplicationGranted" ? orderEvents.slice(0, 1) : [];
    return {
      at: instant(event.at),
      doer: courtDoes,
      applicationId,
      application: event,
      ...(granted.length === 0 ? {} : { order: granted }),
    };
  });
  for (const event of orderEvents.slice(1)) {
    moments.push({ at: instant(event.at), doer: doerOf(event, court), applicationId, order: [event] });
  }
  return moments;
}

/** Whose act an event is, as the history of the order shows it. */
function doerOf(event: OrderEvent, court: string): Happened["doer"] {
  if (event.kind.endsWith("Passed") || event.kind.endsWith("Overdue")) return { type: "hub", id: "timer" };
  const platform = "platform" in event ? (event.platform as PlatformId) : undefined;
  return platform === undefined ? { type: "court", id: court } : { type: "platform", id: platform };
}
