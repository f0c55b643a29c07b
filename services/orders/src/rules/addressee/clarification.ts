import { requireText } from "../field.js";
import { type Instant, termEnd } from "../instant.js";
import { refuse } from "../refusals.js";
import { type Addressee, type AddresseeEvent, addresseeStatus, coveredItems } from "./addressee.js";
import { remainingDeadline, termRuns } from "./deadline.js";

/** Clarification (after TERREG art. 3(7)–(8)): a platform that cannot act on the order as it stands asks, and the court answers. */

/**
 * A claim that is unanswered stops every term that has not passed; where none is left, the platform having withdrawn it
 * or a version having freed its item, what was left of the term runs on.
 */
export function heedClaims(state: Addressee, suspended: boolean, now: Instant): AddresseeEvent[] {
  const { platform, deadline, deadlineStoppedAt, waitsForClarification = false } = state;
  const claims = asksForClarification(state);
  if (claims === waitsForClarification) return [];
  if (!claims) {
    const remaining = termRuns(state, suspended) ? { deadline: remainingDeadline(state, now) } : {};
    return [{ kind: "DeadlineResumed", platform, at: now, ...remaining }];
  }
  // What has passed cannot stand still any more, whether or not its timer has said so yet.
  const passed = deadline !== undefined && deadline < (deadlineStoppedAt ?? now);
  if (passed && !state.renewsOnResume) return [];
  return [{ kind: "DeadlineStopped", platform, because: "CLARIFICATION", at: now }];
}

/** An item is claimed impossible for a reason that the court can take away. */
export function asksForClarification(state: Addressee): boolean {
  return coveredItems(state).some(
    ({ confirmation }) =>
      confirmation?.impossibleReason !== undefined && confirmation.impossibleReason !== "DE_FACTO_IMPOSSIBLE",
  );
}

/** The court's answer: the whole term begins again, unless something else still keeps it from running. */
export function clarify(state: Addressee, text: string, suspended: boolean, now: Instant): AddresseeEvent[] {
  requireText(text, "input.text");
  if (!asksForClarification(state)) {
    if (state.clarification === text) return [];
    const status = addresseeStatus(state);
    throw refuse(
      "ADDRESSEE_STATE",
      `${state.platform} is ${status} and has asked for no clarification; it does so by confirming an item as IMPOSSIBLE for a manifest error or insufficient information.`,
      { platform: state.platform, status },
    );
  }
  const deadline = termRuns(state, suspended) ? { deadline: termEnd(now, state.removeWithin) } : {};
  return [{ kind: "ClarificationGiven", platform: state.platform, text, at: now, ...deadline }];
}
