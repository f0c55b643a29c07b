import type { Instant } from "../instant.js";
import { givenAt } from "../order-document/given-orally.js";
import { refuse } from "../refusals.js";
import type { Addressee, Item } from "./addressee.js";
import type { AddresseeEvent } from "./addressee-events.js";
import { isSuspended } from "./addressee-status.js";
import { CORRECTIONS_MAX, notServedYet } from "./confirmation.js";
import { posterTermsOpen } from "./poster.js";
import type { PosterConfirmation, PosterRecord } from "./poster-record.js";
import { earliestOf, type GivenMoments } from "./service.js";

/** Records what a platform says of telling the poster; also before it confirms the effect, as it may tell before. */
export function confirmPosterInformed(
  state: Addressee,
  confirmations: readonly PosterConfirmation[],
  order: GivenMoments,
  now: Instant,
): AddresseeEvent[] {
  const { platform } = state;
  if (state.intermediary === undefined) {
    throw refuse(
      "POSTER_NOT_OWED",
      `${platform} has nothing to confirm of the poster: it is no intermediary service (a WEBSITE is none), or the order is from before that was asked for. Leave it.`,
      { field: "input.orderId", platform },
    );
  }
  if (state.servedAt === undefined && state.acknowledgedAt === undefined) {
    throw notServedYet(state, "input.orderId");
  }
  if (confirmations.length === 0) {
    throw refuse("FIELD_INVALID", "input.items must confirm at least one item.", { field: "input.items" });
  }
  const ids = confirmations.map(({ itemId }) => itemId);
  return confirmations.flatMap((confirmation, index): AddresseeEvent[] => {
    const field = `input.items[${index}]`;
    if (ids.indexOf(confirmation.itemId) !== index) {
      throw refuse("FIELD_INVALID", `${field}.itemId stands in input.items twice; confirm each item once.`, {
        field: `${field}.itemId`,
      });
    }
    const known = checkItem(state, confirmation, field);
    checkMembers(confirmation, order, field, now);
    if (known === undefined) return [{ kind: "PosterConfirmationRecorded", platform, confirmation, at: now }];
    const { confirmedAt: _, corrections = 0, ...corrected } = known;
    if (isSame(corrected, confirmation)) return [];
    if (corrections >= CORRECTIONS_MAX) {
      throw refuse(
        "CORRECTIONS_SPENT",
        `${field}: what you said of the poster of item ${confirmation.itemId} was corrected ${corrections} times, and is not corrected again. Tell the court what holds.`,
        { field: `${field}.itemId` },
      );
    }
    return [{ kind: "PosterConfirmationCorrected", platform, confirmation, corrected, at: now }];
  });
}

function checkItem(state: Addressee, { itemId }: PosterConfirmation, field: string): PosterRecord | undefined {
  const item = state.items.find(({ id }) => id === itemId);
  if (item === undefined) {
    throw refuse("UNKNOWN_ITEM", `${field}.itemId "${itemId}" is not an item addressed to ${state.platform}.`, {
      field: `${field}.itemId`,
    });
  }
  if (item.freed !== undefined) throw notCovered(item, `${field}.itemId`);
  return item.poster;
}

function notCovered(item: Item, field: string): Error {
  return isSuspended(item)
    ? refuse("ITEM_SUSPENDED", `${field}: the court has suspended item ${item.id}; its poster need not be told now.`, {
        field,
      })
    : refuse("ITEM_FREED", `${field}: the order no longer covers item ${item.id}; nothing is due of its poster.`, {
        field,
      });
}

function checkMembers(
  { outcome, informedAt, because }: PosterConfirmation,
  order: GivenMoments,
  field: string,
  now: Instant,
): void {
  if ((outcome === "INFORMED") !== (informedAt !== undefined)) {
    throw refuse("FIELD_INVALID", `${field}.informedAt is given with INFORMED, and only then.`, {
      field: `${field}.informedAt`,
    });
  }
  if ((outcome === "NOT_POSSIBLE") !== (because !== undefined)) {
    throw refuse("FIELD_INVALID", `${field}.because is given with NOT_POSSIBLE, and only then.`, {
      field: `${field}.because`,
    });
  }
  if (informedAt === undefined) return;
  if (informedAt > now) {
    throw refuse("EFFECT_IN_FUTURE", `${field}.informedAt lies in the future; confirm when the poster knows.`, {
      field: `${field}.informedAt`,
    });
  }
  if (informedAt >= earliestOf(order)) return;
  throw refuse(
    "INFORMED_BEFORE_ORDER",
    `${field}.informedAt is ${informedAt}, and the order was given at ${givenAt(order)}: before that nobody could tell the poster of it. Give the moment at which you told of this order.`,
    { field: `${field}.informedAt` },
  );
}

function isSame(a: PosterConfirmation, b: PosterConfirmation): boolean {
  return a.outcome === b.outcome && a.informedAt === b.informedAt && a.because === b.because;
}

/** Records, once, that the term for confirming has passed; nothing if it was confirmed, or the term has changed. */
export function passPosterTerm(state: Addressee, deadline: Instant, now: Instant): AddresseeEvent[] {
  const { platform } = state;
  const late = posterTermsOpen(state)
    .filter(({ item, confirmBy }) => confirmBy === deadline && confirmBy < now && item.posterPassed !== confirmBy)
    .map(({ item }) => item.id);
  if (late.length === 0) return [];
  return [{ kind: "PosterConfirmationOverdue", platform, confirmBy: deadline, itemIds: late, at: now }];
}
