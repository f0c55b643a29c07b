import { type Actor, type PartyOf, requireScope } from "@exparte/auth";
import type { CaseCode, CaseCodeHolder } from "../../rules/case-code/case-code.js";
import type { ItemId, OrderId } from "../../rules/ids.js";
import type { Opponent, OpponentRole } from "../../rules/opposition/opponent.js";
import { refuse } from "../../rules/refusals.js";
import { refusedCode } from "../case-code/exchange-case-code.js";
import { caseCodeOf } from "../case-code/see-case.js";
import type { Dependencies } from "../dependencies.js";

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

/** Whoever has a code by which one contests. */
export type Contesting = Extract<CaseCodeHolder, { readonly user: "POSTER" | "THIRD_PARTY" }>;

/** The code of a token that lets its party contest. Such tokens are given for no other. */
export async function contestingCode(
  deps: Pick<Dependencies, "database" | "clock">,
  actor: Actor,
): Promise<CaseCode & { readonly holder: Contesting }> {
  requireScope(actor, "case:read");
  const caseCode = await caseCodeOf(deps, actor, "case:contest");
  const { holder } = caseCode;
  if (holder.user !== "POSTER" && holder.user !== "THIRD_PARTY") throw refusedCode();
  return { ...caseCode, holder };
}

/** Who contests with the code, and what: all of its items, or those that it sends. */
export function opponentWithCode(
  holder: Contesting,
  { role, opponentReference, itemIds = holder.itemIds }: OppositionSent,
): { readonly by: Opponent; readonly itemIds: readonly ItemId[] } {
  const said = { role: [role, holder.user], opponentReference: [opponentReference, holder.reference] } as const;
  for (const name of ["role", "opponentReference"] as const) {
    const [sent, own] = said[name];
    if (sent === undefined || sent === own) continue;
    const field = `input.${name}`;
    throw refuse("FIELD_INVALID", `${field} is not that of your code; leave it out.`, { field });
  }
  const other = itemIds.findIndex((id) => !holder.itemIds.includes(id));
  if (other !== -1) {
    const field = `input.itemIds[${other}]`;
    throw refuse("UNKNOWN_ITEM", `${field}: your code is not for item "${itemIds[other]}"; leave it out.`, { field });
  }
  return { by: { role: holder.user, reference: holder.reference }, itemIds };
}
