import type { ParticipationStatus } from "./participation.js";

/** The meanings of fixed words that the schema holds only in part or not at all. The reference prints them. */
export const WORD_MEANINGS = {
  ParticipationStatus: {
    is: "Whether the code of conduct binds a platform.",
    words: {
      OUTSIDE: "The platform never joined, or has left.",
      PARTICIPANT: "The platform takes part (deelnemer); the version in force binds it.",
    } satisfies Record<ParticipationStatus, string>,
  },
};
