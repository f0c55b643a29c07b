import type { ItemId } from "../ids.js";
import { type Instant, instant } from "../instant.js";
import { omissionOf, openSpans, termsAt, termsOf } from "./penalty-breach.js";
import { checkHistory, type PenaltyHistory } from "./penalty-history.js";
import { prescriptionOf } from "./penalty-prescription.js";
import { contains, type Interval, ms, span } from "./penalty-spans.js";
import { type Forfeiture, forfeitures, maximumOf, runningSpans } from "./penalty-units.js";

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
  /** Forfeited, not prescribed. Whether it is paid is not known here. */
  readonly collectibleCents: number;
  readonly fallenAwayCents: number;
  /** What is forfeited besides if the court rejects the claims of impossibility that are unanswered (611d). */
  readonly pendingCents: number;
  readonly maximumReached: boolean;
  readonly units: readonly ForfeitedUnit[];
}

export type PenaltyCourse =
  | { readonly running: true; readonly since: Instant }
  | { readonly running: false; readonly because: NotRunning };

export const UNIT_STANDINGS = ["COLLECTIBLE", "PRESCRIBED", "FALLEN_AWAY", "PENDING"] as const;
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

/** FORFEITED: once is once, and a violation is forfeited for when it begins. */
export const NOT_RUNNING = [
  "NO_PENALTY",
  "ENDED",
  "NOT_SERVED",
  "COMPLIED",
  "SUSPENDED",
  "INSOLVENT",
  "TERM_STOPPED",
  "WITHIN_TERM",
  "MAXIMUM_REACHED",
  "IMPOSSIBLE",
  "FORFEITED",
] as const;
export type NotRunning = (typeof NOT_RUNNING)[number];

/** Refuses with PENALTY_BEFORE_HISTORY when `now` lies before the last known event. */
export function penaltyStatement(history: PenaltyHistory, now: Instant): PenaltyStatement {
  checkHistory(history, now);
  const forfeited = [...forfeitures(history, ms(now))];
  const prescription = prescriptionOf(history);
  const units = [
    ...forfeited.map((forfeiture) => unitOf(forfeiture, history, prescription(forfeiture.forfeitedAt), now)),
    ...pendingUnits(history, forfeited, now),
  ].toSorted(byMoment);
  const cents = (...standings: readonly ForfeitedUnit["standing"][]) =>
    units.reduce((sum, { amountCents, standing }) => (standings.includes(standing) ? sum + amountCents : sum), 0);
  const currency = history.versions.find(({ terms }) => terms !== undefined)?.terms?.currency;
  const maximumReached = isFull(history, forfeited.at(-1)?.totalCents ?? 0, ms(now));
  return {
    asOf: now,
    ...(currency === undefined ? {} : { currency }),
    forfeitedCents: cents("COLLECTIBLE", "PRESCRIBED"),
    prescribedCents: cents("PRESCRIBED"),
    collectibleCents: cents("COLLECTIBLE"),
    fallenAwayCents: cents("FALLEN_AWAY"),
    pendingCents: cents("PENDING"),
    maximumReached,
    units,
    ...courseAt(history, now, maximumReached),
  };
}

/** Whether nothing more can be forfeited under the maximum in force at a moment (611b). */
export function isFull(history: PenaltyHistory, totalCents: number, moment: number): boolean {
  const terms = termsAt(history, moment);
  return terms !== undefined && totalCents >= maximumOf(terms);
}

function unitOf(
  { itemId, forfeitedAt, amountCents }: Forfeiture,
  { ended }: PenaltyHistory,
  prescribesAt: Instant | undefined,
  now: Instant,
): ForfeitedUnit {
  const prescribed = prescribesAt !== undefined && prescribesAt <= now;
  return {
    ...(itemId === undefined ? {} : { itemId }),
    forfeitedAt: instant(forfeitedAt),
    amountCents,
    standing: ended?.forfeited === "FALLS_AWAY" ? "FALLEN_AWAY" : prescribed ? "PRESCRIBED" : "COLLECTIBLE",
    ...(prescribesAt === undefined ? {} : { prescribesAt }),
  };
}

/** While a claim is unanswered nobody says yet whether these are forfeited: the units that its rejection would add. */
function pendingUnits(history: PenaltyHistory, forfeited: readonly Forfeiture[], now: Instant): ForfeitedUnit[] {
  if (history.items.every(({ termsIfRejected }) => termsIfRejected === undefined)) return [];
  const all = [...forfeitures(ifRejected(history), ms(now))];
  let leftCents = (all.at(-1)?.totalCents ?? 0) - (forfeited.at(-1)?.totalCents ?? 0);
  return besides(all, forfeited).flatMap(({ itemId, forfeitedAt, amountCents }) => {
    const cents = Math.min(amountCents, leftCents);
    if (cents <= 0) return [];
    leftCents -= cents;
    return [
      {
        ...(itemId === undefined ? {} : { itemId }),
        forfeitedAt: instant(forfeitedAt),
        amountCents: cents,
        standing: "PENDING",
      } as const,
    ];
  });
}

function ifRejected(history: PenaltyHistory): PenaltyHistory {
  return {
    ...history,
    items: history.items.map(({ termsIfRejected, ...item }) =>
      termsIfRejected === undefined ? item : { ...item, complianceTerms: termsIfRejected },
    ),
  };
}

/** Those that are not forfeited already: of the same item at the same moment, or else in the same hour or day. */
function besides(all: readonly Forfeiture[], forfeited: readonly Forfeiture[]): Forfeiture[] {
  const rest = [...all];
  const alike = (a: Forfeiture, b: Forfeiture) => a.itemId === b.itemId;
  const others = forfeited.filter((one) => {
    const same = rest.findIndex((other) => alike(one, other) && other.forfeitedAt === one.forfeitedAt);
    if (same !== -1) rest.splice(same, 1);
    return same === -1;
  });
  for (const one of others) {
    const before = rest.findLastIndex((other) => alike(one, other) && other.forfeitedAt < one.forfeitedAt);
    if (before !== -1) rest.splice(before, 1);
  }
  return rest;
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
  if (termsAt(history, at) === undefined) return "NO_PENALTY";
  if (history.ended !== undefined && history.ended.at <= now) return "ENDED";
  if (history.servedAt === undefined) return "NOT_SERVED";
  const open = history.items.filter((item) => omissionOf(item).some((omission) => contains(omission, at)));
  if (open.length === 0) return "COMPLIED";
  if (holds(history.suspensions)) return "SUSPENDED";
  if (holds(history.insolvencies.filter(({ forfeitsAllTheSame }) => !forfeitsAllTheSame))) return "INSOLVENT";
  const terms = open.map((item) => termsOf(history, item));
  if (!terms.some((some) => openSpans(history, some, at + 1).some((passed) => contains(passed, at)))) {
    const runs = terms.some((some) => some.some(({ endsAt, stoppedAt }) => now < (stoppedAt ?? endsAt)));
    return runs ? "WITHIN_TERM" : "TERM_STOPPED";
  }
  if (maximumReached) return "MAXIMUM_REACHED";
  if (holds(history.moderations.filter(({ effect }) => effect !== "REDUCED"))) return "IMPOSSIBLE";
  return "FORFEITED";
}
