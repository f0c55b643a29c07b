// Made from graph/operator.graphql and the supergraph by graph/write-documents.ts.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type Instance =
  | 'DISTRICT_COURT'
  | 'COURT_OF_APPEAL'
  | 'SUPREME_COURT';

export type KeyUse =
  | 'SIG'
  | 'ENC';

export type PlatformKind =
  | 'SOCIAL_MEDIA'
  | 'VIDEO'
  | 'SEARCH_ENGINE'
  | 'HOSTING'
  | 'WEBSITE'
  | 'RESPONDENT';

export type PartyType =
  | 'COURT'
  | 'PLATFORM';

export type CoordinatorInput = {
  readonly id: string | number;
  readonly name: string;
};

export type CourtInput = {
  readonly id: string | number;
  readonly name: string;
  readonly instance?: Instance | null | undefined;
};

export type RegisterKeyInput = {
  readonly party: PartyInput;
  readonly jwk: Readonly<Record<string, unknown>>;
  readonly validFrom?: string | null | undefined;
  readonly validUntil?: string | null | undefined;
};

export type PartyInput = {
  readonly type: PartyType;
  readonly id: string | number;
};

export type RevokeKeyInput = {
  readonly party: PartyInput;
  readonly kid: string;
};

export type RegisterPlatformInput = {
  readonly id: string | number;
  readonly name: string;
  readonly kind: PlatformKind;
  readonly domains: ReadonlyArray<string>;
  readonly languages: ReadonlyArray<string>;
  readonly contactPoint?: ContactPointInput | null | undefined;
  readonly connected: boolean;
};

export type ContactPointInput = {
  readonly email?: unknown;
  readonly url?: string | null | undefined;
  readonly languages: ReadonlyArray<string>;
};

export type ChangePlatformInput = {
  readonly id: string | number;
  readonly name?: string | null | undefined;
  readonly kind?: PlatformKind | null | undefined;
  readonly domains?: ReadonlyArray<string> | null | undefined;
  readonly languages?: ReadonlyArray<string> | null | undefined;
  readonly contactPoint?: ContactPointInput | null | undefined;
  readonly connected?: boolean | null | undefined;
  readonly ownKeyUntil?: string | null | undefined;
};

export type OperatorPartiesQueryVariables = Exact<{ [key: string]: never; }>;


export type OperatorPartiesQuery = { readonly coordinator: { readonly id: string, readonly name: string, readonly registeredAt: string } | null, readonly courts: ReadonlyArray<{ readonly id: string, readonly name: string, readonly keys: ReadonlyArray<{ readonly kid: string, readonly use: KeyUse, readonly validFrom: string, readonly validUntil: string | null, readonly revokedAt: string | null }> }>, readonly platforms: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string, readonly connected: boolean, readonly keys: ReadonlyArray<{ readonly kid: string, readonly use: KeyUse, readonly validFrom: string, readonly validUntil: string | null, readonly revokedAt: string | null }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type OperatorPlatformsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type OperatorPlatformsQuery = { readonly platforms: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string, readonly connected: boolean, readonly keys: ReadonlyArray<{ readonly kid: string, readonly use: KeyUse, readonly validFrom: string, readonly validUntil: string | null, readonly revokedAt: string | null }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type PlatformsListedFragment = { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly name: string, readonly connected: boolean, readonly keys: ReadonlyArray<{ readonly kid: string, readonly use: KeyUse, readonly validFrom: string, readonly validUntil: string | null, readonly revokedAt: string | null }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } };

export type InboxLagsQueryVariables = Exact<{
  platform?: string | number | null | undefined;
}>;


export type InboxLagsQuery = { readonly inboxLags: ReadonlyArray<{ readonly waiting: number, readonly oldestSentAt: string | null, readonly acknowledgedAt: string | null, readonly platform: { readonly id: string } | null }> };

export type OperatorCourtQueryVariables = Exact<{
  id: string | number;
}>;


export type OperatorCourtQuery = { readonly court: { readonly id: string, readonly name: string, readonly instance: Instance, readonly registeredAt: string, readonly keys: ReadonlyArray<{ readonly kid: string, readonly use: KeyUse, readonly validFrom: string, readonly validUntil: string | null, readonly revokedAt: string | null }> } | null };

export type OperatorPlatformQueryVariables = Exact<{
  id: string | number;
}>;


export type OperatorPlatformQuery = { readonly platform: { readonly id: string, readonly name: string, readonly kind: PlatformKind, readonly domains: ReadonlyArray<string>, readonly languages: ReadonlyArray<string>, readonly connected: boolean, readonly registeredAt: string | null, readonly ownKeyUntil: string | null, readonly contactPoint: { readonly email: unknown, readonly url: string | null, readonly languages: ReadonlyArray<string> } | null, readonly keys: ReadonlyArray<{ readonly kid: string, readonly use: KeyUse, readonly validFrom: string, readonly validUntil: string | null, readonly revokedAt: string | null }> } | null };

export type KeySeenFragment = { readonly kid: string, readonly use: KeyUse, readonly validFrom: string, readonly validUntil: string | null, readonly revokedAt: string | null };

export type RegisterCourtMutationVariables = Exact<{
  input: CourtInput;
}>;


export type RegisterCourtMutation = { readonly registerCourt: { readonly id: string } };

export type RegisterPlatformMutationVariables = Exact<{
  input: RegisterPlatformInput;
}>;


export type RegisterPlatformMutation = { readonly registerPlatform: { readonly id: string } };

export type RegisterCoordinatorMutationVariables = Exact<{
  input: CoordinatorInput;
}>;


export type RegisterCoordinatorMutation = { readonly registerCoordinator: { readonly id: string } };

export type RegisterKeyMutationVariables = Exact<{
  input: RegisterKeyInput;
}>;


export type RegisterKeyMutation = { readonly registerKey: { readonly kid: string } };

export type RevokeKeyMutationVariables = Exact<{
  input: RevokeKeyInput;
}>;


export type RevokeKeyMutation = { readonly revokeKey: { readonly kid: string } };

export type AllowOwnKeyMutationVariables = Exact<{
  input: ChangePlatformInput;
}>;


export type AllowOwnKeyMutation = { readonly changePlatform: { readonly ownKeyUntil: string | null } };

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
export const KeySeenFragmentDoc = new TypedDocumentString(`
    fragment KeySeen on PartyKey {
  kid
  use
  validFrom
  validUntil
  revokedAt
}
    `, {"fragmentName":"KeySeen"}) as unknown as TypedDocumentString<KeySeenFragment, unknown>;
export const PlatformsListedFragmentDoc = new TypedDocumentString(`
    fragment PlatformsListed on PlatformConnection {
  edges {
    node {
      id
      name
      connected
      keys {
        ...KeySeen
      }
    }
  }
  pageInfo {
    hasNextPage
    endCursor
  }
}
    fragment KeySeen on PartyKey {
  kid
  use
  validFrom
  validUntil
  revokedAt
}`, {"fragmentName":"PlatformsListed"}) as unknown as TypedDocumentString<PlatformsListedFragment, unknown>;
export const OperatorPartiesDocument = new TypedDocumentString(`
    query OperatorParties {
  coordinator {
    id
    name
    registeredAt
  }
  courts {
    id
    name
    keys {
      ...KeySeen
    }
  }
  platforms(first: 100) {
    ...PlatformsListed
  }
}
    fragment PlatformsListed on PlatformConnection {
  edges {
    node {
      id
      name
      connected
      keys {
        ...KeySeen
      }
    }
  }
  pageInfo {
    hasNextPage
    endCursor
  }
}
fragment KeySeen on PartyKey {
  kid
  use
  validFrom
  validUntil
  revokedAt
}`) as unknown as TypedDocumentString<OperatorPartiesQuery, OperatorPartiesQueryVariables>;
export const OperatorPlatformsDocument = new TypedDocumentString(`
    query OperatorPlatforms($after: String) {
  platforms(first: 100, after: $after) {
    ...PlatformsListed
  }
}
    fragment PlatformsListed on PlatformConnection {
  edges {
    node {
      id
      name
      connected
      keys {
        ...KeySeen
      }
    }
  }
  pageInfo {
    hasNextPage
    endCursor
  }
}
fragment KeySeen on PartyKey {
  kid
  use
  validFrom
  validUntil
  revokedAt
}`) as unknown as TypedDocumentString<OperatorPlatformsQuery, OperatorPlatformsQueryVariables>;
export const InboxLagsDocument = new TypedDocumentString(`
    query InboxLags($platform: ID) {
  inboxLags(platform: $platform, first: 100) {
    platform {
      id
    }
    waiting
    oldestSentAt
    acknowledgedAt
  }
}
    `) as unknown as TypedDocumentString<InboxLagsQuery, InboxLagsQueryVariables>;
export const OperatorCourtDocument = new TypedDocumentString(`
    query OperatorCourt($id: ID!) {
  court(id: $id) {
    id
    name
    instance
    registeredAt
    keys {
      ...KeySeen
    }
  }
}
    fragment KeySeen on PartyKey {
  kid
  use
  validFrom
  validUntil
  revokedAt
}`) as unknown as TypedDocumentString<OperatorCourtQuery, OperatorCourtQueryVariables>;
export const OperatorPlatformDocument = new TypedDocumentString(`
    query OperatorPlatform($id: ID!) {
  platform(id: $id) {
    id
    name
    kind
    domains
    languages
    contactPoint {
      email
      url
      languages
    }
    connected
    registeredAt
    ownKeyUntil
    keys {
      ...KeySeen
    }
  }
}
    fragment KeySeen on PartyKey {
  kid
  use
  validFrom
  validUntil
  revokedAt
}`) as unknown as TypedDocumentString<OperatorPlatformQuery, OperatorPlatformQueryVariables>;
export const RegisterCourtDocument = new TypedDocumentString(`
    mutation RegisterCourt($input: CourtInput!) {
  registerCourt(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<RegisterCourtMutation, RegisterCourtMutationVariables>;
export const RegisterPlatformDocument = new TypedDocumentString(`
    mutation RegisterPlatform($input: RegisterPlatformInput!) {
  registerPlatform(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<RegisterPlatformMutation, RegisterPlatformMutationVariables>;
export const RegisterCoordinatorDocument = new TypedDocumentString(`
    mutation RegisterCoordinator($input: CoordinatorInput!) {
  registerCoordinator(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<RegisterCoordinatorMutation, RegisterCoordinatorMutationVariables>;
export const RegisterKeyDocument = new TypedDocumentString(`
    mutation RegisterKey($input: RegisterKeyInput!) {
  registerKey(input: $input) {
    kid
  }
}
    `) as unknown as TypedDocumentString<RegisterKeyMutation, RegisterKeyMutationVariables>;
export const RevokeKeyDocument = new TypedDocumentString(`
    mutation RevokeKey($input: RevokeKeyInput!) {
  revokeKey(input: $input) {
    kid
  }
}
    `) as unknown as TypedDocumentString<RevokeKeyMutation, RevokeKeyMutationVariables>;
export const AllowOwnKeyDocument = new TypedDocumentString(`
    mutation AllowOwnKey($input: ChangePlatformInput!) {
  changePlatform(input: $input) {
    ownKeyUntil
  }
}
    `) as unknown as TypedDocumentString<AllowOwnKeyMutation, AllowOwnKeyMutationVariables>;
