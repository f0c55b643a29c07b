import { defineEntity, type InferEntity, p } from "@exparte/database";
import type { Complaint } from "../rules/complaint/complaint.js";
import type { Notice } from "../rules/notice/notice.js";

/*
 * The state of a notice or complaint is one JSON value that only its rules change. The columns beside it serve search
 * and counts; the same transaction writes them.
 */

export const NoticeRow = defineEntity({
  name: "NoticeRow",
  tableName: "notices",
  properties: {
    id: p.string().primary(),
    recorderType: p.string().fieldName("recorder_type"),
    recorderId: p.string().fieldName("recorder_id"),
    reference: p.string(),
    platform: p.string(),
    source: p.string(),
    status: p.string(),
    removalGround: p.string().fieldName("removal_ground").nullable(),
    noticedAt: p.datetime().fieldName("noticed_at"),
    state: p.json<Notice>(),
  },
});
export type NoticeRow = InferEntity<typeof NoticeRow>;

export const ComplaintRow = defineEntity({
  name: "ComplaintRow",
  tableName: "complaints",
  properties: {
    id: p.string().primary(),
    caseNumber: p.string().fieldName("case_number"),
    controller: p.string(),
    orderId: p.string().fieldName("order_id").nullable(),
    status: p.string(),
    receivedAt: p.datetime().fieldName("received_at"),
    progressDueAt: p.datetime().fieldName("progress_due_at"),
    ground: p.string().nullable(),
    decidedAt: p.datetime().fieldName("decided_at").nullable(),
    /** The kinds that stand. */
    sanctions: p.array(),
    objections: p.integer(),
    appeals: p.integer(),
    changedOnReview: p.boolean().fieldName("changed_on_review"),
    irrevocableAt: p.datetime().fieldName("irrevocable_at").nullable(),
    state: p.json<Complaint>(),
  },
});
export type ComplaintRow = InferEntity<typeof ComplaintRow>;

export const COMPLAINT_ROWS = [NoticeRow, ComplaintRow];
