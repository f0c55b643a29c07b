import * as oauth from "oauth4webapi";
import { refuse } from "./refusals.js";

/** How long one request to the issuer may take before it counts as unreachable. */
export const ISSUER_TIMEOUT_MS = 5_000;

/**
 * Options for a request to the issuer. Plain http is allowed only where the configured issuer itself is http, which the
 * operator chooses, for one machine or a private network.
 */
export function issuerRequestOptions(issuer: string) {
  return {
    [oauth.allowInsecureRequests]: new URL(issuer).protocol === "http:",
    signal: () => AbortSignal.timeout(ISSUER_TIMEOUT_MS),
  };
}

/** Refuses with ISSUER_UNAVAILABLE, keeping the cause for the log. */
export function issuerUnavailable(issuer: string, cause: unknown) {
  return refuse(
    "ISSUER_UNAVAILABLE",
    `The token issuer ${issuer} cannot be reached or gives no usable answer. Try again shortly; if it lasts, check that it runs.`,
    { issuer },
    { cause },
  );
}

/**
 * Reads the issuer's metadata (OpenID Connect Discovery 1.0) at first use and caches it; it does not cache a failure,
 * so the next call asks again. Rejects with ISSUER_UNAVAILABLE.
 */
export function discovery(issuer: string): () => Promise<oauth.AuthorizationServer> {
  let known: Promise<oauth.AuthorizationServer> | undefined;

  async function discover(): Promise<oauth.AuthorizationServer> {
    const url = new URL(issuer);
    const response = await oauth.discoveryRequest(url, issuerRequestOptions(issuer));
    return oauth.processDiscoveryResponse(url, response);
  }

  return () => {
    known ??= discover().catch((cause: unknown) => {
      known = undefined;
      throw issuerUnavailable(issuer, cause);
    });
    return known;
  };
}
