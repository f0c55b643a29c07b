import { endOfDay, type Instant, instant, isInDays, termEnd, termEndWithDay, termStart } from "../instant.js";
import { without } from "../without.js";

/**
 * Term (termijn): by when one item is to be gone. Each item has its own, from the moment at which it is given one; until
 * then there is none. Deadline, overdue, penalty, timers and figures all read this value.
 *
 * Begins     with the first service (Rv 611a(3)–(4)) of the version that named the item: `from`. Where the order is
 *            suspended at that moment, it begins, in full, when the order goes on; until then it has no end. Service that
 *            becomes known late counts as if it had been known at once: suspensions since then let it stand still.
 * Ends       at `until`: content that goes at that very moment is in time. A term in hours and minutes runs to the
 *            minute; one in days to the end of its last day in the Netherlands (`wholeDays`; orders that were given
 *            before that was so keep their hour). What a judge sets is moved for no weekend or holiday.
 * Suspended  (`suspendedAt`) with the order, or by itself. What had passed by then has passed; else what was left goes on afterwards.
 * Claimed    (`claimedAt`) when the platform claims that its item cannot be removed for want of information or for a
 *            manifest error, and the term had not passed. One that was made before the term begins stops it from its start,
 *            also where service turns out to have been earlier (`claimMadeAt`). The court answers: it clarifies, or the impossibility ends
 *            (after TERREG art. 3(7)–(8)), and a whole new term is given; or it rejects the claim, and the term has run
 *            on all the while. So `until` goes on telling where it ends if the claim is rejected.
 * Passed     (`passedAt`) it was said that it ended unmet: by its timer, or as soon as there was something to say of it.
 * Met        (`metAt`) the item went, by what the platform says. A correction can take that back.
 *
 * What gives an item another term in place of one that had passed (a clarification, a version that lengthens it) takes
 * nothing back of what passed: the account of the penalty keeps the terms that an item had one after the other, and
 * late-spans.ts tells from them when a term had passed.
 */
export interface Term {
  /**
   * CLARIFICATION includes the end of the impossibility; VERSION is one that lengthens the term; RESUMPTION is of an item
   * that was put back while it was suspended.
   */
  readonly givenBy: "SERVICE" | "CLARIFICATION" | "VERSION" | "RESUMPTION";
  /** Since when it takes the place of the one before it; the moment of service for a first one. */
  readonly givenAt: Instant;
  /** ISO 8601. */
  readonly within: string;
  readonly wholeDays?: true;
  /** The moment that it is counted from, without the time for which it stood still. */
  readonly from?: Instant;
  /** Absent while it is still to begin. */
  readonly until?: Instant;
  /** It is counted from service, and moves with a service that turns out to have been earlier. */
  readonly movesWithService?: true;
  /** How long the first one was, where a version has lengthened it: by that it had passed before a suspension, or not. */
  readonly firstWithin?: string;
  readonly suspendedAt?: Instant;
  readonly claimedAt?: Instant;
  /** When the claim was made, if that was before the term begins; should it turn out to have begun earlier, this counts. */
  readonly claimMadeAt?: Instant;
  /** Of an order kept by an earlier version, where a claim about one item stopped the terms of all. */
  readonly claimIsOfOther?: true;
  /** It was given because the platform took a claim back; only the court gives one that a claim stops again. */
  readonly claimTakenBack?: true;
  readonly passedAt?: Instant;
  readonly metAt?: Instant;
  /** Likewise: it had passed when a version added items, and the service of that version gave it no other. */
  readonly keeps?: true;
}

/** A stretch in which it stands still; without an end it still does. */
export interface Standstill {
  readonly from: Instant;
  readonly until?: Instant;
}

/** How long a term is, and how its days are counted. */
export type TermLength = Pick<Term, "within" | "wholeDays">;

/** Where a term ends that is counted from a moment. */
export function endOfTerm({ within, wholeDays }: TermLength, from: Instant): Instant {
  return wholeDays ? termEndWithDay(from, within) : termEnd(from, within);
}

/** From service. Without an end it is to begin when the order goes on, which is suspended. */
export function beginTerm(length: TermLength, servedAt: Instant, until: Instant | undefined): Term {
  const begun = { givenBy: "SERVICE", givenAt: servedAt, ...lengthOf(length), movesWithService: true } as const;
  return until === undefined
    ? { ...without(begun, "movesWithService"), suspendedAt: servedAt }
    : { ...begun, from: servedAt, until };
}

/**
 * From a service that becomes known after suspensions: what had passed by then has passed, else it stood still meanwhile. They
 * are in order of time, touch nowhere, and end after the service.
 */
export function beginTermDuring(length: TermLength, servedAt: Instant, suspensions: readonly Standstill[]): Term {
  const begun = beginTerm(length, servedAt, endOfTerm(length, servedAt));
  return suspensions.reduce((term, { from, until }) => {
    const still = from <= servedAt ? beginTerm(length, servedAt, undefined) : suspendTerm(term, from);
    return until === undefined ? still : goOnWithTerm(still, endAfterSuspension(still, until), until);
  }, begun);
}

/** Its service turns out to have been earlier, and there were suspensions between that and the service that was known. */
export function recountTerm(term: Term, servedAt: Instant, suspensions: readonly Standstill[]): Term {
  const { from: known = servedAt, movesWithService, firstWithin = term.within } = term;
  if (!movesWithService) return term;
  const before = suspensions.filter(({ until }) => until !== undefined && until <= known);
  const first = beginTermDuring({ ...term, within: firstWithin }, servedAt, before);
  const { from = servedAt } = first;
  const moved = countFromService(term, servedAt, firstWithin === term.within ? first.until : endOfTerm(term, from));
  return { ...(first.movesWithService ? moved : settleTerm(moved)), from };
}

/** Its service turns out to have been earlier: a claim that was made before the later one may stop it earlier. */
export function countFromService(term: Term, servedAt: Instant, until = endOfTerm(term, servedAt)): Term {
  if (!term.movesWithService) return term;
  const moved = { ...term, from: servedAt, until };
  const { claimMadeAt } = term;
  return claimMadeAt === undefined ? moved : { ...moved, claimedAt: later(claimMadeAt, servedAt) };
}

/** The service that it was counted from is no longer the last: a version with more items has come. */
export function settleTerm(term: Term): Term {
  return without(term, "movesWithService", "firstWithin");
}

export function suspendTerm(term: Term, at: Instant): Term {
  return { ...term, suspendedAt: term.suspendedAt ?? at };
}

/** Where it ends when the order, which is suspended, goes on now. */
export function endAfterSuspension(term: Term, now: Instant): Instant {
  const { until, suspendedAt } = term;
  if (until === undefined) return endOfTerm(term, now);
  if (suspendedAt === undefined || hasPassedBy(term, suspendedAt)) return until;
  const shifted = instant(Date.parse(until) + Date.parse(now) - Date.parse(suspendedAt));
  return countsDays(term) ? endOfDay(shifted) : shifted;
}

/** The order goes on. What remained is a term that begins now; one that had passed by then never stood still. */
export function goOnWithTerm(term: Term, until: Instant, at: Instant): Term {
  const { suspendedAt, until: before } = term;
  const running = without(term, "suspendedAt");
  if (before !== undefined && (suspendedAt === undefined || hasPassedBy(term, suspendedAt)))
    return { ...running, until };
  return { ...settleTerm(running), givenAt: at, from: before === undefined ? at : startBefore(term, until), until };
}

/** A claim stops it from a moment, unless it had passed by then; it may have been made (`madeAt`) before the term begins. */
export function claimTerm(term: Term, at: Instant, madeAt = at): Term {
  if (!canBeClaimed(term, at)) return term;
  return { ...term, claimedAt: at, ...(madeAt < at ? { claimMadeAt: madeAt } : {}) };
}

/**
 * The platform may end a claim by its own word, and is then given a whole term: but once. Otherwise it would put off the
 * end for ever, claim by claim, and nothing of that would come before the court.
 */
export function stopsByClaim(term: Term, at: Instant): boolean {
  return term.claimTakenBack !== true && canBeClaimed(term, at);
}

export function canBeClaimed(term: Term, at: Instant): boolean {
  const { claimedAt, suspendedAt = at } = term;
  return claimedAt === undefined && !hasPassedBy(term, suspendedAt < at ? suspendedAt : at);
}

/** The court rejects the claim: the term has run on all the while. */
export function rejectClaimOn(term: Term): Term {
  const { until, claimedAt, suspendedAt } = term;
  const answered = unclaimedTerm(term);
  if (until !== undefined || claimedAt === undefined || suspendedAt !== undefined) return answered;
  return { ...answered, from: claimedAt, until: endOfTerm(term, claimedAt) };
}

/** Nothing claims it any more. */
export function unclaimedTerm(term: Term): Term {
  return without(term, "claimedAt", "claimMadeAt", "claimIsOfOther");
}

/** A whole new term, by the court's answer, the end of the impossibility, or because it is owed once more. Without an end it is still to begin. */
export function renewTerm(
  term: Term,
  length: TermLength,
  until: Instant | undefined,
  at: Instant,
  givenBy: Term["givenBy"] = "CLARIFICATION",
): Term {
  const { metAt, suspendedAt = at } = term;
  const renewed: Term = {
    givenBy,
    givenAt: at,
    ...lengthOf(length),
    ...(metAt === undefined ? {} : { metAt }),
  };
  return until === undefined ? { ...renewed, suspendedAt } : { ...renewed, from: at, until };
}

/**
 * Where a version's other length lets it end: counted from where it began. A shorter one would be over at once, so it is
 * given whole, from the version or from where the term stands still, and takes nothing away.
 */
export function endWithLength(term: Term, length: TermLength, at: Instant): Instant | undefined {
  const { from, until, suspendedAt } = term;
  if (until === undefined || from === undefined) return until;
  const counted = endOfTerm(length, from);
  if (counted > until) return counted;
  const whole = endOfTerm(length, suspendedAt ?? at);
  return whole < until ? whole : until;
}

/** A longer one is another term, and the one before has not passed; neither end of a shorter one moves with service. */
export function changeLength(term: Term, length: TermLength, until: Instant | undefined, at: Instant): Term {
  if (length.within === term.within) return term;
  const next = { ...without(term, "wholeDays"), ...lengthOf(length) };
  if (term.until === undefined || until === undefined) return next;
  if (until > term.until) {
    const { movesWithService, firstWithin = term.within } = term;
    const first = movesWithService ? { firstWithin } : {};
    return { ...without(next, "passedAt", "keeps"), ...first, givenBy: "VERSION", givenAt: at, until };
  }
  return { ...settleTerm(next), from: termStart(until, length.within), until };
}

export function passTerm(term: Term, at: Instant): Term {
  return { ...term, passedAt: at };
}

export function meetTerm(term: Term, at: Instant): Term {
  return { ...term, metAt: at };
}

export function reopenTerm(term: Term): Term {
  return without(term, "metAt");
}

/** It stands still, or is still to begin. */
export function standsStill({ until, suspendedAt, claimedAt }: Term): boolean {
  return until === undefined || suspendedAt !== undefined || claimedAt !== undefined;
}

/** Since when it stands still, for whichever reason came first. */
export function stoodStillSince({ suspendedAt, claimedAt }: Term): Instant | undefined {
  // What is undefined sorts last.
  return [suspendedAt, claimedAt].toSorted()[0];
}

/** It has passed, does not stand still, and is not met. */
export function isOverdue(term: Term, now: Instant): boolean {
  return term.metAt === undefined && !standsStill(term) && hasPassedBy(term, now);
}

/** When it is to be looked at whether it has passed; undefined while it cannot pass. */
export function timerOf(term: Term): Instant | undefined {
  return term.metAt === undefined && !standsStill(term) ? term.until : undefined;
}

/** What goes while it stands still is in time: what is left of it, or a whole new one, runs afterwards. */
export function isInTime(term: Term, goneAt: Instant): boolean {
  const { until } = term;
  const since = stoodStillSince(term);
  return until === undefined || goneAt <= until || (since !== undefined && since <= until);
}

/** It ended before a moment, had nothing stopped it. */
export function hasPassedBy({ until }: Term, moment: Instant): boolean {
  return until !== undefined && until < moment;
}

function later(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}

function countsDays({ within, wholeDays }: TermLength): boolean {
  return wholeDays === true && isInDays(within);
}

/** The moment from which a term is counted that stood still and ends at `until` now. */
function startBefore(term: Term, until: Instant): Instant {
  const { from, until: before } = term;
  if (!countsDays(term) || from === undefined || before === undefined) return termStart(until, term.within);
  const days = Math.round((Date.parse(until) - Date.parse(before)) / 86_400_000);
  return termEnd(from, `P${days}D`);
}

function lengthOf({ within, wholeDays }: TermLength): TermLength {
  return { within, ...(wholeDays ? { wholeDays } : {}) };
}
