import { isBlank } from "@exparte/text";
import { requireText } from "../field.js";
import { type Instant, instant, termEnd } from "../instant.js";
import { refuse } from "../refusals.js";
import { isAlwaysLonger } from "../term/term-lengths.js";
import { checkTerm } from "./check-term.js";
import {
  DATA_CATEGORIES,
  DISCLOSURE_FINDINGS,
  type DisclosureFindings,
  type DisclosureTerms,
  objectionWindowOf,
} from "./disclosure-terms.js";
import type { OrderDocument } from "./order-document.js";

const REASONS_MAX = 10_000;
/** How far ahead of the order the notice can be put off. ISO 8601. */
const NOTICE_WITHIN = "P1Y";

/**
 * Checks what each duty to disclose asks. `codeWindow` is the poster's time to object where the court sets no other. The
 * recipient's key is checked where the court's registered keys are known (check-recipients.ts).
 */
export function checkDisclosures(order: OrderDocument, codeWindow: string, now: Instant): void {
  order.addressees.forEach(({ duties = [] }, a) => {
    duties.forEach(({ kind, disclosure, within = order.removeWithin }, d) => {
      const field = `order.addressees[${a}].duties[${d}]`;
      if ((kind === "DISCLOSE") !== (disclosure !== undefined)) {
        throw refuse(
          "FIELD_INVALID",
          `${field}.disclosure says what is to be disclosed, with DISCLOSE and with that kind only.`,
          { field: `${field}.disclosure` },
        );
      }
      if (disclosure === undefined) return;
      checkCategories(disclosure, `${field}.disclosure.categories`);
      checkPurpose(disclosure, `${field}.disclosure.purpose`);
      checkFindings(disclosure.findings, `${field}.disclosure.findings`);
      checkNotice(disclosure, codeWindow, `${field}.disclosure`);
      checkNoticeFrom(order, disclosure, `${field}.disclosure.dispensation.noticeFrom`, now);
      checkWithin(disclosure, within, codeWindow, `${field}.within`);
    });
  });
}

function checkCategories({ categories }: DisclosureTerms, field: string): void {
  if (categories.length > 0 && new Set(categories).size === categories.length) return;
  throw refuse("FIELD_INVALID", `${field} must name at least one of ${DATA_CATEGORIES.join(", ")}, each once.`, {
    field,
  });
}

function checkPurpose({ purpose }: DisclosureTerms, field: string): void {
  if (purpose === "CIVIL_CLAIM") return;
  throw refuse(
    "PURPOSE_FORBIDDEN",
    `${field} must be CIVIL_CLAIM: an identity is disclosed for a civil claim and for nothing else.`,
    { field },
  );
}

function checkFindings(findings: DisclosureFindings, at: string): void {
  for (const name of DISCLOSURE_FINDINGS) {
    const finding = findings[name];
    const field = `${at}.${name}`;
    if (finding === undefined || isBlank(finding.reasons)) {
      throw refuse("FINDING_MISSING", `${field} must be found and reasoned before disclosure can be ordered.`, {
        field,
      });
    }
    requireText(finding.reasons, `${field}.reasons`, REASONS_MAX);
    if (finding.holds) continue;
    throw refuse("FINDING_NEGATIVE", `${field} does not hold; then disclosure cannot be ordered. Leave the duty out.`, {
      field,
    });
  }
}

function checkNotice({ shortenedWindow, dispensation }: DisclosureTerms, codeWindow: string, field: string): void {
  if (dispensation !== undefined) requireText(dispensation.reasons, `${field}.dispensation.reasons`, REASONS_MAX);
  if (shortenedWindow === undefined) return;
  if (dispensation !== undefined) {
    throw refuse(
      "FIELD_INVALID",
      `${field}.shortenedWindow: notice is dispensed with, so that the poster has no window; leave one of the two out.`,
      { field: `${field}.shortenedWindow` },
    );
  }
  const { window, reasons } = shortenedWindow;
  requireText(reasons, `${field}.shortenedWindow.reasons`, REASONS_MAX);
  checkTerm(window, `${field}.shortenedWindow.window`);
  if (isAlwaysLonger(codeWindow, window)) return;
  throw refuse(
    "FIELD_INVALID",
    `${field}.shortenedWindow.window is ${window}, and the code of conduct gives ${codeWindow}: that is no shorter. Leave it out.`,
    { field: `${field}.shortenedWindow.window`, objectionWindow: codeWindow },
  );
}

/** A later version repeats the moment, which may lie in the past by then (duties-continue.ts). */
function checkNoticeFrom(
  { version }: OrderDocument,
  { dispensation }: DisclosureTerms,
  field: string,
  now: Instant,
): void {
  if (dispensation === undefined || version > 1) return;
  checkAhead(dispensation.noticeFrom, field, now);
}

/** Refuses a moment at which the poster is to be told that has passed already, or lies too far ahead. */
export function checkAhead(noticeFrom: string, field: string, now: Instant): void {
  const moment = instant(noticeFrom);
  if (moment > now && moment <= termEnd(now, NOTICE_WITHIN)) return;
  throw refuse(
    "FIELD_INVALID",
    `${field} is ${noticeFrom}; the poster is told later than now and within a year, when the reason for silence has passed.`,
    { field },
  );
}

/** The platform could not keep a term that ends while the poster may still object. */
function checkWithin(terms: DisclosureTerms, within: string, codeWindow: string, field: string): void {
  if (terms.dispensation !== undefined) return;
  const window = objectionWindowOf(terms, codeWindow);
  if (isAlwaysLonger(within, window)) return;
  throw refuse(
    "TERM_TOO_SHORT",
    `${field} is ${within}, but the poster alone has ${window} to object. Give the platform longer, or shorten the window or dispense with notice, with reasons.`,
    { field, objectionWindow: window },
  );
}
