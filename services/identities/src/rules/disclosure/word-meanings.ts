import type { OrderEnd, ReopeningCause } from "./disclosure-request.js";

/** The meanings of fixed words that the schema holds only in part or not at all. The reference prints them. */
export const WORD_MEANINGS = {
  OrderEnd: {
    is: "How an order comes to nothing for a platform.",
    words: {
      ORDER_LIFTED: "The order was lifted.",
      ORDER_LAPSED: "The order lapsed, because nobody brought the main claim in time.",
      ITEMS_FREED: "The order stands, but no longer covers any item of this platform.",
    } satisfies Record<OrderEnd, string>,
  },
  ReopeningCause: {
    is: "Why a request that an order makes is open again.",
    words: {
      CLAIM_REJECTED: "The court rejected what the platform claimed.",
      CLARIFIED: "The court clarified the order.",
      UNREADABLE: "The recipient could not open the answer.",
      BREACH_FOUND: "The court found that the answer does not meet the order.",
      COMPLIANCE_TAKEN_BACK: "The court took back that the duty is met.",
    } satisfies Record<ReopeningCause, string>,
  },
};
