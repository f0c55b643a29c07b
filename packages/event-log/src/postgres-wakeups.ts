import pg from "pg";
import { createHintOutbox } from "./hint-outbox.js";
import { createWaitingBoard, type Wakeups, type WakeupsOptions, warn } from "./wakeups.js";

/** PostgreSQL's limit on a notification is 8000 bytes. */
const MOST_BYTES = 7_900;
const RECONNECT_FIRST_MS = 100;
const RECONNECT_MOST_MS = 5_000;
const ANSWERED_WITHIN_MS = 5_000;

export interface PostgresWakeupsOptions extends WakeupsOptions {
  connectionString: string;
  /** By default one per schema. */
  channel?: string;
}

/**
 * Hints by LISTEN and NOTIFY on one connection of this process. NOTIFY does not run in the writing transaction, where it
 * would make all commits wait for each other.
 */
export function postgresWakeups(options: PostgresWakeupsOptions): Wakeups {
  const { connectionString, channel = `events_${options.schema}`, onProblem = warn } = options;
  let client: pg.Client | undefined;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;
  let retryAfterMs = RECONNECT_FIRST_MS;

  const board = createWaitingBoard({
    ...options,
    // A connection that has silently died is noticed only when it is used.
    onPoll: () => void client?.query("select 1").catch(() => {}),
  });
  const outbox = createHintOutbox({
    board,
    maxBytes: MOST_BYTES,
    onProblem,
    async transmit(message) {
      if (client === undefined) return false;
      await client.query("select pg_notify($1, $2)", [channel, message]);
      return true;
    },
  });

  const connect = async () => {
    const fresh = new pg.Client({
      connectionString,
      keepAlive: true,
      connectionTimeoutMillis: ANSWERED_WITHIN_MS,
      query_timeout: ANSWERED_WITHIN_MS,
      application_name: "exparte wake-ups",
    });
    let gone = false;
    const onGone = (cause: unknown) => {
      if (gone) return;
      gone = true;
      if (client === fresh) client = undefined;
      fresh.end().catch(() => {}); // it is gone either way
      if (closed) return;
      onProblem("The connection for wake-ups was lost; the poll takes over until it is back", cause);
      retry = setTimeout(() => void connect(), retryAfterMs);
      retryAfterMs = Math.min(retryAfterMs * 2, RECONNECT_MOST_MS);
    };
    fresh.on("error", onGone);
    fresh.on("end", () => onGone(new Error("The connection ended")));
    fresh.on("notification", (notification) => outbox.receive(notification.payload ?? ""));
    try {
      await fresh.connect();
      await fresh.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (cause) {
      onGone(cause);
      return;
    }
    if (gone) return;
    if (closed) {
      gone = true;
      await fresh.end();
      return;
    }
    client = fresh;
    retryAfterMs = RECONNECT_FIRST_MS;
    outbox.reconnected();
  };
  const connecting = connect();

  return {
    send: outbox.send,
    subscribe: board.subscribe,
    async close() {
      closed = true;
      clearTimeout(retry);
      board.close();
      await connecting;
      await outbox.send([]); // sends what is still pending before the connection ends
      await client?.end().catch(() => {}); // the connection may just have been lost
      client = undefined;
    },
  };
}
