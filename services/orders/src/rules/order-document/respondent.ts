import type { LockedText } from "../ids.js";

/**
 * Respondent (wederpartij): an addressee whom nobody registered. Its id is `respondent-`, the id of the court, and an opaque
 * reference that the court made, so that the same id is the same respondent in all orders of one court, and in no order of
 * another.
 *
 * PERSON       a natural person.
 * COMPANY      a company or another legal person.
 * SITE_KEEPER  whoever keeps the site at an IP address, by name or by what is known instead.
 */
export const RESPONDENT_KINDS = ["PERSON", "COMPANY", "SITE_KEEPER"] as const;
export type RespondentKind = (typeof RESPONDENT_KINDS)[number];

/** Who it is and where a bailiff finds it: personal data, which the court and the paper alone show. */
export interface Particulars {
  readonly legalName: string;
  readonly address: string;
  /** Of a SITE_KEEPER. */
  readonly ipAddress?: string;
}

/** As the court seals it. */
export interface NamedRespondent extends Particulars {
  readonly kind: RespondentKind;
}

/** As the hub keeps it, in every state, event and row. */
export interface LockedRespondent {
  readonly kind: RespondentKind;
  readonly locked: LockedText;
}

/** How the id of a respondent begins, and of no party of the registry. */
export const RESPONDENT_PREFIX = "respondent-";

export function isRespondentId(id: string): boolean {
  return id.startsWith(RESPONDENT_PREFIX);
}

/** Of an order as the hub keeps it. Throws where somebody's particulars are in clear, which is a fault of the hub's. */
export function lockedRespondent({
  respondent,
}: {
  readonly respondent?: NamedRespondent | LockedRespondent;
}): LockedRespondent | undefined {
  if (respondent === undefined || "locked" in respondent) return respondent;
  throw new Error("An order is recorded with the particulars of a respondent in clear");
}
