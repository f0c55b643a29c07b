import {
  buildSchema,
  GraphQLError,
  type GraphQLScalarType,
  getVariableValues,
  type OperationDefinitionNode,
  parse,
  validate,
} from "graphql";
import { GraphQLDuration, GraphQLSafeInt } from "graphql-scalars";
import { describe, expect, it } from "vitest";
import { DateTime } from "./date-time.js";
import { saidOfRequest } from "./said-of-request.js";

const schema = buildSchema(`
  scalar DateTime scalar Duration scalar SafeInt
  enum Reason { HELD DUE }
  input Inner { count: Int! when: DateTime }
  input Order { text: String! reason: Reason when: DateTime term: Duration cents: SafeInt inner: [Inner!] names: [String!] }
  type Query { give(order: Order, id: ID): String take(id: ID!, reasons: [Reason!]): String }
`);
for (const scalar of [DateTime, GraphQLDuration, GraphQLSafeInt]) {
  const { name: _name, ...behaviour } = scalar.toConfig();
  Object.assign(schema.getType(scalar.name) as GraphQLScalarType, behaviour);
}

const told = (errors: readonly GraphQLError[]) => errors.map((error) => saidOfRequest(error, schema));
const ofVariables = (query: string, variables: Record<string, unknown>) => {
  const operation = parse(query).definitions[0] as OperationDefinitionNode;
  return told(getVariableValues(schema, operation.variableDefinitions ?? [], variables).errors ?? []);
};
const ofText = (query: string) => told(validate(schema, parse(query)));

const MOMENT = 'a moment (RFC 3339) such as "2026-03-02T09:00:00Z"';
const TERM = 'a term (ISO 8601) such as "PT2H" or "P5D"';
const REASON = { expected: "one of HELD, DUE", values: ["HELD", "DUE"] };
const TEXT = 'a text in quotes, such as "example"';

/** A value in the order, its field, and what is expected there. */
const WRONG: readonly [written: string, sent: unknown, field: string, facts: object][] = [
  ['{ text: "x", when: "soon" }', { text: "x", when: "soon" }, "order.when", { expected: MOMENT }],
  ['{ text: "x", term: "2 hours" }', { text: "x", term: "2 hours" }, "order.term", { expected: TERM }],
  ['{ text: "x", reason: KEPT }', { text: "x", reason: "KEPT" }, "order.reason", REASON],
  ['{ text: "x", reason: "HELD" }', { text: "x", reason: ["HELD"] }, "order.reason", REASON],
  ["{ text: 5 }", { text: 5 }, "order.text", { expected: TEXT }],
  ["{ text: null }", { text: null }, "order.text", { expected: TEXT }],
  ["{ reason: HELD }", { reason: "HELD" }, "order.text", { expected: TEXT }],
  [
    '{ text: "x", cents: "100" }',
    { text: "x", cents: "100" },
    "order.cents",
    { expected: "a whole number without quotes, such as 100000" },
  ],
];

describe("a value of the wrong type", () => {
  it.each(WRONG)("%s is refused with its field and what is expected there", (written, sent, field, facts) => {
    for (const said of [
      ofText(`{ give(order: ${written}) }`),
      ofVariables("query ($order: Order) { give(order: $order) }", { order: sent }),
      // The field is that of the argument, whatever the variable is called.
      ofVariables("query ($o: Order) { give(order: $o) }", { o: sent }),
    ]) {
      expect(said).toMatchObject([{ facts: { field, ...facts } }]);
      expect(said[0]?.message).toMatch(/Send (a|one of) .+\.$/);
      expect(said[0]?.message).not.toMatch(/soon|2 hours|KEPT/);
    }
  });

  it("in a list is named with its place there", () => {
    const inner = [{ count: 1 }, { count: "two" }];
    const said = ofVariables("query ($o: Order) { give(order: $o) }", { o: { text: "x", inner } });
    expect(said).toMatchObject([{ facts: { field: "order.inner[1].count", expected: "a whole number such as 20" } }]);
  });

  it("in a variable within a written value is named by where it stands", () => {
    const said = ofVariables('query ($w: DateTime) { give(order: { text: "x", when: $w }) }', { w: "soon" });
    expect(said).toMatchObject([{ facts: { field: "order.when", expected: MOMENT } }]);
  });

  it("that is left out is asked for, as an argument and as a variable", () => {
    const id = { field: "id", expected: 'an id in quotes, such as "vidshare"' };
    expect(ofText("{ take }")).toMatchObject([{ facts: id }]);
    expect(ofVariables("query ($one: ID!) { take(id: $one) }", {})).toMatchObject([{ facts: id }]);
  });

  it("of a list of an enum's values is told all of them", () => {
    expect(ofText('{ take(id: "1", reasons: [HELD, KEPT]) }')).toMatchObject([
      { facts: { field: "reasons", ...REASON } },
    ]);
  });

  it("is told once, by the first part that says it", () => {
    const [said] = ofText('{ give(order: { text: "x", when: "soon" }) }');
    const passedOn = new GraphQLError(said?.message ?? "", { extensions: { ...said?.facts } });
    expect(saidOfRequest(passedOn, schema).message).toBe(said?.message);
    expect(saidOfRequest(passedOn, schema).facts).toMatchObject({ field: "order.when" });
  });

  it("is about no value where a field does not exist", () => {
    expect(ofText("{ giev }")).toEqual([
      { message: 'Cannot query field "giev" on type "Query". Did you mean "give"?', facts: {} },
    ]);
  });
});
