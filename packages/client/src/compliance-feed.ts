import { type InboxCursor, type InboxReading, type PlacedMessage, readInbox } from "./durable-inbox.js";
import { request } from "./request.js";

/** An entry as it came over the wire. */
interface WireEntry extends PlacedMessage {
  readonly orderId: string;
  readonly court: string;
  readonly platform: { readonly id: string };
  /** What this kind adds: `deadline`, `compliedAt`, `because`, `since`, `forfeitedCents`, `currency` or `reinstateBy`. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** An entry whose place in the feed and digest have been verified. */
export interface ComplianceEntry extends Omit<WireEntry, "platform"> {
  /** The platform's id. */
  readonly platform: string;
  readonly cursor: Required<InboxCursor>;
}

export interface ComplianceFeed extends AsyncIterable<ComplianceEntry>, AsyncDisposable {
  /** Acknowledges everything up to and with an entry, for you alone: only your window moves on. */
  acknowledge(upTo: Pick<ComplianceEntry, "position">): Promise<void>;
  close(): void;
}

const SUBSCRIPTION = `subscription ($after: Int!, $window: Int!) {
  complianceFeed(after: $after, window: $window) {
    position kind sentAt orderId court platform { id } details digest previousDigest
  }
}`;

/**
 * What a regulator or the AP hears of every platform: overdue, penalty running, reinstatement late, and that it ended.
 * Every entry once, in order, with its place and digest verified, by the same mechanism as a platform's inbox of `connect`.
 */
export function connectCompliance(options: InboxReading): ComplianceFeed {
  const ending = new AbortController();
  const form = {
    subscription: SUBSCRIPTION,
    // One for all: whoever reads it sees every platform.
    stream: () => "compliance-feed/all",
    body: ({ orderId, court, platform, details }: WireEntry) => ({ orderId, court, platform: platform.id, details }),
    open: async ({ platform, ...entry }: WireEntry) => ({
      ...entry,
      platform: platform.id,
      cursor: { position: entry.position, digest: entry.digest },
    }),
  };
  return {
    [Symbol.asyncIterator]: () => readInbox(options, form, ending.signal),
    async acknowledge({ position }) {
      await request(options, "mutation ($upTo: Int!) { acknowledgeComplianceFeed(upTo: $upTo) { acknowledged } }", {
        upTo: position,
      });
    },
    close: () => ending.abort(),
    async [Symbol.asyncDispose]() {
      ending.abort();
    },
  };
}
