import type { CodeOfConductPublished } from "./code-of-conduct.js";
import type { ParticipationEvent } from "./participation.js";

/** What each event says: the reference prints these sentences. An event that joins the union does not compile without one. */
export const EVENT_MEANINGS: Readonly<Record<(CodeOfConductPublished | ParticipationEvent)["kind"], string>> = {
  CodeOfConductPublished: "The operator published a version of the code.",
  CodeOfConductJoined: "A platform joined the code.",
  CodeOfConductLeft: "A platform left the code.",
};
