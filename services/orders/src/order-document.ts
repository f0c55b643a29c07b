import { canonicalUrl, isBlank } from "@exparte/text";
import { checkUrl, requireText } from "./application.js";
import { type Instant, instant, termEnd } from "./instant.js";
import { checkPenaltyTerms, type PenaltyTerms } from "./penalty.js";
import { refuse } from "./refusals.js";

/**
 * The order as the court gives and seals it: every element of DSA art. 9(2) and the marginal test. The sealed
 * document is exactly this object as canonical JSON (RFC 8785), absent fields left out.
 */
export interface OrderDocument {
  readonly type: "exparte-order";
  readonly court: string;
  readonly caseNumber: string;
  /** 1 for the order as first given; each modification counts on. */
  readonly version: number;
  readonly judge: string;
  readonly legalBasis: string;
  readonly statementOfReasons: string;
  readonly provisionsInfringed: readonly string[];
  /** What DSA art. 15(1)(a) wants orders counted by; orders sealed before it was asked for have none. */
  readonly illegalContentType?: IllegalContentType;
  readonly marginalTest: MarginalTest;
  readonly addressees: readonly AddresseeDocument[];
  readonly redress: { readonly platform: string; readonly poster: string };
  readonly territorialScope: { readonly extent: TerritorialExtent; readonly reasons: string };
  /** ISO 639-1. */
  readonly language: string;
  readonly translations?: readonly { readonly language: string; readonly text: string }[];
  readonly issuedAt: string;
  /** ISO 8601 duration, counted from service. */
  readonly removeWithin: string;
  readonly penalty?: PenaltyTerms;
  /** Term for the main proceedings (after Rv art. 1019i); absent means the statutory default. */
  readonly mainProceedingsWithin?: string;
}

export interface AddresseeDocument {
  readonly platform: string;
  readonly items: readonly ItemDocument[];
}

/** One exact item: its URL and what else is needed to find it (DSA art. 9(2)(a)(vi)). */
export interface ItemDocument {
  readonly url: string;
  readonly contentId?: string;
  readonly contentHash?: string;
  readonly description?: string;
}

/** Marginale toets: the judge finds on the papers alone, without hearing the other side. */
export interface MarginalTest {
  readonly unlawfulness?: Finding;
  readonly freedomOfExpression?: Finding;
  readonly urgency?: Finding;
}

export interface Finding {
  readonly holds: boolean;
  readonly reasons: string;
}

/**
 * The categories of illegal content by which platforms report the orders they received, in the words of the templates
 * of Implementing Regulation (EU) 2024/2835 and of the DSA Transparency Database: to be copied, not translated.
 */
export const ILLEGAL_CONTENT_TYPES = [
  "STATEMENT_CATEGORY_ANIMAL_WELFARE",
  "STATEMENT_CATEGORY_CONSUMER_INFORMATION",
  "STATEMENT_CATEGORY_CYBER_VIOLENCE",
  "STATEMENT_CATEGORY_CYBER_VIOLENCE_AGAINST_WOMEN",
  "STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS",
  "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH",
  "STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS",
  "STATEMENT_CATEGORY_NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS",
  "STATEMENT_CATEGORY_PROTECTION_OF_MINORS",
  "STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY",
  "STATEMENT_CATEGORY_SCAMS_AND_FRAUD",
  "STATEMENT_CATEGORY_SELF_HARM",
  "STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS",
  "STATEMENT_CATEGORY_VIOLENCE",
] as const;
export type IllegalContentType = (typeof ILLEGAL_CONTENT_TYPES)[number];

export const TERRITORIAL_EXTENTS = ["NL", "EU", "WORLDWIDE"] as const;
export type TerritorialExtent = (typeof TERRITORIAL_EXTENTS)[number];

/** What the rules must know of a platform to address an order to it. */
export interface AddressablePlatform {
  readonly id: string;
  readonly kind: string;
  readonly domains: readonly string[];
  readonly languages: readonly string[];
  readonly connected: boolean;
}

const FINDINGS = ["unlawfulness", "freedomOfExpression", "urgency"] as const;
const CLOCK_SKEW_MS = 5 * 60_000;
const MAX_STATEMENT = 100_000;
/** As many as an application names places; confirmed at once, they fit into one request. */
const MAX_ITEMS = 1000;
const MAX_TRANSLATIONS = 30;
/* What the language's own tables know; no I/O. */
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));
const LANGUAGE_NAMES = new Intl.DisplayNames("en", { type: "language", fallback: "none" });

/**
 * Refuses an order that the law or the contract does not allow; each refusal names the field. `platforms` holds its
 * addressees and whoever else owns a domain that one of its items stands on.
 */
export function checkOrderDocument(
  order: OrderDocument,
  platforms: ReadonlyMap<string, AddressablePlatform>,
  now: Instant,
): void {
  requireText(order.judge, "order.judge", 200);
  requireText(order.legalBasis, "order.legalBasis");
  requireText(order.statementOfReasons, "order.statementOfReasons", MAX_STATEMENT);
  if (order.provisionsInfringed.length === 0) {
    throw refuse(
      "FIELD_INVALID",
      "order.provisionsInfringed must name at least one provision (DSA art. 9(2)(a)(ii)).",
      {
        field: "order.provisionsInfringed",
      },
    );
  }
  if (order.provisionsInfringed.length > 100) throw tooMany("order.provisionsInfringed", 100);
  order.provisionsInfringed.forEach((provision, index) => {
    requireText(provision, `order.provisionsInfringed[${index}]`, 500);
  });
  checkMarginalTest(order.marginalTest);
  requireText(order.redress.platform, "order.redress.platform");
  requireText(order.redress.poster, "order.redress.poster");
  requireText(order.territorialScope.reasons, "order.territorialScope.reasons");
  checkIssuedAt(order.issuedAt, now);
  checkTerm(order.removeWithin, "order.removeWithin");
  if (order.mainProceedingsWithin !== undefined) checkTerm(order.mainProceedingsWithin, "order.mainProceedingsWithin");
  if (order.penalty) {
    const itemsOf = order.addressees.map(({ items }) => items.length);
    checkPenaltyTerms(order.penalty, itemsOf, "order.penalty");
    checkCurrency(order.penalty.currency);
  }
  checkLanguages(order);
  checkAddressees(order, platforms);
}

function checkMarginalTest(test: MarginalTest): void {
  for (const name of FINDINGS) {
    const finding = test[name];
    const field = `order.marginalTest.${name}`;
    if (finding === undefined || isBlank(finding.reasons)) {
      throw refuse("FINDING_MISSING", `${field} must be found and reasoned before an order can be given.`, { field });
    }
    requireText(finding.reasons, `${field}.reasons`);
    if (!finding.holds) {
      throw refuse(
        "FINDING_NEGATIVE",
        `${field} does not hold; refuse the application with refuseApplication instead.`,
        { field },
      );
    }
  }
}

function checkCurrency(currency: string): void {
  if (CURRENCIES.has(currency)) return;
  throw refuse("PENALTY_INVALID", `order.penalty.currency must be an ISO 4217 code such as EUR; ${currency} is none.`, {
    field: "order.penalty.currency",
  });
}

/** The paper of the order names its languages, and a platform looks for the one that it reads. */
function checkLanguages({ language, translations = [] }: OrderDocument): void {
  checkLanguageCode(language, "order.language");
  if (translations.length > MAX_TRANSLATIONS) throw tooMany("order.translations", MAX_TRANSLATIONS);
  translations.forEach((translation, index) => {
    checkLanguageCode(translation.language, `order.translations[${index}].language`);
    requireText(translation.text, `order.translations[${index}].text`, MAX_STATEMENT);
  });
}

function checkLanguageCode(code: string, field: string): void {
  if (/^[a-z]{2}$/.test(code) && LANGUAGE_NAMES.of(code) !== undefined) return;
  throw refuse("FIELD_INVALID", `${field} must be a language's code of two small letters (ISO 639-1), such as nl.`, {
    field,
  });
}

function tooMany(field: string, max: number): Error {
  return refuse("FIELD_INVALID", `${field} may hold ${max} at most.`, { field });
}

function checkIssuedAt(issuedAt: string, now: Instant): void {
  if (Math.abs(Date.parse(issuedAt) - Date.parse(now)) > CLOCK_SKEW_MS) {
    throw refuse(
      "FIELD_INVALID",
      `order.issuedAt is ${issuedAt} but it is now ${now}; an order is sealed and sent within five minutes. Check the clock and seal anew.`,
      { field: "order.issuedAt" },
    );
  }
}

/** Refuses what is no ISO 8601 duration longer than zero and at most a year. */
export function checkTerm(duration: string, field: string): void {
  const start = instant(0);
  let end: Instant;
  try {
    end = termEnd(start, duration);
  } catch (cause) {
    throw refuse("TERM_INVALID", `${field} must be an ISO 8601 duration such as PT2H or P5D.`, { field }, { cause });
  }
  if (end <= start || end > termEnd(start, "P1Y")) {
    throw refuse("TERM_INVALID", `${field} must be longer than zero and at most one year.`, { field });
  }
}

function checkAddressees(order: OrderDocument, platforms: ReadonlyMap<string, AddressablePlatform>): void {
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
  const seenPlatforms = new Set<string>();
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
  if (contentId !== undefined) requireText(contentId, `${field}.contentId`, 500);
  if (contentHash !== undefined) requireText(contentHash, `${field}.contentHash`, 500);
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
  platforms: ReadonlyMap<string, AddressablePlatform>,
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
function ownerOf(host: string, platforms: ReadonlyMap<string, AddressablePlatform>): AddressablePlatform | undefined {
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
