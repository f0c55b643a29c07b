/** Counts how many of something each party (or address) has open, up to a limit. */
export interface Tally {
  readonly limit: number;
  /** Counts one more; undefined at the limit. Calling the result takes it off again; further calls do nothing. */
  enter(key: string): (() => void) | undefined;
  /** Those who have at least one open. */
  keys(): Iterable<string>;
}

export function tally(limit: number): Tally {
  const open = new Map<string, number>();
  return {
    limit,
    keys: () => open.keys(),
    enter(key) {
      const count = open.get(key) ?? 0;
      if (count >= limit) return undefined;
      open.set(key, count + 1);
      let left = false;
      return () => {
        if (left) return;
        left = true;
        const now = (open.get(key) ?? 1) - 1;
        if (now === 0) open.delete(key);
        else open.set(key, now);
      };
    },
  };
}
