import type { Tx } from "@exparte/database";
import { type Instant, instant, termEnd } from "@exparte/dutch-time";

/* The code of conduct from the identities service's feed: its versions, and who takes part. */

export interface KnownVersion {
  readonly version: number;
  readonly inForceFrom: Instant;
  /** ISO 8601. */
  readonly answerNoticesWithin: string;
}

/** A version never changes. */
export async function keepVersion({ sql }: Tx, { version, inForceFrom, answerNoticesWithin }: KnownVersion) {
  await sql.query("insert into complaints.known_code_versions values ($1, $2, $3) on conflict do nothing", [
    version,
    inForceFrom,
    answerNoticesWithin,
  ]);
}

export async function keepJoining({ sql }: Tx, platform: string, since: Instant): Promise<void> {
  await sql.query(
    "insert into complaints.known_participations (platform, since) values ($1, $2) on conflict do nothing",
    [platform, since],
  );
}

/** When the entry is read again after the platform has rejoined, it does not end the new participation. */
export async function keepLeaving({ sql }: Tx, platform: string, until: Instant): Promise<void> {
  await sql.query(
    `update complaints.known_participations set until = $2
     where platform = $1 and until is null and since <= $2::timestamptz`,
    [platform, until],
  );
}

/**
 * By when a participant must answer a notice of that moment, under the version then in force; undefined for a platform
 * outside the code.
 */
export async function answerDueAt({ sql }: Tx, platform: string, noticedAt: Instant): Promise<Instant | undefined> {
  const [row] = await sql.query<{ within: string }>(
    `select answer_notices_within as within from complaints.known_code_versions
     where in_force_from <= $2::timestamptz and exists (
       select from complaints.known_participations
       where platform = $1 and since <= $2::timestamptz and (until is null or $2::timestamptz < until))
     order by version desc limit 1`,
    [platform, noticedAt],
  );
  return row === undefined ? undefined : termEnd(instant(noticedAt), row.within);
}
