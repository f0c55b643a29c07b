import { type Instant, instant } from "../instant.js";
import { runsWithTime } from "./penalty-breach.js";
import { checkHistory, type PenaltyHistory } from "./penalty-history.js";
import { LOOK_AHEAD_MS } from "./penalty-moment.js";
import { contains, ms, span } from "./penalty-spans.js";
import { isFull } from "./penalty-statement.js";
import { countBefore, forfeitedRuns, type Run, runningSpans } from "./penalty-units.js";

/**
 * The next moment at which a penalty changes its course if nothing else happens; for the service to set its timer by,
 * and to ask again when that fires or anything is recorded.
 *
 * ACCRUAL_STARTS   hours or days begin to run: a term for compliance passes, or a suspension with a known end is over.
 * ACCRUAL_STOPS    they cease, other than by the maximum.
 * MAXIMUM_REACHED  the maximum is full.
 * FORFEITED        a penalty for once or per violation is forfeited.
 */
export interface PenaltyMoment {
  readonly kind: "ACCRUAL_STARTS" | "ACCRUAL_STOPS" | "MAXIMUM_REACHED" | "FORFEITED";
  /** Always after `now`. What starts or is forfeited at a moment stands in the account of any moment after it. */
  readonly at: Instant;
}

/** Undefined when nothing changes within ten years. Refuses as `penaltyStatement` does. */
export function nextPenaltyMoment(history: PenaltyHistory, now: Instant): PenaltyMoment | undefined {
  checkHistory(history, now);
  const single = nextSingle(history, ms(now));
  const turn = nextTurn(history, ms(now));
  if (single === undefined || turn === undefined) return single ?? turn;
  return single.at <= turn.at ? single : turn;
}

/** The next penalty for once or per violation. */
function nextSingle(history: PenaltyHistory, now: number): PenaltyMoment | undefined {
  if (history.versions.flatMap(({ terms }) => terms?.unit ?? []).every(runsWithTime)) return undefined;
  let first = Infinity;
  for (const { unit, at } of forfeitedRuns(history, now + LOOK_AHEAD_MS)) {
    // A run of these is one unit. Without a maximum they come in no order.
    if (!runsWithTime(unit) && at(0) > now) first = Math.min(first, at(0));
  }
  return first === Infinity ? undefined : { kind: "FORFEITED", at: instant(first) };
}

/** When hours or days next begin or cease to run. */
function nextTurn(history: PenaltyHistory, now: number): PenaltyMoment | undefined {
  const horizon = now + LOOK_AHEAD_MS;
  const stretches = runningSpans(history, horizon);
  const forfeited = untilFull(history, now, horizon);
  const totalAt = (moment: number) =>
    forfeited.reduce((sum, run) => sum + run.amountCents * countBefore(run, moment + 1), 0);
  const isFullAt = (moment: number) => isFull(history, totalAt(moment), moment);
  const runsAt = (moment: number) => stretches.some((stretch) => contains(stretch, moment)) && !isFullAt(moment);

  // The maximum can be raised or lowered too, by a version or by the judge.
  const edges = [...stretches, ...history.versions.map(span), ...history.moderations.map(span)];
  const moments = [...edges.flatMap(({ start, end }) => [start, end]), forfeited.at(-1)?.at(0) ?? now];
  const runsNow = runsAt(now);
  const turn = moments
    .filter((moment) => now < moment && moment < horizon)
    .toSorted((a, b) => a - b)
    .find((moment) => runsAt(moment) !== runsNow);
  if (turn === undefined) return undefined;
  const stops = isFullAt(turn) ? "MAXIMUM_REACHED" : "ACCRUAL_STOPS";
  return { kind: runsAt(turn) ? "ACCRUAL_STARTS" : stops, at: instant(turn) };
}

/** Up to the unit after `now` that fills the maximum of then: it may be another than when the unit began. */
function untilFull(history: PenaltyHistory, now: number, horizon: number): Run[] {
  const forfeited: Run[] = [];
  for (const run of forfeitedRuns(history, horizon)) {
    forfeited.push(run);
    const forfeitedAt = run.at(0);
    if (forfeitedAt > now && isFull(history, run.totalCents, forfeitedAt)) break;
  }
  return forfeited;
}
