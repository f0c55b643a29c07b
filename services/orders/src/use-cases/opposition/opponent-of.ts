import type { Actor, PartyOf } from "@exparte/auth";
import type { ItemId, OrderId } from "../../rules/ids.js";
import type { Opponent, OpponentRole } from "../../rules/opposition/opponent.js";
import { refuse } from "../../rules/refusals.js";

/** What somebody sends to contest an order. */
export interface OppositionSent {
  readonly orderId: OrderId;
  readonly grounds: string;
  /** For whom the court lodges it; absent for the poster. */
  readonly role?: OpponentRole;
  readonly opponentReference?: string;
  readonly itemIds?: readonly ItemId[];
}

/** Who contests: a platform for itself, a court for the poster or a third party. */
export function opponentOf(
  actor: Actor & PartyOf<"platform" | "court">,
  { role, opponentReference: reference }: OppositionSent,
): Opponent {
  if (actor.partyType === "platform") {
    if (role !== undefined && role !== "ADDRESSEE") throw notYours("role", "contests as ADDRESSEE");
    if (reference !== undefined) throw notYours("opponentReference", "is known by its id");
    return { role: "ADDRESSEE", platform: actor.partyId };
  }
  switch (role) {
    case "ADDRESSEE":
      throw refuse(
        "FIELD_INVALID",
        "input.role: an addressee contests with its own token; the court lodges for a POSTER or a THIRD_PARTY.",
        { field: "input.role" },
      );
    case "POSTER":
    case undefined:
      return { role: "POSTER", ...(reference === undefined ? {} : { reference }) };
    case "THIRD_PARTY":
      if (reference !== undefined) return { role, reference };
      throw refuse(
        "OPPONENT_REFERENCE_MISSING",
        "A third party contests under a reference; give it in input.opponentReference.",
        { field: "input.opponentReference" },
      );
    default:
      return role satisfies never;
  }
}

function notYours(name: "role" | "opponentReference", instead: string): Error {
  const field = `input.${name}`;
  return refuse("FIELD_INVALID", `${field} is for the court; a platform ${instead}. Leave it out.`, { field });
}
