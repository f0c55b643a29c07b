import type { ItemId } from "../ids.js";
import { COURT_TIME_ZONE } from "../instant.js";
import type { PenaltyTerms, PenaltyUnit } from "./penalty.js";
import { type Accrual, accruals, countsStarted, type Subject, termsAt } from "./penalty-breach.js";
import type { PenaltyHistory } from "./penalty-history.js";
import { refuse } from "./penalty-refusals.js";
import { covers, firstIn, join, type Span, span } from "./penalty-spans.js";

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
 *            suspension.
 * ONCE       The first breach, and no other.
 *
 * Every unit has the amount of the terms in force when it began. The last one before the maximum is cut to fit.
 */
export interface Forfeiture {
  readonly unit: PenaltyUnit;
  readonly itemId?: ItemId;
  readonly forfeitedAt: number;
  readonly amountCents: number;
  /** Of the whole order, this one included. */
  readonly totalCents: number;
}

/** One unit before its amount is known. */
interface Counted {
  readonly unit: PenaltyUnit;
  readonly manner: number;
  readonly place: number;
  readonly itemId?: ItemId;
  readonly begunAt: number;
  readonly forfeitedAt: number;
}

const HOUR_MS = 3_600_000;

/** What is forfeited before `horizon`, in order of time; lazily, so that nothing is computed past the maximum. */
export function* forfeitures(history: PenaltyHistory, horizon: number): Generator<Forfeiture> {
  let totalCents = 0;
  let roomFrom = -Infinity;
  for (const { begunAt, forfeitedAt, itemId } of units(accruals(history, horizon))) {
    if (begunAt < roomFrom) continue;
    const terms = termsAt(history, begunAt);
    if (terms === undefined) continue;
    const maximum = maximumOf(terms);
    const amountCents = Math.min(terms.amountCents, maximum - totalCents);
    if (amountCents > 0) {
      totalCents += amountCents;
      if (!Number.isSafeInteger(totalCents))
        throw refuse("PENALTY_TOO_LARGE", "The penalties add up to too many cents.");
      yield {
        unit: terms.unit,
        ...(itemId === undefined ? {} : { itemId }),
        forfeitedAt,
        amountCents,
        totalCents,
      };
    }
    if (totalCents < maximum) continue;
    const room = nextRoom(history, totalCents, begunAt);
    if (room === undefined) return;
    roomFrom = room;
  }
}

/** When the maximum next comes to lie above what is forfeited: by a new version, or as a reduction ends. */
function nextRoom(history: PenaltyHistory, totalCents: number, after: number): number | undefined {
  return [...history.versions, ...history.moderations]
    .map(span)
    .flatMap(({ start, end }) => [start, end])
    .filter((moment) => after < moment && moment < Infinity)
    .toSorted((a, b) => a - b)
    .find((moment) => maximumOf(termsAt(history, moment)) > totalCents);
}

/** Of all that is forfeited under the order; only a penalty for once can do without (611b). Nothing without terms. */
export function maximumOf(terms: PenaltyTerms | undefined): number {
  if (terms === undefined) return 0;
  return terms.maximumCents ?? Infinity;
}

/** In order of time, over stretches that may overlap. */
function* units(stretches: readonly Accrual[]): Generator<Counted> {
  const once = new Set<string>();
  for (const unit of merged(stretches.map(unitsIn))) {
    const first = `${unit.manner} ${unit.itemId ?? ""}`;
    if (unit.unit === "ONCE" && once.has(first)) continue;
    once.add(first);
    yield unit;
  }
}

function* merged(sources: readonly Iterator<Counted>[]): Generator<Counted> {
  const heads = sources.flatMap((source) => {
    const { value } = source.next();
    return value === undefined ? [] : [{ source, unit: value as Counted }];
  });
  for (;;) {
    let first = heads[0];
    for (const head of heads) if (first !== undefined && byTime(head.unit, first.unit) < 0) first = head;
    if (first === undefined) return;
    yield first.unit;
    const { value } = first.source.next();
    if (value === undefined) heads.splice(heads.indexOf(first), 1);
    else first.unit = value;
  }
}

function byTime(a: Counted, b: Counted): number {
  return a.forfeitedAt - b.forfeitedAt || a.manner - b.manner || a.place - b.place;
}

function unitsIn(stretch: Accrual): Iterator<Counted> {
  switch (stretch.terms.unit) {
    case "HOUR":
    case "DAY":
      return timeUnits(stretch);
    case "VIOLATION":
      return violations(stretch).values();
    case "ONCE":
      return firstBreaches(stretch, stretch.subjects, stretch.bounds).values();
    default:
      return stretch.terms.unit satisfies never;
  }
}

function* timeUnits(stretch: Accrual): Generator<Counted> {
  const { terms, bounds, subjects } = stretch;
  const division = terms.unit === "DAY" ? daysFrom(bounds.start) : hoursFrom(bounds.start);
  for (const slot of slots(division, join(subjects.flatMap(({ breach }) => breach)))) {
    if (countsStarted(terms)) yield* firstBreaches(stretch, subjects, slot);
    else
      yield* subjects
        .filter(({ breach }) => covers(breach, slot))
        .map((subject) => counted(stretch, subject, slot.start, slot.end));
  }
}

function violations(stretch: Accrual): Counted[] {
  return stretch.subjects
    .flatMap((subject) => subject.omission.flatMap((omission) => firstBreaches(stretch, [subject], omission)))
    .toSorted(byTime);
}

function firstBreaches(stretch: Accrual, subjects: readonly Subject[], bounds: Span): Counted[] {
  return subjects
    .flatMap((subject) => {
      const first = firstIn(subject.breach, bounds);
      return first === undefined ? [] : [counted(stretch, subject, first, first)];
    })
    .toSorted(byTime);
}

function counted(
  { terms: { unit }, manner }: Accrual,
  { itemId, place }: Subject,
  begunAt: number,
  forfeitedAt: number,
): Counted {
  return { unit, manner, place, ...(itemId === undefined ? {} : { itemId }), begunAt, forfeitedAt };
}

/** A division of time: where unit `index` begins, and the unit in which a moment lies. */
interface Division {
  begin(index: number): number;
  indexAt(moment: number): number;
}

function hoursFrom(start: number): Division {
  return {
    begin: (index) => start + index * HOUR_MS,
    indexAt: (moment) => Math.floor((moment - start) / HOUR_MS),
  };
}

function daysFrom(start: number): Division {
  const local = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(COURT_TIME_ZONE);
  // Always from the start, so that a night without 02:30 shifts that one day only.
  const begin = (index: number) => local.add({ days: index }).epochMilliseconds;
  return {
    begin,
    indexAt: (moment) => {
      const date = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(COURT_TIME_ZONE).toPlainDate();
      const days = local.toPlainDate().until(date).days;
      return begin(days) <= moment ? days : days - 1;
    },
  };
}

/** The units in which there is any breach, each once. */
function* slots({ begin, indexAt }: Division, breach: readonly Span[]): Generator<Span> {
  let next = 0;
  for (const { start, end } of breach) {
    for (let index = Math.max(next, indexAt(start)); begin(index) < end; index += 1) {
      yield { start: begin(index), end: begin(index + 1) };
      next = index + 1;
    }
  }
}

/** While hours or days of a breach are running, whether or not the maximum is reached. */
export function runningSpans(history: PenaltyHistory, horizon: number): Span[] {
  return join(
    accruals(history, horizon)
      .filter(({ terms }) => runsWithTime(terms.unit))
      .flatMap(({ subjects }) => subjects.flatMap(({ breach }) => breach)),
  );
}

export function runsWithTime(unit: PenaltyUnit): boolean {
  return unit === "HOUR" || unit === "DAY";
}
