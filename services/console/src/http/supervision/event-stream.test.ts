import { once } from "node:events";
import { IncomingMessage, ServerResponse } from "node:http";
import { type AddressInfo, Socket } from "node:net";
import { Refusal } from "@exparte/refusal";
import express from "express";
import { afterEach, describe, expect, it, vi } from "vitest";
import { sessions } from "../../session/sessions.js";
import type { LiveFeed, Place, Placed, ToldOfConnection } from "../../supervision/follow-live.js";
import { openStreams } from "../open-streams.js";
import { endedOrPage, streamFeed } from "./event-stream.js";

const opened: (() => void)[] = [];
afterEach(() => {
  for (const close of opened.splice(0)) close();
});

type Reading = { readonly cursor: Place } & ToldOfConnection;

/** All that a page hears of a feed that the hub refuses in the end. */
async function heardOf(
  feed: (reading: Reading) => AsyncGenerator<Placed>,
  {
    headers = {},
    tokenSeconds = 600,
  }: { readonly headers?: Record<string, string>; readonly tokenSeconds?: number } = {},
): Promise<string> {
  const store = sessions({ secure: false, now: () => new Date() });
  const app = express();
  app.get("/feed", (request, response) => {
    const expiresAt = new Date(Date.now() + tokenSeconds * 1_000);
    const session = store.signIn(
      request,
      response,
      { type: "regulator", id: "acm", scopes: [] },
      { token: "t", expiresAt },
    );
    const [cookie = ""] = String(response.getHeader("set-cookie")).split(";");
    request.headers.cookie = cookie;
    return streamFeed<Placed>(request, response, {
      sessions: store,
      session,
      language: "en",
      stopping: new AbortController().signal,
      begun: openStreams(),
      open: (reading): LiveFeed<Placed> => ({
        [Symbol.asyncIterator]: () => feed(reading),
        acknowledge: async () => {},
        close: () => {},
      }),
      lineOf: ({ position }) => ({ position }),
    });
  });
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  opened.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  return (await fetch(`http://127.0.0.1:${port}/feed?after=7%2Fe1`, { headers })).text();
}

/** A feed that brings nothing until it is closed. */
function silentFeed() {
  const { promise: closed, resolve: close } = Promise.withResolvers<void>();
  return {
    // biome-ignore lint/correctness/useYield: it brings nothing.
    async *[Symbol.asyncIterator](): AsyncGenerator<Placed> {
      await closed;
    },
    acknowledge: async () => {},
    close,
  };
}

// biome-ignore lint/correctness/useYield: it refuses before its first entry.
async function* refusing(): AsyncGenerator<Placed> {
  throw new Refusal("EPOCH_CHANGED", "The log has another epoch now.", {});
}

/** Streams to a page that reads nothing, until the stream ends; gives what becomes of it. */
async function unread(open: () => LiveFeed<Placed>, lineOf: () => object = () => ({})) {
  const store = sessions({ secure: false, now: () => new Date() });
  const access = { token: "t", expiresAt: new Date(Date.now() + 600_000) };
  const party = { type: "regulator", id: "acm", scopes: [] };
  const session = store.signIn({ headers: {} } as never, { cookie: () => {} } as never, party, access);
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  const troubles: unknown[] = [];
  response.on("error", (trouble) => troubles.push(trouble));
  const request = { get: () => undefined, query: {}, once: () => {}, headers: {} };
  await streamFeed<Placed>(request as never, Object.assign(response, { set: () => response }) as never, {
    sessions: { ...store, holds: () => true },
    session,
    language: "en",
    stopping: new AbortController().signal,
    begun: openStreams(),
    open,
    lineOf,
  });
  return { response, troubles };
}

describe("the stream to an open page", () => {
  it("says in the refusal's own words why the hub refuses to go on, and not that a session has ended", async () => {
    const heard = await heardOf(refusing);
    expect(heard).toMatch(/"state":"refused","text":".+","english":"The log has another epoch now."/);
    expect(heard).not.toContain("ended");
  });

  it("says that the session has ended to whoever has to sign in, and to everybody else why there is no stream", async () => {
    const instead = (status: number) => {
      let told = "";
      const end = (text: string) => {
        told = text;
      };
      const response = { set: () => ({ end }) } as never;
      const send = endedOrPage(() => {
        throw new Error("A page is no stream.");
      });
      send({ get: () => "text/event-stream" } as never, response, "en", { title: "Not for you", body: null, status });
      return told;
    };
    expect(instead(401)).toContain('{"state":"ended"}');
    expect(instead(403)).toContain('{"state":"refused","text":"Not for you."}');
  });

  it("ends for the oldest of many pages of one session, which is told why", async () => {
    const store = sessions({ secure: false, now: () => new Date() });
    const begun = openStreams();
    const app = express();
    const session = store.signIn(
      { headers: {} } as never,
      { cookie: () => {} } as never,
      { type: "regulator", id: "acm", scopes: [] },
      { token: "t", expiresAt: new Date(Date.now() + 600_000) },
    );
    app.get("/feed", (request, response) =>
      streamFeed<Placed>(request, response, {
        sessions: { ...store, holds: () => true },
        session,
        language: "en",
        stopping: new AbortController().signal,
        begun,
        open: silentFeed,
        lineOf: () => ({}),
      }),
    );
    const server = app.listen(0, "127.0.0.1");
    await once(server, "listening");
    opened.push(() => {
      server.closeAllConnections();
      server.close();
    });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`;
    const first = await fetch(url);
    for (let page = 0; page < 4; page++) await fetch(url);
    expect(await first.text()).toContain('{"state":"displaced"}');
  });

  it("beats no more once the hub has refused, also where the page has not read that yet", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    try {
      const { response, troubles } = await unread(() => ({ ...silentFeed(), [Symbol.asyncIterator]: refusing }));
      expect([response.writableEnded, response.closed]).toEqual([true, false]);
      vi.advanceTimersByTime(60_000);
      await new Promise(setImmediate);
      expect([troubles, vi.getTimerCount()]).toEqual([[], 0]);
    } finally {
      vi.useRealTimers();
    }
  });

  it("is cut off for a page that does not read what it is sent", async () => {
    let [sent, isClosed] = [0, false];
    const feed: LiveFeed<Placed> = {
      async *[Symbol.asyncIterator]() {
        for (let position = 1; position <= 100 && !isClosed; position++) yield { position, cursor: { position } };
      },
      acknowledge: async () => {},
      close: () => {
        isClosed = true;
      },
    };
    const lineOf = () => {
      sent++;
      return { text: "x".repeat(100_000) };
    };
    const { response, troubles } = await unread(() => feed, lineOf);
    expect([response.destroyed, sent, troubles]).toEqual([true, 11, []]);
  });

  it("says that the session has ended when there is no token any more", async () => {
    expect(await heardOf(refusing, { tokenSeconds: 0 })).toContain('{"state":"ended"}');
  });

  it.each([
    [{}, { position: 7, epoch: "e1" }],
    [{ "last-event-id": "9/e2" }, { position: 9, epoch: "e2" }],
    [{ "last-event-id": "9" }, { position: 9 }],
    [{ "last-event-id": "nine/e2" }, { position: 0 }],
  ])("goes on from the place and the epoch that the page has come to: %o", async (headers, place) => {
    const begun: Place[] = [];
    const heard = await heardOf(
      async function* ({ cursor }) {
        begun.push(cursor);
        yield { position: cursor.position + 1, cursor: { position: cursor.position + 1, epoch: "e3" } };
        throw new Error("EPOCH_CHANGED");
      },
      { headers },
    );
    expect(begun).toEqual([place]);
    expect(heard).toContain(`id: ${place.position + 1}/e3\nevent: entry`);
  });

  it("ends for a page that was closed before it began, and when the console stops", async () => {
    const store = sessions({ secure: false, now: () => new Date() });
    const ends: string[] = [];
    const stopping = new AbortController();
    const begun = Promise.withResolvers<void>();
    const app = express();
    app.get("/:how", async (request, response) => {
      const { how } = request.params;
      begun.resolve();
      if (how === "closed") await once(response, "close");
      const access = { token: "t", expiresAt: new Date(Date.now() + 600_000) };
      const keeping = {
        cookie: (name: string, id: string) => {
          request.headers.cookie = `${name}=${id}`;
        },
      };
      const session = store.signIn(request, keeping as never, { type: "regulator", id: "acm", scopes: [] }, access);
      const lineOf = () => ({});
      await streamFeed<Placed>(request, response, {
        sessions: store,
        session,
        language: "en",
        stopping: stopping.signal,
        begun: openStreams(),
        open: silentFeed,
        lineOf,
      });
      ends.push(how);
    });
    const server = app.listen(0, "127.0.0.1");
    await once(server, "listening");
    opened.push(() => server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const leaving = new AbortController();
    const left = fetch(`${url}/closed`, { signal: leaving.signal }).catch(() => undefined);
    await begun.promise;
    leaving.abort();
    await left;
    await vi.waitFor(() => expect(ends).toEqual(["closed"]), { timeout: 10_000 });
    const { body } = await fetch(`${url}/open`);
    stopping.abort();
    await new Response(body).text();
    await vi.waitFor(() => expect(ends).toEqual(["closed", "open"]), { timeout: 10_000 });
  });
});
