import { createHash } from "node:crypto";
import { generateSealKey, publicSealKey, signSealInParts } from "@exparte/seal";
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from "jose";

export const DIGEST = createHash("sha256").update("a seal").digest("base64url");

/** Texts that would run, lead away or disturb if a page took them for anything but text. */
export const HOSTILE = {
  script: "<script>globalThis.hacked = true</script>",
  image: '"><img src=x onerror="globalThis.hacked = true">',
  textarea: "</textarea><script>globalThis.hacked = true</script>",
  link: "javascript:globalThis.hacked=true",
  elsewhere: "https://evil.example/steal?from=here",
  turned: "\u202eexe.tpircs",
} as const;

/** A sealed order with its key: of a kind that every browser can verify, and with hostile texts all over. */
export async function hostileOrder(algorithm: "ES256" | "EdDSA" = "ES256") {
  const { privateJwk } = await generateSealKey(algorithm);
  const document = {
    type: "exparte-order",
    court: "rb-amsterdam",
    caseNumber: `C/13/1 ${HOSTILE.script}`,
    version: 1,
    judge: HOSTILE.image,
    legalBasis: HOSTILE.turned,
    statementOfReasons: `${HOSTILE.textarea} ${HOSTILE.elsewhere}`,
    issuedAt: "2026-11-20T09:12:00.000Z",
    addressees: [
      { platform: "vidshare", items: [{ url: HOSTILE.link }, { url: HOSTILE.elsewhere }] },
      { platform: "findit", duties: [{ kind: "DEREFERENCE", targets: [{ query: HOSTILE.image, url: HOSTILE.link }] }] },
    ],
  };
  const seal: string = await signSealInParts(document, "addressees", privateJwk);
  return { seal, key: publicSealKey(privateJwk) };
}

/** A sealed order that asks who posted something, with the thumbprint of the key that opens the answer. */
export async function disclosingOrder() {
  const { privateJwk } = await generateSealKey("ES256");
  const { publicKey } = await generateKeyPair("ECDH-ES+A256KW", { extractable: true });
  const jwk = await exportJWK(publicKey);
  const duty = {
    kind: "DISCLOSE",
    targets: [{ url: "https://vidshare.example/v/1" }],
    disclosure: { recipient: { jwk } },
  };
  const document = { type: "exparte-order", addressees: [{ platform: "vidshare", duties: [duty] }] };
  const seal: string = await signSealInParts(document, "addressees", privateJwk);
  return { seal, key: publicSealKey(privateJwk), thumbprint: await calculateJwkThumbprint(jwk) };
}

/** What the graph says of a seal; by default a genuine one in force. */
export function checkOf(
  standing: Readonly<Record<string, unknown>> = {},
  check: Readonly<Record<string, unknown>> = {},
): object {
  return {
    genuine: true,
    inForce: true,
    isCurrentVersion: true,
    keyRevokedAt: null,
    standing: {
      courtName: "Rechtbank Amsterdam",
      version: 1,
      issuedAt: "2026-11-20T09:12:00.000Z",
      currentVersion: 1,
      status: "IN_FORCE",
      since: "2026-11-20T09:12:00.000Z",
      liftedBecause: null,
      key: { kty: "OKP", crv: "Ed25519", x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", kid: "rb-amsterdam-2026-1" },
      ...standing,
    },
    ...check,
  };
}

export const NOT_GENUINE = {
  genuine: false,
  inForce: false,
  isCurrentVersion: false,
  keyRevokedAt: null,
  standing: null,
};
