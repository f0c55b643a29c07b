import { afterAll, beforeAll, expect, it } from "vitest";
import { openCase } from "../../../test/case-in-parts.js";
import { actor } from "../../../test/fixtures.js";
import { openRoom, type Room } from "../../../test/room.js";
import { lodgeOpposition } from "../opposition/contest-order.js";
import { seeOrders } from "./see-orders.js";

const amsterdam = actor("court", "rb-amsterdam");
const vidshare = actor("platform", "vidshare");

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room[Symbol.asyncDispose]());

it("a court lists the orders with an opposition that is not decided; a platform does not, as it hears of its own alone", async () => {
  const contested = await (await openCase(room, 901)).grantedTo("vidshare", "chirper");
  const quiet = await (await openCase(room, 902)).grantedTo("vidshare");
  await lodgeOpposition(room.deps, vidshare, { orderId: contested.id, grounds: "It is satire." });
  const listed = async (wanted: boolean) =>
    (await seeOrders(room.deps, amsterdam, { contested: wanted }, { first: 100 })).page.entries.map(
      ({ entry }) => entry.id,
    );
  expect(await listed(true)).toEqual([contested.id]);
  expect(await listed(false)).toEqual([quiet.id]);
  await expect(seeOrders(room.deps, vidshare, { contested: true }, { first: 1 })).rejects.toMatchObject({
    code: "FIELD_INVALID",
    facts: { field: "filter.contested" },
  });
});
