import type { ItemId } from "../ids.js";
import type { PenaltyTerms, PenaltyUnit } from "./penalty.js";
import {
  type Accrual,
  accruals,
  amountOf,
  countsStarted,
  countsTime,
  runsWithTime,
  type Subject,
  termsAt,
} from "./penalty-breach.js";
import { type Counted, units, violations } from "./penalty-counted.js";
import { type Division, divisionOf } from "./penalty-division.js";
import type { PenaltyHistory } from "./penalty-history.js";
import { refuse } from "./penalty-refusals.js";
import { contains, cut, join, meet, type Span, span } from "./penalty-spans.js";

/**
 * How an omission falls into units.
 *
 * DAY, HOUR  The time after the term for compliance is divided into days, or hours, from the moment the term ended,
 *            and this division stays as it is: a day runs to the same time by the clock in the Netherlands on the next
 *            day, so that one day a year has 23 hours and one has 25; an hour is always 3,600 seconds. A started unit
 *            is forfeited once there is a breach in any part of it, when that part begins; a full unit only when the
 *            breach lasted all of it, when it ends. So no day is ever forfeited twice, also when content goes and
 *            comes back on it.
 * VIOLATION  An omission is one violation however long it lasts. It is another one when content came back after all
 *            of it was gone, and when a new term has passed in vain; not when the same omission goes on after a
 *            suspension. Each breach that the court finds is a violation, also one of content that was not gone before;
 *            the one with which an omission begins is that omission.
 *            Where an amount is added for the time that violations last, that time counts like DAY or HOUR.
 * ONCE       The first breach, and no other.
 *
 * Every unit has the amount of the terms in force when it began. The last one before the maximum is cut to fit.
 */
export interface Forfeiture {
  readonly unit: PenaltyUnit;
  readonly itemId?: ItemId;
  readonly forfeitedAt: number;
  readonly amountCents: number;
}

/**
 * Units of one item, or of the order as a whole, that follow on each other and have one amount. Where there is no
 * maximum, years of hours are a few of these: they are reckoned and not gone through, so that an account costs as much
 * as what happened and not as the time that went by.
 */
export interface Run {
  readonly unit: PenaltyUnit;
  readonly itemId?: ItemId;
  readonly amountCents: number;
  readonly count: number;
  /** When the unit of this index was forfeited; each later than the one before. */
  at(index: number): number;
  /** With these, of the whole order. */
  readonly totalCents: number;
}

/** A stretch of time that is gone through unit by unit; or one without a maximum in which hours or days are reckoned. */
interface Block extends Span {
  readonly unlimited: boolean;
}

/** What is forfeited before `horizon`: all of one block before any of the next, and in a block that is gone through in order of time. */
export function* forfeitedRuns(history: PenaltyHistory, horizon: number): Generator<Run> {
  const stretches = accruals(history, horizon);
  let totalCents = 0;
  for (const block of blocksOf(history)) {
    for (const run of runsIn(history, stretches, block, totalCents)) {
      totalCents += run.amountCents * run.count;
      if (!Number.isSafeInteger(totalCents))
        throw refuse("PENALTY_TOO_LARGE", "The penalties add up to too many cents.");
      yield { ...run, totalCents };
    }
  }
}

/** What is forfeited before `horizon` and at or after `from`, unit by unit, in order of time; lazily, as it may never end. */
export function* forfeitures(history: PenaltyHistory, horizon: number, from: number): Generator<Forfeiture> {
  const stretches = accruals(history, horizon);
  let totalCents = 0;
  for (const block of blocksOf(history)) {
    const units = block.unlimited
      ? unlimitedUnits(history, stretches, block, from)
      : limitedUnits(history, stretches, block, totalCents);
    for (const unit of units) {
      if (!block.unlimited) totalCents += unit.amountCents;
      if (unit.forfeitedAt >= from) yield unit;
    }
    if (block.unlimited)
      for (const { amountCents, count } of unlimitedRuns(history, stretches, block)) totalCents += amountCents * count;
  }
}

function* runsIn(history: PenaltyHistory, stretches: readonly Accrual[], block: Block, totalCents: number) {
  if (block.unlimited) yield* unlimitedRuns(history, stretches, block);
  else
    for (const { forfeitedAt, ...unit } of limitedUnits(history, stretches, block, totalCents))
      yield { ...unit, count: 1, at: () => forfeitedAt };
}

/**
 * A block without a maximum keeps the distance of the longest unit from versions with one. A full unit that begins under
 * one version and ends under the next is forfeited when it ends: against its maximum counts all that was forfeited before.
 */
function blocksOf(history: PenaltyHistory): Block[] {
  const all = eras(history);
  const [first] = all;
  if (first === undefined) return [];
  const unlimited = join(
    join(all.filter(({ start }) => isUnlimited(termsAt(history, start)))).map(({ start, end }) => ({
      start: start === first.start ? start : start + LONGEST_UNIT_MS,
      end: end - LONGEST_UNIT_MS,
    })),
  );
  return [
    ...unlimited.map((block) => ({ ...block, unlimited: true })),
    ...cut([{ start: first.start, end: Infinity }], unlimited).map((block) => ({ ...block, unlimited: false })),
  ].toSorted((a, b) => a.start - b.start);
}

function isUnlimited(terms: PenaltyTerms | undefined): boolean {
  return terms !== undefined && terms.maximumCents === undefined && countsTime(terms);
}

/** The stretches of time in each of which one set of terms is in force, from the first version on. */
function eras({ versions, moderations }: PenaltyHistory): Span[] {
  const edges = [...versions, ...moderations].map(span).flatMap(({ start, end }) => [start, end]);
  const starts = [...new Set(edges)].sort((a, b) => a - b);
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? Infinity }));
}

function* limitedUnits(
  history: PenaltyHistory,
  stretches: readonly Accrual[],
  block: Block,
  before: number,
): Generator<Forfeiture> {
  let totalCents = before;
  const begin =
    maximumOf(termsAt(history, block.start)) > totalCents ? block.start : nextRoom(history, totalCents, block);
  if (begin === undefined) return;
  let used: Span = { start: begin, end: begin };
  for (const { unit, begunAt, forfeitedAt, itemId } of unitsBegunIn(stretches, { start: begin, end: block.end })) {
    // A full unit that began before may end after the maximum is reached, under terms that have room for it.
    if (used.end === Infinity && forfeitedAt >= used.start + LONGEST_UNIT_MS) return;
    if (contains(used, begunAt)) continue;
    const terms = termsAt(history, begunAt);
    if (terms === undefined) continue;
    const maximum = maximumOf(terms);
    const amountCents = Math.min(amountOf(terms, unit), maximum - totalCents);
    if (amountCents > 0) {
      totalCents += amountCents;
      yield { unit, ...(itemId === undefined ? {} : { itemId }), forfeitedAt, amountCents };
    }
    if (totalCents < maximum) continue;
    used = { start: begunAt, end: nextRoom(history, totalCents, { start: begunAt, end: block.end }) ?? Infinity };
  }
}

function* unlimitedUnits(
  history: PenaltyHistory,
  stretches: readonly Accrual[],
  block: Block,
  from: number,
): Generator<Forfeiture> {
  const start = Math.max(block.start, from - LONGEST_UNIT_MS);
  for (const { unit, begunAt, forfeitedAt, itemId } of unitsBegunIn(stretches, { start, end: block.end })) {
    const terms = termsAt(history, begunAt);
    if (terms === undefined) continue;
    const amountCents = amountOf(terms, unit);
    yield { unit, ...(itemId === undefined ? {} : { itemId }), forfeitedAt, amountCents };
  }
}

function* unitsBegunIn(stretches: readonly Accrual[], { start, end }: Span): Generator<Counted> {
  for (const unit of units(stretches, start)) {
    // Where an hour does not exist, a unit that began sooner may end later than one that began after it.
    if (unit.forfeitedAt >= end + LONGEST_UNIT_MS) return;
    if (start <= unit.begunAt && unit.begunAt < end) yield unit;
  }
}

const LONGEST_UNIT_MS = 25 * 3_600_000;

/** When the maximum next comes to lie above what is forfeited: by a new version, or as a reduction ends. */
function nextRoom(history: PenaltyHistory, totalCents: number, { start, end }: Span): number | undefined {
  return eras(history)
    .map((era) => era.start)
    .filter((moment) => start < moment && moment < end)
    .find((moment) => maximumOf(termsAt(history, moment)) > totalCents);
}

/** The hours or days of a block without a maximum. */
function* unlimitedRuns(
  history: PenaltyHistory,
  stretches: readonly Accrual[],
  block: Block,
): Generator<Omit<Run, "totalCents">> {
  const within = eras(history).flatMap((whole) => {
    const terms = termsAt(history, whole.start);
    return terms === undefined ? [] : meet([whole], [block]).map((era) => ({ era, terms }));
  });
  for (const stretch of stretches) {
    if (stretch.bounds.start >= block.end) continue;
    if (stretch.terms.unit === "VIOLATION") {
      for (const { unit, itemId, begunAt } of violations(stretch)) {
        const terms = within.find(({ era }) => contains(era, begunAt))?.terms;
        const amountCents = terms === undefined ? 0 : amountOf(terms, unit);
        if (amountCents === 0) continue;
        yield { unit, ...(itemId === undefined ? {} : { itemId }), amountCents, count: 1, at: () => begunAt };
      }
    }
    if (!runsWithTime(stretch.terms.unit)) continue;
    const division = divisionOf(stretch);
    for (const subject of stretch.subjects) {
      for (const row of rowsOf(stretch, division, subject)) {
        for (const { era, terms } of within) {
          const amountCents = amountOf(terms, stretch.terms.unit);
          const run = during(row, division, era);
          if (run === undefined) continue;
          const { itemId } = subject;
          yield { unit: stretch.terms.unit, ...(itemId === undefined ? {} : { itemId }), amountCents, ...run };
        }
      }
    }
  }
}

/** Units with one following on the other, by index in the division; a started one may begin within its first unit. */
interface Row {
  readonly first: number;
  readonly last: number;
  readonly begunAt: number;
  /** Full units are forfeited when they end. */
  readonly full: boolean;
}

function* rowsOf({ terms }: Accrual, { begin, indexAt }: Division, { breach }: Subject): Generator<Row> {
  const full = !countsStarted(terms);
  let next = -Infinity;
  for (const { start, end } of breach) {
    const at = indexAt(start);
    const first = full && begin(at) < start ? at + 1 : Math.max(at, next);
    const last = full ? indexAt(end) - 1 : indexAt(end - 1);
    if (first > last) continue;
    yield { first, last, begunAt: Math.max(start, begin(first)), full };
    next = last + 1;
  }
}

/** The part of a row that began within an era. */
function during({ first, last, begunAt, full }: Row, { begin, indexAt }: Division, { start, end }: Span) {
  if (begunAt >= end) return undefined;
  const beganAt = (index: number) => (index === first ? begunAt : begin(index));
  const from = start <= begunAt ? first : Math.max(first + 1, firstFrom(start));
  const until = end === Infinity ? last : Math.min(last, Math.max(first, firstFrom(end) - 1));
  if (from > until) return undefined;
  return {
    count: until - from + 1,
    at: (index: number) => (full ? begin(from + index + 1) : beganAt(from + index)),
  };

  function firstFrom(moment: number): number {
    const index = indexAt(moment);
    return begin(index) < moment ? index + 1 : index;
  }
}

/** How many units of a run were forfeited before a moment, by halving. */
export function countBefore({ count, at }: Pick<Run, "count" | "at">, moment: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(middle) < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of all that is forfeited under the order; the judge may set none (611b). Nothing without terms. */
export function maximumOf(terms: PenaltyTerms | undefined): number {
  if (terms === undefined) return 0;
  return terms.maximumCents ?? Infinity;
}

/** While hours or days of a breach are running, whether or not the maximum is reached. */
export function runningSpans(history: PenaltyHistory, horizon: number): Span[] {
  return join(
    accruals(history, horizon)
      .filter(({ terms }) => runsWithTime(terms.unit))
      .flatMap(({ subjects }) => subjects.flatMap(({ breach }) => breach)),
  );
}
