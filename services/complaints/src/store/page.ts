import { isId } from "../field.js";
import type { Instant } from "../instant.js";
import { refuse } from "../refusals.js";

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

/** Of `first` + 1 entries read, one page: the last only tells that there are more. */
export function pageOf<Entry>(read: readonly Entry[], first: number, placeOf: (entry: Entry) => Place): Page<Entry> {
  return {
    entries: read.slice(0, first).map((entry) => ({ entry, cursor: writeCursor(placeOf(entry)) })),
    hasNextPage: read.length > first,
  };
}

export function checkPage({ first }: PageWanted): void {
  if (Number.isInteger(first) && first >= 1 && first <= 100) return;
  throw refuse("PAGE_INVALID", "first must be a whole number from 1 to 100.", { field: "first" });
}

function writeCursor({ at, id }: Place): string {
  return Buffer.from(JSON.stringify([at, id])).toString("base64url");
}

export function readCursor(cursor: string): { readonly at: string; readonly id: string } {
  try {
    const [at, id] = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (
      typeof at === "string" &&
      typeof id === "string" &&
      isId(id) &&
      /^\d{4}-.*Z$/.test(at) &&
      !Number.isNaN(Date.parse(at))
    ) {
      return { at, id };
    }
  } catch (cause) {
    throw badCursor(cause);
  }
  throw badCursor(undefined);
}

function badCursor(cause: unknown): Error {
  return refuse("PAGE_INVALID", "after must be the endCursor of an earlier page.", { field: "after" }, { cause });
}
