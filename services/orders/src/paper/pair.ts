/** One thing in two languages: in Dutch, the court's language, and in English for those who do not read Dutch. */
export interface Pair {
  readonly nl: string;
  readonly en: string;
}

/** Sentences that follow on each other. */
export function inOne(pairs: readonly Pair[]): Pair {
  return { nl: pairs.map(({ nl }) => nl).join(" "), en: pairs.map(({ en }) => en).join(" ") };
}

/** The same words in both languages: a name, a number, a reference. */
export function same(text: string): Pair {
  return { nl: text, en: text };
}
