import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** Set under mutation only, where each of thousands of mutants is tried on its own. */
    randomRunsAtMost?: number;
  }
}

/** How often a property is tried: so many times, with a seed of its own each time the tests run. */
export function randomRuns(numRuns: number): { readonly numRuns: number; readonly seed?: number } {
  const atMost = inject("randomRunsAtMost");
  // One seed under mutation, so that the score is the same each time.
  return atMost === undefined ? { numRuns } : { numRuns: Math.min(numRuns, atMost), seed: 611 };
}
