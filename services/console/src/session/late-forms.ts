import { LRUCache } from "lru-cache";

export type Fields = Readonly<Record<string, readonly string[]>>;

/** The forms of one session that were sent too late to be taken, by path; the oldest goes when there are too many. */
export interface LateForms {
  keep(path: string, fields: Fields): void;
  /** Gives a form back, once. */
  take(path: string): Fields | undefined;
  /** Oldest first. */
  paths(): readonly string[];
}

const MOST_OF_A_SESSION = 5;
/** Whoever sends long forms without signing in pushes out the oldest of them, and cannot fill the memory. */
const MOST_CHARACTERS = 32 * 1024 * 1024;

/** Makes what sessions keep their late forms in: together at most so many characters. */
export function lateForms(mostCharacters = MOST_CHARACTERS): () => LateForms {
  let sessions = 0;
  const all = new LRUCache<string, Fields>({ maxSize: mostCharacters, sizeCalculation: charactersOf });
  return () => {
    sessions += 1;
    const session = sessions;
    const keyOf = (path: string) => `${session} ${path}`;
    let own: readonly string[] = [];
    const paths = () => own.filter((path) => all.has(keyOf(path)));
    return {
      keep(path, fields) {
        own = [...paths().filter((other) => other !== path), path];
        all.set(keyOf(path), fields);
        for (const oldest of own.slice(0, -MOST_OF_A_SESSION)) all.delete(keyOf(oldest));
      },
      take(path) {
        const fields = all.get(keyOf(path));
        all.delete(keyOf(path));
        return fields;
      },
      paths,
    };
  };
}

function charactersOf(fields: Fields): number {
  const texts = Object.entries(fields).flatMap(([name, values]) => [name, ...values]);
  return 1 + texts.reduce((sum, text) => sum + text.length, 0);
}
