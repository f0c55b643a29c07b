import type { ComplaintSeenFragment } from "../graph/complaints-documents.js";
import type { ActName } from "./acts.js";

/** The acts that the stage of a case allows; the graph judges them again. The first is the one to be expected. */
export function offeredActs(complaint: ComplaintSeenFragment): ActName[] {
  const { status, decisions, objections, appeals, irrevocableAt, infringementEndedAt } = complaint;
  switch (status) {
    case "RECEIVED":
      return ["review", "inform", "extend", "refer"];
    case "UNDER_REVIEW":
      return ["decide", "inform", "extend", "refer"];
    default: {
      const isPending = [...objections, ...appeals].some(({ status: stands }) => stands === "LODGED");
      const isBanned = decisions.at(-1)?.sanctions.some(({ inEffect }) => inEffect) ?? false;
      return [
        ...(irrevocableAt !== null ? [] : isPending ? (["appeal"] as const) : (["objection", "appeal"] as const)),
        ...(infringementEndedAt === null && isBanned ? (["end"] as const) : []),
      ];
    }
  }
}
