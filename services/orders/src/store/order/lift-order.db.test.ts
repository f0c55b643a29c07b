import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, expect, it } from "vitest";
import { actor, applicationContent, minutes, NOW, orderDocument } from "../../../test/fixtures.js";
import { keptBefore } from "../../../test/kept-before.js";
import { contentOf, openRoom, type Room } from "../../../test/room.js";
import { deadlineOf } from "../../rules/addressee/deadline.js";
import type { PlatformId } from "../../rules/ids.js";
import { addresseeOf, type Order } from "../../rules/order/order.js";
import { grantApplication } from "../../use-cases/application/grant-application.js";
import { submitApplication } from "../../use-cases/application/submit-application.js";
import { acknowledgeInbox } from "../../use-cases/order/acknowledge-inbox.js";
import { modifyOrder } from "../../use-cases/order/change-order.js";
import { passDeadline } from "../../use-cases/order/pass-deadline.js";
import { readInbox } from "../../use-cases/order/read-inbox.js";
import { seeOrder, seeOrders } from "../../use-cases/order/see-orders.js";
import { seePenalty } from "../../use-cases/penalty-of-order/see-penalty.js";
import type { StoredOrder } from "./lift-order.js";

const amsterdam = actor("court", "rb-amsterdam");
const vidshare = actor("platform", "vidshare");
const platform = idOf<PlatformId>("vidshare");

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room[Symbol.asyncDispose]());

const videosOf = (...numbers: readonly number[]) => [
  { platform, items: numbers.map((number) => ({ url: `https://vidshare.example/v/${number}` })) },
];
const termsOf = (order: Order) => addresseeOf(order, platform).items.map(({ term }) => term?.until);

/** Served at NOW with a term of two hours, in a row as it was kept when all items of an addressee had one term. */
async function kept(): Promise<Order> {
  room.at(NOW);
  const penalty = { amountCents: 1_000, currency: "EUR", unit: "HOUR", maximumCents: 100_000 } as const;
  const document = orderDocument({ addressees: videosOf(1, 2), removeWithin: "PT2H", penalty });
  const content = applicationContent({ caseNumber: document.caseNumber });
  const { id } = await submitApplication(room.deps, amsterdam, content);
  const seal = await room.seal("rb-amsterdam", document);
  const granted = await grantApplication(room.deps, amsterdam, id, contentOf(document), seal);
  const { head } = await readInbox(room.deps, vidshare, { after: 0, first: 1 });
  await acknowledgeInbox(room.deps, vidshare, { upTo: head.position });
  const { order } = await seeOrder(room.deps, amsterdam, granted.id);
  await room.deps.database.sql.query("update orders.orders set state = $1 where id = $2", [
    JSON.stringify(keptBefore(order)),
    order.id,
  ]);
  return order;
}

it("an order that was kept with one term for all items is read, found, late and changed as one with a term for each", async () => {
  const { sql } = room.deps.database;
  const { id, document } = await kept();
  const [before] = await sql.query<{ state: StoredOrder }>("select state from orders.orders where id = $1", [id]);
  expect(before?.state.addressees[0]).toMatchObject({ deadline: minutes(120), termFromService: true });

  const read = await seeOrder(room.deps, amsterdam, id);
  expect(termsOf(read.order)).toEqual([minutes(120), minutes(120)]);
  expect(deadlineOf(addresseeOf(read.order, platform))).toBe(minutes(120));

  // The timer that was set when the row was kept.
  room.at(minutes(121));
  await passDeadline(room.deps, { of: "REMOVAL", orderId: id, platform, deadline: minutes(120) });
  const { page } = await seeOrders(room.deps, amsterdam, { overdue: true }, { first: 10 });
  expect(page.entries.map(({ entry }) => entry.id)).toEqual([id]);
  expect(await seePenalty(room.deps, { orderId: id, platform }, undefined)).toMatchObject({ forfeitedCents: 1_000 });

  const version = { ...document, version: 2, addressees: videosOf(1), issuedAt: minutes(121) };
  const changed = await modifyOrder(room.deps, amsterdam, {
    orderId: id,
    ground: { cause: "NARROWING" },
    reasons: "The second is satire.",
    content: contentOf(version),
    seal: await room.seal("rb-amsterdam", version),
  });
  const items = addresseeOf(changed, platform).items;
  expect(items.map(({ freed }) => freed === undefined)).toEqual([true, false]);
  const [after] = await sql.query<{ state: StoredOrder }>("select state from orders.orders where id = $1", [id]);
  expect(after?.state.addressees[0]).not.toHaveProperty("deadline");
  expect(after?.state.addressees[0]?.items[0]).toMatchObject({
    id: items[0]?.id,
    term: { until: minutes(120), passedAt: minutes(121) },
  });
});
