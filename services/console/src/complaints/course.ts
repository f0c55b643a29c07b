import type { ComplaintSeenFragment } from "../graph/complaints-documents.js";

type Complaint = ComplaintSeenFragment;

/** One thing that happened to a complaint, in the order of the page: the last first. */
export interface CourseEntry {
  readonly at: string;
  readonly what:
    | "received"
    | "review"
    | "informed"
    | "extended"
    | "decided"
    | "objection"
    | "appeal"
    | "referred"
    | "ended"
    | "irrevocable";
  readonly facts: {
    readonly until?: string;
    readonly side?: Complaint["objections"][number]["side"];
    readonly stage?: Complaint["decisions"][number]["stage"];
    readonly outcome?: Complaint["decisions"][number]["outcome"];
  };
}

/** What happened, as far as the graph tells it: of informing the complainant the last time alone. */
export function courseOf(complaint: Complaint): CourseEntry[] {
  const at = (what: CourseEntry["what"], moment: string | null): CourseEntry[] =>
    moment === null ? [] : [{ at: moment, what, facts: {} }];
  return [
    ...at("received", complaint.receivedAt),
    ...at("review", complaint.underReviewAt),
    ...at("informed", complaint.informedAt),
    ...(complaint.progressExtensions ?? []).map(
      ({ at: moment, until }): CourseEntry => ({ at: moment, what: "extended", facts: { until } }),
    ),
    ...complaint.referrals.map(({ at: moment }): CourseEntry => ({ at: moment, what: "referred", facts: {} })),
    ...complaint.decisions.map(
      ({ madeKnownAt, stage, outcome }): CourseEntry => ({
        at: madeKnownAt,
        what: "decided",
        facts: { stage, outcome },
      }),
    ),
    ...complaint.objections.map(
      ({ receivedAt, side }): CourseEntry => ({ at: receivedAt, what: "objection", facts: { side } }),
    ),
    ...complaint.appeals.map(
      ({ receivedAt, side }): CourseEntry => ({ at: receivedAt, what: "appeal", facts: { side } }),
    ),
    ...at("ended", complaint.infringementEndedAt),
    ...at("irrevocable", complaint.irrevocableAt),
  ].toSorted((one, other) => other.at.localeCompare(one.at));
}
