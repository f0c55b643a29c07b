import type { OppositionEvent } from "./opposition.js";

/** What each event says: the reference prints these sentences. An event that joins the union does not compile without one. */
export const EVENT_MEANINGS: Readonly<Record<OppositionEvent["kind"], string>> = {
  OppositionLodged: "An addressee, or the poster through the court, contests the order.",
  HearingSet: "A hearing was set or moved.",
  OppositionDecided: "The judge decided on an opposition.",
  OppositionWithdrawn: "Whoever contested no longer does, or the order ended otherwise.",
};
