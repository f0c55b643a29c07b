export const TARGET_KINDS = [
  "URL",
  "ACCOUNT",
  "SITE",
  "SEARCH_RESULT",
  "ITEM",
  "LOCATOR",
  "EQUIVALENT",
  "CONTENT_HASH",
] as const;

type NamedTarget = {
  readonly [Name in "url" | "locator" | "words" | "algorithm" | "value"]?: string | null | undefined;
};

/** A target as one line of a form. */
export function lineOf({ url, locator, words, algorithm, value }: NamedTarget): string {
  return url ?? locator ?? words ?? `${algorithm ?? ""} ${value ?? ""}`.trim();
}

/** A line of a form as a target of its kind names it. */
export function namedBy(kind: string, line: string, query: string): Readonly<Record<string, string>> {
  switch (kind) {
    case "LOCATOR":
      return { locator: line, description: line };
    case "EQUIVALENT":
      return { words: line };
    case "CONTENT_HASH": {
      const [algorithm = "", ...value] = line.split(/\s+/);
      return { algorithm, value: value.join("") };
    }
    case "SEARCH_RESULT":
      return { url: line, query };
    default:
      return { url: line };
  }
}
