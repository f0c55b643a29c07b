import { canonicalUrl } from "@exparte/text";
import { checkUrl, requireLabel, requireText } from "../field.js";
import type { PlatformId } from "../ids.js";
import { refuse } from "../refusals.js";
import type { AddressablePlatform, ItemDocument, OrderDocument } from "./order-document.js";

/** As many as an application names places; confirmed at once, they fit into one request. */
const MAX_ITEMS = 1000;

/**
 * Whom an order is addressed to, and over which places: each item stands on its platform, in one spelling, under one
 * addressee, and the platform can read the order.
 */
export function checkAddressees(order: OrderDocument, platforms: ReadonlyMap<PlatformId, AddressablePlatform>): void {
  if (order.addressees.length === 0) {
    throw refuse("ADDRESSEE_MISSING", "order.addressees must name at least one platform.", {
      field: "order.addressees",
    });
  }
  if (order.addressees.reduce((count, { items }) => count + items.length, 0) > MAX_ITEMS) {
    throw refuse(
      "FIELD_INVALID",
      "order.addressees may name 1,000 items at most, over all platforms; give another order on an application of its own.",
      { field: "order.addressees" },
    );
  }
  const seenUrls = new Map<string, string>();
  const seenPlatforms = new Set<PlatformId>();
  order.addressees.forEach((addressee, a) => {
    const field = `order.addressees[${a}]`;
    const platform = platforms.get(addressee.platform);
    if (platform === undefined) {
      throw refuse("PLATFORM_UNKNOWN", `${field}.platform "${addressee.platform}" is not a registered platform.`, {
        field: `${field}.platform`,
      });
    }
    if (seenPlatforms.has(platform.id)) {
      throw refuse(
        "FIELD_INVALID",
        `${field}.platform "${platform.id}" is named twice; put all its items in one addressee.`,
        { field },
      );
    }
    seenPlatforms.add(platform.id);
    if (addressee.items.length === 0) {
      throw refuse("ADDRESSEE_MISSING", `${field}.items must name at least one exact item.`, {
        field: `${field}.items`,
      });
    }
    addressee.items.forEach((item, i) => {
      const itemField = `${field}.items[${i}].url`;
      checkHints(item, `${field}.items[${i}]`);
      const url = checkUrl(item.url, itemField);
      checkSpelling(item.url, url, itemField);
      const earlier = seenUrls.get(item.url);
      if (earlier !== undefined) {
        throw refuse(
          "URL_DUPLICATE",
          `${itemField} is the same place as ${earlier}; a URL belongs to exactly one addressee.`,
          { field: itemField },
        );
      }
      seenUrls.set(item.url, itemField);
      checkHost(url, platform, platforms, itemField);
    });
    checkLanguage(order, platform, field);
  });
}

/** What else finds the item is left out, or says something. */
function checkHints({ contentId, contentHash, description }: ItemDocument, field: string): void {
  if (contentId !== undefined) requireLabel(contentId, `${field}.contentId`, 500);
  if (contentHash !== undefined) requireLabel(contentHash, `${field}.contentHash`, 500);
  if (description !== undefined) requireText(description, `${field}.description`, 2_000);
}

/**
 * Two orders over one place must read alike, or one would have put back what the other keeps down; and the text cannot
 * be changed here, since it is sealed. Places that differ in their fragment only are two: see canonicalUrl.
 */
function checkSpelling(value: string, url: URL, field: string): void {
  const canonical = canonicalUrl(url);
  if (value === canonical) return;
  throw refuse("URL_SPELLING", `${field} is to be written ${canonical}, as that place is in every order; seal it so.`, {
    field,
    canonical,
  });
}

function checkHost(
  url: URL,
  platform: AddressablePlatform,
  platforms: ReadonlyMap<PlatformId, AddressablePlatform>,
  field: string,
): void {
  // A search engine is told to stop listing another site's page, so its items stand on foreign hosts.
  if (platform.kind === "SEARCH_ENGINE") return;
  const host = url.hostname;
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

/** Whose domain covers a host; of two, the longer. */
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

function checkLanguage(order: OrderDocument, platform: AddressablePlatform, field: string): void {
  const offered = [order.language, ...(order.translations ?? []).map((translation) => translation.language)];
  if (platform.languages.some((language) => offered.includes(language))) return;
  throw refuse(
    "LANGUAGE_NOT_ACCEPTED",
    `${field}: ${platform.id} accepts ${platform.languages.join(", ")}; the order is in ${order.language}. Add a translation (DSA art. 9(2)(c)).`,
    { field, accepted: platform.languages },
  );
}
