import {
  beginTerm,
  beginTermDuring,
  canBeClaimed,
  claimTerm,
  countFromService,
  endAfterSuspension,
  goOnWithTerm,
  meetTerm,
  passTerm,
  recountTerm,
  renewTerm,
  stoodStillSince,
  suspendTerm,
  type Term,
  unclaimedTerm,
} from "../term/term.js";
import type { Addressee, Item } from "./addressee.js";
import type { AddresseeEvent } from "./addressee-events.js";
import { coveredItems, goneSince, isClaimed, isSuspended } from "./addressee-status.js";
import { endBy, termLength } from "./item-duties.js";
import { suspensionsIn } from "./suspended-since.js";

type OfTerms = AddresseeEvent & {
  kind: "AddresseeServed" | "DeadlineStopped" | "DeadlineResumed" | "DeadlinePassed";
};

/** What an event makes of the term of an item that it concerns; `state` is the addressee before it. */
export function termAfter(item: Item, state: Addressee, event: OfTerms): Term | undefined {
  const { term } = item;
  switch (event.kind) {
    case "AddresseeServed":
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
  const length = termLength(state, item);
  const during = suspensionsIn(event, item.id);
  const term =
    during === undefined
      ? beginTerm(length, servedAt, isSuspended(item) ? undefined : endBy(event, item))
      : beginTermDuring(length, servedAt, during);
  const { confirmedAt = servedAt } = item;
  const since = goneSince(item);
  const met = since === undefined ? term : meetTerm(term, since);
  if (isClaimed(item)) return claimTerm(met, confirmedAt > servedAt ? confirmedAt : servedAt, confirmedAt);
  const waits = itemIds === undefined && deadline === undefined && coveredItems(state).some(isClaimed);
  return waits ? { ...met, claimedAt: servedAt, claimIsOfOther: true } : met;
}

/** It keeps its own length, which a version does not change once the item is gone or let go. */
function recounted(
  { id, freed }: Item,
  term: Term,
  state: Addressee,
  event: OfTerms & { kind: "AddresseeServed" },
): Term {
  const { servedAt, deadline, itemIds } = event;
  const during = suspensionsIn(event, id);
  if (during !== undefined) return recountTerm(term, servedAt, during);
  const begins = itemIds === undefined && coveredItems(state).some((item) => item.term === undefined);
  const isEarlier = term.from && servedAt < term.from;
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
      if (term.keeps) return term;
      const suspendedAt = stoodStillSince(term);
      const unanswered = { ...unclaimedTerm(term), ...(suspendedAt && { suspendedAt }) };
      return deadline === undefined ? unanswered : goOnWithTerm(unanswered, deadline, at);
    }
    default:
      return because satisfies never;
  }
}
