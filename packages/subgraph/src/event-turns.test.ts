import { expect, it } from "vitest";
import { endableOperation } from "./endable-operation.js";

const MESSAGES = 500;

async function* replay() {
  for (let position = 1; position <= MESSAGES; position += 1) yield position;
}

it("gives a request its turn while somebody replays an inbox, and loses no message", async () => {
  const received: number[] = [];
  const replayed = (async () => {
    for await (const position of endableOperation(replay(), new AbortController(), () => {})) received.push(position);
  })();
  // Requests arrive on sockets, which Node reads once in each turn of the event loop.
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
  expect(received.length).toBeLessThan(MESSAGES / 2);
  await replayed;
  expect(received).toEqual(Array.from({ length: MESSAGES }, (_, index) => index + 1));
});

it("gives each of many simultaneous replays a turn before any has its next", async () => {
  const inOrder: number[] = [];
  await Promise.all(
    Array.from({ length: 20 }, async (_, who) => {
      const operation = endableOperation(replay(), new AbortController(), () => {});
      for (let count = 0; count < 3; count += 1) {
        await operation.next();
        inOrder.push(who);
      }
      await operation.return(undefined);
    }),
  );
  expect(new Set(inOrder.slice(0, 20)).size).toBe(20);
});
