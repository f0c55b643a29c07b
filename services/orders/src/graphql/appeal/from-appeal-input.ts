import { instant } from "../../rules/instant.js";
import { refuse } from "../../rules/refusals.js";
import type { AppealDecision, AppealSent } from "../../use-cases/appeal/appeal-order.js";
import { sealed } from "../from-input.js";
import type { LodgeOrderAppealInput, OrderAppealDecisionInput } from "./appeal-inputs.js";

export function appealSent(input: LodgeOrderAppealInput): AppealSent {
  const { appealOf, against, oppositionId, appealId, caseNumber, role, platform, appellantReference, lodgedAt } = input;
  return {
    appealOf: { court: appealOf.court, caseNumber: appealOf.caseNumber },
    ...(against == null ? {} : { against }),
    ...(oppositionId == null ? {} : { oppositionId }),
    ...(appealId == null ? {} : { appealId }),
    caseNumber,
    role,
    ...(platform == null ? {} : { platform }),
    ...(appellantReference == null ? {} : { appellantReference }),
    lodgedAt: instant(lodgedAt),
  };
}

export function appealDecision(input: OrderAppealDecisionInput): AppealDecision {
  const { outcome, reasons, order } = input;
  if (order != null && outcome !== "MODIFIED") throw notOf("order", "MODIFIED, which alone gives a new version");
  if (input.reinstateWithin != null && outcome === "CONFIRMED")
    throw notOf("reinstateWithin", "MODIFIED or ANNULLED, which let something go");
  const reinstateWithin = input.reinstateWithin ? { reinstateWithin: input.reinstateWithin } : {};
  const enforceable =
    input.enforceableDespiteAppeal == null ? {} : { enforceableDespiteAppeal: input.enforceableDespiteAppeal };
  switch (outcome) {
    case "CONFIRMED":
      return { outcome, reasons, ...enforceable };
    case "MODIFIED":
      if (order) return { outcome, reasons, ...sealed(order), ...reinstateWithin, ...enforceable };
      throw refuse("FIELD_INVALID", "decision.order holds, with MODIFIED, the whole order as it is now.", {
        field: "decision.order",
      });
    case "ANNULLED":
      return { outcome, reasons, ...reinstateWithin, ...enforceable };
    default:
      return outcome satisfies never;
  }
}

function notOf(name: string, whose: string): Error {
  const field = `decision.${name}`;
  return refuse("FIELD_INVALID", `${field} is of ${whose}; leave it out.`, { field });
}
