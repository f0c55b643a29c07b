import { requireLabel } from "../field.js";
import type { CaseNumber, CourtId } from "../ids.js";
import { refuse } from "../refusals.js";
import type { ApplicationStatus } from "./application.js";
import { type AppealedCase, INSTANCES, type Instance } from "./instance.js";

/**
 * Appeal of a refusal (hoger beroep): an applicant whose application was refused, whole or in part, asks the higher court,
 * in a case of that court's own. It is a new application, which names the first. The higher court grants or refuses it as any
 * other.
 */

/** What is known of the case that is named. */
export interface FirstCase {
  readonly status: ApplicationStatus;
  readonly court: CourtId;
  readonly instance: Instance;
  /** The case in which it was appealed before, unless that was withdrawn. */
  readonly appealedIn?: CaseNumber;
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

export function checkAppealOf(instance: Instance, { caseNumber }: AppealedCase, first: FirstCase): void {
  if (INSTANCES.indexOf(first.instance) >= INSTANCES.indexOf(instance)) {
    throw refuse(
      "COURT_HEARS_NO_APPEAL",
      `${FIELD}.court: ${first.court} is a ${first.instance}, and a ${instance} does not hear appeals against it; name the lower court's case.`,
      { field: `${FIELD}.court`, instance },
    );
  }
  if (first.status !== "REFUSED" && first.status !== "GRANTED_IN_PART") {
    throw refuse(
      "NOT_REFUSED",
      `${FIELD}: case ${caseNumber} of ${first.court} is ${first.status}, and nothing of it was refused; leave the field out.`,
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
