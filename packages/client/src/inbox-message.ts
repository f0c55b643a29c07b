import { digestIn, type InboxCursor, type PlacedMessage } from "./durable-inbox.js";
import type { OrderDocument } from "./order-document.js";

export type { InboxCursor } from "./durable-inbox.js";

/** An item that the court's seal orders to be removed, in the court's words. */
export interface OrderItem {
  /** The hub's, to confirm it by. */
  readonly id: string;
  readonly url: string;
  readonly contentId: string | null;
  readonly contentHash: string | null;
  readonly description: string | null;
  /** As what the hub has it confirmed by now; null while you have not. */
  readonly confirmedAs: string | null;
}

/** An item that the order no longer covers, on the hub's word. */
export interface FreedItem {
  readonly id: string;
  readonly url: string;
  /** DUE: put it back. HELD: another order, `heldBy`, keeps it down. NONE: it was never taken down under this one. */
  readonly duty: "DUE" | "HELD" | "NONE";
  readonly heldBy: string | null;
  /** What you said became of it; null while you have not. */
  readonly reinstatedAs: string | null;
}

/** An item as it came over the wire. */
export interface WireItem {
  readonly id: string;
  readonly url: string;
  readonly confirmation: { readonly outcome: string } | null;
  readonly reinstatementDuty: FreedItem["duty"] | null;
  readonly heldBy: string | null;
  readonly reinstatement: { readonly outcome: string } | null;
}

/** A message as it came over the wire. */
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

/** What every message has: its place and digest are verified, the rest is the hub's word. */
interface PlacedOrderMessage extends Omit<WireMessage, "order" | "seal"> {
  /** The order's now, not when the message was sent: IN_FORCE, SUSPENDED, LIFTED, LAPSED or FINAL. */
  readonly orderStatus: string;
  readonly deadline: string | null;
  /** What the order no longer covers now. */
  readonly freed: readonly FreedItem[];
  readonly cursor: Required<InboxCursor>;
}

/** Brings a version of the order: its court, case number and items are the court's own words, under its seal. */
export interface SealedInboxMessage extends PlacedOrderMessage {
  readonly seal: string;
  readonly document: OrderDocument;
  readonly court: string;
  readonly caseNumber: string;
  /** What the seal orders you to remove, without what was freed since. */
  readonly items: readonly OrderItem[];
}

/** Brings no version: all of it is the hub's word, so it can order nothing to be removed. */
export interface UnsealedInboxMessage extends PlacedOrderMessage {
  readonly seal: null;
  readonly document: null;
  /** On the hub's word. */
  readonly court: string;
  /** On the hub's word. */
  readonly caseNumber: string;
  readonly items: readonly [];
}

/** Every ORDER_ISSUED is sealed; so is an ORDER_MODIFIED that brings a version. `document` tells the two apart. */
export type InboxMessage = SealedInboxMessage | UnsealedInboxMessage;

export const MESSAGE_FIELDS = `
  position kind sentAt orderId orderVersion seal details digest previousDigest
  order {
    status court caseNumber
    addressees {
      deadline
      items { id url confirmation { outcome } reinstatementDuty heldBy reinstatement { outcome } }
    }
  }
`;

export function inboxStream(platform: string): string {
  return `inbox/${platform}`;
}

/** The part of a message that is digested with its place. */
export function digestedBody(message: Omit<WireMessage, "order" | "digest">): object {
  const { orderId, orderVersion, seal, details } = message;
  return { orderId, orderVersion, ...(seal === null ? {} : { seal }), details };
}

/** base64url(SHA-256) over the canonical JSON of the message and the digest before it, as the hub's schema says. */
export function digestOf(platform: string, message: Omit<WireMessage, "order" | "digest">): string {
  return digestIn(inboxStream(platform), message, digestedBody(message));
}
