import { enumOf } from "@exparte/subgraph";
import type { CaseCodeStatus, CaseCodeUser } from "../../rules/case-code/case-code.js";

export const CaseCodeUserEnum = enumOf<CaseCodeUser>(
  "CaseCodeUser",
  {
    POSTER: "Whoever posted the content (plaatser): sees its items, and contests them.",
    THIRD_PARTY: "Somebody else whom the order touches (derde): likewise.",
    APPLICANT: "Whoever asked for the order (verzoeker): sees how it stands.",
    RESPONDENT:
      "An addressee outside the hub (verweerder): sees what the order asks of it, contests it, and confirms what it did.",
  },
  "Whom a court gives a code for a case.",
);

export const CaseCodeStatusEnum = enumOf<CaseCodeStatus>(
  "CaseCodeStatus",
  {
    VALID: "The hub gives a token for it.",
    ENDED: "Its time is over.",
    REVOKED: "The court revoked it.",
  },
  "Where a code for a case (zaakcode) stands.",
);

export type CaseLanguage = "NL" | "EN";

export const CaseLanguageEnum = enumOf<CaseLanguage>(
  "CaseLanguage",
  { NL: "Dutch.", EN: "English." },
  "A language in which a case is told.",
);
