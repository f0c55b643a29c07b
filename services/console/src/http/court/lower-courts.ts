import { type LowerCourts, lowerCourts } from "../../court/lower-courts.js";
import { CourtsDocument } from "../../graph/court-documents.js";
import type { CourtRoutesOptions, CourtVisit } from "./court-visit.js";

/** Without an answer of the hub a clerk types which court it was. */
export async function lowerCourtsOf(
  { ask }: Pick<CourtRoutesOptions, "ask">,
  { caller, party }: CourtVisit,
): Promise<LowerCourts> {
  const answer = await ask(CourtsDocument, {}, caller);
  return lowerCourts("data" in answer ? answer.data.courts : undefined, party.id);
}
