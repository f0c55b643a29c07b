import type { Instant } from "../instant.js";
import { endOfTerm } from "../term/term.js";
import type { Addressee } from "./addressee.js";
import type { AddresseeEvent } from "./addressee-events.js";
import { coveredItems } from "./addressee-status.js";

/**
 * Unserved (niet betekend): an order has no effect on an addressee whom nobody served, so the court is told when the term
 * for service has passed, and sends the bailiff. The term runs from when the order is given, or the version that adds
 * items for an addressee who was served before. Nothing stops it: a suspended order can be served. An order
 * that was given before there was this term has none.
 */

/** Until when service is in time; a term in days lasts to the end of its last day. */
export function endOfService(givenAt: Instant, within: string | undefined): Instant | undefined {
  return within === undefined ? undefined : endOfTerm({ within, wholeDays: true }, givenAt);
}

/** The order has a duty for the addressee with which it has not been served. */
export function awaitsService(addressee: Addressee): boolean {
  const { servedAt, newVersionUnserved } = addressee;
  return coveredItems(addressee).length > 0 && (servedAt === undefined || newVersionUnserved === true);
}

/** Its term for service has passed without service. */
export function isUnserved(addressee: Addressee, now: Instant): boolean {
  const { serveBy } = addressee;
  return serveBy !== undefined && serveBy < now && awaitsService(addressee);
}

/** The hub recorded that it is unserved, and it still is. */
export function isSaidUnserved(addressee: Addressee): boolean {
  return addressee.unservedAt !== undefined && awaitsService(addressee);
}

/** Records, once, that the term for service has passed; nothing if service came in time or the term has changed. */
export function passServeBy(state: Addressee, deadline: Instant, now: Instant): AddresseeEvent[] {
  const { platform, serveBy, unservedAt } = state;
  if (serveBy !== deadline || unservedAt !== undefined || !isUnserved(state, now)) return [];
  return [{ kind: "AddresseeUnserved", platform, serveBy, at: now }];
}

/** A version with more items must be served anew. An addressee that was never served gets no more time. */
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
