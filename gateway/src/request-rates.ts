import { isIPv6 } from "node:net";
import type { Actor } from "@exparte/auth";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { refuse } from "./refusals.js";

/** Short, so that whoever is refused may soon come back, and long enough for a burst. */
const WINDOW_SECONDS = 10;

export interface RateConfig {
  /** In 10 s, for all that comes from one address without a valid token. */
  pointsPerAddress: number;
  /** In 10 s, for all that comes with valid tokens of one party. */
  pointsPerParty: number;
}

/**
 * A thousand platforms that come back at once through one proxy, each with a token that has expired, take 1,000 points;
 * a platform that polls its inbox ten times a second takes 300.
 */
export const DEFAULT_RATES: RateConfig = { pointsPerAddress: 3_000, pointsPerParty: 3_000 };

/** It is answered from memory, and yet 390 KB are written. */
export const POINTS_FOR_INTROSPECTION = 50;
/** A stream that begins may have an inbox to replay. */
export const POINTS_FOR_A_STREAM = 10;
/** Of a body, for one point: it is read, whether or not it is then taken. */
const BYTES_PER_POINT = { withToken: 65_536, withoutToken: 8_192 };
/** What it takes more to run an operation. In estimated objects (see operation-limits), for one point. */
const COST_PER_POINT = { withToken: 500, withoutToken: 10 };

export interface Payer {
  /** Absent when no valid token was brought. */
  readonly actor: Actor | undefined;
  /** Absent for what the gateway asks itself, which pays nothing. */
  readonly address: string | undefined;
}

export interface RequestRates {
  /** Takes points of the party, or else of the address. Rejects with RATE_LIMITED and `retryAfterSeconds`. */
  take(payer: Payer, points: number): Promise<void>;
}

/** Counts in this process alone: several gateways allow as much each. */
export function requestRates({ pointsPerAddress, pointsPerParty }: RateConfig): RequestRates {
  const byAddress = new RateLimiterMemory({ points: pointsPerAddress, duration: WINDOW_SECONDS });
  const byParty = new RateLimiterMemory({ points: pointsPerParty, duration: WINDOW_SECONDS });
  return {
    async take({ actor, address }, points) {
      if (actor === undefined && address === undefined) return;
      try {
        if (actor !== undefined) await byParty.consume(JSON.stringify([actor.partyType, actor.partyId]), points);
        else if (address !== undefined) await byAddress.consume(networkOf(address), points);
      } catch (cause) {
        if (!(cause instanceof RateLimiterRes)) throw cause;
        throw tooFast(cause.msBeforeNext, actor === undefined);
      }
    },
  };
}

/** What an operation of such a cost takes beside the point for coming in. */
export function pointsFor(cost: number, actor: Actor | undefined): number {
  return Math.ceil(cost / (actor === undefined ? COST_PER_POINT.withoutToken : COST_PER_POINT.withToken));
}

/** What it takes to come in with so large a body, in bytes. */
export function pointsToComeIn(bodyBytes: number, actor: Actor | undefined): number {
  const bytesPerPoint = actor === undefined ? BYTES_PER_POINT.withoutToken : BYTES_PER_POINT.withToken;
  return 1 + Math.floor(bodyBytes / bytesPerPoint);
}

function tooFast(msBeforeNext: number, anonymous: boolean) {
  const retryAfterSeconds = Math.max(1, Math.ceil(msBeforeNext / 1_000));
  const whose = anonymous ? "from this address without a valid token" : "from this party";
  const wayOut = anonymous ? ", or send a token" : "";
  const message = `Too much is asked at once ${whose}. Come back in ${retryAfterSeconds} s${wayOut}.`;
  return refuse("RATE_LIMITED", message, { retryAfterSeconds });
}

/** One host of IPv6 has a whole /64 to come from (RFC 4291, section 2.5.1). */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const v4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (v4 !== undefined) return v4;
  const [before = "", after = ""] = address.replace(/%.*$/, "").toLowerCase().split("::");
  const head = before === "" ? [] : before.split(":");
  const tail = after === "" ? [] : after.split(":");
  // An address with `::` leaves out as many zeros as it lacks; an embedded IPv4 stands for two groups.
  const missing = 8 - head.length - tail.length - (address.includes(".") ? 1 : 0);
  const groups = address.includes("::") ? [...head, ...Array.from({ length: missing }, () => "0"), ...tail] : head;
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
