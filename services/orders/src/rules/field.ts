import { isLabel, isPlainText } from "@exparte/text";
import { refuse } from "./refusals.js";

/** The most characters that a text may have where its field sets no other limit. */
const TEXT_MAX = 20_000;

/** Refuses a text that is empty to the eye, oversized, or cannot be stored, naming the field. */
export function requireText(value: string | undefined, field: string, max = TEXT_MAX): asserts value is string {
  if (value === undefined || !isPlainText(value, max)) {
    throw refuse("FIELD_INVALID", `${field} must be a text of 1 to ${max} characters.`, {
      field,
    });
  }
}

/**
 * Refuses what a person could not read as one name, number or reference, or could take for another; names the field.
 */
export function requireLabel(value: string, field: string, max: number): void {
  if (isLabel(value, max)) return;
  throw refuse(
    "FIELD_INVALID",
    `${field} must be a text of 1 to ${max} characters on one line, without control characters, marks of direction or others that cannot be seen.`,
    { field },
  );
}

/** Refuses what is not an absolute http(s) URL; returns its normal form (WHATWG URL). */
export function checkUrl(value: string, field: string): URL {
  const url = URL.parse(value);
  if (
    url === null ||
    // The parser drops them in silence, so that two texts would be one place.
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(value) ||
    !/^https?:$/.test(url.protocol) ||
    url.username !== "" ||
    url.password !== "" ||
    // The parser takes a host with an empty label, which no name server knows.
    /^\.|\.\./.test(url.hostname) ||
    value.length > 4096
  ) {
    throw refuse(
      "URL_INVALID",
      `${field} must be an absolute http(s) URL of a host, without credentials and characters that cannot be seen, of at most 4,096 characters.`,
      { field },
    );
  }
  return url;
}
