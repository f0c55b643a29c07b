import { expect, it } from "vitest";
import { fairQueue } from "./fair-queue.js";

const anyone = () => true;

it("gives each party its turn, however many items another one has, and keeps the order of each party's own", () => {
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

it("passes over a party that may not have a turn now, which keeps its place", () => {
  const queue = fairQueue<string>();
  queue.add("a", "a1");
  queue.add("b", "b1");
  queue.add("b", "b2");
  expect(queue.take((party) => party !== "a")).toEqual({ party: "b", item: "b1" });
  expect(queue.take(() => false)).toBeUndefined();
  expect(queue.take(anyone)).toEqual({ party: "a", item: "a1" });
});
