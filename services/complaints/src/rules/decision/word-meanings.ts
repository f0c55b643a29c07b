import type { RemedyKind } from "./remedy.js";

/** What fixed words mean that are not in the schema whole: the reference prints these sentences. */
export const WORD_MEANINGS = {
  RemedyKind: {
    is: "How a decision of the AP is contested (rechtsmiddel).",
    words: {
      OBJECTION: "With the AP itself (bezwaar, Awb art. 7:1).",
      APPEAL: "With the district court (beroep, Awb art. 8:1).",
      HIGHER_APPEAL: "With the Council of State (hoger beroep, Awb art. 8:105).",
    } satisfies Record<RemedyKind, string>,
  },
};
