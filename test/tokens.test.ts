import { connect, type InboxMessage } from "@exparte/client";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ask, expectWhole, overEvents, overWebsocket, poll, untilEnded, untilTold } from "./door.js";
import { giveOrder } from "./order.js";
import { openTestHub, type TestHub } from "./test-hub.js";

const TOKEN_TTL_SECONDS = 3;

let hub: TestHub;

beforeAll(async () => {
  hub = await openTestHub({ TOKEN_TTL_SECONDS: String(TOKEN_TTL_SECONDS) });
});
afterAll(() => hub?.end());

const give = async (platform: string) => giveOrder(await hub.court("rb-amsterdam"), [platform]);

// At the same time, because each waits for a token to expire; no two read the same inbox.
describe.concurrent("a token that expires", () => {
  it("closes its websocket with 4403 and a reason; a new token continues at the last position", async ({
    onTestFinished,
  }) => {
    const { head } = await poll(hub.url, await hub.token("platform:vidshare"));
    const token = await hub.token("platform:vidshare");
    const first = overWebsocket(hub.url, token, { after: head });
    onTestFinished(() => first.stop());
    const order = await give("vidshare");
    await untilTold(first, 1);
    await untilEnded(first);
    expect(Date.now()).toBeGreaterThanOrEqual((decodeJwt(token).exp ?? 0) * 1_000);
    expect(first.closed).toEqual({
      code: 4403,
      reason: expect.stringMatching(/^TOKEN_EXPIRED: .*new one.*last position/),
    });
    expect(first.messages).toMatchObject([{ position: head + 1, orderId: order.id }]);

    const missed = await give("vidshare");
    const second = overWebsocket(hub.url, await hub.token("platform:vidshare"), { after: head + 1 });
    onTestFinished(() => second.stop());
    await untilTold(second, 1);
    expect(second.messages).toMatchObject([{ position: head + 2, orderId: missed.id }]);
  });

  it("ends its event stream with one TOKEN_EXPIRED", async ({ onTestFinished }) => {
    const { head } = await poll(hub.url, await hub.token("platform:chirper"));
    const listener = overEvents(hub.url, await hub.token("platform:chirper"), { after: head });
    onTestFinished(() => listener.stop());
    await give("chirper");
    await untilTold(listener, 1);
    await untilEnded(listener);
    expect(listener.errors).toMatchObject([{ extensions: { code: "TOKEN_EXPIRED" } }]);
    expect(listener.messages).toHaveLength(1);
  });

  it("closes a websocket directly to a service with 4403 too", async ({ onTestFinished }) => {
    const listener = overWebsocket(hub.urls.orders, await hub.token("platform:findit"));
    onTestFinished(() => listener.stop());
    await untilEnded(listener);
    expect(listener.closed).toMatchObject({ code: 4403, reason: expect.stringContaining("TOKEN_EXPIRED") });
  });

  it("is refused over HTTP once expired", async () => {
    const token = await hub.token("platform:findit");
    expect((await ask(hub.url, token, "{ inbox { head } }")).errors).toBeUndefined();
    await vi.waitFor(
      async () => {
        const { status, errors } = await ask(hub.url, token, "{ inbox { head } }");
        expect({ status, errors }).toMatchObject({ status: 401, errors: [{ extensions: { code: "TOKEN_EXPIRED" } }] });
      },
      { timeout: 10_000, interval: 100 },
    );
  });

  it("goes unnoticed by a reader with the client library, which reconnects with a new one and misses nothing", async ({
    onTestFinished,
  }) => {
    const { head, messages } = await poll(hub.url, await hub.token("platform:hostbox"));
    const interruptions: unknown[] = [];
    const cursor = { position: head, digest: messages.at(-1)?.digest ?? "" };
    const inbox = connect({
      url: hub.url,
      token: () => hub.token("platform:hostbox"),
      cursor,
      onInterrupted: (why) => void interruptions.push(why),
    });
    onTestFinished(() => inbox.close());
    const received: InboxMessage[] = [];
    const reading = (async () => {
      for await (const message of inbox) {
        received.push(message);
        if (interruptions.length >= 2) break;
      }
    })();
    const given: string[] = [];
    while (interruptions.length < 2) {
      given.push((await give("hostbox")).id);
      const count = interruptions.length;
      await vi.waitFor(() => expect(interruptions.length).toBeGreaterThan(count), { timeout: 10_000, interval: 20 });
    }
    given.push((await give("hostbox")).id);
    await reading;
    const told = interruptions.map((why) => {
      const { code, reason } = why as { code: unknown; reason?: string };
      return `${code} ${reason}`;
    });
    for (const why of told) expect(why).toContain("TOKEN_EXPIRED");
    expect(received.map(({ orderId }) => orderId)).toEqual(given);
    expectWhole("hostbox", received, cursor);
  });
});

describe.concurrent("the services' own tokens", () => {
  it("are renewed too: an order can address a platform that was registered after they expired", async () => {
    const operator = await hub.token("operator:hub");
    const { exp = 0 } = decodeJwt(operator);
    await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(exp * 1_000), { timeout: 10_000, interval: 50 });
    const input = {
      id: "late",
      name: "Late",
      kind: "WEBSITE",
      domains: ["late.example"],
      languages: ["nl"],
      connected: false,
    };
    const register = "mutation ($input: RegisterPlatformInput!) { registerPlatform(input: $input) { id } }";
    const { errors } = await ask(hub.url, await hub.token("operator:hub"), register, { input });
    expect(errors).toBeUndefined();
    const known = () => hub.sql("select from orders.known_platforms where id = 'late'");
    await vi.waitFor(async () => expect(await known()).toHaveLength(1), { timeout: 10_000, interval: 20 });
    await expect(giveOrder(await hub.court("rb-amsterdam"), ["late"])).resolves.toMatchObject({ status: "IN_FORCE" });
  });
});
