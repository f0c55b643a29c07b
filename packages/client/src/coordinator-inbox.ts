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

/** A message as the hub sends it. */
interface WireMessage extends PlacedMessage {
  readonly orderId: string;
  readonly orderVersion: number;
  readonly court: string;
  readonly platform: { readonly id: string } | null;
  /** The court's seal with the parts of the intermediary services, where the message brings a version. */
  readonly seal: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

/** A message whose position in the inbox and digest have been verified. Its seal is not: `verifySeal` and `readOwnOrder` do. */
export interface CoordinatorMessage extends Omit<WireMessage, "platform"> {
  /** The id of the addressee that says it; null where the court decided for all. */
  readonly platform: string | null;
  readonly cursor: Required<InboxCursor>;
}

export interface CoordinatorInbox extends AsyncIterable<CoordinatorMessage>, AsyncDisposable {
  /** Acknowledges everything up to and including a message; it only moves your window on. */
  acknowledge(upTo: Acknowledged): Promise<void>;
  close(): void;
}

const SUBSCRIPTION = `subscription (${FOLLOWING.variables}) {
  coordinatorInbox(${FOLLOWING.args}) {
    position kind sentAt orderId orderVersion court platform { id } seal details digest previousDigest epoch
  }
}`;

/**
 * What the Digital Services Coordinator receives (DSA art. 9(3)): orders to intermediary services, and what those say of their
 * effect. It yields every message once, in order, with position and digest verified, as a platform's inbox of `connect`
 * does.
 */
export function connectCoordinator(options: InboxReading): CoordinatorInbox {
  const ending = new AbortController();
  const form = {
    subscription: SUBSCRIPTION,
    // A hub has one coordinator.
    stream: () => "coordinator-inbox/nl",
    body: ({ orderId, orderVersion, court, platform, seal, details }: WireMessage) => ({
      orderId,
      orderVersion,
      court,
      ...(platform === null ? {} : { platform: platform.id }),
      ...(seal === null ? {} : { seal }),
      details,
    }),
    open: async ({ platform, ...message }: WireMessage) => ({
      ...message,
      platform: platform?.id ?? null,
      cursor: cursorOf(message),
    }),
  };
  return {
    [Symbol.asyncIterator]: () => readInbox(options, form, ending.signal),
    acknowledge: (upTo) => acknowledgeBy("acknowledgeCoordinatorInbox", options, upTo),
    close: () => ending.abort(),
    async [Symbol.asyncDispose]() {
      ending.abort();
    },
  };
}
