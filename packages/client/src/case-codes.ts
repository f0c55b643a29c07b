import { type HubAddress, request } from "./request.js";

/** For whom a court gives a code, and for what of the case. */
export type CaseCodeFor =
  | {
      readonly for: "POSTER" | "THIRD_PARTY";
      readonly orderId: string;
      readonly reference: string;
      readonly itemIds: readonly string[];
    }
  | { readonly for: "RESPONDENT"; readonly orderId: string; readonly platform: string }
  | { readonly for: "APPLICANT"; readonly orderId: string }
  | { readonly for: "APPLICANT"; readonly applicationId: string };

export interface IssuedCode {
  /** In clear this once: hand it over or print it, and keep it nowhere. */
  readonly code: string;
  /** By which the court revokes it. */
  readonly id: string;
  readonly validUntil: string;
}

/** Gives somebody who has no client at the issuer a code for a case, with a court's token. Each call gives another one. */
export async function issueCaseCode(court: HubAddress, whom: CaseCodeFor, validUntil?: Date): Promise<IssuedCode> {
  const answer = await request<{ issueCaseCode: { code: string; caseCode: { id: string; validUntil: string } } }>(
    court,
    "mutation ($input: IssueCaseCodeInput!) { issueCaseCode(input: $input) { code caseCode { id validUntil } } }",
    { input: { ...whom, ...(validUntil === undefined ? {} : { validUntil: validUntil.toISOString() }) } },
  );
  const { code, caseCode } = answer.issueCaseCode;
  return { code, ...caseCode };
}

/** Ends a code, with the tokens that were given for it. */
export async function revokeCaseCode(
  court: HubAddress,
  id: string,
  reasons: string,
): Promise<{ readonly status: string }> {
  const answer = await request<{ revokeCaseCode: { readonly status: string } }>(
    court,
    "mutation ($id: ID!, $reasons: String!) { revokeCaseCode(id: $id, reasons: $reasons) { status } }",
    { id, reasons },
  );
  return answer.revokeCaseCode;
}
