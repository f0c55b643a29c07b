import { enumOf } from "@exparte/subgraph";
import type { ApplicationSource, ApplicationStatus } from "../../rules/application/application.js";

export const ApplicationStatusEnum = enumOf<ApplicationStatus>(
  "ApplicationStatus",
  {
    SUBMITTED: "The registry entered it (ingediend); the judge has not decided.",
    GRANTED: "The judge granted it (toegewezen): there is an order.",
    GRANTED_IN_PART: "The judge granted a part of it (gedeeltelijk toegewezen), and refused the rest with reasons.",
    REFUSED: "The judge refused it (afgewezen), with reasons.",
    REFERRED_TO_PROSECUTION: "The judge referred the case to police and prosecution (politie en OM).",
    WITHDRAWN: "The applicant no longer asks (ingetrokken).",
  },
  "Where an application (verzoek) stands.",
);

export const ApplicationSourceEnum = enumOf<ApplicationSource>(
  "ApplicationSource",
  {
    VICTIM: "The person whom the content harms (slachtoffer).",
    HOTLINE: "A hotline (meldpunt), which is named.",
    COURT: "The court, of its own motion.",
    TRUSTED_FLAGGER: "A trusted flagger (DSA art. 22), which is named.",
  },
  "Who brought the content up.",
);

export const ReferralTargetEnum = enumOf<"PROSECUTION">(
  "ReferralTarget",
  { PROSECUTION: "Police and Public Prosecution Service (politie en OM)." },
  "Where an application is referred to.",
);
