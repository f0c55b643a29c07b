import type { ComplaintsQuery } from "../graph/complaints-documents.js";

export type ListedComplaint = ComplaintsQuery["complaints"]["edges"][number]["node"];

/** What the AP has to do next about a complaint, and by when. */
export interface Due {
  readonly what: "progress" | "objection" | "contestable" | "court" | "nothing";
  /** Absent where no term runs. */
  readonly by?: string;
}

/** The term that ends first: of an objection, of informing the complainant, or of those who may contest. */
export function dueOf({ status, progressDueAt, objections, appeals, decisions, irrevocableAt }: ListedComplaint): Due {
  const [objection] = objections
    .flatMap(({ status: stands, decideBy }) => (stands === "LODGED" ? (decideBy ?? []) : []))
    .sort();
  if (objection !== undefined) return { what: "objection", by: objection };
  if (status === "RECEIVED" || status === "UNDER_REVIEW") return { what: "progress", by: progressDueAt };
  if (appeals.some(({ status: stands }) => stands === "LODGED")) return { what: "court" };
  const until = decisions.at(-1)?.contestableUntil;
  if (irrevocableAt === null && until != null) return { what: "contestable", by: until };
  return { what: "nothing" };
}

const OURS: ReadonlySet<Due["what"]> = new Set(["progress", "objection"]);

/** What is due first stands first; then what waits for others, and last what is done. */
export function byDue(
  complaints: readonly ListedComplaint[],
): { readonly complaint: ListedComplaint; readonly due: Due }[] {
  return complaints
    .map((complaint) => ({ complaint, due: dueOf(complaint) }))
    .toSorted((one, other) => rankOf(one.due).localeCompare(rankOf(other.due)));
}

function rankOf({ what, by }: Due): string {
  return `${OURS.has(what) ? "1" : by === undefined ? "3" : "2"} ${by ?? ""}`;
}

/** Whether the AP itself is late. */
export function isLate({ what, by }: Due, now: Date): boolean {
  return OURS.has(what) && by !== undefined && new Date(by) < now;
}
