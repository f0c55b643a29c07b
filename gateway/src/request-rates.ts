import type { Actor } from "@exparte/auth";
import type { Refusal } from "@exparte/refusal";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { networkOf } from "./client-address.js";
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
/** Of an operation's text: 2,000 tokens that make no sense take 20 ms to find out. */
const CHARACTERS_PER_POINT = 1_000;
const TOKENS_PER_POINT = 50;
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
  /** Gives an address back what it paid for somebody who turned out to have a valid token. */
  giveBack(address: string, points: number): Promise<void>;
}

/** Counts in this process alone: several gateways allow as much each. */
export function requestRates({ pointsPerAddress, pointsPerParty }: RateConfig): RequestRates {
  const byAddress = new RateLimiterMemory({ points: pointsPerAddress, duration: WINDOW_SECONDS });
  const byParty = new RateLimiterMemory({ points: pointsPerParty, duration: WINDOW_SECONDS });
  return {
    async take({ actor, address }, points) {
      if (points === 0 || (actor === undefined && address === undefined)) return;
      try {
        if (actor !== undefined) await byParty.consume(JSON.stringify([actor.partyType, actor.partyId]), points);
        else if (address !== undefined) await byAddress.consume(networkOf(address), points);
      } catch (cause) {
        if (!(cause instanceof RateLimiterRes)) throw cause;
        throw tooFast(cause.msBeforeNext, actor === undefined);
      }
    },
    async giveBack(address, points) {
      const network = networkOf(address);
      const counted = (await byAddress.get(network))?.consumedPoints ?? 0;
      // What was paid in a window that is over is not saved up for the next.
      const left = Math.min(points, counted);
      if (left > 0) await byAddress.reward(network, left);
    },
  };
}

/** What an operation of such a cost takes beside the point for coming in. */
export function pointsFor(cost: number, actor: Actor | undefined): number {
  return Math.ceil(cost / (actor === undefined ? COST_PER_POINT.withoutToken : COST_PER_POINT.withToken));
}

/** What it takes to read a text that is not known yet: its characters before it is parsed, its tokens before it is validated. */
export const pointsToParse = (characters: number): number => Math.floor(characters / CHARACTERS_PER_POINT);
export const pointsToValidate = (tokens: number): number => Math.floor(tokens / TOKENS_PER_POINT);

/** What it takes to come in with so large a body, in bytes. */
export function pointsToComeIn(bodyBytes: number, actor: Actor | undefined): number {
  const bytesPerPoint = actor === undefined ? BYTES_PER_POINT.withoutToken : BYTES_PER_POINT.withToken;
  return 1 + Math.floor(bodyBytes / bytesPerPoint);
}

/** For a websocket that has sent nothing yet: a token is no way out before the address may ask again. */
export function tooMuchFromAddress({ facts }: Refusal): Refusal {
  const message = `Too much comes from this address without a valid token. Come back in ${facts.retryAfterSeconds} s.`;
  return refuse("RATE_LIMITED", message, facts);
}

function tooFast(msBeforeNext: number, anonymous: boolean) {
  const retryAfterSeconds = Math.max(1, Math.ceil(msBeforeNext / 1_000));
  const whose = anonymous ? "from this address without a valid token" : "from this party";
  const wayOut = anonymous ? ", or send a token" : "";
  const message = `Too much is asked at once ${whose}. Come back in ${retryAfterSeconds} s${wayOut}.`;
  return refuse("RATE_LIMITED", message, { retryAfterSeconds });
}
