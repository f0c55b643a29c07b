import type { ItemId } from "../ids.js";
import type { Instant } from "../instant.js";
import { meetTerm, rejectClaimOn, renewTerm, reopenTerm, type Term } from "../term/term.js";
import { without } from "../without.js";
import type { Addressee, FreedItem, Item, MeansOfService } from "./addressee.js";
import type { AddresseeEvent } from "./addressee-events.js";
import { goneSince, isBoundAt, isClaimed, isSuspended, saidWord, wordsOf } from "./addressee-status.js";
import { redirectItems, resumedItem, suspendedItem, withReinstateBy } from "./evolve-freed.js";
import { termAfter } from "./evolve-term.js";
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
      const confirmed = withItem(state, confirmation.itemId, (item) => ({
        ...item,
        reinstatement: confirmation,
        ...(item.reinstatement === undefined
          ? {}
          : { reinstatementCorrections: (item.reinstatementCorrections ?? 0) + 1 }),
      }));
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
      return isBoundAt(item, event.servedAt) && !event.ofOlderVersion ? servedItem(item, state, event) : item;
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
  return { ...item, ...(term && { term }) };
}

function servedItem(item: Item, state: Addressee, event: AddresseeEvent & { kind: "AddresseeServed" }): Item {
  const next = { ...item, servedAt: earliest(item.servedAt, event.servedAt) };
  return isOf(event, item) ? withTerm(next, termAfter(item, state, event)) : next;
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
  return { ...without(state, "newVersionUnserved"), ...moment, servedAt: earliest(state.servedAt, at) };
}

function earliest(known: Instant | undefined, at: Instant): Instant {
  return known && known < at ? known : at;
}

const MOMENT_OF = {
  ELECTRONIC: "electronicServiceAt",
  BAILIFF: "bailiffServiceAt",
  SUBSTITUTE: "substituteServiceAt",
} as const satisfies Record<MeansOfService, keyof Addressee>;

function withItem(state: Addressee, itemId: ItemId, change: (item: Item) => Item): Addressee {
  return { ...state, items: state.items.map((item) => (item.id === itemId ? change(item) : item)) };
}
