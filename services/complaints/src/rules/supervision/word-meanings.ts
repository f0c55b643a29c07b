import type { PublicComplaintOutcome } from "./public-report.js";

/** The meanings of fixed words that the schema holds only in part or not at all. The reference prints them. */
export const WORD_MEANINGS = {
  PublicComplaintOutcome: {
    is: "The decision that stood, in published figures.",
    words: {
      NOT_COMPETENT: "The AP may not judge the complaint (onbevoegd).",
      DISMISSED: "The complaint was dismissed (afgewezen).",
      INFRINGEMENT_FOUND: "The controller infringed the GDPR (overtreding vastgesteld).",
      UNDECIDED: "The complaint was not decided when the report was due.",
    } satisfies Record<PublicComplaintOutcome, string>,
  },
};
