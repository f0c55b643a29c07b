import { enumOf } from "@exparte/subgraph";
import {
  COMPLAINT_STATUSES,
  type ComplaintStatus,
  REFERRAL_REASONS,
  type ReferralReason,
} from "../rules/complaint/complaint.js";
import { COMPLAINT_MESSAGE_KINDS, type ComplaintMessageKind } from "../rules/complaint/complaint-inbox.js";
import {
  COMPLAINT_OUTCOMES,
  type ComplaintOutcome,
  DECISION_STAGES,
  type DecisionStage,
  NOT_COMPETENT_GROUNDS,
  type NotCompetentGround,
} from "../rules/decision/decision.js";
import { REMEDY_SIDES, REMEDY_STATUSES, type RemedySide, type RemedyStatus } from "../rules/decision/remedy.js";
import { SANCTION_KINDS, type SanctionKind } from "../rules/decision/sanction.js";
import {
  NOTICE_OUTCOMES,
  NOTICE_SOURCES,
  type NoticeOutcome,
  type NoticeSource,
  type NoticeStatus,
  REMOVAL_GROUNDS,
  type RemovalGround,
} from "../rules/notice/notice.js";
import { COMPLAINT_FIGURES, type ComplaintFigure } from "../rules/supervision/complaint-figure.js";
import { NOTICE_FIGURES, type NoticeFigure } from "../rules/supervision/notice-figure.js";

export const NoticeSourceEnum = enumOf<NoticeSource>(
  "NoticeSource",
  NOTICE_SOURCES,
  "Who made the report to the platform.",
);
export const NoticeOutcomeEnum = enumOf<NoticeOutcome>(
  "NoticeOutcome",
  NOTICE_OUTCOMES,
  "What the platform decided on a notice.",
);
export const NoticeStatusEnum = enumOf<NoticeStatus>(
  "NoticeStatus",
  ["OPEN", ...NOTICE_OUTCOMES],
  "Where a notice (melding) stands.",
);
export const RemovalGroundEnum = enumOf<RemovalGround>(
  "RemovalGround",
  REMOVAL_GROUNDS,
  "Why a platform removed what a notice was about.",
);
export const ComplaintStatusEnum = enumOf<ComplaintStatus>(
  "ComplaintStatus",
  COMPLAINT_STATUSES,
  "Where a complaint (klacht) stands; once decided, what the standing decision says.",
);
export const ComplaintOutcomeEnum = enumOf<ComplaintOutcome>(
  "ComplaintOutcome",
  COMPLAINT_OUTCOMES,
  "What a decision (besluit) on a complaint says.",
);
export const NotCompetentGroundEnum = enumOf<NotCompetentGround>(
  "NotCompetentGround",
  NOT_COMPETENT_GROUNDS,
  "Why the AP may not judge. JOURNALISTIC_EXCEPTION: GDPR art. 85, UAVG art. 43.",
);
export const DecisionStageEnum = enumOf<DecisionStage>(
  "DecisionStage",
  DECISION_STAGES,
  "Whose decision it is: the AP's first, the AP's on objection, the district court's, the Council of State's.",
);
export const SanctionKindEnum = enumOf<SanctionKind>(
  "SanctionKind",
  SANCTION_KINDS,
  "Boete, last onder dwangsom, stopzetten van de verwerking.",
);
export const RemedySideEnum = enumOf<RemedySide>("RemedySide", REMEDY_SIDES, "Who contests a decision.");
export const RemedyStatusEnum = enumOf<RemedyStatus>(
  "RemedyStatus",
  REMEDY_STATUSES,
  "Where an objection (bezwaar) or appeal (beroep) stands. UPHELD: the decision contested stands.",
);
export const RemedyResultEnum = enumOf<"UPHELD" | "REVISED">(
  "RemedyResult",
  ["UPHELD", "REVISED"],
  "What is decided on objection or appeal about the decision contested.",
);
export const ComplaintFigureEnum = enumOf<ComplaintFigure>(
  "ComplaintFigure",
  COMPLAINT_FIGURES,
  "The figures of complaints over a period that are one number, to set beside each other.",
);
export const NoticeFigureEnum = enumOf<NoticeFigure>(
  "NoticeFigure",
  NOTICE_FIGURES,
  "The figures of notices over a period, to set beside each other; each is a field of `NoticeOutcomeFigures`.",
);
export const ReferralReasonEnum = enumOf<ReferralReason>(
  "ReferralReason",
  REFERRAL_REASONS,
  "Why the complainant was shown the way to the civil court.",
);
export const ComplaintMessageKindEnum = enumOf<ComplaintMessageKind>(
  "ComplaintMessageKind",
  COMPLAINT_MESSAGE_KINDS,
  "What a message of the complaint inbox tells the platform.",
);
