import type { Instant } from "@exparte/dutch-time";
import type { Decision } from "../decision/decision.js";
import { isOvertaken, isPending, REMEDY_AGAINST } from "../decision/remedy.js";
import { accruedCents, type Sanction } from "../decision/sanction.js";
import { type Complaint, standingDecision } from "./complaint.js";

/**
 * Whether a sanction of a decision has effect at `now`. It has none unless that decision stands. A fine has effect
 * while it is not suspended; a periodic penalty from the end of the time given (Awb art. 5:32a(2)), before which
 * nothing can be forfeited; a ban from its beginning until its end.
 */
export function isInEffect(sanction: Sanction, of: Decision, complaint: Complaint, now: Instant): boolean {
  if (standingDecision(complaint)?.id !== of.id) return false;
  switch (sanction.kind) {
    case "FINE":
      return !fineIsSuspended(complaint, now);
    case "PERIODIC_PENALTY":
      return sanction.from <= now;
    case "PROCESSING_BAN":
      return sanction.from <= now && (sanction.until === undefined || now < sanction.until);
    default:
      return sanction satisfies never;
  }
}

/**
 * A fine has no effect until the terms for objection and appeal have ended and all that either side lodged in them is
 * decided (UAVG art. 38). Higher appeal does not suspend it. A term no longer counts as open once the ruling of a
 * higher instance has made the remedy pointless.
 */
export function fineIsSuspended({ decisions, remedies }: Complaint, now: Instant): boolean {
  if (remedies.some((remedy) => remedy.kind !== "HIGHER_APPEAL" && isPending(remedy))) return true;
  return decisions.some(({ stage, contestableUntil }) => {
    const kind = REMEDY_AGAINST[stage];
    if (kind === undefined || kind === "HIGHER_APPEAL" || isOvertaken(kind, decisions.at(-1))) return false;
    return contestableUntil !== undefined && now < contestableUntil;
  });
}

/**
 * How much of a decision's periodic penalty is forfeited at `now`, in cents: nothing once another decision replaced it.
 */
export function forfeitedCents(
  penalty: Extract<Sanction, { readonly kind: "PERIODIC_PENALTY" }>,
  of: Decision,
  complaint: Complaint,
  now: Instant,
): number {
  const { infringementEndedAt: ended } = complaint;
  if (standingDecision(complaint)?.id !== of.id) return 0;
  return accruedCents(penalty, ended !== undefined && ended < now ? ended : now);
}
