import { connect, connectCoordinator } from "@exparte/client";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { dataOf } from "./door.js";
import { giveOrder } from "./order.js";
import { openTestHub, type TestHub } from "./test-hub.js";

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub({ CONFIRM_POSTER_WITHIN: "PT1S" });
});
afterAll(() => hub?.end());

const coordinator = () => ({
  url: hub.url,
  token: () => hub.token("coordinator:acm"),
  cursor: { position: 0 },
});

/** The first messages of the coordinator's inbox, each verified by the client. */
async function heard(count: number) {
  await using inbox = connectCoordinator(coordinator());
  const messages = [];
  for await (const message of inbox) {
    messages.push(message);
    await inbox.acknowledge(message);
    if (messages.length === count) break;
  }
  return messages;
}

describe("an order, its effect and its poster", () => {
  it("go to the coordinator, while the platform is overdue until it says that the poster knows", async () => {
    const { id, addressees } = await giveOrder(await hub.court("rb-amsterdam"), ["vidshare", "lawyer-list"]);
    const itemId = addressees.find(({ platform }) => platform.id === "vidshare")?.items[0]?.id ?? "";
    const key = await hub.keyOf("platform", "vidshare");
    await using inbox = connect({
      url: hub.url,
      token: () => hub.token("platform:vidshare"),
      cursor: { position: 0 },
      key,
    });
    await inbox.acknowledge({ position: 1 });
    const effectAt = new Date();
    await inbox.confirm(id, [{ itemId, outcome: "REMOVED", effectAt }]);

    // The hub's own timer finds it, two processes further on.
    const feed = "{ complianceFeed { entries { kind order { id addressees { posterOverdue } } } } }";
    const regulator = await hub.tokenOf("regulator:acm");
    await vi.waitFor(
      async () =>
        expect(await dataOf(hub.url, regulator, feed)).toMatchObject({
          complianceFeed: { entries: [{ kind: "POSTER_OVERDUE", order: { id } }] },
        }),
      { timeout: 30_000, interval: 100 },
    );
    const court = await hub.tokenOf("court:rb-amsterdam");
    const overdue = "{ orders(filter: { posterOverdue: true }) { edges { node { id } } } }";
    expect(await dataOf(hub.url, court, overdue)).toEqual({ orders: { edges: [{ node: { id } }] } });

    const said = [{ itemId, outcome: "INFORMED", informedAt: effectAt }] as const;
    expect(await inbox.confirmPosterInformed(id, said)).toEqual({ posterOverdue: false });
    expect(await dataOf(hub.url, court, overdue)).toEqual({ orders: { edges: [] } });

    const [issued, ...others] = await heard(4);
    expect(others).toMatchObject([
      { kind: "ORDER_RECEIVED", orderId: id, platform: "vidshare" },
      { kind: "EFFECT_CONFIRMED", platform: "vidshare", details: { itemId, outcome: "REMOVED" } },
      { kind: "POSTER_INFORMED", platform: "vidshare", details: { itemId, outcome: "INFORMED" } },
    ]);
    expect(issued).toMatchObject({ kind: "ORDER_ISSUED", orderId: id, details: { platforms: ["vidshare"] } });
    expect(issued?.seal?.split("~").filter((part) => part !== "")).toHaveLength(2);
    expect(JSON.stringify(await dataOf(hub.url, await hub.tokenOf("coordinator:acm"), INBOX))).not.toContain(
      "lawyer-list",
    );
  });

  it("are read on from where the coordinator acknowledged", async () => {
    const { coordinatorInbox } = await dataOf<{ coordinatorInbox: { head: number; acknowledged: number } }>(
      hub.url,
      await hub.tokenOf("coordinator:acm"),
      "{ coordinatorInbox(after: 4) { head acknowledged messages { position } } }",
    );
    expect(coordinatorInbox).toMatchObject({ head: 4, acknowledged: 4, messages: [] });
  });
});

const INBOX = "{ coordinatorInbox { messages { kind platform { name } seal details } } }";
