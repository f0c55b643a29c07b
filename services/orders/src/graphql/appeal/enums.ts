import { enumOf } from "@exparte/subgraph";
import type { AppealOutcome, AppealStatus } from "../../rules/appeal/appeal.js";
import type { DecisionOn } from "../../rules/appeal/appeal-terms.js";
import type { AppellantRole } from "../../rules/appeal/appellant.js";

export const AppealStatusEnum = enumOf<AppealStatus>(
  "OrderAppealStatus",
  {
    LODGED: "The court that hears it has it (ingesteld).",
    CONFIRMED: "The decision stands (bekrachtigd; in cassation: verworpen).",
    MODIFIED: "The order goes on under a version that the court that heard it sealed (gewijzigd).",
    ANNULLED:
      "The decision is annulled (vernietigd). Where it kept the order, the order is lifted; where it let the order go, that stays so.",
    WITHDRAWN: "Whoever lodged it no longer asks (ingetrokken).",
    MOOT: "Nothing about the order was left to decide on it (zonder belang).",
  },
  "Where an appeal (hoger beroep, cassatie) stands.",
);

export const AppealOutcomeEnum = enumOf<AppealOutcome>(
  "OrderAppealOutcome",
  {
    CONFIRMED: "The decision stands (bekrachtigd; in cassation: verworpen).",
    MODIFIED: "The order goes on under a new version, sealed by the court that heard the appeal (gewijzigd).",
    ANNULLED: "The decision is annulled (vernietigd): an order that it kept is lifted.",
  },
  "What a court decides on appeal.",
);

export const AppellantRoleEnum = enumOf<AppellantRole>(
  "AppellantRole",
  {
    APPLICANT: "Who asked for the order.",
    ADDRESSEE: "A platform or respondent that the order is addressed to.",
    POSTER: "Whoever posted the content (plaatser), unknown to the hub.",
    THIRD_PARTY: "Somebody else whom the order touches (derde).",
  },
  "Who appeals.",
);

export const AppealedDecisionEnum = enumOf<DecisionOn>(
  "AppealedDecision",
  {
    OPPOSITION: "A decision on opposition.",
    MAIN_JUDGMENT: "The judgment in the main proceedings.",
  },
  "Which decision of the court that gave the order is appealed against.",
);

export const AppealAgainstEnum = enumOf<DecisionOn | "APPEAL">(
  "AppealAgainst",
  {
    OPPOSITION: "A decision on opposition.",
    MAIN_JUDGMENT: "The judgment in the main proceedings.",
    APPEAL: "A decision on appeal; against that of a court of appeal lies cassation.",
  },
  "What an appeal is against.",
);
