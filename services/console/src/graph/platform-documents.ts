// Made from graph/platform.graphql and the supergraph by graph/write-documents.ts.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type DisclosureBasis =
  | 'CODE_OF_CONDUCT'
  | 'ORDER';

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

export type DisclosureRefusalReason =
  | 'NOT_BOUND'
  | 'POSTER_OBJECTED'
  | 'DATA_NOT_HELD'
  | 'BALANCE_DIFFERS'
  | 'LEGAL_OBSTACLE';

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

export type ServiceBy =
  | 'ACKNOWLEDGEMENT'
  | 'BAILIFF';

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

export type AddresseeStatus =
  | 'PENDING'
  | 'SERVED'
  | 'PARTLY_COMPLIED'
  | 'COMPLIED'
  | 'IMPOSSIBLE_CLAIMED'
  | 'REINSTATEMENT_DUE'
  | 'REINSTATED';

export type ReinstatementDuty =
  | 'DUE'
  | 'HELD'
  | 'NONE';

export type PosterStatus =
  | 'DUE'
  | 'OVERDUE'
  | 'INFORMED'
  | 'INFORMED_LATE'
  | 'INFORMED_EARLY'
  | 'NOT_POSSIBLE';

export type PosterReason =
  | 'POSTER_UNKNOWN'
  | 'POSTER_UNREACHABLE';

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

export type ReinstatementOutcome =
  | 'REINSTATED'
  | 'KEPT_DOWN';

export type InboxMessageKind =
  | 'ORDER_ISSUED'
  | 'ORDER_MODIFIED'
  | 'ORDER_SUSPENDED'
  | 'ORDER_RESUMED'
  | 'ORDER_LIFTED'
  | 'ORDER_LAPSED'
  | 'ORDER_FINAL'
  | 'DEADLINE_PASSED'
  | 'CLARIFICATION_GIVEN'
  | 'CLAIM_REJECTED'
  | 'BREACH_FOUND'
  | 'COMPLIANCE_FOUND'
  | 'FINDING_DECIDED'
  | 'MODERATION_DECIDED'
  | 'ITEMS_SUSPENDED'
  | 'ITEMS_RESUMED'
  | 'OPPOSITION_DECIDED'
  | 'MAIN_JUDGMENT_GIVEN'
  | 'APPEAL_LODGED'
  | 'APPEAL_DECIDED';

export type PosterOutcome =
  | 'INFORMED'
  | 'NOT_POSSIBLE';

export type KeyUse =
  | 'SIG'
  | 'ENC';

export type AnswerDisclosureInput = {
  readonly requestId: string | number;
  readonly jwe?: string | null | undefined;
  readonly seal?: string | null | undefined;
  readonly refusal?: DisclosureRefusalInput | null | undefined;
};

export type DisclosureRefusalInput = {
  readonly reason: DisclosureRefusalReason;
  readonly provision?: string | null | undefined;
};

export type ConfirmPosterInformedInput = {
  readonly orderId: string | number;
  readonly platform?: string | number | null | undefined;
  readonly items: ReadonlyArray<PosterConfirmationInput>;
  readonly seal?: string | null | undefined;
};

export type PosterConfirmationInput = {
  readonly itemId: string | number;
  readonly outcome: PosterOutcome;
  readonly informedAt?: string | null | undefined;
  readonly because?: PosterReason | null | undefined;
};

export type LodgeOppositionInput = {
  readonly orderId: string | number;
  readonly grounds: string;
  readonly role?: OpponentRole | null | undefined;
  readonly opponentReference?: string | null | undefined;
  readonly itemIds?: ReadonlyArray<string | number> | null | undefined;
};

export type ConfirmReinstatementInput = {
  readonly orderId: string | number;
  readonly platform?: string | number | null | undefined;
  readonly items: ReadonlyArray<ItemReinstatementInput>;
  readonly seal?: string | null | undefined;
};

export type ItemReinstatementInput = {
  readonly itemId: string | number;
  readonly outcome: ReinstatementOutcome;
  readonly effectAt: string;
  readonly explanation?: string | null | undefined;
};

export type ConfirmTakedownInput = {
  readonly orderId: string | number;
  readonly platform?: string | number | null | undefined;
  readonly items: ReadonlyArray<ItemConfirmationInput>;
  readonly seal?: string | null | undefined;
};

export type ItemConfirmationInput = {
  readonly itemId: string | number;
  readonly outcome: ConfirmationOutcome;
  readonly effectAt: string;
  readonly where?: string | null | undefined;
  readonly impossibleReason?: ImpossibleReason | null | undefined;
  readonly explanation?: string | null | undefined;
};

export type RegisterOwnKeyInput = {
  readonly jwk: Readonly<Record<string, unknown>>;
};

export type PlatformDeskQueryVariables = Exact<{
  platform: string | number;
  after?: string | null | undefined;
}>;


export type PlatformDeskQuery = { readonly inbox: { readonly head: number, readonly acknowledged: number }, readonly platform: { readonly id: string, readonly name: string, readonly connected: boolean, readonly ownKeyUntil: string | null, readonly keys: ReadonlyArray<{ readonly kid: string, readonly use: KeyUse, readonly validFrom: string, readonly validUntil: string | null, readonly registeredAt: string, readonly revokedAt: string | null }> } | null, readonly courts: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly orders: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly court: string, readonly caseNumber: string, readonly status: OrderStatus, readonly issuedAt: string, readonly addressees: ReadonlyArray<{ readonly status: AddresseeStatus, readonly servedAt: string | null, readonly reinstateBy: string | null, readonly items: ReadonlyArray<{ readonly deadline: string | null, readonly deadlineStoppedAt: string | null, readonly goneSince: string | null, readonly suspendedAt: string | null, readonly reinstatementDuty: ReinstatementDuty | null, readonly confirmation: { readonly outcome: ConfirmationOutcome, readonly counts: boolean } | null, readonly reinstatement: { readonly outcome: ReinstatementOutcome, readonly effectAt: string } | null, readonly posterInformed: { readonly status: PosterStatus, readonly confirmBy: string | null } | null }> }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type PlatformMessagesQueryVariables = Exact<{
  after: number;
}>;


export type PlatformMessagesQuery = { readonly inbox: { readonly head: number, readonly messages: ReadonlyArray<{ readonly position: number, readonly kind: InboxMessageKind, readonly sentAt: string, readonly orderId: string, readonly orderVersion: number, readonly order: { readonly caseNumber: string, readonly court: string, readonly serviceBy: ServiceBy, readonly addressees: ReadonlyArray<{ readonly servedAt: string | null }> } }> } };

export type PlatformDisclosuresQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type PlatformDisclosuresQuery = { readonly disclosureInbox: { readonly head: number }, readonly disclosureRequests: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly court: string, readonly reference: string, readonly status: DisclosureStatus, readonly basis: DisclosureBasis, readonly requestedAt: string, readonly expiresAt: string | null, readonly posterNotifiedAt: string | null, readonly disclosableFrom: string | null, readonly noticeFrom: string | null, readonly noticeOverdue: boolean, readonly dispensation: string | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type OwnKeysQueryVariables = Exact<{
  platform: string | number;
}>;


export type OwnKeysQuery = { readonly platform: { readonly id: string, readonly name: string, readonly connected: boolean, readonly ownKeyUntil: string | null, readonly keys: ReadonlyArray<{ readonly kid: string, readonly use: KeyUse, readonly validFrom: string, readonly validUntil: string | null, readonly registeredAt: string, readonly revokedAt: string | null }> } | null };

export type PlatformOrderQueryVariables = Exact<{
  id: string | number;
  platform: string | number;
}>;


export type PlatformOrderQuery = { readonly order: { readonly id: string, readonly court: string, readonly caseNumber: string, readonly status: OrderStatus, readonly version: number, readonly issuedAt: string, readonly serviceBy: ServiceBy, readonly judge: string, readonly legalBasis: string, readonly provisionsInfringed: ReadonlyArray<string>, readonly statementOfReasons: string, readonly mainTermEnd: string, readonly mainClaimBroughtAt: string | null, readonly seal: string, readonly redress: { readonly platform: string, readonly poster: string }, readonly territorialScope: { readonly extent: TerritorialExtent, readonly reasons: string }, readonly posterInformedBy: { readonly after: string, readonly reasons: string } | null, readonly onAppeal: { readonly court: string } | null, readonly oppositions: ReadonlyArray<{ readonly id: string, readonly by: OpponentRole, readonly platform: string | null, readonly itemIds: ReadonlyArray<string> | null, readonly status: OppositionStatus, readonly grounds: string | null, readonly lodgedAt: string, readonly hearingAt: string | null, readonly decidedAt: string | null, readonly reasons: string | null, readonly appealBy: string | null }>, readonly addressees: ReadonlyArray<{ readonly status: AddresseeStatus, readonly servedAt: string | null, readonly serveBy: string | null, readonly reinstateBy: string | null, readonly duties: ReadonlyArray<{ readonly number: number, readonly kind: DutyKind, readonly within: string, readonly everywhere: boolean, readonly until: string | null, readonly disclosure: { readonly categories: ReadonlyArray<DataCategory> } | null, readonly penalty: { readonly currency: string | null, readonly forfeitedCents: number, readonly running: boolean }, readonly items: ReadonlyArray<{ readonly id: string, readonly kind: TargetKind, readonly url: string, readonly contentId: string | null, readonly description: string | null, readonly query: string | null, readonly deadline: string | null, readonly deadlineStoppedAt: string | null, readonly goneSince: string | null, readonly suspendedAt: string | null, readonly suspendedBecause: string | null, readonly reinstatementDuty: ReinstatementDuty | null, readonly confirmation: { readonly outcome: ConfirmationOutcome, readonly effectAt: string, readonly confirmedAt: string, readonly where: string | null, readonly impossibleReason: ImpossibleReason | null, readonly explanation: string | null, readonly counts: boolean } | null, readonly reinstatement: { readonly outcome: ReinstatementOutcome, readonly effectAt: string, readonly explanation: string | null } | null, readonly posterInformed: { readonly status: PosterStatus, readonly informBy: string | null, readonly confirmBy: string | null, readonly informedAt: string | null, readonly because: PosterReason | null, readonly confirmedAt: string | null } | null }> }> }>, readonly history: ReadonlyArray<{ readonly position: number, readonly kind: string, readonly at: string, readonly reasons: string | null, readonly by: { readonly type: string } }> } | null, readonly platform: { readonly id: string, readonly name: string, readonly connected: boolean, readonly ownKeyUntil: string | null, readonly keys: ReadonlyArray<{ readonly kid: string, readonly use: KeyUse, readonly validFrom: string, readonly validUntil: string | null, readonly registeredAt: string, readonly revokedAt: string | null }> } | null, readonly courts: ReadonlyArray<{ readonly id: string, readonly name: string, readonly keys: ReadonlyArray<{ readonly kid: string, readonly jwk: Readonly<Record<string, unknown>> }> }> };

export type PlatformProofQueryVariables = Exact<{
  after: number;
}>;


export type PlatformProofQuery = { readonly inbox: { readonly head: number, readonly messages: ReadonlyArray<{ readonly position: number, readonly kind: InboxMessageKind, readonly sentAt: string, readonly orderId: string, readonly orderVersion: number, readonly digest: string, readonly previousDigest: string }> } };

export type PlatformPaperQueryVariables = Exact<{
  id: string | number;
  platform: string | number;
}>;


export type PlatformPaperQuery = { readonly order: { readonly paper: string } | null };

export type PlatformDisclosureQueryVariables = Exact<{
  id: string | number;
  platform: string | number;
}>;


export type PlatformDisclosureQuery = { readonly disclosureRequest: { readonly id: string, readonly basis: DisclosureBasis, readonly duty: number | null, readonly court: string, readonly reference: string, readonly status: DisclosureStatus, readonly categories: ReadonlyArray<DataCategory>, readonly seal: string, readonly outsideCode: boolean, readonly objectionWindow: string, readonly requestedAt: string, readonly expiresAt: string | null, readonly dispensation: string | null, readonly noticeFrom: string | null, readonly noticeOverdue: boolean, readonly posterNotifiedAt: string | null, readonly windowEndsAt: string | null, readonly disclosableFrom: string | null, readonly refusalReason: DisclosureRefusalReason | null, readonly refusalProvision: string | null, readonly answeredAt: string | null, readonly unreadable: boolean, readonly order: { readonly id: string, readonly caseNumber: string, readonly addressees: ReadonlyArray<{ readonly items: ReadonlyArray<{ readonly id: string, readonly url: string, readonly contentId: string | null, readonly description: string | null, readonly query: string | null }> }> } | null, readonly findings: ReadonlyArray<{ readonly name: string, readonly holds: boolean, readonly reasons: string }>, readonly recipient: { readonly kid: string, readonly jwk: Readonly<Record<string, unknown>>, readonly holder: string | null, readonly certificate: string | null }, readonly disclosure: { readonly digest: string, readonly leftAt: string, readonly destroyedAt: string | null } | null }, readonly platform: { readonly id: string, readonly name: string, readonly connected: boolean, readonly ownKeyUntil: string | null, readonly keys: ReadonlyArray<{ readonly kid: string, readonly use: KeyUse, readonly validFrom: string, readonly validUntil: string | null, readonly registeredAt: string, readonly revokedAt: string | null }> } | null, readonly courts: ReadonlyArray<{ readonly id: string, readonly name: string, readonly keys: ReadonlyArray<{ readonly kid: string, readonly jwk: Readonly<Record<string, unknown>> }> }> };

export type OwnPlatformFragment = { readonly id: string, readonly name: string, readonly connected: boolean, readonly ownKeyUntil: string | null, readonly keys: ReadonlyArray<{ readonly kid: string, readonly use: KeyUse, readonly validFrom: string, readonly validUntil: string | null, readonly registeredAt: string, readonly revokedAt: string | null }> };

export type DeskOrderFragment = { readonly id: string, readonly court: string, readonly caseNumber: string, readonly status: OrderStatus, readonly issuedAt: string, readonly addressees: ReadonlyArray<{ readonly status: AddresseeStatus, readonly servedAt: string | null, readonly reinstateBy: string | null, readonly items: ReadonlyArray<{ readonly deadline: string | null, readonly deadlineStoppedAt: string | null, readonly goneSince: string | null, readonly suspendedAt: string | null, readonly reinstatementDuty: ReinstatementDuty | null, readonly confirmation: { readonly outcome: ConfirmationOutcome, readonly counts: boolean } | null, readonly reinstatement: { readonly outcome: ReinstatementOutcome, readonly effectAt: string } | null, readonly posterInformed: { readonly status: PosterStatus, readonly confirmBy: string | null } | null }> }> };

export type DeskItemFragment = { readonly deadline: string | null, readonly deadlineStoppedAt: string | null, readonly goneSince: string | null, readonly suspendedAt: string | null, readonly reinstatementDuty: ReinstatementDuty | null, readonly confirmation: { readonly outcome: ConfirmationOutcome, readonly counts: boolean } | null, readonly reinstatement: { readonly outcome: ReinstatementOutcome, readonly effectAt: string } | null, readonly posterInformed: { readonly status: PosterStatus, readonly confirmBy: string | null } | null };

export type SeenOrderFragment = { readonly id: string, readonly court: string, readonly caseNumber: string, readonly status: OrderStatus, readonly version: number, readonly issuedAt: string, readonly serviceBy: ServiceBy, readonly judge: string, readonly legalBasis: string, readonly provisionsInfringed: ReadonlyArray<string>, readonly statementOfReasons: string, readonly mainTermEnd: string, readonly mainClaimBroughtAt: string | null, readonly seal: string, readonly redress: { readonly platform: string, readonly poster: string }, readonly territorialScope: { readonly extent: TerritorialExtent, readonly reasons: string }, readonly posterInformedBy: { readonly after: string, readonly reasons: string } | null, readonly onAppeal: { readonly court: string } | null, readonly oppositions: ReadonlyArray<{ readonly id: string, readonly by: OpponentRole, readonly platform: string | null, readonly itemIds: ReadonlyArray<string> | null, readonly status: OppositionStatus, readonly grounds: string | null, readonly lodgedAt: string, readonly hearingAt: string | null, readonly decidedAt: string | null, readonly reasons: string | null, readonly appealBy: string | null }>, readonly addressees: ReadonlyArray<{ readonly status: AddresseeStatus, readonly servedAt: string | null, readonly serveBy: string | null, readonly reinstateBy: string | null, readonly duties: ReadonlyArray<{ readonly number: number, readonly kind: DutyKind, readonly within: string, readonly everywhere: boolean, readonly until: string | null, readonly disclosure: { readonly categories: ReadonlyArray<DataCategory> } | null, readonly penalty: { readonly currency: string | null, readonly forfeitedCents: number, readonly running: boolean }, readonly items: ReadonlyArray<{ readonly id: string, readonly kind: TargetKind, readonly url: string, readonly contentId: string | null, readonly description: string | null, readonly query: string | null, readonly deadline: string | null, readonly deadlineStoppedAt: string | null, readonly goneSince: string | null, readonly suspendedAt: string | null, readonly suspendedBecause: string | null, readonly reinstatementDuty: ReinstatementDuty | null, readonly confirmation: { readonly outcome: ConfirmationOutcome, readonly effectAt: string, readonly confirmedAt: string, readonly where: string | null, readonly impossibleReason: ImpossibleReason | null, readonly explanation: string | null, readonly counts: boolean } | null, readonly reinstatement: { readonly outcome: ReinstatementOutcome, readonly effectAt: string, readonly explanation: string | null } | null, readonly posterInformed: { readonly status: PosterStatus, readonly informBy: string | null, readonly confirmBy: string | null, readonly informedAt: string | null, readonly because: PosterReason | null, readonly confirmedAt: string | null } | null }> }> }>, readonly history: ReadonlyArray<{ readonly position: number, readonly kind: string, readonly at: string, readonly reasons: string | null, readonly by: { readonly type: string } }> };

export type SeenOppositionFragment = { readonly id: string, readonly by: OpponentRole, readonly platform: string | null, readonly itemIds: ReadonlyArray<string> | null, readonly status: OppositionStatus, readonly grounds: string | null, readonly lodgedAt: string, readonly hearingAt: string | null, readonly decidedAt: string | null, readonly reasons: string | null, readonly appealBy: string | null };

export type PlatformItemFragment = { readonly id: string, readonly kind: TargetKind, readonly url: string, readonly contentId: string | null, readonly description: string | null, readonly query: string | null, readonly deadline: string | null, readonly deadlineStoppedAt: string | null, readonly goneSince: string | null, readonly suspendedAt: string | null, readonly suspendedBecause: string | null, readonly reinstatementDuty: ReinstatementDuty | null, readonly confirmation: { readonly outcome: ConfirmationOutcome, readonly effectAt: string, readonly confirmedAt: string, readonly where: string | null, readonly impossibleReason: ImpossibleReason | null, readonly explanation: string | null, readonly counts: boolean } | null, readonly reinstatement: { readonly outcome: ReinstatementOutcome, readonly effectAt: string, readonly explanation: string | null } | null, readonly posterInformed: { readonly status: PosterStatus, readonly informBy: string | null, readonly confirmBy: string | null, readonly informedAt: string | null, readonly because: PosterReason | null, readonly confirmedAt: string | null } | null };

export type RegisterOwnKeyMutationVariables = Exact<{
  input: RegisterOwnKeyInput;
}>;


export type RegisterOwnKeyMutation = { readonly registerOwnKey: { readonly kid: string } };

export type AcknowledgeInboxMutationVariables = Exact<{
  upTo: number;
}>;


export type AcknowledgeInboxMutation = { readonly acknowledgeInbox: { readonly acknowledged: number } };

export type ConfirmItemsMutationVariables = Exact<{
  input: ConfirmTakedownInput;
}>;


export type ConfirmItemsMutation = { readonly confirmTakedown: { readonly status: AddresseeStatus } };

export type ReinstateItemsMutationVariables = Exact<{
  input: ConfirmReinstatementInput;
}>;


export type ReinstateItemsMutation = { readonly confirmReinstatement: { readonly status: AddresseeStatus } };

export type ConfirmPosterInformedMutationVariables = Exact<{
  input: ConfirmPosterInformedInput;
}>;


export type ConfirmPosterInformedMutation = { readonly confirmPosterInformed: { readonly posterOverdue: boolean } };

export type OpposeOrderMutationVariables = Exact<{
  input: LodgeOppositionInput;
}>;


export type OpposeOrderMutation = { readonly lodgeOpposition: { readonly id: string } };

export type NotifyPosterMutationVariables = Exact<{
  requestId: string | number;
}>;


export type NotifyPosterMutation = { readonly notifyPoster: { readonly status: DisclosureStatus } };

export type AnswerDisclosureMutationVariables = Exact<{
  input: AnswerDisclosureInput;
}>;


export type AnswerDisclosureMutation = { readonly answerDisclosure: { readonly status: DisclosureStatus } };

export type PlatformNewsSubscriptionVariables = Exact<{
  after: number;
}>;


export type PlatformNewsSubscription = { readonly inbox: { readonly position: number } };

export type PlatformDisclosureNewsSubscriptionVariables = Exact<{
  after: number;
}>;


export type PlatformDisclosureNewsSubscription = { readonly disclosureInbox: { readonly position: number } };

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
export const OwnPlatformFragmentDoc = new TypedDocumentString(`
    fragment OwnPlatform on Platform {
  id
  name
  connected
  ownKeyUntil
  keys {
    kid
    use
    validFrom
    validUntil
    registeredAt
    revokedAt
  }
}
    `, {"fragmentName":"OwnPlatform"}) as unknown as TypedDocumentString<OwnPlatformFragment, unknown>;
export const DeskItemFragmentDoc = new TypedDocumentString(`
    fragment DeskItem on Item {
  deadline
  deadlineStoppedAt
  goneSince
  suspendedAt
  reinstatementDuty
  confirmation {
    outcome
    counts
  }
  reinstatement {
    outcome
    effectAt
  }
  posterInformed {
    status
    confirmBy
  }
}
    `, {"fragmentName":"DeskItem"}) as unknown as TypedDocumentString<DeskItemFragment, unknown>;
export const DeskOrderFragmentDoc = new TypedDocumentString(`
    fragment DeskOrder on TakedownOrder {
  id
  court
  caseNumber
  status
  issuedAt
  addressees {
    status
    servedAt
    reinstateBy
    items {
      ...DeskItem
    }
  }
}
    fragment DeskItem on Item {
  deadline
  deadlineStoppedAt
  goneSince
  suspendedAt
  reinstatementDuty
  confirmation {
    outcome
    counts
  }
  reinstatement {
    outcome
    effectAt
  }
  posterInformed {
    status
    confirmBy
  }
}`, {"fragmentName":"DeskOrder"}) as unknown as TypedDocumentString<DeskOrderFragment, unknown>;
export const SeenOppositionFragmentDoc = new TypedDocumentString(`
    fragment SeenOpposition on Opposition {
  id
  by
  platform
  itemIds
  status
  grounds
  lodgedAt
  hearingAt
  decidedAt
  reasons
  appealBy
}
    `, {"fragmentName":"SeenOpposition"}) as unknown as TypedDocumentString<SeenOppositionFragment, unknown>;
export const PlatformItemFragmentDoc = new TypedDocumentString(`
    fragment PlatformItem on Item {
  id
  kind
  url
  contentId
  description
  query
  deadline
  deadlineStoppedAt
  goneSince
  suspendedAt
  suspendedBecause
  reinstatementDuty
  confirmation {
    outcome
    effectAt
    confirmedAt
    where
    impossibleReason
    explanation
    counts
  }
  reinstatement {
    outcome
    effectAt
    explanation
  }
  posterInformed {
    status
    informBy
    confirmBy
    informedAt
    because
    confirmedAt
  }
}
    `, {"fragmentName":"PlatformItem"}) as unknown as TypedDocumentString<PlatformItemFragment, unknown>;
export const SeenOrderFragmentDoc = new TypedDocumentString(`
    fragment SeenOrder on TakedownOrder {
  id
  court
  caseNumber
  status
  version
  issuedAt
  serviceBy
  judge
  legalBasis
  provisionsInfringed
  statementOfReasons
  redress {
    platform
    poster
  }
  territorialScope {
    extent
    reasons
  }
  mainTermEnd
  mainClaimBroughtAt
  posterInformedBy {
    after
    reasons
  }
  seal
  onAppeal {
    court
  }
  oppositions {
    ...SeenOpposition
  }
  addressees {
    status
    servedAt
    serveBy
    reinstateBy
    duties {
      number
      kind
      within
      everywhere
      until
      disclosure {
        categories
      }
      penalty {
        currency
        forfeitedCents
        running
      }
      items {
        ...PlatformItem
      }
    }
  }
  history {
    position
    kind
    at
    by {
      type
    }
    reasons
  }
}
    fragment SeenOpposition on Opposition {
  id
  by
  platform
  itemIds
  status
  grounds
  lodgedAt
  hearingAt
  decidedAt
  reasons
  appealBy
}
fragment PlatformItem on Item {
  id
  kind
  url
  contentId
  description
  query
  deadline
  deadlineStoppedAt
  goneSince
  suspendedAt
  suspendedBecause
  reinstatementDuty
  confirmation {
    outcome
    effectAt
    confirmedAt
    where
    impossibleReason
    explanation
    counts
  }
  reinstatement {
    outcome
    effectAt
    explanation
  }
  posterInformed {
    status
    informBy
    confirmBy
    informedAt
    because
    confirmedAt
  }
}`, {"fragmentName":"SeenOrder"}) as unknown as TypedDocumentString<SeenOrderFragment, unknown>;
export const PlatformDeskDocument = new TypedDocumentString(`
    query PlatformDesk($platform: ID!, $after: String) {
  inbox(first: 1) {
    head
    acknowledged
  }
  platform(id: $platform) {
    ...OwnPlatform
  }
  courts {
    id
    name
  }
  orders(first: 40, after: $after) {
    edges {
      node {
        ...DeskOrder
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment OwnPlatform on Platform {
  id
  name
  connected
  ownKeyUntil
  keys {
    kid
    use
    validFrom
    validUntil
    registeredAt
    revokedAt
  }
}
fragment DeskOrder on TakedownOrder {
  id
  court
  caseNumber
  status
  issuedAt
  addressees {
    status
    servedAt
    reinstateBy
    items {
      ...DeskItem
    }
  }
}
fragment DeskItem on Item {
  deadline
  deadlineStoppedAt
  goneSince
  suspendedAt
  reinstatementDuty
  confirmation {
    outcome
    counts
  }
  reinstatement {
    outcome
    effectAt
  }
  posterInformed {
    status
    confirmBy
  }
}`) as unknown as TypedDocumentString<PlatformDeskQuery, PlatformDeskQueryVariables>;
export const PlatformMessagesDocument = new TypedDocumentString(`
    query PlatformMessages($after: Int!) {
  inbox(after: $after, first: 50) {
    head
    messages {
      position
      kind
      sentAt
      orderId
      orderVersion
      order {
        caseNumber
        court
        serviceBy
        addressees {
          servedAt
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PlatformMessagesQuery, PlatformMessagesQueryVariables>;
export const PlatformDisclosuresDocument = new TypedDocumentString(`
    query PlatformDisclosures($after: String) {
  disclosureInbox(first: 1) {
    head
  }
  disclosureRequests(
    first: 50
    after: $after
    filter: {status: [REQUESTED, POSTER_NOTIFIED]}
  ) {
    edges {
      node {
        id
        court
        reference
        status
        basis
        requestedAt
        expiresAt
        posterNotifiedAt
        disclosableFrom
        noticeFrom
        noticeOverdue
        dispensation
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<PlatformDisclosuresQuery, PlatformDisclosuresQueryVariables>;
export const OwnKeysDocument = new TypedDocumentString(`
    query OwnKeys($platform: ID!) {
  platform(id: $platform) {
    ...OwnPlatform
  }
}
    fragment OwnPlatform on Platform {
  id
  name
  connected
  ownKeyUntil
  keys {
    kid
    use
    validFrom
    validUntil
    registeredAt
    revokedAt
  }
}`) as unknown as TypedDocumentString<OwnKeysQuery, OwnKeysQueryVariables>;
export const PlatformOrderDocument = new TypedDocumentString(`
    query PlatformOrder($id: ID!, $platform: ID!) {
  order(id: $id) {
    ...SeenOrder
  }
  platform(id: $platform) {
    ...OwnPlatform
  }
  courts {
    id
    name
    keys {
      kid
      jwk
    }
  }
}
    fragment OwnPlatform on Platform {
  id
  name
  connected
  ownKeyUntil
  keys {
    kid
    use
    validFrom
    validUntil
    registeredAt
    revokedAt
  }
}
fragment SeenOrder on TakedownOrder {
  id
  court
  caseNumber
  status
  version
  issuedAt
  serviceBy
  judge
  legalBasis
  provisionsInfringed
  statementOfReasons
  redress {
    platform
    poster
  }
  territorialScope {
    extent
    reasons
  }
  mainTermEnd
  mainClaimBroughtAt
  posterInformedBy {
    after
    reasons
  }
  seal
  onAppeal {
    court
  }
  oppositions {
    ...SeenOpposition
  }
  addressees {
    status
    servedAt
    serveBy
    reinstateBy
    duties {
      number
      kind
      within
      everywhere
      until
      disclosure {
        categories
      }
      penalty {
        currency
        forfeitedCents
        running
      }
      items {
        ...PlatformItem
      }
    }
  }
  history {
    position
    kind
    at
    by {
      type
    }
    reasons
  }
}
fragment SeenOpposition on Opposition {
  id
  by
  platform
  itemIds
  status
  grounds
  lodgedAt
  hearingAt
  decidedAt
  reasons
  appealBy
}
fragment PlatformItem on Item {
  id
  kind
  url
  contentId
  description
  query
  deadline
  deadlineStoppedAt
  goneSince
  suspendedAt
  suspendedBecause
  reinstatementDuty
  confirmation {
    outcome
    effectAt
    confirmedAt
    where
    impossibleReason
    explanation
    counts
  }
  reinstatement {
    outcome
    effectAt
    explanation
  }
  posterInformed {
    status
    informBy
    confirmBy
    informedAt
    because
    confirmedAt
  }
}`) as unknown as TypedDocumentString<PlatformOrderQuery, PlatformOrderQueryVariables>;
export const PlatformProofDocument = new TypedDocumentString(`
    query PlatformProof($after: Int!) {
  inbox(after: $after, first: 1000) {
    head
    messages {
      position
      kind
      sentAt
      orderId
      orderVersion
      digest
      previousDigest
    }
  }
}
    `) as unknown as TypedDocumentString<PlatformProofQuery, PlatformProofQueryVariables>;
export const PlatformPaperDocument = new TypedDocumentString(`
    query PlatformPaper($id: ID!, $platform: ID!) {
  order(id: $id) {
    paper(addressee: $platform)
  }
}
    `) as unknown as TypedDocumentString<PlatformPaperQuery, PlatformPaperQueryVariables>;
export const PlatformDisclosureDocument = new TypedDocumentString(`
    query PlatformDisclosure($id: ID!, $platform: ID!) {
  disclosureRequest(id: $id) {
    id
    order {
      id
      caseNumber
      addressees {
        items {
          id
          url
          contentId
          description
          query
        }
      }
    }
    basis
    duty
    court
    reference
    status
    findings {
      name
      holds
      reasons
    }
    categories
    recipient {
      kid
      jwk
      holder
      certificate
    }
    seal
    outsideCode
    objectionWindow
    requestedAt
    expiresAt
    dispensation
    noticeFrom
    noticeOverdue
    posterNotifiedAt
    windowEndsAt
    disclosableFrom
    refusalReason
    refusalProvision
    answeredAt
    unreadable
    disclosure {
      digest
      leftAt
      destroyedAt
    }
  }
  platform(id: $platform) {
    ...OwnPlatform
  }
  courts {
    id
    name
    keys {
      kid
      jwk
    }
  }
}
    fragment OwnPlatform on Platform {
  id
  name
  connected
  ownKeyUntil
  keys {
    kid
    use
    validFrom
    validUntil
    registeredAt
    revokedAt
  }
}`) as unknown as TypedDocumentString<PlatformDisclosureQuery, PlatformDisclosureQueryVariables>;
export const RegisterOwnKeyDocument = new TypedDocumentString(`
    mutation RegisterOwnKey($input: RegisterOwnKeyInput!) {
  registerOwnKey(input: $input) {
    kid
  }
}
    `) as unknown as TypedDocumentString<RegisterOwnKeyMutation, RegisterOwnKeyMutationVariables>;
export const AcknowledgeInboxDocument = new TypedDocumentString(`
    mutation AcknowledgeInbox($upTo: Int!) {
  acknowledgeInbox(upTo: $upTo) {
    acknowledged
  }
}
    `) as unknown as TypedDocumentString<AcknowledgeInboxMutation, AcknowledgeInboxMutationVariables>;
export const ConfirmItemsDocument = new TypedDocumentString(`
    mutation ConfirmItems($input: ConfirmTakedownInput!) {
  confirmTakedown(input: $input) {
    status
  }
}
    `) as unknown as TypedDocumentString<ConfirmItemsMutation, ConfirmItemsMutationVariables>;
export const ReinstateItemsDocument = new TypedDocumentString(`
    mutation ReinstateItems($input: ConfirmReinstatementInput!) {
  confirmReinstatement(input: $input) {
    status
  }
}
    `) as unknown as TypedDocumentString<ReinstateItemsMutation, ReinstateItemsMutationVariables>;
export const ConfirmPosterInformedDocument = new TypedDocumentString(`
    mutation ConfirmPosterInformed($input: ConfirmPosterInformedInput!) {
  confirmPosterInformed(input: $input) {
    posterOverdue
  }
}
    `) as unknown as TypedDocumentString<ConfirmPosterInformedMutation, ConfirmPosterInformedMutationVariables>;
export const OpposeOrderDocument = new TypedDocumentString(`
    mutation OpposeOrder($input: LodgeOppositionInput!) {
  lodgeOpposition(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<OpposeOrderMutation, OpposeOrderMutationVariables>;
export const NotifyPosterDocument = new TypedDocumentString(`
    mutation NotifyPoster($requestId: ID!) {
  notifyPoster(requestId: $requestId) {
    status
  }
}
    `) as unknown as TypedDocumentString<NotifyPosterMutation, NotifyPosterMutationVariables>;
export const AnswerDisclosureDocument = new TypedDocumentString(`
    mutation AnswerDisclosure($input: AnswerDisclosureInput!) {
  answerDisclosure(input: $input) {
    status
  }
}
    `) as unknown as TypedDocumentString<AnswerDisclosureMutation, AnswerDisclosureMutationVariables>;
export const PlatformNewsDocument = new TypedDocumentString(`
    subscription PlatformNews($after: Int!) {
  inbox(after: $after, window: 5000) {
    position
  }
}
    `) as unknown as TypedDocumentString<PlatformNewsSubscription, PlatformNewsSubscriptionVariables>;
export const PlatformDisclosureNewsDocument = new TypedDocumentString(`
    subscription PlatformDisclosureNews($after: Int!) {
  disclosureInbox(after: $after, window: 5000) {
    position
  }
}
    `) as unknown as TypedDocumentString<PlatformDisclosureNewsSubscription, PlatformDisclosureNewsSubscriptionVariables>;
