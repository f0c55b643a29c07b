import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import pg from "pg";
import WebSocket from "ws";
import type { Times } from "./figures.js";

const CHANNEL = "bench_floor";
/** PostgreSQL limits the payload of a notification to 8,000 bytes. */
const MOST_BYTES = 7_900;

export interface Floor {
  readonly bytes: number;
  /** Commits a row with its notification, and waits until it arrives at the websocket. */
  send(): Promise<Times>;
  close(): Promise<void>;
}

/** Sends a message of a given size on the shortest possible way: insert, NOTIFY, LISTEN, websocket. */
export async function openFloor(databaseUrl: string, messageBytes: number): Promise<Floor> {
  const bytes = Math.min(messageBytes, MOST_BYTES);
  const message = JSON.stringify({ filler: "x".repeat(bytes - 13) });
  const server = fork(fileURLToPath(new URL("./floor-server.js", import.meta.url)), [databaseUrl, CHANNEL]);
  const [port] = (await once(server, "message")) as [number];
  const socket = new WebSocket(`ws://127.0.0.1:${port}`);
  await once(socket, "open");
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("create table bench_floor (id bigint generated always as identity primary key, body jsonb)");
  return {
    bytes,
    async send() {
      const arrived = Promise.withResolvers<number>();
      socket.once("message", (data) => {
        JSON.parse(String(data));
        arrived.resolve(performance.now());
      });
      const clickedAtMs = performance.now();
      await client.query(
        `with stored as (insert into bench_floor (body) values ($1::jsonb) returning 1)
         select pg_notify('${CHANNEL}', $1::text) from stored`,
        [message],
      );
      const answeredAtMs = performance.now();
      return { clickedAtMs, answeredAtMs, arrivedAtMs: await arrived.promise };
    },
    async close() {
      socket.terminate();
      await client.query("drop table bench_floor");
      await client.end();
      const ended = once(server, "exit");
      server.disconnect();
      await ended;
    },
  };
}
