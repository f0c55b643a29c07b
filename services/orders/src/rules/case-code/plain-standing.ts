import { isSuspended } from "../addressee/addressee-status.js";
import type { Application } from "../application/application.js";
import { isPending } from "../opposition/opposition.js";
import type { Order } from "../order/order.js";
import type { CaseCodeHolder } from "./case-code.js";
import { ownItems, ownOppositions } from "./own-part.js";

/** How a case stands, in plain sentences for somebody who knows no procedure. */
export function plainStanding(application: Application, order: Order | undefined, holder: CaseCodeHolder): string[] {
  if (order === undefined) return [ofApplication(application)];
  const items = ownItems(order, holder);
  const apart = items.filter(({ item }) => isSuspended(item)).length;
  const free = items.filter(({ item }) => item.freed !== undefined).length - apart;
  const sentences = [ofOrder(order)];
  if (free > 0 && order.status !== "LIFTED" && order.status !== "LAPSED") {
    sentences.push(
      free === items.length
        ? "The order no longer covers any of the items."
        : `The order no longer covers ${free} of ${items.length} items.`,
    );
  }
  if (apart > 0) {
    sentences.push(
      `The judge suspended the order for ${apart} of ${items.length} items: they go back until the judge decides.`,
    );
  }
  if (ownOppositions(order, holder).some(isPending)) {
    sentences.push("Your opposition waits for the judge's decision.");
  }
  return sentences;
}

function ofApplication({ status }: Application): string {
  switch (status) {
    case "SUBMITTED":
      return "The court has the application and has not decided yet.";
    case "GRANTED":
      return "The judge granted the application and gave an order.";
    case "GRANTED_IN_PART":
      return "The judge granted a part of the application and gave an order; the rest was refused.";
    case "REFUSED":
      return "The judge refused the application.";
    case "REFERRED_TO_PROSECUTION":
      return "The judge referred the case to the police and the Public Prosecution Service.";
    case "WITHDRAWN":
      return "The application was withdrawn.";
    default:
      return status satisfies never;
  }
}

function ofOrder({ status }: Order): string {
  switch (status) {
    case "IN_FORCE":
      return "The order is in force: what it names must be gone, and stays away.";
    case "SUSPENDED":
      return "The judge suspended the order: its terms stand still until the judge decides.";
    case "LIFTED":
      return "The order was lifted: what was taken down under it goes back.";
    case "LAPSED":
      return "The order lapsed, because no main claim was brought in time: what was taken down under it goes back.";
    case "FINAL":
      return "The main proceedings confirmed the order: what it names stays away.";
    default:
      return status satisfies never;
  }
}
