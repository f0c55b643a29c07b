import type { Actor } from "@exparte/auth";
import { checkPage, type Page, type PageWanted } from "@exparte/database";
import { checkPeriod } from "@exparte/dutch-time";
import type { RecordedEvent } from "@exparte/event-log";
import { isId } from "@exparte/text";
import type { DisclosureRequest } from "../../rules/disclosure/disclosure-request.js";
import { checkText } from "../../rules/field.js";
import { refuse } from "../../rules/refusals.js";
import { type DisclosureFilter, findDisclosures } from "../../store/disclosure/disclosure-list.js";
import { findByReference, findDisclosure, historyStream } from "../../store/disclosure/disclosures.js";
import type { Dependencies } from "../dependencies.js";
import { disclosureViewerOf, maySee, unknownDisclosure } from "../viewer.js";

export async function seeDisclosure(
  { database }: Dependencies,
  actor: Actor,
  id: string,
  field = "id",
): Promise<DisclosureRequest> {
  const viewer = disclosureViewerOf(actor);
  const request = await findDisclosure(database.orm.em.fork(), id);
  if (request === undefined || !maySee(viewer, request)) throw unknownDisclosure(field);
  return request;
}

/** For the AP this is the register: who asked what of whom, on what ground, and what became of it. Newest first. */
export async function seeDisclosures(
  { database, clock }: Dependencies,
  actor: Actor,
  filter: DisclosureFilter,
  wanted: PageWanted,
): Promise<Page<DisclosureRequest>> {
  const viewer = disclosureViewerOf(actor);
  checkPage(wanted.first);
  for (const name of ["orderId", "court", "platform"] as const) {
    const id = filter[name];
    if (id === undefined || isId(id)) continue;
    const field = `filter.${name}`;
    throw refuse("FIELD_INVALID", `${field} must be an id: 1 to 63 lower-case letters, digits and hyphens.`, { field });
  }
  if (filter.reference !== undefined) checkText(filter.reference, "filter.reference", 100);
  if (filter.requested) checkPeriod(filter.requested, "filter.requested", clock());
  switch (viewer.role) {
    case "court":
      if (filter.court !== undefined && filter.court !== viewer.court) return NOTHING;
      return findDisclosures(database.sql, { ...filter, court: viewer.court }, wanted);
    case "platform":
      if (filter.platform !== undefined && filter.platform !== viewer.platform) return NOTHING;
      return findDisclosures(database.sql, { ...filter, platform: viewer.platform }, wanted);
    case "ap":
      return findDisclosures(database.sql, filter, wanted);
    default:
      return viewer satisfies never;
  }
}

const NOTHING: Page<DisclosureRequest> = { entries: [], hasNextPage: false };

/** The other requests of the same act, as far as the viewer may see them. */
export async function seeRequestsAlongside(
  { database }: Dependencies,
  actor: Actor,
  { id, court, reference }: DisclosureRequest,
): Promise<DisclosureRequest[]> {
  const viewer = disclosureViewerOf(actor);
  const all = await findByReference(database.orm.em.fork(), court, reference);
  return all.filter((request) => request.id !== id && maySee(viewer, request));
}

const HISTORY_MAX = 500;

/** What happened to a request and who did it, oldest first; at most the latest HISTORY_MAX entries. */
export async function seeDisclosureHistory(
  { database, log }: Dependencies,
  actor: Actor,
  request: DisclosureRequest,
): Promise<RecordedEvent[]> {
  if (!maySee(disclosureViewerOf(actor), request)) throw unknownDisclosure("id");
  const stream = historyStream(request.id);
  const { position } = await log.head(database.sql, stream);
  return log.readStream(database.sql, stream, { after: Math.max(0, position - HISTORY_MAX), limit: HISTORY_MAX });
}
