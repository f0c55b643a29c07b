const REFERENCE = /^(?=.*\d)[A-Za-z0-9._:/-]{1,200}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const OWN_NUMBER = /^\d{9,11}$/;

/** What `isOpaqueReference` takes, as a refusal says it. */
export const OPAQUE_REFERENCE =
  "letters, digits and . _ : / -, with a digit and at most one word of three letters or more, and not nine to eleven digits";

/**
 * Whether a reference to a person may be a file number. Not so is a text with a space or @, letters alone, two or more
 * words as in a full name, or the nine to eleven digits of a telephone or citizen service number (BSN), whatever stands
 * between them. Nobody here can tell what one word and a digit mean: whoever gives the reference makes sure that it
 * names nobody.
 */
export function isOpaqueReference(text: string): boolean {
  if (!REFERENCE.test(text)) return false;
  // The groups of hexadecimal digits of a UUID may look like anything.
  if (UUID.test(text)) return true;
  const parts = text.split(/[._:/-]+/);
  const words = parts.filter((part) => /^[A-Za-z]{3,}$/.test(part));
  return words.length <= 1 && !OWN_NUMBER.test(parts.join("")) && !parts.some((part) => OWN_NUMBER.test(part));
}

/** Whether a reference to a file may be one: it has a digit, as names have none, and is no e-mail address. */
export function isFileReference(text: string): boolean {
  return /\d/.test(text) && !text.includes("@");
}
