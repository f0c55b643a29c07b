import type { ComplaintEvent } from "./complaint.js";

/** One sentence for each event, which the reference prints. A new event of the union does not compile without one. */
export const EVENT_MEANINGS: Readonly<Record<ComplaintEvent["kind"], string>> = {
  ComplaintFiled: "The AP filed a complaint.",
  ComplaintTakenUnderReview: "The AP took the complaint under review, and the controller is notified.",
  ComplainantInformed:
    "The AP informed the complainant of the progress, so the three months begin again (GDPR art. 78(2)).",
  ProgressTermExtended: "The AP extended the term for progress, with reasons.",
  ProgressTermPassed: "The AP did not inform the complainant of the progress in time.",
  ComplaintDecided: "The AP decided on the complaint.",
  ComplaintReferred: "The AP referred the complainant to the civil court.",
  OrderLinked: "The complaint was linked to the order that followed from it.",
  InfringementEnded: "The infringement ended, so no more of a periodic penalty is forfeited.",
  ObjectionLodged: "One side objected to the AP's decision (bezwaar).",
  ObjectionWithdrawn: "The objecting side withdrew its objection.",
  ObjectionDecided: "The AP decided on an objection; the resulting decision stands.",
  AppealLodged: "One side appealed to the district court (beroep), or further to the Council of State (hoger beroep).",
  AppealWithdrawn: "The appealing side withdrew its appeal.",
  AppealDecided: "The court ruled on an appeal or higher appeal; the resulting decision stands.",
  RemedyTermPassed: "The six weeks for contesting a decision ended.",
  DecisionMadeIrrevocable:
    "The decision is irrevocable (onherroepelijk), because every term has passed and nothing is pending.",
};
