import type { Actor } from "@exparte/auth";
import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { actor, applicationContent, NOW, orderDocument } from "../../../test/fixtures.js";
import { contentOf, openRoom, type Room } from "../../../test/room.js";
import type { CaseNumber, ItemId, OrderId, PlatformId } from "../../rules/ids.js";
import { instant } from "../../rules/instant.js";
import { addresseeOf, type Order } from "../../rules/order/order.js";
import { confirmReinstatement } from "../addressee/confirm-reinstatement.js";
import { confirmTakedown } from "../addressee/confirm-takedown.js";
import { grantApplication } from "../application/grant-application.js";
import { submitApplication } from "../application/submit-application.js";
import { acknowledgeInbox } from "./acknowledge-inbox.js";
import { liftOrder } from "./change-order.js";
import { readInbox } from "./read-inbox.js";
import { seeHistory } from "./see-history.js";
import { seeOrders } from "./see-orders.js";
import { resumeItems, suspendItems } from "./steer-order.js";

const court = actor("court", "rb-amsterdam");
const vidshare = actor("platform", "vidshare");
const platform = idOf<PlatformId>("vidshare");
const reasons = "It is another video.";

let room: Room;
let cases = 0;
let place = "";

beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room[Symbol.asyncDispose]());
beforeEach(() => {
  room.at(NOW);
  place = `https://vidshare.example/suspended/${++cases}`;
});

/** An order on the place, under which the platform has taken it down. */
async function given(): Promise<{ readonly id: OrderId; readonly item: ItemId }> {
  const caseNumber = idOf<CaseNumber>(`C/13/${600_000 + ++cases}`);
  const { id } = await submitApplication(room.deps, court, applicationContent({ caseNumber }));
  const document = orderDocument({ caseNumber, addressees: [{ platform, items: [{ url: place }] }] });
  const seal = await room.seal("rb-amsterdam", document);
  const order = await grantApplication(room.deps, court, id, contentOf(document), seal);
  const { head } = await readInbox(room.deps, vidshare, { after: 0, first: 1 });
  await acknowledgeInbox(room.deps, vidshare, { upTo: head.position });
  const item = addresseeOf(order, platform).items[0]?.id ?? idOf<ItemId>("");
  const items = [{ itemId: item, outcome: "REMOVED" as const, effectAt: NOW }];
  const said = await room.seal("vidshare", { type: "exparte-confirmation", orderId: order.id, platform, items });
  await confirmTakedown(room.deps, vidshare, { orderId: order.id, items, seal: said });
  return { id: order.id, item };
}

async function stands({ id }: { readonly id: OrderId }) {
  const order = (await room.deps.orders.read(id)) as Order;
  const [row] = await room.deps.database.sql.query<{ standing: string }>(
    "select standing from orders.items where order_id = $1",
    [id],
  );
  const { items } = addresseeOf(order, platform);
  return { duty: items[0]?.freed?.duty, heldBy: items[0]?.freed?.heldBy, standing: row?.standing };
}

describe("an item that is suspended", () => {
  it("goes back, and is owed once more when it is resumed; each is told with its reasons", async () => {
    const { id, item } = await given();
    const input = { orderId: id, platform, itemIds: [item] };
    await suspendItems(room.deps, court, { ...input, reasons });
    await suspendItems(room.deps, court, { ...input, reasons });
    expect(await stands({ id })).toMatchObject({ duty: "DUE", standing: "DUE" });
    const items = [{ itemId: item, outcome: "REINSTATED" as const, effectAt: NOW }];
    const seal = await room.seal("vidshare", { type: "exparte-reinstatement", orderId: id, platform, items });
    await confirmReinstatement(room.deps, vidshare, { orderId: id, items, seal });
    await resumeItems(room.deps, court, { ...input, reasons: "It is the one." });
    expect(await stands({ id })).toMatchObject({ duty: undefined, standing: "COVERED" });
    const [timer] = await room.deps.database.sql.query(
      "select from orders_timers.jobs where key like $1 and run_at > $2::timestamptz",
      [`REMOVAL/${id}/%`, NOW],
    );
    expect(timer).toBeDefined();
    const history = await seeHistory(room.deps, id, { role: "platform", platform });
    expect(history.flatMap((one) => (one.kind.startsWith("Items") ? [[one.kind, one.reasons]] : []))).toEqual([
      ["ItemsSuspended", reasons],
      ["ItemsResumed", "It is the one."],
    ]);
    const { messages } = await readInbox(room.deps, vidshare, { after: 0, first: 1_000 });
    const ofIt = messages.filter(({ body }) => body.orderId === id).map(({ kind }) => kind);
    expect(ofIt).toEqual(["ORDER_ISSUED", "ITEMS_SUSPENDED", "ITEMS_RESUMED"]);
  });

  it("is no longer kept down for another order that has ended, and is again once it is resumed", async () => {
    const first = await given();
    const second = await given();
    const ended = { cause: "WITHDRAWN_BY_APPLICANT", penaltiesFallAway: false } as const;
    await liftOrder(room.deps, court, { orderId: first.id, ground: ended, reasons: "It is so." });
    expect(await stands(first)).toMatchObject({ duty: "HELD", heldBy: second.id });
    const input = { orderId: second.id, platform, itemIds: [second.item] };
    await suspendItems(room.deps, court, { ...input, reasons });
    expect([await stands(first), await stands(second)]).toMatchObject([{ duty: "DUE" }, { duty: "DUE" }]);
    await resumeItems(room.deps, court, { ...input, reasons: "It is the one." });
    expect([await stands(first), await stands(second)]).toMatchObject([
      { duty: "HELD", heldBy: second.id },
      { standing: "COVERED" },
    ]);
  });

  it("stays down where another order covers it, and goes back once that ends", async () => {
    const first = await given();
    const second = await given();
    await suspendItems(room.deps, court, { orderId: first.id, platform, itemIds: [first.item], reasons });
    expect(await stands(first)).toMatchObject({ duty: "HELD", heldBy: second.id, standing: "HELD" });
    const ended = { cause: "WITHDRAWN_BY_APPLICANT", penaltiesFallAway: false } as const;
    room.at(instant(Date.parse(NOW) + 60_000));
    await liftOrder(room.deps, court, { orderId: second.id, ground: ended, reasons: "It is so." });
    expect(await stands(first)).toMatchObject({ duty: "DUE", standing: "DUE" });
  });

  it("is shown to the court among the orders in which it has lasted for longer than so many days", async () => {
    const { id, item } = await given();
    const input = { orderId: id, platform, itemIds: [item] };
    await suspendItems(room.deps, court, { ...input, reasons });
    const listed = async (itemsSuspendedForDays: number, who = court) => {
      const { page } = await seeOrders(room.deps, who, { itemsSuspendedForDays }, { first: 100 });
      return page.entries.some(({ entry }) => entry.id === id);
    };
    room.at(instant(Date.parse(NOW) + 7 * 86_400_000));
    expect([await listed(6), await listed(7)]).toEqual([true, false]);
    room.at(instant(Date.parse(NOW) + 7 * 86_400_000 + 1));
    expect([await listed(7), await listed(7, vidshare), await listed(7, actor("court", "rb-den-haag"))]).toEqual([
      true,
      true,
      false,
    ]);
    for (const days of [-1, 3_651])
      await expect(listed(days)).rejects.toMatchObject({
        code: "FIELD_INVALID",
        facts: { field: "filter.itemsSuspendedForDays" },
      });
    await resumeItems(room.deps, court, { ...input, reasons: "It is the one." });
    expect(await listed(0)).toBe(false);
  });

  it("is suspended by a judge of the order's court alone", async () => {
    const { id, item } = await given();
    const input = { orderId: id, platform, itemIds: [item], reasons };
    const registry = actor("court", "rb-amsterdam", ["applications:submit", "orders:read"]);
    const other = actor("court", "rb-den-haag");
    for (const attempt of [suspendItems, resumeItems]) {
      const by = async (who: Actor) => attempt(room.deps, who, input);
      await expect(by(registry)).rejects.toMatchObject({ code: "SCOPE_MISSING" });
      await expect(by(vidshare)).rejects.toMatchObject({ code: "ROLE_FORBIDDEN" });
      await expect(by(other)).rejects.toMatchObject({ code: "UNKNOWN_ORDER" });
    }
  });
});
