import type { OppositionEvent } from "./opposition.js";

/** One sentence for each event, which the reference prints. A new event of the union does not compile without one. */
export const EVENT_MEANINGS: Readonly<Record<OppositionEvent["kind"], string>> = {
  OppositionLodged: "An addressee, a poster or a third party contests the order, or the items that it names.",
  HearingSet: "The court set or moved a hearing.",
  OppositionDecided: "The judge decided on an opposition.",
  OppositionWithdrawn:
    "Whoever contested no longer does; before OppositionMooted there was, also: the order ended otherwise.",
  OppositionMooted:
    "Nothing is left to decide on an opposition: the order ended, or became final, on another ground, or lets go every item that it contests.",
};
