import { openDatabase } from "@exparte/database";
import { expect, it } from "vitest";
import { ordersDatabase } from "../test/room.js";
import { startOrders } from "./app.js";
import type { Config } from "./config.js";
import { STORE } from "./store/store.js";

const configOf = (databaseUrl: string): Config => ({
  databaseUrl,
  port: 0,
  host: undefined,
  tokenLongestLifeSeconds: 3_600,
  issuer: "http://127.0.0.1:1",
  audience: "urn:exparte:hub",
  natsUrl: undefined,
  hints: "off",
  pollEveryMs: 5_000,
  logLevel: "silent",
  clientId: "service:orders",
  clientSecret: "none",
  // Nobody is there.
  platformsUrl: "http://127.0.0.1:1/graphql",
  publicUrl: "https://hub.example/graphql",
});

it("does not start on an event log that would lose its order", async () => {
  await using open = new AsyncDisposableStack();
  const clone = open.adopt(await ordersDatabase(), ({ close }) => close());
  const database = open.adopt(await openDatabase({ ...STORE, url: clone.url }), ({ close }) => close());
  await database.sql.query("alter sequence orders.events_position_seq cache 20");
  await expect(startOrders(configOf(clone.url))).rejects.toThrow("cache 1");
});

it("is ready without the registry's feed for as long as a start may take, and then is not", async () => {
  await using open = new AsyncDisposableStack();
  const clone = open.adopt(await ordersDatabase(), ({ close }) => close());
  const ready = async ({ url }: { url: string }) => {
    const response = await fetch(new URL("/ready", url));
    expect(response.status).toBe(200);
    return response.json();
  };
  const orders = open.adopt(await startOrders(configOf(clone.url)), ({ close }) => close());
  expect(await ready(orders)).toMatchObject({ status: "ready", stale: ["platforms.partyFeed"] });
});
