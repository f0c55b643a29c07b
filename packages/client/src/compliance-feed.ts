import {
  type Acknowledged,
  acknowledgeBy,
  cursorOf,
  FOLLOWING,
  type InboxCursor,
  type InboxReading,
  type PlacedMessage,
  readInbox,
} from "./durable-inbox.js";

/** An entry as the hub sends it. */
interface WireEntry extends PlacedMessage {
  readonly orderId: string;
  readonly court: string;
  readonly platform: { readonly id: string };
  /**
   * Facts of this kind of entry: `deadline`, `compliedAt`, `because`, `since`, `serveBy`, `forfeitedCents`, `currency` or
   * `reinstateBy`.
   */
  readonly details: Readonly<Record<string, unknown>>;
}

/** An entry whose position in the feed and digest have been verified. */
export interface ComplianceEntry extends Omit<WireEntry, "platform"> {
  /** The platform's id. */
  readonly platform: string;
  readonly cursor: Required<InboxCursor>;
}

export interface ComplianceFeed extends AsyncIterable<ComplianceEntry>, AsyncDisposable {
  /** Acknowledges everything up to and including an entry. It moves your own window and nobody else's. */
  acknowledge(upTo: Acknowledged): Promise<void>;
  close(): void;
}

const SUBSCRIPTION = `subscription (${FOLLOWING.variables}) {
  complianceFeed(${FOLLOWING.args}) {
    position kind sentAt orderId court platform { id } details digest previousDigest epoch
  }
}`;

/**
 * What a regulator or the AP hears of every platform: overdue, penalty running, reinstatement late, and the end of
 * each. It yields every entry once, in order, with position and digest verified, as a platform's inbox of `connect`
 * does.
 */
export function connectCompliance(options: InboxReading): ComplianceFeed {
  const ending = new AbortController();
  const form = {
    subscription: SUBSCRIPTION,
    // There is one stream for all platforms.
    stream: () => "compliance-feed/all",
    body: ({ orderId, court, platform, details }: WireEntry) => ({ orderId, court, platform: platform.id, details }),
    open: async ({ platform, ...entry }: WireEntry) => ({
      ...entry,
      platform: platform.id,
      cursor: cursorOf(entry),
    }),
  };
  return {
    [Symbol.asyncIterator]: () => readInbox(options, form, ending.signal),
    acknowledge: (upTo) => acknowledgeBy("acknowledgeComplianceFeed", options, upTo),
    close: () => ending.abort(),
    async [Symbol.asyncDispose]() {
      ending.abort();
    },
  };
}
