import { randomBytes } from "node:crypto";
import type { JWK } from "jose";
import Provider, { type Adapter, errors } from "oidc-provider";
import type { IssuerConfig } from "./config.js";
import type { ClientCredentials } from "./data-dir.js";

/**
 * The provider with everything off but the client credentials grant: access tokens are JWTs after RFC 9068 for the
 * one resource of the hub (RFC 8707), with the party as a claim.
 */
export function createProvider(config: IssuerConfig, keys: readonly JWK[], clients: readonly ClientCredentials[]) {
  const parties = new Map(clients.map(({ clientId, party }) => [clientId, party]));
  const scopes = [...new Set(clients.flatMap((client) => client.scopes))];

  return new Provider(config.issuer, {
    adapter: keepsNothing,
    jwks: { keys: keys.map((key) => ({ ...key })) },
    // Never used, as nobody logs in here. Without these keys the provider would use well-known ones.
    cookies: { keys: [randomBytes(32).toString("base64url")] },
    clients: clients.map(({ clientId, clientSecret, scopes }) => ({
      client_id: clientId,
      client_secret: clientSecret,
      scope: scopes.join(" "),
      grant_types: ["client_credentials"],
      response_types: [],
      redirect_uris: [],
    })),
    clientDefaults: { id_token_signed_response_alg: "ES256" },
    clientAuthMethods: ["client_secret_basic", "client_secret_post"],
    enabledJWA: { idTokenSigningAlgValues: ["ES256"] },
    responseTypes: [],
    renderError: (ctx, error) => {
      ctx.type = "json";
      ctx.body = { error: error.error, error_description: error.error_description };
    },
    scopes,
    ttl: { ClientCredentials: config.tokenTtlSeconds },
    extraTokenClaims: (_, token) => {
      const party = token.clientId === undefined ? undefined : parties.get(token.clientId);
      return party === undefined ? undefined : { party };
    },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => config.audience,
        getResourceServerInfo: (ctx, resource, client) => {
          if (resource !== config.audience) throw new errors.InvalidTarget(`tokens are for ${config.audience} only`);
          // RFC 6749, section 3.3: a client that asks for no scope gets the default, here every scope that it may have.
          if (ctx.oidc.params !== undefined) ctx.oidc.params.scope ??= client.scope;
          return {
            scope: scopes.join(" "),
            audience: config.audience,
            accessTokenFormat: "jwt",
            accessTokenTTL: config.tokenTtlSeconds,
            jwt: { sign: { alg: "ES256" } },
          };
        },
      },
    },
  });
}

/** Tokens are self-contained and the clients are given above, so there is nothing to store or look up. */
function keepsNothing(): Adapter {
  const nothing = async () => undefined;
  return {
    upsert: nothing,
    find: nothing,
    findByUserCode: nothing,
    findByUid: nothing,
    consume: nothing,
    destroy: nothing,
    revokeByGrantId: nothing,
  };
}
