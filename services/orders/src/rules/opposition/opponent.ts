import { isOpaqueReference, OPAQUE_REFERENCE } from "@exparte/text";
import type { ItemId, PlatformId } from "../ids.js";
import { refuse } from "../refusals.js";

/**
 * Who contests an order.
 *
 * ADDRESSEE    a platform: all that the order asks of it.
 * POSTER       whoever posted the content (plaatser), through the court, who alone knows who it is. Each poster has an
 *              opaque reference, and contests its own items. Without a reference it is the poster of the whole order, as
 *              before several could contest.
 * THIRD_PARTY  somebody else whom the order touches (derde), such as a reader or the customer of a host: likewise
 *              under a reference, for the items that it names.
 */
export type Opponent =
  | { readonly role: "ADDRESSEE"; readonly platform: PlatformId }
  | { readonly role: "POSTER"; readonly reference?: string }
  | { readonly role: "THIRD_PARTY"; readonly reference: string };

export type OpponentRole = Opponent["role"];

export function sameOpponent(a: Opponent, b: Opponent): boolean {
  return a.role === b.role && nameOf(a) === nameOf(b);
}

function nameOf(by: Opponent): string | undefined {
  return by.role === "ADDRESSEE" ? by.platform : by.reference;
}

/** The opaque reference of whoever contests; undefined for an addressee, and for the poster of the whole order. */
export function referenceOf(by: Opponent): string | undefined {
  return "reference" in by ? by.reference : undefined;
}

/**
 * Refuses an opponent who does not say for which items it contests, or says it although it contests everything. `field` is
 * where its reference was sent.
 */
export function checkOpponent(
  by: Opponent,
  itemIds: readonly ItemId[] | undefined,
  field = "input.opponentReference",
): void {
  const reference = referenceOf(by);
  if (reference === undefined) {
    if (itemIds === undefined) return;
    if (by.role === "ADDRESSEE") {
      throw refuse(
        "FIELD_INVALID",
        "input.itemIds is for a poster or third party; an addressee contests all that the order asks of it. Leave it out.",
        { field: "input.itemIds" },
      );
    }
    throw refuse(
      "OPPONENT_REFERENCE_MISSING",
      `input.itemIds names the items of one poster or third party; give its reference too, in ${field}.`,
      { field },
    );
  }
  if (!isOpaqueReference(reference)) {
    throw refuse(
      "OPPONENT_NOT_OPAQUE",
      `${field} must be a file number of the court's, such as poster-2026-17-a: ${OPAQUE_REFERENCE}. Never a name, an account or a number of the opponent's own.`,
      { field },
    );
  }
  if (itemIds === undefined || itemIds.length === 0) {
    throw refuse(
      "CONTESTED_ITEM_MISSING",
      "input.itemIds names at least one item: a poster or third party contests what it names, and nothing else.",
      { field: "input.itemIds" },
    );
  }
}
