import type { Tx } from "@exparte/database";
import { refuse } from "../refusals.js";
import { isKnownOrder, isKnownPlatform } from "../store/directory.js";

/** Refuses with PLATFORM_UNKNOWN what the platforms service has not told of. */
export async function requirePlatform(tx: Tx, id: string, field: string): Promise<void> {
  if (await isKnownPlatform(tx, id)) return;
  throw refuse(
    "PLATFORM_UNKNOWN",
    `${field}: no platform ${id} is registered, or its registration has not arrived yet. Check the id, or ask the operator to register it.`,
    { field },
  );
}

/** Refuses with ORDER_UNKNOWN what the orders service has not told of. */
export async function requireOrder(tx: Tx, id: string, field: string): Promise<void> {
  if (await isKnownOrder(tx, id)) return;
  throw refuse(
    "ORDER_UNKNOWN",
    `${field}: no order ${id} was given, or its news has not arrived yet. Check the id, or try again shortly.`,
    { field },
  );
}
