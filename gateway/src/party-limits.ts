import type { Refusal } from "@exparte/refusal";
import { refuse } from "./refusals.js";
import { type Tally, tally } from "./tally.js";

/** How much one party, or one address, may hold open at this gateway. A real platform or court needs far less. */
export interface OpenLimits {
  readonly maxSocketsPerParty: number;
  /** Counted over all its websockets and event streams. */
  readonly maxOperationsPerParty: number;
  readonly maxOperationsPerSocket: number;
  /** Websockets of one address that have not identified themselves yet. */
  readonly maxUnknownSocketsPerAddress: number;
  /** Per websocket; ten seconds' worth may come at once, and a ping counts as ten. */
  readonly maxMessagesPerSecond: number;
  /** What the gateway holds for it that it has not read, over all its websockets and event streams. */
  readonly maxUnreadBytesPerParty: number;
}

export const OPEN_LIMITS: OpenLimits = {
  maxSocketsPerParty: 100,
  maxOperationsPerParty: 400,
  maxOperationsPerSocket: 200,
  maxUnknownSocketsPerAddress: 2_000,
  maxMessagesPerSecond: 100,
  maxUnreadBytesPerParty: 64 * 1_048_576,
};

/** What is open now, counted over both doors. */
export interface PartyCounts {
  readonly sockets: Tally;
  readonly operations: Tally;
}

export function partyCounts({ maxSocketsPerParty, maxOperationsPerParty }: OpenLimits): PartyCounts {
  return { sockets: tally(maxSocketsPerParty), operations: tally(maxOperationsPerParty) };
}

export function tooManyOperations(limit: number, per: "party" | "socket"): Refusal {
  const message =
    per === "socket"
      ? `The socket carries ${limit} operations already. Complete some, or open a second socket.`
      : `Your party has ${limit} operations open already, over all its sockets and event streams. Complete some; ask the operator of the hub if you need more.`;
  return refuse("TOO_MANY_OPERATIONS", message, { limit, per });
}

export function tooManySockets(limit: number, per: "party" | "address"): Refusal {
  const whose = per === "party" ? "Your party has" : "Your address has";
  return refuse("TOO_MANY_SOCKETS", `${whose} ${limit} sockets open already. Close some and come back.`, {
    limit,
    per,
  });
}

export function tooManyMessages(limit: number): Refusal {
  return refuse("TOO_MANY_MESSAGES", `More than ${limit} messages per second (a ping counts as 10). Send fewer.`, {
    limit,
  });
}
