import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:net";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { WebSocketServer } from "ws";
import { chained, type FakeHub, type FakeHubOptions, failure, openFakeHub, take, token } from "../test/fake-hub.js";
import { connect } from "./index.js";

const servers: WebSocketServer[] = [];
const hubs: FakeHub[] = [];

afterEach(async () => {
  for (const hub of hubs.splice(0)) await hub.close();
  for (const server of servers.splice(0)) await new Promise((closed) => server.close(closed));
});

/** A hub that closes every socket in the same way and counts the attempts. */
async function hubThatCloses(code: number, reason: string) {
  const server = new WebSocketServer({ port: 0, handleProtocols: () => "graphql-transport-ws" });
  servers.push(server);
  await once(server, "listening");
  const tried = { times: 0 };
  server.on("connection", (socket) => {
    tried.times += 1;
    socket.on("message", () => socket.close(code, reason));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, tried };
}

/** A hub that accepts every socket and ends every operation with the same error. */
async function hubThatEndsWith(code: string) {
  const server = new WebSocketServer({ port: 0, handleProtocols: () => "graphql-transport-ws" });
  servers.push(server);
  await once(server, "listening");
  server.on("connection", (socket) => {
    socket.on("message", (message) => {
      const { type, id } = JSON.parse(String(message)) as { type: string; id?: string };
      if (type === "connection_init") socket.send(JSON.stringify({ type: "connection_ack" }));
      if (type !== "subscribe") return;
      socket.send(JSON.stringify({ type: "error", id, payload: [{ message: "Ended.", extensions: { code } }] }));
    });
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql` };
}

async function firstMessage(url: string, tokenOf: () => string | Promise<string>, onInterrupted?: () => void) {
  await using inbox = connect({
    url,
    token: tokenOf,
    cursor: { position: 0 },
    ...(onInterrupted === undefined ? {} : { onInterrupted }),
  });
  return await inbox[Symbol.asyncIterator]().next();
}

async function fakeHub(options: FakeHubOptions): Promise<FakeHub> {
  const hub = await openFakeHub(options);
  hubs.push(hub);
  return hub;
}

describe("an inbox", () => {
  it("tells when a connection stands, and tells of none that the hub closes", async () => {
    for (const { url, connected } of [
      { ...(await hubThatEndsWith("ROLE_FORBIDDEN")), connected: 1 },
      { ...(await hubThatCloses(4403, "TOKEN_AUDIENCE: for another hub")), connected: 0 },
    ]) {
      let times = 0;
      const onConnected = () => {
        times += 1;
      };
      await using inbox = connect({ url, token, cursor: { position: 0 }, onConnected });
      await expect(inbox[Symbol.asyncIterator]().next()).rejects.toThrow();
      expect({ url, times }).toEqual({ url, times: connected });
    }
  });

  it("gives up with the hub's reason when its token is refused for good", async () => {
    const { url, tried } = await hubThatCloses(4403, "TOKEN_INVALID: The token is of another issuer.");
    await expect(firstMessage(url, () => token())).rejects.toMatchObject({
      code: "TOKEN_INVALID",
      message: "The token is of another issuer.",
    });
    expect(tried.times).toBe(1);
  });

  it("gives up when it is given something that is not a token", async () => {
    const { url, tried } = await hubThatCloses(4403, "TOKEN_INVALID: Never reached.");
    await expect(firstMessage(url, () => "not a token")).rejects.toThrow("Invalid JWT");
    expect(tried.times).toBe(0);
  });

  it("reconnects with a fresh token when the old one has expired", async () => {
    const { url, tried } = await hubThatCloses(4403, "TOKEN_EXPIRED: Get a new one.");
    const interruptions: unknown[] = [];
    let serial = 0;
    const inbox = connect({
      url,
      token: () => token({ serial: ++serial }),
      cursor: { position: 0 },
      onInterrupted: (why) => {
        interruptions.push(why);
        if (interruptions.length === 2) inbox.close();
      },
    });
    const { done } = await inbox[Symbol.asyncIterator]().next();
    expect(done).toBe(true);
    expect(tried.times).toBeGreaterThanOrEqual(2);
    expect(interruptions[0]).toMatchObject({ code: "TOKEN_EXPIRED" });
  });

  it.each([
    "SERVICE_UNAVAILABLE",
    "UPSTREAM_LOST",
    "INTERNAL_SERVER_ERROR",
    "STREAM_INTERRUPTED",
    "SLOW_CONSUMER",
    "GOING_DOWN",
    "RATE_LIMITED",
    "TOO_MANY_OPERATIONS",
    "TOO_MANY_SOCKETS",
  ])("reconnects after %s, which may soon be over: giving up would make an order late", async (code) => {
    const { url } = await hubThatEndsWith(code);
    const interruptions: unknown[] = [];
    const inbox = connect({
      url,
      token: () => token(),
      cursor: { position: 0 },
      onInterrupted: (why) => {
        interruptions.push(why);
        if (interruptions.length === 2) inbox.close();
      },
    });
    expect((await inbox[Symbol.asyncIterator]().next()).done).toBe(true);
    expect(interruptions).toMatchObject([{ code }, { code }]);
  });

  it("ends when it is closed while its token is fetched, also where the hub has nothing to tell", async () => {
    const hub = await fakeHub({ inbox: () => {} });
    const fetched = Promise.withResolvers<string>();
    const asked = Promise.withResolvers<void>();
    const inbox = connect({
      url: hub.url,
      token: () => {
        asked.resolve();
        return fetched.promise;
      },
      cursor: { position: 0 },
    });
    const next = inbox[Symbol.asyncIterator]().next();
    await asked.promise;
    inbox.close();
    fetched.resolve(await token());
    expect((await next).done).toBe(true);
    expect(hub.tokens.sockets).toEqual([]);
  });

  it("gives up when the hub refuses the request", async () => {
    const { url } = await hubThatEndsWith("SCOPE_MISSING");
    await expect(firstMessage(url, () => token())).rejects.toMatchObject({ code: "SCOPE_MISSING" });
  });

  it("ends with the hub's refusal when it is given the expired token again", async () => {
    const { url, tried } = await hubThatCloses(4403, "TOKEN_EXPIRED: Get a new one.");
    await expect(firstMessage(url, () => token())).rejects.toMatchObject({
      code: "TOKEN_EXPIRED",
      message: "Get a new one.",
    });
    expect(tried.times).toBe(1);
  });

  it("keeps trying while the platform's own clock says that the token, which the hub calls expired, is valid", async () => {
    const [message] = chained({ kind: "ORDER_FINAL" });
    let sockets = 0;
    const hub = await fakeHub({
      inbox(socket, id) {
        sockets += 1;
        if (sockets <= 2) socket.close(4403, "TOKEN_EXPIRED: Get a new one.");
        else socket.send(JSON.stringify({ type: "next", id, payload: { data: { inbox: message } } }));
      },
    });
    const inAnHour = await token({ exp: Math.floor(Date.now() / 1000) + 3600 });
    expect((await firstMessage(hub.url, () => inAnHour)).value).toMatchObject({ position: 1 });
    expect(hub.tokens.sockets).toEqual([inAnHour, inAnHour, inAnHour]);
  });

  it("ends with the error that the token function throws, even when it throws only the second time", async () => {
    const { url } = await hubThatEndsWith("UPSTREAM_LOST");
    let times = 0;
    const failing = () => {
      times += 1;
      if (times === 2) throw new Error("invalid_client");
      return token();
    };
    await expect(firstMessage(url, failing)).rejects.toThrow("invalid_client");
  });

  it("ends with the error that handling a message throws, such as one from the platform's own key source", async () => {
    const hub = await fakeHub({ inbox: chained({ seal: "a.b.c" }) });
    const courtKeys = () => Promise.reject(new TypeError("keys.json is no JSON"));
    await using inbox = connect({ url: hub.url, token: () => token(), cursor: { position: 0 }, courtKeys });
    await expect(take(inbox, 1)).rejects.toThrow("keys.json is no JSON");
  });

  it("warns the process of an interruption when there is no onInterrupted", async () => {
    const warnings: Error[] = [];
    const onWarning = (warning: Error) => void warnings.push(warning);
    process.on("warning", onWarning);
    onTestFinished(() => void process.off("warning", onWarning));
    const [message] = chained({ kind: "ORDER_FINAL" });
    let sockets = 0;
    const hub = await fakeHub({
      inbox(socket, id) {
        sockets += 1;
        if (sockets === 1) socket.send(failure(id, "UPSTREAM_LOST", "Come back."));
        else socket.send(JSON.stringify({ type: "next", id, payload: { data: { inbox: message } } }));
      },
    });
    await firstMessage(hub.url, () => token());
    await vi.waitFor(
      () =>
        expect(warnings).toMatchObject([
          { name: "InboxInterrupted", message: expect.stringContaining("UPSTREAM_LOST: Come back.") },
        ]),
      { timeout: 10_000 },
    );
  });

  /** Accepts connections and sends nothing. */
  async function silentServer(): Promise<string> {
    const server: Server = createServer((socket) => void onTestFinished(() => void socket.destroy()));
    server.listen(0);
    await once(server, "listening");
    onTestFinished(() => void server.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  }

  /** Accepts websockets and never acknowledges one. */
  async function muteHub(): Promise<string> {
    const server = new WebSocketServer({ port: 0, handleProtocols: () => "graphql-transport-ws" });
    servers.push(server);
    await once(server, "listening");
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  }

  it.concurrent.each([
    ["never answers the handshake", silentServer],
    ["never acknowledges the connection", muteHub],
  ])("is told within seconds that a hub %s", async (_, open) => {
    const url = await open();
    const told = await new Promise((resolve) => {
      const inbox = connect({
        url,
        token: () => token(),
        cursor: { position: 0 },
        onInterrupted(why) {
          inbox.close();
          resolve(why);
        },
      });
      void inbox[Symbol.asyncIterator]().next();
    });
    const { message, reason } = told as { message?: string; reason?: string };
    expect(message ?? reason).toMatch(/handshake has timed out|acknowledgement timeout/);
  });
});
