import { enumOf } from "@exparte/subgraph";
import type { DataCategory } from "../rules/disclosure/data-category.js";
import type { DisclosureMessageKind } from "../rules/disclosure/disclosure-inbox.js";
import type {
  BreachedCategory,
  DisclosureBasis,
  DisclosureStatus,
  RefusalReason,
  WithdrawalCause,
} from "../rules/disclosure/disclosure-request.js";
import type { ContentKind, DestructionCause } from "../rules/sealed-content/sealed-content.js";
import type { DisclosureFigure } from "../rules/supervision/disclosure-figure.js";

const CATEGORIES: Readonly<Record<DataCategory, string>> = {
  NAME: "The poster's name.",
  ADDRESS: "The poster's postal address.",
  EMAIL: "The poster's e-mail address.",
  PHONE: "The poster's telephone number.",
  ACCOUNT_IDENTIFIER: "What the platform knows the account by.",
  REGISTRATION_IP: "The IP address from which the account was registered.",
  ACCESS_IP: "The IP addresses from which the account was used.",
};

export const DataCategoryEnum = enumOf<DataCategory>(
  "DataCategory",
  CATEGORIES,
  "What a court may ask of who posted something, of data that the platform holds already (DSA art. 10(2)(b)).",
);
export const DisclosureStatusEnum = enumOf<DisclosureStatus>(
  "DisclosureStatus",
  {
    REQUESTED: "The court has asked; the poster has not been told.",
    POSTER_NOTIFIED: "The platform has told the poster, who may object until the window closes.",
    DISCLOSED:
      "The platform answered with data that only the recipient can read, or the court found that its duty is met.",
    REFUSED: "The platform declined, with a reason.",
    WITHDRAWN: "The court withdrew the request, or its order came to nothing.",
    EXPIRED: "The platform did not answer in time.",
  },
  "Where a request to disclose who posted something stands.",
);
export const DisclosureBasisEnum = enumOf<DisclosureBasis>(
  "DisclosureBasis",
  {
    CODE_OF_CONDUCT: "The court asks, and the platform answers of its own accord, under the code of conduct.",
    ORDER: "A duty of the order itself, owed under its term and penalty, whether in the code of conduct or not.",
  },
  "What a disclosure request rests on.",
);
export const RefusalReasonEnum = enumOf<RefusalReason>(
  "DisclosureRefusalReason",
  {
    NOT_BOUND: "The platform stands outside the code of conduct, so that refusing is no breach.",
    POSTER_OBJECTED: "The poster objects; the platform has forwarded the objection to the court.",
    DATA_NOT_HELD: "The platform does not hold the data.",
    BALANCE_DIFFERS: "The platform balances the interests of applicant, poster and platform otherwise than the court.",
    LEGAL_OBSTACLE: "A provision of law stands in the way; the refusal names it.",
  },
  "Why a platform does not disclose.",
);
export const WithdrawalCauseEnum = enumOf<WithdrawalCause>(
  "DisclosureWithdrawalCause",
  {
    COURT: "The court withdrew its request.",
    ORDER_LIFTED: "The order was lifted.",
    ORDER_LAPSED: "The order lapsed, because no main claim was brought in time.",
    ITEMS_FREED: "The order stands, but covers nothing of this platform's any more.",
  },
  "What put an end to a request, or to the ground under an answer.",
);
export const ContentKindEnum = enumOf<ContentKind>(
  "SealedContentKind",
  {
    DISCLOSURE: "The platform's answer: who posted, for the recipient alone.",
    OBJECTION: "What the poster has against disclosure, for the court alone.",
  },
  "What a platform left, encrypted: its answer, or the poster's objection.",
);
export const DestructionCauseEnum = enumOf<DestructionCause>(
  "DestructionCause",
  {
    RECEIPT_CONFIRMED: "The court confirmed that it has what it collected.",
    RETENTION_ENDED: "It had been kept for 30 days.",
    ORDER_ENDED: "The order came to nothing.",
    UNREADABLE: "The recipient could not open an answer that an order asks for, and the platform answers anew.",
    BREACH_FOUND: "The court found that an answer does not meet its order, and the platform answers anew.",
  },
  "Why the hub destroyed the encrypted bytes that a platform left.",
);
export const BreachedCategoryEnum = enumOf<BreachedCategory>(
  "BreachedCategory",
  { ...CATEGORIES, OTHER: "Data of none of the categories." },
  "What an answer held though the court had not asked for it.",
);
export const DisclosureMessageKindEnum = enumOf<DisclosureMessageKind>(
  "DisclosureMessageKind",
  {
    DISCLOSURE_REQUESTED: "A court asks you who posted what its order is about.",
    NOTICE_DISPENSED: "The court dispensed with notice: do not tell the poster.",
    OBJECTION_WINDOW_CLOSED: "The poster's time to object has ended: answer now.",
    DISCLOSURE_WITHDRAWN: "The request was withdrawn: do not answer it.",
    DISCLOSURE_EXPIRED: "You did not answer the request in time.",
    DISCLOSURE_GROUND_LOST: "The order came to nothing after your answer.",
    DISCLOSURE_RENEWED:
      "A version of the order brings a new seal, and perhaps another recipient's key: encrypt the answer to that.",
    DISCLOSURE_REOPENED:
      "The request is open again: the court answered what you claimed, found that your answer does not meet the order, took back that it did, or could not open it. Disclose.",
    ANSWER_STANDS:
      "The court took back what it had found against your answer, or found that your duty is met: you owe no other answer.",
    NOTICE_DUE: "The reason for telling the poster nothing has passed: tell it now, and say so with notifyPoster.",
    NOTICE_OVERDUE: "You did not say in time that you had told the poster.",
    BREACH_REPORTED: "Your answer held more than was asked for, or does not open.",
  },
  "What a message of the disclosure inbox tells the platform.",
);

/** The figures that are also told of one side of the code of conduct. */
const of = (whose: string) => ({
  requested: `How many requests were made${whose}.`,
  disclosed: `How many requests were answered by a disclosure${whose}.`,
  refused: `How many requests were refused${whose}.`,
  withdrawn: `How many requests were withdrawn, by the court or because the order came to nothing${whose}.`,
  expired: `How many requests expired without an answer${whose}.`,
  open: `How many requests are neither answered nor ended${whose}.`,
  median: `Median seconds from request to answer, a disclosure or a refusal${whose}.`,
  rate: `The share disclosed of the requests that were disclosed or refused, 0 to 1${whose}.`,
});
const all = of("");
const inside = of(", of platforms in the code of conduct");
const ordered = of(", that a duty of an order made");
const outside = of(", of platforms outside the code of conduct");

export const DisclosureFigureEnum = enumOf<DisclosureFigure>(
  "DisclosureFigure",
  {
    REQUESTED: all.requested,
    DISCLOSED: all.disclosed,
    UNREADABLE: "How many answers did not open, as the recipient reported.",
    REFUSED: all.refused,
    REFUSED_NOT_BOUND: "How many requests were refused because the platform stands outside the code of conduct.",
    REFUSED_POSTER_OBJECTED: "How many requests were refused because the poster objected.",
    REFUSED_DATA_NOT_HELD: "How many requests were refused because the platform does not hold the data.",
    REFUSED_BALANCE_DIFFERS: "How many requests were refused because the platform balances the interests otherwise.",
    REFUSED_LEGAL_OBSTACLE: "How many requests were refused because a provision of law stands in the way.",
    WITHDRAWN: all.withdrawn,
    EXPIRED: all.expired,
    OPEN: all.open,
    MEDIAN_SECONDS_TO_ANSWER: all.median,
    DISCLOSURE_RATE: all.rate,
    INSIDE_REQUESTED: inside.requested,
    INSIDE_DISCLOSED: inside.disclosed,
    INSIDE_REFUSED: inside.refused,
    INSIDE_WITHDRAWN: inside.withdrawn,
    INSIDE_EXPIRED: inside.expired,
    INSIDE_OPEN: inside.open,
    INSIDE_MEDIAN_SECONDS_TO_ANSWER: inside.median,
    INSIDE_DISCLOSURE_RATE: inside.rate,
    OUTSIDE_REQUESTED: outside.requested,
    OUTSIDE_DISCLOSED: outside.disclosed,
    OUTSIDE_REFUSED: outside.refused,
    OUTSIDE_WITHDRAWN: outside.withdrawn,
    OUTSIDE_EXPIRED: outside.expired,
    OUTSIDE_OPEN: outside.open,
    OUTSIDE_MEDIAN_SECONDS_TO_ANSWER: outside.median,
    OUTSIDE_DISCLOSURE_RATE: outside.rate,
    ORDER_REQUESTED: ordered.requested,
    ORDER_DISCLOSED: ordered.disclosed,
    ORDER_REFUSED: ordered.refused,
    ORDER_WITHDRAWN: ordered.withdrawn,
    ORDER_EXPIRED: ordered.expired,
    ORDER_OPEN: ordered.open,
    ORDER_MEDIAN_SECONDS_TO_ANSWER: ordered.median,
    ORDER_DISCLOSURE_RATE: ordered.rate,
    NOTICES_LATE:
      "How often the poster was not told in time, after an order had dispensed with notice and the reason had passed.",
  },
  "The figures of disclosure requests over a period, to set beside each other. Each is a number of `DisclosureFigures`: REFUSED_ with a reason one of `refusedByReason`, INSIDE_ and OUTSIDE_ those of `inside` and `outside` the code of conduct, ORDER_ those of `underOrder`.",
);
