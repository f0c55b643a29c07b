import { LRUCache } from "lru-cache";

export type Fields = Readonly<Record<string, readonly string[]>>;

/**
 * The forms of one browser that were not taken, by path, as one visitor sees them: those of the visitor's own party. Whoever
 * has not signed in sees only that there are some. The oldest goes when there are too many.
 */
export interface LateForms {
  /** `owner`: whose form it is, where that is known; else it is the visitor's. */
  keep(path: string, fields: Fields, owner?: string): void;
  /** What was kept. It stays until it is sent or discarded, or its time is over. */
  of(path: string): Fields | undefined;
  /** The visitor sent this form anew: what was kept of it is replaced. */
  renew(path: string, fields: Fields): void;
  /** The visitor's form was taken: what was kept of it goes. */
  sent(path: string, fields: Fields): void;
  discard(path: string): void;
  /** Oldest first. */
  paths(): readonly string[];
  /** The forms of the same browser, as this party or nobody sees them. What nobody is known to own is the party's from now on. */
  seenBy(owner: string | undefined): LateForms;
}

export interface LateFormsOptions {
  readonly now: () => Date;
  readonly mostCharacters?: number;
}

const MOST_OF_A_BROWSER = 5;
export const KEPT_MS = 12 * 60 * 60_000;
/** Whoever sends long forms without signing in pushes out the oldest of them, and cannot fill the memory. */
const MOST_CHARACTERS = 32 * 1024 * 1024;
const MOST_FORMS = 50_000;
/** What a form, each of its fields and each of their values take beside their text, in characters. */
const OF_A_FORM = 500;
const OF_A_FIELD = 100;
const OF_A_VALUE = 50;

interface Kept {
  readonly key: number;
  readonly path: string;
  readonly owner: string | undefined;
}

/** Makes what browsers keep their late forms in: together at most so many characters, and each for twelve hours. */
export function lateForms({ now, mostCharacters = MOST_CHARACTERS }: LateFormsOptions): () => LateForms {
  let lastKey = 0;
  const all = new LRUCache<number, Fields>({
    max: MOST_FORMS,
    maxSize: mostCharacters,
    ttl: KEPT_MS,
    ttlResolution: 0,
    perf: { now: () => now().getTime() },
  });

  return () => {
    let kept: readonly Kept[] = [];

    function forget(isGone: (one: Kept) => boolean): void {
      for (const { key } of kept.filter(isGone)) all.delete(key);
      kept = kept.filter(({ key }) => all.has(key));
    }

    function viewOf(reader: string | undefined): LateForms {
      const isOwn = ({ owner }: Kept) => owner === undefined || owner === reader;
      const ownAt = (path: string) => kept.findLast((one) => one.path === path && isOwn(one));
      const fieldsAt = (path: string) => {
        const found = ownAt(path);
        return found === undefined ? undefined : all.get(found.key);
      };
      const isKept = (path: string, sent: Fields) => {
        const before = fieldsAt(path);
        return before !== undefined && isSameForm(before, sent);
      };
      const view: LateForms = {
        keep(path, fields, owner = reader) {
          if (!isFilledIn(fields)) return;
          forget((one) => one.path === path && (one.owner === undefined || one.owner === owner));
          lastKey += 1;
          all.set(lastKey, fields, { size: charactersOf(path, fields) });
          kept = [...kept, { key: lastKey, path, owner }];
          const tooMany = new Set(kept.slice(0, -MOST_OF_A_BROWSER));
          forget((one) => tooMany.has(one));
        },
        of: fieldsAt,
        renew(path, fields) {
          if (isKept(path, fields)) view.keep(path, fields);
        },
        sent(path, fields) {
          if (isKept(path, fields)) view.discard(path);
        },
        discard: (path) => forget((one) => one.path === path && isOwn(one)),
        paths: () =>
          kept.filter((one) => all.has(one.key) && (reader === undefined || isOwn(one))).map(({ path }) => path),
        seenBy(owner) {
          kept = kept.map((one) => ({ ...one, owner: one.owner ?? owner }));
          return viewOf(owner);
        },
      };
      return view;
    }

    return viewOf(undefined);
  };
}

/** What every form has, filled in or not. */
const OF_EVERY_FORM: ReadonlySet<string> = new Set(["csrf", "step"]);

/** Beside what is typed, a page may hold a button alone. */
function isFilledIn(fields: Fields): boolean {
  return Object.keys(fields).some((name) => !OF_EVERY_FORM.has(name));
}

/** The AP decides on every objection and appeal at one path: `remedy` tells those forms apart. */
function isSameForm(one: Fields, other: Fields): boolean {
  return isFilledIn(other) && one.remedy?.[0] === other.remedy?.[0];
}

/** Empty values count as well: thousands of them hold no text and fill the memory all the same. */
function charactersOf(path: string, fields: Fields): number {
  return Object.entries(fields).reduce(
    (sum, [name, values]) =>
      values.reduce((sumOfField, text) => sumOfField + OF_A_VALUE + text.length, sum + OF_A_FIELD + name.length),
    OF_A_FORM + path.length,
  );
}
