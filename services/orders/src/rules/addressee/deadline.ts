import { type Instant, instant, termEnd } from "../instant.js";
import { type Addressee, type AddresseeEvent, isOverdue } from "./addressee.js";

/** The term for removal after service: whether it runs, where it ends when it goes on, and that it has passed. */

/** Otherwise the end of a suspension, or the service of a new version, is what a term waits for. */
export function termRuns(state: Addressee, suspended: boolean): boolean {
  return !suspended && !state.newVersionUnserved;
}

/** A deadline whose timer fired while there was nothing to say of it has passed all the same, once there is. */
export function passUnsaid(state: Addressee, now: Instant): AddresseeEvent[] {
  return state.deadline === undefined ? [] : passDeadline(state, state.deadline, now);
}

/** Where the deadline comes to lie when a term that stood still goes on now. One that had passed stays passed. */
export function remainingDeadline(state: Addressee, now: Instant): Instant {
  const { deadline, deadlineStoppedAt } = state;
  if (deadline === undefined || state.renewsOnResume) return termEnd(now, state.removeWithin);
  if (deadlineStoppedAt === undefined || deadline < deadlineStoppedAt) return deadline;
  return instant(Date.parse(now) + Date.parse(deadline) - Date.parse(deadlineStoppedAt));
}

export function passDeadline(state: Addressee, deadline: Instant, now: Instant): AddresseeEvent[] {
  const passes = state.deadline === deadline && isOverdue(state, now) && state.deadlinePassedAt === undefined;
  return passes ? [{ kind: "DeadlinePassed", platform: state.platform, deadline, at: now }] : [];
}
