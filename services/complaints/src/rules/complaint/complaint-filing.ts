import type { Instant } from "@exparte/dutch-time";
import { isOpaqueReference, OPAQUE_REFERENCE } from "@exparte/text";
import { checkId, checkLabel, checkPast, checkText, normalUrls } from "../field.js";
import type { ComplaintId } from "../ids.js";
import { type Notice, wasRefused } from "../notice/notice.js";
import { refuse } from "../refusals.js";
import { endOfTerm, PROGRESS_WITHIN } from "../term.js";
import type { ComplaintContent, ComplaintEvent } from "./complaint.js";

/* What may be filed as a complaint. complaint.ts says what becomes of it. */

/** Returns the content with its URLs in normal form. Refuses what no complaint may hold, whatever the notice says. */
export function normalComplaint(content: ComplaintContent, now: Instant): ComplaintContent {
  checkLabel(content.caseNumber, "input.caseNumber", 100);
  checkOpaque(content.complainantReference);
  checkId(content.controller, "input.controller");
  checkText(content.description, "input.description", 20_000);
  if (content.orderId !== undefined) checkId(content.orderId, "input.orderId");
  if (content.noticeId !== undefined) checkId(content.noticeId, "input.noticeId");
  if (content.receivedAt !== undefined) checkPast(content.receivedAt, "input.receivedAt", now);
  return { ...content, urls: normalUrls(content.urls, "input.urls") };
}

/** `content` is in normal form; `notice` is the notice that it names, if that exists. */
export function fileComplaint(
  id: ComplaintId,
  content: ComplaintContent,
  notice: Notice | undefined,
  now: Instant,
): ComplaintEvent {
  const receivedAt = content.receivedAt ?? now;
  return {
    kind: "ComplaintFiled",
    id,
    content,
    platformRefused: refusedRemoval(content, notice),
    receivedAt,
    progressDueAt: endOfTerm(receivedAt, PROGRESS_WITHIN),
    at: now,
  };
}

/** The AP alone may know who complains, so that the hub holds a file number, by which only the AP can tell. */
function checkOpaque(reference: string): void {
  if (isOpaqueReference(reference)) return;
  throw refuse(
    "COMPLAINANT_NOT_OPAQUE",
    `input.complainantReference must be a file number, such as klager-77: ${OPAQUE_REFERENCE}. Never a name, an address or a number of the complainant's own.`,
    { field: "input.complainantReference" },
  );
}

function refusedRemoval(
  { noticeId, platformRefused, controller }: ComplaintContent,
  notice: Notice | undefined,
): boolean {
  if (noticeId === undefined) {
    if (platformRefused !== undefined) return platformRefused;
    throw refuse(
      "REMOVAL_REFUSAL_UNKNOWN",
      "Name the prior notice in input.noticeId, or say in input.platformRefused whether the platform refused removal.",
      { field: "input.noticeId" },
    );
  }
  if (notice === undefined) {
    throw refuse(
      "UNKNOWN_NOTICE",
      `input.noticeId: there is no notice "${noticeId}". Record it first, or leave it out.`,
      { field: "input.noticeId" },
    );
  }
  if (notice.content.platform !== controller) {
    throw refuse(
      "NOTICE_FOREIGN",
      `input.noticeId: notice ${noticeId} is about ${notice.content.platform}, not ${controller}.`,
      {
        field: "input.noticeId",
        platform: notice.content.platform,
      },
    );
  }
  if (platformRefused !== undefined && platformRefused !== wasRefused(notice)) {
    throw refuse(
      "FIELD_INVALID",
      `input.platformRefused is ${platformRefused}, but notice ${noticeId} is ${notice.status}. Leave it out where there is a notice.`,
      { field: "input.platformRefused", status: notice.status },
    );
  }
  return wasRefused(notice);
}
