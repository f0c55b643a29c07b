import { setTimeout as pause } from "node:timers/promises";
import { connect, connectComplaints, connectCompliance, keysFromRegistry } from "@exparte/client";
import { createClient } from "graphql-ws";
import WebSocket from "ws";
import type { Feed, History } from "./history.js";
import {
  FIELDS,
  type Told,
  toldByComplaints,
  toldByCompliance,
  toldByInbox,
  toldByWire,
  type WireMessage,
} from "./told.js";

export interface Reading {
  readonly url: string;
  readonly token: () => Promise<string>;
  readonly party: string;
  readonly feed: Feed;
  readonly history: History;
  readonly onTold: (told: Told) => void;
}

/** Follows one feed of one party from its beginning until it is stopped, and notes all that comes. */
export interface Reader {
  readonly name: string;
  readonly party: string;
  readonly feed: Feed;
  connected(): boolean;
  /** The last position that came. */
  position(): number;
  stop(): Promise<void>;
}

/** By the client package, as a platform that uses it. */
export function readByClient(reading: Reading): Reader {
  return reader(reading, async (track, signal, cursor) => {
    const { url, token, feed } = reading;
    const options = {
      url,
      token,
      cursor,
      onConnected: () => track.connected(),
      onInterrupted: (why: unknown) => track.disconnected(inWords(why)),
    };
    const end = <Closing extends { close(): void }>(following: Closing): Closing => {
      signal.addEventListener("abort", () => following.close(), { once: true });
      return following;
    };
    switch (feed) {
      case "inbox":
        // With keys of its own: otherwise a registry that does not answer would count as a lost connection.
        for await (const message of end(
          connect({ ...options, courtKeys: keysFromRegistry({ url, token, onInterrupted: () => {} }) }),
        ))
          track.told(toldByInbox(message));
        return;
      case "complaintInbox":
        for await (const message of end(connectComplaints(options))) track.told(toldByComplaints(message));
        return;
      case "complianceFeed":
        for await (const entry of end(connectCompliance(options))) track.told(toldByCompliance(entry));
        return;
      default:
        return feed satisfies never;
    }
  });
}

/** The codes with which a stream may end for a moment, as the reference of error codes says. */
const COME_BACK = new Set([
  "UPSTREAM_LOST",
  "UPSTREAM_UNAVAILABLE",
  "SERVICE_UNAVAILABLE",
  "STREAM_INTERRUPTED",
  "ISSUER_UNAVAILABLE",
  "TOKEN_EXPIRED",
  "PARTIES_NOT_HEARD",
  "SLOW_CONSUMER",
]);
/** The peer does not speak the protocol. */
const WRONG_PEER = [4400, 4406];
const COME_BACK_AFTER_MS = 250;
const BEGUN_AGAIN_AFTER_MS = 2_000;

/** With a bare websocket and nothing that repairs: it notes what really came over each connection. */
export function readByHand(reading: Reading): Reader {
  return reader(reading, async (track, signal) => {
    const { url, token, feed } = reading;
    const query = `subscription ($after: Int!, $digest: String, $epoch: String) {
      ${feed}(after: $after, digest: $digest, epoch: $epoch, window: 1000) { ${FIELDS[feed]} }
    }`;
    let cursor: { after: number; digest?: string; epoch?: string } = { after: 0 };
    while (!signal.aborted) {
      const client = createClient({
        url: url.replace(/^http/, "ws"),
        webSocketImpl: WebSocket,
        connectionParams: { token: await token() },
        retryAttempts: 0,
      });
      client.on("connected", () => track.connected());
      const end = () => client.terminate();
      signal.addEventListener("abort", end, { once: true });
      try {
        for await (const { data, errors } of client.iterate<Record<string, WireMessage>>({
          query,
          variables: cursor,
        })) {
          if (errors !== undefined) throw errors;
          const wire = data?.[feed];
          if (wire === undefined) continue;
          track.told(toldByWire(feed, wire));
          cursor = { after: wire.position, digest: wire.digest, epoch: wire.epoch };
        }
        track.disconnected("completed");
      } catch (why) {
        track.disconnected(inWords(why));
        if (!signal.aborted && !isForNow(why)) track.stopped(inWords(why));
      } finally {
        signal.removeEventListener("abort", end);
        client.terminate();
      }
      await pause(COME_BACK_AFTER_MS, undefined, { signal }).catch(() => undefined); // the loop sees the signal
    }
  });
}

interface Cursor {
  readonly position: number;
  readonly digest?: string;
  readonly epoch?: string;
}

interface Track {
  connected(): void;
  disconnected(why: string): void;
  told(told: Told): void;
  stopped(why: string): void;
}

function reader(
  { party, feed, history, onTold }: Reading,
  follow: (track: Track, signal: AbortSignal, cursor: Cursor) => Promise<void>,
): Reader {
  const ending = new AbortController();
  let isConnected = false;
  let cursor: Cursor = { position: 0 };
  const track: Track = {
    connected() {
      isConnected = true;
      history.note({ what: "connected", party, feed, after: cursor.position });
    },
    disconnected(why) {
      isConnected = false;
      if (!ending.signal.aborted) history.note({ what: "disconnected", party, feed, why });
    },
    told(told) {
      const { position, digest, epoch } = told.message;
      cursor = { position, digest, epoch };
      history.note({ what: "received", party, feed, message: told.message });
      onTold(told);
    },
    stopped: (why) => history.note({ what: "reader-stopped", party, feed, why }),
  };
  /** What gives up is noted, and begun again as a person would, so that the rest is judged too. */
  async function goOn(): Promise<void> {
    while (!ending.signal.aborted) {
      try {
        await follow(track, ending.signal, cursor);
      } catch (why) {
        track.disconnected(inWords(why));
        if (!ending.signal.aborted) track.stopped(inWords(why));
      }
      const { signal } = ending;
      await pause(BEGUN_AGAIN_AFTER_MS, undefined, { signal }).catch(() => undefined); // the loop sees the signal
    }
  }
  const following = goOn();
  return {
    name: `${feed} of ${party}`,
    party,
    feed,
    connected: () => isConnected,
    position: () => cursor.position,
    async stop() {
      ending.abort();
      await following;
    },
  };
}

function isForNow(why: unknown): boolean {
  const code = codeOf(why);
  if (code !== undefined) return COME_BACK.has(code);
  const closed = (why as { code?: unknown } | null)?.code;
  return typeof closed !== "number" || !WRONG_PEER.includes(closed);
}

/** Of a list of GraphQL errors. */
function codeOf(why: unknown): string | undefined {
  const [first] = Array.isArray(why) ? (why as { extensions?: { code?: string } }[]) : [];
  return first === undefined ? undefined : (first.extensions?.code ?? "UNKNOWN");
}

function inWords(why: unknown): string {
  const { code, reason, message } = (why ?? {}) as { code?: unknown; reason?: unknown; message?: unknown };
  return codeOf(why) ?? [code, reason, message].filter((part) => part !== undefined && part !== "").join(" ");
}
