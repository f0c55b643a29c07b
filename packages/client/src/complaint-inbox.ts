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
import { request } from "./request.js";

/** A message as the hub sends it. */
interface WireMessage extends PlacedMessage {
  readonly complaintId: string;
  /** Facts of this kind of message, such as until when a decision can be contested. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** A message whose position in the inbox and digest have been verified. */
export interface ComplaintInboxMessage extends WireMessage {
  readonly cursor: Required<InboxCursor>;
}

/** What you contest, and why. */
export interface Contest {
  readonly complaintId: string;
  readonly grounds: string;
}

/** An objection (bezwaar) or appeal (beroep) as it stands. */
export interface Remedy {
  readonly id: string;
  readonly status: string;
}

export interface ComplaintInbox extends AsyncIterable<ComplaintInboxMessage>, AsyncDisposable {
  /** Acknowledges everything up to and including a message. */
  acknowledge(upTo: Acknowledged): Promise<void>;
  /** Bezwaar against the AP's first decision, within six weeks. Lodging the same again changes nothing. */
  object(contest: Contest): Promise<Remedy>;
  /** Beroep with the district court; `higher` for hoger beroep with the Council of State. */
  appeal(contest: Contest & { readonly reference?: string; readonly higher?: boolean }): Promise<Remedy>;
  close(): void;
}

const SUBSCRIPTION = `subscription (${FOLLOWING.variables}) {
  complaintInbox(${FOLLOWING.args}) { position kind sentAt complaintId details digest previousDigest epoch }
}`;

/**
 * A platform's complaint inbox: what the Autoriteit Persoonsgegevens does with complaints about the platform. It yields
 * every message once, in order, with position and digest verified, as the order inbox of `connect` does.
 */
export function connectComplaints(options: InboxReading): ComplaintInbox {
  const ending = new AbortController();
  const form = {
    subscription: SUBSCRIPTION,
    stream: (platform: string) => `complaint-inbox/${platform}`,
    body: ({ complaintId, details }: WireMessage) => ({ complaintId, details }),
    open: async (wire: WireMessage) => ({ ...wire, cursor: cursorOf(wire) }),
  };
  return {
    [Symbol.asyncIterator]: () => readInbox(options, form, ending.signal),
    acknowledge: (upTo) => acknowledgeBy("acknowledgeComplaintInbox", options, upTo),
    async object(contest) {
      const { lodgeObjection } = await request<{ lodgeObjection: Remedy }>(
        options,
        "mutation ($input: LodgeObjectionInput!) { lodgeObjection(input: $input) { id status } }",
        { input: contest },
      );
      return lodgeObjection;
    },
    async appeal(contest) {
      const { lodgeAppeal } = await request<{ lodgeAppeal: Remedy }>(
        options,
        "mutation ($input: LodgeAppealInput!) { lodgeAppeal(input: $input) { id status } }",
        { input: contest },
      );
      return lodgeAppeal;
    },
    close: () => ending.abort(),
    async [Symbol.asyncDispose]() {
      ending.abort();
    },
  };
}
