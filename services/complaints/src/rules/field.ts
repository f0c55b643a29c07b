import { type Instant, termStart } from "@exparte/dutch-time";
import { isFileReference, isId, isLabel, isPlainText } from "@exparte/text";
import { refuse } from "./refusals.js";

/* What the fields of a notice and of a complaint have in common. */

const URL_MAX = 4096;
const URLS_MAX = 1000;

/** Refuses a text that is empty, too long, or that PostgreSQL cannot store, and names the field. */
export function checkText(value: string, field: string, max: number): void {
  if (isPlainText(value, max)) return;
  throw refuse("FIELD_INVALID", `${field} must be a well-formed text of 1 to ${max} characters.`, { field });
}

/**
 * Refuses a text that people cannot read as one name, number or reference, or could confuse with another; names the
 * field.
 */
export function checkLabel(value: string, field: string, max: number): void {
  if (isLabel(value, max)) return;
  throw refuse(
    "FIELD_INVALID",
    `${field} must be a text of 1 to ${max} characters on one line, without control characters, marks of direction or others that cannot be seen.`,
    { field },
  );
}

/** Refuses as the reference of a notice what may be a name: the hub learns from it who complains of what. */
export function checkFileReference(value: string, field: string, max: number): void {
  checkLabel(value, field, max);
  if (isFileReference(value)) return;
  throw refuse(
    "FIELD_INVALID",
    `${field} must be the number of a file, such as dossier 2026-17, with a digit and without @; never a name.`,
    { field },
  );
}

/** The hub makes ids, and its operator registers platforms under them. The names of event streams contain them. */
export function checkId(value: string, field: string): void {
  if (isId(value)) return;
  throw refuse("FIELD_INVALID", `${field} must be an id: 1 to 63 lower-case letters, digits and hyphens.`, { field });
}

/** A complaint and its case are kept for less long than this, so an earlier moment is a slip of the year. ISO 8601. */
const LONG_AGO = "P10Y";

/** Refuses a moment that is still to come, or so long ago that its year is a slip; names the field. */
export function checkPast(moment: Instant, field: string, now: Instant): void {
  if (moment > now) {
    throw refuse("FIELD_INVALID", `${field} is ${moment} and it is now ${now}; record what has happened.`, { field });
  }
  if (moment >= termStart(now, LONG_AGO)) return;
  throw refuse("FIELD_INVALID", `${field} is ${moment}, more than ten years ago; check the year.`, { field });
}

/** The URLs in their normal form (WHATWG URL), each once. */
export function normalUrls(values: readonly string[], field: string): string[] {
  if (values.length === 0 || values.length > URLS_MAX) {
    throw refuse("FIELD_INVALID", `${field} must name 1 to 1,000 places where the content stands.`, { field });
  }
  return [...new Set(values.map((value, index) => normalUrl(value, `${field}[${index}]`)))];
}

function normalUrl(value: string, field: string): string {
  const url = URL.parse(value);
  // The parser drops invisible characters, so two different texts would name one place.
  const isSeen = !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(value);
  const isPlace =
    isSeen && url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "";
  if (isPlace && value.length <= URL_MAX) return url.href;
  throw refuse(
    "FIELD_INVALID",
    `${field} must be an absolute http(s) URL without credentials and characters that cannot be seen, of at most 4,096 characters.`,
    { field },
  );
}
