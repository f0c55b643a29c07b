import type { SealedContentEvent } from "../sealed-content/sealed-content.js";
import type { DisclosureEvent } from "./disclosure-request.js";

/** What each event says: the reference prints these sentences. An event that joins the union does not compile without one. */
export const EVENT_MEANINGS: Readonly<Record<Exclude<DisclosureEvent, SealedContentEvent>["kind"], string>> = {
  DisclosureRequested: "A court asked a platform who posted.",
  NoticeDispensed: "The court dispensed with notice to the poster, with reasons.",
  PosterNotified: "The platform told the poster of the request.",
  ObjectionForwarded: "The poster's objection went to the court, encrypted.",
  ObjectionWindowClosed: "The poster's time to object ended.",
  IdentityDisclosed: "The platform answered with what only the recipient can read.",
  DisclosureRefused: "The platform declined to disclose, with a reason.",
  DisclosureWithdrawn: "The court withdrew the request, or its order came to nothing.",
  DisclosureGroundLost: "The order came to nothing after the identity had been disclosed under it.",
  DisclosureExpired: "The platform did not answer in time.",
  BreachReported: "The recipient found more in an answer than was asked for, or could not open it.",
};
