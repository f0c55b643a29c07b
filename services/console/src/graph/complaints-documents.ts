// Made from graph/complaints.graphql and the supergraph by graph/write-documents.ts.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type ComplaintStatus =
  | 'RECEIVED'
  | 'UNDER_REVIEW'
  | 'NOT_COMPETENT'
  | 'DISMISSED'
  | 'INFRINGEMENT_FOUND';

export type DecisionStage =
  | 'PRIMARY'
  | 'ON_OBJECTION'
  | 'ON_APPEAL'
  | 'ON_HIGHER_APPEAL';

export type ComplaintOutcome =
  | 'NOT_COMPETENT'
  | 'DISMISSED'
  | 'INFRINGEMENT_FOUND';

export type NotCompetentGround =
  | 'JOURNALISTIC_EXCEPTION'
  | 'OTHER';

export type SanctionKind =
  | 'FINE'
  | 'PERIODIC_PENALTY'
  | 'PROCESSING_BAN';

export type RemedySide =
  | 'COMPLAINANT'
  | 'CONTROLLER'
  | 'AP';

export type RemedyStatus =
  | 'LODGED'
  | 'UPHELD'
  | 'REVISED'
  | 'WITHDRAWN'
  | 'OVERTAKEN';

export type ReferralReason =
  | 'JOURNALISTIC_EXCEPTION'
  | 'ORDER_SOUGHT';

export type RemedyResult =
  | 'UPHELD'
  | 'REVISED';

export type DisclosureStatus =
  | 'REQUESTED'
  | 'POSTER_NOTIFIED'
  | 'DISCLOSED'
  | 'REFUSED'
  | 'WITHDRAWN'
  | 'EXPIRED';

export type DataCategory =
  | 'NAME'
  | 'ADDRESS'
  | 'EMAIL'
  | 'PHONE'
  | 'ACCOUNT_IDENTIFIER'
  | 'REGISTRATION_IP'
  | 'ACCESS_IP';

export type FileComplaintInput = {
  readonly caseNumber: string;
  readonly complainantReference: string;
  readonly controller: string | number;
  readonly urls: ReadonlyArray<string>;
  readonly description: string;
  readonly noticeId?: string | number | null | undefined;
  readonly platformRefused?: boolean | null | undefined;
  readonly orderId?: string | number | null | undefined;
  readonly receivedAt?: string | null | undefined;
};

export type DecideComplaintInput = {
  readonly id: string | number;
  readonly outcome: ComplaintOutcome;
  readonly ground?: NotCompetentGround | null | undefined;
  readonly reasons: string;
  readonly sanctions?: ReadonlyArray<SanctionInput> | null | undefined;
  readonly madeKnownAt?: string | null | undefined;
};

export type SanctionInput = {
  readonly kind: SanctionKind;
  readonly amountCents?: number | null | undefined;
  readonly currency?: string | null | undefined;
  readonly maximumCents?: number | null | undefined;
  readonly turnoverCents?: number | null | undefined;
  readonly processing?: string | null | undefined;
  readonly from?: string | null | undefined;
  readonly until?: string | null | undefined;
};

export type LodgeObjectionInput = {
  readonly complaintId: string | number;
  readonly grounds: string;
  readonly side?: RemedySide | null | undefined;
  readonly receivedAt?: string | null | undefined;
  readonly postedAt?: string | null | undefined;
  readonly lateBecause?: string | null | undefined;
};

export type RemedyDecisionInput = {
  readonly result: RemedyResult;
  readonly reasons: string;
  readonly outcome?: ComplaintOutcome | null | undefined;
  readonly ground?: NotCompetentGround | null | undefined;
  readonly sanctions?: ReadonlyArray<SanctionInput> | null | undefined;
  readonly madeKnownAt?: string | null | undefined;
};

export type LodgeAppealInput = {
  readonly complaintId: string | number;
  readonly grounds: string;
  readonly side?: RemedySide | null | undefined;
  readonly receivedAt?: string | null | undefined;
  readonly postedAt?: string | null | undefined;
  readonly lateBecause?: string | null | undefined;
  readonly higher?: boolean;
  readonly reference?: string | null | undefined;
};

export type ComplaintsQueryVariables = Exact<{
  status?: ReadonlyArray<ComplaintStatus> | ComplaintStatus | null | undefined;
  after?: string | null | undefined;
}>;


export type ComplaintsQuery = { readonly complaints: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly caseNumber: string, readonly status: ComplaintStatus, readonly receivedAt: string, readonly progressDueAt: string, readonly irrevocableAt: string | null, readonly controller: { readonly id: string } | null, readonly decisions: ReadonlyArray<{ readonly outcome: ComplaintOutcome, readonly contestableUntil: string | null }>, readonly objections: ReadonlyArray<{ readonly status: RemedyStatus, readonly decideBy: string | null }>, readonly appeals: ReadonlyArray<{ readonly status: RemedyStatus, readonly higher: boolean }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type ComplaintCaseQueryVariables = Exact<{
  id: string | number;
}>;


export type ComplaintCaseQuery = { readonly complaint: { readonly id: string, readonly status: ComplaintStatus, readonly caseNumber: string, readonly complainantReference: string | null, readonly platformRefused: boolean, readonly urls: ReadonlyArray<string> | null, readonly description: string | null, readonly receivedAt: string, readonly progressDueAt: string, readonly underReviewAt: string | null, readonly informedAt: string | null, readonly infringementEndedAt: string | null, readonly irrevocableAt: string | null, readonly controller: { readonly id: string, readonly name: string } | null, readonly progressExtensions: ReadonlyArray<{ readonly until: string, readonly reasons: string, readonly at: string }> | null, readonly decisions: ReadonlyArray<{ readonly id: string, readonly stage: DecisionStage, readonly outcome: ComplaintOutcome, readonly ground: NotCompetentGround | null, readonly reasons: string | null, readonly madeKnownAt: string, readonly contestableUntil: string | null, readonly contestableUntilIsCertain: boolean | null, readonly sanctions: ReadonlyArray<{ readonly kind: SanctionKind, readonly amountCents: number | null, readonly currency: string | null, readonly maximumCents: number | null, readonly turnoverCents: number | null, readonly processing: string | null, readonly from: string | null, readonly until: string | null, readonly inEffect: boolean, readonly accruedCents: number | null }> }>, readonly objections: ReadonlyArray<{ readonly id: string, readonly side: RemedySide, readonly status: RemedyStatus, readonly receivedAt: string, readonly late: boolean, readonly lateBecause: string | null, readonly grounds: string | null, readonly closedAt: string | null, readonly decideBy: string | null }>, readonly appeals: ReadonlyArray<{ readonly id: string, readonly side: RemedySide, readonly status: RemedyStatus, readonly receivedAt: string, readonly late: boolean, readonly grounds: string | null, readonly closedAt: string | null, readonly higher: boolean, readonly reference: string | null }>, readonly referrals: ReadonlyArray<{ readonly because: ReferralReason, readonly at: string }> } | null };

export type ComplaintSeenFragment = { readonly id: string, readonly status: ComplaintStatus, readonly caseNumber: string, readonly complainantReference: string | null, readonly platformRefused: boolean, readonly urls: ReadonlyArray<string> | null, readonly description: string | null, readonly receivedAt: string, readonly progressDueAt: string, readonly underReviewAt: string | null, readonly informedAt: string | null, readonly infringementEndedAt: string | null, readonly irrevocableAt: string | null, readonly controller: { readonly id: string, readonly name: string } | null, readonly progressExtensions: ReadonlyArray<{ readonly until: string, readonly reasons: string, readonly at: string }> | null, readonly decisions: ReadonlyArray<{ readonly id: string, readonly stage: DecisionStage, readonly outcome: ComplaintOutcome, readonly ground: NotCompetentGround | null, readonly reasons: string | null, readonly madeKnownAt: string, readonly contestableUntil: string | null, readonly contestableUntilIsCertain: boolean | null, readonly sanctions: ReadonlyArray<{ readonly kind: SanctionKind, readonly amountCents: number | null, readonly currency: string | null, readonly maximumCents: number | null, readonly turnoverCents: number | null, readonly processing: string | null, readonly from: string | null, readonly until: string | null, readonly inEffect: boolean, readonly accruedCents: number | null }> }>, readonly objections: ReadonlyArray<{ readonly id: string, readonly side: RemedySide, readonly status: RemedyStatus, readonly receivedAt: string, readonly late: boolean, readonly lateBecause: string | null, readonly grounds: string | null, readonly closedAt: string | null, readonly decideBy: string | null }>, readonly appeals: ReadonlyArray<{ readonly id: string, readonly side: RemedySide, readonly status: RemedyStatus, readonly receivedAt: string, readonly late: boolean, readonly grounds: string | null, readonly closedAt: string | null, readonly higher: boolean, readonly reference: string | null }>, readonly referrals: ReadonlyArray<{ readonly because: ReferralReason, readonly at: string }> };

export type FileComplaintMutationVariables = Exact<{
  input: FileComplaintInput;
}>;


export type FileComplaintMutation = { readonly fileComplaint: { readonly id: string } };

export type TakeUnderReviewMutationVariables = Exact<{
  id: string | number;
}>;


export type TakeUnderReviewMutation = { readonly takeUnderReview: { readonly id: string } };

export type InformComplainantMutationVariables = Exact<{
  id: string | number;
  informedAt: string;
}>;


export type InformComplainantMutation = { readonly informComplainant: { readonly id: string } };

export type ExtendProgressTermMutationVariables = Exact<{
  id: string | number;
  until: string;
  reasons: string;
}>;


export type ExtendProgressTermMutation = { readonly extendProgressTerm: { readonly id: string } };

export type ReferToCourtMutationVariables = Exact<{
  id: string | number;
  reasons: string;
}>;


export type ReferToCourtMutation = { readonly referToCourt: { readonly id: string } };

export type RecordInfringementEndMutationVariables = Exact<{
  id: string | number;
  endedAt: string;
}>;


export type RecordInfringementEndMutation = { readonly recordInfringementEnd: { readonly id: string } };

export type DecideComplaintMutationVariables = Exact<{
  input: DecideComplaintInput;
}>;


export type DecideComplaintMutation = { readonly decideComplaint: { readonly id: string } };

export type LodgeObjectionMutationVariables = Exact<{
  input: LodgeObjectionInput;
}>;


export type LodgeObjectionMutation = { readonly lodgeObjection: { readonly id: string } };

export type WithdrawObjectionMutationVariables = Exact<{
  id: string | number;
}>;


export type WithdrawObjectionMutation = { readonly withdrawObjection: { readonly id: string } };

export type DecideObjectionMutationVariables = Exact<{
  id: string | number;
  input: RemedyDecisionInput;
}>;


export type DecideObjectionMutation = { readonly decideObjection: { readonly id: string } };

export type LodgeAppealMutationVariables = Exact<{
  input: LodgeAppealInput;
}>;


export type LodgeAppealMutation = { readonly lodgeAppeal: { readonly id: string } };

export type WithdrawAppealMutationVariables = Exact<{
  id: string | number;
}>;


export type WithdrawAppealMutation = { readonly withdrawAppeal: { readonly id: string } };

export type DecideAppealMutationVariables = Exact<{
  id: string | number;
  input: RemedyDecisionInput;
}>;


export type DecideAppealMutation = { readonly decideAppeal: { readonly id: string } };

export type DisclosureRegisterQueryVariables = Exact<{
  status?: ReadonlyArray<DisclosureStatus> | DisclosureStatus | null | undefined;
  after?: string | null | undefined;
}>;


export type DisclosureRegisterQuery = { readonly disclosureRequests: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly status: DisclosureStatus, readonly court: string, readonly reference: string, readonly categories: ReadonlyArray<DataCategory>, readonly outsideCode: boolean, readonly requestedAt: string, readonly answeredAt: string | null, readonly platform: { readonly id: string } | null, readonly history: ReadonlyArray<{ readonly at: string, readonly kind: string, readonly byType: string, readonly byId: string }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

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
export const ComplaintSeenFragmentDoc = new TypedDocumentString(`
    fragment ComplaintSeen on Complaint {
  id
  status
  caseNumber
  controller {
    id
    name
  }
  complainantReference
  platformRefused
  urls
  description
  receivedAt
  progressDueAt
  underReviewAt
  informedAt
  progressExtensions {
    until
    reasons
    at
  }
  decisions {
    id
    stage
    outcome
    ground
    reasons
    madeKnownAt
    contestableUntil
    contestableUntilIsCertain
    sanctions {
      kind
      amountCents
      currency
      maximumCents
      turnoverCents
      processing
      from
      until
      inEffect
      accruedCents
    }
  }
  objections {
    id
    side
    status
    receivedAt
    late
    lateBecause
    grounds
    closedAt
    decideBy
  }
  appeals {
    id
    side
    status
    receivedAt
    late
    grounds
    closedAt
    higher
    reference
  }
  referrals {
    because
    at
  }
  infringementEndedAt
  irrevocableAt
}
    `, {"fragmentName":"ComplaintSeen"}) as unknown as TypedDocumentString<ComplaintSeenFragment, unknown>;
export const ComplaintsDocument = new TypedDocumentString(`
    query Complaints($status: [ComplaintStatus!], $after: String) {
  complaints(first: 100, after: $after, filter: {status: $status}) {
    edges {
      node {
        id
        caseNumber
        status
        controller {
          id
        }
        receivedAt
        progressDueAt
        irrevocableAt
        decisions {
          outcome
          contestableUntil
        }
        objections {
          status
          decideBy
        }
        appeals {
          status
          higher
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ComplaintsQuery, ComplaintsQueryVariables>;
export const ComplaintCaseDocument = new TypedDocumentString(`
    query ComplaintCase($id: ID!) {
  complaint(id: $id) {
    ...ComplaintSeen
  }
}
    fragment ComplaintSeen on Complaint {
  id
  status
  caseNumber
  controller {
    id
    name
  }
  complainantReference
  platformRefused
  urls
  description
  receivedAt
  progressDueAt
  underReviewAt
  informedAt
  progressExtensions {
    until
    reasons
    at
  }
  decisions {
    id
    stage
    outcome
    ground
    reasons
    madeKnownAt
    contestableUntil
    contestableUntilIsCertain
    sanctions {
      kind
      amountCents
      currency
      maximumCents
      turnoverCents
      processing
      from
      until
      inEffect
      accruedCents
    }
  }
  objections {
    id
    side
    status
    receivedAt
    late
    lateBecause
    grounds
    closedAt
    decideBy
  }
  appeals {
    id
    side
    status
    receivedAt
    late
    grounds
    closedAt
    higher
    reference
  }
  referrals {
    because
    at
  }
  infringementEndedAt
  irrevocableAt
}`) as unknown as TypedDocumentString<ComplaintCaseQuery, ComplaintCaseQueryVariables>;
export const FileComplaintDocument = new TypedDocumentString(`
    mutation FileComplaint($input: FileComplaintInput!) {
  fileComplaint(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<FileComplaintMutation, FileComplaintMutationVariables>;
export const TakeUnderReviewDocument = new TypedDocumentString(`
    mutation TakeUnderReview($id: ID!) {
  takeUnderReview(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<TakeUnderReviewMutation, TakeUnderReviewMutationVariables>;
export const InformComplainantDocument = new TypedDocumentString(`
    mutation InformComplainant($id: ID!, $informedAt: DateTime!) {
  informComplainant(id: $id, informedAt: $informedAt) {
    id
  }
}
    `) as unknown as TypedDocumentString<InformComplainantMutation, InformComplainantMutationVariables>;
export const ExtendProgressTermDocument = new TypedDocumentString(`
    mutation ExtendProgressTerm($id: ID!, $until: DateTime!, $reasons: String!) {
  extendProgressTerm(id: $id, until: $until, reasons: $reasons) {
    id
  }
}
    `) as unknown as TypedDocumentString<ExtendProgressTermMutation, ExtendProgressTermMutationVariables>;
export const ReferToCourtDocument = new TypedDocumentString(`
    mutation ReferToCourt($id: ID!, $reasons: String!) {
  referToCourt(id: $id, reasons: $reasons) {
    id
  }
}
    `) as unknown as TypedDocumentString<ReferToCourtMutation, ReferToCourtMutationVariables>;
export const RecordInfringementEndDocument = new TypedDocumentString(`
    mutation RecordInfringementEnd($id: ID!, $endedAt: DateTime!) {
  recordInfringementEnd(id: $id, endedAt: $endedAt) {
    id
  }
}
    `) as unknown as TypedDocumentString<RecordInfringementEndMutation, RecordInfringementEndMutationVariables>;
export const DecideComplaintDocument = new TypedDocumentString(`
    mutation DecideComplaint($input: DecideComplaintInput!) {
  decideComplaint(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<DecideComplaintMutation, DecideComplaintMutationVariables>;
export const LodgeObjectionDocument = new TypedDocumentString(`
    mutation LodgeObjection($input: LodgeObjectionInput!) {
  lodgeObjection(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<LodgeObjectionMutation, LodgeObjectionMutationVariables>;
export const WithdrawObjectionDocument = new TypedDocumentString(`
    mutation WithdrawObjection($id: ID!) {
  withdrawObjection(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<WithdrawObjectionMutation, WithdrawObjectionMutationVariables>;
export const DecideObjectionDocument = new TypedDocumentString(`
    mutation DecideObjection($id: ID!, $input: RemedyDecisionInput!) {
  decideObjection(id: $id, input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<DecideObjectionMutation, DecideObjectionMutationVariables>;
export const LodgeAppealDocument = new TypedDocumentString(`
    mutation LodgeAppeal($input: LodgeAppealInput!) {
  lodgeAppeal(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<LodgeAppealMutation, LodgeAppealMutationVariables>;
export const WithdrawAppealDocument = new TypedDocumentString(`
    mutation WithdrawAppeal($id: ID!) {
  withdrawAppeal(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<WithdrawAppealMutation, WithdrawAppealMutationVariables>;
export const DecideAppealDocument = new TypedDocumentString(`
    mutation DecideAppeal($id: ID!, $input: RemedyDecisionInput!) {
  decideAppeal(id: $id, input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<DecideAppealMutation, DecideAppealMutationVariables>;
export const DisclosureRegisterDocument = new TypedDocumentString(`
    query DisclosureRegister($status: [DisclosureStatus!], $after: String) {
  disclosureRequests(first: 50, after: $after, filter: {status: $status}) {
    edges {
      node {
        id
        status
        court
        platform {
          id
        }
        reference
        categories
        outsideCode
        requestedAt
        answeredAt
        history {
          at
          kind
          byType
          byId
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<DisclosureRegisterQuery, DisclosureRegisterQueryVariables>;
