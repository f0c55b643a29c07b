import { Refusal } from "@exparte/refusal";
import { openParts, readSealUnverified, splitSeal } from "@exparte/seal";

/** What a reader compares with the paper. Every text is the court's, and shown as text alone. */
export interface SealedContent {
  readonly caseNumber: string;
  readonly judge: string;
  readonly legalBasis: string;
  readonly reasons: string;
  /** The content that it is about: addresses, or the words that name it. */
  readonly targets: readonly string[];
}

/** What names a target, first come first served. */
const NAMES_OF_TARGET = ["url", "query", "locator", "value", "words", "description"] as const;

/**
 * Reads a seal that the hub has just called genuine. Undefined where it seals no order of a known form: then there is
 * nothing to compare.
 */
export function sealedContent(presented: string): SealedContent | undefined {
  try {
    const { seal, disclosures } = splitSeal(presented);
    const { document } = openParts(readSealUnverified(seal).document, "addressees", disclosures);
    return {
      caseNumber: textOf(document.caseNumber),
      judge: textOf(document.judge),
      legalBasis: textOf(document.legalBasis),
      reasons: textOf(document.statementOfReasons),
      targets: listOf(document.addressees).flatMap(targetsOf),
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

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
