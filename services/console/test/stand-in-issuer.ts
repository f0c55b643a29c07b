import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

export interface StandInIssuer {
  readonly url: string;
  /** Who signs in next, and what for. */
  party: { readonly type: string; readonly id: string };
  scope: string;
  tokenSeconds: number;
  /** The nonce of its id tokens; by default the one that was asked with. */
  nonce: string | undefined;
  close(): Promise<void>;
}

/** An OpenID Connect issuer that lets everybody in at once: authorization code with PKCE, and no refresh tokens. */
export async function openStandInIssuer(): Promise<StandInIssuer> {
  const { privateKey, publicKey } = await generateKeyPair("ES256");
  const codes = new Map<string, { challenge: string; nonce: string }>();
  const issuer = {
    party: { type: "court", id: "rb-amsterdam" },
    scope: "applications:submit applications:read orders:read orders:grant",
    tokenSeconds: 600,
    nonce: undefined as string | undefined,
  };
  let url = "";

  async function tokens(form: URLSearchParams): Promise<object | undefined> {
    const asked = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (asked?.challenge !== challenge) return undefined;
    const signed = (claims: Record<string, unknown>, audience: string) =>
      new SignJWT({ ...claims, jti: randomUUID() })
        .setProtectedHeader({ alg: "ES256" })
        .setIssuer(url)
        .setSubject(issuer.party.id)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime("1h")
        .sign(privateKey);
    return {
      access_token: await signed({ party: issuer.party, scope: issuer.scope }, "urn:exparte:hub"),
      id_token: await signed({ nonce: issuer.nonce ?? asked.nonce }, "console"),
      token_type: "Bearer",
      expires_in: issuer.tokenSeconds,
    };
  }

  const server = createServer(async (request, response) => {
    const asked = new URL(request.url ?? "/", url);
    const answer = (body: object, status = 200) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    switch (asked.pathname) {
      case "/.well-known/openid-configuration":
        return answer({
          issuer: url,
          authorization_endpoint: `${url}/auth`,
          token_endpoint: `${url}/token`,
          jwks_uri: `${url}/jwks`,
          response_types_supported: ["code"],
          id_token_signing_alg_values_supported: ["ES256"],
          code_challenge_methods_supported: ["S256"],
        });
      case "/jwks":
        return answer({ keys: [await exportJWK(publicKey)] });
      case "/auth": {
        const code = randomUUID();
        const {
          code_challenge: challenge = "",
          nonce = "",
          state = "",
          redirect_uri = "",
        } = Object.fromEntries(asked.searchParams);
        codes.set(code, { challenge, nonce });
        return response.writeHead(303, { location: `${redirect_uri}?${new URLSearchParams({ code, state })}` }).end();
      }
      default: {
        const told = await tokens(new URLSearchParams(await text(request)));
        return told === undefined ? answer({ error: "invalid_grant" }, 400) : answer(told);
      }
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(issuer, {
    url,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  });
}
