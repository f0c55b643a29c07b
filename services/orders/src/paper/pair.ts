/** One thing said twice: in Dutch, the language of the court, and in English for whoever does not read Dutch. */
export interface Pair {
  readonly nl: string;
  readonly en: string;
}

/** The same words in both languages: a name, a number, a reference. */
export function same(text: string): Pair {
  return { nl: text, en: text };
}
