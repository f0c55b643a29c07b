import { createClient } from "graphql-ws";
import WebSocket from "ws";

/** The fields that packages/client requests: all a platform needs to verify a message and act on it. */
const SUBSCRIPTION = `subscription ($after: Int!) { inbox(after: $after, window: 5000) {
  position kind sentAt orderId orderVersion seal details digest previousDigest
  order { court caseNumber addressees { deadline items { id url contentId contentHash description } } }
} }`;

interface Message {
  readonly position: number;
  readonly orderId: string;
}

/** One platform's websocket. Notes the moment at which each arrival was parsed. */
export interface Listener {
  /** When an order's message arrived, by performance.now(). */
  arrival(orderId: string): Promise<number>;
  /** The size of the last message as JSON, so that the floor can send as much; 0 before the first one. */
  lastBytes(): number;
  close(): Promise<void>;
}

/** Resolves when the socket is open. `url` is the gateway's, or the orders service's own. */
export async function listen(url: string, token: string, after: number): Promise<Listener> {
  const arrivals = new Map<string, PromiseWithResolvers<number>>();
  let last: unknown;
  let closing = false;
  const of = (orderId: string) => {
    const known = arrivals.get(orderId) ?? Promise.withResolvers<number>();
    arrivals.set(orderId, known);
    return known;
  };
  const opened = Promise.withResolvers<void>();
  const client = createClient({
    url: url.replace(/^http/, "ws"),
    webSocketImpl: WebSocket,
    connectionParams: { token },
    retryAttempts: 0,
    lazy: true,
    on: { connected: () => opened.resolve() },
  });
  const fail = (cause: unknown) => {
    if (closing) return;
    console.error("A listener of the bench was cut off:", cause);
    process.exit(1);
  };
  client.subscribe<{ inbox: Message }>(
    { query: SUBSCRIPTION, variables: { after } },
    {
      next({ data, errors }) {
        const atMs = performance.now();
        if (!data) return fail(errors);
        last = data;
        of(data.inbox.orderId).resolve(atMs);
      },
      error: fail,
      complete: () => fail("completed by the hub"),
    },
  );
  await opened.promise;
  return {
    arrival: (orderId) => of(orderId).promise,
    lastBytes: () => (last === undefined ? 0 : JSON.stringify(last).length),
    async close() {
      closing = true;
      await client.dispose();
    },
  };
}
