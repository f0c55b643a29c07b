import type { EntityManager, Sql, Tx } from "@exparte/database";
import type { SealKey } from "@exparte/seal";
import type { EncryptionJwk } from "@exparte/seal/encryption-key";
import { isId } from "@exparte/text";
import type { Instance } from "../rules/application/instance.js";
import type { CoordinatorId, CourtId, PlatformId } from "../rules/ids.js";
import type { Instant } from "../rules/instant.js";
import type { AddressablePlatform, OrderDocument } from "../rules/order-document/order-document.js";
import { KnownCoordinatorRow, KnownCourtRow, KnownKeyRow, KnownPlatformRow } from "./rows.js";

/** An order's addressees, and every platform that owns the domain of one of its items. */
export async function findPlatforms(
  tx: Tx,
  addressees: OrderDocument["addressees"],
): Promise<Map<PlatformId, AddressablePlatform>> {
  const ids = addressees.map(({ platform }) => platform);
  const urls = addressees.flatMap(({ items = [], duties = [] }) => [
    ...items.map(({ url }) => url),
    ...duties.flatMap(({ targets }) => targets.flatMap(({ url }) => url ?? [])),
  ]);
  const hosts = urls.flatMap((url) => URL.parse(url)?.hostname.replace(/\.$/, "") ?? []);
  const domains = [...new Set(hosts.flatMap(domainsCovering))];
  const owners = await tx.sql.query<{ id: PlatformId }>(
    "select id from orders.known_platforms where id = any($1) or domains ?| $2::text[]",
    [ids, domains],
  );
  const rows = await tx.em.find(KnownPlatformRow, { id: { $in: owners.map(({ id }) => id) } });
  return new Map(rows.map((row) => [row.id, row]));
}

/** The host and every name above it, except the last. */
function domainsCovering(host: string): string[] {
  const labels = host.split(".");
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join("."));
}

/** Ids of registered platforms, sorted, after the given one. */
export async function knownPlatformIds(
  sql: Sql,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<PlatformId[]> {
  const rows = await sql.query<{ id: PlatformId }>(
    "select id from orders.known_platforms where id > $1 order by id limit $2",
    [after, limit],
  );
  return rows.map(({ id }) => id);
}

/** What a court hears; of one that the hub has not heard of, first instance. */
export async function instanceOf(em: EntityManager, id: CourtId): Promise<Instance> {
  const court = await em.findOne(KnownCourtRow, { id });
  return court?.instance ?? "DISTRICT_COURT";
}

/** Whether the platforms service's feed has announced this court, platform or coordinator. */
export async function isKnownParty(
  em: EntityManager,
  { type, id }: { readonly type: string; readonly id: string },
): Promise<boolean> {
  if (!isId(id)) return false;
  switch (type) {
    case "court":
      return (await em.count(KnownCourtRow, { id: id as CourtId })) > 0;
    case "platform":
      return (await em.count(KnownPlatformRow, { id: id as PlatformId })) > 0;
    case "coordinator":
      return (await em.count(KnownCoordinatorRow, { id: id as CoordinatorId })) > 0;
    default:
      return false;
  }
}

/** The party that seals. */
type Sealer = { readonly type: "court"; readonly id: CourtId } | { readonly type: "platform"; readonly id: PlatformId };

/** The keys with which one may now encrypt to a court. */
export async function encryptionKeysOf(em: EntityManager, court: CourtId, now: Instant): Promise<EncryptionJwk[]> {
  const rows = await em.find(KnownKeyRow, { partyType: "court", partyId: court });
  const at = new Date(now);
  return rows
    .filter(({ jwk }) => jwk.use === "enc")
    .filter((row) => row.validFrom <= at && (row.validUntil == null || at < row.validUntil) && row.revokedAt == null)
    .map(({ kid, jwk }) => ({ ...jwk, kid }));
}

export async function sealKeysOf(em: EntityManager, party: Sealer): Promise<SealKey[]> {
  const rows = await em.find(KnownKeyRow, { partyType: party.type, partyId: party.id });
  return rows.map(({ kid, jwk, validFrom, validUntil, revokedAt }) => ({
    kid,
    jwk,
    validFrom,
    validUntil: validUntil ?? null,
    revokedAt: revokedAt ?? null,
  }));
}
