import { setImmediate as nextLoop } from "node:timers/promises";
import { GraphQLInt, GraphQLObjectType, GraphQLSchema, parse } from "graphql";
import { afterEach, expect, it, vi } from "vitest";
import { eventTurns } from "./event-turns.js";
import { subscribeInTurn } from "./subscribe-in-turn.js";

const STREAMS = 50;
/** Longer than any of these tests takes on a machine that is busy. */
const PLACE_FOR_MS = 600_000;

afterEach(() => void vi.useRealTimers());

async function loops(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await nextLoop();
}

/** A service whose answers wait until they are let go; the second event of each stream fails. */
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
  const turns = eventTurns({ atOnce: 6, ofOneParty: 4, placeForMs: PLACE_FOR_MS });
  async function streamOf(party: string) {
    const stream = await subscribeInTurn({ schema, document: parse("subscription { count }") }, turns, {
      party,
      hearsWhen: false,
    });
    if (!(Symbol.asyncIterator in stream)) throw new Error("It is refused");
    return stream;
  }
  return { held, schema, turns, streamOf };
}

it.each([
  [["a"], 4],
  [["a", "b"], 6],
] as const)(
  "works out a few events of %j at once, in the order of each stream, also where one fails",
  async (parties, most) => {
    const { held, streamOf } = heldBack();
    const streams = Array.from({ length: STREAMS }, async (_, n) => {
      const answered: unknown[] = [];
      for await (const { data, errors } of await streamOf(parties[n % parties.length] ?? "")) {
        answered.push(errors?.[0]?.message ?? data?.count);
      }
      return answered;
    });
    let atOnce = 0;
    for (let events = 0; events < STREAMS * 2; events += 1) {
      await vi.waitFor(() => expect(held.length).toBeGreaterThan(0), { timeout: 10_000, interval: 1 });
      await loops(10);
      atOnce = Math.max(atOnce, held.length);
      held.shift()?.();
    }
    expect(await Promise.all(streams)).toEqual(streams.map(() => [1, "The second one fails"]));
    expect(atOnce).toBe(most);
  },
);

it("continues with others' events when all of one party's hang", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { held, streamOf } = heldBack();
  const hanging = await Promise.all(Array.from({ length: STREAMS }, () => streamOf("hanging")));
  for (const stream of hanging) void stream.next();
  await loops(50);
  expect(held).toHaveLength(4);
  const other = (await streamOf("other")).next();
  await loops(50);
  expect(held).toHaveLength(5);
  held.pop()?.();
  expect(await other).toMatchObject({ value: { data: { count: 1 } } });
  // Its own others wait for a while and no longer.
  vi.advanceTimersByTime(PLACE_FOR_MS);
  await loops(50);
  expect(held).toHaveLength(8);
});

it("does not work out an event whose client has left", async () => {
  const { held, streamOf } = heldBack();
  const streams = await Promise.all(Array.from({ length: 5 }, () => streamOf("a")));
  const events = streams.map((stream) => stream.next());
  await vi.waitFor(() => expect(held).toHaveLength(4), { timeout: 10_000, interval: 1 });
  await streams[4]?.return();
  for (const letGo of held.splice(0)) letGo();
  expect(await events[4]).toEqual({ done: true, value: undefined });
  expect(held).toHaveLength(0);
});

it("refuses an impossible subscription as graphql does", async () => {
  const { schema, turns } = heldBack();
  const answer = await subscribeInTurn({ schema, document: parse("subscription { nothing }") }, turns, {
    party: "a",
    hearsWhen: false,
  });
  expect(answer).toMatchObject({ errors: [{ message: expect.stringContaining("nothing") }] });
});
