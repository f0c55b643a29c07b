import type { PublicDisclosureOutcome } from "./public-report.js";

/** The meanings of fixed words that the schema holds only in part or not at all. The reference prints them. */
export const WORD_MEANINGS = {
  PublicDisclosureOutcome: {
    is: "The result of a disclosure request, in published figures.",
    words: {
      DISCLOSED: "The platform disclosed.",
      REFUSED: "The platform refused.",
      WITHDRAWN: "The court withdrew the request, or the order came to nothing.",
      EXPIRED: "The platform did not answer in time.",
      UNANSWERED: "The request was still unanswered when the report was due.",
    } satisfies Record<PublicDisclosureOutcome, string>,
  },
};
