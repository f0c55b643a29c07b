import { requireLabel } from "../field.js";
import type { CaseNumber, CourtId } from "../ids.js";
import { refuse } from "../refusals.js";
import type { ApplicationStatus } from "./application.js";
import { type AppealedCase, INSTANCES, type Instance } from "./instance.js";

/**
 * Appeal of a refusal (hoger beroep): an applicant whose application was refused, whole or in part, asks the higher court,
 * in a case of that court's own. It is a new application, which names the first. The higher court grants or refuses it as any
 * other. The same holds where an order was let go, and the higher court annulled the decision that let it go: what went back is
 * not to be removed again without a new order, which that court gives.
 */

/** What is known of the case that is named. */
export interface FirstCase {
  readonly status: ApplicationStatus;
  readonly court: CourtId;
  readonly instance: Instance;
  /** The case in which it was appealed before, unless that was withdrawn. */
  readonly appealedIn?: CaseNumber;
  /** The court that annulled the decision by which the order in that case was let go. */
  readonly annulledBy?: { readonly court: CourtId; readonly instance: Instance };
}

const FIELD = "input.appealOf";

/** Refuses a court that does not hear appeals, before it is told of another court's case. */
export function checkHearsAppeals(court: CourtId, instance: Instance, { caseNumber }: AppealedCase): void {
  requireLabel(caseNumber, `${FIELD}.caseNumber`, 100);
  if (instance !== "DISTRICT_COURT") return;
  throw refuse(
    "COURT_HEARS_NO_APPEAL",
    `${FIELD}: ${court} is registered as a DISTRICT_COURT, which hears no appeal; submit it at the higher court, or have the operator register what this court hears.`,
    { field: FIELD, instance },
  );
}

export function unknownCase({ court, caseNumber }: AppealedCase): Error {
  return refuse(
    "UNKNOWN_APPLICATION",
    `${FIELD}: court ${court} has no application under case number ${caseNumber}. Check both for a slip.`,
    { field: FIELD },
  );
}

/** Refuses a court that is not above the one that decided. */
export function checkHearsAgainst(
  instance: Instance,
  first: { readonly court: CourtId; readonly instance: Instance },
): void {
  if (INSTANCES.indexOf(first.instance) < INSTANCES.indexOf(instance)) return;
  throw refuse(
    "COURT_HEARS_NO_APPEAL",
    `${FIELD}.court: ${first.court} is a ${first.instance}, and a ${instance} does not hear appeals against it; name the lower court's case.`,
    { field: `${FIELD}.court`, instance },
  );
}

export function checkAppealOf(
  { court, instance }: { readonly court: CourtId; readonly instance: Instance },
  { caseNumber }: AppealedCase,
  first: FirstCase,
): void {
  checkHearsAgainst(instance, first);
  const isRefused = first.status === "REFUSED" || first.status === "GRANTED_IN_PART";
  if (!isRefused && first.annulledBy !== undefined) checkAnnulledHere(court, first.annulledBy);
  if (!isRefused && first.annulledBy === undefined) {
    throw refuse(
      "NOT_REFUSED",
      `${FIELD}: case ${caseNumber} of ${first.court} is ${first.status}, and nothing of it was refused, and no decision that let its order go was annulled; leave the field out.`,
      { field: FIELD, status: first.status },
    );
  }
  if (first.appealedIn === undefined) return;
  throw refuse(
    "APPEALED_ALREADY",
    `${FIELD}: case ${caseNumber} of ${first.court} was appealed in case ${first.appealedIn}, which is not withdrawn; go on with that one.`,
    { field: FIELD },
  );
}

/** The court that annulled it gives the new order; the highest court refers the case to a court of appeal (Rv arts. 422a, 424). */
function checkAnnulledHere(court: CourtId, annulledBy: { readonly court: CourtId; readonly instance: Instance }): void {
  if (annulledBy.court === court || annulledBy.instance === "SUPREME_COURT") return;
  throw refuse(
    "COURT_HEARS_NO_APPEAL",
    `${FIELD}: ${annulledBy.court} annulled the decision that let the order go, and gives a new one; submit it there.`,
    { field: FIELD, court: annulledBy.court },
  );
}
