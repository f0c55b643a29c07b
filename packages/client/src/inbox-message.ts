import { digestIn, type InboxCursor, type PlacedMessage } from "./durable-inbox.js";
import type { OrderDocument, SealedTarget } from "./order-document.js";

export type { InboxCursor } from "./durable-inbox.js";

/** An item that the court's seal orders to be removed, in the court's words; its id, deadline and outcome are the hub's. */
export interface OrderItem {
  /** The hub's id for the item; use it to confirm. */
  readonly id: string;
  readonly url: string;
  readonly contentId: string | null;
  readonly contentHash: string | null;
  readonly description: string | null;
  /** By when it must be gone, as things stand now; null until the version that named it is served. */
  readonly deadline: string | null;
  /** The outcome that you confirmed; null while you have not. */
  readonly confirmedAs: string | null;
  /** What the court orders you to do with it; absent where the order has no duties written out: to remove it. */
  readonly duty?: OrderItemDuty;
  /** What names it, where the duty does; `kind` is URL where the court left it out. */
  readonly target?: { readonly kind: string } & Omit<SealedTarget, "kind">;
}

/** One duty, in the court's words. Its kind says by which outcomes you confirm it. */
export interface OrderItemDuty {
  readonly number: number;
  /** REMOVE, DISABLE_ACCESS, DEREFERENCE, KEEP_DOWN or DISCLOSE; the last you answer in the disclosure inbox. */
  readonly kind: string;
  /** Of REMOVE: gone everywhere, whatever the order's territorial scope. */
  readonly everywhere: boolean;
  /** Of KEEP_DOWN: the date or event that ends it, in words. */
  readonly until: string | null;
}

/** An item that the order no longer covers, or that the court suspends by itself. Only the hub says so: no seal covers it. */
export interface FreedItem {
  readonly id: string;
  readonly url: string;
  /** DUE: put it back. HELD: another order, `heldBy`, keeps it down. NONE: it was never taken down under this one. */
  readonly duty: "DUE" | "HELD" | "NONE";
  readonly heldBy: string | null;
  /** The outcome that you reported; null while you have not. */
  readonly reinstatedAs: string | null;
}

/** An item as the hub sends it. */
export interface WireItem {
  readonly id: string;
  readonly url: string;
  readonly duty: number;
  readonly kind: string;
  readonly query: string | null;
  readonly description: string | null;
  readonly deadline: string | null;
  readonly confirmation: { readonly outcome: string } | null;
  readonly reinstatementDuty: FreedItem["duty"] | null;
  readonly heldBy: string | null;
  readonly reinstatement: { readonly outcome: string } | null;
}

/** A message as the hub sends it. */
export interface WireMessage extends PlacedMessage {
  readonly orderId: string;
  readonly orderVersion: number;
  readonly seal: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly order: {
    readonly status: string;
    readonly court: string;
    readonly caseNumber: string;
    readonly addressees: readonly { readonly deadline: string | null; readonly items: readonly WireItem[] }[];
  };
}

/** The members of every message. Position and digest are verified; the rest is the hub's word. */
interface PlacedOrderMessage extends Omit<WireMessage, "order" | "seal"> {
  /** The order's present status, not that at the time of the message: IN_FORCE, SUSPENDED, LIFTED, LAPSED or FINAL. */
  readonly orderStatus: string;
  /** Of the items that are still to go, the deadline that comes first; each item has its own. */
  readonly deadline: string | null;
  /** What the order does not cover now. */
  readonly freed: readonly FreedItem[];
  readonly cursor: Required<InboxCursor>;
}

/** A message with a version of the order. Court, case number and items come from the court's seal. */
export interface SealedInboxMessage extends PlacedOrderMessage {
  readonly seal: string;
  readonly document: OrderDocument;
  /** Whether acknowledging the order begins its terms; false where the seal says that only a bailiff's writ does. */
  readonly acknowledgementServes: boolean;
  readonly court: string;
  readonly caseNumber: string;
  /** The items that the seal orders you to deal with, without those freed or suspended since. */
  readonly items: readonly OrderItem[];
}

/** A message without a version. All of it is the hub's word, so it cannot order a removal. */
export interface UnsealedInboxMessage extends PlacedOrderMessage {
  readonly seal: null;
  readonly document: null;
  readonly acknowledgementServes: null;
  /** The hub's word. */
  readonly court: string;
  /** The hub's word. */
  readonly caseNumber: string;
  readonly items: readonly [];
}

/** Every ORDER_ISSUED is sealed, and so is an ORDER_MODIFIED with a version. `document` is null in the others. */
export type InboxMessage = SealedInboxMessage | UnsealedInboxMessage;

export const MESSAGE_FIELDS = `
  position kind sentAt orderId orderVersion seal details digest previousDigest epoch
  order {
    status court caseNumber
    addressees {
      deadline
      items { id url duty kind query description deadline confirmation { outcome } reinstatementDuty heldBy reinstatement { outcome } }
    }
  }
`;

export function inboxStream(platform: string): string {
  return `inbox/${platform}`;
}

/** The part of a message that the digest covers, beside its position. */
export function digestedBody(message: Omit<WireMessage, "order" | "digest" | "epoch">): object {
  const { orderId, orderVersion, seal, details } = message;
  return { orderId, orderVersion, ...(seal === null ? {} : { seal }), details };
}

/** base64url(SHA-256) over the canonical JSON of the message and the digest before it, as the hub's schema says. */
export function digestOf(platform: string, message: Omit<WireMessage, "order" | "digest" | "epoch">): string {
  return digestIn(inboxStream(platform), message, digestedBody(message));
}
