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
      UNCONTESTED: "Nobody contested the order.",
      CONTESTED: "The order was contested, and not decided on when the report was due.",
      UPHELD: "A decision on opposition freed none of the platform's items.",
      NARROWED: "A decision on opposition freed an item of the platform.",
      LAPSED: "The order lapsed, because nobody brought the main claim in time.",
      LIFTED: "The order was lifted.",
    } satisfies Record<PublicOutcome, string>,
  },
};
