import type { Instant } from "../instant.js";
import { refuse } from "../refusals.js";
import type { Addressee, MeansOfService } from "./addressee.js";

/**
 * Returns whether this service is on record already. A record is never overwritten: the same moment again is a retry, and
 * another moment for the same writ (exploot) contradicts the record and is refused. An acknowledgement counts from the
 * moment it arrives, so a later one adds nothing to the first.
 */
export function isServedSo(
  state: Addressee,
  { means, servedAt }: { readonly means: MeansOfService; readonly servedAt: Instant },
): boolean {
  const { platform } = state;
  if (means === "ELECTRONIC") return state.electronicServiceAt !== undefined;
  const { bailiffServiceAt, substituteServiceAt } = state;
  // In orders stored before the two were told apart, this may be either.
  if (servedAt === bailiffServiceAt) return true;
  const known = means === "BAILIFF" ? bailiffServiceAt : substituteServiceAt;
  if (known === undefined) return false;
  if (servedAt !== known) throw servedOtherwise(platform, known, servedAt);
  return true;
}

function servedOtherwise(platform: string, known: Instant, servedAt: Instant): Error {
  return refuse(
    "SERVICE_RECORDED",
    `Service on ${platform} is on record at ${known}, and not at ${servedAt}. A second writ moves no term, so leave it out; if the record is wrong, the judge takes its effect on the penalty away with moderatePenalty.`,
    { field: "input.servedAt", platform, servedAt: known },
  );
}

/** Terms and penalties run from service, so one in the future is refused, even when it repeats another. */
export function checkHasHappened(servedAt: Instant, now: Instant): void {
  if (servedAt <= now) return;
  throw refuse("EFFECT_IN_FUTURE", `Service at ${servedAt} has not happened yet; record it when it has.`, {
    field: "input.servedAt",
  });
}
