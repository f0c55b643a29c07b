import type { Fields } from "../court/fields.js";

/** A PEM, or a member of a private or secret key (RFC 7518, section 6), wherever it stands and whether or not it is good JSON. */
const OF_A_PRIVATE_KEY = /PRIVATE KEY|["'](?:d|p|q|dp|dq|qi|oth|k)["']\s*:/;

/** Whether a private or secret key was pasted into this text. Such a text is kept nowhere, sent nowhere and not given back. */
export function hasPrivateKey(text: string): boolean {
  return OF_A_PRIVATE_KEY.test(text);
}

/** What may be kept of a form, and shown again. */
export function withoutPrivateKeys(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, values]) => [name, values.map((text) => (hasPrivateKey(text) ? "" : text))]),
  );
}
