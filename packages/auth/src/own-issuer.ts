import { calculateJwkThumbprint, importJWK, type JWK, SignJWT } from "jose";

export interface OwnIssuerOptions {
  /** The `iss` of its tokens, and where services find its metadata. */
  readonly issuer: string;
  readonly audience: string;
  /** A private key for ES256 (P-256). */
  readonly key: JWK;
  readonly now: () => Date;
}

/** What a token says, beside issuer, audience and moments. */
export interface OwnToken {
  readonly party: { readonly type: string; readonly id: string };
  readonly scope: string;
  readonly lifeSeconds: number;
}

export interface OwnIssuer {
  /** An access token after RFC 9068, as `tokenVerifier` accepts it with this issuer as its own. */
  sign(token: OwnToken): Promise<string>;
  /** For `.well-known/openid-configuration` (OpenID Connect Discovery 1.0). */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** What `jwks_uri` answers with: the public half of the key. */
  readonly jwks: { readonly keys: readonly JWK[] };
}

/** Where an issuer's metadata and keys are, below its address. */
export const ISSUER_PATHS = { metadata: "/.well-known/openid-configuration", keys: "/jwks" } as const;

/** An issuer inside the hub, for parties that have no client at the operator's. Rejects a key that cannot sign. */
export async function ownIssuer({ issuer, audience, key, now }: OwnIssuerOptions): Promise<OwnIssuer> {
  const { kty, crv, x, y } = key;
  if (kty !== "EC" || crv !== "P-256" || x === undefined || y === undefined || key.d === undefined) {
    throw new Error("The key of the hub's own issuer is not a private JWK for ES256 (EC, P-256).");
  }
  const kid = await calculateJwkThumbprint(key);
  const signingKey = await importJWK(key, "ES256");
  return {
    sign({ party, scope, lifeSeconds }) {
      const issuedAt = Math.floor(now().getTime() / 1_000);
      return new SignJWT({ party, scope })
        .setProtectedHeader({ alg: "ES256", typ: "at+jwt", kid })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(party.id)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + lifeSeconds)
        .sign(signingKey);
    },
    metadata: { issuer, jwks_uri: `${issuer.replace(/\/$/, "")}${ISSUER_PATHS.keys}` },
    jwks: { keys: [{ kty, crv, x, y, kid, alg: "ES256", use: "sig" }] },
  };
}
