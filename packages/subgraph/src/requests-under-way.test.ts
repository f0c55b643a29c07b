import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { requestsUnderWay } from "./requests-under-way.js";

let responses: ServerResponse[];
const server = createServer((_request, response) => void responses.push(response));
const isBusy = requestsUnderWay(server);

beforeEach(async () => {
  responses = [];
  server.listen(0);
  await once(server, "listening");
});
afterEach(async () => {
  vi.useRealTimers();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function asked(): Promise<Promise<string>> {
  const { port } = server.address() as AddressInfo;
  const before = responses.length;
  const answer = fetch(`http://localhost:${port}`).then((response) => response.text());
  await vi.waitFor(() => expect(responses.length).toBe(before + 1), { timeout: 10_000, interval: 1 });
  return answer;
}

it("a request is under way until it is answered, even when its client leaves", async () => {
  expect(isBusy()).toBe(false);
  const [first, second] = [asked(), asked()];
  await vi.waitFor(() => expect(responses).toHaveLength(2), { timeout: 10_000, interval: 1 });
  expect(isBusy()).toBe(true);
  responses[0]?.end("answered");
  expect(isBusy()).toBe(true);
  responses[1]?.destroy();
  await Promise.allSettled([first, second]);
  await vi.waitFor(() => expect(isBusy()).toBe(false), { timeout: 10_000, interval: 1 });
});

it("an event stream does not count as a request that somebody waits for", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { port } = server.address() as AddressInfo;
  const streamed = fetch(`http://localhost:${port}`);
  await once(server, "request");
  expect(isBusy()).toBe(true);
  vi.advanceTimersByTime(1_000);
  expect(isBusy()).toBe(false);
  vi.useRealTimers();
  responses[0]?.end();
  await streamed;
  expect(isBusy()).toBe(false);
});
