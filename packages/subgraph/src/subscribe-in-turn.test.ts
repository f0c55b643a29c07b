import { GraphQLInt, GraphQLObjectType, GraphQLSchema, parse } from "graphql";
import { expect, it, vi } from "vitest";
import { subscribeInTurn } from "./subscribe-in-turn.js";

const STREAMS = 50;

/** A service whose answers wait until the test releases them. */
function heldBack() {
  const held: (() => void)[] = [];
  const count = {
    type: GraphQLInt,
    async *subscribe() {
      for (let n = 1; n <= 2; n += 1) yield n;
    },
    async resolve(event: number) {
      await new Promise<void>((resolve) => held.push(resolve));
      if (event > 1) throw new Error("The second one fails");
      return event;
    },
  };
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({ name: "Query", fields: { count: { type: GraphQLInt } } }),
    subscription: new GraphQLObjectType({ name: "Subscription", fields: { count } }),
  });
  return { held, schema, document: parse("subscription { count }") };
}

it("executes a few events of all subscriptions at once, and finally every event of each, even when one fails", async () => {
  const { held, schema, document } = heldBack();
  const answered: unknown[] = [];
  const streams = Array.from({ length: STREAMS }, async () => {
    const stream = await subscribeInTurn({ schema, document });
    if (!(Symbol.asyncIterator in stream)) throw new Error("It is refused");
    for await (const { data, errors } of stream) answered.push(errors?.[0]?.message ?? data?.count);
  });
  let most = 0;
  while (answered.length < STREAMS * 2) {
    await vi.waitFor(() => expect(held.length > 0 || answered.length === STREAMS * 2).toBe(true), { interval: 1 });
    most = Math.max(most, held.length);
    held.shift()?.();
  }
  await Promise.all(streams);
  expect(most).toBe(6);
  expect(answered.filter((answer) => answer === 1)).toHaveLength(STREAMS);
  expect(answered.filter((answer) => answer === "The second one fails")).toHaveLength(STREAMS);
});

it("refuses what cannot be subscribed to as graphql does", async () => {
  const { schema } = heldBack();
  const answer = await subscribeInTurn({ schema, document: parse("subscription { nothing }") });
  expect(answer).toMatchObject({ errors: [{ message: expect.stringContaining("nothing") }] });
});
