import type { ItemId, PlatformId } from "../ids.js";
import { type Instant, termEnd } from "../instant.js";
import { checkOpponent } from "../opposition/opponent.js";
import { checkedItemIds } from "../order/contested-items.js";
import { addresseeOf, type Order } from "../order/order.js";
import { refuse } from "../refusals.js";
import type { CaseCodeHolder, CaseCodeUser } from "./case-code.js";

/** What a court asks a code for, beside the case. */
export interface CaseCodeAsked {
  readonly user: CaseCodeUser;
  readonly reference?: string;
  readonly itemIds?: readonly ItemId[];
  readonly platform?: PlatformId;
}

/** ISO 8601: how long a code is valid where the court does not say, and at most. */
export interface CaseCodeTerms {
  readonly validFor: string;
  readonly longest: string;
}

/**
 * Whose code it is, and of what. `order` is absent while the application has none: only its applicant can have a code then.
 */
export function holderOf(asked: CaseCodeAsked, applicantReference: string, order: Order | undefined): CaseCodeHolder {
  const { user } = asked;
  switch (user) {
    case "APPLICANT":
      refuseGiven(asked, "itemIds", "platform");
      if (asked.reference !== undefined && asked.reference !== applicantReference) {
        throw refuse(
          "FIELD_INVALID",
          "input.reference is not that of the applicant in the application; leave it out.",
          { field: "input.reference" },
        );
      }
      return { user, reference: applicantReference };
    case "RESPONDENT": {
      refuseGiven(asked, "itemIds", "reference");
      return { user, ...respondentOf(asked.platform, requireOrder(order)) };
    }
    case "POSTER":
    case "THIRD_PARTY": {
      refuseGiven(asked, "platform");
      const { id: orderId } = requireOrder(order);
      const { reference = "", itemIds = [] } = asked;
      checkOpponent({ role: user, reference }, itemIds, "input.reference");
      return { user, orderId, reference, itemIds: checkedItemIds(requireOrder(order), itemIds) };
    }
    default:
      return user satisfies never;
  }
}

function requireOrder(order: Order | undefined): Order {
  if (order !== undefined) return order;
  throw refuse(
    "FIELD_INVALID",
    "input.orderId names the order that a poster, third party or respondent has a code for; before there is one, only the applicant can have a code.",
    { field: "input.orderId" },
  );
}

function respondentOf(
  platform: PlatformId | undefined,
  order: Order,
): Pick<Extract<CaseCodeHolder, { user: "RESPONDENT" }>, "orderId" | "platform"> {
  if (platform === undefined) {
    throw refuse("FIELD_INVALID", "input.platform names the addressee whose code it is.", { field: "input.platform" });
  }
  if (addresseeOf(order, platform).connected) {
    throw refuse(
      "CONNECTED_ADDRESSEE",
      `"${platform}" is on the hub and acts with its own token; a code is for an addressee outside it.`,
      { field: "input.platform" },
    );
  }
  return { orderId: order.id, platform };
}

function refuseGiven(asked: CaseCodeAsked, ...names: readonly ("itemIds" | "platform" | "reference")[]): void {
  const given = names.find((name) => asked[name] !== undefined);
  if (given === undefined) return;
  throw refuse("FIELD_INVALID", `input.${given} says nothing of a code for the ${asked.user}; leave it out.`, {
    field: `input.${given}`,
  });
}

/** Until when it is valid: every code ends. */
export function validUntil(wanted: Instant | undefined, { validFor, longest }: CaseCodeTerms, now: Instant): Instant {
  const last = termEnd(now, longest);
  if (wanted === undefined) return [termEnd(now, validFor), last].toSorted()[0] ?? last;
  if (wanted > now && wanted <= last) return wanted;
  throw refuse(
    "CASE_CODE_TERM",
    `input.validUntil is ${wanted}; a code is valid until a moment that is to come, and on this hub at most until ${last}.`,
    { field: "input.validUntil" },
  );
}
