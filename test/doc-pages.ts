import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));

export interface Page {
  /** Path from the top of the repository. */
  readonly file: string;
  readonly text: string;
}

export interface Block {
  readonly page: string;
  readonly language: string;
  readonly text: string;
  /** The last file that the text names before the block, such as `receive.mjs`. */
  readonly named: string | undefined;
}

/** README and every page of the documentation. */
export const PAGES: readonly Page[] = ["README.md", ...globSync("docs/**/*.md", { cwd: ROOT }).sort()].map((file) => ({
  file,
  text: readFileSync(join(ROOT, file), "utf8"),
}));

export function pageOf(file: string): Page {
  const page = PAGES.find((one) => one.file === file);
  if (page === undefined) throw new Error(`There is no ${file}.`);
  return page;
}

/** The fenced blocks of a page, in order. */
export function blocksOf({ file, text }: Page): Block[] {
  const named = (before: string) => [...before.matchAll(/`([\w-]+\.mjs)`/g)].at(-1)?.[1];
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map((found) => ({
    page: file,
    language: found[1] ?? "",
    text: found[2] ?? "",
    named: named(text.slice(0, found.index)),
  }));
}

export const BLOCKS: readonly Block[] = PAGES.flatMap(blocksOf);

/** A program that a page shows in full, by the name that the text gives it. */
export function programNamed(name: string): string {
  const found = BLOCKS.filter(({ language, named }) => language === "js" && named === name);
  const [program] = found;
  if (program === undefined || found.length > 1) throw new Error(`${found.length} blocks show ${name}; one should.`);
  return program.text;
}
