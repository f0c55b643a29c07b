import { type Figure, publishedMedian, publishedTable } from "@exparte/suppression";
import type { ApplicationStatus } from "../application/application.js";
import type { IllegalContentType } from "../order-document/order-document.js";

/**
 * The published figures on a half-year's orders, open to anyone. A record is one order to one platform, as platforms
 * count under DSA art. 15(1)(a). A group is counted in applicants and has at least five. Three tables have the same
 * rows, platforms by kind: by type of illegal content, by what became of the content, and by what became of the order.
 */

/** No figure covers fewer applicants. */
export const SMALLEST_PUBLIC_GROUP = 5;

/** The reporting templates' word for an order without a type. */
export const TYPE_NOT_SPECIFIED = "STATEMENT_CATEGORY_NOT_SPECIFIED_ORDER";

export const PUBLIC_REMOVALS = ["WITHIN_TERM", "AFTER_TERM", "NOT_REMOVED"] as const;
export type PublicRemoval = (typeof PUBLIC_REMOVALS)[number];

/**
 * As seen by one platform: NARROWED when one of its own items was released, on opposition or by the court of its own
 * motion; UPHELD when the decision released none. Of several, the last counts: an order that was narrowed and then lifted
 * is LIFTED.
 */
export const PUBLIC_OUTCOMES = ["UNCONTESTED", "CONTESTED", "UPHELD", "NARROWED", "LAPSED", "LIFTED"] as const;
export type PublicOutcome = (typeof PUBLIC_OUTCOMES)[number];

export interface ReceivedOrder {
  readonly platform: string;
  readonly platformKind: string;
  readonly illegalContentType: IllegalContentType | typeof TYPE_NOT_SPECIFIED;
  /** The court's opaque reference to the applicant; no figure contains it. */
  readonly applicant: string;
  readonly items: number;
  /** Counted from the moment the order was given; null when it has not happened. */
  readonly hoursToInform: number | null;
  readonly hoursToGiveEffect: number | null;
  readonly removal: PublicRemoval;
  readonly outcome: PublicOutcome;
}

/** One application to a court, with its state when the half-year's report was due. */
export interface SubmittedApplication {
  readonly court: string;
  readonly applicant: string;
  readonly status: ApplicationStatus;
  readonly hoursToDecision: number | null;
}

export interface ApplicationFigure {
  /** A court's id, `TOTAL`, or `REST`. */
  readonly court: string;
  readonly category: string;
  readonly applications: number;
  readonly medianHoursToDecision: number | null;
}

/** Which platforms and what else a figure covers: a name, `TOTAL` for all, or `REST` for those without a name here. */
export interface FigurePlace {
  readonly platform: string;
  readonly platformKind: string;
  readonly category: string;
}

export interface OrderFigure extends FigurePlace {
  readonly orders: number;
  readonly items: number;
  /** In tenths of hours; null for fewer than ten applicants, or when it has not happened to half of them. */
  readonly medianHoursToInform: number | null;
  readonly medianHoursToGiveEffect: number | null;
}

export interface OrderCount extends FigurePlace {
  readonly orders: number;
}

export interface PublicOrders {
  readonly byType: readonly OrderFigure[];
  readonly byRemoval: readonly OrderCount[];
  readonly byOutcome: readonly OrderCount[];
}

export function publicOrders(received: readonly ReceivedOrder[]): PublicOrders {
  const table = (columnOf: (order: ReceivedOrder) => string) =>
    publishedTable(received, {
      rowOf: ({ platformKind, platform }) => [platformKind, platform],
      columnOf,
      personOf: applicantOf,
      atLeast: SMALLEST_PUBLIC_GROUP,
    });
  return {
    byType: table((order) => order.illegalContentType).map(orderFigure),
    byRemoval: table((order) => order.removal).map(orderCount),
    byOutcome: table((order) => order.outcome).map(orderCount),
  };
}

/** By court and status. Applications are counted by submission, and none of these figures adds up to one on orders. */
export function publicApplications(submitted: readonly SubmittedApplication[]): ApplicationFigure[] {
  return publishedTable(submitted, {
    rowOf: ({ court }) => [court],
    columnOf: ({ status }) => status,
    personOf: applicantOf,
    atLeast: SMALLEST_PUBLIC_GROUP,
  }).map(({ row, column, members }) => ({
    court: String(row[0]),
    category: column,
    applications: members.length,
    medianHoursToDecision: toTheTenth(publishedMedian(members, applicantOf, ({ hoursToDecision }) => hoursToDecision)),
  }));
}

function applicantOf({ applicant }: { readonly applicant: string }): string {
  return applicant;
}

function orderFigure(figure: Figure<ReceivedOrder>): OrderFigure {
  const { members } = figure;
  return {
    ...orderCount(figure),
    items: members.reduce((items, order) => items + order.items, 0),
    medianHoursToInform: toTheTenth(publishedMedian(members, applicantOf, ({ hoursToInform }) => hoursToInform)),
    medianHoursToGiveEffect: toTheTenth(
      publishedMedian(members, applicantOf, ({ hoursToGiveEffect }) => hoursToGiveEffect),
    ),
  };
}

function orderCount({ row, column, members }: Figure<ReceivedOrder>): OrderCount {
  return { platform: String(row[1]), platformKind: String(row[0]), category: column, orders: members.length };
}

/** A median may be one order's own time; rounded to a tenth of an hour, it does not identify the order. */
function toTheTenth(hours: number | null): number | null {
  return hours === null ? null : Math.round(hours * 10) / 10;
}
