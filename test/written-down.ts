import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * A text in every form in which a program may have written it by accident: plain in three character sets, escaped, in
 * hexadecimal, and in base64 at each of the three offsets at which it can begin among other bytes.
 */
export function formsOf(text: string): Map<string, Buffer> {
  const utf8 = Buffer.from(text, "utf8");
  const utf16 = Buffer.from(text, "utf16le");
  const utf16be = Buffer.from(utf16).swap16();
  const forms = new Map<string, Buffer>([
    ["UTF-8", utf8],
    ["Latin-1", Buffer.from(text, "latin1")],
    ["UTF-16, little end first", utf16],
    ["UTF-16, big end first", utf16be],
    ["a URL's escapes", Buffer.from(encodeURIComponent(text))],
    ["a form's escapes", Buffer.from(new URLSearchParams({ "": text }).toString().slice(1))],
    ["JSON's escapes", Buffer.from(JSON.stringify(text).slice(1, -1))],
    ["reversed", Buffer.from([...text].reverse().join(""))],
  ]);
  for (const [name, bytes] of [
    ["UTF-8", utf8],
    ["UTF-16", utf16],
  ] as const) {
    forms.set(`hexadecimal of ${name}`, Buffer.from(bytes.toString("hex")));
    forms.set(`hexadecimal capitals of ${name}`, Buffer.from(bytes.toString("hex").toUpperCase()));
    for (const before of [0, 1, 2]) {
      // The first and last characters also encode bits of the unknown neighbouring bytes.
      const whole = Buffer.concat([Buffer.alloc(before), bytes]);
      const known = (encoding: "base64" | "base64url") =>
        whole
          .toString(encoding)
          .replace(/=+$/, "")
          .slice(before === 0 ? 0 : before + 1, -1);
      forms.set(`base64 of ${name}, ${before} bytes in`, Buffer.from(known("base64")));
      forms.set(`base64url of ${name}, ${before} bytes in`, Buffer.from(known("base64url")));
    }
  }
  return forms;
}

/** Which of the texts occur in the content, and in which form. */
export function foundIn(content: Buffer, texts: Readonly<Record<string, string>>): string[] {
  return Object.entries(texts).flatMap(([name, text]) =>
    [...formsOf(text)].filter(([, bytes]) => content.includes(bytes)).map(([form]) => `${name} in ${form}`),
  );
}

/** All files under a directory, of any kind. */
export async function filesUnder(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Reads a file that a running server may remove at any time; empty when it is gone. */
export function readIfThere(file: string): Promise<Buffer> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return Buffer.alloc(0);
    throw error;
  });
}
