import type { CoordinatorId } from "./ids.js";
import { checkName } from "./party.js";
import { refuse } from "./refusals.js";

/**
 * Digital Services Coordinator (digitaledienstencoördinator, DSA art. 49): it receives the orders that this hub's courts
 * give to intermediary services, and what those say of their effect (art. 9(3)). A Member State has one, and all courts
 * here are of one Member State, so the hub has one too. Registered by an operator, never removed.
 */
export interface Coordinator {
  readonly id: CoordinatorId;
  readonly name: string;
  readonly registeredAt: Date;
}

export type CoordinatorDetails = Pick<Coordinator, "id" | "name">;

export interface CoordinatorEvent {
  readonly kind: "CoordinatorRegistered" | "CoordinatorChanged";
  readonly coordinator: Coordinator;
}

/** Nothing changed. */
export interface CoordinatorUnchanged {
  readonly kind: "Unchanged";
  readonly coordinator: Coordinator;
}

/** Registering it again changes nothing; another name, or a second coordinator, is refused with COORDINATOR_EXISTS. */
export function registerCoordinator(
  known: Coordinator | null,
  { id, name }: CoordinatorDetails,
  now: Date,
): CoordinatorEvent | CoordinatorUnchanged {
  const coordinator = { id, name: checkName(name, "input.name"), registeredAt: now };
  if (known === null) return { kind: "CoordinatorRegistered", coordinator };
  if (known.id === id && known.name === coordinator.name) return { kind: "Unchanged", coordinator: known };
  throw refuse(
    "COORDINATOR_EXISTS",
    `${known.id} is registered as the Digital Services Coordinator, "${known.name}". Change its name with changeCoordinator; a Member State has one coordinator, so there is no second.`,
    { field: "input.id" },
  );
}

export function changeCoordinator(
  known: Coordinator | null,
  { id, name }: CoordinatorDetails,
): CoordinatorEvent | CoordinatorUnchanged {
  if (known?.id !== id) {
    throw refuse(
      "COORDINATOR_UNKNOWN",
      `No coordinator "${id}" is registered. Check the id, or register it with registerCoordinator.`,
      { field: "input.id" },
    );
  }
  const coordinator = { ...known, name: checkName(name, "input.name") };
  return { kind: coordinator.name === known.name ? "Unchanged" : "CoordinatorChanged", coordinator };
}
