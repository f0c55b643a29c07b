import { DEFAULTS } from "@exparte/simulation/assumptions";
import { chance } from "@exparte/simulation/chance";
import { SCENARIOS } from "@exparte/simulation/scenarios";
import { simulate } from "@exparte/simulation/simulate";
import type { Happened } from "./happened.js";
import { momentsOf } from "./moments-of.js";
import { underInventedNames } from "./under-invented-names.js";

const YEAR_DAYS = 365.25;
const DAY_MS = 86_400_000;
const JUDGES = 2;
/** Where the draws of the simulation end and those of the demonstration begin. */
const PARTIES = 7;

/** Of some 380 applications a year half are granted. More goes wrong than the simulation assumes, so that there is more to see. */
const ASSUMPTIONS = {
  ...DEFAULTS,
  ...SCENARIOS.low,
  connectedShare: 0.85,
  complyHours: 10,
  doubtShare: 0.06,
  opposeShare: 0.2,
  modifiedShare: 0.25,
  suspendShare: 0.2,
  // Who is on no register has particulars that only its court may lock, and an answer is encrypted: neither can be invented.
  respondentShare: 0,
  discloseShare: 0,
};

export interface History {
  /** When the first year begins. */
  readonly since: Date;
  /** In the order of time. */
  readonly moments: readonly Happened[];
}

/**
 * Orders of so many years until now, invented: the simulation plays applications through the rules of the orders service, and
 * here they get invented courts and platforms. The same seed and present give the same history. What would happen later than
 * now is left out.
 */
export function inventedHistory({ years, now, seed }: { years: number; now: Date; seed: number }): History {
  const days = Math.round(years * YEAR_DAYS);
  const startMs = now.getTime() - days * DAY_MS;
  const moments: Happened[] = [];
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
  simulate(ASSUMPTIONS, run, (played) => {
    number += 1;
    const named = underInventedNames(momentsOf(played), played, chance(seed, 0, PARTIES, number));
    moments.push(...named.filter(({ at }) => new Date(at) <= now));
  });
  moments.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  return { since: new Date(startMs), moments };
}
