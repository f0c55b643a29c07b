import type { AddresseeEvent } from "./addressee.js";

/** What each event says: the reference prints these sentences. An event that joins the union does not compile without one. */
export const EVENT_MEANINGS: Readonly<Record<AddresseeEvent["kind"], string>> = {
  AddresseeServed: "The order was served: the platform acknowledged it, or the court recorded its service.",
  ConfirmationRecorded: "A platform said what became of an item.",
  ConfirmationCorrected: "A platform said otherwise of an item than before; both stay on record.",
  AddresseeComplied: "Every item is confirmed as gone.",
  ComplianceUndone: "A correction or a new item came: not every item is gone any more.",
  DeadlineStopped:
    "Terms stand still: of an item that is claimed impossible, or of all because the order is suspended.",
  DeadlineResumed: "A term that stood still runs on, or anew once a platform takes its claim back.",
  DeadlinePassed: "The term of one or more items passed without compliance.",
  ClarificationGiven:
    "The court clarified the order for a platform: the terms of what it claimed impossible begin anew.",
  ClaimRejected:
    "The court rejected what a platform claimed impossible: the terms of these items have run on all the while.",
  ReinstatementConfirmed: "A platform said that an item is back, or why not.",
  AddresseeReinstated: "All that was to go back is back.",
  ReinstatementDeadlinePassed: "The term for putting back passed.",
  ItemsHeld:
    "Another order covers the place of items that were to go back, or were held by one that has ended: they stay down.",
  HeldItemsReleased: "The other order that kept items down has ended: they go back.",
};
