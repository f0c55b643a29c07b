import { randomBernoulli, randomExponential, randomLogNormal } from "d3-random";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Random draws from a seed: the same seed gives the same draws. */
export interface Chance {
  /** True in this share of draws. */
  happens(share: number): boolean;
  /** Exponential: the time until the next of independent events, or a delay with only a known mean. */
  wait(mean: number): number;
  /** Lognormal with this mean and relative standard deviation: the duration of work. */
  work(mean: number, spread: number): number;
  /** From 0 up to, but not including, 1. */
  uniform(): number;
}

/** Each combination of seed and numbers has its own stream, so that an extra draw in one case changes no other case. */
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
