import { afterAll, beforeAll, expect, it } from "vitest";
import { openCase } from "../../../test/case-in-parts.js";
import { actor } from "../../../test/fixtures.js";
import { openRoom, type Room } from "../../../test/room.js";
import type { OrderFilter } from "../../store/order/order-list.js";
import { countWaitingApplications } from "../application/see-application.js";
import { lodgeOpposition } from "../opposition/contest-order.js";
import { countOwnOrders, seeOrders } from "./see-orders.js";

const amsterdam = actor("court", "rb-amsterdam");
const vidshare = actor("platform", "vidshare");

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room[Symbol.asyncDispose]());

const urgent = (filter: OrderFilter, first: number, after?: string) =>
  seeOrders(room.deps, amsterdam, filter, { first, sort: "URGENCY", ...(after === undefined ? {} : { after }) });

it("a court has first the orders that ask for attention first, page by page, and counts of each list", async () => {
  const quiet = await (await openCase(room, 911)).grantedTo("vidshare");
  const contested = await (await openCase(room, 912)).grantedTo("vidshare", "chirper");
  await lodgeOpposition(room.deps, vidshare, { orderId: contested.id, grounds: "It is satire." });

  const { page } = await urgent({}, 1);
  expect(page.entries.map(({ entry }) => entry.id)).toEqual([contested.id]);
  expect(page.hasNextPage).toBe(true);
  const rest = await urgent({}, 10, page.entries[0]?.cursor);
  expect(rest.page.entries.map(({ entry }) => entry.id)).toEqual([quiet.id]);

  expect(await countOwnOrders(room.deps, amsterdam, {})).toBe(2);
  expect(await countOwnOrders(room.deps, amsterdam, { contested: true })).toBe(1);
  expect(await countOwnOrders(room.deps, amsterdam, { mainTermEndsWithinDays: 0 })).toBe(0);
  expect(await countOwnOrders(room.deps, amsterdam, { mainTermEndsWithinDays: 3_650 })).toBe(2);
  expect(await countOwnOrders(room.deps, actor("court", "rb-den-haag"), {})).toBe(0);
});

it("counts the applications that wait, and those of the court that asks alone", async () => {
  expect(await countWaitingApplications(room.deps, amsterdam)).toBe(0);
  await openCase(room, 913);
  expect(await countWaitingApplications(room.deps, amsterdam)).toBe(1);
  expect(await countWaitingApplications(room.deps, actor("court", "rb-den-haag"))).toBe(0);
});

it("sorts by urgency for courts alone, and takes 0 to 3650 days", async () => {
  await expect(seeOrders(room.deps, vidshare, {}, { first: 1, sort: "URGENCY" })).rejects.toMatchObject({
    code: "FIELD_INVALID",
    facts: { field: "sort" },
  });
  await expect(urgent({ mainTermEndsWithinDays: -1 }, 1)).rejects.toMatchObject({
    facts: { field: "filter.mainTermEndsWithinDays" },
  });
});
