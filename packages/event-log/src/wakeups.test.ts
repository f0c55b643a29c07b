import { once } from "node:events";
import { expect, it } from "vitest";
import { warn } from "./wakeups.js";

it("a problem becomes a process warning, with its cause if there is one", async () => {
  const warned = once(process, "warning");
  warn("NATS is away", undefined);
  expect(await warned).toMatchObject([{ name: "EventLogWarning", message: "NATS is away" }]);
  const again = once(process, "warning");
  warn("NATS could not be reached", new Error("ECONNREFUSED"));
  expect(await again).toMatchObject([{ message: "NATS could not be reached: Error: ECONNREFUSED" }]);
});
