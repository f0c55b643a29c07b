import type { CodeOfConductPublished } from "./code-of-conduct.js";
import type { ParticipationEvent } from "./participation.js";

/** One sentence for each event, which the reference prints. A new event of the union does not compile without one. */
export const EVENT_MEANINGS: Readonly<Record<(CodeOfConductPublished | ParticipationEvent)["kind"], string>> = {
  CodeOfConductPublished: "The operator published a version of the code.",
  CodeOfConductJoined: "A platform joined the code.",
  CodeOfConductLeft: "A platform left the code.",
};
