import { type RefusalTable, refusals } from "@exparte/refusal";

export const EVENT_LOG_REFUSALS = {
  ACKNOWLEDGED_BEYOND_HEAD:
    "A position was acknowledged that the stream has not reached; acknowledge only positions that were received.",
  POSITION_INVALID:
    "A position or a window is not a whole number in its range; send back a position that was received.",
  POSITION_BEYOND_HEAD:
    "Reading was to go on after a position that the stream has not reached; begin at a position that was received, or at 0.",
  FIELD_INVALID: "A field has a value that the contract does not allow; the message names it.",
  WINDOW_INVALID: "A window is a whole number from 1 to 5,000 messages.",
  PAGE_INVALID: "A page of an inbox or a feed has 1 to 1,000 messages.",
  CURSOR_INVALID:
    "The cursor is not one that the log gave out; send back a cursor unchanged, or none to begin at the start.",
  EPOCH_CHANGED:
    "The log is no longer the one that gave out this cursor: it was restored, or a standby took over. Compare what you hold with what the log holds, from `compareFrom` on, and go on from there with the new `epoch`.",
  STREAM_INTERRUPTED:
    "The service is stopping or its database does not answer; follow again after the last position that was received.",
  TEXT_NOT_STORABLE:
    "A text holds the character U+0000 or half of a surrogate pair, which cannot be stored; send it without.",
} as const satisfies RefusalTable;

export const refuse = refusals(EVENT_LOG_REFUSALS);
