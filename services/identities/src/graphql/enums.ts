import { enumOf } from "@exparte/subgraph";
import { DATA_CATEGORIES, type DataCategory } from "../rules/disclosure/data-category.js";
import { DISCLOSURE_MESSAGE_KINDS, type DisclosureMessageKind } from "../rules/disclosure/disclosure-inbox.js";
import {
  BREACHED_CATEGORIES,
  type BreachedCategory,
  DISCLOSURE_STATUSES,
  type DisclosureStatus,
  REFUSAL_REASONS,
  type RefusalReason,
  WITHDRAWAL_CAUSES,
  type WithdrawalCause,
} from "../rules/disclosure/disclosure-request.js";
import {
  CONTENT_KINDS,
  type ContentKind,
  DESTRUCTION_CAUSES,
  type DestructionCause,
} from "../rules/sealed-content/sealed-content.js";
import { DISCLOSURE_FIGURES, type DisclosureFigure } from "../rules/supervision/disclosure-figure.js";

export const DataCategoryEnum = enumOf<DataCategory>(
  "DataCategory",
  DATA_CATEGORIES,
  "What a court may ask of who posted something.",
);
export const DisclosureStatusEnum = enumOf<DisclosureStatus>(
  "DisclosureStatus",
  DISCLOSURE_STATUSES,
  "Where a request to disclose who posted something stands.",
);
export const RefusalReasonEnum = enumOf<RefusalReason>(
  "DisclosureRefusalReason",
  REFUSAL_REASONS,
  "Why a platform does not disclose. NOT_BOUND is for those outside the code, POSTER_OBJECTED needs a forwarded objection.",
);
export const WithdrawalCauseEnum = enumOf<WithdrawalCause>(
  "DisclosureWithdrawalCause",
  WITHDRAWAL_CAUSES,
  "Who or what withdrew a request: the court, or the end of the order, for this platform (ITEMS_FREED) or as a whole.",
);
export const ContentKindEnum = enumOf<ContentKind>(
  "SealedContentKind",
  CONTENT_KINDS,
  "What a platform left, encrypted: its answer, or the poster's objection.",
);
export const DestructionCauseEnum = enumOf<DestructionCause>(
  "DestructionCause",
  DESTRUCTION_CAUSES,
  "Why the bytes were destroyed.",
);
export const BreachedCategoryEnum = enumOf<BreachedCategory>(
  "BreachedCategory",
  BREACHED_CATEGORIES,
  "What an answer held though it had not been asked for; OTHER is no category at all.",
);
export const DisclosureMessageKindEnum = enumOf<DisclosureMessageKind>(
  "DisclosureMessageKind",
  DISCLOSURE_MESSAGE_KINDS,
  "What a message tells the platform.",
);
export const DisclosureFigureEnum = enumOf<DisclosureFigure>(
  "DisclosureFigure",
  DISCLOSURE_FIGURES,
  "The figures of disclosure requests over a period, to set beside each other. Each is a number of `DisclosureFigures`: REFUSED_ with a reason one of `refusedByReason`, INSIDE_ and OUTSIDE_ those of `inside` and `outside` the code of conduct.",
);
