import type { AddresseeEvent } from "./addressee-events.js";

/** One sentence for each event, which the reference prints. A new event of the union does not compile without one. */
export const EVENT_MEANINGS: Readonly<Record<AddresseeEvent["kind"], string>> = {
  AddresseeServed: "The order was served: the platform acknowledged it, or the court recorded its service.",
  AcknowledgementRecorded:
    "The platform acknowledged the message of an order that only a bailiff serves: that is recorded and begins no term.",
  AddresseeUnserved: "The term for service passed without service: the court is to send a bailiff.",
  ConfirmationRecorded: "A platform reported what it did with an item.",
  ConfirmationCorrected: "A platform corrected its report on an item; both reports stay on record.",
  AddresseeComplied: "Every item is confirmed as gone.",
  ComplianceUndone: "After a correction or a new item, not every item is gone any more.",
  DeadlineStopped: "Terms stand still: the term of an item claimed impossible, or all terms of a suspended order.",
  DeadlineResumed: "Terms that stood still run on, or begin anew because the platform took its claim back.",
  DeadlinePassed: "The term of one or more items passed without compliance.",
  ClarificationGiven: "The court clarified the order for a platform; the items it claimed impossible get a new term.",
  ClaimRejected: "The court rejected a claim of impossibility, so the terms of its items have run on all the while.",
  BreachFound: "The court found that items were up when they should have been gone, whatever the platform says.",
  ComplianceFound: "The court found that items were gone, whatever the platform says.",
  FindingContested: "The platform contested what the court found; that counts until the court withdraws it.",
  FindingUpheld: "The court stayed with a finding that the platform contested.",
  FindingWithdrawn: "The court took a finding back, as if it had never been made.",
  ItemsSuspended:
    "The court suspended items that are named by an evident mistake: they are not owed, and what was taken down goes back.",
  ItemsResumed:
    "The court demands suspended items after all: their terms go on, and what was put back is to go once more.",
  PosterConfirmationRecorded: "A platform reported when it told the poster of an item, or why it cannot.",
  PosterConfirmationCorrected: "A platform corrected its report on telling the poster; both reports stay on record.",
  PosterConfirmationOverdue: "The term passed in which a platform confirms that it told the poster.",
  ReinstatementConfirmed: "A platform reported that an item is back, or why it is not.",
  AddresseeReinstated: "Every item that had to be put back is back.",
  ReinstatementDeadlinePassed: "The term for putting items back passed.",
  ItemsHeld:
    "Items stay down, because another order covers their place: they were due to go back, or the order that kept them down has ended.",
  HeldItemsReleased: "The other order that kept items down has ended, so they must go back.",
};
