import type { SealedContentEvent } from "./sealed-content.js";

/** What each event says: the reference prints these sentences. An event that joins the union does not compile without one. */
export const EVENT_MEANINGS: Readonly<Record<SealedContentEvent["kind"], string>> = {
  ContentCollected: "The court collected an encrypted answer or objection.",
  ContentDestroyed: "The hub destroyed the bytes of an encrypted answer or objection.",
};
