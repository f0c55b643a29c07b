import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { networkOf } from "./client-address.js";
import { refuse } from "./refusals.js";

const WINDOW_SECONDS = 60;

/** A person types one code; several sit behind one address. No rate at all would let anybody find a code of 135 bits. */
export const CODES_PER_ADDRESS = 20;

/**
 * Counts what one address tries, by itself: who mistypes a code is not kept from the rest of the hub, nor the other way
 * round. The returned function rejects with RATE_LIMITED and `retryAfterSeconds`. Counts in this process only.
 */
export function codeAttempts(perAddress = CODES_PER_ADDRESS): (address: string) => Promise<void> {
  const byAddress = new RateLimiterMemory({ points: perAddress, duration: WINDOW_SECONDS });
  return async (address) => {
    try {
      await byAddress.consume(networkOf(address), 1);
    } catch (cause) {
      if (!(cause instanceof RateLimiterRes)) throw cause;
      const retryAfterSeconds = Math.max(1, Math.ceil(cause.msBeforeNext / 1_000));
      const message = `Too many codes are tried from this address. Come back in ${retryAfterSeconds} s.`;
      throw refuse("RATE_LIMITED", message, { retryAfterSeconds });
    }
  };
}
