import type { ItemId } from "../ids.js";
import type { Instant } from "../instant.js";
import { without } from "../without.js";
import { type Addressee, type AddresseeEvent, beginsTerm, type FreedItem, type Item, isDue } from "./addressee.js";

/** What an event makes of an addressee. */
export function evolveAddressee(state: Addressee, event: AddresseeEvent): Addressee {
  switch (event.kind) {
    case "AddresseeServed":
      return served(state, event);
    case "ConfirmationRecorded":
    case "ConfirmationCorrected": {
      const { confirmation, at } = event;
      return withItem(state, confirmation.itemId, (item) => ({
        ...item,
        confirmation,
        confirmedAt: at,
        ...(event.kind === "ConfirmationCorrected" ? { corrections: (item.corrections ?? 0) + 1 } : {}),
      }));
    }
    case "AddresseeComplied":
      return { ...state, compliedAt: event.compliedAt };
    case "ComplianceUndone":
      return without(state, "compliedAt");
    case "DeadlineStopped": {
      const stopped = { ...state, deadlineStoppedAt: state.deadlineStoppedAt ?? event.at };
      return event.because === "CLARIFICATION" ? { ...stopped, waitsForClarification: true } : stopped;
    }
    case "DeadlineResumed": {
      const claimless = without(state, "waitsForClarification");
      if (event.deadline === undefined) return claimless;
      const running = { ...without(claimless, "deadlineStoppedAt", "renewsOnResume"), deadline: event.deadline };
      return stoodStill(state) ? without(running, "termFromService") : running;
    }
    case "DeadlinePassed":
      return { ...state, deadlinePassedAt: event.at };
    case "ClarificationGiven":
      return clarified(state, event);
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
      return freeItems(state, freed, event.at, event.at);
    }
    case "HeldItemsReleased":
      return freeItems(
        state,
        event.itemIds.map((itemId) => ({ itemId, duty: "DUE" })),
        event.reinstateBy,
        event.at,
      );
    default:
      return event satisfies never;
  }
}

/** The addressee with items that the order no longer covers, or no longer as before; what is due has a term. */
export function freeItems(state: Addressee, freed: readonly FreedItem[], reinstateBy: Instant, at: Instant): Addressee {
  const byId = new Map(freed.map((item) => [item.itemId, item]));
  const items = state.items.map((item): Item => {
    const release = byId.get(item.id);
    if (release === undefined) return item;
    return { ...item, freed: { ...release, at, ...(release.duty === "DUE" ? { reinstateBy } : {}) } };
  });
  return withReinstateBy({ ...state, items });
}

/** The term that ends first counts, so that an item that is freed later postpones nothing. The last one stays known. */
function withReinstateBy(state: Addressee): Addressee {
  const terms = state.items.flatMap((item) => (isDue(item) && item.freed?.reinstateBy) || []);
  if (terms.length === 0) return state;
  const reinstateBy = terms.reduce((first, term) => (term < first ? term : first));
  const due = without(state, "reinstatedAt");
  return reinstateBy === state.reinstateBy ? due : { ...without(due, "reinstatementPassedAt"), reinstateBy };
}

function served(state: Addressee, event: AddresseeEvent & { kind: "AddresseeServed" }): Addressee {
  const means =
    event.means === "ELECTRONIC" ? { electronicServiceAt: event.servedAt } : { bailiffServiceAt: event.servedAt };
  const servedAt = state.servedAt !== undefined && state.servedAt <= event.servedAt ? state.servedAt : event.servedAt;
  const next = { ...without(state, "newVersionUnserved"), ...means, servedAt };
  const { deadline } = event;
  if (deadline === undefined) {
    return { ...next, deadlineStoppedAt: next.deadlineStoppedAt ?? event.servedAt };
  }
  return beginsTerm(state)
    ? { ...without(next, "deadlineStoppedAt", "renewsOnResume"), deadline, termFromService: true }
    : { ...next, deadline };
}

/** The term stood still before it had passed. One that had passed by then did not. */
function stoodStill({ deadline, deadlineStoppedAt }: Addressee): boolean {
  return deadlineStoppedAt !== undefined && (deadline === undefined || deadline >= deadlineStoppedAt);
}

/** The claims are answered: their items are open again, and the term is a new one. */
function clarified(state: Addressee, { text, deadline }: AddresseeEvent & { kind: "ClarificationGiven" }): Addressee {
  const items = state.items.map((item) =>
    item.confirmation?.outcome === "IMPOSSIBLE" && item.confirmation.impossibleReason !== "DE_FACTO_IMPOSSIBLE"
      ? without(item, "confirmation", "confirmedAt")
      : item,
  );
  const next = { ...without(state, "waitsForClarification", "deadlinePassedAt"), items, clarification: text };
  if (deadline === undefined) return { ...without(next, "termFromService"), renewsOnResume: true };
  return { ...without(next, "deadlineStoppedAt", "renewsOnResume", "termFromService"), deadline };
}

function withItem(state: Addressee, itemId: ItemId, change: (item: Item) => Item): Addressee {
  return { ...state, items: state.items.map((item) => (item.id === itemId ? change(item) : item)) };
}
