import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actor, applicationContent, minutes, NOW, orderDocument } from "../../../test/fixtures.js";
import { contentOf, openRoom, type Room } from "../../../test/room.js";
import type { ConfirmationOutcome } from "../../rules/addressee/addressee.js";
import type { CaseNumber, PlatformId } from "../../rules/ids.js";
import { addresseeOf, type Order } from "../../rules/order/order.js";
import type { DutyDocument } from "../../rules/order-document/duty-document.js";
import type { OrderDocument } from "../../rules/order-document/order-document.js";
import { confirmTakedown } from "../addressee/confirm-takedown.js";
import { recordService } from "../addressee/record-service.js";
import { grantApplication } from "../application/grant-application.js";
import { submitApplication } from "../application/submit-application.js";
import { turnPenaltyTimer } from "../penalty-of-order/change-penalty.js";
import { seePenaltyTotal } from "../penalty-of-order/see-penalty.js";
import { liftOrder } from "./change-order.js";
import { seeOrder } from "./see-orders.js";

const amsterdam = actor("court", "rb-amsterdam");
const vidshare = actor("platform", "vidshare");
const VIDSHARE = idOf<PlatformId>("vidshare");

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room[Symbol.asyncDispose]());

let cases = 0;

async function given(duties: readonly DutyDocument[], change: Partial<OrderDocument> = {}): Promise<Order> {
  const caseNumber = idOf<CaseNumber>(`C/13/${600_000 + ++cases}`);
  const { id } = await submitApplication(room.deps, amsterdam, applicationContent({ caseNumber }));
  const addressees = [{ platform: VIDSHARE, duties }];
  const document = orderDocument({ caseNumber, issuedAt: room.deps.clock(), addressees, ...change });
  const seal = await room.seal("rb-amsterdam", document);
  const order = await grantApplication(room.deps, amsterdam, id, contentOf(document), seal);
  const servedAt = room.deps.clock();
  await recordService(room.deps, amsterdam, { orderId: order.id, platform: VIDSHARE, servedAt, means: "BAILIFF" });
  return order;
}

async function confirmed(order: Order, outcome: ConfirmationOutcome): Promise<void> {
  const effectAt = room.deps.clock();
  const items = addresseeOf(order, VIDSHARE).items.map(({ id }) => ({ itemId: id, outcome, effectAt }));
  const document = { type: "exparte-confirmation", orderId: order.id, platform: VIDSHARE, items };
  const seal = await room.seal("vidshare", document);
  await confirmTakedown(room.deps, vidshare, { orderId: order.id, items, seal });
}

const lift = ({ id: orderId }: Order) =>
  liftOrder(room.deps, amsterdam, {
    orderId,
    ground: { cause: "SETTLEMENT", penaltiesFallAway: false },
    reasons: "Settled.",
  });

async function freed({ id }: Order) {
  const { order } = await seeOrder(room.deps, amsterdam, id);
  return addresseeOf(order, VIDSHARE).items.map((item) => [item.freed?.duty, item.freed?.heldBy]);
}

describe("an order on an account or a site", () => {
  it.each<[string, DutyDocument["targets"][number]]>([
    ["account", { kind: "ACCOUNT", url: "https://vidshare.example/u/account" }],
    ["site", { kind: "SITE", url: "https://vidshare.example/" }],
  ])(
    "covers what lies below it: the post under the %s stays down when its own order is lifted",
    async (name, target) => {
      room.at(NOW);
      const post = { url: `https://vidshare.example/u/${name}/post` };
      const onPost = await given([{ number: 1, kind: "REMOVE", targets: [post] }]);
      const onAll = await given([{ number: 1, kind: "REMOVE", targets: [target] }]);
      await confirmed(onPost, "REMOVED");
      await confirmed(onAll, "REMOVED");
      await lift(onPost);
      expect(await freed(onPost)).toEqual([["HELD", onAll.id]]);
      await lift(onAll);
      expect(await freed(onAll)).toEqual([["DUE", undefined]]);
      expect(await freed(onPost)).toEqual([["DUE", undefined]]);
    },
  );

  it("given after the order on a post was lifted holds what was still to go back", async () => {
    room.at(NOW);
    const post = { url: "https://vidshare.example/u/late/post" };
    const onPost = await given([{ number: 1, kind: "REMOVE", targets: [post] }]);
    await confirmed(onPost, "REMOVED");
    await lift(onPost);
    expect(await freed(onPost)).toEqual([["DUE", undefined]]);
    const target = { kind: "ACCOUNT", url: "https://vidshare.example/u/late" } as const;
    const onAccount = await given([{ number: 1, kind: "DISABLE_ACCESS", targets: [target] }]);
    expect(await freed(onPost)).toEqual([["HELD", onAccount.id]]);
  });

  it("holds nothing beside it", async () => {
    room.at(NOW);
    const onPost = await given([
      { number: 1, kind: "REMOVE", targets: [{ url: "https://vidshare.example/u/besides/post" }] },
    ]);
    await given([
      { number: 1, kind: "REMOVE", targets: [{ kind: "ACCOUNT", url: "https://vidshare.example/u/beside" }] },
    ]);
    await confirmed(onPost, "REMOVED");
    await lift(onPost);
    expect(await freed(onPost)).toEqual([["DUE", undefined]]);
  });
});

describe("penalties of duties", () => {
  const perDay = { amountCents: 1_000, currency: "EUR", unit: "DAY", maximumCents: 100_000 } as const;

  it("are counted one by one and added up in the order and its figures", async () => {
    room.at(NOW);
    const video = (n: number) => [{ url: `https://vidshare.example/penalty/${n}` }];
    const order = await given(
      [
        { number: 1, kind: "REMOVE", targets: video(1) },
        { number: 2, kind: "REMOVE", targets: video(2) },
        { number: 3, kind: "REMOVE", within: "PT1H", targets: video(3), penalty: { ...perDay, amountCents: 50_000 } },
      ],
      { penalty: perDay, removeWithin: "PT2H" },
    );
    room.at(minutes(180));
    await turnPenaltyTimer(room.deps, { orderId: order.id, platform: VIDSHARE });
    const accounts = [{ platform: VIDSHARE }, { platform: VIDSHARE, duty: 3 }];
    const total = await seePenaltyTotal(room.deps, { orderId: order.id, accounts }, undefined);
    expect(total).toMatchObject({ forfeitedCents: 51_000, running: true });
    const rows = await room.deps.database.sql.query(
      "select forfeited_cents::int as cents, currency, penalty_running as running from orders.compliance_facts where order_id = $1",
      [order.id],
    );
    expect(rows).toEqual([{ cents: 51_000, currency: "EUR", running: true }]);
    const { order: turned } = await seeOrder(room.deps, amsterdam, order.id);
    const addressee = addresseeOf(turned, VIDSHARE);
    expect(addressee.penaltyRunningSince).toBe(minutes(120));
    expect(addressee.duties?.map(({ penaltyRunningSince }) => penaltyRunningSince)).toEqual([
      undefined,
      undefined,
      minutes(60),
    ]);
    // The timer again finds nothing to say.
    const before = turned.recordedUntil;
    await turnPenaltyTimer(room.deps, { orderId: order.id, platform: VIDSHARE });
    expect((await seeOrder(room.deps, amsterdam, order.id)).order.recordedUntil).toBe(before);
  });
});
