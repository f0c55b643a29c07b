/**
 * A text as a typeface can set it. What it has no glyph for, and what has no shape at all (controls, joiners, marks
 * that turn the direction of reading), is named by its code points, "[U+1F600]": an order must not hide a character,
 * nor lose one. A run of them stands in one pair of brackets.
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

/** A word so long that no line could be found for it in reasonable time gets places to break at. */
export function breakable(text: string): string {
  return text.replace(LONG_RUN, `$&${ZERO_WIDTH_SPACE}`);
}

const LONG_RUN = /\S{400}/gu;
const ZERO_WIDTH_SPACE = "\u200b";
