import type { EntityManager, Tx } from "@exparte/database";
import type { Court } from "../rules/court.js";
import type { CourtId } from "../rules/ids.js";
import { CourtRow } from "./rows.js";

export async function findCourt(em: EntityManager, id: CourtId): Promise<Court | null> {
  const row = await em.findOne(CourtRow, { id });
  return row && toCourt(row);
}

export async function findCourts(em: EntityManager, ids?: readonly CourtId[]): Promise<Court[]> {
  const rows = await em.find(CourtRow, ids === undefined ? {} : { id: { $in: [...ids] } }, { orderBy: { id: "asc" } });
  return rows.map(toCourt);
}

export async function saveCourt({ em }: Tx, court: Court): Promise<void> {
  await em.upsert(CourtRow, { ...court });
}

function toCourt({ id, name, instance, registeredAt }: CourtRow): Court {
  return { id, name, instance, registeredAt };
}
