import type { Tx } from "@exparte/database";
import type { OrderId, PlatformId } from "../rules/ids.js";
import { refuse } from "../rules/refusals.js";
import { addresseesOf, isKnownPlatform } from "../store/directory.js";

/** How orders name an addressee that is of no registry. */
const RESPONDENT_PREFIX = "respondent-";

/** Refuses with PLATFORM_UNKNOWN a platform that the platforms service has not mentioned. */
export async function requirePlatform(tx: Tx, id: PlatformId, field: string): Promise<void> {
  if (await isKnownPlatform(tx, id)) return;
  if (id.startsWith(RESPONDENT_PREFIX)) {
    throw refuse(
      "PLATFORM_UNKNOWN",
      `${field}: "${id}" is a respondent whom a court addressed by itself, and nobody registers one. What is recorded here is about registered platforms; handle a case about anybody else outside the hub.`,
      { field },
    );
  }
  throw refuse(
    "PLATFORM_UNKNOWN",
    `${field}: no platform "${id}" is registered, or its registration has not arrived yet. Check the id, or ask the operator to register it.`,
    { field },
  );
}

/**
 * Refuses with ORDER_UNKNOWN an order that the orders service has not mentioned, and with ORDER_FOREIGN one for other
 * platforms.
 */
export async function requireOrderTo(tx: Tx, platform: PlatformId, id: OrderId, field: string): Promise<void> {
  const addressees = await addresseesOf(tx, id);
  if (addressees?.includes(platform)) return;
  if (addressees !== undefined) {
    throw refuse(
      "ORDER_FOREIGN",
      `${field}: order ${id} is not addressed to ${platform}, about which the complaint is. Name one that is, or leave it out.`,
      { field, platform },
    );
  }
  throw refuse(
    "ORDER_UNKNOWN",
    `${field}: no order "${id}" was given, or its news has not arrived yet. Check the id, or try again shortly.`,
    { field },
  );
}
