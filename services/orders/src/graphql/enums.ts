import { enumOf } from "@exparte/subgraph";
import {
  ADDRESSEE_STATUSES,
  type AddresseeStatus,
  CONFIRMATION_OUTCOMES,
  type ConfirmationOutcome,
  IMPOSSIBLE_REASONS,
  type ImpossibleReason,
  REINSTATEMENT_DUTIES,
  REINSTATEMENT_OUTCOMES,
  type ReinstatementDuty,
  type ReinstatementOutcome,
} from "../rules/addressee/addressee.js";
import {
  APPLICATION_SOURCES,
  type ApplicationSource,
  type ApplicationStatus,
} from "../rules/application/application.js";
import { OPPOSITION_STATUSES, type OppositionStatus } from "../rules/opposition/opposition.js";
import { INBOX_KINDS, type InboxKind } from "../rules/order/inbox.js";
import { ORDER_STATUSES, type OrderStatus } from "../rules/order/order.js";
import {
  ILLEGAL_CONTENT_TYPES,
  type IllegalContentType,
  TERRITORIAL_EXTENTS,
  type TerritorialExtent,
} from "../rules/order-document/order-document.js";
import { PENALTY_SCOPES, PENALTY_UNITS, type PenaltyScope, type PenaltyUnit } from "../rules/penalty/penalty.js";
import { PENALTY_BARS, type PenaltyBarKind } from "../rules/penalty/penalty-events.js";
import { NOT_RUNNING, type NotRunning, UNIT_STANDINGS, type UnitStanding } from "../rules/penalty/penalty-statement.js";
import { COMPLIANCE_KINDS, type ComplianceKind } from "../rules/supervision/compliance-feed.js";
import { COMPLIANCE_FIGURES, type ComplianceFigure } from "../rules/supervision/compliance-figure.js";

export const ApplicationStatusEnum = enumOf<ApplicationStatus>(
  "ApplicationStatus",
  ["SUBMITTED", "GRANTED", "REFUSED", "REFERRED_TO_PROSECUTION", "WITHDRAWN"],
  "Where an application (verzoek) stands.",
);
export const ApplicationSourceEnum = enumOf<ApplicationSource>(
  "ApplicationSource",
  APPLICATION_SOURCES,
  "Who brought the content up.",
);
export const IllegalContentTypeEnum = enumOf<IllegalContentType>(
  "IllegalContentType",
  ILLEGAL_CONTENT_TYPES,
  "The category of illegal content, in the words of the DSA's transparency reporting (Implementing Regulation (EU) 2024/2835).",
);
export const OrderStatusEnum = enumOf<OrderStatus>("OrderStatus", ORDER_STATUSES, "Where an order (bevel) stands.");
export const AddresseeStatusEnum = enumOf<AddresseeStatus>(
  "AddresseeStatus",
  ADDRESSEE_STATUSES,
  "Where one platform stands with an order.",
);
export const ConfirmationOutcomeEnum = enumOf<ConfirmationOutcome>(
  "ConfirmationOutcome",
  CONFIRMATION_OUTCOMES,
  "What became of one item.",
);
export const ImpossibleReasonEnum = enumOf<ImpossibleReason>(
  "ImpossibleReason",
  IMPOSSIBLE_REASONS,
  "Why an item cannot be removed (after TERREG art. 3(7)–(8)). The last two stop the term of the item until the court has answered.",
);
export const TerritorialExtentEnum = enumOf<TerritorialExtent>(
  "TerritorialExtent",
  TERRITORIAL_EXTENTS,
  "Where the order has effect.",
);
export const PenaltyUnitEnum = enumOf<PenaltyUnit>(
  "PenaltyUnit",
  PENALTY_UNITS,
  "What a penalty (dwangsom) is forfeited for.",
);
export const InboxMessageKindEnum = enumOf<InboxKind>(
  "InboxMessageKind",
  INBOX_KINDS,
  "What a message tells the platform.",
);
export const ComplianceKindEnum = enumOf<ComplianceKind>(
  "ComplianceKind",
  COMPLIANCE_KINDS,
  "What the compliance feed tells supervisors: that a platform fails an order, or that it no longer does.",
);
export const ReferralTargetEnum = enumOf<"PROSECUTION">(
  "ReferralTarget",
  ["PROSECUTION"],
  "Where an application is referred to.",
);
export const MeansOfServiceEnum = enumOf<"BAILIFF" | "SUBSTITUTE">(
  "MeansOfService",
  ["BAILIFF", "SUBSTITUTE"],
  "How a court has an order served; on a platform of the hub its acknowledgement serves too.",
);
export const OppositionStatusEnum = enumOf<OppositionStatus>(
  "OppositionStatus",
  OPPOSITION_STATUSES,
  "Where an opposition (verzet) stands.",
);
export const OppositionOutcomeEnum = enumOf<"UPHELD" | "MODIFIED" | "LIFTED">(
  "OppositionOutcome",
  ["UPHELD", "MODIFIED", "LIFTED"],
  "What the judge decides on opposition.",
);
export const OpponentRoleEnum = enumOf<"ADDRESSEE" | "POSTER">(
  "OpponentRole",
  ["ADDRESSEE", "POSTER"],
  "Who contests the order.",
);
export const MainOutcomeEnum = enumOf<"CONFIRMED" | "REJECTED">(
  "MainOutcome",
  ["CONFIRMED", "REJECTED"],
  "How the main proceedings ended.",
);
export const ReinstatementDutyEnum = enumOf<ReinstatementDuty>(
  "ReinstatementDuty",
  REINSTATEMENT_DUTIES,
  "What comes of an item that the order no longer covers: DUE goes back, HELD is kept down by another order, NONE was never taken down.",
);
export const ReinstatementOutcomeEnum = enumOf<ReinstatementOutcome>(
  "ReinstatementOutcome",
  REINSTATEMENT_OUTCOMES,
  "KEPT_DOWN: on a ground of the platform's own, which it states.",
);
export const PenaltyScopeEnum = enumOf<PenaltyScope>(
  "PenaltyScope",
  PENALTY_SCOPES,
  "Whether each item is forfeited for on its own.",
);
export const PenaltyBarEnum = enumOf<PenaltyBarKind>(
  "PenaltyBar",
  PENALTY_BARS,
  "Why a penalty is not forfeited, or its prescription does not run, for a while (Rv 611e, 611g).",
);
export const NotRunningEnum = enumOf<NotRunning>(
  "PenaltyNotRunning",
  NOT_RUNNING,
  "Why nothing more is being forfeited.",
);
export const ForfeitedUnitStandingEnum = enumOf<UnitStanding>(
  "ForfeitedUnitStanding",
  UNIT_STANDINGS,
  "What has become of a forfeited unit. PENDING: the court still has to say whether it is forfeited (Rv 611d).",
);
export const ModerationEffectEnum = enumOf<"LIFTED" | "SUSPENDED" | "REDUCED">(
  "ModerationEffect",
  ["LIFTED", "SUSPENDED", "REDUCED"],
  "What the judge does with a penalty when compliance is impossible (Rv 611d).",
);
export const InterruptedByEnum = enumOf<"CLAIM" | "RESERVATION">(
  "InterruptedBy",
  ["CLAIM", "RESERVATION"],
  "What interrupts prescription (art. 3:316 and 3:317 BW).",
);
export const ComplianceFigureEnum = enumOf<ComplianceFigure>(
  "ComplianceFigure",
  COMPLIANCE_FIGURES,
  "A figure of `Compliance`, by its name. Behind a share stand the orders above its line; behind a time, those over which it is taken.",
);
