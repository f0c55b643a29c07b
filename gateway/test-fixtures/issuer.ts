import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { listen } from "@exparte/subgraph/listen";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

export interface FixtureIssuer {
  issuer: string;
  /** An access token for a court, after RFC 9068. */
  token(
    partyId: string,
    options?: { livesMs?: number; foreignKey?: boolean; issuer?: string; audience?: string },
  ): Promise<string>;
  close(): Promise<void>;
}

/** An issuer with discovery and keys, over a real socket. */
export async function fixtureIssuer(): Promise<FixtureIssuer> {
  const own = await generateKeyPair("ES256", { extractable: true });
  const foreign = await generateKeyPair("ES256", { extractable: true });
  const jwk = { ...(await exportJWK(own.publicKey)), kid: "1", alg: "ES256", use: "sig" };
  let issuer = "";
  const server = createServer((request, response) => {
    response.setHeader("content-type", "application/json");
    response.end(
      JSON.stringify(request.url?.startsWith("/jwks") ? { keys: [jwk] } : { issuer, jwks_uri: `${issuer}/jwks` }),
    );
  });
  issuer = `http://localhost:${await listen(server, 0, undefined)}`;
  return {
    issuer,
    token: (partyId, { livesMs = 600_000, foreignKey = false, ...claims } = {}) =>
      new SignJWT({ party: { type: "court", id: partyId }, scope: "" })
        .setProtectedHeader({ alg: "ES256", typ: "at+jwt", kid: "1" })
        .setIssuer(claims.issuer ?? issuer)
        .setAudience(claims.audience ?? "urn:exparte:hub")
        .setSubject(partyId)
        .setJti(randomUUID())
        .setIssuedAt(new Date(Date.now() - 60_000))
        .setExpirationTime(new Date(Date.now() + livesMs))
        .sign(foreignKey ? foreign.privateKey : own.privateKey),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
