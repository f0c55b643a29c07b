import * as oauth from "oauth4webapi";
import { discovery, issuerRequestOptions, issuerUnavailable } from "./discovery.js";
import { refuse } from "./refusals.js";

export interface ClientCredentialsOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Space-separated; without it the issuer decides. */
  readonly scope?: string;
  /** The resource the token is for (RFC 8707). */
  readonly audience: string;
  readonly now?: () => Date;
}

interface IssuedToken {
  readonly token: string;
  readonly renewAtMs: number;
}

/** A token is renewed at the latest when this much of its life is left: time enough for a slow issuer. */
const RENEW_BEFORE_EXPIRY_MS = 60_000;

/**
 * A source of access tokens by the client credentials grant (RFC 6749, section 4.4). A token is kept until a fifth
 * of its life or a minute is left, whichever is later; callers at the same time share one request. Rejects with
 * ISSUER_UNAVAILABLE or CREDENTIALS_REFUSED, and asks again at the next call.
 */
export function clientCredentials(options: ClientCredentialsOptions): () => Promise<string> {
  const { issuer, clientId, clientSecret, scope, audience, now = () => new Date() } = options;
  const metadata = discovery(issuer);
  let held: IssuedToken | undefined;
  let asking: Promise<IssuedToken> | undefined;

  async function ask(): Promise<IssuedToken> {
    const askedAtMs = now().getTime();
    const server = await metadata();
    const client: oauth.Client = { client_id: clientId };
    const parameters = new URLSearchParams({ resource: audience });
    if (scope !== undefined) parameters.set("scope", scope);
    try {
      const response = await oauth.clientCredentialsGrantRequest(
        server,
        client,
        oauth.ClientSecretBasic(clientSecret),
        parameters,
        issuerRequestOptions(issuer),
      );
      const answer = await oauth.processClientCredentialsResponse(server, client, response);
      const lifeMs = (answer.expires_in ?? 0) * 1_000;
      return {
        token: answer.access_token,
        renewAtMs: askedAtMs + lifeMs - Math.min(RENEW_BEFORE_EXPIRY_MS, lifeMs / 5),
      };
    } catch (cause) {
      throw issuerRefused(cause) ? credentialsRefused(issuer, clientId, cause) : issuerUnavailable(issuer, cause);
    }
  }

  return async () => {
    if (held !== undefined && now().getTime() < held.renewAtMs) return held.token;
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    held = await asking;
    return held.token;
  };
}

type IssuerRefusal = oauth.ResponseBodyError | oauth.WWWAuthenticateChallengeError;

function issuerRefused(cause: unknown): cause is IssuerRefusal {
  const answered = cause instanceof oauth.ResponseBodyError || cause instanceof oauth.WWWAuthenticateChallengeError;
  return answered && cause.status < 500;
}

function credentialsRefused(issuer: string, clientId: string, cause: IssuerRefusal) {
  return refuse(
    "CREDENTIALS_REFUSED",
    `The issuer ${issuer} gave ${clientId} no token (${reason(cause)}). Check the client id, its secret and the scopes it asks for.`,
    { issuer, clientId },
    { cause },
  );
}

/** The error and its description, in the issuer's own words. */
function reason(cause: IssuerRefusal): string {
  const { error, error_description } =
    cause instanceof oauth.ResponseBodyError ? cause : (cause.cause[0]?.parameters ?? {});
  return [error ?? `status ${cause.status}`, error_description].filter((part) => part !== undefined).join(": ");
}
