// Made from graph/case.graphql and the supergraph by graph/write-documents.ts.
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

export type CaseCodeUser =
  | 'POSTER'
  | 'THIRD_PARTY'
  | 'APPLICANT'
  | 'RESPONDENT';

export type CaseLanguage =
  | 'NL'
  | 'EN';

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

export type CaseQueryVariables = Exact<{
  language: CaseLanguage;
}>;


export type CaseQuery = { readonly case: { readonly for: CaseCodeUser, readonly codeValidUntil: string, readonly courtName: string, readonly caseNumber: string, readonly standing: ReadonlyArray<string>, readonly applicationStatus: ApplicationStatus | null, readonly applicationReasons: string | null, readonly orderId: string | null, readonly orderStatus: OrderStatus | null, readonly givenAt: string | null, readonly reasons: string | null, readonly legalBasis: string | null, readonly redress: string | null, readonly mainTermEnd: string | null, readonly mainClaimBroughtAt: string | null, readonly endedBecause: string | null, readonly items: ReadonlyArray<{ readonly id: string, readonly url: string, readonly duty: DutyKind, readonly covered: boolean, readonly suspended: boolean, readonly deadline: string | null, readonly reinstateBy: string | null, readonly goneSince: string | null }>, readonly oppositions: ReadonlyArray<{ readonly id: string, readonly itemIds: ReadonlyArray<string> | null, readonly status: OppositionStatus, readonly grounds: string | null, readonly lodgedAt: string, readonly hearingAt: string | null, readonly decidedAt: string | null, readonly reasons: string | null, readonly appealBy: string | null }>, readonly order: { readonly id: string, readonly version: number, readonly status: OrderStatus, readonly seal: string, readonly territorialScope: { readonly extent: TerritorialExtent }, readonly addressees: ReadonlyArray<{ readonly status: AddresseeStatus, readonly servedAt: string | null, readonly reinstateBy: string | null, readonly duties: ReadonlyArray<{ readonly number: number, readonly kind: DutyKind, readonly within: string, readonly everywhere: boolean, readonly until: string | null, readonly disclosure: { readonly categories: ReadonlyArray<DataCategory> } | null, readonly penalty: { readonly currency: string | null, readonly forfeitedCents: number, readonly running: boolean }, readonly items: ReadonlyArray<{ readonly id: string, readonly kind: TargetKind, readonly url: string, readonly contentId: string | null, readonly description: string | null, readonly query: string | null, readonly deadline: string | null, readonly deadlineStoppedAt: string | null, readonly goneSince: string | null, readonly suspendedAt: string | null, readonly suspendedBecause: string | null, readonly reinstatementDuty: ReinstatementDuty | null, readonly confirmation: { readonly outcome: ConfirmationOutcome, readonly effectAt: string, readonly confirmedAt: string, readonly where: string | null, readonly impossibleReason: ImpossibleReason | null, readonly explanation: string | null, readonly counts: boolean } | null, readonly reinstatement: { readonly outcome: ReinstatementOutcome, readonly effectAt: string, readonly explanation: string | null } | null }> }> }>, readonly history: ReadonlyArray<{ readonly position: number, readonly kind: string, readonly at: string, readonly reasons: string | null, readonly by: { readonly type: string } }> } | null } };

export type CaseItemFragment = { readonly id: string, readonly url: string, readonly duty: DutyKind, readonly covered: boolean, readonly suspended: boolean, readonly deadline: string | null, readonly reinstateBy: string | null, readonly goneSince: string | null };

export type OwnOppositionFragment = { readonly id: string, readonly itemIds: ReadonlyArray<string> | null, readonly status: OppositionStatus, readonly grounds: string | null, readonly lodgedAt: string, readonly hearingAt: string | null, readonly decidedAt: string | null, readonly reasons: string | null, readonly appealBy: string | null };

export type OwnOrderFragment = { readonly id: string, readonly version: number, readonly status: OrderStatus, readonly seal: string, readonly territorialScope: { readonly extent: TerritorialExtent }, readonly addressees: ReadonlyArray<{ readonly status: AddresseeStatus, readonly servedAt: string | null, readonly reinstateBy: string | null, readonly duties: ReadonlyArray<{ readonly number: number, readonly kind: DutyKind, readonly within: string, readonly everywhere: boolean, readonly until: string | null, readonly disclosure: { readonly categories: ReadonlyArray<DataCategory> } | null, readonly penalty: { readonly currency: string | null, readonly forfeitedCents: number, readonly running: boolean }, readonly items: ReadonlyArray<{ readonly id: string, readonly kind: TargetKind, readonly url: string, readonly contentId: string | null, readonly description: string | null, readonly query: string | null, readonly deadline: string | null, readonly deadlineStoppedAt: string | null, readonly goneSince: string | null, readonly suspendedAt: string | null, readonly suspendedBecause: string | null, readonly reinstatementDuty: ReinstatementDuty | null, readonly confirmation: { readonly outcome: ConfirmationOutcome, readonly effectAt: string, readonly confirmedAt: string, readonly where: string | null, readonly impossibleReason: ImpossibleReason | null, readonly explanation: string | null, readonly counts: boolean } | null, readonly reinstatement: { readonly outcome: ReinstatementOutcome, readonly effectAt: string, readonly explanation: string | null } | null }> }> }>, readonly history: ReadonlyArray<{ readonly position: number, readonly kind: string, readonly at: string, readonly reasons: string | null, readonly by: { readonly type: string } }> };

export type OwnItemFragment = { readonly id: string, readonly kind: TargetKind, readonly url: string, readonly contentId: string | null, readonly description: string | null, readonly query: string | null, readonly deadline: string | null, readonly deadlineStoppedAt: string | null, readonly goneSince: string | null, readonly suspendedAt: string | null, readonly suspendedBecause: string | null, readonly reinstatementDuty: ReinstatementDuty | null, readonly confirmation: { readonly outcome: ConfirmationOutcome, readonly effectAt: string, readonly confirmedAt: string, readonly where: string | null, readonly impossibleReason: ImpossibleReason | null, readonly explanation: string | null, readonly counts: boolean } | null, readonly reinstatement: { readonly outcome: ReinstatementOutcome, readonly effectAt: string, readonly explanation: string | null } | null };

export type PaperQueryVariables = Exact<{ [key: string]: never; }>;


export type PaperQuery = { readonly case: { readonly caseNumber: string, readonly order: { readonly paper: string } | null } };

export type LodgeOppositionMutationVariables = Exact<{
  input: LodgeOppositionInput;
}>;


export type LodgeOppositionMutation = { readonly lodgeOpposition: { readonly id: string } };

export type ConfirmTakedownMutationVariables = Exact<{
  input: ConfirmTakedownInput;
}>;


export type ConfirmTakedownMutation = { readonly confirmTakedown: { readonly status: AddresseeStatus } };

export type ConfirmReinstatementMutationVariables = Exact<{
  input: ConfirmReinstatementInput;
}>;


export type ConfirmReinstatementMutation = { readonly confirmReinstatement: { readonly status: AddresseeStatus } };

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
export const CaseItemFragmentDoc = new TypedDocumentString(`
    fragment CaseItem on CaseItem {
  id
  url
  duty
  covered
  suspended
  deadline
  reinstateBy
  goneSince
}
    `, {"fragmentName":"CaseItem"}) as unknown as TypedDocumentString<CaseItemFragment, unknown>;
export const OwnOppositionFragmentDoc = new TypedDocumentString(`
    fragment OwnOpposition on Opposition {
  id
  itemIds
  status
  grounds
  lodgedAt
  hearingAt
  decidedAt
  reasons
  appealBy
}
    `, {"fragmentName":"OwnOpposition"}) as unknown as TypedDocumentString<OwnOppositionFragment, unknown>;
export const OwnItemFragmentDoc = new TypedDocumentString(`
    fragment OwnItem on Item {
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
}
    `, {"fragmentName":"OwnItem"}) as unknown as TypedDocumentString<OwnItemFragment, unknown>;
export const OwnOrderFragmentDoc = new TypedDocumentString(`
    fragment OwnOrder on TakedownOrder {
  id
  version
  status
  territorialScope {
    extent
  }
  seal
  addressees {
    status
    servedAt
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
        ...OwnItem
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
    fragment OwnItem on Item {
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
}`, {"fragmentName":"OwnOrder"}) as unknown as TypedDocumentString<OwnOrderFragment, unknown>;
export const CaseDocument = new TypedDocumentString(`
    query Case($language: CaseLanguage!) {
  case {
    for
    codeValidUntil
    courtName
    caseNumber
    standing(language: $language)
    applicationStatus
    applicationReasons
    orderId
    orderStatus
    givenAt
    reasons
    legalBasis
    redress
    mainTermEnd
    mainClaimBroughtAt
    endedBecause
    items {
      ...CaseItem
    }
    oppositions {
      ...OwnOpposition
    }
    order {
      ...OwnOrder
    }
  }
}
    fragment CaseItem on CaseItem {
  id
  url
  duty
  covered
  suspended
  deadline
  reinstateBy
  goneSince
}
fragment OwnOpposition on Opposition {
  id
  itemIds
  status
  grounds
  lodgedAt
  hearingAt
  decidedAt
  reasons
  appealBy
}
fragment OwnOrder on TakedownOrder {
  id
  version
  status
  territorialScope {
    extent
  }
  seal
  addressees {
    status
    servedAt
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
        ...OwnItem
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
fragment OwnItem on Item {
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
}`) as unknown as TypedDocumentString<CaseQuery, CaseQueryVariables>;
export const PaperDocument = new TypedDocumentString(`
    query Paper {
  case {
    caseNumber
    order {
      paper
    }
  }
}
    `) as unknown as TypedDocumentString<PaperQuery, PaperQueryVariables>;
export const LodgeOppositionDocument = new TypedDocumentString(`
    mutation LodgeOpposition($input: LodgeOppositionInput!) {
  lodgeOpposition(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<LodgeOppositionMutation, LodgeOppositionMutationVariables>;
export const ConfirmTakedownDocument = new TypedDocumentString(`
    mutation ConfirmTakedown($input: ConfirmTakedownInput!) {
  confirmTakedown(input: $input) {
    status
  }
}
    `) as unknown as TypedDocumentString<ConfirmTakedownMutation, ConfirmTakedownMutationVariables>;
export const ConfirmReinstatementDocument = new TypedDocumentString(`
    mutation ConfirmReinstatement($input: ConfirmReinstatementInput!) {
  confirmReinstatement(input: $input) {
    status
  }
}
    `) as unknown as TypedDocumentString<ConfirmReinstatementMutation, ConfirmReinstatementMutationVariables>;
