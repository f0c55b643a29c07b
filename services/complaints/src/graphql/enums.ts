import { enumOf } from "@exparte/subgraph";
import type { ComplaintStatus, ReferralReason } from "../rules/complaint/complaint.js";
import type { ComplaintMessageKind } from "../rules/complaint/complaint-inbox.js";
import type { ComplaintOutcome, DecisionStage, NotCompetentGround } from "../rules/decision/decision.js";
import type { RemedySide, RemedyStatus } from "../rules/decision/remedy.js";
import type { SanctionKind } from "../rules/decision/sanction.js";
import type { NoticeOutcome, NoticeSource, NoticeStatus, RemovalGround } from "../rules/notice/notice.js";
import type { ComplaintFigure } from "../rules/supervision/complaint-figure.js";
import type { NoticeFigure } from "../rules/supervision/notice-figure.js";

export const NoticeSourceEnum = enumOf<NoticeSource>(
  "NoticeSource",
  {
    VICTIM: "The person whom the content harms (slachtoffer).",
    HOTLINE: "A hotline (meldpunt), which is named.",
    COURT: "The court that records the notice.",
    TRUSTED_FLAGGER: "A trusted flagger (DSA art. 22), which is named.",
  },
  "Who made the report to the platform.",
);

const NOTICE_OUTCOMES: Readonly<Record<NoticeOutcome, string>> = {
  REMOVED: "The platform removed the content, as unlawful or under its house rules.",
  REFUSED_LAWFUL: "The content stays: the platform holds it lawful.",
  REFUSED_OVERRIDING_PUBLIC_INTEREST: "The content stays: the platform says that a public interest weighs more.",
  NO_RESPONSE: "The platform let its term for answering pass; a late answer may still follow.",
};
export const NoticeOutcomeEnum = enumOf<NoticeOutcome>(
  "NoticeOutcome",
  NOTICE_OUTCOMES,
  "What the platform decided on a notice.",
);
export const NoticeStatusEnum = enumOf<NoticeStatus>(
  "NoticeStatus",
  { OPEN: "The platform has not answered.", ...NOTICE_OUTCOMES },
  "Where a notice (melding) stands.",
);
export const RemovalGroundEnum = enumOf<RemovalGround>(
  "RemovalGround",
  {
    UNLAWFUL: "The platform holds the content unlawful (onrechtmatig).",
    HOUSE_RULES: "The content breaks the platform's own rules (huisregels).",
  },
  "Why a platform removed what a notice was about.",
);

const COMPLAINT_OUTCOMES: Readonly<Record<ComplaintOutcome, string>> = {
  NOT_COMPETENT: "The AP may not judge it (onbevoegd); the decision names the ground.",
  DISMISSED: "The complaint is dismissed (afgewezen).",
  INFRINGEMENT_FOUND: "The controller infringed the GDPR (overtreding vastgesteld); sanctions may come with it.",
};
export const ComplaintStatusEnum = enumOf<ComplaintStatus>(
  "ComplaintStatus",
  {
    RECEIVED: "The AP has filed it (ontvangen); the controller has not been told.",
    UNDER_REVIEW: "The AP examines it (in behandeling), and the controller has been told.",
    ...COMPLAINT_OUTCOMES,
  },
  "Where a complaint (klacht) stands; once decided, what the standing decision says.",
);
export const ComplaintOutcomeEnum = enumOf<ComplaintOutcome>(
  "ComplaintOutcome",
  COMPLAINT_OUTCOMES,
  "What a decision (besluit) on a complaint says.",
);
export const NotCompetentGroundEnum = enumOf<NotCompetentGround>(
  "NotCompetentGround",
  {
    JOURNALISTIC_EXCEPTION: "The content is journalism (GDPR art. 85, UAVG art. 43): the civil court judges it.",
    OTHER: "Another ground, which the reasons give.",
  },
  "Why the AP may not judge.",
);
export const DecisionStageEnum = enumOf<DecisionStage>(
  "DecisionStage",
  {
    PRIMARY: "The AP's first decision (primair besluit).",
    ON_OBJECTION: "The AP's decision on objection (beslissing op bezwaar).",
    ON_APPEAL: "The district court's ruling on appeal (beroep).",
    ON_HIGHER_APPEAL: "The Council of State's ruling on higher appeal (hoger beroep).",
  },
  "Whose decision it is.",
);
export const SanctionKindEnum = enumOf<SanctionKind>(
  "SanctionKind",
  {
    FINE: "A sum to be paid once (boete, GDPR art. 83).",
    PERIODIC_PENALTY: "A sum for each day that the infringement goes on (last onder dwangsom).",
    PROCESSING_BAN: "The processing is to stop, until a day or for good (verwerkingsverbod, GDPR art. 58(2)(f)).",
  },
  "What kind of sanction comes with a finding of infringement.",
);
export const RemedySideEnum = enumOf<RemedySide>(
  "RemedySide",
  {
    COMPLAINANT: "Whoever complained to the AP (klager).",
    CONTROLLER: "The platform that is complained of (verwerkingsverantwoordelijke).",
    AP: "The AP itself, on higher appeal only.",
  },
  "Who contests a decision.",
);

const REMEDY_RESULTS = {
  UPHELD: "The decision contested stands.",
  REVISED: "Another decision takes the place of the one contested (herzien).",
};
export const RemedyStatusEnum = enumOf<RemedyStatus>(
  "RemedyStatus",
  {
    LODGED: "It has been lodged and is not decided (ingesteld).",
    ...REMEDY_RESULTS,
    WITHDRAWN: "The side that lodged it withdrew it (ingetrokken, Awb art. 6:21).",
    OVERTAKEN: "A higher instance ruled first, so that nobody below decides any more (achterhaald).",
  },
  "Where an objection (bezwaar) or appeal (beroep) stands.",
);
export const RemedyResultEnum = enumOf<"UPHELD" | "REVISED">(
  "RemedyResult",
  REMEDY_RESULTS,
  "What is decided on objection or appeal about the decision contested.",
);
export const ComplaintFigureEnum = enumOf<ComplaintFigure>(
  "ComplaintFigure",
  {
    RECEIVED: "How many complaints the AP received.",
    UNDER_REVIEW: "How many of those are under review and not decided.",
    NOT_COMPETENT: "On how many of those the AP is not competent, by the decision that stands.",
    JOURNALISTIC_EXCEPTION: "On how many of those the AP is not competent for the journalistic exception.",
    DISMISSED: "How many of those are dismissed, by the decision that stands.",
    INFRINGEMENT_FOUND: "In how many of those an infringement is found, by the decision that stands.",
    FINES: "How many of those have a fine in the decision that stands.",
    PERIODIC_PENALTIES: "How many of those have a periodic penalty in the decision that stands.",
    PROCESSING_BANS: "How many of those have a processing ban in the decision that stands.",
    OBJECTIONS: "How many objections were lodged on those, withdrawn ones included.",
    APPEALS: "How many appeals and higher appeals were lodged on those, withdrawn ones included.",
    CHANGED_ON_REVIEW: "How many of those were decided otherwise on objection or appeal at least once.",
    IRREVOCABLE: "How many of those have an irrevocable decision.",
    MEDIAN_DAYS: "Median days from receipt until the first decision is made known.",
  },
  "The figures of complaints over a period that are one number, to set beside each other.",
);
export const NoticeFigureEnum = enumOf<NoticeFigure>(
  "NoticeFigure",
  {
    NOTICED: "How many notices the platform was sent.",
    OPEN: "How many of those have no decision and are not recorded as unanswered.",
    REMOVED: "How many of those ended in removal.",
    REMOVED_AS_UNLAWFUL: "How many of those ended in removal as unlawful.",
    REMOVED_UNDER_HOUSE_RULES: "How many of those ended in removal under the platform's house rules.",
    REFUSED_AS_LAWFUL: "How many of those were refused because the content is lawful.",
    REFUSED_FOR_PUBLIC_INTEREST: "How many of those were refused because of an overriding public interest.",
    NO_RESPONSE: "How many of those were unanswered when the term for answering had ended.",
    REMOVAL_RATE: "The share that ended in removal of those no longer open, 0 to 1.",
    REFUSAL_RATE: "The share refused, on either ground, of those no longer open, 0 to 1.",
    NO_RESPONSE_RATE: "The share unanswered of those no longer open, 0 to 1.",
  },
  "The figures of notices over a period, to set beside each other; each is a field of `NoticeOutcomeFigures`.",
);
export const ReferralReasonEnum = enumOf<ReferralReason>(
  "ReferralReason",
  {
    JOURNALISTIC_EXCEPTION: "The AP may not judge journalism; the civil court may.",
    ORDER_SOUGHT: "The complainant wants the content removed, which a court can order.",
  },
  "Why the complainant was shown the way to the civil court.",
);
export const ComplaintMessageKindEnum = enumOf<ComplaintMessageKind>(
  "ComplaintMessageKind",
  {
    COMPLAINT_UNDER_REVIEW: "The AP examines a complaint about you: the first that you hear of it.",
    COMPLAINT_DECIDED: "The AP decided on the complaint.",
    INFRINGEMENT_ENDED: "The infringement has ended, and with it what a periodic penalty forfeits.",
    OBJECTION_LODGED: "An objection was lodged against the AP's decision.",
    OBJECTION_WITHDRAWN: "An objection was withdrawn.",
    OBJECTION_DECIDED: "The AP decided on an objection.",
    APPEAL_LODGED: "An appeal was lodged with the district court, or a higher appeal with the Council of State.",
    APPEAL_WITHDRAWN: "An appeal or higher appeal was withdrawn.",
    APPEAL_DECIDED: "The district court or the Council of State decided on an appeal.",
    DECISION_IRREVOCABLE: "Every term for contesting has passed and nothing is pending: the decision is irrevocable.",
  },
  "What a message of the complaint inbox tells the platform.",
);
