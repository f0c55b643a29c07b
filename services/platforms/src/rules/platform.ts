import canonicalize from "canonicalize";
import { checkDomain, hostOf } from "./domain.js";
import type { PlatformId } from "./ids.js";
import { checkLanguages } from "./language.js";
import { checkName } from "./party.js";
import { refuse } from "./refusals.js";

/**
 * Platform: whoever can take content down. It is registered by an operator and changed afterwards; it is never
 * removed, because orders refer to it.
 *
 * - A `connected` platform has an inbox on the hub. One that is not connected can still be an addressee, and the court
 *   records for it what the bailiff did.
 * - A domain belongs to exactly one platform, so that a URL has one addressee. Hosts below a domain belong with it,
 *   unless a longer domain is registered.
 * - An order reaches it in one of the `languages` that it accepts (DSA art. 9(2)(c)).
 * - Until `ownKeyUntil` it may register one sealing key by itself (own-key.ts). Only the operator allows that.
 */
export interface Platform extends PlatformDetails, OwnKeyPermission {
  readonly id: PlatformId;
  readonly registeredAt: Date;
}

export interface OwnKeyPermission {
  /** The first moment at which it may no longer register a key of its own; null while it may not. */
  readonly ownKeyUntil: Date | null;
}

export interface PlatformDetails {
  readonly name: string;
  readonly kind: PlatformKind;
  readonly domains: readonly string[];
  /** ISO 639-1. */
  readonly languages: readonly string[];
  readonly contactPoint: ContactPoint | null;
  readonly connected: boolean;
}

/** RESPONDENT is no platform: an addressee whom nobody registered (respondent.ts). Nothing is registered as one. */
export const PLATFORM_KINDS = ["SOCIAL_MEDIA", "VIDEO", "SEARCH_ENGINE", "HOSTING", "WEBSITE", "RESPONDENT"] as const;
export type PlatformKind = (typeof PLATFORM_KINDS)[number];

/** Where authorities reach the platform electronically, and in which languages (DSA art. 11). */
export interface ContactPoint {
  readonly email: string | null;
  readonly url: string | null;
  /** ISO 639-1. */
  readonly languages: readonly string[];
}

export interface PlatformEvent {
  readonly kind: "PlatformRegistered" | "PlatformChanged";
  readonly platform: Platform;
}

/** Nothing changed. */
export interface PlatformUnchanged {
  readonly kind: "Unchanged";
  readonly platform: Platform;
}

const DOMAINS_MAX = 500;

/** Registering the same details again changes nothing; other details are refused with PLATFORM_EXISTS. */
export function registerPlatform(
  known: Platform | null,
  id: PlatformId,
  details: PlatformDetails,
  now: Date,
): PlatformEvent | PlatformUnchanged {
  const { registeredAt = now, ownKeyUntil = null } = known ?? {};
  const platform = { id, ...checkDetails(details), registeredAt, ownKeyUntil };
  if (known === null) return { kind: "PlatformRegistered", platform };
  if (isSame(known, platform)) return { kind: "Unchanged", platform };
  throw refuse("PLATFORM_EXISTS", `Platform ${id} is registered with other details. Change them with changePlatform.`, {
    field: "input.id",
  });
}

/** Details that are absent stay as they are. */
export function changePlatform(
  known: Platform | null,
  id: PlatformId,
  changes: Partial<PlatformDetails & OwnKeyPermission>,
): PlatformEvent | PlatformUnchanged {
  if (known === null) throw unknownPlatform(id, "input.id");
  const { id: _, registeredAt, ...details } = known;
  const { ownKeyUntil = known.ownKeyUntil } = changes;
  const platform = { id, ...checkDetails({ ...details, ...changes }), registeredAt, ownKeyUntil };
  return { kind: isSame(known, platform) ? "Unchanged" : "PlatformChanged", platform };
}

/** `owners` gives the owner of each domain. Refuses with DOMAIN_TAKEN. */
export function refuseTakenDomains(platform: Platform, owners: ReadonlyMap<string, PlatformId>): void {
  for (const domain of platform.domains) {
    const owner = owners.get(domain);
    if (owner === undefined || owner === platform.id) continue;
    throw refuse(
      "DOMAIN_TAKEN",
      `${domain} belongs to ${owner}. A domain has one platform: take it from ${owner} first with changePlatform.`,
      {
        field: "input.domains",
        domain,
        owner,
      },
    );
  }
}

export function unknownPlatform(id: PlatformId, field: string): Error {
  return refuse(
    "PLATFORM_UNKNOWN",
    `No platform "${id}" is registered. Check the id, or register it with registerPlatform.`,
    { field },
  );
}

/** Compares two in normal form; the order of members does not matter. */
function isSame(one: Platform, other: Platform): boolean {
  return canonicalize(one) === canonicalize(other);
}

/** The details in their normal form: sets are sorted, so that the same details are equal however they were written. */
function checkDetails(details: PlatformDetails): PlatformDetails {
  const { name, kind, domains, languages, contactPoint, connected } = details;
  if (kind === "RESPONDENT") {
    throw refuse(
      "FIELD_INVALID",
      "input.kind must be that of a platform; a respondent is not registered, and a court addresses it without that.",
      { field: "input.kind" },
    );
  }
  if (domains.length === 0 || domains.length > DOMAINS_MAX) {
    throw refuse("FIELD_INVALID", `input.domains must name 1 to ${DOMAINS_MAX} domains.`, { field: "input.domains" });
  }
  if (connected && contactPoint === null) {
    throw refuse(
      "CONTACT_POINT_MISSING",
      "A platform on the hub has a contact point (DSA art. 11): fill in input.contactPoint.",
      {
        field: "input.contactPoint",
      },
    );
  }
  return {
    name: checkName(name, "input.name"),
    kind,
    domains: [...new Set(domains.map((domain, index) => checkDomain(domain, `input.domains[${index}]`)))].sort(),
    languages: checkLanguages(languages, "input.languages"),
    contactPoint: contactPoint && checkContactPoint(contactPoint),
    connected,
  };
}

function checkContactPoint({ email, url, languages }: ContactPoint): ContactPoint {
  if (email === null && url === null) {
    throw refuse("CONTACT_POINT_MISSING", "input.contactPoint needs an e-mail address or a url (DSA art. 11).", {
      field: "input.contactPoint",
    });
  }
  if (url !== null) hostOf(url, "input.contactPoint.url");
  return { email, url: url && new URL(url).href, languages: checkLanguages(languages, "input.contactPoint.languages") };
}
