import type { Tagged } from "type-fest";

/** A URL in the one spelling that `canonicalUrl` gives, so that equal texts are one place. */
export type CanonicalUrl = Tagged<string, "CanonicalUrl">;

/**
 * The one spelling of a URL among all that name the same place: that of the WHATWG URL standard, with no dot at the end
 * of the host, and with percent-encoding only where it is needed, in capitals (RFC 3986, 6.2.2). A fragment stays: it
 * can name one comment on a page, or a page of a site that keeps its routes there.
 */
export function canonicalUrl(url: URL): CanonicalUrl {
  const canonical = new URL(url);
  canonical.hostname = url.hostname.replace(/\.$/, "");
  return canonical.href.replace(/%[0-9a-f]{2}/gi, (encoded) => {
    const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16));
    return /[A-Za-z0-9._~-]/.test(character) ? character : encoded.toUpperCase();
  }) as CanonicalUrl;
}
