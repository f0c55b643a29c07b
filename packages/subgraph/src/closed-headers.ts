import type { RequestHandler } from "express";

/** The sources from which a page may load. An answer that is not a page needs none. */
export type PageSources = Readonly<Record<string, readonly string[]>>;

/**
 * Tells browsers to trust the declared type of an answer, to show it in no other page, to load nothing from elsewhere
 * and to send no referrer. `sources` are further directives of Content-Security-Policy.
 */
export function closedHeaders(sources: PageSources = {}): RequestHandler {
  const directives: PageSources = {
    "default-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
    "frame-ancestors": ["'none'"],
    ...sources,
  };
  const policy = Object.entries(directives)
    .map(([directive, values]) => `${directive} ${values.join(" ")}`)
    .join("; ");
  return (_request, response, next) => {
    response.set({
      "content-security-policy": policy,
      "x-content-type-options": "nosniff",
      // For browsers that do not know frame-ancestors.
      "x-frame-options": "DENY",
      "referrer-policy": "no-referrer",
    });
    next();
  };
}
