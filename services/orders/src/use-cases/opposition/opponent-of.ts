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
export type Contesting = Extract<CaseCodeHolder, { readonly orderId: OrderId }>;

/** The code of a token that lets its party contest. Such tokens are given for no other. */
export async function contestingCode(
  deps: Pick<Dependencies, "database" | "clock">,
  actor: Actor,
): Promise<CaseCode & { readonly holder: Contesting }> {
  requireScope(actor, "case:read");
  const caseCode = await caseCodeOf(deps, actor, "case:contest");
  const { holder } = caseCode;
  if (holder.user === "APPLICANT") throw refusedCode();
  return { ...caseCode, holder };
}

/** Who contests with the code, and what: a poster or third party its items, or those of them that it sends. */
export function opponentWithCode(
  holder: Contesting,
  sent: OppositionSent,
): { readonly by: Opponent; readonly itemIds?: readonly ItemId[] } {
  switch (holder.user) {
    case "RESPONDENT": {
      requireSame("role", sent.role, "ADDRESSEE");
      requireSame("opponentReference", sent.opponentReference, undefined);
      const { itemIds } = sent;
      const by = { role: "ADDRESSEE", platform: holder.platform } as const;
      return { by, ...(itemIds === undefined ? {} : { itemIds }) };
    }
    case "POSTER":
    case "THIRD_PARTY": {
      const { user: role, reference } = holder;
      requireSame("role", sent.role, role);
      requireSame("opponentReference", sent.opponentReference, reference);
      return { by: { role, reference }, itemIds: itemsOf(holder.itemIds, sent.itemIds) };
    }
    default:
      return holder satisfies never;
  }
}

function requireSame(name: "role" | "opponentReference", sent: string | undefined, own: string | undefined): void {
  if (sent === undefined || sent === own) return;
  const field = `input.${name}`;
  throw refuse("FIELD_INVALID", `${field} is not that of your code; leave it out.`, { field });
}

function itemsOf(own: readonly ItemId[], sent: readonly ItemId[] = own): readonly ItemId[] {
  const other = sent.findIndex((id) => !own.includes(id));
  if (other === -1) return sent;
  const field = `input.itemIds[${other}]`;
  throw refuse("UNKNOWN_ITEM", `${field}: your code is not for item "${sent[other]}"; leave it out.`, { field });
}
