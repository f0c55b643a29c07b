import type { Instant } from "@exparte/dutch-time";
import { checkPast, checkText } from "../field.js";
import { refuse } from "../refusals.js";
import { endOfTerm, PROGRESS_WITHIN } from "../term.js";
import { type Complaint, type ComplaintEvent, isOpen, wrongState } from "./complaint.js";

/* Until the AP decides, it must inform the complainant of the progress within three months (GDPR art. 78(2)). */

export function informComplainant(state: Complaint, informedAt: Instant, now: Instant): ComplaintEvent[] {
  if (state.informedAt === informedAt) return [];
  if (!isOpen(state)) throw wrongState(state, "Progress is reported until the decision");
  checkPast(informedAt, "informedAt", now);
  const earliest = state.informedAt ?? state.receivedAt;
  if (informedAt < earliest) {
    throw refuse("FIELD_INVALID", `informedAt is ${informedAt}, before ${earliest}, from which the term runs.`, {
      field: "informedAt",
    });
  }
  const anew = endOfTerm(informedAt, PROGRESS_WITHIN);
  const progressDueAt = anew > state.progressDueAt ? anew : state.progressDueAt;
  return [{ kind: "ComplainantInformed", informedAt, progressDueAt, at: now }];
}

export function extendProgressTerm(
  state: Complaint,
  { until, reasons }: { readonly until: Instant; readonly reasons: string },
  now: Instant,
): ComplaintEvent[] {
  if (state.progressExtensions.some((known) => known.until === until && known.reasons === reasons)) return [];
  if (!isOpen(state)) throw wrongState(state, "The term for progress runs until the decision");
  checkText(reasons, "reasons", 20_000);
  if (now >= state.progressDueAt) {
    throw refuse(
      "PROGRESS_TERM_PASSED",
      `The term ended on ${state.progressDueAt} and cannot be extended any more. Inform the complainant; that begins it anew.`,
      { field: "until", progressDueAt: state.progressDueAt },
    );
  }
  const atMost = endOfTerm(state.progressDueAt, PROGRESS_WITHIN);
  if (until <= state.progressDueAt || until > atMost) {
    throw refuse(
      "FIELD_INVALID",
      `until must lie after ${state.progressDueAt} and not after ${atMost}: three months at a time.`,
      { field: "until" },
    );
  }
  return [{ kind: "ProgressTermExtended", progressDueAt: until, reasons, at: now }];
}
