import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { Refusal } from "@exparte/refusal";
import { canonicalJson } from "@exparte/seal";
import { watchedSocket } from "@exparte/watched-socket";
import { decodeJwt } from "jose";
import { refuse } from "./refusals.js";
import { firstRefusal, freshTokens, type HubAddress, HubRefusal, PASSING_CODES, request } from "./request.js";

/** How far an inbox was read. Keep it with what you stored of the message, in one transaction. */
export interface InboxCursor {
  readonly position: number;
  /** The digest of the message at that position. With it, the next message proves that none was left out. */
  readonly digest?: string;
  /** The epoch of the hub's log that came with it. With it, the hub notices when you are ahead of a restored database. */
  readonly epoch?: string;
}

/** What is acknowledged: a message, or its position. With its cursor, the hub knows that it is one of this log. */
export interface Acknowledged {
  readonly position: number;
  readonly cursor?: InboxCursor;
}

export interface InboxReading extends HubAddress {
  /** Where to go on: the cursor of the last message you stored, or `{ position: 0 }` for all. */
  readonly cursor: InboxCursor;
  /** How many messages the hub may send beyond the last one you acknowledged; 1 to 5,000, by default 1,000. */
  readonly window?: number;
  /** Called with the reason when a connection ends, before the client reconnects. By default it warns the process. */
  readonly onInterrupted?: (why: unknown) => void;
  /** Called when a connection to the hub stands, before the messages that it brings. */
  readonly onConnected?: () => void;
}

/** The members that the messages of every inbox have. */
export interface PlacedMessage {
  readonly position: number;
  readonly kind: string;
  readonly sentAt: string;
  readonly digest: string;
  readonly previousDigest: string;
  readonly epoch: string;
}

/** What differs from inbox to inbox. */
export interface InboxForm<Wire extends PlacedMessage, Message extends { readonly cursor: Required<InboxCursor> }> {
  /** One field, with the variables of `FOLLOWING`. */
  readonly subscription: string;
  /** The name of a platform's stream in the hub's log. */
  readonly stream: (platform: string) => string;
  /** The part of a message that the digest covers, beside its position. */
  readonly body: (wire: Wire) => object;
  /** Verifies the content of the message. A refusal that it throws ends the reading. */
  readonly open: (wire: Wire, platform: string) => Promise<Message>;
}

/** The variables of a subscription to an inbox, and how its field takes them. */
export const FOLLOWING = {
  variables: "$after: Int!, $digest: String, $epoch: String, $window: Int!",
  args: "after: $after, digest: $digest, epoch: $epoch, window: $window",
} as const;

/** Codes that tell a stream to come back, beside those that tell it to any call. */
const COME_BACK: ReadonlySet<string> = new Set([
  "STREAM_INTERRUPTED",
  "SLOW_CONSUMER",
  "GOING_DOWN",
  "TOO_MANY_OPERATIONS",
  "TOO_MANY_SOCKETS",
  "INTERNAL_SERVER_ERROR",
]);
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/**
 * An inbox as an async iterator: every message once, in order, with position and digest verified. It reconnects by
 * itself with a fresh token and continues after the last message. It throws INBOX_GAP, DIGEST_MISMATCH or the refusal
 * of `open` for a message that cannot be trusted, HubRefusal when the hub refuses for good (also when `token` gives an
 * expired token again), and whatever `token` throws. EPOCH_CHANGED is such a refusal: `reconcile` names the difference
 * and gives the cursor to go on with.
 */
export async function* readInbox<
  Wire extends PlacedMessage,
  Message extends { readonly cursor: Required<InboxCursor> },
>(options: InboxReading, form: InboxForm<Wire, Message>, signal: AbortSignal): AsyncGenerator<Message, void> {
  const { onInterrupted, onConnected, url, window = 1000 } = options;
  const tokens = freshTokens(options);
  let cursor = options.cursor;
  let pauseMs = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    const token = await tokens.next();
    // What was aborted while its token was fetched would wait for ever on an inbox that is quiet.
    if (signal.aborted) return;
    const platform = partyIn(token);
    try {
      const { position: after, digest, epoch } = cursor;
      const operation = { query: form.subscription, variables: { after, digest, epoch, window } };
      for await (const wire of wireMessages<Wire>({ url, token, onConnected }, operation, signal)) {
        if (wire.position <= cursor.position) continue;
        verifyPlace(cursor, wire, digestIn(form.stream(platform), wire, form.body(wire)));
        const message = await form.open(wire, platform);
        cursor = message.cursor;
        pauseMs = FIRST_PAUSE_MS;
        yield message;
      }
    } catch (thrown) {
      const why = asRefusal(thrown);
      if (!isPassing(why)) throw why;
      const hadItsTime = tokens.refused(token, why);
      if (onInterrupted !== undefined || !hadItsTime) tellInterrupted(options, why);
    }
    await pause(pauseMs, undefined, { signal }).catch(() => undefined);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  }
}

export function cursorOf({ position, digest, epoch }: PlacedMessage): Required<InboxCursor> {
  return { position, digest, epoch };
}

/** Acknowledges up to a message by one of the hub's mutations, which all take the same. */
export async function acknowledgeBy(mutation: string, hub: HubAddress, upTo: Acknowledged): Promise<void> {
  const { digest, epoch } = upTo.cursor?.position === upTo.position ? upTo.cursor : {};
  await request(
    hub,
    `mutation ($upTo: Int!, $digest: String, $epoch: String) {
      ${mutation}(upTo: $upTo, digest: $digest, epoch: $epoch) { acknowledged }
    }`,
    { upTo: upTo.position, digest, epoch },
  );
}

/** base64url(SHA-256) over the canonical JSON of the message and the digest before it, as the hub's schema says. */
export function digestIn(stream: string, message: Omit<PlacedMessage, "digest" | "epoch">, body: object): string {
  const { position, kind, sentAt, previousDigest } = message;
  const hashed = canonicalJson({ stream, position, kind, at: sentAt, body, previousDigest });
  return createHash("sha256").update(hashed).digest("base64url");
}

/** Refuses a message that does not follow the cursor, or whose content differs from what was recorded. */
export function verifyPlace(cursor: InboxCursor, message: PlacedMessage, digest: string): void {
  const expected = cursor.position === 0 ? "" : cursor.digest;
  const follows =
    message.position === cursor.position + 1 && (expected === undefined || message.previousDigest === expected);
  const facts = { position: message.position, after: cursor.position };
  if (!follows) throw refuse("INBOX_GAP", `Message ${message.position} does not follow on ${cursor.position}.`, facts);
  if (digest !== message.digest) {
    throw refuse("DIGEST_MISMATCH", `Message ${message.position} is not as it was recorded.`, facts);
  }
}

/** The id of the party in the token: a platform reads only its own inbox. */
export async function partyOf({ token }: HubAddress): Promise<string> {
  return partyIn(await token());
}

function partyIn(token: string): string {
  const { party } = decodeJwt<{ party?: { id?: string } }>(token);
  if (typeof party?.id !== "string") throw new Error("The token names no party");
  return party.id;
}

/** One connection's messages; ends when the hub completes the operation, throws when it is interrupted. */
async function* wireMessages<Wire>(
  hub: { readonly url: string; readonly token: string; readonly onConnected: (() => void) | undefined },
  operation: { readonly query: string; readonly variables: Record<string, unknown> },
  signal: AbortSignal,
): AsyncGenerator<Wire, void> {
  const { url, token, onConnected } = hub;
  const client = watchedSocket({ url, connectionParams: async () => ({ token }) });
  client.on("connected", () => onConnected?.());
  try {
    const results = client.iterate<Record<string, Wire>>(operation);
    const end = () => void results.return?.();
    signal.addEventListener("abort", end, { once: true });
    if (signal.aborted) end();
    try {
      for await (const { data, errors } of results) {
        const refusal = firstRefusal(errors as Parameters<typeof firstRefusal>[0]);
        if (refusal) throw refusal;
        const [wire] = Object.values(data ?? {});
        if (wire !== undefined && !signal.aborted) yield wire;
      }
    } finally {
      signal.removeEventListener("abort", end);
    }
  } finally {
    await client.dispose();
  }
}

/**
 * Finds the hub's refusal in an error. When the hub ends an operation midway, the socket's client throws a list of
 * GraphQL errors. When the hub closes a socket because of its token (4401, 4403), the close reason is "CODE: what to
 * do".
 */
function asRefusal(thrown: unknown): unknown {
  if (Array.isArray(thrown)) return firstRefusal(thrown) ?? thrown;
  if (typeof thrown !== "object" || thrown === null || !("code" in thrown) || !("reason" in thrown)) return thrown;
  const closed = thrown.code === 4401 || thrown.code === 4403;
  const [, code, message] = /^([A-Z_]+): (.*)$/s.exec(String(thrown.reason)) ?? [];
  return closed && code !== undefined && message !== undefined ? new HubRefusal(code, message) : thrown;
}

/** An error of the network, or of a hub that is down, may be gone at the next attempt. Any other would come back each time. */
function isPassing(why: unknown): boolean {
  // Giving up on the inbox would make an order late.
  if (why instanceof HubRefusal) return PASSING_CODES.has(why.code) || COME_BACK.has(why.code);
  // During a deployment something else may answer for a moment.
  if (why instanceof Refusal) return why.code === "HUB_UNREACHABLE" || why.code === "NOT_A_HUB";
  if (typeof why !== "object" || why === null) return false;
  // A peer that does not speak the protocol never will.
  if ("code" in why && "reason" in why) return why.code !== 4400 && why.code !== 4406;
  return "type" in why && why.type === "error";
}

/** Without a warning, an interrupted inbox would look like an empty one. */
export function tellInterrupted({ onInterrupted }: Pick<InboxReading, "onInterrupted">, why: unknown): void {
  if (onInterrupted !== undefined) {
    onInterrupted(why);
    return;
  }
  process.emitWarning(`Reading an inbox was interrupted, and is tried again: ${whatHappened(why)}`, {
    type: "InboxInterrupted",
  });
}

function whatHappened(why: unknown): string {
  if (why instanceof Refusal) return `${why.code}: ${why.message}`;
  const { code, reason, message } = why as { code?: unknown; reason?: unknown; message?: unknown };
  return message === undefined ? `the socket closed with ${code} ${reason}` : String(message);
}
