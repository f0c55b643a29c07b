import fc from "fast-check";
import { expect, it } from "vitest";
import { randomRuns } from "../../test/random-runs.js";
import { canonicalText } from "./canonical-text.js";

/** The same value with the members of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  );
}

it("the text of equal values is one, in whatever order their members stand", () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      const value: unknown = JSON.parse(json);
      expect(canonicalText(reversed(value))).toBe(canonicalText(value));
      expect(JSON.parse(canonicalText(value))).toEqual(value);
    }),
    randomRuns(100),
  );
});

it("the text has members sorted by name, lists as they are, and nothing where nothing is", () => {
  expect(canonicalText({ b: [2, 1, { d: null, c: "x" }], a: undefined, B: null })).toBe(
    '{"B":null,"b":[2,1,{"c":"x","d":null}]}',
  );
});
