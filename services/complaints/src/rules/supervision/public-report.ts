import { type Figure, publishedTable } from "@exparte/suppression";
import type { NoticeStatus } from "../notice/notice.js";

/**
 * The published figures of a half-year's notices and complaints, for anyone: by platform and by outcome. A group has at
 * least five members. Complaints count complainants. Notices count notices, as nobody records who gave them, so five
 * notices of one person are a group.
 */

/** No figure is about fewer complainants, or notices. */
export const SMALLEST_PUBLIC_GROUP = 5;

export const PUBLIC_COMPLAINT_OUTCOMES = ["NOT_COMPETENT", "DISMISSED", "INFRINGEMENT_FOUND", "UNDECIDED"] as const;
export type PublicComplaintOutcome = (typeof PUBLIC_COMPLAINT_OUTCOMES)[number];

export interface ReceivedComplaint {
  readonly platform: string;
  /** Opaque, and in no figure. */
  readonly complainant: string;
  readonly outcome: PublicComplaintOutcome;
}

export interface GivenNotice {
  readonly platform: string;
  readonly id: string;
  readonly outcome: NoticeStatus;
}

export interface OutcomeCount {
  /** A name, `TOTAL` for all, or `REST` for those not named. */
  readonly platform: string;
  readonly category: string;
  readonly count: number;
}

export interface PublicFigures {
  readonly complaints: readonly OutcomeCount[];
  readonly notices: readonly OutcomeCount[];
}

export function publicFigures(
  complaints: readonly ReceivedComplaint[],
  notices: readonly GivenNotice[],
): PublicFigures {
  const grouping = {
    rowOf: ({ platform }: { readonly platform: string }) => [platform],
    columnOf: ({ outcome }: { readonly outcome: string }) => outcome,
    atLeast: SMALLEST_PUBLIC_GROUP,
  };
  return {
    complaints: publishedTable(complaints, { ...grouping, personOf: ({ complainant }) => complainant }).map(counted),
    notices: publishedTable(notices, { ...grouping, personOf: ({ id }) => id }).map(counted),
  };
}

function counted({ row: [platform = ""], column, members }: Figure<unknown>): OutcomeCount {
  return { platform, category: column, count: members.length };
}
