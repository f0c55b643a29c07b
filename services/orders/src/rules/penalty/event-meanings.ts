import type { PenaltyEvent } from "./penalty-events.js";

/** One sentence for each event, which the reference prints. A new event of the union does not compile without one. */
export const EVENT_MEANINGS: Readonly<Record<PenaltyEvent["kind"], string>> = {
  PenaltyAccrualStarted: "A penalty is being forfeited from now on.",
  PenaltyAccrualStopped: "A penalty is no longer being forfeited, for the reason given.",
  PenaltyMaximumReached: "The penalty has reached its maximum.",
  PenaltyModerated:
    "The judge lifted, suspended or reduced a penalty, because compliance is impossible (Rv art. 611d).",
  ModerationRequested:
    "A platform asked the court to moderate a penalty, because it cannot comply (Rv art. 611d); the penalty goes on until the court decides.",
  ModerationRefused: "The court refused to moderate a penalty as a platform had asked.",
  PrescriptionInterrupted: "The court recorded a claim or a reservation, so the six months begin again.",
  PenaltyBarred:
    "The court recorded a bar (bankruptcy, debt rescheduling, death or another), or that the applicant could not know of the forfeiture.",
  PenaltyContinued: "After the debtor's death the judge let the penalty be forfeited further (Rv art. 611f).",
};
