import type { AppealEvent } from "./appeal.js";

/** One sentence for each event, which the reference prints. A new event of the union does not compile without one. */
export const EVENT_MEANINGS: Readonly<Record<AppealEvent["kind"], string>> = {
  OrderAppealLodged: "A court has an appeal against a decision on the order.",
  OrderAppealDecided: "The court that heard an appeal decided on it.",
  OrderAppealWithdrawn: "Whoever lodged an appeal no longer asks.",
  OrderAppealMooted: "Nothing about the order was left to decide on an appeal; the event says why.",
};
