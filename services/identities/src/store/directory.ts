import type { EntityManager, Sql, Tx } from "@exparte/database";
import type { Instant } from "@exparte/dutch-time";
import type { SealKey } from "@exparte/seal";
import type { EncryptionJwk } from "@exparte/seal/encryption-key";
import { isId } from "@exparte/text";
import type { CourtId, KeyId, PlatformId } from "../rules/ids.js";
import { KnownKeyRow, KnownPlatformRow } from "./rows.js";

export type Party =
  | { readonly type: "court"; readonly id: CourtId }
  | { readonly type: "platform"; readonly id: PlatformId };

/** Which of the platforms have an inbox. */
export async function connectedAmong(em: EntityManager, ids: readonly PlatformId[]): Promise<Set<PlatformId>> {
  const rows = await em.find(KnownPlatformRow, { id: { $in: [...ids] }, connected: true });
  return new Set(rows.map(({ id }) => id));
}

/** All sealing keys that a party ever had: a seal is judged by the keys valid at its time. */
export async function sealKeysOf(em: EntityManager, party: Party): Promise<SealKey[]> {
  const rows = await em.find(KnownKeyRow, { partyType: party.type, partyId: party.id, use: "sig" });
  return rows.map(({ kid, jwk, validFrom, validUntil, revokedAt }) => ({
    kid,
    jwk,
    validFrom,
    validUntil: validUntil ?? null,
    revokedAt: revokedAt ?? null,
  }));
}

/** The keys with which one may now encrypt to a court. */
export async function encryptionKeysOf(em: EntityManager, court: CourtId, now: Instant): Promise<EncryptionJwk[]> {
  const rows = await em.find(
    KnownKeyRow,
    { partyType: "court", partyId: court, use: "enc" },
    { orderBy: { validFrom: "desc", kid: "asc" } },
  );
  const at = new Date(now);
  return rows
    .filter((row) => row.validFrom <= at && (row.validUntil == null || at < row.validUntil) && row.revokedAt == null)
    .map(({ jwk }) => jwk);
}

/** Whether the feed of the platforms service has mentioned this court or platform. */
export async function isKnownParty(
  { sql }: { readonly sql: Sql },
  { type, id }: { readonly type: string; readonly id: string },
): Promise<boolean> {
  if (!isId(id)) return false;
  switch (type) {
    case "court":
      return (await sql.query("select from identities.known_courts where id = $1", [id])).length > 0;
    case "platform":
      return (await sql.query("select from identities.known_platforms where id = $1", [id])).length > 0;
    default:
      return false;
  }
}

/** Reading the entry again changes nothing. */
export async function keepCourt({ sql }: { readonly sql: Sql }, id: CourtId): Promise<void> {
  await sql.query("insert into identities.known_courts (id) values ($1) on conflict do nothing", [id]);
}

export async function keepPlatform({ sql }: Tx, id: PlatformId, connected: boolean): Promise<void> {
  await sql.query(
    `insert into identities.known_platforms (id, connected) values ($1, $2)
     on conflict (id) do update set connected = excluded.connected`,
    [id, connected],
  );
}

export interface RegisteredKey {
  readonly party: { readonly type: string; readonly id: Party["id"] };
  readonly kid: KeyId;
  readonly jwk: Readonly<Record<string, string>>;
  readonly validFrom: string;
  readonly validUntil: string | null;
}

/** A key never changes once it is registered. Reading the entry again must not undo its revocation. */
export async function keepKey({ sql }: Tx, key: RegisteredKey): Promise<void> {
  const { party, kid, jwk, validFrom, validUntil } = key;
  await sql.query(
    `insert into identities.known_keys (party_type, party_id, kid, use, jwk, valid_from, valid_until)
     values ($1, $2, $3, $4, $5::jsonb, $6::timestamptz, $7::timestamptz) on conflict do nothing`,
    [party.type, party.id, kid, jwk.use ?? "sig", JSON.stringify(jwk), validFrom, validUntil],
  );
}

export async function keepRevocation(
  { sql }: Tx,
  party: RegisteredKey["party"],
  kid: KeyId,
  at: string,
): Promise<void> {
  await sql.query(
    `update identities.known_keys set revoked_at = $4::timestamptz
     where party_type = $1 and party_id = $2 and kid = $3 and revoked_at is null`,
    [party.type, party.id, kid, at],
  );
}
