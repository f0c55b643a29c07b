import { courtActsEn } from "./court-acts-en.js";
import { courtAppealEn } from "./court-appeal-en.js";
import { courtApplicationEn } from "./court-application-en.js";
import { courtFormEn } from "./court-form-en.js";
import { courtGrantEn } from "./court-grant-en.js";
import { courtNamesEn } from "./court-names-en.js";
import type { courtNl } from "./court-nl.js";
import { courtOrderEn } from "./court-order-en.js";
import { courtQueueEn } from "./court-queue-en.js";

export const courtEn: typeof courtNl = {
  ...courtActsEn,
  ...courtQueueEn,
  ...courtNamesEn,
  ...courtFormEn,
  ...courtApplicationEn,
  ...courtGrantEn,
  ...courtOrderEn,
  appeal: courtAppealEn.page,
  trouble: {
    title: "This is not there now",
    unknown: "There is no such thing, or it is not of your court.",
    again: "Send it again",
    back: "Back to the cases",
  },
};
