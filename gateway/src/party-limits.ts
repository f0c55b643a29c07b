import type { Refusal } from "@exparte/refusal";
import { refuse } from "./refusals.js";
import { type Tally, tally } from "./tally.js";

/** What one party, or one address, may hold open at this gateway. Far more than any real platform or court needs. */
export interface OpenLimits {
  readonly maxSocketsPerParty: number;
  /** Over all its websockets and event streams. */
  readonly maxOperationsPerParty: number;
  readonly maxOperationsPerSocket: number;
  /** Websockets of one address that have not said yet who they are. */
  readonly maxUnknownSocketsPerAddress: number;
  /** Over one websocket; ten seconds' worth may come at once, and a ping counts as ten. */
  readonly maxMessagesPerSecond: number;
}

export const OPEN_LIMITS: OpenLimits = {
  maxSocketsPerParty: 100,
  maxOperationsPerParty: 400,
  maxOperationsPerSocket: 200,
  maxUnknownSocketsPerAddress: 2_000,
  maxMessagesPerSecond: 100,
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
