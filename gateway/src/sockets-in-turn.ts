import type { Socket } from "node:net";
import { guarded } from "@exparte/subgraph/at-moment";
import { type EventTurns, eventTurns } from "@exparte/subgraph/event-turns";
import { loggableError } from "@exparte/subgraph/loggable-error";
import { CloseCode, handleProtocols, makeServer, type ServerOptions } from "graphql-ws";
import type { Extra } from "graphql-ws/use/ws";
import type { Logger } from "pino";
import { WebSocket, type WebSocketServer } from "ws";
import type { SocketEntrance } from "./socket-entrance.js";

/** A socket is not read while so much of it waits for its turn: the rest stays with its sender. */
const MAX_WAITING_BYTES = 65_536;
/** A turn's place is free again as soon as its message is handed on. */
const MESSAGES_AT_ONCE = { atOnce: 8, ofOneParty: 1 };
/** A beat that is this many times as late as it should be tells of a stall. */
const LATE_BEAT = 1.5;
/** RFC 6455, section 7.4.1. */
const NORMAL_CLOSE_CODE = 1000;

type ConnectionParams = Record<string, unknown> | undefined;

export interface SocketsInTurnOptions {
  sockets: WebSocketServer;
  entrance: SocketEntrance;
  /** A silent client is noticed after twice this time at most. */
  heartbeatMs: number;
  /** Whether ordinary requests are under way: messages then leave them time. */
  isBusy: () => boolean;
  logger: Logger;
}

/**
 * Serves the protocol on every socket, as graphql-ws does for `ws`, except that parties take turns: thousands of
 * messages arrive at once when one client begins its subscriptions on many sockets, and each of them costs as much as a
 * small request.
 */
export function serveInTurn(
  protocol: ServerOptions<ConnectionParams, Extra>,
  { sockets, entrance, heartbeatMs, isBusy, logger }: SocketsInTurnOptions,
): void {
  const server = makeServer<ConnectionParams, Extra>(protocol);
  const turns = eventTurns({ ...MESSAGES_AT_ONCE, isBusy });
  sockets.options.handleProtocols = handleProtocols;
  sockets.on("connection", (socket, request) => {
    if (!entrance.welcome(socket, request)) return;
    const stopHeartbeat = heartbeat(socket, request.socket, heartbeatMs);
    const closed = server.opened(
      {
        protocol: socket.protocol,
        send: (text) => sent(socket, text),
        close: (code = NORMAL_CLOSE_CODE, reason = "") => entrance.close(socket, code, reason),
        onMessage: (handle) => handInTurn(socket, handle, { entrance, turns }),
      },
      { socket, request },
    );
    socket.once("close", (code, reason) => {
      stopHeartbeat();
      closed(code, String(reason)).catch((error: unknown) =>
        logger.error({ err: loggableError(error) }, "a closed websocket was not tidied up"),
      );
    });
  });
  sockets.on("error", (error) => logger.error({ err: loggableError(error) }, "the websocket server met an error"));
}

/**
 * Each socket stands in its party's line once, with its oldest message: so one that sent hundreds does not stand before
 * another of its party or address, and one that is gone leaves nothing behind.
 */
function handInTurn(
  socket: WebSocket,
  handle: (text: string) => Promise<void>,
  { entrance, turns }: { entrance: SocketEntrance; turns: EventTurns },
): void {
  const waiting: Buffer[] = [];
  let waitingBytes = 0;
  let stopWaiting: (() => void) | undefined;

  function lineUp(): void {
    stopWaiting = turns.ask(entrance.payerOf(socket), (leave) => {
      leave();
      stopWaiting = undefined;
      handOn().catch(entrance.ended(socket));
    });
  }

  async function handOn(): Promise<void> {
    const message = waiting.shift();
    if (message === undefined) return;
    waitingBytes -= message.length;
    if (socket.isPaused && waitingBytes <= MAX_WAITING_BYTES) socket.resume();
    if (waiting.length > 0) lineUp();
    if (socket.readyState !== WebSocket.OPEN) return;
    entrance.handles(socket, message);
    await handle(String(message)).catch((error: unknown) => {
      if (!isOnlyForServers(message)) throw error;
      entrance.close(socket, CloseCode.BadRequest, "Only a server may send such a message");
    });
    if (waiting.length === 0) entrance.handled(socket);
  }

  function hear(message: Buffer): void {
    if (!entrance.hears(socket, message)) return;
    waiting.push(message);
    waitingBytes += message.length;
    if (waitingBytes > MAX_WAITING_BYTES) socket.pause();
    if (stopWaiting === undefined) lineUp();
  }

  socket.on("message", (data) => guarded(() => hear(data as Buffer), entrance.ended(socket)));
  socket.once("close", () => {
    stopWaiting?.();
    waiting.length = 0;
  });
}

/** graphql-ws throws on these as if it were at fault, although it is the client. */
function isOnlyForServers(message: Buffer): boolean {
  const { type } = JSON.parse(String(message)) as { type?: unknown };
  return type === "next" || type === "error" || type === "connection_ack";
}

function sent(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (socket.readyState !== WebSocket.OPEN) return resolve();
    socket.send(text, (error) => (error == null ? resolve() : reject(error)));
  });
}

/**
 * Cuts a socket from which nothing comes, no pong either. Any byte is a sign of life: a pong waits behind a long message
 * that comes slowly. From a socket that we do not read, nothing can come.
 */
function heartbeat(socket: WebSocket, wire: Socket, everyMs: number): () => void {
  let bytesBefore = -1;
  let lastBeatMs = performance.now();
  const beat = setInterval(() => {
    const sinceLastMs = performance.now() - lastBeatMs;
    lastBeatMs += sinceLastMs;
    if (socket.readyState !== WebSocket.OPEN) return;
    // After a stall of this process, its pong may have come and not been read.
    if (socket.isPaused || sinceLastMs > LATE_BEAT * everyMs) {
      bytesBefore = -1;
      return;
    }
    if (wire.bytesRead === bytesBefore) return socket.terminate();
    bytesBefore = wire.bytesRead;
    socket.ping();
  }, everyMs);
  return () => clearInterval(beat);
}
