import type { Actor } from "@exparte/auth";
import { checkPage, type Page, type PageWanted } from "@exparte/database";
import { checkPeriod } from "@exparte/dutch-time";
import { COMPLAINT_STATUSES, type Complaint } from "../../rules/complaint/complaint.js";
import { checkId } from "../../rules/field.js";
import type { ComplaintId } from "../../rules/ids.js";
import { refuse } from "../../rules/refusals.js";
import { type ComplaintFilter, findComplaint, findComplaints } from "../../store/complaint/complaints.js";
import type { Dependencies } from "../dependencies.js";
import { type ComplaintViewer, complaintViewerOf, maySeeComplaint } from "../viewer.js";

export async function seeComplaint(
  { database }: Dependencies,
  actor: Actor,
  id: ComplaintId,
): Promise<{ complaint: Complaint; viewer: ComplaintViewer }> {
  const viewer = complaintViewerOf(actor);
  const complaint = await findComplaint(database.orm.em.fork(), id);
  if (complaint === undefined || !maySeeComplaint(viewer, complaint)) throw unknownComplaint(id);
  return { complaint, viewer };
}

/** Newest first. A platform sees those about itself that are under review or decided, whatever the filter says. */
export async function seeComplaints(
  { database, clock }: Dependencies,
  actor: Actor,
  filter: ComplaintFilter,
  wanted: PageWanted,
): Promise<{ page: Page<Complaint>; viewer: ComplaintViewer }> {
  const viewer = complaintViewerOf(actor);
  checkPage(wanted.first);
  if (filter.controller !== undefined) checkId(filter.controller, "filter.controller");
  if (filter.orderId !== undefined) checkId(filter.orderId, "filter.order");
  if (filter.received) checkPeriod(filter.received, "filter.received", clock());
  return { page: await findComplaints(database.sql, narrowed(filter, viewer), wanted), viewer };
}

function narrowed(filter: ComplaintFilter, viewer: ComplaintViewer): ComplaintFilter {
  if (viewer.role !== "controller") return filter;
  const { platform } = viewer;
  if (filter.controller !== undefined && filter.controller !== platform) {
    throw refuse(
      "UNKNOWN_COMPLAINT",
      `Your token is of ${platform}; it sees no complaints about ${filter.controller}.`,
      {
        field: "filter.controller",
      },
    );
  }
  const status = (filter.status ?? COMPLAINT_STATUSES).filter((one) => one !== "RECEIVED");
  return { ...filter, controller: platform, status };
}

/** A complaint that may not be seen is refused exactly as one that does not exist. */
export function unknownComplaint(id: ComplaintId, field = "id"): Error {
  return refuse("UNKNOWN_COMPLAINT", `There is no complaint "${id}" that you may see. Check the id.`, { field });
}
