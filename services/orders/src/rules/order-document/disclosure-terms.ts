import type { SealedText } from "../ids.js";
import type { Finding } from "./finding.js";

/**
 * What a duty to disclose asks (DSA art. 10): who posted what its targets name, in an answer that only the recipient can
 * open. The identities service carries request and answer; orders hears from it whether the duty is met.
 */
export interface DisclosureTerms {
  readonly categories: readonly DataCategory[];
  /** CIVIL_CLAIM, and nothing else. */
  readonly purpose: string;
  readonly recipient: DisclosureRecipient;
  readonly findings: DisclosureFindings;
  /** The court gives the poster less time to object than the code of conduct does. */
  readonly shortenedWindow?: { readonly window: string; readonly reasons: string };
  /** The poster is not told before the disclosure, but from this moment on, when the reason for that has passed. */
  readonly dispensation?: { readonly reasons: string; readonly noticeFrom: string };
}

/** The court by its own registered key, or an advocate by one that the court has certified. */
export interface DisclosureRecipient {
  /** Public, P-256 or X25519, with its `kid`. */
  readonly jwk: Readonly<Record<string, unknown>>;
  readonly certificate?: SealedText;
}

/** Data about a poster that the platform holds already (DSA art. 10(2)(b)). */
export const DATA_CATEGORIES = [
  "NAME",
  "ADDRESS",
  "EMAIL",
  "PHONE",
  "ACCOUNT_IDENTIFIER",
  "REGISTRATION_IP",
  "ACCESS_IP",
] as const;
export type DataCategory = (typeof DATA_CATEGORIES)[number];

/** The four of Lycos/Pessers (HR 25 November 2005, ECLI:NL:HR:2005:AU4019), in its order. */
export const DISCLOSURE_FINDINGS = ["unlawfulness", "realInterest", "noLessIntrusiveWay", "balance"] as const;
export type DisclosureFindings = Readonly<Partial<Record<(typeof DISCLOSURE_FINDINGS)[number], Finding>>>;

/** The poster's time to object while no version of the code of conduct is in force; the identities service has the same. */
export const DEFAULT_OBJECTION_WINDOW = "P14D";

/** How long the poster has to object to a disclosure, where the court does not dispense with notice. */
export function objectionWindowOf({ shortenedWindow }: DisclosureTerms, codeWindow: string): string {
  return shortenedWindow?.window ?? codeWindow;
}
