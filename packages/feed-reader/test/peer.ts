import { once } from "node:events";
import type { Server } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import type { FeedEvent } from "../src/index.js";

/** What a peer does with each message that comes to it. */
export type Answer = (message: { readonly type: string; readonly id?: string }, socket: WebSocket) => void;

export interface Peer {
  readonly url: string;
  /** How many came. */
  connections(): number;
  close(): Promise<unknown>;
}

/** A peer that speaks graphql-transport-ws by hand. */
export async function openPeer(answer: Answer): Promise<Peer> {
  const server = new WebSocketServer({ port: 0, handleProtocols: () => "graphql-transport-ws" });
  let count = 0;
  server.on("connection", (socket) => {
    count += 1;
    socket.on("message", (data) => answer(JSON.parse(String(data)), socket));
  });
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${portOf(server)}/graphql`,
    connections: () => count,
    close() {
      for (const socket of server.clients) socket.terminate();
      return new Promise((closed) => server.close(closed));
    },
  };
}

export function portOf(server: Pick<Server, "address">): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The peer has no port");
  return address.port;
}

export const say = (socket: WebSocket, message: object) => socket.send(JSON.stringify(message));

export const acknowledge: Answer = ({ type }, socket) => {
  if (type === "connection_init") say(socket, { type: "connection_ack" });
};

const subscribed = new WeakMap<WebSocket, string>();
export const answerPings: Answer = (message, socket) => {
  acknowledge(message, socket);
  if (message.type === "subscribe") subscribed.set(socket, String(message.id));
  if (message.type === "ping" && subscribed.has(socket)) say(socket, { type: "pong" });
};

/** As a producer that lives: it says with each ping up to which moment its feed is whole. */
export const sayWhole: Answer = (message, socket) => sayWholeUntil(() => new Date())(message, socket);

export function sayWholeUntil(until: () => Date): Answer {
  return (message, socket) => {
    answerPings(message, socket);
    const id = subscribed.get(socket);
    if (id === undefined || (message.type !== "subscribe" && message.type !== "ping")) return;
    const whole: FeedEvent = { cursor: "1", kind: "FeedWhole", at: until().toISOString(), body: {} };
    say(socket, { type: "next", id, payload: { data: { feed: whole } } });
  };
}

const entry: FeedEvent = { cursor: "1.1", kind: "OrderLifted", at: "2026-06-01T00:00:00.000Z", body: {} };
export const sendEntry: Answer = (message, socket) => {
  answerPings(message, socket);
  if (message.type === "subscribe") say(socket, { type: "next", id: message.id, payload: { data: { feed: entry } } });
};
