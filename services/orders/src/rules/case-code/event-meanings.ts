import type { CaseCodeEvent } from "./case-code.js";

/** One sentence for each event, which the reference prints. A new event of the union does not compile without one. */
export const EVENT_MEANINGS: Readonly<Record<CaseCodeEvent["kind"], string>> = {
  CaseCodeIssued: "The court issued a code for a case; the event does not hold it.",
  CaseCodeUsed: "Somebody with the code was given a token.",
  CaseCodeRevoked: "The court revoked the code.",
};
