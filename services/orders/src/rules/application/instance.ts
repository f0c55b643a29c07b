import type { CaseNumber, CourtId } from "../ids.js";

/** What a court hears, as the registry of courts has it; from first instance upwards. */
export const INSTANCES = ["DISTRICT_COURT", "COURT_OF_APPEAL", "SUPREME_COURT"] as const;

export type Instance = (typeof INSTANCES)[number];

/** The case of a lower court in which an application was refused (appeal-of-refusal.ts). */
export interface AppealedCase {
  readonly court: CourtId;
  readonly caseNumber: CaseNumber;
}
