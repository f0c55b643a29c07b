import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { inWorker } from "./in-worker.js";

const SCRIPT = new URL("../test-fixtures/script.mjs", import.meta.url);
const going = new AbortController().signal;
const run = (connectionString: string, signal = going) => inWorker(SCRIPT, { connectionString, halves: [] }, signal);

describe("what is made in a worker thread", () => {
  it("leaves the event loop free while it keeps its own thread busy", async () => {
    let done = false;
    const running = run("works").finally(() => {
      done = true;
    });
    let longestMs = 0;
    for (let before = performance.now(); !done; ) {
      await turn();
      longestMs = Math.max(longestMs, performance.now() - before);
      before = performance.now();
    }
    await running;
    // The thread itself was busy for 300 ms in one go.
    expect(longestMs).toBeLessThan(250);
  });

  it("fails as its script fails", async () => {
    await expect(run("fails")).rejects.toThrow("it could not be taken");
  });

  it("ends at once when the service goes down, and is not begun after that", async () => {
    const closing = new AbortController();
    const running = run("hangs", closing.signal);
    closing.abort(new Error("The service is going down"));
    await expect(running).rejects.toThrow("The service is going down");
    await expect(run("works", closing.signal)).rejects.toThrow("The service is going down");
  });
});
