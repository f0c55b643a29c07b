import { buildSchema, GraphQLError, specifiedRules } from "graphql";
import { expect, test, vi } from "vitest";
import { validDocuments } from "./valid-documents.js";

const schema = buildSchema("type Query { a(n: Int): Int }");

function documents() {
  const visited = vi.fn();
  const counted = () => ({ OperationDefinition: () => visited() });
  return { visited, read: validDocuments({ schema, rules: [...specifiedRules, counted], maxTokens: 100 }) };
}

test("a text that comes again is validated once", () => {
  const { visited, read } = documents();
  expect(read("{ a }")).toBe(read("{ a }"));
  expect(visited).toHaveBeenCalledTimes(1);
});

test("an invalid text is refused each time", () => {
  const { read } = documents();
  for (let n = 0; n < 2; n += 1) expect(read("{ b }")).toMatchObject([{ message: expect.stringContaining('"b"') }]);
});

test("a text that cannot be parsed throws, also beyond its tokens", () => {
  const { read } = documents();
  expect(() => read("{ a")).toThrow(GraphQLError);
  expect(() => read(`{ ${"a ".repeat(101)}}`)).toThrow(GraphQLError);
});

test("a long text is not kept", () => {
  const { visited, read } = documents();
  const text = `{ a }${" ".repeat(4_000)}`;
  read(text);
  read(text);
  expect(visited).toHaveBeenCalledTimes(2);
});
