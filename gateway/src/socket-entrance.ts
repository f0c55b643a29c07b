import type { IncomingMessage } from "node:http";
import { type Actor, partyKey } from "@exparte/auth";
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
import { silentSockets } from "./silent-sockets.js";
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
/** The size of a `connection_init` with a token, and plenty beside it. */
const MAX_FIRST_MESSAGE_BYTES = 8_192;
/** The longest head of a client's frame (RFC 6455, section 5.2). */
const MAX_FRAME_HEAD_BYTES = 14;
/** A client sends its `connection_init` at once. Whoever has said nothing for so long makes room for others. */
const SILENT_FOR_MS = 1_000;
/** A socket that was told to close and did not is cut after this time. */
const CLOSE_GRACE_MS = 1_000;

export interface SocketEntranceOptions {
  /** Tells a socket why it closes, and ends its operations. */
  tellWhy(socket: WebSocket, code: number, refusal: Refusal): void;
  addressOf: AddressOf;
  limits: OpenLimits;
  rates: RequestRates;
  logger: Logger;
}

/**
 * The checks on every websocket: how many unidentified ones its address has, how much the address asks, and how much
 * the socket sends. What an address has used up keeps out nobody who brings a valid token.
 */
export interface SocketEntrance {
  /** Whether the socket may stay. */
  welcome(socket: WebSocket, request: IncomingMessage): boolean;
  /** Whether a message that has arrived may be handled in its turn; otherwise its socket is on its way out. */
  hears(socket: WebSocket, message: Buffer): boolean;
  /** Call when the message's turn has come: what it asks for is charged by its size. */
  handles(socket: WebSocket, message: Buffer): void;
  /** Call when nothing of the socket waits any more. */
  handled(socket: WebSocket): void;
  /** In whose turn its messages are handled: its party's, or that of everybody at its address. */
  payerOf(socket: WebSocket): string;
  /** Call once the socket's token is valid: from then on its party pays. Rejects with RATE_LIMITED. */
  admit(socket: WebSocket, actor: Actor): Promise<void>;
  /** Why the socket may not stay when its token is not valid: its address has used up its points. */
  refusalWithoutToken(socket: WebSocket): Refusal | undefined;
  /** Charges one more operation, for the message that is being handled. Rejects with RATE_LIMITED. */
  takeOperation(socket: WebSocket): Promise<void>;
  /** Charges a ping or pong of the protocol. Only parsing shows that a message is one: its spelling varies. */
  spendPing(socket: WebSocket): void;
  /** Nothing more is read from the socket, and it does not decide when it is gone: by default within a second. */
  turnAway(socket: WebSocket, code: number, refusal: Refusal, graceMs?: number): void;
  /** Closes a socket as the protocol demands. One without a valid token does not decide when it is gone. */
  close(socket: WebSocket, code: number, reason: string): void;
  /** For what a handler of the socket throws, which would end the process: it ends this socket. */
  ended(socket: WebSocket): (error: unknown) => void;
}

interface Guest {
  readonly address: string;
  readonly network: string;
  readonly allowance: MessageAllowance;
  /** Takes it off its address's count of unidentified sockets. */
  leaveUnknown(): void;
  /** Says that it may be the next to make room, until it speaks. */
  waitSilently(): void;
  speaks(): void;
  /** Points that its address paid and that count until then; returned once the token is valid. */
  paid: { points: number; untilMs: number };
  /** Set when its address could not pay for it. */
  overdrawn: Refusal | undefined;
  actor: Actor | undefined;
  messages: number;
  /** Size of the message that is being handled. */
  bytes: number;
  /** What has come of messages that are not whole yet, and how many points were paid for that. */
  unfinished: { bytes: number; paid: number };
}

export function socketEntrance(options: SocketEntranceOptions): SocketEntrance {
  const { tellWhy, addressOf, limits, rates, logger } = options;
  const guests = new WeakMap<WebSocket, Guest>();
  const unknownPerAddress = tally(limits.maxUnknownSocketsPerAddress);
  const goes = new WeakSet<WebSocket>();
  const silent = silentSockets(SILENT_FOR_MS);

  /** Nothing more is read from it, and it keeps no place. */
  function letGo(socket: WebSocket, graceMs: number): void {
    for (const event of ["message", "ping", "pong"]) socket.removeAllListeners(event);
    // Otherwise its answer to the close would not be read.
    socket.resume();
    guests.get(socket)?.leaveUnknown();
    const cut = setTimeout(() => socket.terminate(), graceMs);
    socket.once("close", () => clearTimeout(cut));
  }

  function turnAway(socket: WebSocket, code: number, refusal: Refusal, graceMs = CLOSE_GRACE_MS): void {
    // Hundreds of its operations may each notice that it must go.
    if (goes.has(socket)) return;
    goes.add(socket);
    letGo(socket, graceMs);
    tellWhy(socket, code, refusal);
  }

  function ended(socket: WebSocket): (error: unknown) => void {
    return (error) => {
      logger.error({ err: loggableError(error) }, "a websocket was cut by an error in its handler");
      socket.terminate();
    };
  }

  function unless(allowed: boolean, socket: WebSocket): void {
    if (!allowed) turnAway(socket, FLOODING_CLOSE_CODE, tooManyMessages(limits.maxMessagesPerSecond));
  }

  /** Charges the address, which pays until the socket has identified itself. */
  function payFor(socket: WebSocket, guest: Guest, points: number): void {
    if (points === 0) return;
    rates.take({ actor: undefined, address: guest.address }, points).then(
      (countForMs) => {
        const nowMs = performance.now();
        const before = guest.paid.untilMs > nowMs ? guest.paid.points : 0;
        guest.paid = { points: before + points, untilMs: nowMs + countForMs };
      },
      (error: unknown) => {
        if (!(error instanceof Refusal)) return ended(socket)(error);
        guest.overdrawn = tooMuchFromAddress(error);
        // Its first message may bring a token.
        if (guest.messages > 0) turnAway(socket, TRY_AGAIN_LATER, guest.overdrawn);
        else refuseLongFirst(socket, guest);
      },
    );
  }

  function refuseLongFirst(socket: WebSocket, { overdrawn, unfinished }: Guest): void {
    const isLong = unfinished.bytes > MAX_FIRST_MESSAGE_BYTES + MAX_FRAME_HEAD_BYTES;
    if (overdrawn !== undefined && isLong) turnAway(socket, TRY_AGAIN_LATER, overdrawn);
  }

  /** A message is held while it comes, so its address pays while it comes: it may never be whole. */
  function comes(socket: WebSocket, guest: Guest, bytes: number): void {
    const { unfinished } = guest;
    if (guest.actor !== undefined || goes.has(socket)) return;
    unfinished.bytes += bytes;
    refuseLongFirst(socket, guest);
    const points = pointsToComeIn(unfinished.bytes, undefined) - 1 - unfinished.paid;
    if (points <= 0) return;
    unfinished.paid += points;
    payFor(socket, guest, points);
  }

  /** The points that are still to be paid for a message that has come in whole. */
  function dueFor(guest: Guest, bytes: number, isFirst: boolean): number {
    const { unfinished } = guest;
    // The point for the socket covers its first message, which carries the token.
    const points = pointsToComeIn(bytes, undefined) - (isFirst ? 1 : 0);
    const paid = Math.min(unfinished.paid, points);
    unfinished.paid -= paid;
    unfinished.bytes = Math.max(0, unfinished.bytes - bytes);
    return points - paid;
  }

  /** Counts one more unidentified socket of the address, in the place of one that says nothing if there is no other. */
  function enterUnknown(network: string): (() => void) | undefined {
    const leave = unknownPerAddress.enter(network);
    if (leave !== undefined) return leave;
    const oldest = silent.oldest(network);
    if (oldest === undefined) return undefined;
    turnAway(oldest, TRY_AGAIN_LATER, tooManySockets(unknownPerAddress.limit, "address"));
    return unknownPerAddress.enter(network);
  }

  return {
    turnAway,
    ended,
    welcome(socket, request) {
      socket.on("error", (error) => logger.debug({ err: loggableError(error) }, "a client's websocket met an error"));
      const address = addressOf(request);
      const network = networkOf(address);
      const leave = enterUnknown(network);
      if (leave === undefined) {
        turnAway(socket, TRY_AGAIN_LATER, tooManySockets(unknownPerAddress.limit, "address"));
        return false;
      }
      const guest: Guest = {
        address,
        network,
        allowance: messageAllowance(limits.maxMessagesPerSecond),
        leaveUnknown() {
          guest.speaks();
          leave();
        },
        waitSilently() {
          guest.speaks = silent.enter(network, socket);
        },
        speaks() {},
        paid: { points: 0, untilMs: 0 },
        overdrawn: undefined,
        actor: undefined,
        messages: 0,
        bytes: 0,
        unfinished: { bytes: 0, paid: 0 },
      };
      guests.set(socket, guest);
      guest.waitSilently();
      socket.once("close", guest.leaveUnknown);
      for (const event of ["ping", "pong"] as const) {
        socket.on(event, () => guarded(() => unless(guest.allowance.spendPingFrame(), socket), ended(socket)));
      }
      request.socket.on("data", ({ length }) => guarded(() => comes(socket, guest, length), ended(socket)));
      payFor(socket, guest, 1);
      return true;
    },
    hears(socket, message) {
      const guest = guests.get(socket);
      if (guest === undefined) return false;
      guest.messages += 1;
      guest.speaks();
      if (!guest.allowance.spendMessage(message.length)) {
        turnAway(socket, FLOODING_CLOSE_CODE, tooManyMessages(limits.maxMessagesPerSecond));
        return false;
      }
      const isFirst = guest.messages === 1;
      if (guest.overdrawn !== undefined && (!isFirst || message.length > MAX_FIRST_MESSAGE_BYTES)) {
        turnAway(socket, TRY_AGAIN_LATER, guest.overdrawn);
        return false;
      }
      try {
        requireFewValues(message, limitsFor(guest.actor));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        turnAway(socket, TOO_LARGE_CLOSE_CODE, error);
        return false;
      }
      if (guest.actor === undefined) payFor(socket, guest, dueFor(guest, message.length, isFirst));
      return true;
    },
    handles(socket, message) {
      const guest = guests.get(socket);
      if (guest !== undefined) guest.bytes = message.length;
    },
    handled(socket) {
      const guest = guests.get(socket);
      const isUnknown = guest?.actor === undefined && !goes.has(socket) && socket.readyState === socket.OPEN;
      // It may have spoken in the meantime.
      guest?.speaks();
      if (isUnknown) guest?.waitSilently();
    },
    close(socket, code, reason) {
      socket.close(code, reason);
      const guest = guests.get(socket);
      if (guest === undefined || guest.actor !== undefined || goes.has(socket)) return;
      goes.add(socket);
      letGo(socket, CLOSE_GRACE_MS);
    },
    payerOf(socket) {
      const { actor, network = "" } = guests.get(socket) ?? {};
      return actor === undefined ? network : partyKey(actor);
    },
    async admit(socket, actor) {
      const guest = guests.get(socket);
      if (guest === undefined) return;
      guest.actor = actor;
      guest.overdrawn = undefined;
      guest.leaveUnknown();
      // Points of a window that is over are nobody's any more.
      if (guest.paid.untilMs > performance.now()) await rates.giveBack(guest.address, guest.paid.points);
      await rates.take({ actor, address: undefined }, pointsToComeIn(guest.bytes, actor));
    },
    refusalWithoutToken: (socket) => guests.get(socket)?.overdrawn,
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
