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

/** Nothing answers at this address: the stream waits, and that is all the same to its session. */
const NOWHERE = "http://127.0.0.1:1/graphql";

/** A graph that refuses every subscription: at once, or in its stream. */
async function refusingGraph(code: string, how: "at once" | "in its stream"): Promise<string> {
  const told = JSON.stringify({ errors: [{ message: "refused", extensions: { code } }] });
  const app = express();
  app.post("/graphql", (_request, response) => {
    if (how === "at once") return void response.json(JSON.parse(told));
    response.type("text/event-stream").end(`event: next\ndata: ${told}\n\nevent: complete\ndata:\n\n`);
  });
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  opened.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

/** The stream of an open page, in a console whose clock the test moves. */
async function openStream({ gatewayUrl = NOWHERE, party = "platform" } = {}) {
  const clock = { now: new Date("2026-11-28T12:00:00Z") };
  const store = sessions({ secure: false, now: () => clock.now });
  const stopping = new AbortController();
  const app = express();
  app.post("/sign-in", (request, response) => {
    const access = { token: "t", expiresAt: new Date("2026-11-29T12:00:00Z") };
    store.signIn(request, response, { type: party, id: "hostbox", scopes: [] }, access);
    response.end();
  });
  const options = { sessions: store, gatewayUrl, stopping: stopping.signal };
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
  it.each(["at once", "in its stream"] as const)(
    "tells in its own words what the graph refuses for good %s, and not that a session has ended",
    async (how) => {
      const { told } = await openStream({ gatewayUrl: await refusingGraph("SCOPE_MISSING", how) });
      await vi.waitFor(() => expect(told()).toMatch(/event: words\ndata: .+\n\nevent: state\ndata: refused/), {
        timeout: 10_000,
      });
      expect(told()).not.toContain("ended");
    },
  );

  it("waits where the graph is away, and tells whoever is no platform that the page is not for them", async () => {
    const away = await openStream({ gatewayUrl: await refusingGraph("UPSTREAM_UNAVAILABLE", "at once") });
    await vi.waitFor(() => expect(away.told()).toContain("data: waiting"), { timeout: 10_000 });
    expect(away.told()).not.toContain("refused");
    const court = await openStream({ party: "court" });
    await vi.waitFor(() => expect(court.told()).toContain("data: refused"), { timeout: 10_000 });
    expect(court.told()).not.toContain("ended");
  });

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
