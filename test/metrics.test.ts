import { connect } from "@exparte/client";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ask } from "./door.js";
import { giveOrder } from "./order.js";
import { openTestHub, type TestHub } from "./test-hub.js";
import { metricsIn, watchedQueries } from "./watched-queries.js";

let hub: TestHub;

beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub?.end());

async function scrape(part: keyof TestHub["urls"], headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(new URL("/metrics", hub.urls[part]), { headers });
  expect({ part, status: response.status }).toEqual({ part, status: 200 });
  return response.text();
}

/** The value of the sample whose labels are these, in any order; undefined when there is none. */
function sampleOf(text: string, name: string, labels: Record<string, string>): number | undefined {
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  const line = text
    .split("\n")
    .find((one) => one.startsWith(`${name}{`) && wanted.every((label) => one.includes(label)));
  return line === undefined ? undefined : Number(line.slice(line.lastIndexOf(" ")));
}

describe("the metrics of a running hub", () => {
  it("are told by every part, with its process and the delay of its event loop", async () => {
    for (const part of ["gateway", "issuer", "orders", "platforms", "identities", "complaints", "console"] as const) {
      const text = await scrape(part);
      expect(sampleOf(text, "process_resident_memory_bytes", { part })).toBeGreaterThan(1_000_000);
      expect(sampleOf(text, "nodejs_eventloop_lag_p99_seconds", { part })).toBeGreaterThan(0);
    }
  });

  it("tell how old a platform's oldest unacknowledged order is, until it acknowledges", async () => {
    expect(sampleOf(await scrape("orders"), "exparte_inbox_lag_seconds", { platform: "vidshare" })).toBeUndefined();
    await giveOrder(await hub.court("rb-amsterdam"), ["vidshare", "lawyer-list"]);
    await vi.waitFor(
      async () => {
        expect(sampleOf(await scrape("orders"), "exparte_inbox_lag_seconds", { platform: "vidshare" })).toBeGreaterThan(
          0.5,
        );
      },
      { timeout: 10_000 },
    );
    const waiting = await scrape("orders");
    expect(sampleOf(waiting, "exparte_inboxes_waiting", {})).toBe(1);
    // It is served by bailiff, and will never acknowledge.
    expect(sampleOf(waiting, "exparte_inbox_lag_seconds", { platform: "lawyer-list" })).toBeUndefined();
    const token = await hub.tokenOf("platform:vidshare");
    await ask(hub.url, token, "mutation { acknowledgeInbox(upTo: 1) { acknowledged } }");
    const after = await scrape("orders");
    expect(sampleOf(after, "exparte_inbox_lag_seconds", { platform: "vidshare" })).toBeUndefined();
    expect(sampleOf(after, "exparte_inboxes_waiting", {})).toBe(0);
  });

  it("tell who is connected, by kind, and how long an order takes to its socket; a replayed one does not count", async () => {
    const count = async () => sampleOf(await scrape("gateway"), "exparte_commit_to_socket_seconds_count", {});
    const before = await count();
    const inbox = connect({ url: hub.url, token: () => hub.token("platform:vidshare"), cursor: { position: 0 } });
    const messages = inbox[Symbol.asyncIterator]();
    await messages.next(); // of the order that was given before
    expect(sampleOf(await scrape("gateway"), "exparte_connected_parties", { kind: "platform" })).toBe(1);
    expect(await count()).toBe(before);
    await giveOrder(await hub.court("rb-amsterdam"), ["vidshare"]);
    await messages.next();
    const text = await scrape("gateway");
    expect(await count()).toBe((before ?? 0) + 1);
    expect(sampleOf(text, "exparte_commit_to_socket_seconds_sum", {})).toBeGreaterThan(0);
    inbox.close();
    await vi.waitFor(
      async () => expect(sampleOf(await scrape("gateway"), "exparte_connected_parties", { kind: "platform" })).toBe(0),
      { timeout: 10_000 },
    );
  });

  it("tell who is late with service, after the term for it", async () => {
    const unserved = async () => sampleOf(await scrape("orders"), "exparte_orders_unserved", {});
    expect(await unserved()).toBe(0);
    await giveOrder(await hub.court("rb-amsterdam"), ["chirper"], { serveWithin: "PT1S" });
    await vi.waitFor(async () => expect(await unserved()).toBe(1), { timeout: 10_000 });
    expect(sampleOf(await scrape("orders"), "exparte_orders_overdue", {})).toBe(0);
  });

  it("tell the feeds' age, timers, connections of the pool, and which services are ready", async () => {
    const identities = await scrape("identities");
    expect(sampleOf(identities, "exparte_feed_age_seconds", { feed: "orders.orderFeed" })).toBeLessThan(30);
    expect(sampleOf(identities, "exparte_feed_age_seconds", { feed: "platforms.partyFeed" })).toBeLessThan(30);
    expect(sampleOf(identities, "exparte_timers_late", {})).toBe(0);
    expect(sampleOf(identities, "exparte_database_connections_max", {})).toBe(10);
    expect(sampleOf(identities, "exparte_reading_failed", { reading: "database" })).toBe(0);
    expect(sampleOf(await scrape("gateway"), "exparte_service_ready", { service: "orders" })).toBe(1);
  });

  it("count refusals by code, at the gateway and at the service that refused", async () => {
    const refused = async (part: "gateway" | "orders") =>
      sampleOf(await scrape(part), "exparte_refusals_total", { code: "SCOPE_MISSING" }) ?? 0;
    const before = { gateway: await refused("gateway"), orders: await refused("orders") };
    const token = await hub.tokenOf("court:rb-amsterdam:registry");
    const refusal = 'mutation { refuseApplication(id: "018f", reasons: "None.") { id } }';
    const answer = await ask(hub.url, token, refusal);
    expect(answer.errors).toMatchObject([{ extensions: { code: "SCOPE_MISSING" } }]);
    expect(await refused("gateway")).toBe(before.gateway + 1);
    expect(await refused("orders")).toBe(before.orders + 1);
  });

  it("have every metric that the dashboard and the alert rules name", async () => {
    const exposed = new Set<string>();
    for (const part of Object.keys(hub.urls) as (keyof TestHub["urls"])[]) {
      for (const [, name = ""] of (await scrape(part)).matchAll(/^# TYPE (\S+) /gm)) exposed.add(name);
    }
    const named = (await watchedQueries()).flatMap(({ query }) => metricsIn(query));
    expect(new Set(named).size).toBeGreaterThan(15);
    expect(named.filter((name) => !exposed.has(name))).toEqual([]);
  });

  it("are refused to whom a proxy passed on, with a code that names the setting", async () => {
    for (const url of Object.values(hub.urls)) {
      const response = await fetch(new URL("/metrics", url), { headers: { "x-forwarded-for": "127.0.0.1" } });
      expect({ url, status: response.status }).toEqual({ url, status: 403 });
      expect(await response.json()).toMatchObject({
        errors: [{ extensions: { code: "METRICS_NOT_ALLOWED", field: "METRICS_FROM" } }],
      });
    }
  });

  it("are told within seconds when the database does not answer: its gauges are missing, and one says so", async () => {
    const blocking = new pg.Client({ connectionString: await hub.databaseOf("orders") });
    await blocking.connect();
    try {
      await blocking.query("begin; lock table orders.compliance_facts in access exclusive mode");
      const text = await scrape("orders");
      expect(sampleOf(text, "exparte_reading_failed", { reading: "database" })).toBe(1);
      expect(sampleOf(text, "exparte_orders_unserved", {})).toBeUndefined();
      expect(sampleOf(text, "exparte_database_connections_max", {})).toBe(20);
    } finally {
      await blocking.end();
    }
    await vi.waitFor(
      async () => expect(sampleOf(await scrape("orders"), "exparte_reading_failed", { reading: "database" })).toBe(0),
      { timeout: 10_000 },
    );
  });
});
