import { max, mean, min, quantileSorted } from "simple-statistics";
import { YEAR_DAYS } from "./assumptions.js";
import { HOUR_MS } from "./fate.js";
import type { EventKind } from "./played-case.js";
import type { EndedCase, Outcome } from "./simulate.js";
import { supervised } from "./supervised-case.js";

/** The result of one run. NaN when there was nothing to measure. */
export interface Figures {
  readonly applicationsADay: number;
  readonly ordersADay: number;
  readonly judgeHoursAWeek: number;
  /** Share of the hours on duty; above 1 when judges continued after hours. */
  readonly busyShare: number;
  /** From arrival until a judge begins it. */
  readonly queueMedianHours: number;
  readonly queueP95Hours: number;
  /** Applications decided within the target, as a share of all. */
  readonly withinTargetShare: number;
  readonly stillQueued: number;
  readonly costMedianCents: number;
  readonly costP5Cents: number;
  readonly costP95Cents: number;
  readonly costMeanCents: number;
  readonly costAYearCents: number;
  readonly feesAYearCents: number;
  readonly opposedShare: number;
  /** Orders narrowed or lifted, on opposition or appeal, as a share of decided oppositions. */
  readonly reversedShare: number;
  readonly lapsedShare: number;
  /** Missed terms, of whichever duty, as a share of served addressees. */
  readonly missedShare: number;
  /** Addressees that nobody registered, as a share of all. */
  readonly onPaperShare: number;
  /** Of the addressees that told a poster or were to: those that told all of them in time. */
  readonly postersToldShare: number;
  /** Of the disclosures asked for and not let go: those given within their term. */
  readonly disclosedShare: number;
  /** Decisions on opposition that were appealed. */
  readonly appealedShare: number;
  /** Appeals that ended in annulment, as a share of decided ones. */
  readonly annulledShare: number;
  /** Entries in the compliance feed. */
  readonly noticesADay: number;
}

export function figuresOf({ run, cases, stillQueued, workedHours, dutyHours }: Outcome, targetHours: number): Figures {
  const times = (kind: EventKind) => cases.reduce((sum, { events }) => sum + (events[kind] ?? 0), 0);
  const queued = sorted(cases.map(({ arrivedMs, begunMs }) => (begunMs - arrivedMs) / HOUR_MS));
  const costs = sorted(cases.map(({ costCents }) => costCents));
  const orders = times("OrderIssued");
  const sumOf = (of: (one: EndedCase) => number) => cases.reduce((sum, one) => sum + of(one), 0);
  const aYear = YEAR_DAYS / run.days;
  const { parts, notices } = supervised(cases);
  const toTell = parts.filter(({ facts }) => facts.posterInformedInTime !== null || facts.posterOverdueAfter !== null);
  const asked = parts.filter(({ disclosed }) => disclosed !== undefined);
  const onAppeal = cases.flatMap(({ appealOutcomes }) => appealOutcomes);
  return {
    applicationsADay: cases.length / run.days,
    ordersADay: orders / run.days,
    judgeHoursAWeek: workedHours / (run.days / 7),
    busyShare: workedHours / dutyHours,
    queueMedianHours: quantile(queued, 0.5),
    queueP95Hours: quantile(queued, 0.95),
    withinTargetShare: decidedWithin(cases, targetHours),
    stillQueued,
    costMedianCents: quantile(costs, 0.5),
    costP5Cents: quantile(costs, 0.05),
    costP95Cents: quantile(costs, 0.95),
    costMeanCents: costs.length === 0 ? Number.NaN : mean(costs),
    costAYearCents: sumOf(({ costCents }) => costCents) * aYear,
    feesAYearCents: sumOf(({ feesCents }) => feesCents) * aYear,
    opposedShare: times("OppositionLodged") / orders,
    reversedShare: (times("OrderModified") + times("OrderLifted")) / times("OppositionDecided"),
    lapsedShare: times("OrderLapsed") / orders,
    missedShare: times("DeadlinePassed") / times("AddresseeServed"),
    onPaperShare: shareOf(parts, ({ received }) => received.platformKind === "RESPONDENT"),
    postersToldShare: shareOf(toTell, ({ facts }) => facts.posterInformedInTime === true),
    disclosedShare: shareOf(asked, ({ disclosed }) => disclosed === "IN_TIME"),
    appealedShare: times("OrderAppealLodged") / times("OppositionDecided"),
    annulledShare: shareOf(onAppeal, (outcome) => outcome === "ANNULLED"),
    noticesADay: notices.length / run.days,
  };
}

function shareOf<T>(all: readonly T[], is: (one: T) => boolean): number {
  return all.filter(is).length / all.length;
}

/** The share of applications decided within this many hours of arrival. */
export function decidedWithin(cases: readonly EndedCase[], hours: number): number {
  return cases.filter(({ arrivedMs, decidedMs }) => decidedMs - arrivedMs <= hours * HOUR_MS).length / cases.length;
}

/** A figure over several runs. */
export interface Spread {
  readonly mean: number;
  readonly min: number;
  readonly max: number;
}

/** Counts only runs with something to measure. */
export function spreadOf(values: readonly number[]): Spread {
  const measured = values.filter((value) => Number.isFinite(value));
  if (measured.length === 0) return { mean: Number.NaN, min: Number.NaN, max: Number.NaN };
  return { mean: mean(measured), min: min(measured), max: max(measured) };
}

export function spreadsOf(figures: readonly Figures[]): Readonly<Record<keyof Figures, Spread>> {
  const [first] = figures;
  if (first === undefined) throw new Error("No run was played");
  const names = Object.keys(first) as (keyof Figures)[];
  return Object.fromEntries(names.map((name) => [name, spreadOf(figures.map((one) => one[name]))])) as Record<
    keyof Figures,
    Spread
  >;
}

function sorted(values: readonly number[]): number[] {
  return values.toSorted((a, b) => a - b);
}

function quantile(ascending: readonly number[], share: number): number {
  return ascending.length === 0 ? Number.NaN : quantileSorted([...ascending], share);
}
