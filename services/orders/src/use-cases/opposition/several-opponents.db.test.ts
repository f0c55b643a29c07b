import { idOf } from "@exparte/testing/id-of";
import "reflect-metadata";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type CaseInParts, openCase } from "../../../test/case-in-parts.js";
import { actor } from "../../../test/fixtures.js";
import { contentOf, openRoom, type Room } from "../../../test/room.js";
import { TakedownOrder } from "../../graphql/order/takedown-order.js";
import type { ItemId } from "../../rules/ids.js";
import type { Order } from "../../rules/order/order.js";
import { readInbox } from "../order/read-inbox.js";
import { seeHistory } from "../order/see-history.js";
import { seeOrder } from "../order/see-orders.js";
import { decideOpposition, lodgeOpposition, withdrawOpposition } from "./contest-order.js";
import type { OppositionSent } from "./opponent-of.js";

const amsterdam = actor("court", "rb-amsterdam");
const vidshare = actor("platform", "vidshare");
const chirper = actor("platform", "chirper");
const ANNA = "poster-2026-1";
const BRAM = "poster-2026-2";

let room: Room;
let cases = 0;
let inCase: CaseInParts;
let order: Order;
let ofVidshare: ItemId;
let ofChirper: ItemId;

beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room[Symbol.asyncDispose]());
beforeEach(async () => {
  inCase = await openCase(room, ++cases);
  order = await inCase.grantedTo("vidshare", "chirper");
  const [first, second] = order.addressees.flatMap(({ items }) => items.map(({ id }) => id));
  if (first === undefined || second === undefined) throw new Error("Two items were asked for");
  [ofVidshare, ofChirper] = [first, second];
});

const lodge = (who: Omit<OppositionSent, "orderId" | "grounds">, by = amsterdam) =>
  lodgeOpposition(room.deps, by, { orderId: order.id, grounds: "It is satire of the court's.", ...who });
const shownTo = async (who: typeof amsterdam) => {
  const { order: seen, viewer } = await seeOrder(room.deps, who, order.id);
  return new TakedownOrder(seen, viewer, room.deps.clock()).oppositions;
};

it("rule: one party lodges twenty oppositions against an order and no more; the others contest all the same", async () => {
  for (let count = 0; count < 20; count += 1) {
    const { opposition } = await lodge({ opponentReference: ANNA, itemIds: [ofVidshare] });
    await withdrawOpposition(room.deps, amsterdam, opposition.id, `The ${count + 1}th time.`);
  }
  await expect(lodge({ opponentReference: ANNA, itemIds: [ofVidshare] })).rejects.toMatchObject({
    code: "OPPOSITIONS_SPENT",
    facts: { field: "input.orderId" },
  });
  await expect(lodge({ opponentReference: BRAM, itemIds: [ofVidshare] })).resolves.toBeDefined();
  await expect(lodge({}, vidshare)).resolves.toBeDefined();
});

describe("the form two-posters: the first contests and wins for its items, the second contests a week later", () => {
  it("each is decided on its own, and the court sees both under their references", async () => {
    const first = await lodge({ opponentReference: ANNA, itemIds: [ofVidshare] });
    const narrowed = { ...order.document, version: 2, addressees: inCase.asked("chirper") };
    await decideOpposition(room.deps, amsterdam, first.opposition.id, {
      outcome: "MODIFIED",
      reasons: "It is satire.",
      content: contentOf(narrowed),
      seal: await room.seal("rb-amsterdam", narrowed),
    });
    const second = await lodge({ opponentReference: BRAM, itemIds: [ofChirper] });
    await decideOpposition(room.deps, amsterdam, second.opposition.id, { outcome: "UPHELD", reasons: "It is not." });
    expect(await shownTo(amsterdam)).toMatchObject([
      { by: "POSTER", opponentReference: ANNA, itemIds: [ofVidshare], status: "MODIFIED" },
      { by: "POSTER", opponentReference: BRAM, itemIds: [ofChirper], status: "UPHELD" },
    ]);
  });
});

describe("rule: a platform learns neither who a poster is nor what is contested of others", () => {
  it("from oppositions: its own items alone, without the reference and the grounds", async () => {
    await lodge({ opponentReference: ANNA, itemIds: [ofVidshare, ofChirper] });
    await lodge({ opponentReference: BRAM, itemIds: [ofChirper], role: "THIRD_PARTY" });
    const hidden = { opponentReference: null, grounds: null, platform: null };
    expect(await shownTo(vidshare)).toMatchObject([{ by: "POSTER", itemIds: [ofVidshare], ...hidden }]);
    expect(await shownTo(chirper)).toMatchObject([
      { by: "POSTER", itemIds: [ofChirper], ...hidden },
      { by: "THIRD_PARTY", itemIds: [ofChirper], ...hidden },
    ]);
  });

  it("from the history and its inbox", async () => {
    const { opposition } = await lodge({ opponentReference: ANNA, itemIds: [ofChirper] });
    await decideOpposition(room.deps, amsterdam, opposition.id, { outcome: "UPHELD", reasons: "Of chirper alone." });
    const { viewer } = await seeOrder(room.deps, vidshare, order.id);
    const history = await seeHistory(room.deps, order.id, viewer);
    expect(history.map(({ kind }) => kind)).toEqual(["OrderIssued"]);
    const { messages } = await readInbox(room.deps, vidshare, { after: 0, first: 1000 });
    const own = messages.filter(({ body }) => body.orderId === order.id);
    expect(own.map(({ kind }) => kind)).toEqual(["ORDER_ISSUED"]);

    const seen = await seeOrder(room.deps, chirper, order.id);
    const told = await seeHistory(room.deps, order.id, seen.viewer);
    expect(told).toMatchObject([
      { kind: "OrderIssued" },
      { kind: "OppositionLodged", reasons: null },
      { kind: "OppositionDecided", reasons: "Of chirper alone." },
    ]);
    expect(JSON.stringify(told)).not.toContain(ANNA);
    const whole = await seeHistory(room.deps, order.id, (await seeOrder(room.deps, amsterdam, order.id)).viewer);
    expect(whole[1]).toMatchObject({ kind: "OppositionLodged", reasons: "It is satire of the court's." });
  });
});

describe("who lodges for whom", () => {
  it.each([
    ["a platform for a poster", { role: "POSTER" }, vidshare, "FIELD_INVALID", "input.role"],
    ["a platform under a reference", { opponentReference: ANNA }, vidshare, "FIELD_INVALID", "input.opponentReference"],
    ["a platform for some items", { itemIds: [idOf<ItemId>("x")] }, vidshare, "FIELD_INVALID", "input.itemIds"],
    ["a court for an addressee", { role: "ADDRESSEE" }, amsterdam, "FIELD_INVALID", "input.role"],
    [
      "a court for a third party without a reference",
      { role: "THIRD_PARTY" },
      amsterdam,
      "OPPONENT_REFERENCE_MISSING",
      "input.opponentReference",
    ],
  ] as const)("%s is refused", async (_, who, by, code, field) => {
    await expect(lodge(who, by)).rejects.toMatchObject({ code, facts: { field } });
  });

  it("the court withdraws for a poster or third party, and a platform does not", async () => {
    const { opposition } = await lodge({ opponentReference: BRAM, itemIds: [ofChirper], role: "THIRD_PARTY" });
    await expect(withdrawOpposition(room.deps, chirper, opposition.id, "x")).rejects.toMatchObject({
      code: "NOT_YOUR_OPPOSITION",
      message: expect.stringContaining("a third party, through the court"),
    });
    const withdrawn = await withdrawOpposition(room.deps, amsterdam, opposition.id, "The reader is content.");
    expect(withdrawn.opposition.status).toBe("WITHDRAWN");
  });
});
