import type { IncomingMessage } from "node:http";
import type { Actor } from "@exparte/auth";
import { Refusal } from "@exparte/refusal";
import { guarded } from "@exparte/subgraph/at-moment";
import { loggableError } from "@exparte/subgraph/loggable-error";
import type { Logger } from "pino";
import type { WebSocket } from "ws";
import { requireFewValues } from "./body-values.js";
import { networkOf } from "./client-address.js";
import { type MessageAllowance, messageAllowance } from "./message-allowance.js";
import { limitsFor } from "./operation-limits.js";
import { type OpenLimits, tooManyMessages, tooManySockets } from "./party-limits.js";
import { pointsToComeIn, type RequestRates, tooMuchFromAddress } from "./request-rates.js";
import { tally } from "./tally.js";
import type { AddressOf } from "./trusted-proxies.js";

/**
 * Clients of graphql-ws do not reconnect after this code. It is for a client that floods, and would do so again. A
 * client that may come back gets TRY_AGAIN_LATER instead.
 */
const FLOODING_CLOSE_CODE = 4429;
/** RFC 6455, 7.4.1; the server also uses it for a message that is too long. Clients of graphql-ws do not resend it. */
const TOO_LARGE_CLOSE_CODE = 1009;
/** From RFC 6455's registry. Clients of graphql-ws reconnect after a while. */
export const TRY_AGAIN_LATER = 1013;
/** A socket that was told to close and did not is cut after this time. */
const CLOSE_GRACE_MS = 1_000;

export interface SocketEntranceOptions {
  /** Tells a socket why it closes, and ends its operations. */
  close(socket: WebSocket, code: number, refusal: Refusal): void;
  addressOf: AddressOf;
  limits: OpenLimits;
  rates: RequestRates;
  logger: Logger;
}

/**
 * The checks on every websocket: how many unidentified ones its address has, how much the address asks, and how much
 * the socket sends.
 */
export interface SocketEntrance {
  /** Must be called before anything else listens to the socket. */
  welcome(socket: WebSocket, request: IncomingMessage): void;
  /** Call once the socket's token is valid: from then on its party pays. Rejects with RATE_LIMITED. */
  admit(socket: WebSocket, actor: Actor): Promise<void>;
  /** Charges one more operation, for the message that is being handled. Rejects with RATE_LIMITED. */
  takeOperation(socket: WebSocket): Promise<void>;
  /** Charges a ping or pong of the protocol. Only parsing shows that a message is one: its spelling varies. */
  spendPing(socket: WebSocket): void;
  /** Nothing more is read from the socket, and it does not decide when it is gone: by default within a second. */
  turnAway(socket: WebSocket, code: number, refusal: Refusal, graceMs?: number): void;
  /** For what a handler of the socket throws, which would end the process: it ends this socket. */
  ended(socket: WebSocket): (error: unknown) => void;
}

interface Guest {
  readonly address: string;
  readonly allowance: MessageAllowance;
  /** Takes it off its address's count of unidentified sockets. */
  readonly leaveUnknown: () => void;
  /** Points that its address paid; returned once the token is valid. */
  paid: number;
  actor: Actor | undefined;
  messages: number;
  /** Size of the message that is being handled. */
  bytes: number;
}

export function socketEntrance(options: SocketEntranceOptions): SocketEntrance {
  const { close, addressOf, limits, rates, logger } = options;
  const guests = new WeakMap<WebSocket, Guest>();
  const unknownPerAddress = tally(limits.maxUnknownSocketsPerAddress);

  function turnAway(socket: WebSocket, code: number, refusal: Refusal, graceMs = CLOSE_GRACE_MS): void {
    for (const event of ["message", "ping", "pong"]) socket.removeAllListeners(event);
    close(socket, code, refusal);
    const cut = setTimeout(() => socket.terminate(), graceMs);
    socket.once("close", () => clearTimeout(cut));
  }

  function ended(socket: WebSocket): (error: unknown) => void {
    return (error) => {
      logger.error({ err: loggableError(error) }, "a websocket was cut by an error in its handler");
      socket.terminate();
    };
  }

  /** The protocol's server gets the message after us, so we empty it: nothing is left to parse. */
  function turnAwayUnread(socket: WebSocket, message: Buffer, code: number, refusal: Refusal): void {
    message.fill(0);
    turnAway(socket, code, refusal);
  }

  function unless(allowed: boolean, socket: WebSocket): void {
    if (!allowed) turnAway(socket, FLOODING_CLOSE_CODE, tooManyMessages(limits.maxMessagesPerSecond));
  }

  /** Charges the address, which pays until the socket has identified itself. */
  function payFor(socket: WebSocket, guest: Guest, points: number): void {
    if (points === 0) return;
    guest.paid += points;
    rates.take({ actor: undefined, address: guest.address }, points).catch((error: unknown) => {
      if (error instanceof Refusal) turnAway(socket, TRY_AGAIN_LATER, tooMuchFromAddress(error));
      else ended(socket)(error);
    });
  }

  function hear(socket: WebSocket, guest: Guest, message: Buffer): void {
    guest.messages += 1;
    guest.bytes = message.length;
    if (!guest.allowance.spendMessage(message.length)) {
      turnAwayUnread(socket, message, FLOODING_CLOSE_CODE, tooManyMessages(limits.maxMessagesPerSecond));
      return;
    }
    try {
      requireFewValues(message, limitsFor(guest.actor));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      turnAwayUnread(socket, message, TOO_LARGE_CLOSE_CODE, error);
      return;
    }
    if (guest.actor !== undefined) return;
    // The point for the socket covers its first message, which carries the token.
    const first = guest.messages === 1 ? 1 : 0;
    payFor(socket, guest, pointsToComeIn(message.length, undefined) - first);
  }

  return {
    turnAway,
    ended,
    welcome(socket, request) {
      socket.on("error", (error) => logger.debug({ err: loggableError(error) }, "a client's websocket met an error"));
      const address = addressOf(request);
      const leaveUnknown = unknownPerAddress.enter(networkOf(address));
      if (leaveUnknown === undefined) {
        turnAway(socket, TRY_AGAIN_LATER, tooManySockets(unknownPerAddress.limit, "address"));
        return;
      }
      socket.once("close", leaveUnknown);
      const allowance = messageAllowance(limits.maxMessagesPerSecond);
      const guest = { address, allowance, leaveUnknown, paid: 0, actor: undefined, messages: 0, bytes: 0 };
      guests.set(socket, guest);
      socket.on("message", (data) => guarded(() => hear(socket, guest, data as Buffer), ended(socket)));
      for (const event of ["ping", "pong"] as const) {
        socket.on(event, () => guarded(() => unless(allowance.spendPingFrame(), socket), ended(socket)));
      }
      payFor(socket, guest, 1);
    },
    async admit(socket, actor) {
      const guest = guests.get(socket);
      if (guest === undefined) return;
      guest.actor = actor;
      guest.leaveUnknown();
      await rates.giveBack(guest.address, guest.paid);
      await rates.take({ actor, address: undefined }, pointsToComeIn(guest.bytes, actor));
    },
    async takeOperation(socket) {
      const { actor, bytes = 0 } = guests.get(socket) ?? {};
      await rates.take({ actor, address: undefined }, pointsToComeIn(bytes, actor));
    },
    spendPing(socket) {
      const { allowance } = guests.get(socket) ?? {};
      if (allowance !== undefined) unless(allowance.spendPing(), socket);
    },
  };
}
