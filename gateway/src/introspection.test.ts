import { getIntrospectionQuery, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { introspection } from "./introspection.js";

const RESULT = { data: { __schema: {} } };
const NAMES = "{ __schema { queryType { name } } }";

describe("introspection", () => {
  it("is computed once for each text, whatever its layout and operation name", () => {
    const known = introspection(true);
    const text = getIntrospectionQuery();
    const key = known.keyOf(text, "IntrospectionQuery") ?? "";
    expect(known.kept(key)).toBeUndefined();
    known.keep(key, parse(text), RESULT);
    const again = text.replace("IntrospectionQuery", "Another").replaceAll("\n", "\n\t # laid out otherwise\n");
    expect(known.kept(known.keyOf(again, undefined) ?? "")).toBe(RESULT);
    expect(known.kept(known.keyOf(NAMES, undefined) ?? "")).toBeUndefined();
  });

  it.each([
    ["with data beside it", "{ __schema { queryType { name } } orders { id } }"],
    ["with a variable", "query ($name: String!) { __type(name: $name) { name } }"],
    ["one of several operations", "query A { __schema { queryType { name } } } query B { orders { id } }"],
  ])("%s is computed each time", (_, text) => {
    const known = introspection(true);
    const key = known.keyOf(text, undefined) ?? "";
    known.keep(key, parse(text), RESULT);
    expect(known.kept(key)).toBeUndefined();
  });

  it("is not kept when it failed, or when its operation name does not exist", () => {
    const known = introspection(true);
    const key = known.keyOf(NAMES, undefined) ?? "";
    known.keep(key, parse(NAMES), { errors: [], data: null });
    expect(known.kept(key)).toBeUndefined();
    expect(known.keyOf(NAMES, "Other")).toBeUndefined();
  });

  it("keeps at most fifty answers", () => {
    const known = introspection(true);
    const texts = Array.from({ length: 60 }, (_, index) => `{ __type(name: "T${index}") { name } }`);
    for (const text of texts) known.keep(known.keyOf(text, undefined) ?? "", parse(text), RESULT);
    expect(texts.filter((text) => known.kept(known.keyOf(text, undefined) ?? "") !== undefined)).toHaveLength(50);
  });

  it.each([
    [getIntrospectionQuery(), true],
    [getIntrospectionQuery({ oneOf: true, inputValueDeprecation: true, descriptions: false }), true],
    [NAMES, true],
    ['{ __type(name: "Query") { kind name description } }', true],
    ["{ __schema { types { fields { type { fields { name } } } } } }", false],
    ['{ __type(name: "Query") { fields { name } } }', false],
  ])("is for anyone where it is standard or names single things: %s", (text, open) => {
    const known = introspection(true);
    const key = known.keyOf(text, undefined);
    const ask = (withToken: boolean) => () => known.requireOpen(parse(text), { key, withToken });
    expect(ask(true)).not.toThrow();
    if (open) expect(ask(false)).not.toThrow();
    else expect(ask(false)).toThrow(expect.objectContaining({ code: "TOKEN_MISSING" }));
  });

  it("is open to nobody when it is turned off", () => {
    const known = introspection(false);
    for (const text of [
      getIntrospectionQuery(),
      NAMES,
      "fragment F on Query { __schema { types { name } } } { ...F }",
    ]) {
      const key = known.keyOf(text, undefined);
      expect(key).toBeUndefined();
      expect(() => known.requireOpen(parse(text), { key, withToken: true })).toThrow(
        expect.objectContaining({ code: "INTROSPECTION_OFF" }),
      );
    }
    expect(() => known.requireOpen(parse("{ __typename }"), { key: undefined, withToken: false })).not.toThrow();
  });
});
