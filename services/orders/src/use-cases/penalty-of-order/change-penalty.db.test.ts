import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actor, applicationContent, minutes, NOW, orderDocument } from "../../../test/fixtures.js";
import { contentOf, openRoom, type Room } from "../../../test/room.js";
import type { CaseNumber, OrderId, PlatformId } from "../../rules/ids.js";
import type { PenaltyCommand } from "../../rules/penalty-of-order/penalty-decisions.js";
import { recordService } from "../addressee/record-service.js";
import { grantApplication } from "../application/grant-application.js";
import { submitApplication } from "../application/submit-application.js";
import { seeHistory } from "../order/see-history.js";
import { seeOrders } from "../order/see-orders.js";
import { changePenalty, requestModeration } from "./change-penalty.js";
import { seePenalty } from "./see-penalty.js";

const amsterdam = actor("court", "rb-amsterdam");
const registry = actor("court", "rb-amsterdam", ["applications:submit", "orders:read"]);
const DAY = 24 * 60;

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room[Symbol.asyncDispose]());

let cases = 0;
/** An order with a penalty of a thousand cents a day, served at NOW; four days have been forfeited. */
async function underPenalty() {
  room.at(NOW);
  const caseNumber = idOf<CaseNumber>(`C/13/${600_000 + ++cases}`);
  const { id } = await submitApplication(room.deps, amsterdam, applicationContent({ caseNumber }));
  const penalty = { amountCents: 1_000, currency: "EUR", unit: "DAY", maximumCents: 100_000 } as const;
  const addressees = [
    { platform: idOf<PlatformId>("vidshare"), items: [{ url: `https://vidshare.example/p/${cases}` }] },
  ];
  const document = orderDocument({ caseNumber, penalty, addressees, removeWithin: "P1D" });
  const seal = await room.seal("rb-amsterdam", document);
  const order = await grantApplication(room.deps, amsterdam, id, contentOf(document), seal);
  const of = { orderId: order.id, platform: idOf<PlatformId>("vidshare") };
  await recordService(room.deps, amsterdam, { ...of, servedAt: NOW, means: "BAILIFF" });
  room.at(minutes(4.5 * DAY));
  return of;
}

const lifted = { effect: "LIFTED", from: minutes(3 * DAY) } as const;
const moderates: PenaltyCommand = { type: "moderatePenalty", moderation: lifted, reasons: "It cannot be done." };
const interrupts: PenaltyCommand = {
  type: "interruptPrescription",
  interruption: { at: minutes(4 * DAY), by: "CLAIM" },
};
const bars: PenaltyCommand = { type: "barPenalty", bar: { because: "BANKRUPTCY", from: minutes(3 * DAY) } };

const kinds = async (orderId: OrderId) =>
  (await seeHistory(room.deps, orderId, { role: "court", court: idOf("rb-amsterdam") })).map(({ kind }) => kind);

describe("a change of a penalty", () => {
  it.each([
    ["PenaltyModerated", moderates],
    ["PrescriptionInterrupted", interrupts],
    ["PenaltyBarred", bars],
  ] as const)(
    "is recorded once as %s, whoever says it again, and bears on the account at once",
    async (kind, command) => {
      const of = await underPenalty();
      const before = await seePenalty(room.deps, of, room.deps.clock());
      await changePenalty(room.deps, amsterdam, of, command);
      const after = await seePenalty(room.deps, of, room.deps.clock());
      expect(after).not.toEqual(before);
      await changePenalty(room.deps, amsterdam, of, command);
      expect((await kinds(of.orderId)).filter((one) => one === kind)).toEqual([kind]);
      expect(await seePenalty(room.deps, of, room.deps.clock())).toEqual(after);
    },
  );

  it("is asked for by the platform, which the court finds in its list until it has decided, and each says it once", async () => {
    const of = await underPenalty();
    const vidshare = actor("platform", "vidshare");
    const wanted = { orderId: of.orderId, from: minutes(3 * DAY), reasons: "The server was seized." };
    const listed = async () => {
      const { page } = await seeOrders(room.deps, amsterdam, { moderationRequested: true }, { first: 100 });
      return page.entries.some(({ entry }) => entry.id === of.orderId);
    };
    expect(await listed()).toBe(false);
    for (let time = 0; time < 2; time += 1) await requestModeration(room.deps, vidshare, wanted);
    expect(await listed()).toBe(true);
    const refuses: PenaltyCommand = { type: "refuseModeration", reasons: "It was given back." };
    await expect(changePenalty(room.deps, registry, of, refuses)).rejects.toMatchObject({ code: "SCOPE_MISSING" });
    await expect(requestModeration(room.deps, amsterdam, { ...wanted, platform: of.platform })).rejects.toMatchObject({
      code: "CONNECTED_ADDRESSEE",
    });
    for (let time = 0; time < 2; time += 1) await changePenalty(room.deps, amsterdam, of, refuses);
    expect(await listed()).toBe(false);
    await requestModeration(room.deps, vidshare, { ...wanted, reasons: "It was seized once more." });
    await changePenalty(room.deps, amsterdam, of, refuses);
    await requestModeration(room.deps, vidshare, { ...wanted, reasons: "And again." });
    await changePenalty(room.deps, amsterdam, of, moderates);
    expect(await listed()).toBe(false);
    expect(
      (await kinds(of.orderId)).filter((kind) => kind.startsWith("Moderation") || kind === "PenaltyModerated"),
    ).toEqual([
      "ModerationRequested",
      "ModerationRefused",
      "ModerationRequested",
      "ModerationRefused",
      "ModerationRequested",
      "PenaltyModerated",
    ]);
  });

  it("can be made only by the order's own court, and a moderation only by its judge", async () => {
    const of = await underPenalty();
    for (const command of [moderates, interrupts, bars]) {
      await expect(changePenalty(room.deps, actor("court", "rb-den-haag"), of, command)).rejects.toMatchObject({
        code: "UNKNOWN_ORDER",
      });
      await expect(changePenalty(room.deps, actor("platform", "vidshare"), of, command)).rejects.toMatchObject({
        code: "ROLE_FORBIDDEN",
      });
    }
    await expect(changePenalty(room.deps, registry, of, moderates)).rejects.toMatchObject({ code: "SCOPE_MISSING" });
    await changePenalty(room.deps, registry, of, interrupts);
    expect(await kinds(of.orderId)).toContain("PrescriptionInterrupted");
  });

  it("after a death is continued by the judge alone, once, and only where a death has stopped it", async () => {
    const of = await underPenalty();
    const continues: PenaltyCommand = { type: "continuePenalty", reasons: "The heirs keep it up." };
    await expect(changePenalty(room.deps, amsterdam, of, continues)).rejects.toMatchObject({
      code: "PENALTY_NOT_STOPPED",
    });
    await changePenalty(room.deps, registry, of, {
      type: "barPenalty",
      bar: { because: "DEATH", from: minutes(3 * DAY) },
    });
    const stopped = await seePenalty(room.deps, of, room.deps.clock());
    expect(stopped).toMatchObject({ running: false, because: "DECEASED", unitCount: 2 });
    await expect(changePenalty(room.deps, registry, of, continues)).rejects.toMatchObject({ code: "SCOPE_MISSING" });
    for (let time = 0; time < 2; time += 1) await changePenalty(room.deps, amsterdam, of, continues);
    room.at(minutes(4.5 * DAY + 1));
    const again = await seePenalty(room.deps, of, room.deps.clock());
    expect(again).toMatchObject({ running: true, unitCount: 3 });
    const later = await seePenalty(room.deps, of, room.deps.clock(), minutes(4 * DAY));
    expect(later.units.map(({ forfeitedAt }) => forfeitedAt)).toEqual([minutes(4.5 * DAY)]);
    expect((await kinds(of.orderId)).filter((kind) => kind === "PenaltyContinued")).toHaveLength(1);
  });

  it("of an order that is unknown, or for a platform that is no addressee, is refused", async () => {
    const of = await underPenalty();
    await expect(
      changePenalty(room.deps, amsterdam, { ...of, orderId: idOf<OrderId>("x") }, bars),
    ).rejects.toMatchObject({
      code: "UNKNOWN_ORDER",
    });
    await expect(changePenalty(room.deps, amsterdam, { ...of, platform: idOf("chirper") }, bars)).rejects.toMatchObject(
      {
        code: "UNKNOWN_ADDRESSEE",
      },
    );
  });
});
