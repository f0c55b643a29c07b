import { createServer } from "node:http";
import type { FeedEvent } from "@exparte/feed-reader";
import { buildSchema, type GraphQLScalarType } from "graphql";
import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer } from "ws";

/**
 * Another service's durable feed, over a real socket: it replays the entries after a cursor and then sends new ones.
 */
export interface FeedServer {
  readonly url: string;
  add(...entries: FeedEvent[]): void;
  /** The cursors after which readers have begun. */
  readonly begun: readonly (string | null)[];
  /** Cuts every connection; readers reconnect. */
  cut(): void;
  /**
   * Keeps connections open and answers pings, but sends no entries and no longer says that it is whole, as when its
   * database hangs.
   */
  freeze(on: boolean): void;
  close(): Promise<void>;
}

const SAY_WHOLE_EVERY_MS = 50;

export async function startFeedServer(field: "orderFeed" | "partyFeed"): Promise<FeedServer> {
  const entries: FeedEvent[] = [];
  let frozen = false;
  const begun: (string | null)[] = [];
  const waiting = new Set<() => void>();
  const schema = buildSchema(`
    scalar JSONObject
    type Entry { cursor: String! kind: String! at: String! body: JSONObject! }
    type Query { nothing: String }
    type Subscription { ${field}(after: String, sayWhole: Boolean): Entry! }
  `);
  Object.assign(schema.getType("JSONObject") as GraphQLScalarType, { serialize: (value: unknown) => value });

  async function* follow({ after }: { after?: string | null }) {
    begun.push(after ?? null);
    let next = after == null ? 0 : entries.findIndex(({ cursor }) => cursor === after) + 1;
    for (;;) {
      for (; !frozen && next < entries.length; next += 1) yield { [field]: entries[next] };
      const at = new Date().toISOString();
      if (!frozen) yield { [field]: { cursor: String(next), kind: "FeedWhole", at, body: {} } };
      await new Promise<void>((resolve) => {
        waiting.add(resolve);
        setTimeout(resolve, SAY_WHOLE_EVERY_MS).unref();
      });
    }
  }

  const server = createServer();
  const sockets = new WebSocketServer({ server, path: "/graphql" });
  useServer({ schema, roots: { subscription: { [field]: follow } } }, sockets);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The feed server has no port");
  const cut = () => {
    for (const socket of sockets.clients) socket.terminate();
  };
  return {
    url: `http://127.0.0.1:${address.port}/graphql`,
    add(...added) {
      entries.push(...added);
      for (const wake of waiting) wake();
      waiting.clear();
    },
    begun,
    cut,
    freeze(on) {
      frozen = on;
    },
    async close() {
      cut();
      sockets.close();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
