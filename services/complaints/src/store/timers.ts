import type { Sql } from "@exparte/database";
import type { Instant } from "@exparte/dutch-time";
import { setTimer } from "@exparte/timers";
import type { Complaint } from "../rules/complaint/complaint.js";

export const TIMERS_SCHEMA = "complaints_timers";
export const PASS_TERM = "pass-term";

/** A term that ends at `endsAt`, the first moment that is too late. */
export type PassTermPayload = { readonly complaintId: string; readonly endsAt: Instant } & (
  | { readonly of: "PROGRESS" }
  | { readonly of: "REMEDY"; readonly decisionId: string }
);

/**
 * Sets a timer for every term that the change has begun or moved. The timer of a term that no longer exists fires and
 * does nothing.
 */
export async function setTermTimers(sql: Sql, before: Complaint | undefined, after: Complaint): Promise<void> {
  for (const payload of newTerms(before, after)) {
    await setTimer(sql, TIMERS_SCHEMA, {
      task: PASS_TERM,
      key: payload.of === "PROGRESS" ? `PROGRESS/${payload.complaintId}` : `REMEDY/${payload.decisionId}`,
      fireAt: new Date(payload.endsAt),
      payload: { ...payload },
    });
  }
}

function newTerms(before: Complaint | undefined, after: Complaint): PassTermPayload[] {
  const complaintId = after.id;
  const found: PassTermPayload[] = [];
  if (after.progressDueAt !== before?.progressDueAt) {
    found.push({ of: "PROGRESS", complaintId, endsAt: after.progressDueAt });
  }
  for (const { id: decisionId, contestableUntil } of after.decisions.slice(before?.decisions.length ?? 0)) {
    if (contestableUntil !== undefined) found.push({ of: "REMEDY", complaintId, decisionId, endsAt: contestableUntil });
  }
  return found;
}
