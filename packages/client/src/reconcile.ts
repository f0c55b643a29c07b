import { cursorOf, type InboxCursor, type PlacedMessage } from "./durable-inbox.js";
import { type HubAddress, request } from "./request.js";

/** The hub's inboxes and feeds, and where each holds its messages. */
const MESSAGES_OF = {
  inbox: "messages",
  disclosureInbox: "messages",
  complaintInbox: "messages",
  coordinatorInbox: "messages",
  complianceFeed: "entries",
} as const;

export type InboxName = keyof typeof MESSAGES_OF;

/** A message as you stored it. */
export interface HeldMessage {
  readonly position: number;
  readonly digest: string;
}

/** A message that the hub holds. Its content comes when you read the inbox from `cursor` on. */
export type HubMessage = PlacedMessage;

export interface Reconciling<Held extends HeldMessage> extends HubAddress {
  /** By default the order inbox. */
  readonly inbox?: InboxName;
  /** What you hold, in any order. Messages at or before `compareFrom` are not looked at. */
  readonly held: Iterable<Held> | AsyncIterable<Held>;
  /** From EPOCH_CHANGED: up to here nothing differs. By default everything is compared. */
  readonly compareFrom?: number;
}

export interface Reconciliation<Held extends HeldMessage> {
  /** You and the hub hold the same up to here, and differ or end after it. */
  readonly sameUpTo: number;
  /**
   * What you hold and the hub has lost, by position. It has lost what you told it since as well: send confirmations of
   * these once more where the order is there, and tell the hub's operator of the others.
   */
  readonly lost: readonly Held[];
  /** What the hub holds and you do not, by position: you receive it when you go on from `cursor`. */
  readonly unseen: readonly HubMessage[];
  /** Where to go on. At position 0 it has no digest. */
  readonly cursor: InboxCursor;
}

const PAGE = 500;

/**
 * Compares what you hold of an inbox with what the hub holds, after EPOCH_CHANGED. It changes nothing, at the hub or with
 * you: put away what is `lost` so that the hub's own messages can have its positions, then go on from `cursor`.
 */
export async function reconcile<Held extends HeldMessage>(options: Reconciling<Held>): Promise<Reconciliation<Held>> {
  const { compareFrom = 0 } = options;
  const held = new Map<number, Held>();
  for await (const message of options.held) if (message.position > compareFrom) held.set(message.position, message);
  const { epoch, before, messages } = await hubMessages(options, compareFrom);
  let cursor: InboxCursor = before ?? { position: compareFrom, epoch };
  let same = true;
  const unseen: HubMessage[] = [];
  const lost = new Map(held);
  for (const message of messages) {
    same &&= held.get(message.position)?.digest === message.digest;
    if (same) cursor = cursorOf(message);
    if (same) lost.delete(message.position);
    else unseen.push(message);
  }
  return {
    sameUpTo: cursor.position,
    lost: [...lost.values()].sort((a, b) => a.position - b.position),
    unseen,
    cursor,
  };
}

interface Page {
  readonly head: number;
  readonly epoch: string;
  readonly [messages: string]: unknown;
}

/** All that follow a position, in the present epoch, with the cursor of the message at that position. */
async function hubMessages(
  { inbox = "inbox", ...hub }: HubAddress & { readonly inbox?: InboxName },
  compareFrom: number,
): Promise<{ readonly epoch: string; readonly before: InboxCursor | undefined; readonly messages: HubMessage[] }> {
  const query = `query ($after: Int!, $digest: String, $epoch: String) {
    ${inbox}(after: $after, digest: $digest, epoch: $epoch, first: ${PAGE}) {
      head epoch ${MESSAGES_OF[inbox]} { position kind sentAt digest previousDigest epoch }
    }
  }`;
  const found: HubMessage[] = [];
  // Begins one earlier, so that the message at `compareFrom` gives its digest.
  let cursor: InboxCursor = { position: Math.max(0, compareFrom - 1) };
  for (;;) {
    const { position: after, digest, epoch } = cursor;
    const { [inbox]: page } = await request<Record<string, Page>>(hub, query, { after, digest, epoch });
    if (page === undefined) throw new Error(`The hub answered without ${inbox}`);
    const messages = page[MESSAGES_OF[inbox]] as HubMessage[];
    found.push(...messages);
    const last = messages.at(-1);
    if (last === undefined || last.position >= page.head) {
      const [first] = found;
      const before = compareFrom > 0 && first?.position === compareFrom ? cursorOf(first) : undefined;
      return { epoch: page.epoch, before, messages: before === undefined ? found : found.slice(1) };
    }
    cursor = cursorOf(last);
  }
}
