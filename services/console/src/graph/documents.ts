// Made from graph/public.graphql and the supergraph by graph/write-documents.ts.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type OrderStatus =
  | 'IN_FORCE'
  | 'SUSPENDED'
  | 'LIFTED'
  | 'LAPSED'
  | 'FINAL';

export type LiftingCause =
  | 'WITHDRAWN_BY_APPLICANT'
  | 'SETTLEMENT'
  | 'ANNULLED'
  | 'REVOKED';

export type PublicPeriodInput = {
  readonly from: string;
  readonly until: string;
};

export type SealBySealQueryVariables = Exact<{
  seal: string;
}>;


export type SealBySealQuery = { readonly verifySeal: { readonly genuine: boolean, readonly inForce: boolean, readonly isCurrentVersion: boolean, readonly keyRevokedAt: string | null, readonly standing: { readonly courtName: string, readonly version: number, readonly issuedAt: string, readonly currentVersion: number, readonly status: OrderStatus, readonly since: string | null, readonly liftedBecause: LiftingCause | null, readonly key: Readonly<Record<string, unknown>> | null } | null } };

export type SealByDigestQueryVariables = Exact<{
  digest: string;
}>;


export type SealByDigestQuery = { readonly verifySeal: { readonly genuine: boolean, readonly inForce: boolean, readonly isCurrentVersion: boolean, readonly keyRevokedAt: string | null, readonly standing: { readonly courtName: string, readonly version: number, readonly issuedAt: string, readonly currentVersion: number, readonly status: OrderStatus, readonly since: string | null, readonly liftedBecause: LiftingCause | null, readonly key: Readonly<Record<string, unknown>> | null } | null } };

export type SealCheckFragment = { readonly genuine: boolean, readonly inForce: boolean, readonly isCurrentVersion: boolean, readonly keyRevokedAt: string | null, readonly standing: { readonly courtName: string, readonly version: number, readonly issuedAt: string, readonly currentVersion: number, readonly status: OrderStatus, readonly since: string | null, readonly liftedBecause: LiftingCause | null, readonly key: Readonly<Record<string, unknown>> | null } | null };

export type FiguresQueryVariables = Exact<{
  period: PublicPeriodInput;
}>;


export type FiguresQuery = { readonly publicReport: ReadonlyArray<{ readonly halfYear: string, readonly knownUntil: string, readonly smallestGroup: number, readonly applications: ReadonlyArray<{ readonly court: string, readonly category: string, readonly count: number, readonly medianHours: number | null }>, readonly orders: ReadonlyArray<{ readonly platform: string, readonly category: string, readonly items: number, readonly medianHoursToInform: number | null, readonly medianHoursToGiveEffect: number | null, readonly count: number }>, readonly removals: ReadonlyArray<{ readonly platform: string, readonly category: string, readonly count: number }>, readonly outcomes: ReadonlyArray<{ readonly platform: string, readonly category: string, readonly count: number }>, readonly disclosures: ReadonlyArray<{ readonly platform: string, readonly category: string, readonly count: number, readonly medianHours: number | null }> | null, readonly notices: ReadonlyArray<{ readonly platform: string, readonly category: string, readonly count: number }> | null, readonly complaints: ReadonlyArray<{ readonly platform: string, readonly category: string, readonly count: number }> | null }> };

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
export const SealCheckFragmentDoc = new TypedDocumentString(`
    fragment SealCheck on SealCheck {
  genuine
  inForce
  isCurrentVersion
  keyRevokedAt
  standing {
    courtName
    version
    issuedAt
    currentVersion
    status
    since
    liftedBecause
    key
  }
}
    `, {"fragmentName":"SealCheck"}) as unknown as TypedDocumentString<SealCheckFragment, unknown>;
export const SealBySealDocument = new TypedDocumentString(`
    query SealBySeal($seal: JWS!) {
  verifySeal(seal: $seal) {
    ...SealCheck
  }
}
    fragment SealCheck on SealCheck {
  genuine
  inForce
  isCurrentVersion
  keyRevokedAt
  standing {
    courtName
    version
    issuedAt
    currentVersion
    status
    since
    liftedBecause
    key
  }
}`) as unknown as TypedDocumentString<SealBySealQuery, SealBySealQueryVariables>;
export const SealByDigestDocument = new TypedDocumentString(`
    query SealByDigest($digest: String!) {
  verifySeal(digest: $digest) {
    ...SealCheck
  }
}
    fragment SealCheck on SealCheck {
  genuine
  inForce
  isCurrentVersion
  keyRevokedAt
  standing {
    courtName
    version
    issuedAt
    currentVersion
    status
    since
    liftedBecause
    key
  }
}`) as unknown as TypedDocumentString<SealByDigestQuery, SealByDigestQueryVariables>;
export const FiguresDocument = new TypedDocumentString(`
    query Figures($period: PublicPeriodInput!) {
  publicReport(period: $period) {
    halfYear
    knownUntil
    smallestGroup
    applications {
      court
      category
      count: applications
      medianHours: medianHoursToDecision
    }
    orders {
      platform
      category
      count: orders
      items
      medianHoursToInform
      medianHoursToGiveEffect
    }
    removals {
      platform
      category
      count: orders
    }
    outcomes {
      platform
      category
      count: orders
    }
    disclosures {
      platform
      category
      count: requests
      medianHours: medianHoursToAnswer
    }
    notices {
      platform
      category
      count
    }
    complaints {
      platform
      category
      count
    }
  }
}
    `) as unknown as TypedDocumentString<FiguresQuery, FiguresQueryVariables>;
