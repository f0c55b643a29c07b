import { connect, type NatsConnection } from "@nats-io/transport-node";
import { createHintOutbox } from "./hint-outbox.js";
import { createWaitingBoard, type Wakeups, type WakeupsOptions, warn } from "./wakeups.js";

const MOST_BYTES = 64 * 1024;
const RECONNECT_AFTER_MS = 1_000;
/** A server that is cut off while it greets says nothing more, and closing waits for what is under way. */
const CONNECT_WITHIN_MS = 2_000;

export interface NatsWakeupsOptions extends WakeupsOptions {
  /**
   * One server, or several separated by commas; credentials as in `nats://user:password@host:4222`. With `tls:` no hint
   * is sent to a server that offers no TLS.
   */
  url: string;
  /** By default one per schema. */
  subject?: string;
  reconnectAfterMs?: number;
  connectWithinMs?: number;
}

/** Hints by NATS, for processes on several machines. While NATS is down the poll takes over. */
export function natsWakeups(options: NatsWakeupsOptions): Wakeups {
  const { url, subject = `exparte.events.${options.schema}`, onProblem = warn } = options;
  const { reconnectAfterMs = RECONNECT_AFTER_MS, connectWithinMs = CONNECT_WITHIN_MS } = options;
  const board = createWaitingBoard(options);
  let nats: NatsConnection | undefined;
  let usable = false;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;

  const outbox = createHintOutbox({
    board,
    maxBytes: MOST_BYTES,
    onProblem,
    async transmit(message) {
      if (nats === undefined || !usable) return false;
      nats.publish(subject, message);
      return true;
    },
  });

  const watch = async (connection: NatsConnection): Promise<void> => {
    for await (const status of connection.status()) {
      if (status.type === "disconnect") {
        usable = false;
        if (!closed) onProblem("NATS is away; the poll takes over until it is back", undefined);
      }
      if (status.type === "reconnect") {
        usable = true;
        outbox.reconnected();
      }
    }
  };

  const open = async () => {
    try {
      const connection = await connect({
        ...serversOf(url),
        name: "exparte wake-ups",
        noEcho: true,
        reconnect: true,
        maxReconnectAttempts: -1,
        reconnectTimeWait: reconnectAfterMs,
        timeout: connectWithinMs,
      });
      if (closed) return await leave(connection);
      nats = connection;
      connection.subscribe(subject, {
        callback: (error, message) => {
          if (error === null) outbox.receive(message.string());
          else onProblem("A wake-up could not be received", error);
        },
      });
      await connection.flush();
      usable = true;
      void watch(connection);
      outbox.reconnected();
    } catch (cause) {
      const half = nats;
      nats = undefined;
      if (!closed) {
        retry = setTimeout(() => {
          opening = open();
        }, reconnectAfterMs);
        onProblem("NATS could not be reached; the poll takes over until it is back", cause);
      }
      await leave(half);
    }
  };
  /** Never rejects: the connection may be gone already, and nobody waits for `opening` until the end. */
  const leave = async (connection: NatsConnection | undefined) => {
    try {
      await connection?.close();
    } catch (cause) {
      onProblem("A connection to NATS could not be closed", cause);
    }
  };
  let opening = open();

  return {
    send: outbox.send,
    subscribe: board.subscribe,
    async close() {
      closed = true;
      clearTimeout(retry);
      board.close();
      await opening;
      await outbox.send([]); // sends what is still pending before the connection ends
      usable = false;
      await leave(nats);
      nats = undefined;
    },
  };
}

function serversOf(url: string): { servers: string[]; tls?: object; user?: string; pass?: string } {
  const addresses = url.split(",").map((one) => new URL(one.trim()));
  const [first] = addresses;
  const servers = addresses.map((address) => address.host);
  // The library reads no scheme: without this option it would talk in the clear to a server that offers no TLS.
  const tls = addresses.some(({ protocol }) => protocol === "tls:") ? { tls: {} } : {};
  if (first === undefined || first.username === "") return { servers, ...tls };
  return { servers, ...tls, user: decodeURIComponent(first.username), pass: decodeURIComponent(first.password) };
}
