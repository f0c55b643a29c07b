import type { ComplaintEvent } from "./complaint.js";

/** What each event says: the reference prints these sentences. An event that joins the union does not compile without one. */
export const EVENT_MEANINGS: Readonly<Record<ComplaintEvent["kind"], string>> = {
  ComplaintFiled: "The AP filed a complaint.",
  ComplaintTakenUnderReview: "The AP took the complaint under review; the controller is told.",
  ComplainantInformed: "The complainant heard of the progress: the three months begin anew (GDPR art. 78(2)).",
  ProgressTermExtended: "The AP extended the term for progress, with reasons.",
  ProgressTermPassed: "The complainant did not hear of the progress in time.",
  ComplaintDecided: "The AP decided on the complaint.",
  ComplaintReferred: "The complainant was shown the way to the civil court.",
  OrderLinked: "The order that came of the complaint was put beside it.",
  InfringementEnded: "The infringement ended: nothing more of a periodic penalty is forfeited.",
  ObjectionLodged: "Either side objected to the AP's decision (bezwaar).",
  ObjectionWithdrawn: "Whoever objected no longer does.",
  ObjectionDecided: "The AP decided on an objection: what came of it is the decision that stands.",
  AppealLodged: "Either side went to the district court (beroep), or on to the Council of State (hoger beroep).",
  AppealWithdrawn: "Whoever appealed no longer does.",
  AppealDecided: "The court ruled on an appeal or higher appeal: what came of it is the decision that stands.",
  RemedyTermPassed: "The six weeks for contesting a decision ended.",
  DecisionMadeIrrevocable:
    "Every term has passed and nothing is pending: the decision is irrevocable (onherroepelijk).",
};
