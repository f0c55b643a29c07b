// Made from graph/court.graphql and the supergraph by graph/write-documents.ts.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type DataCategory =
  | 'NAME'
  | 'ADDRESS'
  | 'EMAIL'
  | 'PHONE'
  | 'ACCOUNT_IDENTIFIER'
  | 'REGISTRATION_IP'
  | 'ACCESS_IP';

export type ApplicationStatus =
  | 'SUBMITTED'
  | 'GRANTED'
  | 'GRANTED_IN_PART'
  | 'REFUSED'
  | 'REFERRED_TO_PROSECUTION'
  | 'WITHDRAWN';

export type ApplicationSource =
  | 'VICTIM'
  | 'HOTLINE'
  | 'COURT'
  | 'TRUSTED_FLAGGER';

export type DutyKind =
  | 'REMOVE'
  | 'DISABLE_ACCESS'
  | 'DEREFERENCE'
  | 'KEEP_DOWN'
  | 'DISCLOSE';

export type TargetKind =
  | 'URL'
  | 'ACCOUNT'
  | 'SITE'
  | 'LOCATOR'
  | 'SEARCH_RESULT'
  | 'CONTENT_HASH'
  | 'EQUIVALENT'
  | 'ITEM';

export type OrderStatus =
  | 'IN_FORCE'
  | 'SUSPENDED'
  | 'LIFTED'
  | 'LAPSED'
  | 'FINAL';

export type IllegalContentType =
  | 'STATEMENT_CATEGORY_ANIMAL_WELFARE'
  | 'STATEMENT_CATEGORY_CONSUMER_INFORMATION'
  | 'STATEMENT_CATEGORY_CYBER_VIOLENCE'
  | 'STATEMENT_CATEGORY_CYBER_VIOLENCE_AGAINST_WOMEN'
  | 'STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS'
  | 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH'
  | 'STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS'
  | 'STATEMENT_CATEGORY_NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS'
  | 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS'
  | 'STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY'
  | 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD'
  | 'STATEMENT_CATEGORY_SELF_HARM'
  | 'STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS'
  | 'STATEMENT_CATEGORY_VIOLENCE';

export type ServiceBy =
  | 'ACKNOWLEDGEMENT'
  | 'BAILIFF';

export type LiftingCause =
  | 'WITHDRAWN_BY_APPLICANT'
  | 'SETTLEMENT'
  | 'ANNULLED'
  | 'REVOKED';

export type ModificationCause =
  | 'CORRECTION'
  | 'ADDITION'
  | 'NARROWING'
  | 'SETTLEMENT';

export type PenaltyUnit =
  | 'HOUR'
  | 'DAY'
  | 'VIOLATION'
  | 'ONCE';

export type PenaltyScope =
  | 'ORDER'
  | 'ITEM';

export type PenaltyTimeUnit =
  | 'HOUR'
  | 'DAY';

export type TerritorialExtent =
  | 'NL'
  | 'EU'
  | 'WORLDWIDE';

export type OpponentRole =
  | 'ADDRESSEE'
  | 'POSTER'
  | 'THIRD_PARTY';

export type OppositionStatus =
  | 'LODGED'
  | 'HEARING_SET'
  | 'UPHELD'
  | 'MODIFIED'
  | 'LIFTED'
  | 'WITHDRAWN'
  | 'MOOT';

export type AppealAgainst =
  | 'OPPOSITION'
  | 'MAIN_JUDGMENT'
  | 'APPEAL';

export type AppellantRole =
  | 'APPLICANT'
  | 'ADDRESSEE'
  | 'POSTER'
  | 'THIRD_PARTY';

export type OrderAppealStatus =
  | 'LODGED'
  | 'CONFIRMED'
  | 'MODIFIED'
  | 'ANNULLED'
  | 'WITHDRAWN'
  | 'MOOT';

export type MainOutcome =
  | 'CONFIRMED'
  | 'REJECTED';

export type AddresseeStatus =
  | 'PENDING'
  | 'SERVED'
  | 'PARTLY_COMPLIED'
  | 'COMPLIED'
  | 'IMPOSSIBLE_CLAIMED'
  | 'REINSTATEMENT_DUE'
  | 'REINSTATED';

export type RespondentKind =
  | 'PERSON'
  | 'COMPANY'
  | 'SITE_KEEPER';

export type ConfirmationOutcome =
  | 'REMOVED'
  | 'ACCESS_DISABLED'
  | 'DEREFERENCED'
  | 'MEASURE_IN_PLACE'
  | 'DISCLOSED'
  | 'ALREADY_GONE'
  | 'NOT_FOUND'
  | 'IMPOSSIBLE';

export type ImpossibleReason =
  | 'DE_FACTO_IMPOSSIBLE'
  | 'MANIFEST_ERROR'
  | 'INSUFFICIENT_INFORMATION'
  | 'DATA_NOT_HELD'
  | 'LEGAL_OBSTACLE';

export type PenaltyNotRunning =
  | 'NO_PENALTY'
  | 'ENDED'
  | 'NOT_SERVED'
  | 'COMPLIED'
  | 'SUSPENDED'
  | 'INSOLVENT'
  | 'DECEASED'
  | 'TERM_STOPPED'
  | 'WITHIN_TERM'
  | 'MAXIMUM_REACHED'
  | 'IMPOSSIBLE'
  | 'FORFEITED';

export type ForfeitedUnitStanding =
  | 'COLLECTIBLE'
  | 'PRESCRIBED'
  | 'FALLEN_AWAY'
  | 'NOT_ADMITTED'
  | 'PENDING';

export type FindingKind =
  | 'BREACH'
  | 'COMPLIANCE';

export type FindingStatus =
  | 'FOUND'
  | 'CONTESTED'
  | 'UPHELD'
  | 'WITHDRAWN';

export type ModerationRequestStatus =
  | 'OPEN'
  | 'GRANTED'
  | 'REFUSED';

export type FindingOutcome =
  | 'UPHELD'
  | 'WITHDRAWN';

export type AppealedDecision =
  | 'OPPOSITION'
  | 'MAIN_JUDGMENT';

export type OrderAppealOutcome =
  | 'CONFIRMED'
  | 'MODIFIED'
  | 'ANNULLED';

export type OppositionOutcome =
  | 'UPHELD'
  | 'MODIFIED'
  | 'LIFTED';

export type CorrectionInitiative =
  | 'ON_REQUEST'
  | 'OWN_MOTION';

export type MeansOfService =
  | 'BAILIFF'
  | 'SUBSTITUTE';

export type ModerationEffect =
  | 'LIFTED'
  | 'SUSPENDED'
  | 'REDUCED';

export type InterruptedBy =
  | 'CLAIM'
  | 'RESERVATION';

export type PenaltyBar =
  | 'BANKRUPTCY'
  | 'DEBT_RESCHEDULING'
  | 'DEATH'
  | 'OTHER_LEGAL_BAR'
  | 'NOT_KNOWABLE';

export type Instance =
  | 'DISTRICT_COURT'
  | 'COURT_OF_APPEAL'
  | 'SUPREME_COURT';

export type KeyUse =
  | 'SIG'
  | 'ENC';

export type PeriodInput = {
  readonly from: string;
  readonly until: string;
};

export type OrderFilter = {
  readonly status?: ReadonlyArray<OrderStatus> | null | undefined;
  readonly court?: string | number | null | undefined;
  readonly platform?: string | number | null | undefined;
  readonly heardOnAppeal?: boolean | null | undefined;
  readonly overdue?: boolean | null | undefined;
  readonly unserved?: boolean | null | undefined;
  readonly posterOverdue?: boolean | null | undefined;
  readonly penaltyRunning?: boolean | null | undefined;
  readonly findingContested?: boolean | null | undefined;
  readonly contested?: boolean | null | undefined;
  readonly moderationRequested?: boolean | null | undefined;
  readonly itemsSuspendedForDays?: number | null | undefined;
  readonly mainTermEndsWithinDays?: number | null | undefined;
  readonly caseNumber?: string | null | undefined;
  readonly issued?: PeriodInput | null | undefined;
};

export type FindBreachInput = {
  readonly orderId: string | number;
  readonly platform: string | number;
  readonly itemIds: ReadonlyArray<string | number>;
  readonly from: string;
  readonly until?: string | null | undefined;
  readonly reasons: string;
};

export type FindComplianceInput = {
  readonly orderId: string | number;
  readonly platform: string | number;
  readonly itemIds: ReadonlyArray<string | number>;
  readonly effectAt: string;
  readonly reasons: string;
};

export type DecideFindingInput = {
  readonly orderId: string | number;
  readonly platform: string | number;
  readonly findingId: string | number;
  readonly outcome: FindingOutcome;
  readonly reasons: string;
};

export type LodgeOrderAppealInput = {
  readonly appealOf: AppealedCaseInput;
  readonly against?: AppealedDecision | null | undefined;
  readonly oppositionId?: string | number | null | undefined;
  readonly appealId?: string | number | null | undefined;
  readonly caseNumber: string;
  readonly role: AppellantRole;
  readonly platform?: string | number | null | undefined;
  readonly appellantReference?: string | null | undefined;
  readonly lodgedAt: string;
};

export type AppealedCaseInput = {
  readonly court: string | number;
  readonly caseNumber: string;
};

export type OrderAppealDecisionInput = {
  readonly outcome: OrderAppealOutcome;
  readonly reasons: string;
  readonly order?: OrderInput | null | undefined;
  readonly reinstateWithin?: string | null | undefined;
  readonly enforceableDespiteAppeal?: boolean | null | undefined;
};

export type OrderInput = {
  readonly judge: string;
  readonly legalBasis: string;
  readonly statementOfReasons: string;
  readonly provisionsInfringed: ReadonlyArray<string>;
  readonly illegalContentType?: IllegalContentType | null | undefined;
  readonly marginalTest?: MarginalTestInput | null | undefined;
  readonly addressees: ReadonlyArray<AddresseeInput>;
  readonly redress: RedressInput;
  readonly territorialScope: TerritorialScopeInput;
  readonly language: string;
  readonly translations?: ReadonlyArray<TranslationInput> | null | undefined;
  readonly issuedAt: string;
  readonly givenOrallyAt?: string | null | undefined;
  readonly removeWithin: string;
  readonly serveWithin?: string | null | undefined;
  readonly serviceBy?: ServiceBy | null | undefined;
  readonly posterInformedBy?: PosterInformedByInput | null | undefined;
  readonly penalty?: PenaltyInput | null | undefined;
  readonly jointMaximum?: JointMaximumInput | null | undefined;
  readonly enforceableDespiteAppeal?: boolean | null | undefined;
  readonly mainProceedingsWithin?: string | null | undefined;
  readonly seal: string;
};

export type MarginalTestInput = {
  readonly unlawfulness?: FindingInput | null | undefined;
  readonly freedomOfExpression?: FindingInput | null | undefined;
  readonly urgency?: FindingInput | null | undefined;
};

export type FindingInput = {
  readonly holds: boolean;
  readonly reasons: string;
};

export type AddresseeInput = {
  readonly platform: string | number;
  readonly respondent?: RespondentInput | null | undefined;
  readonly items?: ReadonlyArray<ItemInput> | null | undefined;
  readonly duties?: ReadonlyArray<DutyInput> | null | undefined;
};

export type RespondentInput = {
  readonly kind: RespondentKind;
  readonly legalName: string;
  readonly address: string;
  readonly ipAddress?: string | null | undefined;
};

export type ItemInput = {
  readonly url: string;
  readonly contentId?: string | null | undefined;
  readonly contentHash?: string | null | undefined;
  readonly description?: string | null | undefined;
};

export type DutyInput = {
  readonly number: number;
  readonly kind: DutyKind;
  readonly targets: ReadonlyArray<TargetInput>;
  readonly within?: string | null | undefined;
  readonly penalty?: PenaltyInput | null | undefined;
  readonly everywhere?: boolean | null | undefined;
  readonly until?: string | null | undefined;
  readonly disclosure?: DutyDisclosureInput | null | undefined;
};

export type TargetInput = {
  readonly kind?: TargetKind | null | undefined;
  readonly url?: string | null | undefined;
  readonly query?: string | null | undefined;
  readonly locator?: string | null | undefined;
  readonly algorithm?: string | null | undefined;
  readonly value?: string | null | undefined;
  readonly words?: string | null | undefined;
  readonly because?: string | null | undefined;
  readonly contentId?: string | null | undefined;
  readonly contentHash?: string | null | undefined;
  readonly description?: string | null | undefined;
};

export type PenaltyInput = {
  readonly amountCents: number;
  readonly currency: string;
  readonly unit: PenaltyUnit;
  readonly startedUnits?: boolean | null | undefined;
  readonly per?: PenaltyScope | null | undefined;
  readonly whileLasting?: WhileLastingInput | null | undefined;
  readonly maximumCents?: number | null | undefined;
};

export type WhileLastingInput = {
  readonly amountCents: number;
  readonly unit: PenaltyTimeUnit;
};

export type DutyDisclosureInput = {
  readonly categories: ReadonlyArray<DataCategory>;
  readonly purpose: string;
  readonly recipient: DutyRecipientInput;
  readonly findings: DutyDisclosureFindingsInput;
  readonly shortenedWindow?: ShortenedWindowInput | null | undefined;
  readonly dispensation?: DutyDispensationInput | null | undefined;
};

export type DutyRecipientInput = {
  readonly jwk: Readonly<Record<string, unknown>>;
  readonly certificate?: string | null | undefined;
};

export type DutyDisclosureFindingsInput = {
  readonly unlawfulness?: FindingInput | null | undefined;
  readonly realInterest?: FindingInput | null | undefined;
  readonly noLessIntrusiveWay?: FindingInput | null | undefined;
  readonly balance?: FindingInput | null | undefined;
};

export type ShortenedWindowInput = {
  readonly window: string;
  readonly reasons: string;
};

export type DutyDispensationInput = {
  readonly reasons: string;
  readonly noticeFrom: string;
};

export type RedressInput = {
  readonly platform: string;
  readonly poster: string;
};

export type TerritorialScopeInput = {
  readonly extent: TerritorialExtent;
  readonly reasons: string;
};

export type TranslationInput = {
  readonly language: string;
  readonly text: string;
};

export type PosterInformedByInput = {
  readonly after: string;
  readonly reasons: string;
};

export type JointMaximumInput = {
  readonly maximumCents: number;
  readonly currency: string;
};

export type DeclareIrrevocableInput = {
  readonly orderId: string | number;
  readonly reasons: string;
  readonly acquiesced?: boolean | null | undefined;
};

export type SubmitApplicationInput = {
  readonly caseNumber: string;
  readonly source: ApplicationSource;
  readonly sourceName?: string | null | undefined;
  readonly applicantReference: string;
  readonly furtherApplicantReferences?: ReadonlyArray<string> | null | undefined;
  readonly minor?: boolean | null | undefined;
  readonly confidential?: boolean | null | undefined;
  readonly urls?: ReadonlyArray<string> | null | undefined;
  readonly duties?: ReadonlyArray<AskedDutyInput> | null | undefined;
  readonly grounds: string;
  readonly urgency: string;
  readonly noticeId?: string | number | null | undefined;
  readonly noNoticeBecause?: string | null | undefined;
  readonly complaintId?: string | number | null | undefined;
  readonly followsApplicationId?: string | number | null | undefined;
  readonly appealOf?: AppealedCaseInput | null | undefined;
};

export type AskedDutyInput = {
  readonly number: number;
  readonly kind: DutyKind;
  readonly targets: ReadonlyArray<TargetInput>;
};

export type RefusedPartInput = {
  readonly duty: number;
  readonly targets?: ReadonlyArray<number> | null | undefined;
  readonly reasons: string;
};

export type LodgeOppositionInput = {
  readonly orderId: string | number;
  readonly grounds: string;
  readonly role?: OpponentRole | null | undefined;
  readonly opponentReference?: string | null | undefined;
  readonly itemIds?: ReadonlyArray<string | number> | null | undefined;
};

export type OppositionDecisionInput = {
  readonly outcome: OppositionOutcome;
  readonly reasons: string;
  readonly order?: OrderInput | null | undefined;
  readonly penaltiesFallAway?: boolean | null | undefined;
  readonly reinstateWithin?: string | null | undefined;
  readonly enforceableDespiteAppeal?: boolean | null | undefined;
};

export type ClarifyOrderInput = {
  readonly orderId: string | number;
  readonly platform: string | number;
  readonly text: string;
  readonly order?: OrderInput | null | undefined;
};

export type RejectClaimInput = {
  readonly orderId: string | number;
  readonly platform: string | number;
  readonly itemIds?: ReadonlyArray<string | number> | null | undefined;
  readonly reasons: string;
};

export type RegisterMainClaimInput = {
  readonly orderId: string | number;
  readonly reference: string;
  readonly broughtAt: string;
};

export type ConcludeMainProceedingsInput = {
  readonly orderId: string | number;
  readonly outcome: MainOutcome;
  readonly reasons: string;
  readonly penaltiesFallAway?: boolean | null | undefined;
  readonly reinstateWithin?: string | null | undefined;
  readonly enforceableDespiteAppeal?: boolean | null | undefined;
};

export type ModifyOrderInput = {
  readonly orderId: string | number;
  readonly cause: ModificationCause;
  readonly reasons: string;
  readonly order: OrderInput;
  readonly correction?: CorrectionInput | null | undefined;
  readonly addition?: AdditionInput | null | undefined;
  readonly reinstateWithin?: string | null | undefined;
};

export type CorrectionInput = {
  readonly initiative: CorrectionInitiative;
  readonly partiesHeard: string;
};

export type AdditionInput = {
  readonly appliedAt: string;
};

export type SuspendItemsInput = {
  readonly orderId: string | number;
  readonly platform: string | number;
  readonly itemIds: ReadonlyArray<string | number>;
  readonly reasons: string;
  readonly reinstateWithin?: string | null | undefined;
};

export type ResumeItemsInput = {
  readonly orderId: string | number;
  readonly platform: string | number;
  readonly itemIds: ReadonlyArray<string | number>;
  readonly reasons: string;
};

export type LiftOrderInput = {
  readonly orderId: string | number;
  readonly cause: LiftingCause;
  readonly reasons: string;
  readonly penaltiesFallAway?: boolean | null | undefined;
  readonly annulment?: AnnulmentInput | null | undefined;
  readonly reinstateWithin?: string | null | undefined;
};

export type AnnulmentInput = {
  readonly court: string;
  readonly decision: string;
};

export type RecordServiceInput = {
  readonly orderId: string | number;
  readonly platform: string | number;
  readonly servedAt: string;
  readonly means?: MeansOfService;
  readonly note?: string | null | undefined;
};

export type ModeratePenaltyInput = {
  readonly orderId: string | number;
  readonly platform: string | number;
  readonly duty?: number | null | undefined;
  readonly effect: ModerationEffect;
  readonly from: string;
  readonly until?: string | null | undefined;
  readonly itemIds?: ReadonlyArray<string | number> | null | undefined;
  readonly amountCents?: number | null | undefined;
  readonly whileLastingCents?: number | null | undefined;
  readonly maximumCents?: number | null | undefined;
  readonly reasons: string;
};

export type RefuseModerationInput = {
  readonly orderId: string | number;
  readonly platform: string | number;
  readonly duty?: number | null | undefined;
  readonly reasons: string;
};

export type InterruptPrescriptionInput = {
  readonly orderId: string | number;
  readonly platform: string | number;
  readonly duty?: number | null | undefined;
  readonly at: string;
  readonly by: InterruptedBy;
};

export type BarPenaltyInput = {
  readonly orderId: string | number;
  readonly platform: string | number;
  readonly duty?: number | null | undefined;
  readonly because: PenaltyBar;
  readonly from: string;
  readonly until?: string | null | undefined;
  readonly forfeitsAllTheSame?: boolean | null | undefined;
};

export type ContinuePenaltyInput = {
  readonly orderId: string | number;
  readonly platform: string | number;
  readonly duty?: number | null | undefined;
  readonly reasons: string;
};

export type CourtQueueQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type CourtQueueQuery = { readonly waitingApplications: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly caseNumber: string, readonly source: ApplicationSource, readonly submittedAt: string, readonly minor: boolean, readonly duties: ReadonlyArray<{ readonly kind: DutyKind, readonly targets: ReadonlyArray<{ readonly kind: TargetKind }> }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type CourtOrdersQueryVariables = Exact<{
  filter: OrderFilter;
  after?: string | null | undefined;
}>;


export type CourtOrdersQuery = { readonly orders: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly caseNumber: string, readonly status: OrderStatus, readonly issuedAt: string, readonly mainTermEnd: string, readonly mainClaimBroughtAt: string | null, readonly oppositions: ReadonlyArray<{ readonly status: OppositionStatus, readonly lodgedAt: string, readonly hearingAt: string | null }>, readonly addressees: ReadonlyArray<{ readonly status: AddresseeStatus, readonly servedAt: string | null, readonly serveBy: string | null, readonly unserved: boolean, readonly deadline: string | null, readonly overdue: boolean, readonly platform: { readonly id: string } | null }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type QueueCountsQueryVariables = Exact<{
  lapsesWithinDays: number;
}>;


export type QueueCountsQuery = { readonly waiting: number, readonly unserved: number, readonly overdue: number, readonly contested: number, readonly answers: number, readonly moderation: number, readonly lapsing: number, readonly mistaken: number, readonly suspended: number, readonly inForce: number, readonly appeals: number };

export type CourtApplicationQueryVariables = Exact<{
  id: string | number;
}>;


export type CourtApplicationQuery = { readonly application: { readonly id: string, readonly caseNumber: string, readonly status: ApplicationStatus, readonly source: ApplicationSource, readonly sourceName: string | null, readonly applicantReferences: ReadonlyArray<string>, readonly minor: boolean, readonly confidential: boolean, readonly grounds: string, readonly urgency: string, readonly noticeId: string | null, readonly noNoticeBecause: string | null, readonly submittedAt: string, readonly decidedAt: string | null, readonly reasons: string | null, readonly orderId: string | null, readonly duties: ReadonlyArray<{ readonly number: number, readonly kind: DutyKind, readonly targets: ReadonlyArray<{ readonly kind: TargetKind, readonly url: string | null, readonly query: string | null, readonly locator: string | null, readonly algorithm: string | null, readonly value: string | null, readonly words: string | null, readonly description: string | null }> }>, readonly appealOf: { readonly court: string, readonly caseNumber: string } | null, readonly refusedParts: ReadonlyArray<{ readonly duty: number, readonly targets: ReadonlyArray<number> | null, readonly reasons: string }> } };

export type ApplicationSeenFragment = { readonly id: string, readonly caseNumber: string, readonly status: ApplicationStatus, readonly source: ApplicationSource, readonly sourceName: string | null, readonly applicantReferences: ReadonlyArray<string>, readonly minor: boolean, readonly confidential: boolean, readonly grounds: string, readonly urgency: string, readonly noticeId: string | null, readonly noNoticeBecause: string | null, readonly submittedAt: string, readonly decidedAt: string | null, readonly reasons: string | null, readonly orderId: string | null, readonly duties: ReadonlyArray<{ readonly number: number, readonly kind: DutyKind, readonly targets: ReadonlyArray<{ readonly kind: TargetKind, readonly url: string | null, readonly query: string | null, readonly locator: string | null, readonly algorithm: string | null, readonly value: string | null, readonly words: string | null, readonly description: string | null }> }>, readonly appealOf: { readonly court: string, readonly caseNumber: string } | null, readonly refusedParts: ReadonlyArray<{ readonly duty: number, readonly targets: ReadonlyArray<number> | null, readonly reasons: string }> };

export type AddresseesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type AddresseesQuery = { readonly platforms: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string, readonly languages: ReadonlyArray<string> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type CourtsQueryVariables = Exact<{ [key: string]: never; }>;


export type CourtsQuery = { readonly courts: ReadonlyArray<{ readonly id: string, readonly name: string, readonly instance: Instance }> };

export type AddresseeOfQueryVariables = Exact<{
  url: string;
}>;


export type AddresseeOfQuery = { readonly addresseeFor: { readonly id: string } | null };

export type EnterApplicationMutationVariables = Exact<{
  input: SubmitApplicationInput;
}>;


export type EnterApplicationMutation = { readonly submitApplication: { readonly id: string } };

export type RefuseApplicationMutationVariables = Exact<{
  id: string | number;
  reasons: string;
}>;


export type RefuseApplicationMutation = { readonly refuseApplication: { readonly id: string } };

export type GrantMutationVariables = Exact<{
  id: string | number;
  order: OrderInput;
  refused: ReadonlyArray<RefusedPartInput> | RefusedPartInput;
}>;


export type GrantMutation = { readonly grantApplication: { readonly id: string } };

export type CourtOrderQueryVariables = Exact<{
  id: string | number;
}>;


export type CourtOrderQuery = { readonly order: { readonly id: string, readonly court: string, readonly caseNumber: string, readonly status: OrderStatus, readonly version: number, readonly issuedAt: string, readonly givenOrallyAt: string | null, readonly enforceableDespiteAppeal: boolean, readonly applicationId: string, readonly judge: string, readonly legalBasis: string, readonly statementOfReasons: string, readonly mainTermEnd: string, readonly mainClaimBroughtAt: string | null, readonly endedAt: string | null, readonly liftedBecause: LiftingCause | null, readonly jointMaximumCents: number | null, readonly onAppeal: { readonly court: string, readonly caseNumber: string } | null, readonly mainJudgment: { readonly outcome: MainOutcome, readonly givenAt: string, readonly appealBy: string | null } | null, readonly penaltyTerms: { readonly amountCents: number, readonly currency: string, readonly unit: PenaltyUnit, readonly maximumCents: number | null } | null, readonly penalty: { readonly forfeitedCents: number, readonly currency: string | null }, readonly oppositions: ReadonlyArray<{ readonly id: string, readonly by: OpponentRole, readonly opponentReference: string | null, readonly platform: string | null, readonly itemIds: ReadonlyArray<string> | null, readonly status: OppositionStatus, readonly lodgedAt: string, readonly hearingAt: string | null, readonly grounds: string | null, readonly decidedAt: string | null, readonly reasons: string | null, readonly appealBy: string | null }>, readonly appeals: ReadonlyArray<{ readonly id: string, readonly against: AppealAgainst, readonly court: string, readonly caseNumber: string, readonly by: AppellantRole | null, readonly platform: string | null, readonly appellantReference: string | null, readonly status: OrderAppealStatus, readonly lodgedAt: string, readonly late: boolean, readonly suspends: boolean, readonly decidedAt: string | null, readonly reasons: string | null, readonly appealBy: string | null }>, readonly addressees: ReadonlyArray<{ readonly status: AddresseeStatus, readonly servedAt: string | null, readonly serveBy: string | null, readonly unserved: boolean, readonly deadline: string | null, readonly deadlineStoppedAt: string | null, readonly overdue: boolean, readonly reinstateBy: string | null, readonly platform: { readonly id: string } | null, readonly respondent: { readonly legalName: string | null } | null, readonly findings: ReadonlyArray<{ readonly id: string, readonly kind: FindingKind, readonly itemIds: ReadonlyArray<string>, readonly from: string, readonly until: string | null, readonly reasons: string | null, readonly status: FindingStatus, readonly contestedAt: string | null, readonly grounds: string | null, readonly decisionReasons: string | null }>, readonly moderationRequests: ReadonlyArray<{ readonly duty: number | null, readonly from: string, readonly reasons: string | null, readonly requestedAt: string, readonly status: ModerationRequestStatus, readonly decisionReasons: string | null }>, readonly duties: ReadonlyArray<{ readonly number: number, readonly kind: DutyKind, readonly within: string, readonly deadline: string | null, readonly overdue: boolean, readonly penaltyTerms: { readonly amountCents: number, readonly currency: string, readonly unit: PenaltyUnit, readonly maximumCents: number | null } | null, readonly items: ReadonlyArray<{ readonly id: string, readonly url: string, readonly query: string | null, readonly locator: string | null, readonly words: string | null, readonly goneSince: string | null, readonly deadlineStoppedAt: string | null, readonly suspendedAt: string | null, readonly suspendedBecause: string | null, readonly confirmation: { readonly outcome: ConfirmationOutcome, readonly effectAt: string, readonly impossibleReason: ImpossibleReason | null, readonly where: string | null, readonly explanation: string | null } | null }> }> }>, readonly history: ReadonlyArray<{ readonly position: number, readonly kind: string, readonly at: string, readonly platform: string | null, readonly reasons: string | null, readonly advice: string | null, readonly by: { readonly type: string, readonly id: string | null } }> } | null };

export type OrderSeenFragment = { readonly id: string, readonly court: string, readonly caseNumber: string, readonly status: OrderStatus, readonly version: number, readonly issuedAt: string, readonly givenOrallyAt: string | null, readonly enforceableDespiteAppeal: boolean, readonly applicationId: string, readonly judge: string, readonly legalBasis: string, readonly statementOfReasons: string, readonly mainTermEnd: string, readonly mainClaimBroughtAt: string | null, readonly endedAt: string | null, readonly liftedBecause: LiftingCause | null, readonly jointMaximumCents: number | null, readonly onAppeal: { readonly court: string, readonly caseNumber: string } | null, readonly mainJudgment: { readonly outcome: MainOutcome, readonly givenAt: string, readonly appealBy: string | null } | null, readonly penaltyTerms: { readonly amountCents: number, readonly currency: string, readonly unit: PenaltyUnit, readonly maximumCents: number | null } | null, readonly penalty: { readonly forfeitedCents: number, readonly currency: string | null }, readonly oppositions: ReadonlyArray<{ readonly id: string, readonly by: OpponentRole, readonly opponentReference: string | null, readonly platform: string | null, readonly itemIds: ReadonlyArray<string> | null, readonly status: OppositionStatus, readonly lodgedAt: string, readonly hearingAt: string | null, readonly grounds: string | null, readonly decidedAt: string | null, readonly reasons: string | null, readonly appealBy: string | null }>, readonly appeals: ReadonlyArray<{ readonly id: string, readonly against: AppealAgainst, readonly court: string, readonly caseNumber: string, readonly by: AppellantRole | null, readonly platform: string | null, readonly appellantReference: string | null, readonly status: OrderAppealStatus, readonly lodgedAt: string, readonly late: boolean, readonly suspends: boolean, readonly decidedAt: string | null, readonly reasons: string | null, readonly appealBy: string | null }>, readonly addressees: ReadonlyArray<{ readonly status: AddresseeStatus, readonly servedAt: string | null, readonly serveBy: string | null, readonly unserved: boolean, readonly deadline: string | null, readonly deadlineStoppedAt: string | null, readonly overdue: boolean, readonly reinstateBy: string | null, readonly platform: { readonly id: string } | null, readonly respondent: { readonly legalName: string | null } | null, readonly findings: ReadonlyArray<{ readonly id: string, readonly kind: FindingKind, readonly itemIds: ReadonlyArray<string>, readonly from: string, readonly until: string | null, readonly reasons: string | null, readonly status: FindingStatus, readonly contestedAt: string | null, readonly grounds: string | null, readonly decisionReasons: string | null }>, readonly moderationRequests: ReadonlyArray<{ readonly duty: number | null, readonly from: string, readonly reasons: string | null, readonly requestedAt: string, readonly status: ModerationRequestStatus, readonly decisionReasons: string | null }>, readonly duties: ReadonlyArray<{ readonly number: number, readonly kind: DutyKind, readonly within: string, readonly deadline: string | null, readonly overdue: boolean, readonly penaltyTerms: { readonly amountCents: number, readonly currency: string, readonly unit: PenaltyUnit, readonly maximumCents: number | null } | null, readonly items: ReadonlyArray<{ readonly id: string, readonly url: string, readonly query: string | null, readonly locator: string | null, readonly words: string | null, readonly goneSince: string | null, readonly deadlineStoppedAt: string | null, readonly suspendedAt: string | null, readonly suspendedBecause: string | null, readonly confirmation: { readonly outcome: ConfirmationOutcome, readonly effectAt: string, readonly impossibleReason: ImpossibleReason | null, readonly where: string | null, readonly explanation: string | null } | null }> }> }>, readonly history: ReadonlyArray<{ readonly position: number, readonly kind: string, readonly at: string, readonly platform: string | null, readonly reasons: string | null, readonly advice: string | null, readonly by: { readonly type: string, readonly id: string | null } }> };

export type TermsFragment = { readonly amountCents: number, readonly currency: string, readonly unit: PenaltyUnit, readonly maximumCents: number | null };

export type CourtSealQueryVariables = Exact<{
  id: string | number;
}>;


export type CourtSealQuery = { readonly order: { readonly seal: string } | null };

export type CourtAccountQueryVariables = Exact<{
  id: string | number;
}>;


export type CourtAccountQuery = { readonly order: { readonly addressees: ReadonlyArray<{ readonly platform: { readonly id: string } | null, readonly duties: ReadonlyArray<{ readonly number: number, readonly penalty: { readonly asOf: string, readonly currency: string | null, readonly forfeitedCents: number, readonly prescribedCents: number, readonly collectibleCents: number, readonly fallenAwayCents: number, readonly notAdmittedCents: number, readonly pendingCents: number, readonly maximumReached: boolean, readonly running: boolean, readonly runningSince: string | null, readonly notRunningBecause: PenaltyNotRunning | null, readonly prescribesNextAt: string | null, readonly unitCount: number, readonly jointMaximum: { readonly maximumCents: number | null, readonly usedCents: number, readonly reached: boolean } | null, readonly runs: ReadonlyArray<{ readonly itemId: string | null, readonly unit: PenaltyUnit, readonly count: number, readonly amountCents: number, readonly firstForfeitedAt: string, readonly lastForfeitedAt: string, readonly standing: ForfeitedUnitStanding }> } }>, readonly penalty: { readonly asOf: string, readonly currency: string | null, readonly forfeitedCents: number, readonly prescribedCents: number, readonly collectibleCents: number, readonly fallenAwayCents: number, readonly notAdmittedCents: number, readonly pendingCents: number, readonly maximumReached: boolean, readonly running: boolean, readonly runningSince: string | null, readonly notRunningBecause: PenaltyNotRunning | null, readonly prescribesNextAt: string | null, readonly unitCount: number, readonly jointMaximum: { readonly maximumCents: number | null, readonly usedCents: number, readonly reached: boolean } | null, readonly runs: ReadonlyArray<{ readonly itemId: string | null, readonly unit: PenaltyUnit, readonly count: number, readonly amountCents: number, readonly firstForfeitedAt: string, readonly lastForfeitedAt: string, readonly standing: ForfeitedUnitStanding }> } }> } | null };

export type AccountFragment = { readonly asOf: string, readonly currency: string | null, readonly forfeitedCents: number, readonly prescribedCents: number, readonly collectibleCents: number, readonly fallenAwayCents: number, readonly notAdmittedCents: number, readonly pendingCents: number, readonly maximumReached: boolean, readonly running: boolean, readonly runningSince: string | null, readonly notRunningBecause: PenaltyNotRunning | null, readonly prescribesNextAt: string | null, readonly unitCount: number, readonly jointMaximum: { readonly maximumCents: number | null, readonly usedCents: number, readonly reached: boolean } | null, readonly runs: ReadonlyArray<{ readonly itemId: string | null, readonly unit: PenaltyUnit, readonly count: number, readonly amountCents: number, readonly firstForfeitedAt: string, readonly lastForfeitedAt: string, readonly standing: ForfeitedUnitStanding }> };

export type CourtKeysQueryVariables = Exact<{
  id: string | number;
}>;


export type CourtKeysQuery = { readonly court: { readonly keys: ReadonlyArray<{ readonly kid: string, readonly use: KeyUse, readonly jwk: Readonly<Record<string, unknown>>, readonly validFrom: string, readonly validUntil: string | null, readonly revokedAt: string | null }> } | null };

export type OpposeMutationVariables = Exact<{
  input: LodgeOppositionInput;
}>;


export type OpposeMutation = { readonly lodgeOpposition: { readonly id: string } };

export type SetHearingMutationVariables = Exact<{
  id: string | number;
  hearingAt: string;
}>;


export type SetHearingMutation = { readonly setHearing: { readonly id: string } };

export type DecideOppositionMutationVariables = Exact<{
  id: string | number;
  decision: OppositionDecisionInput;
}>;


export type DecideOppositionMutation = { readonly decideOpposition: { readonly id: string } };

export type WithdrawOppositionMutationVariables = Exact<{
  id: string | number;
  reasons: string;
}>;


export type WithdrawOppositionMutation = { readonly withdrawOpposition: { readonly id: string } };

export type LodgeOrderAppealMutationVariables = Exact<{
  input: LodgeOrderAppealInput;
}>;


export type LodgeOrderAppealMutation = { readonly lodgeOrderAppeal: { readonly id: string, readonly orderId: string } };

export type DecideOrderAppealMutationVariables = Exact<{
  id: string | number;
  decision: OrderAppealDecisionInput;
}>;


export type DecideOrderAppealMutation = { readonly decideOrderAppeal: { readonly id: string } };

export type WithdrawOrderAppealMutationVariables = Exact<{
  id: string | number;
  reasons: string;
}>;


export type WithdrawOrderAppealMutation = { readonly withdrawOrderAppeal: { readonly id: string } };

export type DeclareIrrevocableMutationVariables = Exact<{
  input: DeclareIrrevocableInput;
}>;


export type DeclareIrrevocableMutation = { readonly declareIrrevocable: { readonly id: string } };

export type LiftOrderMutationVariables = Exact<{
  input: LiftOrderInput;
}>;


export type LiftOrderMutation = { readonly liftOrder: { readonly id: string } };

export type ModifyOrderMutationVariables = Exact<{
  input: ModifyOrderInput;
}>;


export type ModifyOrderMutation = { readonly modifyOrder: { readonly id: string } };

export type SuspendOrderMutationVariables = Exact<{
  id: string | number;
  reasons: string;
}>;


export type SuspendOrderMutation = { readonly suspendOrder: { readonly id: string } };

export type ResumeOrderMutationVariables = Exact<{
  id: string | number;
  reasons: string;
}>;


export type ResumeOrderMutation = { readonly resumeOrder: { readonly id: string } };

export type SuspendItemsMutationVariables = Exact<{
  input: SuspendItemsInput;
}>;


export type SuspendItemsMutation = { readonly suspendItems: { readonly status: AddresseeStatus } };

export type ResumeItemsMutationVariables = Exact<{
  input: ResumeItemsInput;
}>;


export type ResumeItemsMutation = { readonly resumeItems: { readonly status: AddresseeStatus } };

export type RecordServiceMutationVariables = Exact<{
  input: RecordServiceInput;
}>;


export type RecordServiceMutation = { readonly recordService: { readonly status: AddresseeStatus } };

export type RegisterMainClaimMutationVariables = Exact<{
  input: RegisterMainClaimInput;
}>;


export type RegisterMainClaimMutation = { readonly registerMainClaim: { readonly id: string } };

export type ConcludeMainMutationVariables = Exact<{
  input: ConcludeMainProceedingsInput;
}>;


export type ConcludeMainMutation = { readonly concludeMainProceedings: { readonly id: string } };

export type ApplyForLapseMutationVariables = Exact<{
  orderId: string | number;
}>;


export type ApplyForLapseMutation = { readonly applyForLapse: { readonly id: string } };

export type ClarifyMutationVariables = Exact<{
  input: ClarifyOrderInput;
}>;


export type ClarifyMutation = { readonly clarifyOrder: { readonly status: AddresseeStatus } };

export type RejectClaimMutationVariables = Exact<{
  input: RejectClaimInput;
}>;


export type RejectClaimMutation = { readonly rejectClaim: { readonly status: AddresseeStatus } };

export type FindBreachMutationVariables = Exact<{
  input: FindBreachInput;
}>;


export type FindBreachMutation = { readonly findBreach: { readonly status: AddresseeStatus } };

export type FindComplianceMutationVariables = Exact<{
  input: FindComplianceInput;
}>;


export type FindComplianceMutation = { readonly findCompliance: { readonly status: AddresseeStatus } };

export type DecideFindingMutationVariables = Exact<{
  input: DecideFindingInput;
}>;


export type DecideFindingMutation = { readonly decideFinding: { readonly status: AddresseeStatus } };

export type ModeratePenaltyMutationVariables = Exact<{
  input: ModeratePenaltyInput;
}>;


export type ModeratePenaltyMutation = { readonly moderatePenalty: { readonly status: AddresseeStatus } };

export type RefuseModerationMutationVariables = Exact<{
  input: RefuseModerationInput;
}>;


export type RefuseModerationMutation = { readonly refuseModeration: { readonly status: AddresseeStatus } };

export type InterruptPrescriptionMutationVariables = Exact<{
  input: InterruptPrescriptionInput;
}>;


export type InterruptPrescriptionMutation = { readonly interruptPrescription: { readonly status: AddresseeStatus } };

export type BarPenaltyMutationVariables = Exact<{
  input: BarPenaltyInput;
}>;


export type BarPenaltyMutation = { readonly barPenalty: { readonly status: AddresseeStatus } };

export type ContinuePenaltyMutationVariables = Exact<{
  input: ContinuePenaltyInput;
}>;


export type ContinuePenaltyMutation = { readonly continuePenalty: { readonly status: AddresseeStatus } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ApplicationSeenFragmentDoc = new TypedDocumentString(`
    fragment ApplicationSeen on Application {
  id
  caseNumber
  status
  source
  sourceName
  applicantReferences
  minor
  confidential
  duties {
    number
    kind
    targets {
      kind
      url
      query
      locator
      algorithm
      value
      words
      description
    }
  }
  grounds
  urgency
  noticeId
  noNoticeBecause
  appealOf {
    court
    caseNumber
  }
  submittedAt
  decidedAt
  reasons
  orderId
  refusedParts {
    duty
    targets
    reasons
  }
}
    `, {"fragmentName":"ApplicationSeen"}) as unknown as TypedDocumentString<ApplicationSeenFragment, unknown>;
export const TermsFragmentDoc = new TypedDocumentString(`
    fragment Terms on PenaltyTerms {
  amountCents
  currency
  unit
  maximumCents
}
    `, {"fragmentName":"Terms"}) as unknown as TypedDocumentString<TermsFragment, unknown>;
export const OrderSeenFragmentDoc = new TypedDocumentString(`
    fragment OrderSeen on TakedownOrder {
  id
  court
  caseNumber
  status
  version
  issuedAt
  givenOrallyAt
  enforceableDespiteAppeal
  onAppeal {
    court
    caseNumber
  }
  mainJudgment {
    outcome
    givenAt
    appealBy
  }
  applicationId
  judge
  legalBasis
  statementOfReasons
  mainTermEnd
  mainClaimBroughtAt
  endedAt
  liftedBecause
  penaltyTerms {
    ...Terms
  }
  jointMaximumCents
  penalty {
    forfeitedCents
    currency
  }
  oppositions {
    id
    by
    opponentReference
    platform
    itemIds
    status
    lodgedAt
    hearingAt
    grounds
    decidedAt
    reasons
    appealBy
  }
  appeals {
    id
    against
    court
    caseNumber
    by
    platform
    appellantReference
    status
    lodgedAt
    late
    suspends
    decidedAt
    reasons
    appealBy
  }
  addressees {
    platform {
      id
    }
    respondent {
      legalName
    }
    status
    servedAt
    serveBy
    unserved
    deadline
    deadlineStoppedAt
    overdue
    reinstateBy
    findings {
      id
      kind
      itemIds
      from
      until
      reasons
      status
      contestedAt
      grounds
      decisionReasons
    }
    moderationRequests {
      duty
      from
      reasons
      requestedAt
      status
      decisionReasons
    }
    duties {
      number
      kind
      within
      deadline
      overdue
      penaltyTerms {
        ...Terms
      }
      items {
        id
        url
        query
        locator
        words
        goneSince
        deadlineStoppedAt
        suspendedAt
        suspendedBecause
        confirmation {
          outcome
          effectAt
          impossibleReason
          where
          explanation
        }
      }
    }
  }
  history {
    position
    kind
    at
    platform
    reasons
    advice
    by {
      type
      id
    }
  }
}
    fragment Terms on PenaltyTerms {
  amountCents
  currency
  unit
  maximumCents
}`, {"fragmentName":"OrderSeen"}) as unknown as TypedDocumentString<OrderSeenFragment, unknown>;
export const AccountFragmentDoc = new TypedDocumentString(`
    fragment Account on PenaltyStatement {
  asOf
  currency
  forfeitedCents
  prescribedCents
  collectibleCents
  fallenAwayCents
  notAdmittedCents
  pendingCents
  maximumReached
  running
  runningSince
  notRunningBecause
  prescribesNextAt
  unitCount
  jointMaximum {
    maximumCents
    usedCents
    reached
  }
  runs {
    itemId
    unit
    count
    amountCents
    firstForfeitedAt
    lastForfeitedAt
    standing
  }
}
    `, {"fragmentName":"Account"}) as unknown as TypedDocumentString<AccountFragment, unknown>;
export const CourtQueueDocument = new TypedDocumentString(`
    query CourtQueue($after: String) {
  waitingApplications(first: 50, after: $after) {
    edges {
      node {
        id
        caseNumber
        source
        submittedAt
        minor
        duties {
          kind
          targets {
            kind
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<CourtQueueQuery, CourtQueueQueryVariables>;
export const CourtOrdersDocument = new TypedDocumentString(`
    query CourtOrders($filter: OrderFilter!, $after: String) {
  orders(filter: $filter, first: 50, after: $after, sort: URGENCY) {
    edges {
      node {
        id
        caseNumber
        status
        issuedAt
        mainTermEnd
        mainClaimBroughtAt
        oppositions {
          status
          lodgedAt
          hearingAt
        }
        addressees {
          platform {
            id
          }
          status
          servedAt
          serveBy
          unserved
          deadline
          overdue
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<CourtOrdersQuery, CourtOrdersQueryVariables>;
export const QueueCountsDocument = new TypedDocumentString(`
    query QueueCounts($lapsesWithinDays: Int!) {
  waiting: waitingApplicationCount
  unserved: orderCount(filter: {unserved: true, status: [IN_FORCE, SUSPENDED]})
  overdue: orderCount(filter: {overdue: true})
  contested: orderCount(filter: {contested: true})
  answers: orderCount(filter: {findingContested: true})
  moderation: orderCount(filter: {moderationRequested: true})
  lapsing: orderCount(filter: {mainTermEndsWithinDays: $lapsesWithinDays})
  mistaken: orderCount(filter: {itemsSuspendedForDays: 0})
  suspended: orderCount(filter: {status: [SUSPENDED]})
  inForce: orderCount(filter: {status: [IN_FORCE]})
  appeals: orderCount(filter: {heardOnAppeal: true})
}
    `) as unknown as TypedDocumentString<QueueCountsQuery, QueueCountsQueryVariables>;
export const CourtApplicationDocument = new TypedDocumentString(`
    query CourtApplication($id: ID!) {
  application(id: $id) {
    ...ApplicationSeen
  }
}
    fragment ApplicationSeen on Application {
  id
  caseNumber
  status
  source
  sourceName
  applicantReferences
  minor
  confidential
  duties {
    number
    kind
    targets {
      kind
      url
      query
      locator
      algorithm
      value
      words
      description
    }
  }
  grounds
  urgency
  noticeId
  noNoticeBecause
  appealOf {
    court
    caseNumber
  }
  submittedAt
  decidedAt
  reasons
  orderId
  refusedParts {
    duty
    targets
    reasons
  }
}`) as unknown as TypedDocumentString<CourtApplicationQuery, CourtApplicationQueryVariables>;
export const AddresseesDocument = new TypedDocumentString(`
    query Addressees($after: String) {
  platforms(first: 100, after: $after) {
    edges {
      node {
        id
        name
        languages
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<AddresseesQuery, AddresseesQueryVariables>;
export const CourtsDocument = new TypedDocumentString(`
    query Courts {
  courts {
    id
    name
    instance
  }
}
    `) as unknown as TypedDocumentString<CourtsQuery, CourtsQueryVariables>;
export const AddresseeOfDocument = new TypedDocumentString(`
    query AddresseeOf($url: String!) {
  addresseeFor(url: $url) {
    id
  }
}
    `) as unknown as TypedDocumentString<AddresseeOfQuery, AddresseeOfQueryVariables>;
export const EnterApplicationDocument = new TypedDocumentString(`
    mutation EnterApplication($input: SubmitApplicationInput!) {
  submitApplication(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<EnterApplicationMutation, EnterApplicationMutationVariables>;
export const RefuseApplicationDocument = new TypedDocumentString(`
    mutation RefuseApplication($id: ID!, $reasons: String!) {
  refuseApplication(id: $id, reasons: $reasons) {
    id
  }
}
    `) as unknown as TypedDocumentString<RefuseApplicationMutation, RefuseApplicationMutationVariables>;
export const GrantDocument = new TypedDocumentString(`
    mutation Grant($id: ID!, $order: OrderInput!, $refused: [RefusedPartInput!]!) {
  grantApplication(id: $id, order: $order, refused: $refused) {
    id
  }
}
    `) as unknown as TypedDocumentString<GrantMutation, GrantMutationVariables>;
export const CourtOrderDocument = new TypedDocumentString(`
    query CourtOrder($id: ID!) {
  order(id: $id) {
    ...OrderSeen
  }
}
    fragment OrderSeen on TakedownOrder {
  id
  court
  caseNumber
  status
  version
  issuedAt
  givenOrallyAt
  enforceableDespiteAppeal
  onAppeal {
    court
    caseNumber
  }
  mainJudgment {
    outcome
    givenAt
    appealBy
  }
  applicationId
  judge
  legalBasis
  statementOfReasons
  mainTermEnd
  mainClaimBroughtAt
  endedAt
  liftedBecause
  penaltyTerms {
    ...Terms
  }
  jointMaximumCents
  penalty {
    forfeitedCents
    currency
  }
  oppositions {
    id
    by
    opponentReference
    platform
    itemIds
    status
    lodgedAt
    hearingAt
    grounds
    decidedAt
    reasons
    appealBy
  }
  appeals {
    id
    against
    court
    caseNumber
    by
    platform
    appellantReference
    status
    lodgedAt
    late
    suspends
    decidedAt
    reasons
    appealBy
  }
  addressees {
    platform {
      id
    }
    respondent {
      legalName
    }
    status
    servedAt
    serveBy
    unserved
    deadline
    deadlineStoppedAt
    overdue
    reinstateBy
    findings {
      id
      kind
      itemIds
      from
      until
      reasons
      status
      contestedAt
      grounds
      decisionReasons
    }
    moderationRequests {
      duty
      from
      reasons
      requestedAt
      status
      decisionReasons
    }
    duties {
      number
      kind
      within
      deadline
      overdue
      penaltyTerms {
        ...Terms
      }
      items {
        id
        url
        query
        locator
        words
        goneSince
        deadlineStoppedAt
        suspendedAt
        suspendedBecause
        confirmation {
          outcome
          effectAt
          impossibleReason
          where
          explanation
        }
      }
    }
  }
  history {
    position
    kind
    at
    platform
    reasons
    advice
    by {
      type
      id
    }
  }
}
fragment Terms on PenaltyTerms {
  amountCents
  currency
  unit
  maximumCents
}`) as unknown as TypedDocumentString<CourtOrderQuery, CourtOrderQueryVariables>;
export const CourtSealDocument = new TypedDocumentString(`
    query CourtSeal($id: ID!) {
  order(id: $id) {
    seal
  }
}
    `) as unknown as TypedDocumentString<CourtSealQuery, CourtSealQueryVariables>;
export const CourtAccountDocument = new TypedDocumentString(`
    query CourtAccount($id: ID!) {
  order(id: $id) {
    addressees {
      platform {
        id
      }
      duties {
        number
        penalty {
          ...Account
        }
      }
      penalty {
        ...Account
      }
    }
  }
}
    fragment Account on PenaltyStatement {
  asOf
  currency
  forfeitedCents
  prescribedCents
  collectibleCents
  fallenAwayCents
  notAdmittedCents
  pendingCents
  maximumReached
  running
  runningSince
  notRunningBecause
  prescribesNextAt
  unitCount
  jointMaximum {
    maximumCents
    usedCents
    reached
  }
  runs {
    itemId
    unit
    count
    amountCents
    firstForfeitedAt
    lastForfeitedAt
    standing
  }
}`) as unknown as TypedDocumentString<CourtAccountQuery, CourtAccountQueryVariables>;
export const CourtKeysDocument = new TypedDocumentString(`
    query CourtKeys($id: ID!) {
  court(id: $id) {
    keys {
      kid
      use
      jwk
      validFrom
      validUntil
      revokedAt
    }
  }
}
    `) as unknown as TypedDocumentString<CourtKeysQuery, CourtKeysQueryVariables>;
export const OpposeDocument = new TypedDocumentString(`
    mutation Oppose($input: LodgeOppositionInput!) {
  lodgeOpposition(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<OpposeMutation, OpposeMutationVariables>;
export const SetHearingDocument = new TypedDocumentString(`
    mutation SetHearing($id: ID!, $hearingAt: DateTime!) {
  setHearing(id: $id, hearingAt: $hearingAt) {
    id
  }
}
    `) as unknown as TypedDocumentString<SetHearingMutation, SetHearingMutationVariables>;
export const DecideOppositionDocument = new TypedDocumentString(`
    mutation DecideOpposition($id: ID!, $decision: OppositionDecisionInput!) {
  decideOpposition(id: $id, decision: $decision) {
    id
  }
}
    `) as unknown as TypedDocumentString<DecideOppositionMutation, DecideOppositionMutationVariables>;
export const WithdrawOppositionDocument = new TypedDocumentString(`
    mutation WithdrawOpposition($id: ID!, $reasons: String!) {
  withdrawOpposition(id: $id, reasons: $reasons) {
    id
  }
}
    `) as unknown as TypedDocumentString<WithdrawOppositionMutation, WithdrawOppositionMutationVariables>;
export const LodgeOrderAppealDocument = new TypedDocumentString(`
    mutation LodgeOrderAppeal($input: LodgeOrderAppealInput!) {
  lodgeOrderAppeal(input: $input) {
    id
    orderId
  }
}
    `) as unknown as TypedDocumentString<LodgeOrderAppealMutation, LodgeOrderAppealMutationVariables>;
export const DecideOrderAppealDocument = new TypedDocumentString(`
    mutation DecideOrderAppeal($id: ID!, $decision: OrderAppealDecisionInput!) {
  decideOrderAppeal(id: $id, decision: $decision) {
    id
  }
}
    `) as unknown as TypedDocumentString<DecideOrderAppealMutation, DecideOrderAppealMutationVariables>;
export const WithdrawOrderAppealDocument = new TypedDocumentString(`
    mutation WithdrawOrderAppeal($id: ID!, $reasons: String!) {
  withdrawOrderAppeal(id: $id, reasons: $reasons) {
    id
  }
}
    `) as unknown as TypedDocumentString<WithdrawOrderAppealMutation, WithdrawOrderAppealMutationVariables>;
export const DeclareIrrevocableDocument = new TypedDocumentString(`
    mutation DeclareIrrevocable($input: DeclareIrrevocableInput!) {
  declareIrrevocable(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<DeclareIrrevocableMutation, DeclareIrrevocableMutationVariables>;
export const LiftOrderDocument = new TypedDocumentString(`
    mutation LiftOrder($input: LiftOrderInput!) {
  liftOrder(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<LiftOrderMutation, LiftOrderMutationVariables>;
export const ModifyOrderDocument = new TypedDocumentString(`
    mutation ModifyOrder($input: ModifyOrderInput!) {
  modifyOrder(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<ModifyOrderMutation, ModifyOrderMutationVariables>;
export const SuspendOrderDocument = new TypedDocumentString(`
    mutation SuspendOrder($id: ID!, $reasons: String!) {
  suspendOrder(id: $id, reasons: $reasons) {
    id
  }
}
    `) as unknown as TypedDocumentString<SuspendOrderMutation, SuspendOrderMutationVariables>;
export const ResumeOrderDocument = new TypedDocumentString(`
    mutation ResumeOrder($id: ID!, $reasons: String!) {
  resumeOrder(id: $id, reasons: $reasons) {
    id
  }
}
    `) as unknown as TypedDocumentString<ResumeOrderMutation, ResumeOrderMutationVariables>;
export const SuspendItemsDocument = new TypedDocumentString(`
    mutation SuspendItems($input: SuspendItemsInput!) {
  suspendItems(input: $input) {
    status
  }
}
    `) as unknown as TypedDocumentString<SuspendItemsMutation, SuspendItemsMutationVariables>;
export const ResumeItemsDocument = new TypedDocumentString(`
    mutation ResumeItems($input: ResumeItemsInput!) {
  resumeItems(input: $input) {
    status
  }
}
    `) as unknown as TypedDocumentString<ResumeItemsMutation, ResumeItemsMutationVariables>;
export const RecordServiceDocument = new TypedDocumentString(`
    mutation RecordService($input: RecordServiceInput!) {
  recordService(input: $input) {
    status
  }
}
    `) as unknown as TypedDocumentString<RecordServiceMutation, RecordServiceMutationVariables>;
export const RegisterMainClaimDocument = new TypedDocumentString(`
    mutation RegisterMainClaim($input: RegisterMainClaimInput!) {
  registerMainClaim(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<RegisterMainClaimMutation, RegisterMainClaimMutationVariables>;
export const ConcludeMainDocument = new TypedDocumentString(`
    mutation ConcludeMain($input: ConcludeMainProceedingsInput!) {
  concludeMainProceedings(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<ConcludeMainMutation, ConcludeMainMutationVariables>;
export const ApplyForLapseDocument = new TypedDocumentString(`
    mutation ApplyForLapse($orderId: ID!) {
  applyForLapse(orderId: $orderId) {
    id
  }
}
    `) as unknown as TypedDocumentString<ApplyForLapseMutation, ApplyForLapseMutationVariables>;
export const ClarifyDocument = new TypedDocumentString(`
    mutation Clarify($input: ClarifyOrderInput!) {
  clarifyOrder(input: $input) {
    status
  }
}
    `) as unknown as TypedDocumentString<ClarifyMutation, ClarifyMutationVariables>;
export const RejectClaimDocument = new TypedDocumentString(`
    mutation RejectClaim($input: RejectClaimInput!) {
  rejectClaim(input: $input) {
    status
  }
}
    `) as unknown as TypedDocumentString<RejectClaimMutation, RejectClaimMutationVariables>;
export const FindBreachDocument = new TypedDocumentString(`
    mutation FindBreach($input: FindBreachInput!) {
  findBreach(input: $input) {
    status
  }
}
    `) as unknown as TypedDocumentString<FindBreachMutation, FindBreachMutationVariables>;
export const FindComplianceDocument = new TypedDocumentString(`
    mutation FindCompliance($input: FindComplianceInput!) {
  findCompliance(input: $input) {
    status
  }
}
    `) as unknown as TypedDocumentString<FindComplianceMutation, FindComplianceMutationVariables>;
export const DecideFindingDocument = new TypedDocumentString(`
    mutation DecideFinding($input: DecideFindingInput!) {
  decideFinding(input: $input) {
    status
  }
}
    `) as unknown as TypedDocumentString<DecideFindingMutation, DecideFindingMutationVariables>;
export const ModeratePenaltyDocument = new TypedDocumentString(`
    mutation ModeratePenalty($input: ModeratePenaltyInput!) {
  moderatePenalty(input: $input) {
    status
  }
}
    `) as unknown as TypedDocumentString<ModeratePenaltyMutation, ModeratePenaltyMutationVariables>;
export const RefuseModerationDocument = new TypedDocumentString(`
    mutation RefuseModeration($input: RefuseModerationInput!) {
  refuseModeration(input: $input) {
    status
  }
}
    `) as unknown as TypedDocumentString<RefuseModerationMutation, RefuseModerationMutationVariables>;
export const InterruptPrescriptionDocument = new TypedDocumentString(`
    mutation InterruptPrescription($input: InterruptPrescriptionInput!) {
  interruptPrescription(input: $input) {
    status
  }
}
    `) as unknown as TypedDocumentString<InterruptPrescriptionMutation, InterruptPrescriptionMutationVariables>;
export const BarPenaltyDocument = new TypedDocumentString(`
    mutation BarPenalty($input: BarPenaltyInput!) {
  barPenalty(input: $input) {
    status
  }
}
    `) as unknown as TypedDocumentString<BarPenaltyMutation, BarPenaltyMutationVariables>;
export const ContinuePenaltyDocument = new TypedDocumentString(`
    mutation ContinuePenalty($input: ContinuePenaltyInput!) {
  continuePenalty(input: $input) {
    status
  }
}
    `) as unknown as TypedDocumentString<ContinuePenaltyMutation, ContinuePenaltyMutationVariables>;
