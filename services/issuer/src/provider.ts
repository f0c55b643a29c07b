import { randomBytes } from "node:crypto";
import type { JWK } from "jose";
import Provider, { type Configuration, errors, interactionPolicy, type KoaContextWithOIDC } from "oidc-provider";
import { CHOOSE, peopleOf } from "./choose-party.js";
import type { IssuerConfig } from "./config.js";
import type { ClientCredentials } from "./data-dir.js";
import { memory } from "./memory.js";

/** The console's client: a public one, as PKCE protects it and a demonstration has no secret to keep. */
const CONSOLE = "console";
const SESSION_SECONDS = 12 * 3_600;

/**
 * The provider for two grants: client credentials for systems, and the authorization code with PKCE for people, who choose a
 * party of the demonstration. Access tokens are JWTs after RFC 9068 for the one resource of the hub (RFC 8707), with the
 * party as a claim.
 */
export function createProvider(config: IssuerConfig, keys: readonly JWK[], clients: readonly ClientCredentials[]) {
  const parties = new Map(clients.map(({ clientId, party }) => [clientId, party]));
  const people = new Map(peopleOf(clients).map((client) => [client.clientId, client]));
  const scopes = [...new Set(clients.flatMap((client) => client.scopes))];

  return new Provider(config.issuer, {
    adapter: memory(),
    jwks: { keys: keys.map((key) => ({ ...key })) },
    // After a restart people choose a party again.
    cookies: { keys: [randomBytes(32).toString("base64url")] },
    clients: [...clients.map(clientCredentialsClient), ...consoleClient(config)],
    clientDefaults: { id_token_signed_response_alg: "ES256" },
    clientAuthMethods: ["client_secret_basic", "client_secret_post", "none"],
    enabledJWA: { idTokenSigningAlgValues: ["ES256"] },
    responseTypes: ["code"],
    pkce: { required: () => true },
    renderError: (ctx, error) => {
      ctx.type = "json";
      ctx.body = { error: error.error, error_description: error.error_description };
    },
    scopes: ["openid", "offline_access", ...scopes],
    ttl: {
      ClientCredentials: config.tokenTtlSeconds,
      AccessToken: config.tokenTtlSeconds,
      AuthorizationCode: 60,
      IdToken: config.tokenTtlSeconds,
      Interaction: 3_600,
      Session: SESSION_SECONDS,
      Grant: SESSION_SECONDS,
      RefreshToken: SESSION_SECONDS,
    },
    extraTokenClaims: (_, token) => {
      const account = "accountId" in token ? token.accountId : token.clientId;
      const party = account === undefined ? undefined : parties.get(account);
      return party === undefined ? undefined : { party };
    },
    findAccount: (_, accountId) =>
      people.has(accountId) ? { accountId, claims: () => ({ sub: accountId }) } : undefined,
    interactions: { policy: alwaysChoose(), url: () => CHOOSE },
    loadExistingGrant: (ctx) => grantFor(ctx, people, config.audience),
    // Also without a prompt for consent, at which the provider would otherwise drop offline_access.
    issueRefreshToken: (_, client) => client.grantTypeAllowed("refresh_token"),
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
        useGrantedResource: () => true,
        getResourceServerInfo: (ctx, resource, client) => {
          if (resource !== config.audience) throw new errors.InvalidTarget(`tokens are for ${config.audience} only`);
          // RFC 6749, section 3.3: a client that asks for no scope gets the default, here every scope that it may have.
          if (ctx.oidc.params !== undefined && client.clientId !== CONSOLE) ctx.oidc.params.scope ??= client.scope;
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

type Client = NonNullable<Configuration["clients"]>[number];

function clientCredentialsClient({ clientId, clientSecret, scopes }: ClientCredentials): Client {
  return {
    client_id: clientId,
    client_secret: clientSecret,
    scope: scopes.join(" "),
    grant_types: ["client_credentials"],
    response_types: [],
    redirect_uris: [],
  };
}

/** Without the address of the pages nobody signs in. */
function consoleClient({ publicUrl }: IssuerConfig): Client[] {
  if (publicUrl === undefined) return [];
  return [
    {
      client_id: CONSOLE,
      token_endpoint_auth_method: "none",
      grant_types: ["authorization_code", "refresh_token"],
      response_types: ["code"],
      redirect_uris: [`${publicUrl}/sign-in/callback`],
      // The console is at http on this machine itself.
      application_type: "native",
    },
  ];
}

/** Whoever signs in chooses each time: so one person plays several parties. Nobody is asked for consent, as nobody's data are here. */
function alwaysChoose() {
  const policy = interactionPolicy.base();
  policy.remove("consent");
  const login = policy.get("login");
  login?.checks.add(
    new interactionPolicy.Check("choose_party", "somebody chooses a party", (ctx) =>
      ctx.oidc.result?.login === undefined
        ? interactionPolicy.Check.REQUEST_PROMPT
        : interactionPolicy.Check.NO_NEED_TO_PROMPT,
    ),
  );
  return policy;
}

/** A party's person gets of what is asked what the party may have. */
async function grantFor(ctx: KoaContextWithOIDC, people: ReadonlyMap<string, ClientCredentials>, audience: string) {
  const { client, session, provider, params } = ctx.oidc;
  const person = people.get(session?.accountId ?? "");
  if (client === undefined || person === undefined) return undefined;
  const asked = String(params?.scope ?? "").split(" ");
  const grant = new provider.Grant({ clientId: client.clientId, accountId: person.clientId });
  grant.addOIDCScope("openid offline_access");
  grant.addResourceScope(audience, person.scopes.filter((scope) => asked.includes(scope)).join(" "));
  await grant.save();
  return grant;
}
