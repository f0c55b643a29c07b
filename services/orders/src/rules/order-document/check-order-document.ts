import { isBlank } from "@exparte/text";
import { requireLabel, requireText } from "../field.js";
import type { PlatformId } from "../ids.js";
import type { Instant } from "../instant.js";
import { refuse } from "../refusals.js";
import { checkAddressees } from "./check-addressees.js";
import { checkDisclosures } from "./check-disclosures.js";
import { checkPenalties } from "./check-penalties.js";
import { checkPosterInformedBy } from "./check-poster-informed-by.js";
import { refuseTakenDownTwice } from "./check-taken-down-once.js";
import { checkTerm } from "./check-term.js";
import { DEFAULT_OBJECTION_WINDOW } from "./disclosure-terms.js";
import { dutiesOf } from "./duties-of.js";
import { checkGivenOrally } from "./given-orally.js";
import type { AddressablePlatform, OrderDocument } from "./order-document.js";

const FINDINGS = ["unlawfulness", "freedomOfExpression", "urgency"] as const;
const CLOCK_SKEW_MS = 5 * 60_000;
const MAX_STATEMENT = 100_000;
const MAX_TRANSLATIONS = 30;
/* From the language's own tables, without I/O. */
const LANGUAGE_NAMES = new Intl.DisplayNames("en", { type: "language", fallback: "none" });

/**
 * Refuses an order that the law or the contract does not allow; each refusal names the field. `platforms` holds the
 * addressees and every other owner of a domain of one of the items; `codeWindow` is the poster's time to object to a
 * disclosure, by the code of conduct; `before` is the version that this one follows.
 */
export function checkOrderDocument(
  order: OrderDocument,
  platforms: ReadonlyMap<PlatformId, AddressablePlatform>,
  now: Instant,
  codeWindow: string = DEFAULT_OBJECTION_WINDOW,
  before?: OrderDocument,
): void {
  requireLabel(order.judge, "order.judge", 200);
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
  checkMarginalTest(order);
  requireText(order.redress.platform, "order.redress.platform");
  requireText(order.redress.poster, "order.redress.poster");
  requireText(order.territorialScope.reasons, "order.territorialScope.reasons");
  checkIssuedAt(order.issuedAt, now);
  checkGivenOrally(order);
  checkTerm(order.removeWithin, "order.removeWithin");
  if (order.serveWithin !== undefined) checkTerm(order.serveWithin, "order.serveWithin");
  if (order.mainProceedingsWithin !== undefined) checkTerm(order.mainProceedingsWithin, "order.mainProceedingsWithin");
  checkPosterInformedBy(order, now);
  checkPenalties(order);
  checkLanguages(order);
  checkAddressees(order, platforms);
  refuseTakenDownTwice(order, before);
  checkDisclosures(order, codeWindow, now);
}

/** The test is of removal. A duty to disclose has four findings of its own, which stand in it (check-disclosures.ts). */
function checkMarginalTest(order: OrderDocument): void {
  const duties = dutiesOf(order);
  const asksRemoval = duties.length === 0 || duties.some(({ kind }) => kind !== "DISCLOSE");
  const { marginalTest: test = {} } = order;
  if (!asksRemoval) {
    if (order.marginalTest === undefined) return;
    throw refuse(
      "FIELD_INVALID",
      "order.marginalTest is of removal, and this order asks for disclosure alone; leave it out, and state its findings in the duty.",
      { field: "order.marginalTest" },
    );
  }
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

/** The paper names the order's languages, and a platform looks for one that it reads. */
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
