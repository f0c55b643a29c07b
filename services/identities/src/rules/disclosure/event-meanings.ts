import type { SealedContentEvent } from "../sealed-content/sealed-content.js";
import type { DisclosureEvent } from "./disclosure-request.js";

/** One sentence for each event, which the reference prints. A new event of the union does not compile without one. */
export const EVENT_MEANINGS: Readonly<Record<Exclude<DisclosureEvent, SealedContentEvent>["kind"], string>> = {
  DisclosureRequested: "A court asked a platform who posted the content.",
  NoticeDispensed: "The court dispensed with notice to the poster, with reasons.",
  PosterNotified: "The platform told the poster of the request.",
  ObjectionForwarded: "The platform forwarded the poster's objection to the court, encrypted.",
  ObjectionWindowClosed: "The poster's time to object ended.",
  IdentityDisclosed: "The platform disclosed the identity, encrypted so that only the recipient can read it.",
  DisclosureRefused: "The platform refused to disclose, with a reason.",
  DisclosureWithdrawn: "The court withdrew the request, or its order came to nothing.",
  DisclosureRenewed: "A version of the order changed the seal, or the key, that an ordered disclosure goes by.",
  DisclosureReopened: "An ordered disclosure is open again: the court answered the claim, or the answer did not open.",
  RejectionTakenBack: "The court took back a finding against an answer; after the last one, the answer stands.",
  DisclosureFoundMet: "The court found that a duty to disclose is met, so that its request is closed.",
  FoundMetTakenBack: "The court took back that a duty to disclose is met; what it overrode counts again.",
  LateNoticeDue: "The reason for telling the poster nothing has passed: the platform is to tell it now.",
  LateNoticeOverdue: "The platform did not say in time that it had told the poster.",
  PosterToldLater: "The platform told the poster, after the reason for silence had passed.",
  DisclosureGroundLost: "The order came to nothing after an identity had been disclosed under it.",
  DisclosureExpired: "The platform did not answer in time.",
  BreachReported: "The recipient found more in an answer than the court had asked for, or could not open it.",
};
