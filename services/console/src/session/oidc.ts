import * as oidc from "openid-client";
import { partyIn } from "./party.js";
import type { Access, Party, SigningIn } from "./sessions.js";

export interface OidcOptions {
  /** The issuer of people's tokens, exactly as in `iss`. */
  readonly issuer: string;
  readonly clientId: string;
  /** Absent: a public client, which PKCE alone protects. */
  readonly clientSecret?: string | undefined;
  /** What is asked for, with blanks between. */
  readonly scope: string;
  /** What the tokens are for: the hub (RFC 8707). */
  readonly audience: string;
  /** Where the issuer sends people back to. */
  readonly redirectUri: string;
  readonly now: () => Date;
}

export interface Oidc {
  /** Where to send a visitor, and what to keep meanwhile under the state. Rejects while the issuer cannot be reached. */
  begin(returnTo: string): Promise<{ url: URL; state: string; signingIn: SigningIn }>;
  /** Exchanges the code in the address. Rejects unless state, nonce, issuer and code are as they should be. */
  finish(query: URLSearchParams, state: string, signingIn: SigningIn): Promise<{ party: Party; access: Access }>;
}

const ISSUER_TIMEOUT_SECONDS = 10;

/** Signs people in with OpenID Connect: authorization code with PKCE, state and nonce. */
export function openIdConnect(options: OidcOptions): Oidc {
  const { issuer, clientId, clientSecret, scope, audience, redirectUri, now } = options;
  let known: Promise<oidc.Configuration> | undefined;

  /** Read at first use and kept; a failure is not kept. */
  function configuration(): Promise<oidc.Configuration> {
    known ??= discovered().catch((cause: unknown) => {
      known = undefined;
      throw cause;
    });
    return known;
  }

  function discovered(): Promise<oidc.Configuration> {
    const server = new URL(issuer);
    const authentication = clientSecret === undefined ? oidc.None() : oidc.ClientSecretBasic(clientSecret);
    return oidc.discovery(server, clientId, {}, authentication, {
      timeout: ISSUER_TIMEOUT_SECONDS,
      // Only where the operator's own setting says http: for one machine.
      ...(server.protocol === "http:" ? { execute: [oidc.allowInsecureRequests] } : {}),
    });
  }

  /** An issuer that does not rotate refresh tokens sends none again: the `former` one then stays. */
  function accessFrom(tokens: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers, former?: string): Access {
    const { access_token: token, refresh_token: refreshToken = former } = tokens;
    const expiresIn = tokens.expiresIn() ?? 0;
    const access = { token, expiresAt: new Date(now().getTime() + expiresIn * 1_000) };
    if (refreshToken === undefined) return access;
    return {
      ...access,
      async renew() {
        const next = await oidc.refreshTokenGrant(await configuration(), refreshToken, { resource: audience });
        return accessFrom(next, refreshToken);
      },
    };
  }

  return {
    async begin(returnTo) {
      const config = await configuration();
      const codeVerifier = oidc.randomPKCECodeVerifier();
      const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope,
        resource: audience,
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: "S256",
      });
      return { url, state, signingIn: { codeVerifier, nonce, returnTo } };
    },

    async finish(query, state, { codeVerifier, nonce }) {
      const back = new URL(redirectUri);
      back.search = query.toString();
      const checks = {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      };
      const tokens = await oidc.authorizationCodeGrant(await configuration(), back, checks, { resource: audience });
      return { party: partyIn(tokens.access_token), access: accessFrom(tokens) };
    },
  };
}
