import { CompactEncrypt, compactDecrypt, errors, importJWK, type JWK } from "jose";
import { refuse } from "./refusals.js";

/** The only algorithms that the hub accepts (RFC 7518). */
const ALGORITHM = "ECDH-ES+A256KW";
const ENCRYPTION = "A256GCM";
const TYPES = { DISCLOSURE: "exparte-disclosure+jwe", OBJECTION: "exparte-objection+jwe" } as const;
/** Contents are padded to a multiple of this, so that the length does not reveal which data they hold. */
const FILL_TO_BYTES = 2048;

/** What ties a JWE to one request, one court and one key. */
export interface CipherBinding {
  readonly kind: keyof typeof TYPES;
  readonly requestId: string;
  readonly court: string;
}

/** Encrypts to the recipient alone. The protected header names what the content belongs to. */
export async function encryptFor(
  recipient: JWK,
  { kind, requestId, court }: CipherBinding,
  content: object,
): Promise<string> {
  const { kid } = recipient;
  if (kid === undefined) throw new TypeError("A recipient's key must carry its kid");
  const header = {
    alg: ALGORITHM,
    enc: ENCRYPTION,
    kid,
    typ: TYPES[kind],
    request: requestId,
    recipient: `court:${court}`,
  };
  const key = await importJWK(recipient, ALGORITHM);
  return new CompactEncrypt(filled(content)).setProtectedHeader(header).encrypt(key);
}

/**
 * Opens what was encrypted to a private key, and checks what it belongs to. Refuses with ANSWER_UNREADABLE or
 * ANSWER_MISMATCH; neither repeats any of the content.
 */
export async function decryptWith(
  privateKey: JWK,
  { kind, requestId, court }: CipherBinding,
  jwe: string,
): Promise<Readonly<Record<string, unknown>>> {
  const { plaintext, protectedHeader } = await opened(privateKey, jwe);
  const { typ, request, recipient } = protectedHeader;
  if (typ !== TYPES[kind] || request !== requestId || recipient !== `court:${court}`) {
    throw refuse("ANSWER_MISMATCH", `This is not the ${kind} of request ${requestId} for court ${court}.`, {
      requestId,
    });
  }
  try {
    const content: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(plaintext));
    if (typeof content === "object" && content !== null && !Array.isArray(content)) {
      return content as Readonly<Record<string, unknown>>;
    }
  } catch {
    // Leaves out the cause, which repeats a piece of the content.
    throw unreadable(requestId, "it holds no JSON");
  }
  throw unreadable(requestId, "it holds no JSON object");

  async function opened(key: JWK, text: string) {
    try {
      return await compactDecrypt(text, await importJWK(key, ALGORITHM), {
        keyManagementAlgorithms: [ALGORITHM],
        contentEncryptionAlgorithms: [ENCRYPTION],
      });
    } catch (cause) {
      if (!(cause instanceof errors.JOSEError)) throw cause;
      throw unreadable(requestId, "it was changed on the way, or is for another key", cause);
    }
  }
}

function unreadable(requestId: string, why: string, cause?: unknown): Error {
  return refuse(
    "ANSWER_UNREADABLE",
    `The answer to ${requestId} does not open: ${why}.`,
    { requestId },
    cause === undefined ? {} : { cause },
  );
}

/** JSON may end in spaces, so these pad it. */
function filled(content: object): Uint8Array {
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  const whole = new Uint8Array(Math.ceil(bytes.length / FILL_TO_BYTES) * FILL_TO_BYTES).fill(0x20);
  whole.set(bytes);
  return whole;
}
