import { createHash, randomBytes } from "node:crypto";
import { base64url, type JWK } from "jose";
import type { Tagged } from "type-fest";
import { canonicalJson, type JsonObject, type JsonValue } from "./canonical-json.js";
import { refuse } from "./refusals.js";
import { type SealedText, signSeal } from "./seal.js";

/**
 * A document that several read, each only a part of it, is sealed in parts: one of its lists holds digests in place of
 * its elements (RFC 9901, section 4.2.4.2), and each reader gets the elements that are its own. The seal is over the
 * digests, so it is the same seal for everybody, whatever parts come with it. What is not in the list, all can read.
 *
 * The text is `<JWS>~<part>~<part>~`, as an SD-JWT without key binding has it. A part (RFC 9901: Disclosure) is the
 * base64url of `[salt, element]`. Without the salt a reader could find the element of another by guessing: its digest
 * would show which guess is right. There are no decoy digests: whoever takes the document in could not tell one from a
 * part that is held back.
 */

/** A seal as it travels: a compact JWS, with the parts after it that its reader may read. */
export type PresentedSeal = Tagged<string, "PresentedSeal"> | SealedText;

/** One part as text (RFC 9901, section 4.2.2). */
export type Disclosure = Tagged<string, "Disclosure">;

/** The only digest that parts may be found by, also where a document does not say (RFC 9901, section 4.1.1). */
const ALGORITHM = "sha-256";
const SALT_BYTES = 16;
/** base64url of at least 128 bits (RFC 9901, section 9.3). */
const SALT = /^[\w-]{22,}$/;
const DIGEST = /^[\w-]{43}$/;

/** An opened part, and the text it was read from. */
export interface Part {
  readonly disclosure: Disclosure;
  readonly element: JsonValue;
}

export interface OpenedParts {
  /** The document with its elements in place of their digests; those that did not come are left out. */
  readonly document: JsonObject;
  /** The parts that came, in the order of the document. Empty for a document that is not in parts. */
  readonly parts: readonly Part[];
  readonly inParts: boolean;
  /** How many elements did not come. */
  readonly missing: number;
}

/** base64url(SHA-256) of a part's text, which stands in the document for the element (RFC 9901, section 4.2.3). */
export function partDigest(disclosure: string): string {
  return createHash("sha256").update(disclosure, "ascii").digest("base64url");
}

/** A part of its own salt, which nobody else may learn. */
export function makePart(element: unknown): Disclosure {
  const salt = randomBytes(SALT_BYTES).toString("base64url");
  return base64url.encode(canonicalJson([salt, element])) as Disclosure;
}

/** Seals a document with one of its lists in parts, each with a fresh salt: so a second seal differs from the first. */
export async function signSealInParts(
  document: Readonly<Record<string, unknown>>,
  list: string,
  privateJwk: JWK,
): Promise<PresentedSeal> {
  const elements = document[list];
  if (!Array.isArray(elements)) throw new TypeError(`The document has no list ${list} to seal in parts.`);
  const parts = elements.map(makePart);
  const digests = parts.map((part) => ({ "...": partDigest(part) }));
  return presentSeal(await signSeal({ ...document, [list]: digests, _sd_alg: ALGORITHM }, privateJwk), parts);
}

/** The seal with the parts that its reader may read. */
export function presentSeal(seal: SealedText, parts: readonly Disclosure[]): PresentedSeal {
  return [seal, ...parts, ""].join("~") as PresentedSeal;
}

/**
 * Separates the JWS from the parts after it. Refuses with PART_MALFORMED when the last one is cut off; whether the
 * first is a JWS at all, `takeInSeal` and `verifySeal` tell.
 */
export function splitSeal(presented: string): { readonly seal: SealedText; readonly disclosures: Disclosure[] } {
  const [seal = "", ...rest] = presented.split("~");
  const after = rest.pop() ?? "";
  if (after !== "") {
    throw refuse(
      "PART_MALFORMED",
      "After the last ~ of the seal stands a text. Every part ends in ~, and a key binding (RFC 9901, section 4.3) is not accepted.",
      { field: "seal" },
    );
  }
  return { seal: seal as SealedText, disclosures: rest as Disclosure[] };
}

/**
 * The document with those elements that came as parts, once its seal is verified. Each part must be one of this
 * document. Refuses with PART_MALFORMED, PART_MISMATCH, PART_TWICE or PARTS_ALGORITHM_NOT_ACCEPTED.
 */
export function openParts(sealed: JsonObject, list: string, disclosures: readonly Disclosure[]): OpenedParts {
  const digests = digestsIn(sealed, list);
  const came = new Map<string, Part>();
  disclosures.forEach((disclosure, index) => {
    const digest = partDigest(disclosure);
    if (came.has(digest)) throw twice(`Part ${index + 1} of the seal is the same as an earlier one; send it once.`);
    if (digests?.includes(digest) !== true) {
      throw refuse(
        "PART_MISMATCH",
        `Part ${index + 1} of the seal has a digest that is not in the sealed document: it was changed, or belongs to another one.`,
        { field: "seal", part: index + 1 },
      );
    }
    came.set(digest, { disclosure, element: readPart(disclosure, index)[1] });
  });
  if (digests === undefined) return { document: sealed, parts: [], inParts: false, missing: 0 };
  const parts = digests.flatMap((digest) => came.get(digest) ?? []);
  const { _sd_alg: _, ...document } = sealed;
  return {
    document: { ...document, [list]: parts.map(({ element }) => element) },
    parts,
    inParts: true,
    missing: digests.length - parts.length,
  };
}

/**
 * As `openParts`, for a document that arrives for the first time: it comes with every part, each in its one spelling
 * and with a salt of its own that cannot be guessed. Refuses with one of PART_* and PARTS_*.
 */
export function takeInParts(sealed: JsonObject, list: string, disclosures: readonly Disclosure[]): OpenedParts {
  const opened = openParts(sealed, list, disclosures);
  if (opened.missing > 0) {
    throw refuse(
      "PART_MISSING",
      `The sealed document has ${opened.missing} ${opened.missing === 1 ? "digest" : "digests"} whose part did not come. Send the seal with all its parts.`,
      { field: "seal", missing: opened.missing },
    );
  }
  const salts = new Set<string>();
  disclosures.forEach((disclosure, index) => {
    const [salt, element] = readPart(disclosure, index);
    if (respelled(salt, element) !== disclosure) {
      throw malformed(index, "is not canonical JSON (RFC 8785), which every reader reads alike");
    }
    if (!SALT.test(salt)) throw malformed(index, "has a salt that is not the base64url of 128 random bits at least");
    if (salts.has(salt))
      throw malformed(index, "has the salt of an earlier part, so that its reader could guess that one");
    salts.add(salt);
  });
  return opened;
}

/** Undefined when the list is in clear: a document that is not in parts. */
function digestsIn(sealed: JsonObject, list: string): string[] | undefined {
  const elements = sealed[list];
  const algorithm = sealed._sd_alg;
  const entries: readonly unknown[] = Array.isArray(elements) ? elements : [];
  if (algorithm === undefined && !entries.some(isDigestEntry)) return undefined;
  if (algorithm !== undefined && algorithm !== ALGORITHM) {
    throw refuse(
      "PARTS_ALGORITHM_NOT_ACCEPTED",
      `The sealed document finds its parts by ${JSON.stringify(algorithm)}; only ${ALGORITHM} is accepted.`,
      { field: "seal", member: "_sd_alg" },
    );
  }
  const digests = entries.map((entry, index) => {
    if (isDigestEntry(entry)) return entry["..."];
    throw refuse(
      "PART_MALFORMED",
      `${list}[${index}] of the sealed document is no digest of a part; of a document in parts, every element of ${list} is one: {"...": base64url(SHA-256)}.`,
      { field: "seal", member: `${list}[${index}]` },
    );
  });
  if (new Set(digests).size < digests.length) throw twice("The sealed document names one digest twice.");
  return digests;
}

function isDigestEntry(entry: unknown): entry is { readonly "...": string } {
  if (typeof entry !== "object" || entry === null || Object.keys(entry).length !== 1) return false;
  return "..." in entry && typeof entry["..."] === "string" && DIGEST.test(entry["..."]);
}

/** Undefined for what has no canonical form, such as half a character. */
function respelled(salt: string, element: JsonValue): string | undefined {
  try {
    return base64url.encode(canonicalJson([salt, element]));
  } catch {
    return undefined;
  }
}

function readPart(disclosure: Disclosure, index: number): readonly [salt: string, element: JsonValue] {
  let read: unknown;
  try {
    read = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(base64url.decode(disclosure)));
  } catch (cause) {
    throw malformed(index, "is not JSON in base64url", cause);
  }
  if (!Array.isArray(read) || read.length !== 2 || typeof read[0] !== "string") {
    throw malformed(index, "is not a list of a salt and an element");
  }
  return [read[0], read[1] as JsonValue];
}

function malformed(index: number, what: string, cause?: unknown) {
  return refuse(
    "PART_MALFORMED",
    `Part ${index + 1} of the seal ${what}. A part is base64url of ["<salt>", <element>] (RFC 9901, section 4.2.2).`,
    { field: "seal", part: index + 1 },
    cause === undefined ? {} : { cause },
  );
}

function twice(message: string) {
  return refuse("PART_TWICE", message, { field: "seal" });
}
