/** Keeps each party's items in order, and takes them from the parties in turn, however many items one has. */
export interface FairQueue<T> {
  readonly size: number;
  /** The result takes it out again, if it still stands there. */
  add(party: string, item: T): () => void;
  /** The first item of the party that has waited longest for its turn, among the parties that may have one. */
  take(mayHaveOne: (party: string) => boolean): { readonly party: string; readonly item: T } | undefined;
}

export function fairQueue<T>(): FairQueue<T> {
  /** In the order of turns: a party that had one goes to the end. */
  const byParty = new Map<string, T[]>();
  let size = 0;
  return {
    get size() {
      return size;
    },
    add(party, item) {
      const items = byParty.get(party);
      if (items === undefined) byParty.set(party, [item]);
      else items.push(item);
      size += 1;
      return () => {
        const waiting = byParty.get(party);
        const index = waiting?.indexOf(item) ?? -1;
        if (waiting === undefined || index < 0) return;
        waiting.splice(index, 1);
        size -= 1;
        if (waiting.length === 0) byParty.delete(party);
      };
    },
    take(mayHaveOne) {
      for (const [party, items] of byParty) {
        if (!mayHaveOne(party)) continue;
        const [item] = items.splice(0, 1);
        if (item === undefined) throw new Error("A party without items stands in the queue");
        byParty.delete(party);
        if (items.length > 0) byParty.set(party, items);
        size -= 1;
        return { party, item };
      }
      return undefined;
    },
  };
}
