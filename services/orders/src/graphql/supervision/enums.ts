import { enumOf } from "@exparte/subgraph";
import type { ComplianceKind } from "../../rules/supervision/compliance-feed.js";
import type { ComplianceFigure } from "../../rules/supervision/compliance-figure.js";

export const ComplianceKindEnum = enumOf<ComplianceKind>(
  "ComplianceKind",
  {
    DEADLINE_PASSED: "The platform is overdue: the term of an item has passed.",
    COMPLIED: "Every item of an overdue platform is confirmed as gone.",
    OVERDUE_ENDED:
      "The platform is no longer overdue, because its duty stands still, was renewed or ended, or what was late is gone.",
    BREACH_FOUND: "The court found that items were up when they should have been gone.",
    BREACH_WITHDRAWN: "The court took back that it had found a breach.",
    PENALTY_RUNNING: "A penalty is being forfeited by the hour or day.",
    PENALTY_STOPPED: "A penalty is no longer being forfeited.",
    PENALTY_MAXIMUM_REACHED: "The penalty has reached its maximum: nothing more can be forfeited.",
    UNSERVED: "Nobody served the order on the platform within the term for service; the court is to send a bailiff.",
    UNSERVED_ENDED: "An unserved order is served, or nothing is to be served on the platform any more.",
    POSTER_OVERDUE: "The platform did not confirm in time that it told the poster (DSA art. 9(5)).",
    POSTER_OVERDUE_ENDED: "The platform said what became of telling the poster, or nothing is due of that any more.",
    REINSTATEMENT_LATE: "The term for putting back has passed, and something is still down.",
    REINSTATED:
      "What was late is back, or stays down: on a ground of the platform's own, under another order, or because the court demands it after all.",
  },
  "What the compliance feed tells supervisors: that a platform fails an order, or that it no longer does.",
);

export const ComplianceFigureEnum = enumOf<ComplianceFigure>(
  "ComplianceFigure",
  {
    RECEIVED: "How many orders were addressed to the platform and given in the period.",
    SERVED: "How many of those were served.",
    UNSERVED_NOW: "How many were not served within their term for service and still are not, at this moment.",
    COMPLIED: "Under how many of those every item is confirmed as gone.",
    MEDIAN_SECONDS_TO_REMOVAL: "Median seconds from first service to the last item's removal.",
    P95_SECONDS_TO_REMOVAL: "95th percentile of the seconds from first service to the last item's removal.",
    SHARE_WITHIN_TERM: "The share that complied within the term, 0 to 1.",
    OVERDUE_NOW: "How many are past the deadline and not complied with, at this moment.",
    IMPOSSIBLE_CLAIMED: "Under how many an item is claimed impossible to remove.",
    POSTERS_INFORMED: "Under how many every poster who could be told was told (DSA art. 9(5)).",
    POSTERS_INFORMED_IN_TIME: "Under how many every poster who could be told was told in time.",
    POSTERS_OVERDUE_NOW: "Under how many a confirmation that the poster was told is overdue, at this moment.",
    POSTERS_NOT_POSSIBLE: "Under how many a poster is unknown or cannot be reached.",
    OPPOSITION_RATE: "The share of orders that were contested, 0 to 1.",
    REVERSAL_RATE:
      "The share lifted on opposition, or narrowed, of those in which an opposition was decided or that the court narrowed without one, 0 to 1.",
    REINSTATEMENTS_DUE: "Under how many orders something had to be put back.",
    MEDIAN_SECONDS_TO_REINSTATEMENT: "Median seconds from the end or narrowing of the order to the last item's return.",
    P95_SECONDS_TO_REINSTATEMENT:
      "95th percentile of the seconds from the end or narrowing of the order to the last item's return.",
    SHARE_REINSTATED_WITHIN_TERM: "The share under which every item was put back within its term, 0 to 1.",
    REINSTATEMENT_OVERDUE_NOW: "Under how many the term for putting back has passed with something still down.",
    PENALTIES_RUNNING: "Under how many a penalty is being forfeited by the hour or day, at this moment.",
    PENALTIES_FORFEITED_CENTS: "What was forfeited under those orders, in cents of the currency asked for.",
    PENALTIES_PRESCRIBED_CENTS: "What of that can no longer be collected, in cents of the currency asked for.",
  },
  "A figure of `Compliance`, by its name. Behind a share stand the orders above its line; behind a time, those over which it is taken.",
);
