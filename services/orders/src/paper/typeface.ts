import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { create, type Font } from "fontkit";

/**
 * Source Serif 4 for reading, and Source Code Pro for comparing letter by letter (addresses, hashes): it makes 0 and O,
 * and 1, l and I, clearly different. Both have Latin, Greek and Cyrillic, and the SIL Open Font License 1.1.
 */
const FILES = {
  regular: "@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf",
  italic: "@expo-google-fonts/source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf",
  bold: "@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf",
  mono: "@expo-google-fonts/source-code-pro/400Regular/SourceCodePro_400Regular.ttf",
} as const;

export type FaceName = keyof typeof FILES;

export interface Face {
  readonly file: Buffer;
  readonly hasGlyph: (codePoint: number) => boolean;
}

const { resolve } = createRequire(import.meta.url);

export async function typeface(): Promise<Readonly<Record<FaceName, Face>>> {
  const [regular, italic, bold, mono] = await Promise.all([
    face("regular"),
    face("italic"),
    face("bold"),
    face("mono"),
  ]);
  return { regular, italic, bold, mono };
}

async function face(name: FaceName): Promise<Face> {
  const file = await readFile(resolve(FILES[name]));
  const characters = new Set((create(file) as Font).characterSet);
  return { file, hasGlyph: (codePoint) => characters.has(codePoint) };
}
