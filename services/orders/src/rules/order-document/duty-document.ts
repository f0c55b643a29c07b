import type { PenaltyTerms } from "../penalty/penalty.js";
import type { DisclosureTerms } from "./disclosure-terms.js";

/**
 * Duty (verplichting): what one addressee owes, on which targets, within which term and under which penalty.
 *
 * REMOVE          the targets are gone within the order's territorial scope; where the duty says so, everywhere.
 * DISABLE_ACCESS  they cannot be reached from the territorial scope.
 * DEREFERENCE     the result is no longer shown on the query; the page itself stays.
 * KEEP_DOWN       identical content, or content that is essentially unchanged with the elements that the order names,
 *                 stays away until a date or an event, without an assessment of the platform's own (CJEU C-18/18).
 * DISCLOSE        who posted the targets, or is behind them, is told in an answer that only the recipient can open. It
 *                 takes nothing down, and the content may be gone already.
 */
export const DUTY_KINDS = ["REMOVE", "DISABLE_ACCESS", "DEREFERENCE", "KEEP_DOWN", "DISCLOSE"] as const;
export type DutyKind = (typeof DUTY_KINDS)[number];

/**
 * URL            one place.
 * ACCOUNT        the account with this address, and what lies below it.
 * SITE           the host of this address with its subdomains, and all that they hold.
 * LOCATOR        what has no address (an app, a closed group, a message): what it is, and what finds it.
 * SEARCH_RESULT  the page with this address as a result of this query.
 * CONTENT_HASH   content with this hash.
 * EQUIVALENT     content with these elements.
 * ITEM           copies of a place that another duty of the same addressee names.
 */
export const TARGET_KINDS = [
  "URL",
  "ACCOUNT",
  "SITE",
  "LOCATOR",
  "SEARCH_RESULT",
  "CONTENT_HASH",
  "EQUIVALENT",
  "ITEM",
] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

/** What each kind of duty can be owed on. */
export const TARGETS_OF: Readonly<Record<DutyKind, readonly TargetKind[]>> = {
  REMOVE: ["URL", "ACCOUNT", "SITE", "LOCATOR"],
  DISABLE_ACCESS: ["URL", "ACCOUNT", "SITE", "LOCATOR"],
  DEREFERENCE: ["SEARCH_RESULT"],
  KEEP_DOWN: ["CONTENT_HASH", "EQUIVALENT", "ITEM"],
  DISCLOSE: ["URL", "ACCOUNT", "SITE", "LOCATOR"],
};

export interface DutyDocument {
  /** The duty's own within its addressee, in every version of the order. */
  readonly number: number;
  readonly kind: DutyKind;
  readonly targets: readonly TargetDocument[];
  /** ISO 8601, from service; absent: the order's `removeWithin`. */
  readonly within?: string;
  /** Of this duty alone; absent: the duty stands under the order's penalty, if that has one. */
  readonly penalty?: PenaltyTerms;
  /** For REMOVE: gone everywhere, whatever the order's territorial scope. */
  readonly everywhere?: boolean;
  /** For KEEP_DOWN: the date or event that ends it, in words. */
  readonly until?: string;
  /** For DISCLOSE: what is to be disclosed, to whom, and why. */
  readonly disclosure?: DisclosureTerms;
}

/** Which of the members a target has follows from its kind; see `MEMBERS_OF`. */
export interface TargetDocument {
  /** Absent: URL. */
  readonly kind?: TargetKind;
  readonly url?: string;
  readonly query?: string;
  /** What finds a LOCATOR: the name of a group, who sent a message and when, an id. */
  readonly locator?: string;
  /** Of a CONTENT_HASH, such as SHA-256 or PDQ. */
  readonly algorithm?: string;
  readonly value?: string;
  /** The elements of an EQUIVALENT. */
  readonly words?: string;
  /** Why it is the addressee's, where it does not lie below a domain that the addressee registered. */
  readonly because?: string;
  readonly contentId?: string;
  readonly contentHash?: string;
  readonly description?: string;
}

/** The members that tell which target of its kind one is. Each must be there, and those of other kinds must not. */
export const MEMBERS_OF = {
  URL: ["url"],
  ACCOUNT: ["url"],
  SITE: ["url"],
  LOCATOR: ["description", "locator"],
  SEARCH_RESULT: ["url", "query"],
  CONTENT_HASH: ["algorithm", "value"],
  EQUIVALENT: ["words"],
  ITEM: ["url"],
} as const satisfies Readonly<Record<TargetKind, readonly (keyof TargetDocument)[]>>;
