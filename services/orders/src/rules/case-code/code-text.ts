import { refuse } from "../refusals.js";

/**
 * A code as somebody types it from a letter: 27 characters of chance (135 bits) in Crockford's base 32, which has no I, L, O
 * and U, and a check character by which a slip is told from a wrong code; in groups of four, as
 * `7K3M-9QXA-…`. Upper and lower case are one; I and L are read as 1, O as 0; spaces and hyphens do not matter.
 */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CHARACTERS = 27;
const GROUP = 4;
/** Crockford's check is by a prime. Of its 37 values, the last five would be signs that are hard to type. */
const CHECK_BY = 37;

/** As many random bytes as `codeOf` takes. */
export const CODE_BYTES = CHARACTERS;

/** The code of these random bytes; undefined where its check character is a sign: then draw others. */
export function codeOf(bytes: Uint8Array): string | undefined {
  if (bytes.length !== CODE_BYTES) throw new Error(`A code is made of ${CODE_BYTES} bytes, not of ${bytes.length}`);
  // 256 is a multiple of 32, so each character is as likely as any other.
  const text = [...bytes].map((byte) => ALPHABET.charAt(byte % 32)).join("");
  const check = checkOf(text);
  return check === undefined ? undefined : `${text}${check}`;
}

/** In groups, as it is printed and shown. */
export function inGroups(code: string): string {
  return code.match(new RegExp(`.{1,${GROUP}}`, "g"))?.join("-") ?? code;
}

/** The code that somebody typed, in `field`. Refuses what cannot be one, which is a slip and says nothing of any code. */
export function typedCode(typed: string, field = "code"): string {
  const code = typed.toUpperCase().replace(/[\s-]/g, "").replace(/[IL]/g, "1").replaceAll("O", "0");
  const isOne = code.length === CHARACTERS + 1 && [...code].every((one) => ALPHABET.includes(one));
  if (isOne && checkOf(code.slice(0, -1)) === code.at(-1)) return code;
  throw refuse(
    "CASE_CODE_MISTYPED",
    `A code has ${CHARACTERS + 1} letters and digits, of which the last checks the others; compare it with the letter, character by character.`,
    { field },
  );
}

function checkOf(text: string): string | undefined {
  const rest = [...text].reduce((sum, one) => (sum * 32 + ALPHABET.indexOf(one)) % CHECK_BY, 0);
  return ALPHABET[rest];
}
