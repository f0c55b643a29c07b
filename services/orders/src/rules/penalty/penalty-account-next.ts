import { type Instant, instant } from "../instant.js";
import type { PenaltyHistory } from "./penalty-history.js";
import { LOOK_AHEAD_MS } from "./penalty-moment.js";
import { ms } from "./penalty-spans.js";
import type { PenaltyStatement } from "./penalty-statement.js";
import { forfeitures } from "./penalty-units.js";

/**
 * The next moment after which the amounts of an account are others if nothing else happens: a unit is forfeited, or
 * one prescribes. `statement` is the account of `history` at `now`. Undefined when neither comes within ten years.
 */
export function nextAmountsMoment(
  history: PenaltyHistory,
  statement: PenaltyStatement,
  now: Instant,
): Instant | undefined {
  // Under a full joint maximum nothing comes, until something is recorded of another account.
  const next = statement.maximumReached ? undefined : nextForfeiture(history, ms(now));
  // What is undefined sorts last.
  return [statement.prescribesNextAt, next].toSorted()[0];
}

function nextForfeiture(history: PenaltyHistory, now: number): Instant | undefined {
  for (const { forfeitedAt } of forfeitures(history, now + LOOK_AHEAD_MS, now)) return instant(forfeitedAt);
  return undefined;
}
