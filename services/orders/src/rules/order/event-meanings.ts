import type { AddresseeEvent } from "../addressee/addressee-events.js";
import type { AppealEvent } from "../appeal/appeal.js";
import type { OppositionEvent } from "../opposition/opposition.js";
import type { PenaltyEvent } from "../penalty/penalty-events.js";
import type { OrderEvent } from "./order-events.js";

/** One sentence for each event, which the reference prints. A new event of the union does not compile without one. */
export const EVENT_MEANINGS: Readonly<
  Record<Exclude<OrderEvent, AddresseeEvent | OppositionEvent | AppealEvent | PenaltyEvent>["kind"], string>
> = {
  OrderIssued: "The court gave the order.",
  OrderModified: "The court sealed a new version of the order.",
  OrderSuspended: "The order is suspended, by a judge or by an appeal.",
  OrderResumed: "A suspended order is in force again.",
  OrderLifted: "The order was lifted.",
  OrderLapsed: "The order lapsed, because nobody brought the main claim in time.",
  MainJudgmentGiven: "The main proceedings ended, with a judgment that confirms the order or rejects the claim.",
  OrderMadeFinal:
    "The judgment that confirmed the order is irrevocable; before MainJudgmentGiven there was: the main proceedings confirmed the order.",
  MainClaimRegistered: "The registry recorded that the main claim came in time.",
  MainTermPassed: "The term for the main claim ended without a claim.",
};
