import type { PublicComplaintOutcome } from "./public-report.js";

/** What fixed words mean that are not in the schema whole: the reference prints these sentences. */
export const WORD_MEANINGS = {
  PublicComplaintOutcome: {
    is: "In published figures, the decision that stood.",
    words: {
      NOT_COMPETENT: "The AP may not judge it (onbevoegd).",
      DISMISSED: "The complaint was dismissed (afgewezen).",
      INFRINGEMENT_FOUND: "The controller infringed the GDPR (overtreding vastgesteld).",
      UNDECIDED: "It was not decided by then.",
    } satisfies Record<PublicComplaintOutcome, string>,
  },
};
