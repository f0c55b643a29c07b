import { once } from "node:events";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterEach, describe, expect, it, vi } from "vitest";
import { sessions } from "../../session/sessions.js";
import { hearLive } from "./live-route.js";
import type { PlatformRoutesOptions } from "./platform-visit.js";

const MINUTE_MS = 60_000;
const BEAT_MS = 5_000;
const opened: (() => void)[] = [];
afterEach(() => {
  for (const close of opened.splice(0)) close();
  vi.useRealTimers();
});

/** The stream of an open page, in a console whose clock the test moves. */
async function openStream() {
  const clock = { now: new Date("2026-11-28T12:00:00Z") };
  const store = sessions({ secure: false, now: () => clock.now });
  const stopping = new AbortController();
  const app = express();
  app.post("/sign-in", (request, response) => {
    const access = { token: "t", expiresAt: new Date("2026-11-29T12:00:00Z") };
    store.signIn(request, response, { type: "platform", id: "hostbox", scopes: [] }, access);
    response.end();
  });
  // Nothing answers at this address: the stream waits, and that is all the same to its session.
  const options = { sessions: store, gatewayUrl: "http://127.0.0.1:1/graphql", stopping: stopping.signal };
  app.get("/live", hearLive(options as PlatformRoutesOptions));
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  opened.push(() => {
    stopping.abort();
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const [set = ""] = (await fetch(`${url}/sign-in`, { method: "POST" })).headers.getSetCookie();
  /** What the stream of one more page tells. */
  async function openPage(): Promise<() => string> {
    const { body } = await fetch(`${url}/live?after=0`, {
      headers: { cookie: set.split(";")[0] ?? "", "sec-fetch-dest": "empty" },
    });
    let told = "";
    const write = (part: string) => {
      told += part;
    };
    body
      ?.pipeThrough(new TextDecoderStream())
      .pipeTo(new WritableStream({ write }))
      .catch(() => undefined);
    return () => told;
  }
  return { clock, openPage, told: await openPage() };
}

describe("the stream of an open page", () => {
  it("ends for the oldest of many windows of one session, and says why", async () => {
    const { openPage, told } = await openStream();
    const others = [await openPage(), await openPage(), await openPage(), await openPage()];
    await vi.waitFor(() => expect(told()).toContain("event: state\ndata: displaced"), { timeout: 10_000 });
    expect(others.map((other) => other().includes("displaced"))).toEqual([false, false, false, false]);
  });

  it("does not make its session last longer, and says that it has ended an hour after the last visit", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const { clock, told } = await openStream();
    await vi.waitFor(() => expect(told()).toContain("waiting"), { timeout: 10_000 });
    clock.now = new Date(clock.now.getTime() + 40 * MINUTE_MS);
    vi.advanceTimersByTime(BEAT_MS);
    await vi.waitFor(() => expect(told()).toContain("still here"), { timeout: 10_000 });
    clock.now = new Date(clock.now.getTime() + 40 * MINUTE_MS);
    vi.advanceTimersByTime(BEAT_MS);
    await vi.waitFor(() => expect(told()).toContain("data: ended"), { timeout: 10_000 });
  });
});
