import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { ask, expectWhole, type Listener, overEvents, overWebsocket, poll, untilEnded, untilTold } from "./door.js";
import { giveOrder } from "./order.js";
import { openRelay } from "./relay.js";
import { startSecondGateway } from "./second-gateway.js";
import { openTestHub, type TestHub } from "./test-hub.js";

let hub: TestHub;
const opened: (() => unknown)[] = [];

beforeAll(async () => {
  hub = await openTestHub();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((close) => close()));
});
afterAll(() => hub?.end());

function listening<L extends Listener>(listener: L): L {
  opened.push(() => listener.stop());
  return listener;
}

const positions = (listener: { messages: readonly { position: number }[] }) =>
  listener.messages.map((message) => message.position);
const orders = (listener: { messages: readonly { orderId: string }[] }) =>
  listener.messages.map((message) => message.orderId);

describe("an order that is granted", () => {
  it("arrives the same over a websocket, over server-sent events and by polling, sealed as the court sent it", async () => {
    const token = await hub.tokenOf("platform:vidshare");
    const { head: after } = await poll(hub.url, token);
    const overWs = listening(overWebsocket(hub.url, token, { after }));
    const overSse = listening(overEvents(hub.url, token, { after }));
    const court = await hub.court("rb-amsterdam");
    const order = await giveOrder(court, ["vidshare"]);
    await Promise.all([untilTold(overWs, 1), untilTold(overSse, 1)]);
    expect(overWs.messages).toMatchObject([{ position: after + 1, kind: "ORDER_ISSUED", orderId: order.id }]);
    expect(overSse.messages).toEqual(overWs.messages);
    expect((await poll(hub.url, token, after)).messages).toEqual(overWs.messages);

    const seen = await ask(hub.url, token, "query ($id: ID!) { order(id: $id) { seal } }", { id: order.id });
    expect(seen.data?.order).toEqual({ seal: overWs.messages[0]?.seal });
  });

  it("reaches each platform that it is addressed to, and no other", async () => {
    const court = await hub.court("rb-den-haag");
    const [chirper, hostbox, findit] = await Promise.all(
      ["chirper", "hostbox", "findit"].map((id) => hub.tokenOf(`platform:${id}`)),
    );
    const before = await poll(hub.url, String(findit));
    const order = await giveOrder(court, ["chirper", "hostbox"]);
    for (const token of [chirper, hostbox]) {
      expect((await poll(hub.url, String(token))).messages.at(-1)).toMatchObject({ orderId: order.id });
    }
    expect(await poll(hub.url, String(findit))).toEqual(before);
  });
});

describe("an inbox", () => {
  it("is complete: numbered without gaps, each message with the digest of the one before", async () => {
    const token = await hub.tokenOf("platform:vidshare");
    const court = await hub.court("rb-amsterdam");
    for (let given = 0; given < 4; given += 1) await giveOrder(court, ["vidshare"]);
    const { messages } = await poll(hub.url, token);
    expect(messages.length).toBeGreaterThanOrEqual(4);
    expectWhole("vidshare", messages);
  });

  it.each([
    ["a websocket", overWebsocket],
    ["server-sent events", overEvents],
  ])("is resumed over %s after the last position received, and then followed live", async (_, over) => {
    const token = await hub.tokenOf("platform:vidshare");
    const court = await hub.court("rb-amsterdam");
    await giveOrder(court, ["vidshare"]);
    await giveOrder(court, ["vidshare"]);
    const { messages, head } = await poll(hub.url, token);
    const resumed = listening(over(hub.url, token, { after: head - 1 }));
    await untilTold(resumed, 1);
    expect(resumed.messages).toEqual(messages.slice(-1));
    const live = await giveOrder(court, ["vidshare"]);
    await untilTold(resumed, 2);
    expect(resumed.messages[1]).toMatchObject({ position: head + 1, orderId: live.id });
  });

  it("replays everything to a platform that begins at zero", async () => {
    const token = await hub.tokenOf("platform:vidshare");
    const { messages, head } = await poll(hub.url, token);
    const all = listening(overWebsocket(hub.url, token));
    await untilTold(all, head);
    expect(all.messages).toEqual(messages);
  });

  it.each([
    [
      "1,000 messages, as many as a page may have",
      `{ inbox(first: 1000) { head messages { position kind orderId seal } } }`,
    ],
    [
      "100 messages, each with the items to be removed",
      "{ inbox(first: 100) { head messages { position seal order { addressees { deadline items { id url } } } } } }",
    ],
  ])("is polled in pages of %s", async (_, page) => {
    const token = await hub.tokenOf("platform:vidshare");
    const { data, errors } = await ask(hub.url, token, page);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ inbox: { messages: { length: (await poll(hub.url, token)).head } } });
  });

  it("cannot be followed from beyond its end, because messages would be skipped silently", async () => {
    const token = await hub.tokenOf("platform:vidshare");
    const ahead = listening(overWebsocket(hub.url, token, { after: 100_000 }));
    await untilEnded(ahead);
    expect(ahead.errors).toMatchObject([{ extensions: { code: "POSITION_BEYOND_HEAD", field: "after" } }]);
    expect(ahead.messages).toEqual([]);
  });
});

describe("platforms that share the gateway's sockets", () => {
  it("each get their own messages and nobody else's", async () => {
    const relay = await openRelay(hub.urls.orders);
    const gateway = await startSecondGateway(hub, relay.url);
    opened.push(relay.close, gateway.end);
    const ids = ["vidshare", "chirper", "hostbox", "findit"];
    const listeners: { id: string; listener: Listener }[] = [];
    // Four of each, grouped by kind: each of the four sockets carries one of every platform.
    for (const id of ids) {
      const token = await hub.tokenOf(`platform:${id}`);
      const { head: after } = await poll(hub.url, token);
      for (let n = 0; n < 4; n += 1)
        listeners.push({ id, listener: listening(overWebsocket(gateway.url, token, { after })) });
    }
    const court = await hub.court("rb-amsterdam");
    const given = new Map<string, string[]>(ids.map((id) => [id, []]));
    for (const addressees of [["vidshare"], ["chirper"], ["vidshare", "hostbox"], ["findit"], ["chirper"]]) {
      const { id } = await giveOrder(court, addressees);
      for (const platform of addressees) given.get(platform)?.push(id);
    }
    for (const { id, listener } of listeners) await untilTold(listener, given.get(id)?.length ?? 0);
    expect(listeners.map(({ listener }) => orders(listener))).toEqual(listeners.map(({ id }) => given.get(id)));
    expect(relay.websockets()).toBe(4);
  });
});

describe("a platform that does not acknowledge", () => {
  it("stops exactly at its window, continues as it acknowledges, and delays nobody", async () => {
    const WINDOW = 3;
    const GIVEN = 12;
    const relay = await openRelay(hub.urls.orders);
    const gateway = await startSecondGateway(hub, relay.url);
    opened.push(relay.close, gateway.end);
    const slowToken = await hub.tokenOf("platform:hostbox");
    const fastToken = await hub.tokenOf("platform:findit");
    const acknowledge = (upTo: number) =>
      ask(hub.url, slowToken, "mutation ($upTo: Int!) { acknowledgeInbox(upTo: $upTo) { acknowledged } }", { upTo });
    const { head: before } = await poll(hub.url, slowToken);
    await acknowledge(before);
    const { head: fastBefore } = await poll(hub.url, fastToken);
    const slow = listening(overWebsocket(gateway.url, slowToken, { after: before, window: WINDOW }));
    // More than there are sockets, so some share the one on which the slow platform is stuck.
    const fast = Array.from({ length: 8 }, () =>
      listening(overWebsocket(gateway.url, fastToken, { after: fastBefore })),
    );

    const court = await hub.court("rb-amsterdam");
    for (let given = 0; given < GIVEN; given += 1) await giveOrder(court, ["hostbox", "findit"]);
    for (const listener of fast) await untilTold(listener, GIVEN);
    expect(relay.websockets()).toBe(4);
    expect(positions(slow)).toEqual([before + 1, before + 2, before + 3]);

    await acknowledge(before + 2);
    await untilTold(slow, 2 + WINDOW);
    // A follower with room gets everything; only then is it certain that no more was coming.
    const roomy = listening(overWebsocket(gateway.url, slowToken, { after: before, window: 1000 }));
    await untilTold(roomy, GIVEN);
    expect(slow.messages).toHaveLength(2 + WINDOW);

    await acknowledge(before + GIVEN);
    await untilTold(slow, GIVEN);
    expect(slow.messages).toEqual(roomy.messages);
    expect(slow).toMatchObject({ ended: false, errors: [] });
  });

  it("gets an error for an invalid window", async () => {
    const token = await hub.tokenOf("platform:hostbox");
    for (const window of [0, -1, 10_001]) {
      const refused = listening(overWebsocket(hub.url, token, { window }));
      await untilEnded(refused);
      expect(refused.errors).toMatchObject([{ extensions: { code: "WINDOW_INVALID", field: "window" } }]);
    }
  });
});

describe("a client that goes away", () => {
  it("leaves nothing of its subscription at the gateway's sockets", async () => {
    const token = await hub.tokenOf("platform:vidshare");
    const first = overWebsocket(hub.url, token);
    await vi.waitFor(() => expect(first.messages.length).toBeGreaterThan(0), { timeout: 10_000 });
    await first.stop();
    const order = await giveOrder(await hub.court("rb-amsterdam"), ["vidshare"]);
    const second = listening(overWebsocket(hub.url, token));
    await vi.waitFor(() => expect(orders(second)).toContain(order.id), { timeout: 10_000 });
    expect(orders(first)).not.toContain(order.id);
  });
});
