import type { PublicDisclosureOutcome } from "./public-report.js";

/** What fixed words mean that are not in the schema whole: the reference prints these sentences. */
export const WORD_MEANINGS = {
  PublicDisclosureOutcome: {
    is: "In published figures, what came of a disclosure request.",
    words: {
      DISCLOSED: "The platform disclosed.",
      REFUSED: "The platform declined.",
      WITHDRAWN: "It was withdrawn.",
      EXPIRED: "It got no answer in time.",
      UNANSWERED: "It had no answer by then.",
    } satisfies Record<PublicDisclosureOutcome, string>,
  },
};
