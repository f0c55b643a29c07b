import { randomBernoulli, randomExponential, randomLogNormal } from "d3-random";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Draws by a seed: the same seed, the same draws. */
export interface Chance {
  /** True in this share of the draws. */
  happens(share: number): boolean;
  /** Exponential: the time to the next of what comes independently, or a delay of which only the mean is known. */
  wait(mean: number): number;
  /** Lognormal, of this mean and this relative standard deviation: how long work takes. */
  work(mean: number, spread: number): number;
  /** 0 up to, not including, 1. */
  uniform(): number;
}

/** Every seed and every number in it have a stream of their own, so that one draw more in one case moves no other. */
export function chance(seed: number, ...numbers: readonly number[]): Chance {
  const generator = xoroshiro128plus(numbers.reduce((mixed, number) => mix(mixed ^ number), mix(seed)));
  const uniform = () => uniformFloat64(generator);
  return {
    uniform,
    happens: (share) => randomBernoulli.source(uniform)(share)() === 1,
    wait: (mean) => (mean === 0 ? 0 : randomExponential.source(uniform)(1 / mean)()),
    work(mean, spread) {
      if (mean === 0 || spread === 0) return mean;
      const variance = Math.log(1 + spread ** 2);
      return randomLogNormal.source(uniform)(Math.log(mean) - variance / 2, Math.sqrt(variance))();
    },
  };
}

/** Spreads neighbouring seeds over all 32 bits (the finaliser of MurmurHash3). */
function mix(value: number): number {
  let bits = (value + 0x9e3779b9) | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
