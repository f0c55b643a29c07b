import type { ParticipationStatus } from "./participation.js";

/** What fixed words mean that are not in the schema whole: the reference prints these sentences. */
export const WORD_MEANINGS = {
  ParticipationStatus: {
    is: "Where a platform stands towards the code of conduct.",
    words: {
      OUTSIDE: "It never joined, or has left.",
      PARTICIPANT: "It takes part (deelnemer), and the version in force binds it.",
    } satisfies Record<ParticipationStatus, string>,
  },
};
