import { isDeepStrictEqual } from "node:util";
import { type Actor, requireParty, requireScope } from "@exparte/auth";
import type { Complaint, ComplaintContent } from "../../rules/complaint/complaint.js";
import { fileComplaint as file, normalComplaint } from "../../rules/complaint/complaint-filing.js";
import { refuse } from "../../rules/refusals.js";
import { loadComplaintByCaseNumber, recordComplaint } from "../../store/complaint/complaints.js";
import { doerOf } from "../../store/history.js";
import { findNotice } from "../../store/notice/notices.js";
import type { Dependencies } from "../dependencies.js";
import { requireOrderTo, requirePlatform } from "../known-parties.js";

/** The AP files a complaint it received. The same content under its case number returns the same complaint. */
export async function fileComplaint(
  { database, log, clock, newId }: Dependencies,
  actor: Actor,
  content: ComplaintContent,
): Promise<Complaint> {
  requireParty(actor, "ap");
  requireScope(actor, "complaints:handle");
  const now = clock();
  const normal = normalComplaint(content, now);
  return database.transaction(async (tx) => {
    const known = await loadComplaintByCaseNumber(tx, content.caseNumber);
    if (known !== undefined) {
      // Checked before the rules: a retry is still a retry when its notice has changed since.
      if (isDeepStrictEqual(known.content, normal)) return known;
      throw refuse(
        "COMPLAINT_CASE_NUMBER_TAKEN",
        `Other content was filed under ${content.caseNumber}, as complaint ${known.id}. Look at it with complaint(id: "${known.id}"): check the number for a slip, or send the same content. What was filed never changes; another complaint has a case of its own.`,
        { field: "input.caseNumber", complaintId: known.id },
      );
    }
    await requirePlatform(tx, content.controller, "input.controller");
    const { orderId, controller } = content;
    if (orderId !== undefined) await requireOrderTo(tx, controller, orderId, "input.orderId");
    const notice = content.noticeId === undefined ? undefined : await findNotice(tx.em, content.noticeId);
    const event = file(newId(), normal, notice, now);
    return recordComplaint({ tx, log, doer: doerOf(actor), now }, undefined, [event]);
  });
}
