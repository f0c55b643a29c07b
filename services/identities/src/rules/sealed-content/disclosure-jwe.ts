import { curveOf, type EncryptionJwk, pointOf, RECIPIENT_ALGORITHM } from "@exparte/seal/encryption-key";
import { base64url } from "jose";
import type { CourtId, DisclosureId, Jwe, KeyId } from "../ids.js";
import { refuse } from "../refusals.js";
import type { ContentKind } from "./sealed-content.js";

/**
 * A compact JWE (RFC 7516) as the hub accepts it. The hub reads the protected header and the lengths, and never the
 * content.
 *
 * The header is exactly { alg, enc, epk, kid, typ, request, recipient }, and `epk` has exactly the members of its
 * curve. `request` and `recipient` tie the bytes to one request and one court, so an answer to another request cannot
 * stand in for this one. Anything more (`zip`, `crit`, `jwk`, `jku`, `apu` …) is refused, because it could change what
 * the bytes mean. The header is not encrypted, so it may hold no free text. No refusal repeats a received value: what
 * was sent in place of a JWE may be the identity itself.
 */
export const JWE_MAX_BYTES = 64 * 1024;
export const JWE_ENCRYPTION = "A256GCM";
/** The header's `typ`, so that an objection never passes for an answer. */
export const JWE_TYPES = {
  DISCLOSURE: "exparte-disclosure+jwe",
  OBJECTION: "exparte-objection+jwe",
} as const satisfies Record<ContentKind, string>;

export interface ExpectedJwe {
  readonly kind: ContentKind;
  readonly requestId: DisclosureId;
  /** The court. */
  readonly recipient: CourtId;
  /** The keys to which it may be encrypted. */
  readonly keys: readonly EncryptionJwk[];
  /** Its place in the input. */
  readonly field: string;
}

const HEADER_MEMBERS = ["alg", "enc", "epk", "kid", "recipient", "request", "typ"];
/** RFC 7518: a wrapped 256-bit key (section 4.4), the IV and the tag of GCM (section 5.3). */
const PART_BYTES = { "encrypted key": 40, "initialization vector": 12, "authentication tag": 16 } as const;

/** Refuses anything but such a JWE, and returns the key to which it is encrypted. */
export async function checkJwe(jwe: unknown, expected: ExpectedJwe): Promise<{ jwe: Jwe; kid: KeyId }> {
  const { field } = expected;
  if (typeof jwe !== "string") throw malformed("is not a text of five base64url parts (RFC 7516, compact)", field);
  if (jwe.length > JWE_MAX_BYTES) {
    throw refuse(
      "JWE_TOO_LARGE",
      `${field} has ${jwe.length} characters; at most ${JWE_MAX_BYTES} are taken. Disclose only what was asked for.`,
      { field, limit: JWE_MAX_BYTES },
    );
  }
  const parts = jwe.split(".");
  if (parts.length !== 5 || !parts.every((part) => /^[\w-]*$/.test(part))) {
    throw malformed(
      "is not five base64url parts (RFC 7516, compact). Encrypt the answer; never send it as it is",
      field,
    );
  }
  // Bits beyond a part's last byte change its digest and not its content: the same answer could be sealed twice.
  if (!parts.every((part) => part.length % 4 !== 1 && base64url.encode(base64url.decode(part)) === part)) {
    throw malformed(
      "has a part with bits beyond its last byte, or of a length that no bytes have (RFC 4648, section 3.5)",
      field,
    );
  }
  const [header = "", key = "", iv = "", , tag = ""] = parts;
  const kid = await checkHeader(header, expected);
  checkLength(key, "encrypted key", field);
  checkLength(iv, "initialization vector", field);
  checkLength(tag, "authentication tag", field);
  return { jwe: jwe as Jwe, kid };
}

async function checkHeader(part: string, { kind, requestId, recipient, keys, field }: ExpectedJwe): Promise<KeyId> {
  const header = parseHeader(part, field);
  if (header.alg !== RECIPIENT_ALGORITHM || header.enc !== JWE_ENCRYPTION) {
    throw refuse(
      "JWE_ALGORITHM_NOT_ACCEPTED",
      `${field} must be encrypted with ${RECIPIENT_ALGORITHM} and ${JWE_ENCRYPTION}, and with nothing else.`,
      { field: `${field}.${header.alg === RECIPIENT_ALGORITHM ? "enc" : "alg"}` },
    );
  }
  if ("zip" in header) {
    throw refuse(
      "JWE_COMPRESSED",
      `${field} is compressed (zip); a compressed length tells of the content. Encrypt it as it is.`,
      { field: `${field}.zip` },
    );
  }
  if (Object.keys(header).some((member) => !HEADER_MEMBERS.includes(member))) {
    throw malformed(`has more in its header than ${HEADER_MEMBERS.join(", ")}`, field);
  }
  if (header.typ !== JWE_TYPES[kind]) throw malformed(`must have the typ ${JWE_TYPES[kind]}`, field, "typ");
  if (header.request !== requestId) {
    throw refuse(
      "JWE_WRONG_REQUEST",
      `${field} was made for another request. Encrypt the answer anew with request ${requestId} in its header.`,
      { field: `${field}.request`, requestId },
    );
  }
  const key = keys.find(({ kid }) => kid === header.kid);
  if (header.recipient !== `court:${recipient}` || key?.kid === undefined) {
    const kids = keys.map(({ kid }) => String(kid));
    throw refuse(
      "JWE_WRONG_RECIPIENT",
      `${field} is not encrypted to the recipient that the request names. Encrypt it to one of: ${kids.join(", ")}.`,
      { field: `${field}.kid`, kids },
    );
  }
  await checkEphemeralKey(header.epk, key, field);
  return key.kid as KeyId;
}

/**
 * The ephemeral key must be a point on the recipient's own curve, or the recipient cannot open the answer. A point off
 * the curve can even extract a private key from whoever decrypts.
 */
async function checkEphemeralKey(epk: unknown, recipient: EncryptionJwk, field: string): Promise<void> {
  if (!isJsonObject(epk)) throw malformed("has no ephemeral public key (epk)", field, "epk");
  const curve = curveOf(recipient, "epk");
  if (!isExactly(epk, curve)) throw malformed(`must have an epk of ${curve.members} on ${curve.crv}`, field, "epk");
  try {
    await pointOf(epk, curve, "epk");
  } catch (cause) {
    throw refuse(
      "JWE_MALFORMED",
      `${field} has an ephemeral key (epk) that is no usable point on ${curve.crv}.`,
      {
        field: `${field}.epk`,
      },
      { cause },
    );
  }
  if (isOwnKey(epk, recipient)) {
    throw malformed(
      "has the recipient's own key for its ephemeral one (epk). Make a new pair for each answer",
      field,
      "epk",
    );
  }
}

/** Compares x alone: the mirrored point is just as unsafe, and X25519 ignores the topmost bit (RFC 7748, section 5). */
function isOwnKey(epk: Readonly<Record<string, unknown>>, { crv, x }: EncryptionJwk): boolean {
  const coordinates = [epk.x, x].map((coordinate) => Buffer.from(String(coordinate), "base64url"));
  const [ephemeral, own] = coordinates.map((bytes) => {
    if (crv === "X25519") bytes.writeUInt8(bytes.readUInt8(31) & 0x7f, 31);
    return bytes.toString("hex");
  });
  return ephemeral === own;
}

function parseHeader(part: string, field: string): Readonly<Record<string, unknown>> {
  let text: string;
  let header: unknown;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(base64url.decode(part));
    header = JSON.parse(text);
  } catch {
    // Leaves out the cause, which repeats a piece of the input.
    throw malformed("has a protected header that is not JSON in base64url", field);
  }
  if (!isJsonObject(header)) throw malformed("has a protected header that is not a JSON object", field);
  // JSON.parse reads a doubled member once, so the other one would pass on unseen, whatever it says.
  if (JSON.stringify(header) !== text) {
    throw malformed("has a protected header with blanks, escapes or a member that comes twice", field);
  }
  return header;
}

/** Whether the key has that curve and only its members, each coordinate 32 bytes in base64url. */
function isExactly(epk: Readonly<Record<string, unknown>>, { kty, crv, members }: ReturnType<typeof curveOf>): boolean {
  const coordinates = members.filter((member) => member === "x" || member === "y");
  return (
    epk.kty === kty &&
    epk.crv === crv &&
    Object.keys(epk).sort().join() === members.join() &&
    coordinates.every((member) => isCoordinate(String(epk[member])))
  );
}

function isCoordinate(text: string): boolean {
  return /^[\w-]{43}$/.test(text) && base64url.encode(base64url.decode(text)) === text;
}

function checkLength(part: string, name: keyof typeof PART_BYTES, field: string): void {
  const bytes = PART_BYTES[name];
  if (base64url.decode(part).length !== bytes) throw malformed(`has an ${name} that is not ${bytes} bytes long`, field);
}

function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function malformed(what: string, field: string, member?: string): Error {
  return refuse("JWE_MALFORMED", `${field} ${what}.`, { field: member === undefined ? field : `${field}.${member}` });
}
