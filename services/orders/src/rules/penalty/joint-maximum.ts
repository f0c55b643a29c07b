import type { Instant } from "../instant.js";
import type { PendingRun } from "./penalty-pending.js";
import { ms } from "./penalty-spans.js";
import { countBefore } from "./penalty-units.js";

/**
 * Joint maximum (gezamenlijk maximum, Rv art. 611b): what all penalties of an order make forfeited together, of whichever
 * addressee and duty, goes no further. Units take it up in the order of the moments at which they are forfeited; at one
 * moment, in the sequence of the accounts. Each account has its own maximum besides.
 *
 * PENDING units keep their place: they take up what they would cost, so that whoever forfeits after them does not come to owe
 * more or less for another platform's claim until the court has answered it.
 */
export interface JointMaximum {
  readonly maximumCents: number;
  readonly currency: string;
}

/** The joint maximum as one version of the order has it; without one, there is none. */
export interface JointVersion {
  readonly from: Instant;
  readonly maximumCents?: number;
}

/** Units of one account that were reckoned by themselves. */
export interface JointRun extends PendingRun {
  readonly pending: boolean;
}

/** What is left of each account's runs. A version with a lower joint maximum takes back nothing that was forfeited. */
export function cutJointly(
  accounts: readonly (readonly JointRun[])[],
  versions: readonly JointVersion[],
): JointRun[][] {
  const shares = accounts.map((runs) => ({ runs, kept: [] as JointRun[] }));
  let usedCents = 0;
  versions.forEach(({ from, maximumCents = Infinity }, index) => {
    const [start, end] = [index === 0 ? -Infinity : ms(from), startOf(versions[index + 1])];
    const parts = shares.map(({ runs, kept }) => ({
      runs: runs.flatMap((run) => part(run, countBefore(run, start), countBefore(run, end))),
      kept,
    }));
    const all = parts.flatMap(({ runs }) => runs);
    const fullAt = whenFull(all, Math.max(0, maximumCents - usedCents));
    for (const { runs, kept } of parts) for (const run of runs) kept.push(...part(run, 0, countBefore(run, fullAt)));
    usedCents += costOf(all, fullAt);
    for (const { runs, kept } of parts) {
      for (const run of runs) {
        const amountCents = Math.min(run.amountCents, maximumCents - usedCents);
        const [last] = part(run, countBefore(run, fullAt), countBefore(run, fullAt + 1));
        if (last === undefined || amountCents <= 0) continue;
        kept.push({ ...last, amountCents });
        usedCents += amountCents;
      }
    }
  });
  return shares.map(({ kept }) => kept);
}

/** What runs that were cut take up of the joint maximum. */
export function costOf(runs: readonly PendingRun[], before = Infinity): number {
  return runs.reduce((sum, run) => sum + run.amountCents * countBefore(run, before), 0);
}

function startOf(version: JointVersion | undefined): number {
  return version === undefined ? Infinity : ms(version.from);
}

/** The moment at which what is forfeited comes to more than there is room for; what lies before it has room. */
function whenFull(runs: readonly JointRun[], roomCents: number): number {
  if (costOf(runs) <= roomCents) return Infinity;
  let [low, high] = [
    Math.min(...runs.map(({ at }) => at(0))),
    Math.max(...runs.map(({ at, count }) => at(count - 1))) + 1,
  ];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (costOf(runs, middle) <= roomCents) low = middle;
    else high = middle;
  }
  return low;
}

function part(run: JointRun, from: number, until: number): JointRun[] {
  return from >= until ? [] : [{ ...run, count: until - from, at: (index) => run.at(from + index) }];
}
