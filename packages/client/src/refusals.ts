import { type RefusalTable, refusals } from "@exparte/refusal";

/** Refusals of the client itself. The hub never sends them. */
export const CLIENT_REFUSALS = {
  INBOX_GAP: "A message is missing or came out of place; stop, keep what you have and tell the hub's operator.",
  DIGEST_MISMATCH: "A message was changed after it was recorded; do not act on it and tell the hub's operator.",
  HUB_UNREACHABLE:
    "The hub did not answer for as long as the client was to wait (`patienceMs`); repeating the same call later is safe.",
  NOT_A_HUB: "What answered at the address speaks no GraphQL; check the address, which ends in /graphql.",
  ORDER_MISMATCH:
    "The court's seal is not over the order to you that the hub says it is; do not act on it, and tell the court and the hub's operator.",
  SEAL_MISSING: "An order came without its court's seal; do not act on it, and tell the hub's operator.",
  REQUEST_MISMATCH:
    "The court's seal is not over this request to you; do not disclose, and tell the court and the hub's operator.",
  CATEGORY_NOT_ASKED: "The data hold a category that the court did not ask for; disclose only what was asked.",
  DATA_INVALID: "The data are not of the form of their category; correct them.",
  RECIPIENT_UNKNOWN: "The court has no valid key to encrypt to; ask it to register one.",
  ANSWER_MISMATCH: "The answer is not the platform's own, or belongs to another request; do not use it.",
  ANSWER_UNREADABLE:
    "The answer does not open with this key: it is for another one, or was never readable; with the right key, report it and ask anew.",
} as const satisfies RefusalTable;

export const refuse = refusals(CLIENT_REFUSALS);
