import type { ItemId } from "../ids.js";
import type { Instant } from "../instant.js";
import { givenAt } from "../order-document/given-orally.js";
import type { TerritorialExtent } from "../order-document/order-document.js";
import { refuse } from "../refusals.js";
import type { Addressee, Confirmation } from "./addressee.js";
import type { AddresseeEvent } from "./addressee-events.js";
import { goneSince, isGone, isSuspended, judgedItems } from "./addressee-status.js";
import { heedClaims } from "./clarification.js";
import { passUnsaid } from "./deadline.js";
import { evolveAddressee } from "./evolve-addressee.js";
import { dutyOf } from "./item-duties.js";
import { checkOfDisclosure, checkOutcome, isEnough } from "./outcome.js";
import { earliestOf, type GivenMoments } from "./service.js";

/** Confirmation: what a platform reports about the items that it was ordered to take down, once the order is served on it. */

export function confirm(
  state: Addressee,
  confirmations: readonly Confirmation[],
  order: ConfirmedOrder,
  now: Instant,
): AddresseeEvent[] {
  const { suspended, extent } = order;
  // A platform that knows of the order may obey it before the bailiff comes.
  if (state.servedAt === undefined && state.acknowledgedAt === undefined) {
    throw notServedYet(state);
  }
  if (confirmations.length === 0) {
    throw refuse("FIELD_INVALID", "input.items must confirm at least one item.", { field: "input.items" });
  }
  const said = confirmations.map((one, index) => {
    const field = `input.items[${index}]`;
    checkConfirmation(state, one, field, now);
    checkNotBefore(one, order, `${field}.effectAt`);
    checkAfterReturn(state, one, `${field}.effectAt`);
    return weighed(state, one, extent, field);
  });
  return recordConfirmations(state, said, suspended, now, checkCorrectable);
}

/** What the addressee, or the court for it, is to do first; who has no inbox has no message to acknowledge. */
export function notServedYet({ platform, connected }: Addressee, field?: string): Error {
  const wayOut = connected
    ? "Acknowledge the inbox message, or let the court record the bailiff's service, then confirm."
    : "Once a bailiff has brought it and the court has recorded that, confirm.";
  return refuse("NOT_SERVED_YET", `The order is not served on ${platform}. ${wayOut}`, {
    ...(field === undefined ? {} : { field }),
    platform,
    status: "PENDING",
  });
}

/**
 * What follows from what is said of items, which has been judged; what is known already is left out. `checkCorrection` can
 * refuse one that corrects what was said before.
 */
export function recordConfirmations(
  state: Addressee,
  confirmations: readonly Confirmation[],
  suspended: boolean,
  now: Instant,
  checkCorrection: (state: Addressee, itemId: ItemId, field: string) => void = () => {},
): AddresseeEvent[] {
  const { platform } = state;
  const events: AddresseeEvent[] = [];
  let next = state;
  const emit = (event: AddresseeEvent): void => {
    events.push(event);
    next = evolveAddressee(next, event);
  };
  confirmations.forEach((confirmation, index) => {
    const known = next.items.find(({ id }) => id === confirmation.itemId)?.confirmation;
    if (known === undefined) emit({ kind: "ConfirmationRecorded", platform, confirmation, at: now });
    else if (!sameConfirmation(known, confirmation)) {
      checkCorrection(next, confirmation.itemId, `input.items[${index}]`);
      emit({ kind: "ConfirmationCorrected", platform, confirmation, corrected: known, at: now });
    }
  });
  if (events.length === 0) return [];

  compliance(next, now).forEach(emit);
  heedClaims(next, suspended, now).forEach(emit);
  return [...events, ...passUnsaid(next, now)];
}

/** What confirmation asks of the order. */
export interface ConfirmedOrder extends GivenMoments {
  readonly suspended: boolean;
  readonly extent: TerritorialExtent;
}

/** Refuses an outcome that cannot meet the item's duty, and says whether one that can falls short of it. */
function weighed(state: Addressee, said: Confirmation, extent: TerritorialExtent, field: string): Confirmation {
  const duty = dutyOf(state, state.items.find(({ id }) => id === said.itemId) ?? {});
  checkOfDisclosure({ kind: duty?.kind ?? "REMOVE", connected: state.connected }, said, field);
  if (duty === undefined) return said;
  checkOutcome(duty, said, field);
  return isEnough(said, extent, field) ? said : { ...said, fallsShort: true };
}

function checkConfirmation(state: Addressee, confirmation: Confirmation, field: string, now: Instant): void {
  const item = state.items.find((candidate) => candidate.id === confirmation.itemId);
  if (item === undefined) {
    throw refuse(
      "UNKNOWN_ITEM",
      `${field}.itemId "${confirmation.itemId}" is not an item addressed to ${state.platform}.`,
      { field: `${field}.itemId` },
    );
  }
  if (isSuspended(item)) {
    throw refuse(
      "ITEM_SUSPENDED",
      `${field}: the court has suspended item ${item.id}, so that it is not to be removed; what you took down, put back.`,
      { field: `${field}.itemId` },
    );
  }
  if (item.freed !== undefined) {
    throw refuse(
      "ITEM_FREED",
      `${field}: the order no longer covers item ${item.id}; confirm its reinstatement if that is due.`,
      { field: `${field}.itemId` },
    );
  }
  if (confirmation.effectAt > now) {
    throw refuse("EFFECT_IN_FUTURE", `${field}.effectAt lies in the future; confirm when the content is gone.`, {
      field: `${field}.effectAt`,
    });
  }
  if ((confirmation.outcome === "IMPOSSIBLE") !== (confirmation.impossibleReason !== undefined)) {
    throw refuse("FIELD_INVALID", `${field}.impossibleReason is given with IMPOSSIBLE, and only then.`, {
      field: `${field}.impossibleReason`,
    });
  }
  if ((confirmation.outcome === "ACCESS_DISABLED") !== (confirmation.where !== undefined)) {
    throw refuse("FIELD_INVALID", `${field}.where says where access is disabled, with ACCESS_DISABLED only.`, {
      field: `${field}.where`,
    });
  }
}

/** Nothing can be taken down under an order before it is given, or before its seal, which may be a little earlier. */
function checkNotBefore({ outcome, effectAt }: Confirmation, order: GivenMoments, field: string): void {
  if (outcome === "ALREADY_GONE" || outcome === "NOT_FOUND" || outcome === "IMPOSSIBLE") return;
  if (effectAt >= earliestOf(order)) return;
  throw refuse(
    "EFFECT_BEFORE_ORDER",
    `${field} is ${effectAt}, and the order was given at ${givenAt(order)}: what went before it is ALREADY_GONE.`,
    { field },
  );
}

/** What was said before an item was put back, and is sent once more, does not say that it has gone again. */
function checkAfterReturn({ items }: Addressee, { itemId, outcome, effectAt }: Confirmation, field: string): void {
  const back = items.find(({ id }) => id === itemId)?.putBack?.at(-1);
  if (back === undefined || outcome === "IMPOSSIBLE" || effectAt >= back.backAt) return;
  throw refuse(
    "EFFECT_BEFORE_RETURN",
    `${field} is ${effectAt}, and item ${itemId} was put back at ${back.backAt}; say when it went after that.`,
    { field },
  );
}

/** Every correction is kept for ever and read for each account of the penalty, so their number is limited. */
export const CORRECTIONS_MAX = 100;

function checkCorrectable({ items }: Addressee, itemId: ItemId, field: string): void {
  const corrections = items.find(({ id }) => id === itemId)?.corrections ?? 0;
  if (corrections < CORRECTIONS_MAX) return;
  throw refuse(
    "CORRECTIONS_SPENT",
    `${field}: what you said of item ${itemId} was corrected ${corrections} times, and is not corrected again. Tell the court what holds; it can moderate the penalty from the day on which it did.`,
    { field: `${field}.itemId` },
  );
}

/**
 * The same words can come to fall short, or no longer: under a version with another territorial scope, or where an answer
 * turns out not to open.
 */
function sameConfirmation(a: Confirmation, b: Confirmation): boolean {
  return (
    a.outcome === b.outcome &&
    a.effectAt === b.effectAt &&
    a.where === b.where &&
    a.impossibleReason === b.impossibleReason &&
    a.explanation === b.explanation &&
    a.fallsShort === b.fallsShort
  );
}

/** Whether everything is gone now, and since when, where that is otherwise than was recorded. */
export function compliance(state: Addressee, now: Instant): AddresseeEvent[] {
  const { platform } = state;
  const items = judgedItems(state);
  if (items.length === 0) return [];
  const compliedAt = items.every(isGone) ? complianceMoment(state) : undefined;
  if (compliedAt === state.compliedAt) return [];
  if (compliedAt === undefined) return [{ kind: "ComplianceUndone", platform, at: now }];
  return [{ kind: "AddresseeComplied", platform, compliedAt, at: now }];
}

/** Content that went before service counts as gone at service: the time to removal is never negative. */
export function complianceMoment(state: Addressee): Instant {
  const moments = judgedItems(state).flatMap((item) => goneSince(item) ?? []);
  return [...moments, ...(state.servedAt ? [state.servedAt] : [])].reduce((latest, moment) =>
    moment > latest ? moment : latest,
  );
}
