import type { CaseNumber, CourtId, PlatformId } from "../ids.js";
import type { JointMaximum } from "../penalty/joint-maximum.js";
import type { PenaltyTerms } from "../penalty/penalty.js";
import type { DutyDocument } from "./duty-document.js";
import type { Finding } from "./finding.js";
import type { LockedRespondent, NamedRespondent } from "./respondent.js";

/**
 * The order as the court gives and seals it: every element of DSA art. 9(2) and the marginal test. The sealed document
 * is exactly this object as canonical JSON (RFC 8785), without absent fields.
 */
export interface OrderDocument {
  readonly type: "exparte-order";
  readonly court: CourtId;
  readonly caseNumber: CaseNumber;
  /** 1 for the order as first given; each modification adds 1. */
  readonly version: number;
  /** The court that gave this version on appeal, and seals it; absent: the court that gave the order. */
  readonly onAppeal?: { readonly court: CourtId; readonly caseNumber: CaseNumber };
  readonly judge: string;
  readonly legalBasis: string;
  readonly statementOfReasons: string;
  readonly provisionsInfringed: readonly string[];
  /** DSA art. 15(1)(a) requires orders to be counted by it; orders sealed before we asked for it have none. */
  readonly illegalContentType?: IllegalContentType;
  /** Absent where the order asks for disclosure alone, which has findings of its own. */
  readonly marginalTest?: MarginalTest;
  readonly addressees: readonly AddresseeDocument[];
  readonly redress: { readonly platform: string; readonly poster: string };
  readonly territorialScope: { readonly extent: TerritorialExtent; readonly reasons: string };
  /** ISO 639-1. */
  readonly language: string;
  readonly translations?: readonly { readonly language: string; readonly text: string }[];
  readonly issuedAt: string;
  /** When it was given orally, before it was written (given-orally.ts); every version of the order may repeat it. */
  readonly givenOrallyAt?: string;
  /** ISO 8601 duration, counted from service; of every duty that has no term of its own. */
  readonly removeWithin: string;
  /** ISO 8601 duration from when the order is given; absent where the court leaves it to the hub's setting. */
  readonly serveWithin?: string;
  /** What begins the terms; absent: an acknowledgement does, and so does a bailiff. */
  readonly serviceBy?: ServiceBy;
  /** From when the poster may be told (DSA art. 9(5)); absent: at the latest when the order takes effect. */
  readonly posterInformedBy?: PosterInformedBy;
  /** One over all duties that have none of their own; each addressee forfeits it by itself. */
  readonly penalty?: PenaltyTerms;
  /** Over what all addressees forfeit together, under the order's penalty and those of duties; absent: none. */
  readonly jointMaximum?: JointMaximum;
  /** Uitvoerbaar bij voorraad; absent: it is. What a decision that keeps the order says itself goes before it. */
  readonly enforceableDespiteAppeal?: boolean;
  /** Term for the main proceedings (after Rv art. 1019i); absent means the statutory default. */
  readonly mainProceedingsWithin?: string;
}

/** The court puts off telling the poster, and says why. */
export interface PosterInformedBy {
  readonly after: string;
  readonly reasons: string;
}

/** Whether the addressee's acknowledgement of the message begins the terms, or only a bailiff's writ (exploot). */
export const SERVICES_BY = ["ACKNOWLEDGEMENT", "BAILIFF"] as const;
export type ServiceBy = (typeof SERVICES_BY)[number];

/** Has `duties`; or `items` alone, which are one duty to remove them on the order's own terms. See duties-of.ts. */
export interface AddresseeDocument {
  /** Of a registered platform; or of a respondent, see respondent.ts. */
  readonly platform: PlatformId;
  /** Who it is, where nobody registered it: named as the court seals it, and locked in whatever the hub keeps. */
  readonly respondent?: NamedRespondent | LockedRespondent;
  readonly items?: readonly ItemDocument[];
  readonly duties?: readonly DutyDocument[];
}

/** One exact item: its URL and anything else that is needed to find it (DSA art. 9(2)(a)(vi)). */
export interface ItemDocument {
  readonly url: string;
  readonly contentId?: string;
  readonly contentHash?: string;
  readonly description?: string;
}

/** Marginale toets: the judge's findings, made on the papers alone and without hearing the other side. */
export interface MarginalTest {
  readonly unlawfulness?: Finding;
  readonly freedomOfExpression?: Finding;
  readonly urgency?: Finding;
}

/**
 * The categories of illegal content by which platforms report received orders, in the words of the templates of
 * Implementing Regulation (EU) 2024/2835 and of the DSA Transparency Database. They are copied, not translated.
 */
export const ILLEGAL_CONTENT_TYPES = [
  "STATEMENT_CATEGORY_ANIMAL_WELFARE",
  "STATEMENT_CATEGORY_CONSUMER_INFORMATION",
  "STATEMENT_CATEGORY_CYBER_VIOLENCE",
  "STATEMENT_CATEGORY_CYBER_VIOLENCE_AGAINST_WOMEN",
  "STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS",
  "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH",
  "STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS",
  "STATEMENT_CATEGORY_NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS",
  "STATEMENT_CATEGORY_PROTECTION_OF_MINORS",
  "STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY",
  "STATEMENT_CATEGORY_SCAMS_AND_FRAUD",
  "STATEMENT_CATEGORY_SELF_HARM",
  "STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS",
  "STATEMENT_CATEGORY_VIOLENCE",
] as const;
export type IllegalContentType = (typeof ILLEGAL_CONTENT_TYPES)[number];

export const TERRITORIAL_EXTENTS = ["NL", "EU", "WORLDWIDE"] as const;
export type TerritorialExtent = (typeof TERRITORIAL_EXTENTS)[number];

/** What the rules must know about a platform before an order may be addressed to it. */
export interface AddressablePlatform {
  readonly id: PlatformId;
  readonly kind: string;
  readonly domains: readonly string[];
  readonly languages: readonly string[];
  readonly connected: boolean;
}

/** The court whose key seals a version of an order. */
export function sealingCourt({ court, onAppeal }: Pick<OrderDocument, "court" | "onAppeal">): CourtId {
  return onAppeal?.court ?? court;
}
