import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type DisclosureCourt,
  type DisclosureInboxMessage,
  decideOpposition,
  lodgeOpposition,
  type MadeRequest,
} from "@exparte/client";
import type { PartName } from "@exparte/hub";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { answeringPlatform, askingCourt, askOn, askOnceKnown, publishCode } from "./disclosure.js";
import { ask, dataOf, disclosureListener, type Listener, untilEnded, untilTold } from "./door.js";
import { giveOrder } from "./order.js";
import { openTestHub, type TestHub } from "./test-hub.js";
import { filesUnder, readIfThere } from "./written-down.js";

const DISPENSATION = "The evidence would go.";

let hub: TestHub;
let court: DisclosureCourt;

beforeAll(async () => {
  hub = await openTestHub();
  await publishCode(hub, "PT1S");
  court = await askingCourt(hub, "rb-amsterdam");
});
afterAll(() => hub?.end());

/** kill -9; resolves when the hub has started the part again. */
async function kill(part: PartName): Promise<void> {
  await vi.waitFor(() => expect(hub.pid(part)).toBeDefined(), { timeout: 20_000, interval: 5 });
  const before = hub.pid(part);
  expect(hub.kill(part, "SIGKILL")).toBe(true);
  await vi.waitFor(() => expect([before, undefined]).not.toContain(hub.pid(part)), { timeout: 20_000, interval: 5 });
}

async function lift(orderId: string): Promise<void> {
  const token = () => hub.token("court:rb-amsterdam");
  const options = { url: hub.url, token, court: "rb-amsterdam", key: await hub.keyOf("court", "rb-amsterdam") };
  const { id } = await lodgeOpposition(options, orderId, "It is satire.");
  await decideOpposition(options, id, { outcome: "LIFTED", reasons: "It is satire.", penaltiesFallAway: true });
}

async function askedOf(orderId: string, change: Parameters<typeof askOn>[1] = {}): Promise<MadeRequest> {
  const [made] = await askOnceKnown(court, askOn(orderId, change));
  if (made === undefined) throw new Error("Nothing was asked");
  return made;
}

describe("the identities service, killed and restarted at any point,", () => {
  it("misses and repeats no order and no lifting, and sends its platform each message once, by position", async () => {
    const ORDERS = 36;
    /** Every second order is lifted once a request on it has been made. */
    const isLifted = (n: number) => n % 2 === 0;
    const inbox = await answeringPlatform(hub, "vidshare");
    const told: DisclosureInboxMessage[] = [];
    const expected = ORDERS * 2;
    const reading = (async () => {
      for await (const message of inbox) {
        told.push(message);
        if (message.kind === "DISCLOSURE_REQUESTED") await inbox.acknowledge(message);
        if (told.length === expected) break;
      }
    })();

    const given: { orderId: string; requestId: string; n: number }[] = [];
    let done = false;
    let killed = 0;
    const killing = (async () => {
      // At any point: between two entries, within one, or before it has read its last position.
      const parts = ["identities", "identities", "orders", "identities", "database", "identities"] as const;
      for (const [index, part] of parts.entries()) {
        const from = ((index + Math.random()) * ORDERS) / parts.length;
        await vi.waitFor(() => expect(given.length >= from || done).toBe(true), { timeout: 50_000, interval: 1 });
        await kill(part);
        killed += 1;
      }
    })();

    let begun = 0;
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        const granting = await hub.court("rb-amsterdam");
        while (begun < ORDERS) {
          const n = begun;
          begun += 1;
          const { id: orderId } = await giveOrder(granting, ["vidshare", "chirper"]);
          // Each request brings exactly two messages: the second says that the window closed or the order was lifted.
          const { id: requestId } = await askedOf(orderId);
          if (isLifted(n)) await lift(orderId);
          else await inbox.notifyPoster(requestId);
          given.push({ orderId, requestId, n });
        }
      }),
    );
    done = true;
    await killing;
    expect(killed).toBe(6);
    await reading;
    inbox.close();

    const kindsOf = (requestId: string) => told.filter((one) => one.requestId === requestId).map(({ kind }) => kind);
    for (const { requestId, n } of given) {
      expect({ n, kinds: kindsOf(requestId) }).toEqual({
        n,
        kinds: ["DISCLOSURE_REQUESTED", isLifted(n) ? "DISCLOSURE_WITHDRAWN" : "OBJECTION_WINDOW_CLOSED"],
      });
    }
    expect(told.map(({ position }) => position)).toEqual(Array.from({ length: expected }, (_, n) => n + 1));
    const { head } = await inboxHead("vidshare");
    expect(head).toBe(expected);

    // It holds exactly what the orders service decided: no order and no item more or less.
    const learned = await hub.sql(
      `select o.id, o.court, o.ended_because as because, count(i.item_id)::int as items
       from identities.known_orders o join identities.known_items i on i.order_id = o.id group by o.id order by o.id`,
    );
    const decided = await hub.sql(
      `select o.id, o.court, case o.status when 'LIFTED' then 'ORDER_LIFTED' end as because, 2 as items
       from orders.orders o order by o.id`,
    );
    expect(learned).toEqual(decided);
    expect(learned.filter(({ because }) => because === "ORDER_LIFTED")).toHaveLength(ORDERS / 2);
  }, 180_000);
});

async function inboxHead(platform: string): Promise<{ head: number; messages: { digest: string }[] }> {
  const query = "{ disclosureInbox(first: 1000) { head messages { position kind requestId digest previousDigest } } }";
  const { disclosureInbox } = await dataOf<{
    disclosureInbox: { head: number; messages: { digest: string }[] };
  }>(hub.url, await hub.tokenOf(`platform:${platform}`), query);
  return disclosureInbox;
}

describe("the disclosure inbox", () => {
  it("gives the same over a websocket, over server-sent events and by polling, from the beginning and resumed", async () => {
    const token = await hub.tokenOf("platform:chirper");
    const addressees = [{ platform: "chirper", outsideCode: true }];
    const order = await giveOrder(await hub.court("rb-amsterdam"), ["chirper"]);
    for (let n = 0; n < 3; n += 1) await askedOf(order.id, { addressees });
    const { head, messages } = await inboxHead("chirper");
    expect(head).toBe(3);
    const listeners: Listener[] = [];
    for (const over of ["websocket", "events"] as const) {
      for (const after of [0, 2]) {
        const listener = disclosureListener(hub.url, token, { over, after });
        listeners.push(listener);
        await untilTold(listener, head - after);
        expect(listener.messages).toEqual(messages.slice(after));
      }
    }
    await askedOf(order.id, { addressees });
    for (const listener of listeners)
      await vi.waitFor(() => expect(listener.messages.at(-1)?.position).toBe(head + 1), { timeout: 10_000 });
    await Promise.all(listeners.map((listener) => listener.stop()));
  });

  it("stops at its window until it is acknowledged, and cannot be followed from beyond its end", async () => {
    const token = await hub.tokenOf("platform:chirper");
    const slow = disclosureListener(hub.url, token, { over: "websocket", window: 2 });
    await untilTold(slow, 2);
    const all = disclosureListener(hub.url, token, { over: "websocket" });
    await untilTold(all, 4);
    expect(slow.messages).toHaveLength(2);
    await dataOf(hub.url, token, "mutation { acknowledgeDisclosureInbox(upTo: 4) { acknowledged } }");
    await untilTold(slow, 4);
    expect(slow.messages).toEqual(all.messages);
    const ahead = disclosureListener(hub.url, token, { over: "websocket", after: 1_000 });
    await untilEnded(ahead);
    expect(ahead.errors).toMatchObject([{ extensions: { code: "POSITION_BEYOND_HEAD", field: "after" } }]);
    await Promise.all([slow.stop(), all.stop(), ahead.stop()]);
  });

  it("ends with one UPSTREAM_LOST, and repeats nothing, when the service is killed", async () => {
    const token = await hub.tokenOf("platform:chirper");
    const listeners = (["websocket", "events"] as const).map((over) => disclosureListener(hub.url, token, { over }));
    for (const listener of listeners) await untilTold(listener, 4);
    const before = structuredClone(listeners.map(({ messages }) => messages));
    await kill("identities");
    for (const listener of listeners) {
      await untilEnded(listener);
      expect(listener.errors).toMatchObject([{ extensions: { code: "UPSTREAM_LOST" } }]);
      await listener.stop();
    }
    expect(listeners.map(({ messages }) => messages)).toEqual(before);
    const heard = async () => {
      const response = await fetch(hub.url.replace("/graphql", "/ready"));
      expect(await response.json()).toEqual(expect.objectContaining({ status: "ready", stale: {} }));
    };
    await vi.waitFor(heard, { timeout: 20_000 });
  });
});

describe("the view of the AP and the regulator", () => {
  it("shows the AP who asked, on what ground, who answered and who collected; the regulator sees figures, no request", async () => {
    const vidshare = await answeringPlatform(hub, "vidshare");
    const order = await giveOrder(await hub.court("rb-amsterdam"), ["vidshare"]);
    const { id } = await askedOf(order.id, { dispensation: DISPENSATION });
    await vidshare.disclose(id, { NAME: "A. Invented" });
    await court.collectAndOpen(id);
    await court.confirmReceipt(id);
    const register = `query ($filter: DisclosureFilterInput) { disclosureRequests(filter: $filter) { edges { node {
      court platform { id name } order { id } purpose categories dispensation findings { name holds reasons }
      disclosure { kid digest collections { at court subject } destroyedAt destroyedBecause }
      history { kind byType byId bySubject }
    } } } }`;
    const filter = { orderId: order.id };
    const { data, errors } = await ask(hub.url, await hub.tokenOf("ap:ap"), register, { filter });
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      disclosureRequests: {
        edges: [
          {
            node: {
              court: "rb-amsterdam",
              platform: { id: "vidshare" },
              purpose: "CIVIL_CLAIM",
              dispensation: DISPENSATION,
              findings: { length: 4, 0: { holds: true, reasons: expect.stringMatching(/./) } },
              disclosure: {
                collections: [{ court: "rb-amsterdam", subject: "court:rb-amsterdam" }],
                destroyedBecause: "RECEIPT_CONFIRMED",
              },
              history: [
                { kind: "DisclosureRequested", byType: "court", byId: "rb-amsterdam", bySubject: "court:rb-amsterdam" },
                { kind: "IdentityDisclosed", byType: "platform", byId: "vidshare", bySubject: "platform:vidshare" },
                { kind: "ContentCollected", byType: "court", byId: "rb-amsterdam" },
                { kind: "ContentDestroyed", byType: "court", byId: "rb-amsterdam" },
              ],
            },
          },
        ],
      },
    });
    const regulator = await ask(hub.url, await hub.tokenOf("regulator:acm"), register, { filter });
    expect(regulator.errors).toMatchObject([{ extensions: { code: "ROLE_FORBIDDEN" } }]);
  });
});

describe("a backup that is made after a destruction", () => {
  it("holds neither the key that unwraps what was destroyed, nor its bytes in the clear; the record stands", async () => {
    const vidshare = await answeringPlatform(hub, "vidshare");
    const order = await giveOrder(await hub.court("rb-amsterdam"), ["vidshare"]);
    const [gone, kept] = [
      await askedOf(order.id, { dispensation: DISPENSATION }),
      await askedOf(order.id, { dispensation: DISPENSATION }),
    ];
    for (const { id } of [gone, kept]) await vidshare.disclose(id, { NAME: "A. Invented" });
    const keyOf = async ({ id }: MadeRequest) => {
      const [row] = await hub.sql<{ key: Buffer }>("select key from identities.content_keys where request_id = $1", [
        id,
      ]);
      return row?.key;
    };
    const [goneKey, keptKey] = [await keyOf(gone), await keyOf(kept)];
    if (goneKey === undefined || keptKey === undefined) throw new Error("There is a key for each");
    const { jwe } = await court.collect(gone.id);
    const before = await backup();
    expect(before.includes(goneKey)).toBe(true);

    await court.confirmReceipt(gone.id);
    const wiping = () => hub.sql("select from identities_timers.jobs where task_identifier = 'wipe-content-keys'");
    await vi.waitFor(async () => expect(await wiping()).toEqual([]), { timeout: 20_000 });
    const after = await backup();
    expect(after.includes(keptKey), "what was not destroyed is there, so what was would be found").toBe(true);
    expect(after.includes(goneKey)).toBe(false);
    for (const part of jwe.split(".").slice(1)) expect(after.includes(part)).toBe(false);
    const [row] = await hub.sql<{ state: unknown }>("select state from identities.disclosure_requests where id = $1", [
      gone.id,
    ]);
    expect(row?.state).toMatchObject({
      status: "DISCLOSED",
      disclosure: { destroyed: { because: "RECEIPT_CONFIRMED" } },
    });
  });

  /**
   * Follows PostgreSQL's manual for base backups (26.3.4): the data files, and the write-ahead log from start to stop.
   */
  async function backup(): Promise<Buffer> {
    const database = join(hub.dataDir, "database");
    const [{ data, wal } = { data: "", wal: "" }] = await hub.sql<{ data: string; wal: string }>(
      "select current_setting('data_directory') as data, '' as wal",
    );
    expect(data.startsWith(database), wal).toBe(true);
    const [start] = await hub.sql<{ segment: string }>(
      "select pg_walfile_name(pg_backup_start('after', true)) as segment",
    );
    const files = (await filesUnder(data)).filter((file) => !file.includes("/pg_wal/"));
    const parts = await Promise.all(files.map(readIfThere));
    const [stop] = await hub.sql<{ segment: string }>("select pg_walfile_name((pg_backup_stop(false)).lsn) as segment");
    if (start === undefined || stop === undefined) throw new Error("There is a write-ahead log");
    const needed = (await filesUnder(join(data, "pg_wal"))).filter((file) => {
      const segment = file.slice(-24);
      return /^[0-9A-F]{24}$/.test(segment) && segment >= start.segment && segment <= stop.segment;
    });
    expect(needed.length).toBeGreaterThan(0);
    return Buffer.concat([...parts, ...(await Promise.all(needed.map((file) => readFile(file))))]);
  }
});
