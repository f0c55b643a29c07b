import { type PageWanted, type Place, readCursor } from "@exparte/database";
import { refuse } from "../rules/refusals.js";

export function checkPage({ first }: Pick<PageWanted, "first">): void {
  if (Number.isInteger(first) && first >= 1 && first <= 100) return;
  throw refuse("PAGE_INVALID", "first must be a whole number from 1 to 100.", { field: "first" });
}

/** Where the previous page ended. */
export function placeAfter(cursor: string): Place {
  const place = readCursor(cursor);
  if (place !== undefined) return place;
  throw refuse("PAGE_INVALID", "after must be the endCursor of an earlier page.", { field: "after" });
}
