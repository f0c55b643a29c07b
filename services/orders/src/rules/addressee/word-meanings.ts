import type { MeansOfService } from "./addressee.js";

/** What fixed words mean that are not in the schema whole: the reference prints these sentences. */
export const WORD_MEANINGS = {
  MeansOfService: {
    is: "How an order was served (betekening).",
    words: {
      ELECTRONIC: "The platform acknowledged its message in the inbox.",
      BAILIFF: "A bailiff served it (deurwaarder).",
      SUBSTITUTE: "It was sent in another way that the court accepts.",
    } satisfies Record<MeansOfService, string>,
  },
};
