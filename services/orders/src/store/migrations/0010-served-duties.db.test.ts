import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, expect, it } from "vitest";
import { issuedOrder, minutes, orderDocument } from "../../../test/fixtures.js";
import { keptBefore } from "../../../test/kept-before.js";
import { openRoom, type Room } from "../../../test/room.js";
import { acknowledged, goOn, modified, resumes, servedByBailiff, suspends, videos } from "../../../test/story.js";
import { evolveOrder } from "../../rules/order/evolve-order.js";
import { issueOrder } from "../../rules/order/issue-order.js";
import { addresseeOf, type Order } from "../../rules/order/order.js";
import { without } from "../../rules/without.js";
import type { StoredOrder } from "../order/lift-order.js";
import { TELL_SERVED_DUTIES } from "./0010-served-duties.js";

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room[Symbol.asyncDispose]());

/** Served on the evening before summer time begins, with a term of one day and six hours. */
function servedBeforeSummerTime(): Order {
  const document = orderDocument({ removeWithin: "P1DT6H" });
  const event = issueOrder(
    { orderId: idOf("o"), itemId: () => idOf("i") },
    idOf("a"),
    document,
    idOf("seal"),
    () => true,
    minutes(0),
  );
  const day = 24 * 60;
  return goOn(evolveOrder(undefined, event), [26 * day, acknowledged(26 * day)]);
}

/** An order as it was stored before the migration. */
function before(order: Order, services: object = {}): StoredOrder {
  const kept = keptBefore(order);
  const addressees = kept.addressees.map((one) => ({
    ...without(one, "dutiesGivenAt", "termFromService"),
    ...services,
  }));
  return { ...kept, addressees };
}

const v2 = { ...videos(1, 2, 3), issuedAt: minutes(100) };
const unserved = modified(goOn(issuedOrder(), [10, acknowledged(10)], [20, servedByBailiff(20)]), 100, v2);
const services = { electronicServiceAt: minutes(10), bailiffServiceAt: minutes(20) };

it.each([
  [
    "forgets the service of the version before new items",
    unserved,
    before({ ...unserved, addressees: [addresseeOf(unserved, idOf("vidshare"))] }, services),
  ],
  ["finds the term that runs from service", goOn(issuedOrder(), [10, acknowledged(10)]), undefined],
  ["finds one of days and hours over the beginning of summer time", servedBeforeSummerTime(), undefined],
  [
    "finds none in a term that went on after a suspension",
    goOn(issuedOrder(), [10, acknowledged(10)], [20, suspends()], [90, resumes()]),
    undefined,
  ],
  ["finds none where nothing is served", issuedOrder(), undefined],
])("%s", async (_, order, kept = before(order)) => {
  const { sql } = room.deps.database;
  await sql.query("delete from orders.orders");
  await sql.query("delete from orders.applications");
  await sql.query(
    `insert into orders.applications (id, court, case_number, status, content_digest, submitted_at, state)
     values ('a', 'rb', '1', 'GRANTED', 'x', now(), '{}')`,
  );
  await sql.query(
    `insert into orders.orders (id, application_id, court, case_number, status, issued_at, state)
     values ('o', 'a', 'rb', '1', 'IN_FORCE', now(), $1)`,
    [JSON.stringify(kept)],
  );
  await sql.query(TELL_SERVED_DUTIES);
  const [row] = await sql.query<{ state: StoredOrder }>("select state from orders.orders");
  expect(row?.state.addressees[0]).toEqual(JSON.parse(JSON.stringify(keptBefore(order).addressees[0])));
});
