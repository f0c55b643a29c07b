import { Refusal } from "@exparte/refusal";
import {
  type CompactJWSHeaderParameters,
  createRemoteJWKSet,
  decodeJwt,
  errors,
  type FlattenedJWSInput,
  type JWTPayload,
  jwtVerify,
  type RemoteJWKSet,
} from "jose";
import type { Actor } from "./actor.js";
import { discovery, ISSUER_TIMEOUT_MS, issuerUnavailable } from "./discovery.js";
import { refuse } from "./refusals.js";

export interface TokenVerifierOptions {
  /** The one issuer whose tokens are accepted, exactly as in their `iss`. */
  readonly issuer: string;
  /** What the tokens must be meant for (`aud`). */
  readonly audience: string;
}

export type VerifyToken = (token: string | undefined) => Promise<Actor>;

const ALGORITHMS = ["ES256", "EdDSA"];

/**
 * Verifies JWT access tokens after RFC 9068 against the issuer's published keys, which are found by discovery at
 * first use and cached. Rejects with TOKEN_MISSING, TOKEN_EXPIRED, TOKEN_INVALID or ISSUER_UNAVAILABLE.
 */
export function tokenVerifier({ issuer, audience }: TokenVerifierOptions): VerifyToken {
  const metadata = discovery(issuer);
  let published: RemoteJWKSet | undefined;

  async function issuerKey(header: CompactJWSHeaderParameters, token: FlattenedJWSInput) {
    const { jwks_uri } = await metadata();
    if (jwks_uri === undefined) throw issuerUnavailable(issuer, new Error("its metadata names no jwks_uri"));
    published ??= createRemoteJWKSet(new URL(jwks_uri), { timeoutDuration: ISSUER_TIMEOUT_MS });
    try {
      return await published(header, token);
    } catch (cause) {
      if (cause instanceof errors.JWKSNoMatchingKey || cause instanceof errors.JWKSMultipleMatchingKeys) throw cause;
      throw issuerUnavailable(issuer, cause);
    }
  }

  return async (token) => {
    if (token === undefined || token === "") {
      throw refuse(
        "TOKEN_MISSING",
        "The request carries no access token. Get one from the issuer and send it as `authorization: Bearer …`.",
        { issuer },
      );
    }
    refuseForeignIssuer(token, issuer);
    try {
      const { payload } = await jwtVerify(token, issuerKey, {
        issuer,
        audience,
        typ: "at+jwt",
        algorithms: ALGORITHMS,
        requiredClaims: ["exp", "iat", "sub"],
      });
      return actorOf(payload);
    } catch (cause) {
      throw cause instanceof Refusal ? cause : refusalFor(cause, audience);
    }
  };
}

/** Before any key is looked for: "no such key" would be a puzzling answer to a token from elsewhere. */
function refuseForeignIssuer(token: string, issuer: string): void {
  let payload: JWTPayload;
  try {
    payload = decodeJwt(token);
  } catch (cause) {
    throw invalid("The access token is malformed: it is not a JWT.", "malformed", cause);
  }
  if (payload.iss !== issuer) {
    throw invalid(`The access token comes from ${payload.iss ?? "an unnamed issuer"}, not from ${issuer}.`, "issuer");
  }
}

function actorOf(payload: JWTPayload): Actor {
  const { party, scope, sub, exp } = payload;
  if (sub === undefined || exp === undefined) throw invalid("The access token has no `sub` or `exp`.", "malformed");
  if (!isParty(party)) throw invalid("The access token names no party (`party: { type, id }`).", "party");
  if (scope !== undefined && typeof scope !== "string") {
    throw invalid("The access token's `scope` is not a space-separated string.", "scope");
  }
  return {
    partyType: party.type,
    partyId: party.id,
    subject: sub,
    scopes: new Set(scope?.split(" ").filter((name) => name !== "")),
    expiresAt: new Date(exp * 1_000),
  };
}

function isParty(value: unknown): value is { type: string; id: string } {
  if (typeof value !== "object" || value === null || !("type" in value) || !("id" in value)) return false;
  return typeof value.type === "string" && value.type !== "" && typeof value.id === "string" && value.id !== "";
}

function refusalFor(cause: unknown, audience: string): unknown {
  if (cause instanceof errors.JWTExpired) {
    return refuse(
      "TOKEN_EXPIRED",
      "The access token has expired. Get a new one from the issuer and repeat the request.",
      typeof cause.payload.exp === "number" ? { expiredAt: new Date(cause.payload.exp * 1_000).toISOString() } : {},
      { cause },
    );
  }
  if (cause instanceof errors.JWTClaimValidationFailed) {
    if (cause.claim === "aud") return invalid(`The access token is not meant for ${audience}.`, "audience", cause);
    if (cause.claim === "typ")
      return invalid("The JWT is not an access token (its `typ` is not at+jwt).", "typ", cause);
    return invalid(`The access token's \`${cause.claim}\` is missing or wrong.`, "malformed", cause);
  }
  if (cause instanceof errors.JWSSignatureVerificationFailed) {
    return invalid("The access token's signature does not verify.", "signature", cause);
  }
  if (cause instanceof errors.JWKSNoMatchingKey || cause instanceof errors.JWKSMultipleMatchingKeys) {
    return invalid("The access token is signed with a key the issuer does not publish.", "signature", cause);
  }
  if (cause instanceof errors.JOSEAlgNotAllowed) {
    return invalid(`The access token is not signed with ${ALGORITHMS.join(" or ")}.`, "algorithm", cause);
  }
  if (cause instanceof errors.JOSEError) return invalid("The access token is malformed.", "malformed", cause);
  return cause;
}

function invalid(what: string, reason: string, cause?: unknown) {
  return refuse("TOKEN_INVALID", `${what} Get one from this hub's issuer.`, { reason }, { cause });
}
