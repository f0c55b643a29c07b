import { format } from "node:util";
import { JestAsymmetricMatchers, JestChaiExpect, JestExtend } from "@vitest/expect";
import * as chai from "chai";

/**
 * What the rules' tests take from Vitest, played by Mocha. Vitest starts a new thread for each mutant, which costs half a
 * second whatever the tests; Mocha keeps all tests loaded and starts only those that reach the mutant.
 */
chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);
export const { expect } = chai;

type Body = (...args: never[]) => unknown;

export const describe = (title: string, body: () => void) => globalThis.describe(title, body);

export function it(title: string, body: Body) {
  globalThis.it(title, () => (body as () => unknown)() as Promise<void>);
}

/** The number keeps titles apart: Stryker knows a test by its title. */
it.each = (rows: readonly unknown[]) => (title: string, body: Body) => {
  for (const [index, row] of rows.entries()) {
    const args = (Array.isArray(row) ? row : [row]) as never[];
    globalThis.it(`${format(title, ...args)} (${String(index)})`, () => body(...args) as Promise<void>);
  }
};

/** Of each property fifty runs. */
export const inject = (key: string) => (key === "randomRunsAtMost" ? 50 : undefined);
