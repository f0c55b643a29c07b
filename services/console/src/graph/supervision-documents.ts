// Made from graph/supervision.graphql and the supergraph by graph/write-documents.ts.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type ComplianceFigure =
  | 'RECEIVED'
  | 'SERVED'
  | 'UNSERVED_NOW'
  | 'COMPLIED'
  | 'MEDIAN_SECONDS_TO_REMOVAL'
  | 'P95_SECONDS_TO_REMOVAL'
  | 'SHARE_WITHIN_TERM'
  | 'OVERDUE_NOW'
  | 'IMPOSSIBLE_CLAIMED'
  | 'POSTERS_INFORMED'
  | 'POSTERS_INFORMED_IN_TIME'
  | 'POSTERS_OVERDUE_NOW'
  | 'POSTERS_NOT_POSSIBLE'
  | 'OPPOSITION_RATE'
  | 'REVERSAL_RATE'
  | 'REINSTATEMENTS_DUE'
  | 'MEDIAN_SECONDS_TO_REINSTATEMENT'
  | 'P95_SECONDS_TO_REINSTATEMENT'
  | 'SHARE_REINSTATED_WITHIN_TERM'
  | 'REINSTATEMENT_OVERDUE_NOW'
  | 'PENALTIES_RUNNING'
  | 'PENALTIES_FORFEITED_CENTS'
  | 'PENALTIES_PRESCRIBED_CENTS';

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

export type AddresseeStatus =
  | 'PENDING'
  | 'SERVED'
  | 'PARTLY_COMPLIED'
  | 'COMPLIED'
  | 'IMPOSSIBLE_CLAIMED'
  | 'REINSTATEMENT_DUE'
  | 'REINSTATED';

export type CoordinatorMessageKind =
  | 'ORDER_ISSUED'
  | 'ORDER_MODIFIED'
  | 'ORDER_SUSPENDED'
  | 'ORDER_RESUMED'
  | 'ORDER_LIFTED'
  | 'ORDER_LAPSED'
  | 'ORDER_FINAL'
  | 'MAIN_JUDGMENT_GIVEN'
  | 'APPEAL_LODGED'
  | 'APPEAL_DECIDED'
  | 'ORDER_RECEIVED'
  | 'EFFECT_CONFIRMED'
  | 'POSTER_INFORMED'
  | 'REINSTATEMENT_CONFIRMED';

export type ComplianceKind =
  | 'DEADLINE_PASSED'
  | 'COMPLIED'
  | 'OVERDUE_ENDED'
  | 'BREACH_FOUND'
  | 'BREACH_WITHDRAWN'
  | 'PENALTY_RUNNING'
  | 'PENALTY_STOPPED'
  | 'PENALTY_MAXIMUM_REACHED'
  | 'UNSERVED'
  | 'UNSERVED_ENDED'
  | 'POSTER_OVERDUE'
  | 'POSTER_OVERDUE_ENDED'
  | 'REINSTATEMENT_LATE'
  | 'REINSTATED';

export type PeriodInput = {
  readonly from: string;
  readonly until: string;
};

export type SupervisionQueryVariables = Exact<{
  period: PeriodInput;
  before: PeriodInput;
  month1: PeriodInput;
  month2: PeriodInput;
  month3: PeriodInput;
  month4: PeriodInput;
  month5: PeriodInput;
  month6: PeriodInput;
  after?: string | null | undefined;
}>;


export type SupervisionQuery = { readonly current: { readonly received: number, readonly served: number, readonly unservedNow: number, readonly complied: number, readonly medianSecondsToRemoval: number | null, readonly shareWithinTerm: number | null, readonly overdueNow: number, readonly postersOverdueNow: number, readonly reversalRate: number | null, readonly reinstatementsDue: number, readonly shareReinstatedWithinTerm: number | null, readonly reinstatementOverdueNow: number, readonly penaltiesRunning: number, readonly removalTimes: { readonly endsSeconds: ReadonlyArray<number>, readonly counts: ReadonlyArray<number> } }, readonly earlier: { readonly received: number, readonly served: number, readonly unservedNow: number, readonly complied: number, readonly medianSecondsToRemoval: number | null, readonly shareWithinTerm: number | null, readonly overdueNow: number, readonly postersOverdueNow: number, readonly reversalRate: number | null, readonly reinstatementsDue: number, readonly shareReinstatedWithinTerm: number | null, readonly reinstatementOverdueNow: number, readonly penaltiesRunning: number, readonly removalTimes: { readonly endsSeconds: ReadonlyArray<number>, readonly counts: ReadonlyArray<number> } }, readonly complianceReport: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly current: { readonly received: number, readonly served: number, readonly unservedNow: number, readonly complied: number, readonly medianSecondsToRemoval: number | null, readonly shareWithinTerm: number | null, readonly overdueNow: number, readonly postersOverdueNow: number, readonly reversalRate: number | null, readonly reinstatementsDue: number, readonly shareReinstatedWithinTerm: number | null, readonly reinstatementOverdueNow: number, readonly penaltiesRunning: number, readonly removalTimes: { readonly endsSeconds: ReadonlyArray<number>, readonly counts: ReadonlyArray<number> } } | null, readonly earlier: { readonly received: number, readonly served: number, readonly unservedNow: number, readonly complied: number, readonly medianSecondsToRemoval: number | null, readonly shareWithinTerm: number | null, readonly overdueNow: number, readonly postersOverdueNow: number, readonly reversalRate: number | null, readonly reinstatementsDue: number, readonly shareReinstatedWithinTerm: number | null, readonly reinstatementOverdueNow: number, readonly penaltiesRunning: number, readonly removalTimes: { readonly endsSeconds: ReadonlyArray<number>, readonly counts: ReadonlyArray<number> } } | null, readonly month1: { readonly received: number, readonly shareWithinTerm: number | null } | null, readonly month2: { readonly received: number, readonly shareWithinTerm: number | null } | null, readonly month3: { readonly received: number, readonly shareWithinTerm: number | null } | null, readonly month4: { readonly received: number, readonly shareWithinTerm: number | null } | null, readonly month5: { readonly received: number, readonly shareWithinTerm: number | null } | null, readonly month6: { readonly received: number, readonly shareWithinTerm: number | null } | null } | null>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type FiguresSeenFragment = { readonly received: number, readonly served: number, readonly unservedNow: number, readonly complied: number, readonly medianSecondsToRemoval: number | null, readonly shareWithinTerm: number | null, readonly overdueNow: number, readonly postersOverdueNow: number, readonly reversalRate: number | null, readonly reinstatementsDue: number, readonly shareReinstatedWithinTerm: number | null, readonly reinstatementOverdueNow: number, readonly penaltiesRunning: number, readonly removalTimes: { readonly endsSeconds: ReadonlyArray<number>, readonly counts: ReadonlyArray<number> } };

export type MonthSeenFragment = { readonly received: number, readonly shareWithinTerm: number | null };

export type OrdersOfFigureQueryVariables = Exact<{
  figure: ComplianceFigure;
  period: PeriodInput;
  platform?: string | number | null | undefined;
  after?: string | null | undefined;
}>;


export type OrdersOfFigureQuery = { readonly complianceOrders: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly caseNumber: string, readonly court: string, readonly status: OrderStatus, readonly issuedAt: string, readonly addressees: ReadonlyArray<{ readonly status: AddresseeStatus, readonly servedAt: string | null, readonly deadline: string | null, readonly overdue: boolean, readonly compliedAt: string | null, readonly reinstateBy: string | null, readonly reinstatedAt: string | null, readonly reinstatementOverdue: boolean, readonly platform: { readonly id: string } | null }> } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type SupervisedOrderQueryVariables = Exact<{
  id: string | number;
}>;


export type SupervisedOrderQuery = { readonly order: { readonly id: string, readonly caseNumber: string, readonly court: string, readonly status: OrderStatus, readonly issuedAt: string, readonly mainTermEnd: string, readonly mainClaimBroughtAt: string | null, readonly endedAt: string | null, readonly illegalContentType: IllegalContentType | null, readonly penalty: { readonly forfeitedCents: number, readonly currency: string | null }, readonly addressees: ReadonlyArray<{ readonly status: AddresseeStatus, readonly servedAt: string | null, readonly serveBy: string | null, readonly unserved: boolean, readonly deadline: string | null, readonly overdue: boolean, readonly compliedAt: string | null, readonly posterOverdue: boolean, readonly reinstateBy: string | null, readonly reinstatedAt: string | null, readonly reinstatementOverdue: boolean, readonly platform: { readonly id: string } | null }>, readonly history: ReadonlyArray<{ readonly position: number, readonly kind: string, readonly at: string, readonly platform: string | null, readonly by: { readonly type: string, readonly id: string | null } }> } | null };

export type FeedHeadQueryVariables = Exact<{ [key: string]: never; }>;


export type FeedHeadQuery = { readonly complianceFeed: { readonly head: number, readonly epoch: string } };

export type LatestOfFeedQueryVariables = Exact<{
  after: number;
  epoch: string;
}>;


export type LatestOfFeedQuery = { readonly complianceFeed: { readonly head: number, readonly entries: ReadonlyArray<{ readonly position: number, readonly kind: ComplianceKind, readonly sentAt: string, readonly orderId: string, readonly court: string, readonly details: Readonly<Record<string, unknown>>, readonly platform: { readonly id: string } | null }> } };

export type InboxHeadQueryVariables = Exact<{ [key: string]: never; }>;


export type InboxHeadQuery = { readonly coordinatorInbox: { readonly head: number, readonly epoch: string } };

export type CoordinatorMessagesQueryVariables = Exact<{
  after: number;
  first: number;
  epoch: string;
}>;


export type CoordinatorMessagesQuery = { readonly coordinatorInbox: { readonly head: number, readonly messages: ReadonlyArray<{ readonly position: number, readonly kind: CoordinatorMessageKind, readonly sentAt: string, readonly orderId: string, readonly orderVersion: number, readonly court: string, readonly details: Readonly<Record<string, unknown>>, readonly platform: { readonly id: string } | null }> } };

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
export const FiguresSeenFragmentDoc = new TypedDocumentString(`
    fragment FiguresSeen on Compliance {
  received
  served
  unservedNow
  complied
  medianSecondsToRemoval
  removalTimes {
    endsSeconds
    counts
  }
  shareWithinTerm
  overdueNow
  postersOverdueNow
  reversalRate
  reinstatementsDue
  shareReinstatedWithinTerm
  reinstatementOverdueNow
  penaltiesRunning
}
    `, {"fragmentName":"FiguresSeen"}) as unknown as TypedDocumentString<FiguresSeenFragment, unknown>;
export const MonthSeenFragmentDoc = new TypedDocumentString(`
    fragment MonthSeen on Compliance {
  received
  shareWithinTerm
}
    `, {"fragmentName":"MonthSeen"}) as unknown as TypedDocumentString<MonthSeenFragment, unknown>;
export const SupervisionDocument = new TypedDocumentString(`
    query Supervision($period: PeriodInput!, $before: PeriodInput!, $month1: PeriodInput!, $month2: PeriodInput!, $month3: PeriodInput!, $month4: PeriodInput!, $month5: PeriodInput!, $month6: PeriodInput!, $after: String) {
  current: compliance(period: $period) {
    ...FiguresSeen
  }
  earlier: compliance(period: $before) {
    ...FiguresSeen
  }
  complianceReport(period: $period, first: 100, after: $after) {
    nodes {
      id
      name
      current: compliance(period: $period) {
        ...FiguresSeen
      }
      earlier: compliance(period: $before) {
        ...FiguresSeen
      }
      month1: compliance(period: $month1) {
        ...MonthSeen
      }
      month2: compliance(period: $month2) {
        ...MonthSeen
      }
      month3: compliance(period: $month3) {
        ...MonthSeen
      }
      month4: compliance(period: $month4) {
        ...MonthSeen
      }
      month5: compliance(period: $month5) {
        ...MonthSeen
      }
      month6: compliance(period: $month6) {
        ...MonthSeen
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment FiguresSeen on Compliance {
  received
  served
  unservedNow
  complied
  medianSecondsToRemoval
  removalTimes {
    endsSeconds
    counts
  }
  shareWithinTerm
  overdueNow
  postersOverdueNow
  reversalRate
  reinstatementsDue
  shareReinstatedWithinTerm
  reinstatementOverdueNow
  penaltiesRunning
}
fragment MonthSeen on Compliance {
  received
  shareWithinTerm
}`) as unknown as TypedDocumentString<SupervisionQuery, SupervisionQueryVariables>;
export const OrdersOfFigureDocument = new TypedDocumentString(`
    query OrdersOfFigure($figure: ComplianceFigure!, $period: PeriodInput!, $platform: ID, $after: String) {
  complianceOrders(
    figure: $figure
    period: $period
    platform: $platform
    first: 50
    after: $after
  ) {
    edges {
      node {
        id
        caseNumber
        court
        status
        issuedAt
        addressees {
          platform {
            id
          }
          status
          servedAt
          deadline
          overdue
          compliedAt
          reinstateBy
          reinstatedAt
          reinstatementOverdue
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<OrdersOfFigureQuery, OrdersOfFigureQueryVariables>;
export const SupervisedOrderDocument = new TypedDocumentString(`
    query SupervisedOrder($id: ID!) {
  order(id: $id) {
    id
    caseNumber
    court
    status
    issuedAt
    mainTermEnd
    mainClaimBroughtAt
    endedAt
    illegalContentType
    penalty {
      forfeitedCents
      currency
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
      compliedAt
      posterOverdue
      reinstateBy
      reinstatedAt
      reinstatementOverdue
    }
    history {
      position
      kind
      at
      platform
      by {
        type
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SupervisedOrderQuery, SupervisedOrderQueryVariables>;
export const FeedHeadDocument = new TypedDocumentString(`
    query FeedHead {
  complianceFeed(first: 1) {
    head
    epoch
  }
}
    `) as unknown as TypedDocumentString<FeedHeadQuery, FeedHeadQueryVariables>;
export const LatestOfFeedDocument = new TypedDocumentString(`
    query LatestOfFeed($after: Int!, $epoch: String!) {
  complianceFeed(after: $after, epoch: $epoch, first: 20) {
    head
    entries {
      position
      kind
      sentAt
      orderId
      court
      platform {
        id
      }
      details
    }
  }
}
    `) as unknown as TypedDocumentString<LatestOfFeedQuery, LatestOfFeedQueryVariables>;
export const InboxHeadDocument = new TypedDocumentString(`
    query InboxHead {
  coordinatorInbox(first: 1) {
    head
    epoch
  }
}
    `) as unknown as TypedDocumentString<InboxHeadQuery, InboxHeadQueryVariables>;
export const CoordinatorMessagesDocument = new TypedDocumentString(`
    query CoordinatorMessages($after: Int!, $first: Int!, $epoch: String!) {
  coordinatorInbox(after: $after, first: $first, epoch: $epoch) {
    head
    messages {
      position
      kind
      sentAt
      orderId
      orderVersion
      court
      platform {
        id
      }
      details
    }
  }
}
    `) as unknown as TypedDocumentString<CoordinatorMessagesQuery, CoordinatorMessagesQueryVariables>;
