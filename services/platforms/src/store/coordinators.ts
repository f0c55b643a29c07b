import type { EntityManager, Tx } from "@exparte/database";
import type { Coordinator } from "../rules/coordinator.js";
import { CoordinatorRow } from "./rows.js";

/** The coordinator of the hub; null before it is registered. */
export async function findCoordinator(em: EntityManager): Promise<Coordinator | null> {
  const [row] = await em.find(CoordinatorRow, {});
  return row === undefined ? null : { id: row.id, name: row.name, registeredAt: row.registeredAt };
}

export async function saveCoordinator({ em }: Tx, coordinator: Coordinator): Promise<void> {
  await em.upsert(CoordinatorRow, { ...coordinator });
}
