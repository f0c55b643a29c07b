import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { Actor } from "@exparte/auth";
import { pino } from "pino";
import { afterEach, describe, expect, it, vi } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { OPEN_LIMITS } from "./party-limits.js";
import type { RequestRates } from "./request-rates.js";
import { socketEntrance } from "./socket-entrance.js";

const ADDRESS = "203.0.113.7";
const PLATFORM: Actor = {
  partyType: "platform",
  partyId: "vidshare",
  subject: "vidshare",
  scopes: new Set(),
  expiresAt: new Date("2100-01-01T00:00:00Z"),
};

const servers: WebSocketServer[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    for (const client of server.clients) client.terminate();
    server.close();
  }
});

/** A socket that has come in, and paid one point for it that counts for so many milliseconds. */
async function comeIn(countForMs: number) {
  const giveBack = vi.fn<RequestRates["giveBack"]>(async () => {});
  const take = vi.fn<RequestRates["take"]>(async () => countForMs);
  const entrance = socketEntrance({
    tellWhy: (socket, code) => socket.close(code),
    addressOf: () => ADDRESS,
    limits: OPEN_LIMITS,
    rates: { take, giveBack },
    logger: pino({ level: "silent" }),
  });
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  servers.push(server);
  await once(server, "listening");
  const connected = once(server, "connection") as Promise<Parameters<typeof entrance.welcome>>;
  new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const [socket, request] = await connected;
  expect(entrance.welcome(socket, request)).toBe(true);
  await expect.poll(() => take.mock.settledResults.at(0)?.type).toBe("fulfilled");
  return { entrance, socket, giveBack };
}

describe("what an address paid for a socket", () => {
  it("is given back when the socket shows a valid token", async () => {
    const { entrance, socket, giveBack } = await comeIn(60_000);
    await entrance.admit(socket, PLATFORM);
    expect(giveBack.mock.calls).toEqual([[ADDRESS, 1]]);
  });

  it("is not given back once it no longer counts: it would pay for what others ask in the next window", async () => {
    const { entrance, socket, giveBack } = await comeIn(0);
    await entrance.admit(socket, PLATFORM);
    expect(giveBack).not.toHaveBeenCalled();
  });
});
