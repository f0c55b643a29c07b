import type { ActOrder } from "../../court/acts/act.js";
import { CourtOrderDocument } from "../../graph/court-documents.js";
import { sendTrouble } from "./application-routes.js";
import type { CourtRoutesOptions, CourtVisit } from "./court-visit.js";

/** The order in the address; undefined where the page that says why there is none was sent. */
export async function readOrder(
  { ask }: Pick<CourtRoutesOptions, "ask">,
  visit: CourtVisit,
): Promise<ActOrder | undefined> {
  const answer = await ask(CourtOrderDocument, { id: visit.id }, visit.caller);
  if ("data" in answer && answer.data.order !== null) return answer.data.order;
  sendTrouble(visit, "refused" in answer ? answer.refused : { code: "UNKNOWN_ORDER", message: "" });
  return undefined;
}

/** What happened to the order since whoever sends this form read it. */
export function changesSince({ fields }: Pick<CourtVisit, "fields">, { history }: ActOrder): ActOrder["history"] {
  const seen = Number(fields.seen?.[0]);
  return Number.isInteger(seen) && seen > 0 ? history.filter(({ position }) => position > seen) : [];
}
