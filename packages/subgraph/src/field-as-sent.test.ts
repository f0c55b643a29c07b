import { Refusal } from "@exparte/refusal";
import { buildSchema, execute, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { asSent, fieldsAsSent } from "./field-as-sent.js";

const fieldOf = (facts: Refusal["facts"], args: Readonly<Record<string, unknown>>) =>
  (asSent(new Refusal("SOME", "Not so.", facts), args) as Refusal).facts.field;

describe("the field of a refusal", () => {
  it("is the path of the argument in which the judged value was sent", () => {
    const order = { removeWithin: "P1X", seal: "a.b.c", addressees: [{ platform: "vidshare" }] };
    expect(fieldOf({ field: "order.removeWithin" }, { id: "1", order })).toBe("order.removeWithin");
    expect(fieldOf({ field: "order.addressees[0].platform" }, { input: { orderId: "1", order } })).toBe(
      "input.order.addressees[0].platform",
    );
    expect(fieldOf({ field: "seal" }, { decision: { outcome: "MODIFIED", order } })).toBe("decision.order.seal");
    expect(fieldOf({ field: "seal" }, { input: { seal: "d.e.f", order } })).toBe("input.seal");
  });

  it("is the argument that holds the id of what was not found, whatever its name", () => {
    expect(fieldOf({ orderId: "1" }, { id: "1", reasons: "1" })).toBe("id");
    expect(fieldOf({ orderId: "1", status: "LIFTED" }, { input: { orderId: "1", text: "LIFTED" } })).toBe(
      "input.orderId",
    );
    expect(fieldOf({ platform: "vidshare", orderId: "1" }, { input: { orderId: "1", platform: "vidshare" } })).toBe(
      "input.platform",
    );
    expect(fieldOf({ orderId: "" }, { orderId: "" })).toBe("orderId");
  });

  it("is left as it is, or out, where no argument holds what it is about", () => {
    expect(fieldOf({ field: "input.missing" }, { input: { present: 1 } })).toBe("input.missing");
    expect(fieldOf({ field: "elsewhere" }, { id: "1" })).toBe("elsewhere");
    expect(fieldOf({ platform: "vidshare" }, { orderId: "1" })).toBeUndefined();
    const bug = new Error("Unforeseen");
    expect(asSent(bug, {})).toBe(bug);
  });

  it("is given by every resolver with arguments, one that throws at once and one that rejects", async () => {
    const schema = buildSchema("type Query { now(id: ID!): Int later(orderId: ID!): Int plain: Int }");
    const refusal = () => new Refusal("UNKNOWN_ORDER", "No such order.", { orderId: "1" });
    const resolvers = {
      now: () => {
        throw refusal();
      },
      later: () => Promise.reject(refusal()),
      plain: () => {
        throw refusal();
      },
    };
    for (const [name, resolve] of Object.entries(resolvers)) {
      const field = schema.getQueryType()?.getFields()[name];
      if (field !== undefined) field.resolve = resolve;
    }
    const document = parse('{ now(id: "1") later(orderId: "1") plain }');
    const { errors = [] } = await execute({ schema: fieldsAsSent(schema), document });
    const fields = errors.map(({ path, originalError }) => [path?.[0], (originalError as Refusal).facts.field]);
    expect(Object.fromEntries(fields)).toEqual({ now: "id", later: "orderId", plain: undefined });
  });
});
