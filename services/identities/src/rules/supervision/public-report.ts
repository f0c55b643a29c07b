import { publishedMedian, publishedTable } from "@exparte/suppression";

/**
 * The published figures of a half-year's disclosure requests, for anyone: by platform and by outcome. A group has at
 * least five orders. This service does not know whose orders they are, so five orders of one applicant are a group.
 */

/** No figure is about fewer orders. */
export const SMALLEST_PUBLIC_GROUP = 5;

export const PUBLIC_DISCLOSURE_OUTCOMES = ["DISCLOSED", "REFUSED", "WITHDRAWN", "EXPIRED", "UNANSWERED"] as const;
export type PublicDisclosureOutcome = (typeof PUBLIC_DISCLOSURE_OUTCOMES)[number];

export interface RequestedDisclosure {
  readonly platform: string;
  readonly orderId: string;
  readonly outcome: PublicDisclosureOutcome;
  /** Null when there is no answer. */
  readonly hoursToAnswer: number | null;
}

export interface PublicDisclosureFigure {
  /** A name, `TOTAL` for all, or `REST` for those not named. */
  readonly platform: string;
  readonly category: string;
  readonly requests: number;
  /** In hours, to the tenth; null under fewer than ten orders, or when half of them have no answer. */
  readonly medianHoursToAnswer: number | null;
}

export function publicDisclosures(requested: readonly RequestedDisclosure[]): PublicDisclosureFigure[] {
  return publishedTable(requested, {
    rowOf: ({ platform }) => [platform],
    columnOf: ({ outcome }) => outcome,
    personOf: orderOf,
    atLeast: SMALLEST_PUBLIC_GROUP,
  }).map(({ row: [platform = ""], column, members }) => {
    const hours = publishedMedian(members, orderOf, ({ hoursToAnswer }) => hoursToAnswer);
    const medianHoursToAnswer = hours === null ? null : Math.round(hours * 10) / 10;
    return { platform, category: column, requests: members.length, medianHoursToAnswer };
  });
}

function orderOf({ orderId }: RequestedDisclosure): string {
  return orderId;
}
