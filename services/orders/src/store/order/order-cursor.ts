import { refuse } from "../../rules/refusals.js";

/** Where a page of orders, newest first, goes on. */
export interface OrderCursor {
  readonly issuedAt: string;
  readonly id: string;
}

export function writeCursor({ issuedAt, id }: OrderCursor): string {
  return Buffer.from(JSON.stringify([issuedAt, id])).toString("base64url");
}

/** Only what `writeCursor` writes: PostgreSQL would stumble over what merely resembles a date. */
const INSTANT = /^(19|2\d)\d\d-(0[1-9]|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const ID = /^[\w-]{1,64}$/;

/** Refuses what is not a cursor of an earlier page. */
export function readCursor(cursor: string): OrderCursor {
  try {
    const [issuedAt, id] = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (isInstant(issuedAt) && typeof id === "string" && ID.test(id)) return { issuedAt, id };
  } catch (cause) {
    throw badCursor(cause);
  }
  throw badCursor(undefined);
}

function isInstant(value: unknown): value is string {
  return typeof value === "string" && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
}

function badCursor(cause: unknown): Error {
  return refuse("PAGE_INVALID", "after must be the endCursor of an earlier page.", { field: "after" }, { cause });
}
