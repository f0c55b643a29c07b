import type { PenaltyEvent } from "./penalty-events.js";

/** What each event says: the reference prints these sentences. An event that joins the union does not compile without one. */
export const EVENT_MEANINGS: Readonly<Record<PenaltyEvent["kind"], string>> = {
  PenaltyAccrualStarted: "A penalty is being forfeited from now on.",
  PenaltyAccrualStopped: "A penalty is no longer being forfeited, for the reason given.",
  PenaltyMaximumReached: "The penalty has reached its maximum.",
  PenaltyModerated:
    "The judge lifted, suspended or reduced a penalty, because compliance is impossible (Rv art. 611d).",
  PrescriptionInterrupted: "A claim or a reservation was recorded: the six months begin anew.",
  PenaltyBarred: "Bankruptcy, debt rescheduling or another bar was recorded, or that the applicant could not know.",
};
