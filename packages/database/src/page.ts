import { type Instant, isInstant } from "@exparte/dutch-time";
import { isId } from "@exparte/text";

/** One page of a list, newest first, by keyset: as fast on the last page as on the first. */
export interface Page<Entry> {
  readonly entries: readonly { readonly entry: Entry; readonly cursor: string }[];
  readonly hasNextPage: boolean;
}

export interface PageWanted {
  readonly first: number;
  readonly after?: string;
}

/** Where an entry stands in its list. */
export interface Place {
  readonly at: Instant;
  readonly id: string;
}

/** Makes one page of `first` + 1 entries: the last one only shows that there are more. */
export function pageOf<Entry>(read: readonly Entry[], first: number, placeOf: (entry: Entry) => Place): Page<Entry> {
  return {
    entries: read.slice(0, first).map((entry) => ({ entry, cursor: writeCursor(placeOf(entry)) })),
    hasNextPage: read.length > first,
  };
}

function writeCursor({ at, id }: Place): string {
  return Buffer.from(JSON.stringify([at, id])).toString("base64url");
}

/** Reads a cursor that a page gave out, and gives undefined for anything else: PostgreSQL would fail on what only resembles a moment. */
export function readCursor(cursor: string): Place | undefined {
  let read: unknown;
  try {
    read = JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    return undefined; // not JSON, so not a cursor
  }
  const [at, id] = Array.isArray(read) ? (read as unknown[]) : [];
  return typeof at === "string" && typeof id === "string" && isInstant(at) && isId(id) ? { at, id } : undefined;
}
