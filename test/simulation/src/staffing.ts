import { mean } from "simple-statistics";
import type { Assumptions } from "./assumptions.js";
import { decidedWithin } from "./figures.js";
import { type Outcome, type Run, simulate } from "./simulate.js";

export interface Target {
  readonly share: number;
  readonly hours: number;
}

export interface Staffed {
  readonly judges: number;
  readonly outcomes: readonly Outcome[];
}

/** Enough weeks to show whether a queue grows, and few enough to try several numbers of judges. */
const TRIAL_DAYS = 56;
const MORE_THAN_THERE_ARE = 4096;

/**
 * The runs with the fewest judges who meet the target on average over all runs, and whose hours on duty suffice for all
 * incoming work; undefined when no number does. A short trial finds an approximate number; whole runs with one judge
 * more or fewer settle it.
 */
export function staffedFor(
  assumptions: Assumptions,
  runs: readonly Omit<Run, "judges">[],
  target: Target,
): Staffed | undefined {
  const [first] = runs;
  if (first === undefined) throw new Error("There is no run to staff");
  const trial = judgesOfTrial(assumptions, first, target);
  if (trial === undefined) return undefined;
  let enough = staffed(assumptions, runs, trial);
  if (meets(enough, target)) {
    while (enough.judges > 1) {
      const fewer = staffed(assumptions, runs, enough.judges - 1);
      if (!meets(fewer, target)) break;
      enough = fewer;
    }
    return enough;
  }
  while (!meets(enough, target)) {
    if (enough.judges > MORE_THAN_THERE_ARE) return undefined;
    enough = staffed(assumptions, runs, Math.max(enough.judges + 1, Math.floor(enough.judges * 1.02)));
  }
  return enough;
}

export function staffed(assumptions: Assumptions, runs: readonly Omit<Run, "judges">[], judges: number): Staffed {
  return { judges, outcomes: runs.map((run) => simulate(assumptions, { ...run, judges })) };
}

/** Applications go first, so their being in time is not enough: judgments could pile up behind them. */
function meets({ outcomes }: Staffed, target: Target): boolean {
  if (mean(outcomes.map(({ askedHours, dutyHours }) => askedHours / dutyHours)) > 1) return false;
  const shares = outcomes
    .filter(({ cases }) => cases.length > 0)
    .map(({ cases }) => decidedWithin(cases, target.hours));
  return shares.length === 0 || mean(shares) >= target.share;
}

/** Doubles the number, then halves the interval. */
function judgesOfTrial(assumptions: Assumptions, run: Omit<Run, "judges">, target: Target): number | undefined {
  const trial = { ...run, days: Math.min(run.days, TRIAL_DAYS), isTrial: true };
  const suffices = (judges: number): boolean => meets(staffed(assumptions, [trial], judges), target);
  let enough = 1;
  while (!suffices(enough)) {
    if (enough >= MORE_THAN_THERE_ARE) return undefined;
    enough *= 2;
  }
  let tooFew = Math.floor(enough / 2);
  while (enough - tooFew > 1) {
    const between = Math.floor((enough + tooFew) / 2);
    if (suffices(between)) enough = between;
    else tooFew = between;
  }
  return enough;
}
