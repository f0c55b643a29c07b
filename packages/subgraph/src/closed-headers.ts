import type { RequestHandler } from "express";

/** What a page may load; without any it may load nothing, which is right for all that is no page. */
export type PageSources = Readonly<Record<string, readonly string[]>>;

/**
 * Says to browsers that an answer is what its type says, is shown in no other page, loads nothing from elsewhere and tells
 * nobody where its reader came from. `sources` are directives of Content-Security-Policy beside those.
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
