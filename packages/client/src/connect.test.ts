import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SignJWT } from "jose";
import { afterEach, describe, expect, it } from "vitest";
import { WebSocketServer } from "ws";
import { connect } from "./index.js";

const servers: WebSocketServer[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((closed) => server.close(closed));
});

/** A hub that closes every socket the same way, and counts how often it was tried. */
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

/** A hub that takes every socket, and ends every operation with the same error. */
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

const token = () =>
  new SignJWT({ party: { type: "platform", id: "vidshare" } })
    .setProtectedHeader({ alg: "HS256" })
    .sign(new Uint8Array(32));

async function firstMessage(url: string, tokenOf: () => string | Promise<string>) {
  await using inbox = connect({ url, token: tokenOf, cursor: { position: 0 } });
  return inbox[Symbol.asyncIterator]().next();
}

describe("an inbox", () => {
  it("gives up, with the hub's reason, when its token is refused for good", async () => {
    const { url, tried } = await hubThatCloses(4403, "TOKEN_INVALID: The token is of another issuer.");
    await expect(firstMessage(url, token)).rejects.toMatchObject({
      code: "TOKEN_INVALID",
      message: "The token is of another issuer.",
    });
    expect(tried.times).toBe(1);
  });

  it("gives up when what it is given is no token at all", async () => {
    const { url, tried } = await hubThatCloses(4403, "TOKEN_INVALID: Never reached.");
    await expect(firstMessage(url, () => "not a token")).rejects.toThrow("Invalid JWT");
    expect(tried.times).toBe(0);
  });

  it("comes back with a fresh token when the old one has expired", async () => {
    const { url, tried } = await hubThatCloses(4403, "TOKEN_EXPIRED: Get a new one.");
    const interruptions: unknown[] = [];
    const inbox = connect({
      url,
      token,
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

  it.each(["SERVICE_UNAVAILABLE", "UPSTREAM_LOST", "INTERNAL_SERVER_ERROR"])(
    "comes back after %s, which may be over in a moment: giving up would make an order late",
    async (code) => {
      const { url } = await hubThatEndsWith(code);
      const interruptions: unknown[] = [];
      const inbox = connect({
        url,
        token,
        cursor: { position: 0 },
        onInterrupted: (why) => {
          interruptions.push(why);
          if (interruptions.length === 2) inbox.close();
        },
      });
      expect((await inbox[Symbol.asyncIterator]().next()).done).toBe(true);
      expect(interruptions).toMatchObject([{ code }, { code }]);
    },
  );

  it("gives up when the hub declines what it asks", async () => {
    const { url } = await hubThatEndsWith("SCOPE_MISSING");
    await expect(firstMessage(url, token)).rejects.toMatchObject({ code: "SCOPE_MISSING" });
  });
});
