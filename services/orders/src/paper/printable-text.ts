/**
 * A text in a form that a typeface can print. Characters without a glyph or a shape (controls, joiners, marks that
 * change the reading direction) appear as code points, "[U+1F600]", because an order must neither hide nor lose a
 * character. A run of them shares one pair of brackets.
 */
export function printableText(text: string, hasGlyph: (codePoint: number) => boolean): string {
  let printable = "";
  let unseen: string[] = [];
  const flush = () => {
    if (unseen.length > 0) printable += `[${unseen.join(" ")}]`;
    unseen = [];
  };
  for (const character of text.normalize("NFC").replace(/\r\n?/g, "\n").replaceAll("\t", " ")) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (character === "\n" || (!SHAPELESS.test(character) && codePoint <= 0xffff && hasGlyph(codePoint))) {
      flush();
      printable += character;
    } else {
      unseen.push(`U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`);
    }
  }
  flush();
  return printable;
}

const SHAPELESS = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;

/** Gives places to break to a word that is too long to fit into lines in reasonable time. */
export function breakable(text: string): string {
  return text.replace(LONG_RUN, `$&${ZERO_WIDTH_SPACE}`);
}

const LONG_RUN = /\S{400}/gu;
const ZERO_WIDTH_SPACE = "\u200b";
