import { type AppealedDecision, isDecidedAppeal } from "../appeal/appeal.js";
import { type Appellant, sameAppellant } from "../appeal/appellant.js";
import type { AppealedCase } from "../application/instance.js";
import type { AppealId, OppositionId } from "../ids.js";
import { refuse } from "../refusals.js";
import { appealsOf } from "./appealed-decision.js";
import type { Order } from "./order.js";

/**
 * Which decision an appeal is against. A clerk has the decision itself at hand, so it names the court that gave it and that
 * court's case number, and no id of the hub's; an id is needed only where one case has several decisions.
 */
export interface NamedDecision {
  readonly appealOf: AppealedCase;
  /** Of the case in which the order was given: which decision there. */
  readonly against?: "OPPOSITION" | "MAIN_JUDGMENT";
  readonly oppositionId?: OppositionId;
  readonly appealId?: AppealId;
}

export function decisionMeant(order: Order, named: NamedDecision, appellant: Appellant): AppealedDecision {
  const { court, caseNumber } = named.appealOf;
  if (order.document.court !== court || order.document.caseNumber !== caseNumber) {
    if (named.against !== undefined) throw notOf("against", "the case of the court that gave the order");
    if (named.oppositionId !== undefined) throw notOf("oppositionId", "the case of the court that gave the order");
    const heard = appealsOf(order).filter((one) => one.court === court && one.caseNumber === caseNumber);
    const decided = heard.filter(isDecidedAppeal);
    const appeal = theOne(order, decided.length > 0 ? decided : heard, named.appealId, appellant, "input.appealId");
    return { decision: "APPEAL", appealId: appeal };
  }
  if (named.appealId !== undefined) throw notOf("appealId", "a case of the court that heard that appeal");
  switch (named.against) {
    case "MAIN_JUDGMENT":
      if (named.oppositionId !== undefined) throw notOf("oppositionId", "an appeal against OPPOSITION");
      return { decision: "MAIN_JUDGMENT" };
    case "OPPOSITION": {
      const decided = order.oppositions.filter(({ status }) => DECIDED.includes(status));
      const opposition = theOne(order, decided, named.oppositionId, appellant, "input.oppositionId");
      return { decision: "OPPOSITION", oppositionId: opposition };
    }
    case undefined:
      throw refuse(
        "FIELD_INVALID",
        "input.against says which decision in that case is appealed against: OPPOSITION or MAIN_JUDGMENT.",
        { field: "input.against" },
      );
    default:
      return named.against satisfies never;
  }
}

function notOf(name: string, whose: string): Error {
  const field = `input.${name}`;
  return refuse("FIELD_INVALID", `${field} is of ${whose}; leave it out.`, { field });
}

const DECIDED: readonly string[] = ["UPHELD", "MODIFIED", "LIFTED"];

/** The one that is named; or the only one; or the only one of the same party. */
function theOne<Id extends string>(
  order: Order,
  decided: readonly { readonly id: Id; readonly by: Appellant }[],
  id: Id | undefined,
  appellant: Appellant,
  field: string,
): Id {
  if (id !== undefined) {
    const one = decided.find((candidate) => candidate.id === id);
    if (one !== undefined) return one.id;
    throw refuse("DECISION_NOT_GIVEN", `${field}: nothing was decided on "${id}" in that case; leave it out.`, {
      field,
    });
  }
  const own = decided.filter(({ by }) => sameAppellant(by, appellant));
  const [first, ...others] = decided.length === 1 ? decided : own;
  if (first !== undefined && others.length === 0) return first.id;
  if (decided.length === 0) {
    throw refuse(
      "DECISION_NOT_GIVEN",
      `Order ${order.id} has no such decision to appeal against; have the court that decided record it first.`,
      { orderId: order.id, field: "input.appealOf" },
    );
  }
  throw refuse(
    "DECISION_AMBIGUOUS",
    `More than one such decision was given in that case: ${decided.map((one) => one.id).join(", ")}. Name the one that is meant in ${field}.`,
    { orderId: order.id, field },
  );
}
