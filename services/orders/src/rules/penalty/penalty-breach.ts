import type { ItemId } from "../ids.js";
import type { PenaltyTerms, PenaltyUnit } from "./penalty.js";
import type { ComplianceTerm, PenaltyHistory, PenaltyItem, PenaltyVersion, Reduction } from "./penalty-history.js";
import { ALWAYS, clip, contains, cut, join, meet, ms, type Span, span } from "./penalty-spans.js";

/** Whose omission is counted on its own: the order's as a whole (without `itemId`), or one item's. */
export interface Subject {
  readonly itemId?: ItemId;
  /** Its place among the items, by which what is forfeited at one moment is put in order. */
  readonly place: number;
  /** While an item is up that should be gone, for whatever reason. */
  readonly omission: readonly Span[];
  /** The part of it for which a penalty can be forfeited. */
  readonly breach: readonly Span[];
  /** Of each breach that the court found, by the id of the finding, that part. */
  readonly found: ReadonlyMap<string, readonly Span[]>;
}

/**
 * A stretch in which a term for compliance has passed and one manner of counting holds. Units count from its start.
 * Items that count on their own have the stretches of their own terms. For the order as a whole a stretch lasts as long
 * as the term of any item has passed: to be late with another item as well begins no new count.
 */
export interface Accrual {
  readonly terms: PenaltyTerms;
  /** Equal for stretches that count alike without a break, so that a penalty for once is forfeited once. */
  readonly manner: number;
  readonly bounds: Span;
  readonly subjects: readonly Subject[];
}

/** Every stretch in which a penalty can be forfeited before `horizon`; those of different items may overlap. */
export function accruals(history: PenaltyHistory, horizon: number): Accrual[] {
  const groups = [...Map.groupBy(history.items.entries(), ([, item]) => termsOf(history, item))].map(
    ([terms, items]) => {
      const open = openSpans(history, terms, horizon);
      return { open, subjects: items.map(([place, item]) => subjectOf(history, item, place, open)) };
    },
  );
  const whole = {
    open: join(groups.flatMap(({ open }) => open)),
    subjects: [together(groups.flatMap(({ subjects }) => subjects))],
  };
  const deaths = (history.deaths ?? []).map(span);
  return manners(history.versions).flatMap(({ terms, during }, manner) => {
    if (terms === undefined) return [];
    return (terms.per === "ITEM" ? groups : [whole]).flatMap(({ open, subjects }) =>
      open.flatMap((one) =>
        clip([one], during).flatMap((bounds) =>
          countsOf(terms).map((counted) => ({
            terms: counted,
            manner,
            bounds,
            subjects: within(subjects, bounds, runsWithTime(counted.unit) ? deaths : []),
          })),
        ),
      ),
    );
  });
}

/** What the terms count: one unit, or violations and beside them the time for which these last. */
function countsOf(terms: PenaltyTerms): PenaltyTerms[] {
  const { whileLasting, ...own } = terms;
  return whileLasting === undefined ? [terms] : [own, { ...own, ...whileLasting }];
}

/** What one unit of a kind costs; nothing where the terms do not count it. */
export function amountOf({ unit, amountCents, whileLasting }: PenaltyTerms, of: PenaltyUnit): number {
  if (of === unit) return amountCents;
  return of === whileLasting?.unit ? whileLasting.amountCents : 0;
}

export function termsOf(history: PenaltyHistory, item: PenaltyItem): readonly ComplianceTerm[] {
  return item.complianceTerms ?? history.complianceTerms;
}

/** After service (611a(3)) and a term for compliance (611a(4)), before the order ends. */
export function openSpans(
  { servedAt, ended }: PenaltyHistory,
  terms: readonly ComplianceTerm[],
  horizon: number,
): Span[] {
  if (servedAt === undefined) return [];
  const end = Math.min(horizon, ended === undefined ? Infinity : ms(ended.at));
  return terms.flatMap(({ endsAt, stoppedAt }) => {
    const open = { start: Math.max(ms(endsAt), ms(servedAt)), end: stoppedAt === undefined ? end : ms(stoppedAt) };
    return clip([open], { start: -Infinity, end });
  });
}

/** Versions that count in the same manner belong together; only their amounts differ. */
function manners(versions: readonly PenaltyVersion[]): { terms: PenaltyTerms | undefined; during: Span }[] {
  const found: { terms: PenaltyTerms | undefined; during: Span }[] = [];
  for (const { from, terms } of versions) {
    const last = found.at(-1);
    if (last !== undefined && sameManner(last.terms, terms)) continue;
    if (last !== undefined) found[found.length - 1] = { ...last, during: { start: last.during.start, end: ms(from) } };
    found.push({ terms, during: span({ from }) });
  }
  return found;
}

function sameManner(a: PenaltyTerms | undefined, b: PenaltyTerms | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    a.unit === b.unit &&
    a.whileLasting?.unit === b.whileLasting?.unit &&
    countsStarted(a) === countsStarted(b) &&
    (a.per ?? "ORDER") === (b.per ?? "ORDER")
  );
}

/** "Per dag of gedeelte van een dag" is the usual formula. */
export function countsStarted(terms: PenaltyTerms): boolean {
  return terms.startedUnits ?? true;
}

function subjectOf(history: PenaltyHistory, item: PenaltyItem, place: number, open: readonly Span[]): Subject {
  const omission = meet(omissionOf(item), open);
  const breach = cut(omission, [
    ...barsToForfeiture(history),
    ...(item.suspensions ?? []).map(span),
    ...excuses(history, item),
  ]);
  const found = (item.breaches ?? []).map((one) => [one.finding, meet(breach, [span(one)])] as const);
  return { itemId: item.itemId, place, omission, breach, found: new Map(found) };
}

function together(items: readonly Subject[]): Subject {
  return {
    place: 0,
    omission: join(items.flatMap(({ omission }) => omission)),
    breach: join(items.flatMap(({ breach }) => breach)),
    found: new Map(
      [
        ...Map.groupBy(
          items.flatMap(({ found }) => [...found]),
          ([finding]) => finding,
        ),
      ].map(([finding, parts]) => [finding, join(parts.flatMap(([, spans]) => spans))]),
    ),
  };
}

function within(subjects: readonly Subject[], bounds: Span, bars: readonly Span[]): Subject[] {
  return subjects.map((subject) => ({
    ...subject,
    omission: meet(subject.omission, [bounds]),
    breach: cut(meet(subject.breach, [bounds]), bars),
  }));
}

export function runsWithTime(unit: PenaltyUnit): boolean {
  return unit === "HOUR" || unit === "DAY";
}

/** It is forfeited by the hour or day, alone or beside an amount for each violation. */
export function countsTime({ unit, whileLasting }: PenaltyTerms): boolean {
  return runsWithTime(unit) || whileLasting !== undefined;
}

/** While the item should be gone and is not. */
export function omissionOf({ addedAt, freedAt, gone }: PenaltyItem): Span[] {
  const due = { ...ALWAYS, ...(addedAt && { start: ms(addedAt) }), ...(freedAt && { end: ms(freedAt) }) };
  return cut([due], gone.map(span));
}

/** The order is suspended, or the addressee is insolvent (611e). */
function barsToForfeiture({ suspensions, insolvencies }: PenaltyHistory): Span[] {
  return [...suspensions, ...insolvencies.filter(({ forfeitsAllTheSame }) => !forfeitsAllTheSame)].map(span);
}

/** The judge found that compliance is impossible, for all items or for this one (611d(1)). */
function excuses({ moderations }: PenaltyHistory, { itemId }: PenaltyItem): Span[] {
  return moderations
    .filter((moderation) => moderation.effect !== "REDUCED" && (moderation.itemIds?.includes(itemId) ?? true))
    .map(span);
}

/**
 * The terms at a moment: as the version then in force has them, and no heavier than the judge has reduced them to
 * (611d). A reduction holds under later versions too, until it ends.
 */
export function termsAt({ versions, moderations }: PenaltyHistory, moment: number): PenaltyTerms | undefined {
  const terms = versions.findLast(({ from }) => ms(from) <= moment)?.terms;
  if (terms === undefined) return undefined;
  return moderations
    .filter((moderation) => moderation.effect === "REDUCED")
    .filter((reduction) => contains(span(reduction), moment))
    .reduce(reduced, terms);
}

function reduced(
  terms: PenaltyTerms,
  { amountCents, whileLastingCents = Infinity, maximumCents }: Reduction,
): PenaltyTerms {
  const maximum = Math.min(terms.maximumCents ?? Infinity, maximumCents ?? Infinity);
  const { whileLasting } = terms;
  return {
    ...terms,
    amountCents: Math.min(terms.amountCents, amountCents),
    ...(whileLasting === undefined
      ? {}
      : { whileLasting: { ...whileLasting, amountCents: Math.min(whileLasting.amountCents, whileLastingCents) } }),
    ...(maximum === Infinity ? {} : { maximumCents: maximum }),
  };
}
