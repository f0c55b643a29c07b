import type { PublicOutcome, PublicRemoval } from "./public-report.js";

/** What fixed words mean that are not in the schema whole: the reference prints these sentences. */
export const WORD_MEANINGS = {
  PublicRemoval: {
    is: "In published figures, whether the content was gone in time.",
    words: {
      WITHIN_TERM: "Every item was gone within the term.",
      AFTER_TERM: "Every item was gone, but later.",
      NOT_REMOVED: "Not every item was gone by then.",
    } satisfies Record<PublicRemoval, string>,
  },
  PublicOutcome: {
    is: "In published figures, what became of an order.",
    words: {
      UNCONTESTED: "Nobody contested it.",
      CONTESTED: "It was contested and not decided by then.",
      UPHELD: "The decision on opposition freed none of the platform's items.",
      NARROWED: "An item of the platform's was freed on opposition.",
      LAPSED: "It lapsed, because no main claim was brought in time.",
      LIFTED: "It was lifted.",
    } satisfies Record<PublicOutcome, string>,
  },
};
