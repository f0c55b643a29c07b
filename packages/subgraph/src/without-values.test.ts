import {
  buildSchema,
  type DocumentNode,
  type GraphQLError,
  type GraphQLScalarType,
  getVariableValues,
  Kind,
  parse,
  validate,
} from "graphql";
import { GraphQLDuration, GraphQLEmailAddress, GraphQLURL } from "graphql-scalars";
import { describe, expect, it } from "vitest";
import { DateTime } from "./date-time.js";
import { withoutValues } from "./without-values.js";

const CANARY = "Kanarie van Zevenbergen";
const schema = buildSchema(`
  scalar DateTime scalar Duration scalar URL scalar EmailAddress
  enum Reason { HELD }
  input Inner { count: Int! when: DateTime }
  input Everything {
    id: ID text: String! count: Int share: Float flag: Boolean reason: Reason when: DateTime term: Duration url: URL
    mail: EmailAddress inner: [Inner!] name: String
  }
  type Query { say(input: Everything, count: Int): String }
`);
for (const scalar of [DateTime, GraphQLDuration, GraphQLURL, GraphQLEmailAddress]) {
  const { name: _name, ...behaviour } = scalar.toConfig();
  Object.assign(schema.getType(scalar.name) as GraphQLScalarType, behaviour);
}

/** What graphql says of variables. */
function saidOf(input: unknown): readonly GraphQLError[] {
  const document = parse("query ($input: Everything) { say(input: $input) }");
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error("There is an operation");
  return getVariableValues(schema, operation.variableDefinitions ?? [], { input }).errors ?? [];
}

function saidOfText(query: string): readonly GraphQLError[] {
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    return [error as GraphQLError];
  }
  return validate(schema, document);
}

const inner = [{ count: 1 }, { count: CANARY }];
const WRONG: [unknown, string][] = [
  [CANARY, 'Variable "$input" must be an object of type "Everything".'],
  [{ name: CANARY }, 'Variable "$input" lacks the field "text" of required type "String!".'],
  [{ text: null, name: CANARY }, 'Variable "$input" at "input.text" must not be null, but a "String!".'],
  [{ text: { name: CANARY } }, 'Variable "$input" at "input.text" is no "String".'],
  [{ text: "x", [CANARY]: true }, 'Variable "$input" has a field that type "Everything" does not have.'],
  [{ text: "x", nmae: CANARY }, 'Variable "$input" has a field "nmae" that type "Everything" does not have.'],
  [{ text: "x", id: { name: CANARY } }, 'Variable "$input" at "input.id" is no "ID".'],
  [
    { text: "x", count: CANARY },
    'Variable "$input" at "input.count" is no "Int", which is a whole number from -2147483648 to 2147483647.',
  ],
  [{ text: "x", share: CANARY }, 'Variable "$input" at "input.share" is no "Float".'],
  [{ text: "x", flag: CANARY }, 'Variable "$input" at "input.flag" is no "Boolean".'],
  [{ text: "x", reason: CANARY }, 'Variable "$input" at "input.reason" is none of the values of "Reason".'],
  [{ text: "x", reason: [CANARY] }, 'Variable "$input" at "input.reason" is none of the values of "Reason".'],
  [{ text: "x", when: CANARY }, 'Variable "$input" at "input.when" is no "DateTime".'],
  [
    { text: "x", when: "0000-01-01T00:00:00Z" },
    'Variable "$input" at "input.when" is wrong: A DateTime lies in the years 1900 to 9999.',
  ],
  [{ text: "x", term: CANARY }, 'Variable "$input" at "input.term" is no valid ISO Duration.'],
  [{ text: "x", url: CANARY }, 'Variable "$input" at "input.url" is no "URL".'],
  [{ text: "x", mail: CANARY }, 'Variable "$input" at "input.mail" is no valid email address.'],
  [
    { text: "x", inner },
    'Variable "$input" at "input.inner[1].count" is no "Int", which is a whole number from -2147483648 to 2147483647.',
  ],
];

describe("graphql's message about a request", () => {
  it.each(WRONG)("names the place and the type of %j, but not the value", (input, expected) => {
    const said = saidOf(input);
    expect(said.length).toBeGreaterThan(0);
    expect(said.map(({ message }) => withoutValues(message))).toEqual([expected]);
    expect(withoutValues(expected)).toBe(expected);
  });

  const written = JSON.stringify(CANARY);
  it.each([
    `{ say(input: ${written}) }`,
    `{ say(count: ${written}) }`,
    `{ say(input: { text: { name: ${written} } }) }`,
    `{ say(input: { text: [${written}] }) }`,
    `{ say(input: { text: "x", id: { name: ${written} } }) }`,
    `{ say(input: { text: "x", reason: ${written} }) }`,
    `{ say(input: { text: "x", reason: Kanarie }) }`,
    `{ say(input: { text: "x", when: ${written} }) }`,
    `{ say(input: { text: "x", term: ${written} }) }`,
    `{ say(input: { text: "x", url: ${written} }) }`,
    `{ say(input: { text: "x", mail: ${written} }) }`,
    `{ say(input: ${written} }`,
    `{ say(input: { text: Kanarie van Zevenbergen }) } ${written}`,
    `${written}`,
    `"""${CANARY}"""`,
  ])("repeats nothing that is written in %s", (query) => {
    const said = saidOfText(query);
    expect(said.length).toBeGreaterThan(0);
    for (const { message, nodes } of said) {
      for (const told of [withoutValues(message), withoutValues(message, nodes?.[0])]) {
        expect(told).not.toMatch(/Kanarie|Zevenbergen/);
        expect(told).not.toBe("");
      }
    }
  });

  it.each([
    ["{ say(count: 99999999999) }", 'Argument "count"'],
    ["{ say(input: null, count: [1, {a: 2}, 99999999999]) }", 'Argument "count"'],
    ['{ say(input: { text: "x", count: 99999999999 }) }', 'Argument "input" at "input.count"'],
    [
      '{ say(input: { text: "x", inner: [{ count: 1 }, { when: null, count: 1.5 }] }) }',
      'Argument "input" at "input.inner.count"',
    ],
    ["query ($n: Int = 99999999999) { say(count: $n) }", 'Variable "$n"'],
  ])("names the argument of a value that is written in %s", (query, place) => {
    const said = saidOfText(query).map(({ message, nodes }) => withoutValues(message, nodes?.[0]));
    expect(said).toEqual([`${place} is no "Int", which is a whole number from -2147483648 to 2147483647.`]);
  });

  it.each([
    [
      '{ say(input: { text: "x", nmae: "y" }) }',
      'Argument "input" has a field "nmae" that type "Everything" does not have.',
    ],
    [
      '{ say(input: { text: "x", reason: NONE }) }',
      'Argument "input" at "input.reason" is none of the values of "Reason".',
    ],
  ])("names the argument in which %s is wrong", (query, expected) => {
    expect(saidOfText(query).map(({ message, nodes }) => withoutValues(message, nodes?.[0]))).toEqual([expected]);
  });

  it("is unchanged when it concerns only the schema", () => {
    const said = saidOfText("{ sya }").map(({ message }) => message);
    expect(said).toEqual(['Cannot query field "sya" on type "Query". Did you mean "say"?']);
    expect(said.map((message) => withoutValues(message))).toEqual(said);
  });
});
