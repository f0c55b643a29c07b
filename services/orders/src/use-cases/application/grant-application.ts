import { type Actor, requireParty } from "@exparte/auth";
import type { Tx } from "@exparte/database";
import { canonicalJson, readSealUnverified, takeInSeal } from "@exparte/seal";
import { decideApplication, evolveApplication } from "../../rules/application/application.js";
import type { ApplicationId, OrderId, PlatformId, SealedText } from "../../rules/ids.js";
import { evolveOrder, issueOrder, type Order } from "../../rules/order/order.js";
import { followingIn } from "../../rules/order/places.js";
import { checkOrderDocument } from "../../rules/order-document/check-order-document.js";
import type { AddressablePlatform, OrderDocument } from "../../rules/order-document/order-document.js";
import { refuse } from "../../rules/refusals.js";
import { applicationEvent, loadApplicationForChange, saveApplication } from "../../store/application/applications.js";
import { findPlatforms, sealKeysOf } from "../../store/directory.js";
import { lockNewPlaces, ordersWaitingAt, placesOf } from "../../store/order/coverage.js";
import { doerOf, loadOrdersForChange, recordOrders } from "../../store/order/orders.js";
import { OrderRow } from "../../store/rows.js";
import type { Dependencies } from "../dependencies.js";
import { requirePartiesHeard } from "../parties-heard.js";
import { requireScopeOnOrder } from "../viewer.js";
import { unknownApplication } from "./close-application.js";

/** The order as it was sent: all of the sealed document but what the hub knows itself. */
export type OrderContent = Omit<OrderDocument, "type" | "court" | "caseNumber" | "version">;

/**
 * The judge grants an application: the order exists, and stands in every connected addressee's inbox, from the
 * moment this commits. Granting again with the same seal returns the same order.
 */
export async function grantApplication(
  { database, log, clock, newId, partiesHeard }: Dependencies,
  actor: Actor,
  applicationId: ApplicationId,
  content: OrderContent,
  seal: SealedText,
): Promise<Order> {
  requireParty(actor, "court");
  requireScopeOnOrder(actor, "orders:grant");
  return database.transaction(async (tx) => {
    const application = await loadApplicationForChange(tx, applicationId);
    if (application === null || application.court !== actor.partyId) throw unknownApplication(applicationId);
    const earlier = application.orderId ? await tx.em.findOne(OrderRow, { id: application.orderId }) : null;
    if (earlier?.state.seal === seal) return earlier.state;
    requirePartiesHeard({ partiesHeard });

    const orderId: OrderId = newId();
    const places = placesOf(content);
    await lockNewPlaces(tx, places);
    // Only now: whoever held the locks may have decided at a later moment than the one at which this was asked.
    const now = clock();
    const granted = decideApplication(application, { type: "grant", orderId }, now);
    const document: OrderDocument = {
      ...content,
      type: "exparte-order",
      court: application.court,
      caseNumber: application.content.caseNumber,
      version: 1,
    };
    const platforms = await findPlatforms(tx, document.addressees);
    checkOrderDocument(document, platforms, now);
    await checkSeal(tx, document, seal);

    const issued = issueOrder({ orderId, itemId: newId }, applicationId, document, seal, isConnected(platforms), now);
    const decided = evolveApplication(application, granted);
    await saveApplication(tx, decided);
    const doer = doerOf(actor);
    const order = evolveOrder(undefined, issued);
    const waiting = await loadOrdersForChange(tx, await ordersWaitingAt(tx, places, orderId));
    // What another order was to have put back at these places is not to be shown and hidden at once.
    const others = waiting.map((other) => ({
      before: other,
      events: followingIn(other, { after: order }, () => undefined, now),
    }));
    const changes = [{ events: [issued] }, ...others];
    await recordOrders({ tx, log, doer, now }, changes, [applicationEvent(decided, granted, doer)]);
    return order;
  });
}

function isConnected(platforms: ReadonlyMap<PlatformId, AddressablePlatform>): (id: PlatformId) => boolean {
  return (id) => platforms.get(id)?.connected ?? false;
}

/** The seal is the court's own, and covers exactly the order that was sent. */
export async function checkSeal(tx: Tx, document: OrderDocument, seal: SealedText): Promise<void> {
  const keys = await sealKeysOf(tx.em, { type: "court", id: document.court });
  await takeInSeal(seal, keys, () => new Date(document.issuedAt));
  const sealed = readSealUnverified(seal).document;
  if (canonicalJson(sealed) === canonicalJson(document)) return;
  const field = firstDifference(sealed, document, "order") ?? "order";
  throw refuse(
    "SEAL_MISMATCH",
    `The sealed document differs from the order at ${field}. Seal exactly the order you send.`,
    { field },
  );
}

/** The path of the first member in which two JSON values differ. */
function firstDifference(a: unknown, b: unknown, path: string): string | undefined {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b ? undefined : path;
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  for (const name of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const different = firstDifference(left[name], right[name], `${path}.${name}`);
    if (different !== undefined) return different;
  }
  return undefined;
}
