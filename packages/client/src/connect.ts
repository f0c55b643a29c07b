import type { JWK } from "jose";
import { type Confirmed, confirmItems, type ItemConfirmation } from "./confirm.js";
import { confirmReinstatement, type ItemReinstatement } from "./contest.js";
import { type CourtKeys, keysFromRegistry } from "./court-keys.js";
import { type Acknowledged, acknowledgeBy, FOLLOWING, type InboxReading, partyOf, readInbox } from "./durable-inbox.js";
import { digestedBody, type InboxMessage, inboxStream, MESSAGE_FIELDS, type WireMessage } from "./inbox-message.js";
import { openMessage } from "./open-message.js";
import { confirmPosterInformed, type PosterConfirmation } from "./tell-poster.js";

export interface InboxOptions extends InboxReading {
  /** Your private sealing key, needed to confirm. */
  readonly key?: JWK;
  /** By default the hub's registry. Pin the courts' keys yourself if you do not want to trust the hub. */
  readonly courtKeys?: CourtKeys;
}

export interface Inbox extends AsyncIterable<InboxMessage>, AsyncDisposable {
  /** Acknowledges everything up to and including a message. For an order this is its service (betekening). */
  acknowledge(upTo: Acknowledged): Promise<void>;
  /** Confirms under your seal what became of items. */
  confirm(orderId: string, items: readonly ItemConfirmation[]): Promise<Confirmed>;
  /** Confirms under your seal when you told the posters of items, or why you cannot (DSA art. 9(5)). */
  confirmPosterInformed(
    orderId: string,
    items: readonly PosterConfirmation[],
  ): Promise<{ readonly posterOverdue: boolean }>;
  /** Confirms under your seal that items are back, or on which ground of your own they stay down. */
  reinstate(orderId: string, items: readonly ItemReinstatement[]): Promise<{ readonly status: string }>;
  close(): void;
}

const SUBSCRIPTION = `subscription (${FOLLOWING.variables}) { inbox(${FOLLOWING.args}) { ${MESSAGE_FIELDS} } }`;

/**
 * A platform's inbox as an async iterator. It yields every message once, in order, with position, digest and seal
 * verified. It reconnects by itself with a fresh token and continues after the last message. It throws INBOX_GAP,
 * DIGEST_MISMATCH, ORDER_MISMATCH, a SEAL_* or a PART_* refusal for a message that cannot be trusted, and HubRefusal when the hub
 * refuses for good.
 */
export function connect(options: InboxOptions): Inbox {
  const ending = new AbortController();
  const { key } = options;
  return {
    [Symbol.asyncIterator]: () => messages(options, ending.signal),
    acknowledge: (upTo) => acknowledgeBy("acknowledgeInbox", options, upTo),
    async confirm(orderId, items) {
      return confirmItems(options, { platform: await partyOf(options), orderId, key: sealing(key) }, items);
    },
    async confirmPosterInformed(orderId, items) {
      return confirmPosterInformed(options, { platform: await partyOf(options), orderId, key: sealing(key) }, items);
    },
    async reinstate(orderId, items) {
      return confirmReinstatement(options, { platform: await partyOf(options), orderId, key: sealing(key) }, items);
    },
    close: () => ending.abort(),
    async [Symbol.asyncDispose]() {
      ending.abort();
    },
  };
}

function sealing(key: JWK | undefined): JWK {
  if (key === undefined) throw new Error("Confirming needs `key`, your private sealing key");
  return key;
}

function messages(options: InboxOptions, signal: AbortSignal): AsyncGenerator<InboxMessage, void> {
  const courtKeys = options.courtKeys ?? keysFromRegistry(options);
  const form = {
    subscription: SUBSCRIPTION,
    stream: inboxStream,
    body: digestedBody,
    open: (wire: WireMessage, platform: string) => openMessage(wire, platform, courtKeys),
  };
  return readInbox(options, form, signal);
}
