import { type EntityManager, noCursor, type Tx } from "@exparte/database";
import type { PlatformId } from "../rules/ids.js";
import { isPartyId } from "../rules/party.js";
import type { Platform } from "../rules/platform.js";
import { PlatformDomainRow, PlatformRow } from "./rows.js";

export interface PlatformPage {
  readonly entries: readonly { readonly platform: Platform; readonly cursor: string }[];
  readonly hasNextPage: boolean;
}

export async function findPlatform(em: EntityManager, id: PlatformId): Promise<Platform | null> {
  const row = await em.findOne(PlatformRow, { id });
  return row && toPlatform(row);
}

export async function findPlatforms(em: EntityManager, ids: readonly PlatformId[]): Promise<Map<PlatformId, Platform>> {
  const rows = await em.find(PlatformRow, { id: { $in: [...ids] } });
  return new Map(rows.map((row) => [row.id, toPlatform(row)]));
}

/** By id, by keyset: as fast on the last page as on the first. */
export async function findPlatformPage(
  em: EntityManager,
  { first, after }: { readonly first: number; readonly after: string | null },
): Promise<PlatformPage> {
  const where = after === null ? {} : { id: { $gt: readCursor(after) } };
  const rows = await em.find(PlatformRow, where, { orderBy: { id: "asc" }, limit: first + 1 });
  return {
    entries: rows
      .slice(0, first)
      .map((row) => ({ platform: toPlatform(row), cursor: Buffer.from(row.id).toString("base64url") })),
    hasNextPage: rows.length > first,
  };
}

/** The owner of each of these domains; a domain without an owner is absent. */
export async function domainOwners(em: EntityManager, domains: readonly string[]): Promise<Map<string, PlatformId>> {
  const rows = await em.find(PlatformDomainRow, { domain: { $in: [...domains] } });
  return new Map(rows.map((row) => [row.domain, row.platformId]));
}

export async function savePlatform({ em }: Tx, platform: Platform): Promise<void> {
  const { id, domains, languages } = platform;
  await em.upsert(PlatformRow, { ...platform, domains: [...domains], languages: [...languages] });
  await em.nativeDelete(PlatformDomainRow, { platformId: id });
  // A plain insert: an upsert would take a domain away from the platform that has it.
  await em.insertMany(
    PlatformDomainRow,
    domains.map((domain) => ({ domain, platformId: id })),
  );
}

function toPlatform(row: PlatformRow): Platform {
  const { id, name, kind, domains, languages, contactPoint, connected, registeredAt, ownKeyUntil } = row;
  return {
    id,
    name,
    kind,
    domains,
    languages,
    contactPoint: contactPoint ?? null,
    connected,
    registeredAt,
    ownKeyUntil: ownKeyUntil ?? null,
  };
}

function readCursor(cursor: string): PlatformId {
  const id = Buffer.from(cursor, "base64url").toString();
  if (isPartyId(id)) return id as PlatformId;
  throw noCursor();
}
