import type { CourtKeys } from "./court-keys.js";
import { cursorOf } from "./durable-inbox.js";
import type { FreedItem, InboxMessage, OrderItem, OrderItemDuty, WireItem, WireMessage } from "./inbox-message.js";
import { type OrderDocument, readOrderDocument, type SealedTarget } from "./order-document.js";
import { refuse } from "./refusals.js";

/**
 * Separates what a platform can trust in a message. Only the court's seal says what must be removed. The hub adds the
 * ids to confirm by, and which items have been freed since. Refuses with SEAL_*, PART_* or ORDER_MISMATCH.
 */
export async function openMessage(wire: WireMessage, platform: string, courtKeys: CourtKeys): Promise<InboxMessage> {
  const { order, seal, ...placed } = wire;
  const { court, caseNumber } = order;
  const known = order.addressees.flatMap(({ items }) => items);
  const message = {
    ...placed,
    orderStatus: order.status,
    deadline: order.addressees[0]?.deadline ?? null,
    freed: known.flatMap(freedItem),
    cursor: cursorOf(wire),
  };
  if (seal === null) {
    if (wire.kind !== "ORDER_ISSUED")
      return { ...message, court, caseNumber, seal, document: null, acknowledgementServes: null, items: [] };
    throw refuse("SEAL_MISSING", `Message ${wire.position} brings an order without its court's seal.`, {
      orderId: wire.orderId,
      position: wire.position,
    });
  }
  const claimed = { court, caseNumber, version: wire.orderVersion };
  const document = await readOrderDocument(seal, { claimed, platform, courtKeys });
  const items = sealedItems(wire, document, platform, known);
  const acknowledgementServes = document.serviceBy !== "BAILIFF";
  return { ...message, court, caseNumber, seal, document, acknowledgementServes, items };
}

/** The items that the seal addresses to the platform, each with the hub's id, without those that were freed since. */
function sealedItems(
  { kind, orderId }: WireMessage,
  document: OrderDocument,
  platform: string,
  known: readonly WireItem[],
): OrderItem[] {
  const addressees = document.addressees.filter((addressee) => addressee.platform === platform);
  // A modification can leave a platform out; that platform gets its message too.
  if (addressees.length === 0 && kind !== "ORDER_MODIFIED") {
    throw refuse("ORDER_MISMATCH", `What court ${document.court} sealed does not order ${platform} to do anything.`, {
      orderId,
      platform,
    });
  }
  return addressees.flatMap(ordered).flatMap(({ url, duty, target, ...hints }) => {
    const same = known.filter((item) => isSame(item, { url, duty, target }));
    // A place that was freed and then ordered again is a new item.
    const covered = same.find(({ reinstatementDuty }) => reinstatementDuty === null);
    if (covered !== undefined) {
      const { contentId = null, contentHash = null, description = null } = hints;
      const { id, deadline, confirmation } = covered;
      const confirmedAs = confirmation?.outcome ?? null;
      const owed = { ...(duty === undefined ? {} : { duty }), ...(target === undefined ? {} : { target }) };
      return [{ id, url, contentId, contentHash, description, deadline, confirmedAs, ...owed }];
    }
    if (same.length > 0) return [];
    throw refuse("ORDER_MISMATCH", `The seal orders something to be done with ${url}, and the hub does not know it.`, {
      orderId,
      field: "items",
    });
  });
}

/** Something that the seal orders to be dealt with; without a duty where it has none written out. */
interface Ordered {
  readonly url: string;
  readonly contentId?: string | undefined;
  readonly contentHash?: string | undefined;
  readonly description?: string | undefined;
  readonly duty?: OrderItemDuty | undefined;
  readonly target?: OrderItem["target"] | undefined;
}

function ordered({ items = [], duties = [] }: OrderDocument["addressees"][number]): Ordered[] {
  return [
    ...items,
    ...duties.flatMap(({ number, kind, everywhere = false, until = null, targets }) =>
      targets.map((target) => {
        const { contentId, contentHash, description } = target;
        const named = { ...target, kind: target.kind ?? "URL" };
        const duty = { number, kind, everywhere, until };
        return { url: addressOf(target), contentId, contentHash, description, duty, target: named };
      }),
    ),
  ];
}

/** As the hub gives an address to what has none: a `data:` URL (RFC 2397) of the words that name it. */
function addressOf({ url, locator, words, algorithm, value }: SealedTarget): string {
  return url ?? `data:,${encodeURIComponent(locator ?? words ?? [algorithm, value].join(" "))}`;
}

/** Whether what the hub tells of is what the seal names. */
function isSame(item: WireItem, { url, duty, target }: Ordered): boolean {
  if (item.url !== url) return false;
  if (duty === undefined || target === undefined) return true;
  const { kind, query = null, description = null } = target;
  const isLocator = kind === "LOCATOR";
  return (
    item.duty === duty.number &&
    item.kind === kind &&
    item.query === query &&
    (!isLocator || item.description === description)
  );
}

function freedItem({ id, url, reinstatementDuty, heldBy, reinstatement }: WireItem): FreedItem[] {
  if (reinstatementDuty === null) return [];
  return [{ id, url, duty: reinstatementDuty, heldBy, reinstatedAs: reinstatement?.outcome ?? null }];
}
