import { connect, type InboxMessage, sealOrder } from "@exparte/client";
import type { PartName } from "@exparte/hub";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import {
  ask,
  dataOf,
  expectWhole,
  type Listener,
  overEvents,
  overWebsocket,
  poll,
  untilEnded,
  untilTold,
} from "./door.js";
import { applicationInput, giveOrder, orderTo } from "./order.js";
import { openRelay } from "./relay.js";
import { openTestHub, type TestHub } from "./test-hub.js";

const GRANT = "mutation ($id: ID!, $order: OrderInput!) { grantApplication(id: $id, order: $order) { id } }";
const SUBMIT = "mutation ($input: SubmitApplicationInput!) { submitApplication(input: $input) { id caseNumber } }";

let hub: TestHub;
const opened: (() => unknown)[] = [];

beforeAll(async () => {
  hub = await openTestHub();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((close) => close()));
});
afterAll(() => hub?.end());

/** Sends kill -9 once the condition holds; resolves when the hub has restarted the part. */
async function killOnce(part: PartName, when: () => boolean, onKilled?: () => void): Promise<void> {
  await vi.waitFor(() => expect(when()).toBe(true), { timeout: 20_000, interval: 2 });
  const before = hub.pid(part);
  expect(hub.kill(part, "SIGKILL")).toBe(true);
  onKilled?.();
  await vi.waitFor(() => expect([before, undefined]).not.toContain(hub.pid(part)), { timeout: 20_000, interval: 20 });
}

/** Waits until every part reports ready. */
async function untilReady(): Promise<void> {
  const ready = async () => {
    const response = await fetch(hub.url.replace("/graphql", "/ready"));
    expect(await response.json()).toEqual(expect.objectContaining({ status: "ready", stale: {} }));
  };
  await vi.waitFor(ready, { timeout: 20_000, interval: 50 });
}

/** The answers allowed while a part is down: each means "the same again, later". */
const NOT_NOW = new Set(["done", "no connection", "SERVICE_UNAVAILABLE", "UPSTREAM_LOST", "UPSTREAM_UNAVAILABLE"]);

/** The answers to forty courts that ask at once and do not ask again. */
async function askAround(): Promise<string[]> {
  const token = await hub.tokenOf("court:rb-amsterdam");
  return Promise.all(
    Array.from({ length: 40 }, async () => {
      const answer = await ask(hub.url, token, SUBMIT, { input: applicationInput() }).catch(() => undefined);
      return answer === undefined ? "no connection" : (answer.errors?.[0]?.extensions.code ?? "done");
    }),
  );
}

describe.each(["orders", "gateway", "database"] as const)("kill -9 of the %s process", (part) => {
  it("while 60 orders are given: each one answered as granted arrives exactly once, by position", async () => {
    const ORDERS = 60;
    const ids = ["vidshare", "chirper"];
    const interruptions = new Map<string, number>();
    const platforms = await Promise.all(
      ids.map(async (id) => {
        const { head, messages } = await poll(hub.url, await hub.tokenOf(`platform:${id}`));
        const cursor = { position: head, digest: messages.at(-1)?.digest ?? "" };
        const inbox = connect({
          url: hub.url,
          token: () => hub.token(`platform:${id}`),
          cursor,
          onInterrupted: () => void interruptions.set(id, (interruptions.get(id) ?? 0) + 1),
        });
        opened.push(inbox.close);
        const received: InboxMessage[] = [];
        const reading = (async () => {
          for await (const message of inbox) {
            received.push(message);
            if (received.length === ORDERS) break;
          }
        })();
        return { id, cursor, received, reading };
      }),
    );

    const granted: string[] = [];
    let told: Promise<string[]> | undefined;
    const killing = killOnce(
      part,
      () => granted.length >= ORDERS / 3,
      () => {
        told = askAround();
      },
    );
    let begun = 0;
    await Promise.all(
      ["rb-amsterdam", "rb-amsterdam", "rb-amsterdam", "rb-den-haag", "rb-den-haag", "rb-den-haag"].map(async (id) => {
        const court = await hub.court(id);
        while (begun < ORDERS) {
          begun += 1;
          granted.push((await giveOrder(court, ids)).id);
        }
      }),
    );
    await killing;
    expect((await told)?.filter((answer) => !NOT_NOW.has(answer))).toEqual([]);
    await Promise.all(platforms.map(({ reading }) => reading));

    expect(new Set(granted).size).toBe(ORDERS);
    for (const { id, cursor, received } of platforms) {
      expect(received.map(({ orderId }) => orderId).sort()).toEqual([...granted].sort());
      expectWhole(id, received, cursor);
      // The inbox holds exactly these: no order was given twice without the court's knowledge.
      const { messages, head } = await poll(hub.url, await hub.tokenOf(`platform:${id}`), cursor.position);
      expect(head).toBe(cursor.position + ORDERS);
      expect(messages.map(({ digest }) => digest)).toEqual(received.map(({ digest }) => digest));
    }
    if (part !== "database") expect([...interruptions.keys()].sort()).toEqual([...ids].sort());
  });
});

describe("a subscriber that does not reconnect", () => {
  const told = async (over: typeof overWebsocket, after: number): Promise<Listener> => {
    const listener = over(hub.url, await hub.tokenOf("platform:hostbox"), { after });
    opened.push(listener.stop);
    return listener;
  };

  async function listeners(): Promise<{ head: number; all: Listener[] }> {
    await untilReady();
    const court = await hub.court("rb-amsterdam");
    const { head: after } = await poll(hub.url, await hub.tokenOf("platform:hostbox"));
    const all = [await told(overWebsocket, after), await told(overEvents, after)];
    await giveOrder(court, ["hostbox"]);
    await giveOrder(court, ["hostbox"]);
    for (const listener of all) await untilTold(listener, 2);
    return { head: after + 2, all };
  }

  it("gets UPSTREAM_LOST once when the orders process is killed, and nothing twice", async () => {
    const { head, all } = await listeners();
    const before = structuredClone(all.map(({ messages }) => messages));
    await killOnce("orders", () => true);
    for (const listener of all) await untilEnded(listener);
    expect(all.map(({ messages }) => messages)).toEqual(before);
    for (const { errors } of all) {
      expect(errors).toMatchObject([{ extensions: { code: "UPSTREAM_LOST" } }]);
      expect(errors[0]?.message).toContain("Come back with your last position");
    }
    await untilReady();
    const resumed = await told(overWebsocket, head);
    const order = await giveOrder(await hub.court("rb-amsterdam"), ["hostbox"]);
    await untilTold(resumed, 1);
    expect(resumed.messages).toMatchObject([{ position: head + 1, orderId: order.id }]);
  });

  it("has its connection closed when the gateway is killed, and nothing twice", async () => {
    const { all } = await listeners();
    const before = structuredClone(all.map(({ messages }) => messages));
    await killOnce("gateway", () => true);
    for (const listener of all) await untilEnded(listener);
    expect(all.map(({ messages }) => messages)).toEqual(before);
    expect(all.map(({ errors }) => errors)).toEqual([[], []]);
    expect(all[0]?.closed).toMatchObject({ code: 1006 });
  });

  it("continues, or ends with one coded error, when the database is killed, and misses nothing", async () => {
    const { head, all } = await listeners();
    await killOnce("database", () => true);
    await untilReady();
    const order = await giveOrder(await hub.court("rb-amsterdam"), ["hostbox"]);
    const next = { position: head + 1, orderId: order.id };
    for (const listener of all) {
      await vi.waitFor(() => expect(listener.ended || listener.messages.length === 3).toBe(true), { timeout: 15_000 });
      if (listener.ended) {
        expect(listener.messages).toHaveLength(2);
        expect(listener.errors).toMatchObject([
          { extensions: { code: expect.stringMatching(/^(STREAM_INTERRUPTED|SERVICE_UNAVAILABLE|UPSTREAM_LOST)$/) } },
        ]);
      } else {
        expect(listener.messages.slice(2)).toMatchObject([next]);
        expect(listener.errors).toEqual([]);
      }
    }
    const resumed = await told(overWebsocket, head);
    await untilTold(resumed, 1);
    expect(resumed.messages).toMatchObject([next]);
  });
});

describe("a mutation whose answer was lost", () => {
  it("gives the same application, order and message when it is repeated, at once or later", async () => {
    await untilReady();
    const relay = await openRelay(hub.url);
    opened.push(relay.close);
    relay.loseAnswers();
    const token = await hub.tokenOf("court:rb-amsterdam");
    const inboxToken = await hub.tokenOf("platform:hostbox");
    const { head } = await poll(hub.url, inboxToken);

    const input = applicationInput();
    await expect(ask(relay.url, token, SUBMIT, { input })).rejects.toThrow("fetch failed");
    const submitted = await Promise.all(
      [1, 2, 3].map(() =>
        dataOf<{ submitApplication: { id: string; caseNumber: string } }>(hub.url, token, SUBMIT, { input }),
      ),
    );
    const [application] = submitted.map((answer) => answer.submitApplication);
    if (application === undefined) throw new Error("No answer");
    expect(submitted.map((answer) => answer.submitApplication)).toEqual([application, application, application]);

    const key = await hub.keyOf("court", "rb-amsterdam");
    const order = await sealOrder({ court: "rb-amsterdam", key }, application.caseNumber, orderTo(["hostbox"]));
    const grant = { id: application.id, order };
    await expect(ask(relay.url, token, GRANT, grant)).rejects.toThrow("fetch failed");
    const granted = await Promise.all(
      [1, 2, 3, 4, 5].map(() => dataOf<{ grantApplication: { id: string } }>(hub.url, token, GRANT, grant)),
    );
    expect(new Set(granted.map((answer) => answer.grantApplication.id)).size).toBe(1);
    const { messages } = await poll(hub.url, inboxToken, head);
    expect(messages).toMatchObject([{ position: head + 1, orderId: granted[0]?.grantApplication.id }]);
  });

  it("repeated by a court with a new seal is refused with the id of the existing order", async () => {
    await untilReady();
    const court = await hub.court("rb-amsterdam");
    const application = await court.submit(applicationInput());
    const { id: orderId } = await court.grant(application, orderTo(["hostbox"]));
    const anew = court.grant(application, orderTo(["hostbox"], { judge: "mr. B. Rechter" }));
    await expect(anew).rejects.toMatchObject({ code: "APPLICATION_DECIDED", facts: { orderId } });
  });
});
