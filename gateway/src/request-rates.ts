import type { IncomingMessage } from "node:http";
import type { Actor } from "@exparte/auth";
import type { Refusal } from "@exparte/refusal";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { networkOf } from "./client-address.js";
import { refuse } from "./refusals.js";

/** Short, so that a refused caller may soon come back, but long enough for a burst. */
const WINDOW_SECONDS = 10;

export interface RateConfig {
  /** Per 10 s, for everything from one address without a valid token. */
  pointsPerAddress: number;
  /** Per 10 s, for everything with valid tokens of one party. */
  pointsPerParty: number;
}

/**
 * A thousand platforms that come back at once through one proxy, each with an expired token, take 1,000 points. A
 * platform that polls its inbox ten times a second takes 300.
 */
export const DEFAULT_RATES: RateConfig = { pointsPerAddress: 3_000, pointsPerParty: 3_000 };

/** It comes from memory, but 390 KB must be written. A tool asks once; a team behind one address has 20 in a window. */
export const POINTS_FOR_INTROSPECTION = 150;
/** A new stream may have to replay an inbox: what it costs to catch up is spent within the second in which it opens. */
export const POINTS_FOR_A_STREAM = 30;
/** What it asks of the graph is paid for beside it, and a form that is sent to it as a body without a token. */
const POINTS_FOR_A_PAGE = 5;
/** No page takes a longer form. */
const LONGEST_FORM_BYTES = 1_048_576;
/** Bytes of a body for one point. Reading it costs, even if it is then refused. */
const BYTES_PER_POINT = { withToken: 65_536, withoutToken: 8_192 };
/** Characters of an operation's text for one point: finding out that 2,000 tokens make no sense takes 20 ms. */
const CHARACTERS_PER_POINT = 1_000;
const TOKENS_PER_POINT = 50;
/** The extra price of running an operation, in estimated objects (see operation-limits) for one point. */
const COST_PER_POINT = { withToken: 500, withoutToken: 10 };

export interface Payer {
  /** Absent without a valid token. */
  readonly actor: Actor | undefined;
  /** Absent for the gateway's own operations, which pay nothing. */
  readonly address: string | undefined;
}

export interface RequestRates {
  /**
   * Charges points to the party, or else to the address. Resolves with how long they count, in milliseconds. Rejects with
   * RATE_LIMITED and `retryAfterSeconds`.
   */
  take(payer: Payer, points: number): Promise<number>;
  /** Returns to an address the points that it paid for a caller who then showed a valid token, if they still count. */
  giveBack(address: string, points: number): Promise<void>;
}

/** Counts in this process only: with several gateways, each allows the full rate. */
export function requestRates({ pointsPerAddress, pointsPerParty }: RateConfig): RequestRates {
  const byAddress = new RateLimiterMemory({ points: pointsPerAddress, duration: WINDOW_SECONDS });
  const byParty = new RateLimiterMemory({ points: pointsPerParty, duration: WINDOW_SECONDS });
  return {
    async take({ actor, address }, points) {
      if (points === 0 || (actor === undefined && address === undefined)) return 0;
      try {
        const counted =
          actor !== undefined
            ? await byParty.consume(JSON.stringify([actor.partyType, actor.partyId]), points)
            : await byAddress.consume(networkOf(address ?? ""), points);
        return counted.msBeforeNext;
      } catch (cause) {
        if (!(cause instanceof RateLimiterRes)) throw cause;
        throw tooFast(cause.msBeforeNext, actor === undefined);
      }
    },
    async giveBack(address, points) {
      const network = networkOf(address);
      const counted = (await byAddress.get(network))?.consumedPoints ?? 0;
      const left = Math.min(points, counted);
      if (left > 0) await byAddress.reward(network, left);
    },
  };
}

/** The points for an operation of this cost, beside the point for coming in. */
export function pointsFor(cost: number, actor: Actor | undefined): number {
  return Math.ceil(cost / (actor === undefined ? COST_PER_POINT.withoutToken : COST_PER_POINT.withToken));
}

/** Points for reading an unknown text: for its characters before parsing, for its tokens before validation. */
export const pointsToParse = (characters: number): number => Math.floor(characters / CHARACTERS_PER_POINT);
export const pointsToValidate = (tokens: number): number => Math.floor(tokens / TOKENS_PER_POINT);

/** Points for coming in with a body of this size, in bytes. */
export function pointsToComeIn(bodyBytes: number, actor: Actor | undefined): number {
  const bytesPerPoint = actor === undefined ? BYTES_PER_POINT.withoutToken : BYTES_PER_POINT.withToken;
  return 1 + Math.floor(bodyBytes / bytesPerPoint);
}

/** Points for a page and the form that comes with it. One that comes without its length counts as the longest. */
export function pointsForAPage({ headers }: IncomingMessage): number {
  const isAnnounced = headers["transfer-encoding"] === undefined;
  const bytes = isAnnounced ? Number(headers["content-length"] ?? 0) : LONGEST_FORM_BYTES;
  return POINTS_FOR_A_PAGE + Math.floor(bytes / BYTES_PER_POINT.withoutToken);
}

/** For a websocket that has sent nothing yet: a token does not help until the address may ask again. */
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
