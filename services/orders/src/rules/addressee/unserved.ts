import type { Instant } from "../instant.js";
import { endOfTerm } from "../term/term.js";
import { type Addressee, type AddresseeEvent, coveredItems } from "./addressee.js";

/**
 * Unserved (niet betekend): an order has no effect on an addressee whom nobody served, so the court is told when the term
 * for service has passed, and sends the bailiff. The term runs from when the order is given, or the version that adds
 * items for an addressee who was served before. It stands still for nothing: a suspended order can be served. An order
 * that was given before there was this term has none.
 */

/** Until when service is in time; a term in days lasts to the end of its last day. */
export function endOfService(givenAt: Instant, within: string | undefined): Instant | undefined {
  return within === undefined ? undefined : endOfTerm({ within, wholeDays: true }, givenAt);
}

/** The order asks something of the addressee of which it has not been served. */
export function awaitsService(addressee: Addressee): boolean {
  const { servedAt, newVersionUnserved } = addressee;
  return coveredItems(addressee).length > 0 && (servedAt === undefined || newVersionUnserved === true);
}

/** Its term for service has passed without service. */
export function isUnserved(addressee: Addressee, now: Instant): boolean {
  const { serveBy } = addressee;
  return serveBy !== undefined && serveBy < now && awaitsService(addressee);
}

/** It was said that it is unserved, and it still is. */
export function isSaidUnserved(addressee: Addressee): boolean {
  return addressee.unservedAt !== undefined && awaitsService(addressee);
}

/** Says once that the term for service has passed; nothing where service came in time, or the term is another by now. */
export function passServeBy(state: Addressee, deadline: Instant, now: Instant): AddresseeEvent[] {
  const { platform, serveBy, unservedAt } = state;
  if (serveBy !== deadline || unservedAt !== undefined || !isUnserved(state, now)) return [];
  return [{ kind: "AddresseeUnserved", platform, serveBy, at: now }];
}

/** A version with more items is to be served anew. Who waits for service all the while has no more time than before. */
export function serveByOfVersion(
  before: Addressee,
  serveBy: Instant | undefined,
): Pick<Addressee, "serveBy" | "unservedAt"> {
  const kept = awaitsService(before) ? before : { serveBy };
  return {
    ...(kept.serveBy === undefined ? {} : { serveBy: kept.serveBy }),
    ...("unservedAt" in kept && kept.unservedAt !== undefined ? { unservedAt: kept.unservedAt } : {}),
  };
}
