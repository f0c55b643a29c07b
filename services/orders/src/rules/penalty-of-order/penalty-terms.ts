import type { Addressee, AddresseeEvent } from "../addressee/addressee.js";
import { type Instant, termEnd } from "../instant.js";
import type { OrderModified } from "../order/order.js";
import type { ComplianceTerm } from "../penalty/penalty-history.js";
import { without } from "../without.js";

/**
 * The terms for compliance that an addressee was given, as its penalty counts them. Of one item no two are open at
 * once, so that nothing is forfeited twice for one moment. In each case what was forfeited before stays (Rv 611c).
 *
 * Earlier service  Service binds, and the term runs, from the first service (611a(3)–(4)). Where that turns out to have
 *                  been earlier, the account is as if it had been recorded at once: a term that had passed by then was
 *                  no longer stopped by a suspension or a question that came after it. So for as long as that term is
 *                  the last: a later one that new items, a clarification, a shorter term or the end of a suspension
 *                  gave is not taken back, and what is before it stays.
 * Longer term      A version that lengthens a term gives time in which nothing is forfeited (611a(4)): the old term
 *                  ends with it, also one that had passed. If the longer one had passed as well, the old one runs on.
 * New items        are a new duty, with a service and a term of their own. What was to be gone already, and is not, is
 *                  no new duty: its term has passed and stays so, or adding an item would reward the disobedient. All
 *                  else has the new term.
 * Claim            One that is unanswered stops every term that has not passed: also a longer one, or that of a new
 *                  version, when it came too late for the term before.
 * Clarification    gives everything a term anew, in full (after TERREG art. 3(7)–(8)): the old one ends with it, passed
 *                  or not, also where the new one is still to begin because the order is suspended.
 */
export interface TermBook {
  readonly common: Group;
  /** Of items that kept a term of their own when new ones came. */
  readonly apart: Group[];
  readonly groupOf: Map<string, Group>;
}

/** Items that have been under the same terms. */
interface Group {
  terms: readonly GivenTerm[];
  /** Its term has passed, and what is given to other items is not given to these. */
  keeps: boolean;
}

interface GivenTerm {
  readonly givenAt: Instant;
  readonly endsAt: Instant;
  /** How long it is from service, should that turn out to have been earlier. */
  readonly within?: string;
  /** From when it stood still for suspension or clarification; what had passed by then does not stand still. */
  readonly stoodStillAt?: Instant;
  /** When another came in its place. */
  readonly stoppedAt?: Instant;
}

export function newTermBook(): TermBook {
  return { common: { terms: [], keeps: false }, apart: [], groupOf: new Map() };
}

/** Notes what an event does to the terms; `open` are the items that should be gone and are not said to be. */
export function noteTerms(
  book: TermBook,
  before: Addressee,
  after: Addressee,
  event: OrderModified | AddresseeEvent,
  open: readonly string[],
): void {
  const { deadline } = after;
  switch (event.kind) {
    case "AddresseeServed":
      if (deadline === undefined || deadline === before.deadline) return;
      if (before.deadline !== undefined) countFrom(book, event.servedAt);
      else give(given(book), { givenAt: event.servedAt, endsAt: deadline, within: after.removeWithin });
      return;
    case "DeadlineStopped":
      for (const group of given(book)) changeLast(group, (last) => ({ stoodStillAt: event.at, ...last }));
      return;
    case "DeadlineResumed":
      // Of one that had passed, and so did not stand still, it is the same again.
      if (event.deadline !== undefined) give(given(book), { givenAt: event.at, endsAt: event.deadline });
      return;
    case "ClarificationGiven":
      for (const group of all(book)) {
        group.keeps = false;
        stop(group, event.at);
      }
      if (event.deadline !== undefined) give(all(book), { givenAt: event.at, endsAt: event.deadline });
      return;
    case "OrderModified":
      if (after.newVersionUnserved) addDuty(book, open, event.at);
      else if (deadline !== undefined && deadline !== before.deadline && !after.renewsOnResume)
        reterm(book, before, after, deadline, event.at);
      return;
    case "ConfirmationRecorded":
    case "ConfirmationCorrected":
    case "AddresseeComplied":
    case "ComplianceUndone":
    case "DeadlinePassed":
    case "ReinstatementConfirmed":
    case "AddresseeReinstated":
    case "ReinstatementDeadlinePassed":
    case "ItemsHeld":
    case "HeldItemsReleased":
      return; // give, stop and lengthen no term for compliance
    default:
      event satisfies never;
  }
}

/** The terms of items that have none of their own, and of those that do. */
export function termsIn({ common, groupOf }: TermBook): {
  readonly common: ComplianceTerm[];
  readonly own: ReadonlyMap<string, ComplianceTerm[]>;
} {
  const settled = new Map([...new Set(groupOf.values())].map((group) => [group, settle(group.terms)]));
  const own = new Map([...groupOf].map(([itemId, group]) => [itemId, settled.get(group) ?? []]));
  return { common: settle(common.terms), own };
}

function all({ common, apart }: TermBook): Group[] {
  return [common, ...apart];
}

/** Those that a new term is given to. */
function given(book: TermBook): Group[] {
  return all(book).filter(({ keeps }) => !keeps);
}

function give(groups: readonly Group[], term: GivenTerm): void {
  for (const group of groups) {
    stop(group, term.givenAt);
    group.terms = [...group.terms, term];
  }
}

function stop(group: Group, stoppedAt: Instant): void {
  changeLast(group, (last) => ({ stoppedAt, ...last }));
}

function changeLast(group: Group, change: (last: GivenTerm) => GivenTerm): void {
  const last = group.terms.at(-1);
  if (last !== undefined) group.terms = group.terms.with(-1, change(last));
}

function countFrom(book: TermBook, servedAt: Instant): void {
  for (const group of given(book))
    group.terms = group.terms.map((term) =>
      term.within === undefined ? term : { ...term, endsAt: termEnd(servedAt, term.within) },
    );
}

function addDuty(book: TermBook, open: readonly string[], at: Instant): void {
  for (const group of given(book)) {
    const last = group.terms.at(-1);
    group.terms = group.terms.map((term) => without(term, "within"));
    const kept = open.filter((itemId) => (book.groupOf.get(itemId) ?? book.common) === group);
    if (last !== undefined && !isStopped(last) && last.endsAt < at) {
      const own: Group = { terms: group.terms, keeps: true };
      book.apart.push(own);
      for (const itemId of kept) book.groupOf.set(itemId, own);
    }
    stop(group, at);
  }
}

function reterm(book: TermBook, before: Addressee, after: Addressee, endsAt: Instant, at: Instant): void {
  const { deadlineStoppedAt, removeWithin } = after;
  const lengthened = before.deadline !== undefined && endsAt > before.deadline;
  const stoodStill = deadlineStoppedAt === undefined ? {} : { stoodStillAt: deadlineStoppedAt };
  if (lengthened) for (const group of all(book)) group.keeps = false;
  give(given(book), { givenAt: at, endsAt, within: removeWithin, ...stoodStill });
}

function standsStill({ stoodStillAt, endsAt }: GivenTerm): boolean {
  return stoodStillAt !== undefined && stoodStillAt <= endsAt;
}

function isStopped(term: GivenTerm): boolean {
  return term.stoppedAt !== undefined || standsStill(term);
}

/**
 * In order of time, none beginning before the one before it has ceased. One that had passed when it was given lets the
 * one run on that it was to replace.
 */
function settle(terms: readonly GivenTerm[]): ComplianceTerm[] {
  const settled: ComplianceTerm[] = [];
  terms.forEach((term, index) => {
    const stoppedAt = standsStill(term) ? term.stoodStillAt : term.stoppedAt;
    const replaced = terms[index - 1];
    const isReplaced = replaced?.stoppedAt === term.givenAt && !standsStill(replaced);
    const runsOn = isReplaced && term.endsAt <= term.givenAt && !standsStill(term);
    const last = settled.at(-1);
    if (runsOn) settled.pop();
    const begun = last?.stoppedAt !== undefined && last.stoppedAt > term.endsAt ? last.stoppedAt : term.endsAt;
    const endsAt = runsOn && last !== undefined ? last.endsAt : begun;
    settled.push({ endsAt, ...(stoppedAt === undefined ? {} : { stoppedAt }) });
  });
  return settled;
}
