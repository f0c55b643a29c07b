import type { OrderEnd } from "./disclosure-request.js";

/** What fixed words mean that are not in the schema whole: the reference prints these sentences. */
export const WORD_MEANINGS = {
  OrderEnd: {
    is: "How an order can come to nothing for a platform.",
    words: {
      ORDER_LIFTED: "The order was lifted.",
      ORDER_LAPSED: "The order lapsed, because no main claim was brought in time.",
      ITEMS_FREED: "The order stands, but covers nothing of this platform's any more.",
    } satisfies Record<OrderEnd, string>,
  },
};
