import type { ItemId } from "../ids.js";
import type { PenaltyUnit } from "./penalty.js";
import { type Accrual, countsStarted, type Subject } from "./penalty-breach.js";
import { divisionOf, slots } from "./penalty-division.js";
import { clip, covers, firstIn, type Span } from "./penalty-spans.js";

/** One unit before its amount is known. */
export interface Counted {
  readonly unit: PenaltyUnit;
  readonly manner: number;
  readonly place: number;
  readonly itemId?: ItemId;
  readonly begunAt: number;
  readonly forfeitedAt: number;
}

/** In order of time, over stretches that may overlap. Hours and days that ended before `from` may be left out. */
export function* units(stretches: readonly Accrual[], from: number): Generator<Counted> {
  const once = new Set<string>();
  for (const unit of merged(stretches.map((stretch) => unitsIn(stretch, from)))) {
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
  return a.forfeitedAt - b.forfeitedAt || a.manner - b.manner || begunNow(a) - begunNow(b) || a.place - b.place;
}

/** What ends at a moment comes before what begins at it. */
function begunNow({ begunAt, forfeitedAt }: Counted): number {
  return Number(begunAt === forfeitedAt);
}

function unitsIn(stretch: Accrual, from: number): Iterator<Counted> {
  switch (stretch.terms.unit) {
    case "HOUR":
    case "DAY":
      return timeUnits(stretch, from);
    case "VIOLATION":
      return violations(stretch).values();
    case "ONCE":
      return firstBreaches(stretch, stretch.subjects, stretch.bounds).values();
    default:
      return stretch.terms.unit satisfies never;
  }
}

function* timeUnits(stretch: Accrual, from: number): Generator<Counted> {
  const { terms, subjects } = stretch;
  const late = clip(
    subjects.flatMap(({ breach }) => breach),
    { start: from, end: Infinity },
  );
  for (const slot of slots(divisionOf(stretch), late)) {
    if (countsStarted(terms)) yield* firstBreaches(stretch, subjects, slot);
    else
      yield* subjects
        .filter(({ breach }) => covers(breach, slot))
        .map((subject) => counted(stretch, subject, slot.start, slot.end));
  }
}

/** Each omission, and each breach that the court found; one that begins an omission is that omission. */
export function violations(stretch: Accrual): Counted[] {
  return stretch.subjects
    .flatMap((subject) => {
      const found = [...subject.found.values()].flatMap((breach) =>
        firstBreaches(stretch, [{ ...subject, breach }], stretch.bounds),
      );
      const isFound = (moment: number) => found.some(({ forfeitedAt }) => forfeitedAt === moment);
      const omitted = subject.omission.flatMap((omission) => firstBreaches(stretch, [subject], omission));
      return [...omitted.filter(({ forfeitedAt }) => !isFound(forfeitedAt)), ...found];
    })
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
