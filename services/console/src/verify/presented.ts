/** What a visitor entered: the digest of a seal, as paper has it, or the seal itself. */
export type Presented =
  | { readonly kind: "digest"; readonly digest: string }
  | { readonly kind: "seal"; readonly seal: string };

/** The longest seal that the graph takes from a caller without a token, with room for the question around it. */
const LONGEST_SEAL = 250_000;

export type Problem = "empty" | "malformed" | "tooLong";

/**
 * Reads what was typed or pasted. Line ends and blanks are of the copying and not of the seal, so they are left out;
 * everything else stays as it is.
 */
export function presentedIn(text: string): Presented | { readonly problem: Problem } {
  const bare = text.replaceAll(/\s+/g, "");
  if (bare === "") return { problem: "empty" };
  if (bare.length > LONGEST_SEAL) return { problem: "tooLong" };
  if (/^[\w-]{43}$/.test(bare)) return { kind: "digest", digest: bare };
  if (/^[\w-]+\.[\w-]+\.[\w-]+(~[\w-]+)*~?$/.test(bare)) return { kind: "seal", seal: bare };
  return { problem: "malformed" };
}
