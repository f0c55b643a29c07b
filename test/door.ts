import { createHash } from "node:crypto";
import { canonicalJson } from "@exparte/seal";
import { createClient } from "graphql-ws";
import { expect, vi } from "vitest";
import WebSocket from "ws";

export interface WireError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly field?: string } & Readonly<Record<string, unknown>>;
}

export interface Answer {
  readonly status: number;
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly WireError[];
}

/** GraphQL over HTTP with plain fetch. */
export async function ask(
  url: string,
  token: string | undefined,
  query: string,
  variables: Record<string, unknown> = {},
  more: Record<string, unknown> = {},
): Promise<Answer> {
  return post(url, token, JSON.stringify({ query, variables, ...more }));
}

/** Posts any body, unchanged. */
export async function post(url: string, token: string | undefined, body: string): Promise<Answer> {
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body,
  });
  return { status: response.status, ...((await response.json()) as Omit<Answer, "status">) };
}

/** An answer's data. Throws the refusal if there is one. */
export async function dataOf<Data>(...asked: Parameters<typeof ask>): Promise<Data> {
  const { data, errors } = await ask(...asked);
  if (errors !== undefined || !data) throw new Error(`Refused: ${JSON.stringify(errors)}`);
  return data as Data;
}

export interface Message {
  readonly position: number;
  readonly kind: string;
  readonly sentAt: string;
  readonly orderId: string;
  readonly orderVersion: number;
  readonly seal: string | null;
  readonly details: Record<string, unknown>;
  readonly digest: string;
  readonly previousDigest: string;
}

export const MESSAGE = "position kind sentAt orderId orderVersion seal details digest previousDigest";
export const INBOX = `subscription ($after: Int!, $window: Int!) { inbox(after: $after, window: $window) { ${MESSAGE} } }`;
const DISCLOSURES = `subscription ($after: Int!, $window: Int!) {
  disclosureInbox(after: $after, window: $window) { position kind requestId digest previousDigest }
}`;
const PAGE = `query ($after: Int!) { inbox(after: $after, first: 100) { head acknowledged messages { ${MESSAGE} } } }`;

/** What one subscription received, in order. */
export interface Listener {
  readonly messages: Message[];
  readonly errors: WireError[];
  /** How the socket closed, if it closed under the subscription. */
  closed?: { readonly code: number; readonly reason: string };
  ended: boolean;
  stop(): Promise<void> | void;
}

export interface Listening {
  readonly after?: number;
  readonly window?: number;
}

/** An unmodified graphql-ws client with its own socket. It does not reconnect. */
export function overWebsocket(
  url: string,
  token: string,
  { after = 0, window = 1000 }: Listening = {},
  query = INBOX,
): Listener {
  const listener: Listener = { messages: [], errors: [], ended: false, stop: () => client.dispose() };
  const client = createClient({
    url: url.replace(/^http/, "ws"),
    webSocketImpl: WebSocket,
    connectionParams: { token },
    retryAttempts: 0,
    on: {
      closed: (event) => {
        const { code, reason } = event as { code: number; reason: string };
        listener.closed = { code, reason };
      },
    },
  });
  client.subscribe<Record<string, Message>>(
    { query, variables: { after, window } },
    {
      next({ data, errors }) {
        listener.messages.push(...Object.values(data ?? {}));
        listener.errors.push(...((errors ?? []) as unknown as WireError[]));
      },
      error(error) {
        if (Array.isArray(error)) listener.errors.push(...error);
        listener.ended = true;
      },
      complete() {
        listener.ended = true;
      },
    },
  );
  return listener;
}

/** What one operation receives on its own socket: its results, its errors, or the reason for the close. */
export async function overWebsocketOperation(
  url: string,
  token: string,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<unknown[]> {
  const client = createClient({
    url: url.replace(/^http/, "ws"),
    webSocketImpl: WebSocket,
    connectionParams: { token },
    retryAttempts: 0,
  });
  const answers: unknown[] = [];
  try {
    for await (const answer of client.iterate({ query, variables })) answers.push(answer);
  } catch (error) {
    answers.push(error instanceof Error ? error.message : error);
  } finally {
    await client.dispose();
  }
  return answers;
}

/** The same as `curl -N` receives it: server-sent events over a plain request. */
export function overEvents(
  url: string,
  token: string,
  { after = 0, window = 1000 }: Listening = {},
  query = INBOX,
): Listener {
  const abort = new AbortController();
  const listener: Listener = { messages: [], errors: [], ended: false, stop: () => abort.abort() };
  void (async () => {
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: {
          accept: "text/event-stream",
          authorization: `Bearer ${token}`,
          "content-type": "application/json",
        },
        body: JSON.stringify({ query, variables: { after, window } }),
        signal: abort.signal,
      });
      for await (const answer of frames(response.body ?? [])) {
        listener.messages.push(...Object.values(answer.data ?? {}));
        listener.errors.push(...(answer.errors ?? []));
      }
    } catch {
      // stopped by the test, or cut: the listener has ended either way
    } finally {
      listener.ended = true;
    }
  })();
  return listener;
}

async function* frames(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<{ data?: Record<string, Message> | null; errors?: WireError[] }> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    const whole = text.split("\n\n");
    text = whole.pop() ?? "";
    for (const frame of whole) {
      const data = frame.split("\n").find((line) => line.startsWith("data: {"));
      if (data !== undefined) yield JSON.parse(data.slice("data: ".length));
    }
  }
}

/** Both protocols for a platform's disclosure inbox. */
export function disclosureListener(
  url: string,
  token: string,
  { over, ...from }: Listening & { readonly over: "websocket" | "events" },
): Listener {
  return over === "websocket"
    ? overWebsocket(url, token, from, DISCLOSURES)
    : overEvents(url, token, from, DISCLOSURES);
}

export interface Page {
  readonly head: number;
  readonly acknowledged: number;
  readonly messages: readonly Message[];
}

/** All messages after a position, page by page. */
export async function poll(url: string, token: string, after = 0): Promise<Page> {
  const messages: Message[] = [];
  for (;;) {
    const position = messages.at(-1)?.position ?? after;
    const { inbox } = await dataOf<{ inbox: Page }>(url, token, PAGE, { after: position });
    messages.push(...inbox.messages);
    if (inbox.messages.length === 0 || messages.at(-1)?.position === inbox.head) return { ...inbox, messages };
  }
}

/** Waits until a listener has this many messages; on failure, shows what it has instead. */
export async function untilTold(listener: Listener, count: number, timeout = 15_000): Promise<void> {
  await vi.waitFor(() => expect(listener).toMatchObject({ messages: { length: count } }), { timeout, interval: 10 });
}

export async function untilEnded(listener: Listener, timeout = 15_000): Promise<void> {
  await vi.waitFor(() => expect(listener).toMatchObject({ ended: true }), { timeout, interval: 10 });
}

/**
 * Checks that messages are numbered 1, 2, 3 … from the cursor on, each with the digest of the one before and its own
 * digest as the schema defines it.
 */
export function expectWhole(
  platform: string,
  messages: readonly Message[],
  from: { position: number; digest: string } = { position: 0, digest: "" },
): void {
  let before = from;
  for (const message of messages) {
    const { position, kind, sentAt, orderId, orderVersion, seal, details, digest, previousDigest } = message;
    expect({ position, previousDigest }).toEqual({ position: before.position + 1, previousDigest: before.digest });
    const body = { orderId, orderVersion, ...(seal === null ? {} : { seal }), details };
    const hashed = canonicalJson({ stream: `inbox/${platform}`, position, kind, at: sentAt, body, previousDigest });
    expect(digest).toBe(createHash("sha256").update(hashed).digest("base64url"));
    before = { position, digest };
  }
}
