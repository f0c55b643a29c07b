import { type ComplianceEntry, type ComplianceFeed, connect, connectCompliance } from "@exparte/client";
import { createClient } from "graphql-ws";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import WebSocket from "ws";
import { ask, dataOf, type WireError } from "./door.js";
import { giveOrder } from "./order.js";
import { openTestHub, type TestHub } from "./test-hub.js";

const ENTRY = "position kind sentAt orderId court platform { id } details digest previousDigest";
const PAGE = `query ($after: Int!) { complianceFeed(after: $after, first: 100) { head acknowledged entries { ${ENTRY} } } }`;
const LATE = { penalty: { amountCents: 100_000, currency: "EUR", unit: "HOUR", maximumCents: 500_000 } };
const TOLD_WITHIN = { timeout: 30_000, interval: 20 };

interface Page {
  readonly head: number;
  readonly acknowledged: number;
  readonly entries: readonly (Omit<ComplianceEntry, "platform"> & { readonly platform: { readonly id: string } })[];
}

let hub: TestHub;
let late = 0;
const opened: (() => unknown)[] = [];

beforeAll(async () => {
  hub = await openTestHub();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((close) => close()));
});
afterAll(() => hub?.end());

async function polled(client: string, after = 0): Promise<Page> {
  const { complianceFeed } = await dataOf<{ complianceFeed: Page }>(hub.url, await hub.tokenOf(client), PAGE, {
    after,
  });
  return complianceFeed;
}

/** A supervisor that listens from now on and keeps what it hears. */
async function supervisor(client: string): Promise<{ feed: ComplianceFeed; heard: ComplianceEntry[]; after: number }> {
  const { head: after, entries } = await polled(client);
  const last = entries.at(-1);
  const cursor = last === undefined ? { position: 0 } : { position: after, digest: last.digest };
  const feed = connectCompliance({ url: hub.url, token: () => hub.token(client), cursor });
  opened.push(feed.close);
  const heard: ComplianceEntry[] = [];
  void (async () => {
    for await (const entry of feed) heard.push(entry);
  })();
  return { feed, heard, after };
}

/** An order that the platform receives, and whose term of one second then passes. */
async function orderLetPass(platform: string): Promise<string> {
  const items = [{ url: `https://${platform}.example/late/${++late}` }];
  const order = await giveOrder(await hub.court("rb-amsterdam"), [platform], {
    removeWithin: "PT1S",
    addressees: [{ platform, items }],
    ...LATE,
  });
  const token = await hub.tokenOf(`platform:${platform}`);
  const { inbox } = await dataOf<{ inbox: { head: number } }>(hub.url, token, "{ inbox(first: 1) { head } }");
  await retried("mutation ($upTo: Int!) { acknowledgeInbox(upTo: $upTo) { acknowledged } }", token, {
    upTo: inbox.head,
  });
  return order.id;
}

/** Repeats a mutation until it succeeds: every mutation may be repeated while a part is down. */
async function retried(query: string, token: string, variables: Record<string, unknown>): Promise<void> {
  await vi.waitFor(() => dataOf(hub.url, token, query, variables), TOLD_WITHIN);
}

/** Sorted, because the deadline and the penalty have separate timers, which fire in either order. */
const kindsOf = (heard: readonly ComplianceEntry[], orderId: string) =>
  heard
    .filter((entry) => entry.orderId === orderId)
    .map(({ kind }) => kind)
    .sort();
const until = (check: () => void) => vi.waitFor(check, TOLD_WITHIN);

describe("the compliance feed, through the whole hub", () => {
  it("tells the regulator when an order becomes overdue, when a penalty begins, and when both have ended", async () => {
    const { heard } = await supervisor("regulator:acm");
    const id = await orderLetPass("vidshare");
    await until(() => expect(kindsOf(heard, id)).toEqual(["DEADLINE_PASSED", "PENALTY_RUNNING"]));
    expect(heard.find(({ orderId }) => orderId === id)).toMatchObject({ platform: "vidshare", court: "rb-amsterdam" });

    const key = await hub.keyOf("platform", "vidshare");
    const vidshare = connect({
      url: hub.url,
      token: () => hub.token("platform:vidshare"),
      key,
      cursor: { position: 0 },
    });
    opened.push(vidshare.close);
    const { order } = await dataOf<{ order: { addressees: { items: { id: string }[] }[] } }>(
      hub.url,
      await hub.tokenOf("platform:vidshare"),
      "query ($id: ID!) { order(id: $id) { addressees { items { id } } } }",
      { id },
    );
    const items = order.addressees.flatMap((addressee) => addressee.items);
    await vidshare.confirm(
      id,
      items.map((item) => ({ itemId: item.id, outcome: "REMOVED", effectAt: new Date() })),
    );
    const ended = ["COMPLIED", "DEADLINE_PASSED", "PENALTY_RUNNING", "PENALTY_STOPPED"];
    await until(() => expect(kindsOf(heard, id)).toEqual(ended));
    expect(heard.at(-1)?.details).toMatchObject({ because: "COMPLIED", forfeitedCents: 100_000, currency: "EUR" });
  });

  it("misses nothing and repeats nothing, by position, when the orders process is killed in between", async () => {
    const ORDERS = 12;
    const { heard, after } = await supervisor("regulator:acm");
    const given: string[] = [];
    const before = hub.pid("orders");
    const killing = (async () => {
      await until(() => expect(heard.length).toBeGreaterThanOrEqual(4));
      expect(hub.kill("orders", "SIGKILL")).toBe(true);
      await until(() => expect([before, undefined]).not.toContain(hub.pid("orders")));
    })();
    const giving = ["vidshare", "chirper", "findit"].map(async (platform) => {
      for (let n = 0; n < ORDERS / 3; n += 1) given.push(await vi.waitFor(() => orderLetPass(platform), TOLD_WITHIN));
    });
    await Promise.all([killing, ...giving]);

    const both = ["DEADLINE_PASSED", "PENALTY_RUNNING"];
    await until(() => expect(given.map((id) => kindsOf(heard, id))).toEqual(given.map(() => both)));
    const { entries } = await polled("regulator:acm", after);
    // The client has verified each entry's digest, and that it follows the entry before.
    expect(heard.map(({ position }) => position)).toEqual(entries.map((_, index) => after + 1 + index));
    expect(heard.map(({ digest }) => digest)).toEqual(entries.map(({ digest }) => digest));
    expect(hub.pid("orders")).not.toBe(before);
  });

  it("gives the AP the same entries, which it acknowledges for itself", async () => {
    const { head } = await polled("ap:ap");
    const { feed } = await supervisor("regulator:acm");
    await feed.acknowledge({ position: head });
    expect(await polled("regulator:acm")).toMatchObject({ acknowledged: head });
    const seen = await polled("ap:ap");
    expect(seen.acknowledged).toBe(0);
    expect(seen.entries).toEqual((await polled("regulator:acm")).entries);
  });

  it("leads to the order's metadata, but not to its text", async () => {
    const token = await hub.tokenOf("regulator:acm");
    const of = (fields: string) =>
      ask(hub.url, token, `{ complianceFeed(first: 1) { entries { order { ${fields} } platform { name } } } }`);
    expect((await of("status court")).data).toMatchObject({
      complianceFeed: { entries: [{ order: { court: "rb-amsterdam" }, platform: { name: "Vidshare" } }] },
    });
    expect((await of("statementOfReasons")).errors).toMatchObject([{ extensions: { code: "TEXT_FORBIDDEN" } }]);
    expect((await of("addressees { items { url } }")).errors).toMatchObject([
      { extensions: { code: "TEXT_FORBIDDEN" } },
    ]);
  });

  it.each(["platform:vidshare", "court:rb-amsterdam", "operator:hub"])("is refused to %s", async (client) => {
    const token = await hub.tokenOf(client);
    const refused = [{ extensions: { code: "ROLE_FORBIDDEN" } }];
    expect((await ask(hub.url, token, PAGE, { after: 0 })).errors).toMatchObject(refused);
    const acknowledge = "mutation { acknowledgeComplianceFeed(upTo: 1) { head } }";
    expect((await ask(hub.url, token, acknowledge)).errors).toMatchObject(refused);
    expect(await subscribed(token, `subscription { complianceFeed { ${ENTRY} } }`)).toMatchObject(refused);
  });

  it.each([
    ["a window that is none", "complianceFeed(window: 0)", "WINDOW_INVALID"],
    ["a window too wide", "complianceFeed(window: 5001)", "WINDOW_INVALID"],
    ["a position that is none", "complianceFeed(after: -1)", "FIELD_INVALID"],
    ["a beginning beyond its end", "complianceFeed(after: 100000)", "POSITION_BEYOND_HEAD"],
  ])("refuses %s", async (_, field, code) => {
    const token = await hub.tokenOf("regulator:acm");
    const errors = await subscribed(token, `subscription { ${field} { position } }`);
    expect(errors).toMatchObject([{ extensions: { code } }]);
  });
});

/** The codes with which a refused subscription ends. */
async function subscribed(token: string, query: string): Promise<readonly WireError[]> {
  const url = hub.url.replace(/^http/, "ws");
  const client = createClient({ url, webSocketImpl: WebSocket, connectionParams: { token }, retryAttempts: 0 });
  opened.push(() => client.dispose());
  const { promise, resolve } = Promise.withResolvers<readonly WireError[]>();
  client.subscribe(
    { query },
    {
      next: ({ errors }) => resolve((errors ?? []) as unknown as WireError[]),
      error: (error) => resolve(error as WireError[]),
      complete: () => resolve([]),
    },
  );
  return promise;
}
