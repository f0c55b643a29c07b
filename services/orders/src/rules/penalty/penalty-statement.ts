import type { ItemId } from "../ids.js";
import { type Instant, instant } from "../instant.js";
import type { PenaltyUnit } from "./penalty.js";
import { omissionOf, openSpans, runsWithTime, termsAt, termsOf } from "./penalty-breach.js";
import { checkHistory, type PenaltyHistory } from "./penalty-history.js";
import { firstPending, type PendingRun, pendingRuns } from "./penalty-pending.js";
import { type Prescription, prescriptionOf } from "./penalty-prescription.js";
import { contains, type Interval, ms, span } from "./penalty-spans.js";
import {
  countBefore,
  type Forfeiture,
  forfeitedRuns,
  forfeitures,
  maximumOf,
  type Run,
  runningSpans,
} from "./penalty-units.js";

/**
 * The account of a penalty at a moment: what was forfeited before it, what of that is prescribed, and whether more is
 * being forfeited. It only grows with time, unless a judge decides otherwise; nobody but a judge takes back a penalty
 * once forfeited (Rv 611c), not even a later and milder version of the order.
 *
 * Two more things can change what was accounted for. A confirmation that comes late says that content went earlier, and
 * then what was accounted for in between was never forfeited; it is the platform's word, under its seal, and for a court
 * to weigh. And service that was earlier than known: then more was forfeited (penalty-terms.ts). A correction that
 * content is not gone changes nothing before the moment at which it is recorded.
 */
export type PenaltyStatement = PenaltyAccount & PenaltyCourse;

export interface PenaltyAccount {
  readonly asOf: Instant;
  /** Absent when no version of the order has a penalty. */
  readonly currency?: string;
  /** What is forfeited and has not fallen away. */
  readonly forfeitedCents: number;
  readonly prescribedCents: number;
  /** Forfeited, not prescribed, and admitted. Whether it is paid is not known here. */
  readonly collectibleCents: number;
  readonly fallenAwayCents: number;
  /** Forfeited before an insolvency that lasts, in which it is not admitted (611e(2)). */
  readonly notAdmittedCents: number;
  /** What is forfeited besides if the court rejects the claims of impossibility that are unanswered (611d). */
  readonly pendingCents: number;
  readonly maximumReached: boolean;
  /** When the first of what is collectible prescribes, as things stand; absent while nothing does. */
  readonly prescribesNextAt?: Instant;
  readonly unitCount: number;
  /** In order of time, at most UNITS_SHOWN of them. */
  readonly units: readonly ForfeitedUnit[];
  /** All units, those taken together that follow on each other and have one amount and one standing. */
  readonly runs: readonly ForfeitedRun[];
}

/** A penalty per hour without a maximum has more units in a few years than anyone reads. */
export const UNITS_SHOWN = 10_000;

export type PenaltyCourse =
  | { readonly running: true; readonly since: Instant }
  | { readonly running: false; readonly because: NotRunning };

/**
 * NOT_ADMITTED: it was forfeited before an insolvency that lasts, and is no claim in it (611e(2)).
 * PENDING: whether it is forfeited, the court says with its answer to a claim of impossibility (611d).
 */
export const UNIT_STANDINGS = ["COLLECTIBLE", "PRESCRIBED", "FALLEN_AWAY", "NOT_ADMITTED", "PENDING"] as const;
export type UnitStanding = (typeof UNIT_STANDINGS)[number];

export interface ForfeitedUnit {
  /** Which item it is forfeited for, when items count on their own. */
  readonly itemId?: ItemId;
  /** A started unit, when the breach in it began; a full unit, when it ended. */
  readonly forfeitedAt: Instant;
  readonly amountCents: number;
  readonly standing: UnitStanding;
  /** From this moment it is prescribed, as things stand; absent while prescription is suspended without an end. */
  readonly prescribesAt?: Instant;
}

export interface ForfeitedRun {
  readonly itemId?: ItemId;
  readonly unit: PenaltyUnit;
  readonly count: number;
  /** Of each. */
  readonly amountCents: number;
  readonly firstForfeitedAt: Instant;
  readonly lastForfeitedAt: Instant;
  readonly standing: UnitStanding;
}

/** FORFEITED: once is once, and a violation is forfeited for when it begins. */
export const NOT_RUNNING = [
  "NO_PENALTY",
  "ENDED",
  "NOT_SERVED",
  "COMPLIED",
  "SUSPENDED",
  "INSOLVENT",
  "DECEASED",
  "TERM_STOPPED",
  "WITHIN_TERM",
  "MAXIMUM_REACHED",
  "IMPOSSIBLE",
  "FORFEITED",
] as const;
export type NotRunning = (typeof NOT_RUNNING)[number];

/**
 * Refuses with PENALTY_BEFORE_HISTORY when `now` lies before the last known event. The units are those forfeited at or
 * after `unitsFrom`, by default from the first on.
 */
export function penaltyStatement(history: PenaltyHistory, now: Instant, unitsFrom?: Instant): PenaltyStatement {
  return statementOf(history, reckoned(history, now), now, unitsFrom);
}

/** What an account comes to by itself, before any joint maximum. */
export interface Reckoned {
  readonly forfeited: readonly Run[];
  readonly pending: readonly PendingRun[];
}

export function reckoned(history: PenaltyHistory, now: Instant): Reckoned {
  checkHistory(history, now);
  const forfeited = [...forfeitedRuns(history, ms(now))];
  return { forfeited, pending: pendingRuns(history, forfeited, ms(now)) };
}

/** What a joint maximum leaves of it. */
export interface LeftJointly {
  readonly forfeited: readonly PendingRun[];
  readonly pending: readonly PendingRun[];
  readonly reached: boolean;
}

export function statementOf(
  history: PenaltyHistory,
  own: Reckoned,
  now: Instant,
  unitsFrom: Instant | undefined,
  left?: LeftJointly,
): PenaltyStatement {
  const { forfeited, pending } = left ?? own;
  const prescription = prescriptionOf(history);
  const kept = keptFrom(forfeited, prescription, now);
  const runs = [
    ...forfeited.flatMap((run) => standingRuns(run, history, kept, now)),
    ...pending.map((run) => partOf(run, 0, run.count, "PENDING")),
  ];
  const cents = (...standings: readonly UnitStanding[]) =>
    runs.reduce(
      (sum, { amountCents, count, standing }) => (standings.includes(standing) ? sum + amountCents * count : sum),
      0,
    );
  const [currency] = history.versions.flatMap(({ terms }) => terms?.currency ?? []);
  const isOwnFull = isFull(history, own.forfeited.at(-1)?.totalCents ?? 0, ms(now));
  const maximumReached = isOwnFull || left?.reached === true;
  const units = left === undefined ? firstUnits(history, now, unitsFrom) : unitsOfRuns(left.forfeited, unitsFrom);
  const prescribesNextAt = nextPrescription(runs, prescription);
  return {
    asOf: now,
    ...(currency === undefined ? {} : { currency }),
    forfeitedCents: cents("COLLECTIBLE", "PRESCRIBED", "NOT_ADMITTED"),
    prescribedCents: cents("PRESCRIBED"),
    collectibleCents: cents("COLLECTIBLE"),
    fallenAwayCents: cents("FALLEN_AWAY"),
    notAdmittedCents: cents("NOT_ADMITTED"),
    pendingCents: cents("PENDING"),
    maximumReached,
    ...(prescribesNextAt === undefined ? {} : { prescribesNextAt }),
    unitCount: runs.reduce((sum, { count }) => sum + count, 0),
    units: withPending(
      [...units].map((forfeiture) => unitOf(forfeiture, history, prescription(forfeiture.forfeitedAt), now)),
      pending,
      unitsFrom,
    ),
    runs: joined(runs),
    ...courseAt(history, now, maximumReached),
  };
}

function* firstUnits(history: PenaltyHistory, now: Instant, from: Instant | undefined): Generator<Forfeiture> {
  let shown = 0;
  for (const forfeiture of forfeitures(history, ms(now), from === undefined ? -Infinity : ms(from))) {
    yield forfeiture;
    shown += 1;
    if (shown === UNITS_SHOWN) return;
  }
}

/** Of runs that a joint maximum has cut. */
function unitsOfRuns(runs: readonly PendingRun[], from: Instant | undefined): Forfeiture[] {
  return firstPending(runs, from, UNITS_SHOWN)
    .toSorted((a, b) => a.forfeitedAt - b.forfeitedAt)
    .slice(0, UNITS_SHOWN);
}

function withPending(
  units: readonly ForfeitedUnit[],
  pending: readonly PendingRun[],
  from: Instant | undefined,
): readonly ForfeitedUnit[] {
  const others = firstPending(pending, from, UNITS_SHOWN).map(
    ({ itemId, forfeitedAt, amountCents }): ForfeitedUnit => ({
      ...(itemId === undefined ? {} : { itemId }),
      forfeitedAt: instant(forfeitedAt),
      amountCents,
      standing: "PENDING",
    }),
  );
  // A full day that began before a maximum ended may end after a violation that began later.
  return [...units, ...others].toSorted(byMoment).slice(0, UNITS_SHOWN);
}

/** The moment from which on nothing that was forfeited is prescribed: what came later never prescribes sooner. */
function keptFrom(runs: readonly PendingRun[], prescription: Prescription, now: Instant): number {
  const isKept = (moment: number) => {
    const prescribesAt = prescription(moment);
    return prescribesAt === undefined || prescribesAt > now;
  };
  let [low, high] = [runs.reduce((first, { at }) => Math.min(first, at(0)), Infinity), ms(now)];
  if (runs.length === 0 || isKept(low)) return -Infinity;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isKept(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** A run in its parts: what is prescribed, and what is not. */
function standingRuns(run: PendingRun, history: PenaltyHistory, kept: number, now: Instant): ForfeitedRun[] {
  if (history.ended?.forfeited === "FALLS_AWAY") return [partOf(run, 0, run.count, "FALLEN_AWAY")];
  const prescribed = countBefore(run, kept);
  return [
    ...(prescribed === 0 ? [] : [partOf(run, 0, prescribed, "PRESCRIBED")]),
    ...(prescribed === run.count ? [] : [partOf(run, prescribed, run.count, standingOf(history, now))]),
  ];
}

function partOf(
  { unit, itemId, amountCents, at }: PendingRun,
  from: number,
  until: number,
  standing: UnitStanding,
): ForfeitedRun {
  return {
    ...(itemId === undefined ? {} : { itemId }),
    unit,
    count: until - from,
    amountCents,
    firstForfeitedAt: instant(at(from)),
    lastForfeitedAt: instant(at(until - 1)),
    standing,
  };
}

function nextPrescription(runs: readonly ForfeitedRun[], prescription: Prescription): Instant | undefined {
  const firsts = runs.flatMap(({ standing, firstForfeitedAt }) =>
    standing === "COLLECTIBLE" || standing === "NOT_ADMITTED" ? [firstForfeitedAt] : [],
  );
  const first = firsts.sort()[0];
  return first === undefined ? undefined : prescription(ms(first));
}

/** Of what is not prescribed: nothing is forfeited in an insolvency, so that all there is was forfeited before it. */
function standingOf(history: PenaltyHistory, now: Instant): "COLLECTIBLE" | "NOT_ADMITTED" {
  return isInsolvent(history, now) ? "NOT_ADMITTED" : "COLLECTIBLE";
}

function isInsolvent({ insolvencies }: PenaltyHistory, now: Instant): boolean {
  return insolvencies.some((one) => !one.forfeitsAllTheSame && contains(span(one), ms(now)));
}

/** In order of time, each joined to the one before it of the same item and unit that is alike. */
function joined(runs: readonly ForfeitedRun[]): ForfeitedRun[] {
  const found: ForfeitedRun[] = [];
  const lastOf = new Map<string, number>();
  for (const run of runs.toSorted(byFirst)) {
    const kind = `${run.unit} ${run.itemId ?? ""}`;
    const index = lastOf.get(kind) ?? -1;
    const last = found[index];
    if (last?.amountCents === run.amountCents && last.standing === run.standing) {
      found[index] = { ...last, count: last.count + run.count, lastForfeitedAt: run.lastForfeitedAt };
      continue;
    }
    lastOf.set(kind, found.length);
    found.push(run);
  }
  return found;
}

function byFirst(a: ForfeitedRun, b: ForfeitedRun): number {
  return a.firstForfeitedAt < b.firstForfeitedAt ? -1 : Number(a.firstForfeitedAt > b.firstForfeitedAt);
}

/** Whether nothing more can be forfeited under the maximum in force at a moment (611b). */
export function isFull(history: PenaltyHistory, totalCents: number, moment: number): boolean {
  const terms = termsAt(history, moment);
  return terms !== undefined && totalCents >= maximumOf(terms);
}

function unitOf(
  { itemId, forfeitedAt, amountCents }: Forfeiture,
  history: PenaltyHistory,
  prescribesAt: Instant | undefined,
  now: Instant,
): ForfeitedUnit {
  const prescribed = prescribesAt !== undefined && prescribesAt <= now;
  return {
    ...(itemId === undefined ? {} : { itemId }),
    forfeitedAt: instant(forfeitedAt),
    amountCents,
    standing:
      history.ended?.forfeited === "FALLS_AWAY" ? "FALLEN_AWAY" : prescribed ? "PRESCRIBED" : standingOf(history, now),
    ...(prescribesAt === undefined ? {} : { prescribesAt }),
  };
}

function byMoment(a: ForfeitedUnit, b: ForfeitedUnit): number {
  return a.forfeitedAt < b.forfeitedAt ? -1 : Number(a.forfeitedAt > b.forfeitedAt);
}

function courseAt(history: PenaltyHistory, now: Instant, maximumReached: boolean): PenaltyCourse {
  // One millisecond on, so that a stretch that begins now is seen.
  const running = runningSpans(history, ms(now) + 1).find((stretch) => contains(stretch, ms(now)));
  if (running !== undefined && !maximumReached) return { running: true, since: instant(running.start) };
  return { running: false, because: whyNot(history, now, maximumReached) };
}

function whyNot(history: PenaltyHistory, now: Instant, maximumReached: boolean): NotRunning {
  const at = ms(now);
  const holds = (intervals: readonly Partial<Interval>[]) => intervals.some((interval) => contains(span(interval), at));
  const inForce = termsAt(history, at);
  if (inForce === undefined) return "NO_PENALTY";
  if (history.ended !== undefined && history.ended.at <= now) return "ENDED";
  if (history.servedAt === undefined) return "NOT_SERVED";
  const open = history.items.filter((item) => omissionOf(item).some((omission) => contains(omission, at)));
  if (open.length === 0) return "COMPLIED";
  if (holds(history.suspensions) || open.every(({ suspensions = [] }) => holds(suspensions))) return "SUSPENDED";
  if (isInsolvent(history, now)) return "INSOLVENT";
  if (holds(history.deaths ?? []) && runsWithTime(inForce.unit)) return "DECEASED";
  const terms = open.map((item) => termsOf(history, item));
  if (!terms.some((some) => openSpans(history, some, at + 1).some((passed) => contains(passed, at)))) {
    const runs = terms.some((some) => some.some(({ endsAt, stoppedAt }) => now < (stoppedAt ?? endsAt)));
    return runs ? "WITHIN_TERM" : "TERM_STOPPED";
  }
  if (maximumReached) return "MAXIMUM_REACHED";
  if (holds(history.moderations.filter(({ effect }) => effect !== "REDUCED"))) return "IMPOSSIBLE";
  return "FORFEITED";
}
