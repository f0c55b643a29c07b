import { expect, it } from "vitest";
import { fairQueue } from "./fair-queue.js";

const anyone = () => true;

it("gives each party its turn, however many items another has, and keeps each party's own order", () => {
  const queue = fairQueue<string>();
  for (const item of ["a1", "a2", "a3"]) queue.add("a", item);
  queue.add("b", "b1");
  queue.add("c", "c1");
  queue.add("b", "b2");
  expect(queue.size).toBe(6);
  const taken = Array.from({ length: 6 }, () => queue.take(anyone)?.item);
  expect(taken).toEqual(["a1", "b1", "c1", "a2", "b2", "a3"]);
  expect(queue.size).toBe(0);
  expect(queue.take(anyone)).toBeUndefined();
});

it("skips a party that may not have a turn now, without losing its place", () => {
  const queue = fairQueue<string>();
  queue.add("a", "a1");
  queue.add("b", "b1");
  queue.add("b", "b2");
  expect(queue.take((party) => party !== "a")).toEqual({ party: "b", item: "b1" });
  expect(queue.take(() => false)).toBeUndefined();
  expect(queue.take(anyone)).toEqual({ party: "a", item: "a1" });
});

it("lets an item be taken out again, and a party without items stands before nobody", () => {
  const queue = fairQueue<string>();
  const withdraw = [queue.add("a", "a1"), queue.add("a", "a2"), queue.add("b", "b1")];
  withdraw[0]?.();
  withdraw[2]?.();
  withdraw[2]?.();
  expect(queue.size).toBe(1);
  expect(queue.take(anyone)?.item).toBe("a2");
  withdraw[1]?.();
  expect(queue.size).toBe(0);
  expect(queue.take(anyone)).toBeUndefined();
});
