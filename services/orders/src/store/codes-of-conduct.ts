import type { Tx } from "@exparte/database";
import type { Instant } from "../rules/instant.js";

/** One version of the code of conduct, as the identities service says; a published version never changes. */
export interface KnownCode {
  readonly version: number;
  readonly inForceFrom: string;
  /** ISO 8601: how long the poster has to object to a disclosure. */
  readonly objectionWindow: string;
}

/** Reading the entry again changes nothing. */
export async function keepCode({ sql }: Tx, { version, inForceFrom, objectionWindow }: KnownCode): Promise<void> {
  await sql.query(
    `insert into orders.known_codes (version, in_force_from, objection_window) values ($1, $2::timestamptz, $3)
     on conflict do nothing`,
    [version, inForceFrom, objectionWindow],
  );
}

/** The poster's time to object by the version in force; undefined while none is. */
export async function codeWindowAt({ sql }: Tx, now: Instant): Promise<string | undefined> {
  const [row] = await sql.query<{ objection_window: string }>(
    "select objection_window from orders.known_codes where in_force_from <= $1::timestamptz order by version desc limit 1",
    [now],
  );
  return row?.objection_window;
}
