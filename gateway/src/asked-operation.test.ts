import { buildSchema, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { askedOperations } from "./asked-operation.js";

const schema = buildSchema("type Query { a: Int, b: Int }");

/** A document of three conditions and so many tokens, about. */
function documentOf(tokens: number) {
  const conditions = ["x", "y", "z"].map((name) => `${name}: a @include(if: $${name})`);
  const fields = Array.from({ length: (tokens - 40) / 3 }, (_, index) => `b${index}: b`);
  return parse(`query ($x: Boolean, $y: Boolean, $z: Boolean) { ${[...conditions, ...fields].join(" ")} }`);
}

const valuesOf = (form: number) => ({ x: (form & 1) > 0, y: (form & 2) > 0, z: (form & 4) > 0 });

describe("the forms of one document that are kept", () => {
  it.each([
    [100, 8],
    [900, 2],
    [1_900, 1],
  ])("of %i tokens are at most %i, the latest", (tokens, kept) => {
    const document = documentOf(tokens);
    const { read } = askedOperations(schema);
    const first = Array.from({ length: 8 }, (_, form) => read(document, undefined, valuesOf(form)));
    const latest = first.slice(-kept);
    for (const [index, form] of latest.entries()) {
      expect(read(document, undefined, valuesOf(8 - kept + index))).toBe(form);
    }
    if (kept < 8) expect(read(document, undefined, valuesOf(0))).not.toBe(first[0]);
  });
});
