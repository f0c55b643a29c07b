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
 * Fatal for clients of graphql-ws, which then stay away: for a client that floods, and would do so again.
 * Whoever may come back is closed with TRY_AGAIN_LATER instead.
 */
const FLOODING_CLOSE_CODE = 4429;
/** RFC 6455, 7.4.1; what is longer than the server takes closes with it too. Clients of graphql-ws do not send it again. */
const TOO_LARGE_CLOSE_CODE = 1009;
/** RFC 6455's registry. Clients of graphql-ws come back after a while. */
export const TRY_AGAIN_LATER = 1013;
/** What was told to go away and did not is cut. */
const CLOSE_GRACE_MS = 1_000;

export interface SocketEntranceOptions {
  /** Tells a socket why it closes, and ends what runs on it. */
  close(socket: WebSocket, code: number, refusal: Refusal): void;
  addressOf: AddressOf;
  limits: OpenLimits;
  rates: RequestRates;
  logger: Logger;
}

/** What every websocket passes: how many of its address have not said who they are, how much they ask, what one sends. */
export interface SocketEntrance {
  /** To be called before anything else listens to the socket. */
  welcome(socket: WebSocket, request: IncomingMessage): void;
  /** The socket's token is good: from now on its party pays. Rejects with RATE_LIMITED. */
  admit(socket: WebSocket, actor: Actor): Promise<void>;
  /** Takes what one more operation costs to come in, for the message that is being handled. Rejects with RATE_LIMITED. */
  takeOperation(socket: WebSocket): Promise<void>;
  /** A ping or pong of the protocol, known as one once it has been read: it may be spelled in many ways. */
  spendPing(socket: WebSocket): void;
  /** Nothing more is read from the socket, and it does not decide when it is gone. */
  turnAway(socket: WebSocket, code: number, refusal: Refusal): void;
  /** For what a handler of the socket throws, which would end the process: it ends this socket. */
  ended(socket: WebSocket): (error: unknown) => void;
}

interface Guest {
  readonly address: string;
  readonly allowance: MessageAllowance;
  /** Takes it off its address's count of those that have not said who they are. */
  readonly leaveUnknown: () => void;
  /** Points of its address; given back to it once the token is good. */
  paid: number;
  actor: Actor | undefined;
  messages: number;
  /** Of the message that is being handled. */
  bytes: number;
}

export function socketEntrance(options: SocketEntranceOptions): SocketEntrance {
  const { close, addressOf, limits, rates, logger } = options;
  const guests = new WeakMap<WebSocket, Guest>();
  const unknownPerAddress = tally(limits.maxUnknownSocketsPerAddress);

  function turnAway(socket: WebSocket, code: number, refusal: Refusal): void {
    for (const event of ["message", "ping", "pong"]) socket.removeAllListeners(event);
    close(socket, code, refusal);
    const cut = setTimeout(() => socket.terminate(), CLOSE_GRACE_MS);
    socket.once("close", () => clearTimeout(cut));
  }

  function ended(socket: WebSocket): (error: unknown) => void {
    return (error) => {
      logger.error({ err: loggableError(error) }, "a websocket was cut by an error in its handler");
      socket.terminate();
    };
  }

  /** The protocol's server hears the message after us: so it finds nothing in it to parse. */
  function turnAwayUnread(socket: WebSocket, message: Buffer, code: number, refusal: Refusal): void {
    message.fill(0);
    turnAway(socket, code, refusal);
  }

  function unless(allowed: boolean, socket: WebSocket): void {
    if (!allowed) turnAway(socket, FLOODING_CLOSE_CODE, tooManyMessages(limits.maxMessagesPerSecond));
  }

  /** Of the address, which pays until the socket has said who it is. */
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
    // The socket's own point pays for the first message, which says who it is.
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
