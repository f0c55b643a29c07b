import { Refusal } from "@exparte/refusal";
import { openParts, readSealUnverified, splitSeal } from "@exparte/seal";
import { calculateJwkThumbprint, type JWK } from "jose";

/** What a reader compares with the paper. Every text is the court's, and shown as text alone. */
export interface SealedContent {
  readonly caseNumber: string;
  readonly judge: string;
  readonly legalBasis: string;
  readonly reasons: string;
  /** The content that it is about: addresses, or the words that name it. */
  readonly targets: readonly string[];
  /** To whom the order asks to say who posted something: the RFC 7638 thumbprints of the keys that open the answer. */
  readonly answerKeys: readonly AnswerKey[];
}

export interface AnswerKey {
  readonly thumbprint: string;
  /** The court's own, or of an advocate whom it certified. */
  readonly of: "court" | "advocate";
}

/** What names a target, first come first served. */
const NAMES_OF_TARGET = ["url", "query", "locator", "value", "words", "description"] as const;

/**
 * Reads a seal that the hub has just called genuine. Undefined where it seals no order of a known form: then there is
 * nothing to compare.
 */
export async function sealedContent(presented: string): Promise<SealedContent | undefined> {
  try {
    const { seal, disclosures } = splitSeal(presented);
    const { document } = openParts(readSealUnverified(seal).document, "addressees", disclosures);
    return {
      caseNumber: textOf(document.caseNumber),
      judge: textOf(document.judge),
      legalBasis: textOf(document.legalBasis),
      reasons: textOf(document.statementOfReasons),
      targets: listOf(document.addressees).flatMap(targetsOf),
      answerKeys: await answerKeysIn(listOf(document.addressees)),
    };
  } catch (cause) {
    if (cause instanceof Refusal) return undefined;
    throw cause;
  }
}

function targetsOf(addressee: unknown): string[] {
  const { items, duties } = membersOf(addressee);
  const targets = [...listOf(items), ...listOf(duties).flatMap((duty) => listOf(membersOf(duty).targets))];
  return targets.flatMap((target) => {
    const members = membersOf(target);
    const named = NAMES_OF_TARGET.map((name) => textOf(members[name])).filter((text) => text !== "");
    return named.length === 0 ? [] : [named.slice(0, 2).join(" · ")];
  });
}

/** Those of the parts that came, each once. */
async function answerKeysIn(addressees: readonly unknown[]): Promise<readonly AnswerKey[]> {
  const duties = addressees.flatMap((addressee) => listOf(membersOf(addressee).duties));
  const found = await Promise.all(duties.map(answerKeyOf));
  const keys = found.filter((key) => key !== undefined);
  return [...new Map(keys.map((key) => [key.thumbprint, key])).values()];
}

async function answerKeyOf(duty: unknown): Promise<AnswerKey | undefined> {
  const { jwk, certificate } = membersOf(membersOf(membersOf(duty).disclosure).recipient);
  if (jwk === undefined) return undefined;
  // A key that is none has no thumbprint, and a court's document may hold anything.
  const thumbprint = await calculateJwkThumbprint(membersOf(jwk) as JWK).catch(() => undefined);
  return thumbprint === undefined ? undefined : { thumbprint, of: certificate === undefined ? "court" : "advocate" };
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
