import type { AddresseeEvent } from "../addressee/addressee.js";
import type { OppositionEvent } from "../opposition/opposition.js";
import type { PenaltyEvent } from "../penalty/penalty-events.js";
import type { OrderEvent } from "./order.js";

/** What each event says: the reference prints these sentences. An event that joins the union does not compile without one. */
export const EVENT_MEANINGS: Readonly<
  Record<Exclude<OrderEvent, AddresseeEvent | OppositionEvent | PenaltyEvent>["kind"], string>
> = {
  OrderIssued: "The order was given.",
  OrderModified: "The order got a new sealed version.",
  OrderSuspended: "The judge suspended the order.",
  OrderResumed: "A suspended order is in force again.",
  OrderLifted: "The order was lifted.",
  OrderLapsed: "The order lapsed: no main claim was brought in time.",
  OrderMadeFinal: "The main proceedings confirmed the order.",
  MainClaimRegistered: "The registry recorded that the main claim was brought in time.",
  MainTermPassed: "The term for the main claim ended without one.",
};
