import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actor, applicationContent, minutes, NOW, orderDocument } from "../../../test/fixtures.js";
import { contentOf, openRoom, type Room } from "../../../test/room.js";
import type { CaseNumber, PlatformId } from "../../rules/ids.js";
import type { Instant } from "../../rules/instant.js";
import { readOrderEvents } from "../../store/order/orders.js";
import { grantApplication } from "../application/grant-application.js";
import { submitApplication } from "../application/submit-application.js";
import { decideOpposition, lodgeOpposition } from "../opposition/contest-order.js";
import { acknowledgeInbox } from "../order/acknowledge-inbox.js";
import { readInbox } from "../order/read-inbox.js";
import { seeHistory } from "../order/see-history.js";
import { suspendOrder } from "../order/steer-order.js";
import { turnPenaltyTimer } from "./change-penalty.js";
import { seePenalty, seePenaltyTotal } from "./see-penalty.js";

const court = actor("court", "rb-amsterdam");
const vidshare = actor("platform", "vidshare");
const penalty = { amountCents: 100_000, currency: "EUR", unit: "HOUR", maximumCents: 10_000_000 } as const;

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room[Symbol.asyncDispose]());

let cases = 0;

/** An order with a penalty, served on vidshare at once. Its term is two hours. */
async function served() {
  room.at(NOW);
  const caseNumber = idOf<CaseNumber>(`C/13/${710_000 + ++cases} / KG RK 26-${cases}`);
  const { id } = await submitApplication(room.deps, court, applicationContent({ caseNumber }));
  const document = orderDocument({ caseNumber, penalty });
  const seal = await room.seal("rb-amsterdam", document);
  const order = await grantApplication(room.deps, court, id, contentOf(document), seal);
  const { head } = await readInbox(room.deps, vidshare, { after: 0, first: 1 });
  await acknowledgeInbox(room.deps, vidshare, { upTo: head.position });
  return { order, document };
}

describe("the account of a penalty", () => {
  it("covers the whole history, however long, and so does what is shown of it", async () => {
    const { order } = await served();
    const said = { itemId: "item", outcome: "NOT_FOUND", effectAt: NOW };
    const events = Array.from({ length: 4_100 }, () => ({
      stream: `order/${order.id}`,
      kind: "ConfirmationCorrected",
      body: {
        platform: "lawyer-list",
        confirmation: said,
        corrected: said,
        at: minutes(130),
        by: { type: "t", id: "t" },
      },
    }));
    const last = {
      stream: `order/${order.id}`,
      kind: "PenaltyModerated",
      body: {
        platform: "vidshare",
        moderation: { effect: "LIFTED", from: minutes(170) },
        reasons: "Burned.",
        at: minutes(180),
        by: { type: "t", id: "t" },
      },
    };
    const { database, log } = room.deps;
    await database.transaction(({ sql }) => log.append(sql, [...events, last], new Date(minutes(180))));
    room.at(minutes(600));
    expect((await readOrderEvents(log, database.sql, order.id)).at(-1)).toMatchObject({ kind: "PenaltyModerated" });
    const history = await seeHistory(room.deps, order.id, { role: "court", court: idOf("rb-amsterdam") });
    expect(history.map(({ position }) => position)).toEqual(history.map((_, index) => index + 1));
    expect(history.at(-1)).toMatchObject({ kind: "PenaltyModerated", reasons: "Burned." });
    const account = await seePenalty(room.deps, { orderId: order.id, platform: idOf("vidshare") }, undefined);
    expect(account).toMatchObject({ forfeitedCents: 100_000, running: false, because: "IMPOSSIBLE" });
  });

  it("that cannot be computed prevents neither acts on the order nor its timer", async () => {
    const { order, document } = await served();
    // Such a version, which changes the currency, could once be recorded.
    const other = { ...document, version: 2, penalty: { ...penalty, currency: "USD" } };
    const reinstateBy = minutes(999);
    const body = JSON.parse(
      JSON.stringify({ document: other, seal: "s", changes: [], reinstateBy, reasons: "r", at: minutes(1), by: {} }),
    );
    const { database, log } = room.deps;
    await database.transaction(({ sql }) =>
      log.append(sql, [{ stream: `order/${order.id}`, kind: "OrderModified", body }], new Date(minutes(1))),
    );
    room.at(minutes(300));
    const of = { orderId: order.id, platform: idOf<PlatformId>("vidshare") };
    await expect(seePenalty(room.deps, of, undefined)).rejects.toMatchObject({ code: "PENALTY_CURRENCY_MIXED" });
    await turnPenaltyTimer(room.deps, of);
    await expect(suspendOrder(room.deps, court, order.id, "Pending the hearing.")).resolves.toMatchObject({
      status: "SUSPENDED",
    });
  });

  it("begins when the platform is addressed, and reaches ten years ahead", async () => {
    const { order, document } = await served();
    room.at(minutes(300));
    const { opposition } = await lodgeOpposition(room.deps, court, { orderId: order.id, grounds: "Not all." });
    const addressees = [
      ...document.addressees,
      { platform: idOf<PlatformId>("chirper"), items: [{ url: "https://chirper.example/1" }] },
    ];
    const translations = [{ language: "en", text: "Published without consent." }];
    const next = { ...document, version: 2, issuedAt: minutes(300), addressees, translations };
    await decideOpposition(room.deps, court, opposition.id, {
      outcome: "MODIFIED",
      reasons: "There too.",
      content: contentOf(next),
      seal: await room.seal("rb-amsterdam", next),
    });
    const of = (platform: PlatformId, at?: Instant) => seePenalty(room.deps, { orderId: order.id, platform }, at);
    const total = (at: Instant) => {
      const accounts = ["vidshare", "lawyer-list", "chirper"].map((platform) => ({
        platform: idOf<PlatformId>(platform),
      }));
      return seePenaltyTotal(room.deps, { orderId: order.id, accounts }, at);
    };
    await expect(of(idOf("chirper"), minutes(200))).rejects.toMatchObject({
      code: "PENALTY_BEFORE_HISTORY",
      facts: { since: minutes(300) },
    });
    await expect(of(idOf("chirper"), minutes(300))).resolves.toMatchObject({ because: "NOT_SERVED" });
    await expect(of(idOf("vidshare"), minutes(130))).resolves.toMatchObject({ forfeitedCents: 100_000 });
    // At that moment the third platform was not yet an addressee and had forfeited nothing.
    await expect(total(minutes(130))).resolves.toMatchObject({ forfeitedCents: 100_000, running: true });
    await expect(total(minutes(-1))).rejects.toMatchObject({
      code: "PENALTY_BEFORE_HISTORY",
      facts: { since: NOW },
    });
    const tenYears = 10 * 366 * 24 * 60;
    await expect(of(idOf("vidshare"), minutes(300 + tenYears))).resolves.toMatchObject({ maximumReached: true });
    const far = minutes(301 + tenYears);
    await expect(of(idOf("vidshare"), far)).rejects.toMatchObject({ code: "PENALTY_TOO_FAR" });
    await expect(total(far)).rejects.toMatchObject({ code: "PENALTY_TOO_FAR" });
    // The machine that recorded the last event had a clock ahead of ours.
    room.at(minutes(299));
    await expect(of(idOf("chirper"))).resolves.toMatchObject({ asOf: minutes(300) });
  });
});
