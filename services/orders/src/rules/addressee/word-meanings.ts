import type { MeansOfService } from "./addressee.js";

/** The meanings of fixed words that the schema holds only in part or not at all. The reference prints them. */
export const WORD_MEANINGS = {
  MeansOfService: {
    is: "How an order was served (betekening).",
    words: {
      ELECTRONIC: "The platform acknowledged the order's message in its inbox.",
      BAILIFF: "A bailiff (deurwaarder) served the order.",
      SUBSTITUTE: "The order was sent in another way that the court accepts.",
    } satisfies Record<MeansOfService, string>,
  },
};
