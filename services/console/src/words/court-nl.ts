import { courtActsNl } from "./court-acts-nl.js";
import { courtAppealNl } from "./court-appeal-nl.js";
import { courtApplicationNl } from "./court-application-nl.js";
import { courtFormNl } from "./court-form-nl.js";
import { courtGrantNl } from "./court-grant-nl.js";
import { courtNamesNl } from "./court-names-nl.js";
import { courtOrderNl } from "./court-order-nl.js";
import { courtQueueNl } from "./court-queue-nl.js";

/** The words of a court's pages, in Dutch. */
export const courtNl = {
  ...courtActsNl,
  ...courtQueueNl,
  ...courtNamesNl,
  ...courtFormNl,
  ...courtApplicationNl,
  ...courtGrantNl,
  ...courtOrderNl,
  appeal: courtAppealNl.page,
  trouble: {
    title: "Dit is er nu niet",
    unknown: "Dit is er niet, of het is niet van uw gerecht.",
    again: "Opnieuw verzenden",
    back: "Terug naar de zaken",
  },
};
