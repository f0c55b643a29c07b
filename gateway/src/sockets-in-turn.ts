import { guarded } from "@exparte/subgraph/at-moment";
import { type EventTurns, eventTurns } from "@exparte/subgraph/event-turns";
import { loggableError } from "@exparte/subgraph/loggable-error";
import { handleProtocols, makeServer, type ServerOptions } from "graphql-ws";
import type { Extra } from "graphql-ws/use/ws";
import type { Logger } from "pino";
import { WebSocket, type WebSocketServer } from "ws";
import type { SocketEntrance } from "./socket-entrance.js";

/** A socket is not read while so much of it waits for its turn: the rest stays with its sender. */
const MAX_WAITING_BYTES = 65_536;
/** A message's place is free again as soon as it has been handed on. */
const MESSAGES_AT_ONCE = { atOnce: 8, ofOneParty: 1 };

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
    const stopHeartbeat = heartbeat(socket, heartbeatMs);
    const closed = server.opened(
      {
        protocol: socket.protocol,
        send: (text) => sent(socket, text),
        close: (code, reason) => socket.close(code, reason),
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

function handInTurn(
  socket: WebSocket,
  handle: (text: string) => Promise<void>,
  { entrance, turns }: { entrance: SocketEntrance; turns: EventTurns },
): void {
  let waitingBytes = 0;

  async function handOn(message: Buffer): Promise<void> {
    const leave = await turns.take(entrance.payerOf(socket));
    leave();
    waitingBytes -= message.length;
    if (socket.isPaused && waitingBytes <= MAX_WAITING_BYTES) socket.resume();
    if (socket.readyState !== WebSocket.OPEN) return;
    entrance.handles(socket, message);
    await handle(String(message));
  }

  function hear(message: Buffer): void {
    if (!entrance.hears(socket, message)) return;
    waitingBytes += message.length;
    if (waitingBytes > MAX_WAITING_BYTES) socket.pause();
    handOn(message).catch(entrance.ended(socket));
  }

  socket.on("message", (data) => guarded(() => hear(data as Buffer), entrance.ended(socket)));
}

function sent(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (socket.readyState !== WebSocket.OPEN) return resolve();
    socket.send(text, (error) => (error == null ? resolve() : reject(error)));
  });
}

/** Cuts a socket that does not answer pings. Nothing is heard from a socket that we do not read. */
function heartbeat(socket: WebSocket, everyMs: number): () => void {
  let answered = true;
  socket.on("pong", () => {
    answered = true;
  });
  const beat = setInterval(() => {
    if (socket.readyState !== WebSocket.OPEN || socket.isPaused) return;
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, everyMs);
  return () => clearInterval(beat);
}
