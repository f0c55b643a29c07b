import { canonicalUrl } from "@exparte/text";
import { checkUrl, requireLabel, requireText } from "../field.js";
import type { PlatformId } from "../ids.js";
import { refuse } from "../refusals.js";
import type { AddressablePlatform, ItemDocument } from "./order-document.js";

/** Whose a place is to be; and all owners of a domain of one of the order's places. */
export interface Whose {
  readonly platform: AddressablePlatform;
  readonly platforms: ReadonlyMap<PlatformId, AddressablePlatform>;
}

/** Other hints for finding the item are either absent or not empty. */
export function checkHints({ contentId, contentHash, description }: Omit<ItemDocument, "url">, field: string): void {
  if (contentId !== undefined) requireLabel(contentId, `${field}.contentId`, 500);
  if (contentHash !== undefined) requireLabel(contentHash, `${field}.contentHash`, 500);
  if (description !== undefined) requireText(description, `${field}.description`, 2_000);
}

/**
 * Two orders for one place must spell it alike, or one would restore what the other keeps down; and the text is sealed,
 * so it cannot be corrected here. Places that differ only in their fragment are different places: see canonicalUrl.
 */
export function checkPlace(value: string, field: string): URL {
  const url = checkUrl(value, field);
  const canonical = canonicalUrl(url);
  if (value === canonical) return url;
  throw refuse("URL_SPELLING", `${field} is to be written ${canonical}, as that place is in every order; seal it so.`, {
    field,
    canonical,
  });
}

export function checkHost(url: URL, { platform, platforms }: Whose, field: string): void {
  // A search engine is ordered to stop listing other sites' pages, so its items are on foreign hosts.
  if (platform.kind === "SEARCH_ENGINE") return;
  const host = url.hostname;
  if (platform.kind === "RESPONDENT") {
    throw refuse(
      "URL_HOST_UNKNOWN",
      `${field}: a respondent has no registered domain. Name the place as a target of a duty, and say in its \`because\` why it is the respondent's.`,
      { field, host, platform: platform.id },
    );
  }
  const owner = ownerOf(host, platforms);
  if (owner?.id === platform.id) return;
  const whose =
    owner === undefined ? `no registered domain of ${platform.id}` : `a domain of ${owner.id}, not of ${platform.id}`;
  throw refuse(
    "URL_HOST_UNKNOWN",
    `${field}: ${host} is ${whose}. Find the right platform with addresseeFor(url), or ask the operator to register the domain.`,
    { field, host, platform: platform.id },
  );
}

/** The platform whose domain covers a host; of two domains, the longer one counts. */
function ownerOf(
  host: string,
  platforms: ReadonlyMap<PlatformId, AddressablePlatform>,
): AddressablePlatform | undefined {
  const covering = [...platforms.values()].flatMap((platform) =>
    platform.domains
      .filter((domain) => host === domain || host.endsWith(`.${domain}`))
      .map((domain) => ({ domain, platform })),
  );
  return covering.sort((a, b) => b.domain.length - a.domain.length)[0]?.platform;
}
