import type { Actor } from "@exparte/auth";
import { openDatabase } from "@exparte/database";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ordersDatabase } from "../test/room.js";
import { startOrders } from "./app.js";
import type { Config } from "./config.js";
import { instant } from "./rules/instant.js";
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
  identitiesUrl: "http://127.0.0.1:1/graphql",
  platformsUrl: "http://127.0.0.1:1/graphql",
  publicUrl: "https://hub.example/graphql",
  confirmPosterWithin: "PT24H",
  serveWithin: "PT24H",
  particularsSecrets: ["a secret of this test, and of no other one"],
});

const regulator: Actor = {
  partyType: "regulator",
  partyId: "acm",
  subject: "regulator:acm",
  scopes: new Set(["compliance:read"]),
  expiresAt: new Date(Date.now() + 60_000),
};
const NOW = instant("2026-06-01T12:00:00.000Z");

let url: string;
const open = new AsyncDisposableStack();
beforeAll(async () => {
  const clone = open.adopt(await ordersDatabase(), ({ close }) => close());
  const orders = await startOrders(configOf(clone.url), {
    clock: () => NOW,
    verifyToken: async () => regulator,
    logger: pino({ level: "silent" }),
  });
  open.adopt(orders, ({ close }) => close());
  url = orders.url;
});
afterAll(() => open.disposeAsync());

describe("the orders service", () => {
  it("is ready without the feeds of others for as long as a start may take, and then is not", async () => {
    const response = await fetch(new URL("/ready", url));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      status: "ready",
      stale: ["platforms.partyFeed", "identities.disclosureFeed"],
    });
  });

  it("takes the moment that a test sets for now", async () => {
    const askFrom = async (from: string) => {
      const period = `{ from: "${from}", until: "2027-01-01T00:00:00Z" }`;
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: "Bearer any" },
        body: JSON.stringify({ query: `{ compliance(period: ${period}) { received } }` }),
      });
      return response.json();
    };
    expect(await askFrom(NOW)).toEqual({ data: { compliance: { received: 0 } } });
    expect(await askFrom("2026-06-01T12:00:00.001Z")).toMatchObject({
      errors: [{ extensions: { code: "PERIOD_INVALID", field: "period" } }],
    });
  });
});

it("does not start on an event log that would lose its order", async () => {
  await using open = new AsyncDisposableStack();
  const clone = open.adopt(await ordersDatabase(), ({ close }) => close());
  const database = open.adopt(await openDatabase({ ...STORE, url: clone.url }), ({ close }) => close());
  await database.sql.query("alter sequence orders.events_position_seq cache 20");
  await expect(startOrders(configOf(clone.url))).rejects.toThrow("cache 1");
});
