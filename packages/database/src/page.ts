import { type Instant, isInstant } from "@exparte/dutch-time";
import { isId } from "@exparte/text";
import { refuse } from "./refusals.js";

const PAGE_MAX = 100;

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

/** Refuses a page size that is not a positive whole number, or is too large. */
export function checkPage(first: number, most = PAGE_MAX): void {
  if (Number.isInteger(first) && first >= 1 && first <= most) return;
  throw refuse("PAGE_INVALID", `first must be a whole number from 1 to ${most}.`, { field: "first" });
}

/**
 * Where the previous page ended. Refuses a cursor that no page gave out: PostgreSQL would fail on what only resembles a
 * moment.
 */
export function placeAfter(cursor: string): Place {
  let read: unknown;
  try {
    read = JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch (cause) {
    throw noCursor(cause);
  }
  const [at, id] = Array.isArray(read) ? (read as unknown[]) : [];
  if (typeof at === "string" && typeof id === "string" && isInstant(at) && isId(id)) return { at, id };
  throw noCursor();
}

/** For a list with cursors of its own. */
export function noCursor(cause?: unknown): Error {
  return refuse("PAGE_INVALID", "after must be the endCursor of an earlier page.", { field: "after" }, { cause });
}
