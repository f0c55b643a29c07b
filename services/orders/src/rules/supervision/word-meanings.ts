import type { PublicOutcome, PublicRemoval } from "./public-report.js";

/** The meanings of fixed words that the schema holds only in part or not at all. The reference prints them. */
export const WORD_MEANINGS = {
  PublicRemoval: {
    is: "Whether the content was gone in time, in published figures.",
    words: {
      WITHIN_TERM: "Every item was gone within the term.",
      AFTER_TERM: "Every item was gone, but after the term.",
      NOT_REMOVED: "Some item was not gone when the report was due.",
    } satisfies Record<PublicRemoval, string>,
  },
  PublicOutcome: {
    is: "What became of an order, in published figures.",
    words: {
      UNCONTESTED: "Nobody contested it.",
      CONTESTED: "It was contested and not decided by then.",
      UPHELD: "The decision on opposition freed none of the platform's items.",
      NARROWED: "An item of the platform's was freed on opposition, or because the court narrowed the order.",
      LAPSED: "It lapsed, because no main claim was brought in time.",
      LIFTED: "It was lifted.",
    } satisfies Record<PublicOutcome, string>,
  },
};
