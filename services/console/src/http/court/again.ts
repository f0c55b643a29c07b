import type { Again } from "../../pages/court/again.js";
import { pathOf } from "../own-form.js";
import type { CourtVisit } from "./court-visit.js";

/** The form that was sent, for a page that does not show it; undefined where a page was asked for. */
export function againOf({ request, session, fields }: CourtVisit): Again | undefined {
  return request.method === "POST" ? { action: pathOf(request), csrf: session.csrf, fields } : undefined;
}
