import type { CourtId, PlatformId } from "../ids.js";
import { refuse } from "../refusals.js";
import { checkDuties } from "./check-duties.js";
import { checkHints, checkHost, checkPlace, type Whose } from "./check-place.js";
import { checkRespondent } from "./check-respondent.js";
import { dutiesOf } from "./duties-of.js";
import type { AddressablePlatform, AddresseeDocument, ItemDocument, OrderDocument } from "./order-document.js";
import { isRespondentId } from "./respondent.js";

/** The most places that an application may name; confirming all of them at once fits into one request. */
const MAX_ITEMS = 1000;

/**
 * Checks an order's addressees and what each of them owes: each place is on its addressee's platform, in one spelling,
 * and the platform can read the order.
 */
export function checkAddressees(order: OrderDocument, platforms: ReadonlyMap<PlatformId, AddressablePlatform>): void {
  if (order.addressees.length === 0) {
    throw refuse("ADDRESSEE_MISSING", "order.addressees must name at least one platform.", {
      field: "order.addressees",
    });
  }
  if (dutiesOf(order).reduce((count, { targets }) => count + targets.length, 0) > MAX_ITEMS) {
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
    const platform = partyOf(addressee, order.court, platforms, field);
    if (seenPlatforms.has(platform.id)) {
      throw refuse(
        "FIELD_INVALID",
        `${field}.platform "${platform.id}" is named twice; put all its items in one addressee.`,
        { field },
      );
    }
    seenPlatforms.add(platform.id);
    const { items, duties } = addressee;
    if (items !== undefined && duties !== undefined) throw twofold(field);
    const where = { platform, platforms };
    if (duties === undefined) checkItems(items ?? [], where, `${field}.items`, seenUrls);
    else checkDuties(duties, where, `${field}.duties`);
    checkLanguage(order, platform, field);
  });
}

/** A registered platform, or a respondent whom nobody registered. */
function partyOf(
  addressee: AddresseeDocument,
  court: CourtId,
  platforms: ReadonlyMap<PlatformId, AddressablePlatform>,
  field: string,
): AddressablePlatform {
  const { platform: id, respondent } = addressee;
  const platform = platforms.get(id);
  if (respondent !== undefined && platform !== undefined) {
    throw refuse(
      "RESPONDENT_ID",
      `${field}.platform "${id}" is a registered platform; leave ${field}.respondent out, or give the respondent an id of its own.`,
      { field: `${field}.platform` },
    );
  }
  if (respondent !== undefined || (platform === undefined && isRespondentId(id))) {
    return checkRespondent(addressee, court, field);
  }
  if (platform !== undefined) return platform;
  throw refuse(
    "PLATFORM_UNKNOWN",
    `${field}.platform "${id}" is not a registered platform. Find its id with addresseeFor(url), have the operator register it, or say in ${field}.respondent who it is.`,
    { field: `${field}.platform` },
  );
}

function twofold(field: string): Error {
  return refuse("FIELD_INVALID", `${field} has items and duties; put the items into the duties as their targets.`, {
    field: `${field}.items`,
  });
}

/** What is owed without duties written out: a place is one addressee's, and named once in the order. */
function checkItems(items: readonly ItemDocument[], where: Whose, field: string, seenUrls: Map<string, string>): void {
  if (items.length === 0) {
    throw refuse("ADDRESSEE_MISSING", `${field} must name at least one exact item.`, { field });
  }
  items.forEach((item, i) => {
    const itemField = `${field}[${i}].url`;
    checkHints(item, `${field}[${i}]`);
    const url = checkPlace(item.url, itemField);
    const earlier = seenUrls.get(item.url);
    if (earlier !== undefined) {
      throw refuse(
        "URL_DUPLICATE",
        `${itemField} is the same place as ${earlier}; a URL belongs to exactly one addressee.`,
        { field: itemField },
      );
    }
    seenUrls.set(item.url, itemField);
    checkHost(url, where, itemField);
  });
}

function checkLanguage(order: OrderDocument, platform: AddressablePlatform, field: string): void {
  const offered = [order.language, ...(order.translations ?? []).map((translation) => translation.language)];
  if (platform.kind === "RESPONDENT" || platform.languages.some((language) => offered.includes(language))) return;
  throw refuse(
    "LANGUAGE_NOT_ACCEPTED",
    `${field}: ${platform.id} accepts ${platform.languages.join(", ")}; the order is in ${order.language}. Add a translation (DSA art. 9(2)(c)).`,
    { field, accepted: platform.languages },
  );
}
