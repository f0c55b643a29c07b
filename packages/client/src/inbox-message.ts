import { digestIn, type InboxCursor, type PlacedMessage } from "./durable-inbox.js";

export type { InboxCursor } from "./durable-inbox.js";

export interface OrderItem {
  readonly id: string;
  readonly url: string;
  readonly contentId: string | null;
  readonly contentHash: string | null;
  readonly description: string | null;
}

/** A message as it came over the wire. */
export interface WireMessage extends PlacedMessage {
  readonly orderId: string;
  readonly orderVersion: number;
  readonly seal: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly order: {
    readonly court: string;
    readonly caseNumber: string;
    readonly addressees: readonly { readonly deadline: string | null; readonly items: readonly OrderItem[] }[];
  };
}

/** A message whose place in the inbox, digest and seal have been verified. */
export interface InboxMessage extends Omit<WireMessage, "order"> {
  readonly court: string;
  readonly caseNumber: string;
  /** The items addressed to you. */
  readonly items: readonly OrderItem[];
  readonly deadline: string | null;
  /** The order as the court sealed it; null for a message that brings no version of it. */
  readonly document: Readonly<Record<string, unknown>> | null;
  readonly cursor: Required<InboxCursor>;
}

export const MESSAGE_FIELDS = `
  position kind sentAt orderId orderVersion seal details digest previousDigest
  order { court caseNumber addressees { deadline items { id url contentId contentHash description } } }
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
