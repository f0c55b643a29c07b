import type { ItemId } from "../ids.js";
import type { Instant } from "../instant.js";
import {
  beginTerm,
  canBeClaimed,
  claimTerm,
  countFromService,
  endAfterSuspension,
  goOnWithTerm,
  meetTerm,
  passTerm,
  rejectClaimOn,
  renewTerm,
  reopenTerm,
  suspendTerm,
  type Term,
  unclaimedTerm,
} from "../term/term.js";
import { without } from "../without.js";
import type { Addressee, FreedItem, Item, MeansOfService } from "./addressee.js";
import type { AddresseeEvent } from "./addressee-events.js";
import { coveredItems, goneSince, isBoundAt, isClaimed, isSuspended, saidWord, wordsOf } from "./addressee-status.js";
import { redirectItems, resumedItem, suspendedItem, withReinstateBy } from "./evolve-freed.js";
import { evolveFindings } from "./finding.js";
import { type Word, wordsAfter } from "./gone.js";
import { endBy, termLength } from "./item-duties.js";

/** What an event makes of an addressee. */
export function evolveAddressee(state: Addressee, event: AddresseeEvent): Addressee {
  const next = evolveParticulars(state, event);
  const evolved = { ...next, items: next.items.map((item) => evolveItem(item, state, event)) };
  return event.kind === "ItemsSuspended" || event.kind === "ItemsResumed" ? withReinstateBy(evolved) : evolved;
}

/** Everything about the addressee except its items. */
export function evolveParticulars(state: Addressee, event: AddresseeEvent): Addressee {
  switch (event.kind) {
    case "AddresseeServed":
      return served(state, event);
    case "AcknowledgementRecorded":
      return { ...state, acknowledgedAt: event.acknowledgedAt };
    case "AddresseeUnserved":
      return { ...state, unservedAt: event.at };
    case "AddresseeComplied":
      return { ...state, compliedAt: event.compliedAt };
    case "ComplianceUndone":
      return without(state, "compliedAt");
    case "ClarificationGiven":
      return { ...state, clarification: event.text };
    case "ClaimRejected":
      return { ...state, rejection: event.reasons };
    case "BreachFound":
    case "ComplianceFound":
    case "FindingContested":
    case "FindingUpheld":
    case "FindingWithdrawn":
      return { ...state, findings: evolveFindings(state.findings ?? [], event) };
    case "ItemsResumed":
      return { ...state, resumption: event.reasons };
    case "ItemsSuspended":
    case "ConfirmationRecorded":
    case "ConfirmationCorrected":
    case "DeadlineStopped":
    case "DeadlineResumed":
    case "DeadlinePassed":
    case "PosterConfirmationRecorded":
    case "PosterConfirmationCorrected":
    case "PosterConfirmationOverdue":
      return state;
    case "ReinstatementConfirmed": {
      const { confirmation } = event;
      const confirmed = withItem(state, confirmation.itemId, (item) => ({ ...item, reinstatement: confirmation }));
      return withReinstateBy(confirmed);
    }
    case "AddresseeReinstated":
      return { ...state, reinstatedAt: event.at };
    case "ReinstatementDeadlinePassed":
      return { ...state, reinstatementPassedAt: event.at };
    case "ItemsHeld": {
      const freed = event.held.map((item): FreedItem => ({ ...item, duty: "HELD" }));
      return redirectItems(state, freed, event.at, event.at);
    }
    case "HeldItemsReleased":
      return redirectItems(
        state,
        event.itemIds.map((itemId) => ({ itemId, duty: "DUE" })),
        event.reinstateBy,
        event.at,
      );
    default:
      return event satisfies never;
  }
}

/** What an event makes of one item and its term; `state` is the addressee before it. */
export function evolveItem(item: Item, state: Addressee, event: AddresseeEvent): Item {
  switch (event.kind) {
    case "ConfirmationRecorded":
    case "ConfirmationCorrected":
      return event.confirmation.itemId === item.id ? confirmed(item, event) : item;
    case "BreachFound":
    case "ComplianceFound":
    case "FindingWithdrawn":
      return event.itemIds.includes(item.id) ? withWords(item, wordsAfter(wordsOf(item), event)) : item;
    case "ClarificationGiven":
      return isNamed(item) && isOf(event, item) ? clarified(item, state, event) : item;
    case "ClaimRejected":
      return isNamed(item) && isOf(event, item)
        ? withTerm(unclaimed(item), item.term && rejectClaimOn(item.term))
        : item;
    case "ItemsSuspended":
      return suspendedItem(item, event);
    case "ItemsResumed":
      return event.itemIds.includes(item.id) ? resumedItem(item, state, event) : item;
    case "AddresseeServed":
      return isBoundAt(item, event.servedAt) && isOf(event, item)
        ? withTerm(item, termAfter(item, state, event))
        : item;
    case "DeadlineStopped":
    case "DeadlineResumed":
    case "DeadlinePassed":
      return item.freed === undefined && isOf(event, item) ? withTerm(item, termAfter(item, state, event)) : item;
    case "PosterConfirmationRecorded":
    case "PosterConfirmationCorrected":
      return event.confirmation.itemId === item.id ? posterConfirmed(item, event) : item;
    case "PosterConfirmationOverdue":
      return event.itemIds.includes(item.id) ? { ...item, posterPassed: event.confirmBy } : item;
    case "AcknowledgementRecorded":
    case "AddresseeUnserved":
    case "AddresseeComplied":
    case "ComplianceUndone":
    case "FindingContested":
    case "FindingUpheld":
    case "ReinstatementConfirmed":
    case "AddresseeReinstated":
    case "ReinstatementDeadlinePassed":
    case "ItemsHeld":
    case "HeldItemsReleased":
      return item;
    default:
      return event satisfies never;
  }
}

function isOf({ itemIds }: { readonly itemIds?: readonly ItemId[] }, { id }: Item): boolean {
  return itemIds?.includes(id) ?? true;
}

function withTerm(item: Item, term: Term | undefined): Item {
  return term === undefined || term === item.term ? item : { ...item, term };
}

type OfTerms = AddresseeEvent & {
  kind: "AddresseeServed" | "DeadlineStopped" | "DeadlineResumed" | "DeadlinePassed";
};

function termAfter(item: Item, state: Addressee, event: OfTerms): Term | undefined {
  const { term } = item;
  switch (event.kind) {
    case "AddresseeServed":
      if (event.ofOlderVersion) return term;
      return term === undefined ? begun(item, state, event) : recounted(item, term, state, event);
    case "DeadlineStopped":
      if (term === undefined || term.keeps) return term;
      return event.because === "SUSPENSION" ? suspendTerm(term, event.at) : claimed(item, term, event);
    case "DeadlineResumed":
      return term && resumed(item, term, state, event);
    case "DeadlinePassed":
      if (term?.until !== event.deadline) return term;
      return passTerm(term, event.at);
    default:
      return event satisfies never;
  }
}

/** A claim that was made before its term begins stops it from the start, as long as it is not over by then. */
function begun(item: Item, state: Addressee, event: OfTerms & { kind: "AddresseeServed" }): Term {
  const { servedAt, deadline, itemIds } = event;
  const term = beginTerm(termLength(state, item), servedAt, isSuspended(item) ? undefined : endBy(event, item));
  const { confirmedAt = servedAt } = item;
  const since = goneSince(item);
  const met = since === undefined ? term : meetTerm(term, since);
  if (isClaimed(item)) return claimTerm(met, confirmedAt > servedAt ? confirmedAt : servedAt, confirmedAt);
  const waits = itemIds === undefined && deadline === undefined && coveredItems(state).some(isClaimed);
  return waits ? { ...met, claimedAt: servedAt, claimIsOfOther: true } : met;
}

/** It keeps its own length, which a version does not change once the item is gone or let go. */
function recounted({ freed }: Item, term: Term, state: Addressee, event: OfTerms & { kind: "AddresseeServed" }): Term {
  const { servedAt, deadline, itemIds } = event;
  const begins = itemIds === undefined && coveredItems(state).some((item) => item.term === undefined);
  const isEarlier = itemIds !== undefined || (term.from !== undefined && servedAt < term.from);
  if (begins || deadline === undefined || !isEarlier) return term;
  const hadOneForAll = itemIds === undefined && freed === undefined;
  return countFromService(term, servedAt, hadOneForAll ? deadline : undefined);
}

function claimed(item: Item, term: Term, { itemIds, at }: OfTerms & { kind: "DeadlineStopped" }): Term {
  if (!canBeClaimed(term, at)) return term;
  const stopped = claimTerm(term, at);
  return itemIds === undefined && !isClaimed(item) ? { ...stopped, claimIsOfOther: true } : stopped;
}

function resumed(item: Item, term: Term, state: Addressee, event: OfTerms & { kind: "DeadlineResumed" }): Term {
  const { because, deadline, at } = event;
  switch (because) {
    case "SUSPENSION":
      return goOnWithTerm(term, deadline ?? endAfterSuspension(term, at), at);
    case "CLARIFICATION":
      return { ...renewTerm(term, termLength(state, item), endBy(event, item), at), claimTakenBack: true };
    case undefined: {
      // Stored when a platform had one term for all items: no claim stops it any more, and with a deadline nothing does.
      const unanswered = unclaimedTerm(term);
      if (term.keeps || (deadline === undefined && term.claimedAt === undefined)) return term;
      const stopped = stoppedFrom(term);
      if (deadline === undefined) return stopped === undefined ? unanswered : { ...unanswered, suspendedAt: stopped };
      return goOnWithTerm(stopped === undefined ? unanswered : { ...unanswered, suspendedAt: stopped }, deadline, at);
    }
    default:
      return because satisfies never;
  }
}

function stoppedFrom({ suspendedAt, claimedAt }: Term): Instant | undefined {
  return [suspendedAt, claimedAt].filter((moment) => moment !== undefined).toSorted()[0];
}

function confirmed(
  item: Item,
  event: AddresseeEvent & { kind: "ConfirmationRecorded" | "ConfirmationCorrected" },
): Item {
  const { confirmation, at } = event;
  const next: Item = {
    ...item,
    confirmation,
    confirmedAt: at,
    ...(event.kind === "ConfirmationCorrected" ? { corrections: (item.corrections ?? 0) + 1 } : {}),
  };
  return withWords(next, item.heard && [...item.heard, saidWord(confirmation, at)]);
}

/** Its term is met or open by what counts now; that of an item which the order has let go is over. */
function withWords(item: Item, words: readonly Word[] | undefined): Item {
  const next = words === undefined ? item : { ...item, heard: words };
  if (item.term === undefined || !isNamed(item)) return next;
  const since = goneSince(next);
  return { ...next, term: since === undefined ? reopenTerm(item.term) : meetTerm(item.term, since) };
}

function posterConfirmed(
  item: Item,
  event: AddresseeEvent & { kind: "PosterConfirmationRecorded" | "PosterConfirmationCorrected" },
): Item {
  const corrections =
    event.kind === "PosterConfirmationCorrected" ? { corrections: (item.poster?.corrections ?? 0) + 1 } : {};
  return { ...item, poster: { ...event.confirmation, ...corrections, confirmedAt: event.at } };
}

/** The claims are answered: their items are open again, with a new term. */
function clarified(item: Item, state: Addressee, event: AddresseeEvent & { kind: "ClarificationGiven" }): Item {
  const { deadline, itemIds, at } = event;
  const open = isClaimed(item) ? unclaimed(item) : item;
  if (item.term === undefined) return open;
  // A term that had passed before a version added items also waits for the service of that version.
  if (itemIds === undefined && deadline === undefined && state.newVersionUnserved) return without(open, "term");
  const until = isSuspended(item) ? undefined : endBy(event, item);
  return { ...open, term: renewTerm(item.term, termLength(state, item), until, at) };
}

/** The order covers it, or it is suspended by itself. */
function isNamed(item: Item): boolean {
  return item.freed === undefined || isSuspended(item);
}

function unclaimed(item: Item): Item {
  return isClaimed(item) ? without(item, "confirmation", "confirmedAt") : item;
}

function served(state: Addressee, event: AddresseeEvent & { kind: "AddresseeServed" }): Addressee {
  const { means, servedAt: at, ofOlderVersion } = event;
  if (ofOlderVersion) return { ...state, olderServices: [...(state.olderServices ?? []), { means, servedAt: at }] };
  const moment = { [MOMENT_OF[means]]: at };
  const servedAt = state.servedAt !== undefined && state.servedAt <= at ? state.servedAt : at;
  return { ...without(state, "newVersionUnserved"), ...moment, servedAt };
}

const MOMENT_OF = {
  ELECTRONIC: "electronicServiceAt",
  BAILIFF: "bailiffServiceAt",
  SUBSTITUTE: "substituteServiceAt",
} as const satisfies Record<MeansOfService, keyof Addressee>;

function withItem(state: Addressee, itemId: ItemId, change: (item: Item) => Item): Addressee {
  return { ...state, items: state.items.map((item) => (item.id === itemId ? change(item) : item)) };
}
