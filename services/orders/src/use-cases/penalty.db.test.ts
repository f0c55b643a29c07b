import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actor, applicationContent, minutes, NOW, orderDocument } from "../../test/fixtures.js";
import { contentOf, openRoom, type Room } from "../../test/room.js";
import { readOrderEvents } from "../store/orders.js";
import { acknowledgeInbox } from "./acknowledge-inbox.js";
import { grantApplication } from "./grant-application.js";
import { readInbox } from "./read-inbox.js";
import { seeHistory } from "./see-history.js";
import { seePenalty } from "./see-penalty.js";
import { submitApplication } from "./submit-application.js";

const court = actor("court", "rb-amsterdam");
const vidshare = actor("platform", "vidshare");
const penalty = { amountCents: 100_000, currency: "EUR", unit: "HOUR", maximumCents: 10_000_000 } as const;

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room[Symbol.asyncDispose]());

let cases = 0;

/** An order with a penalty, served on vidshare at once; its term is two hours. */
async function served() {
  room.at(NOW);
  const caseNumber = `C/13/${710_000 + ++cases} / KG RK 26-${cases}`;
  const { id } = await submitApplication(room.deps, court, applicationContent({ caseNumber }));
  const document = orderDocument({ caseNumber, penalty });
  const seal = await room.seal("rb-amsterdam", document);
  const order = await grantApplication(room.deps, court, id, contentOf(document), seal);
  const { head } = await readInbox(room.deps, vidshare, { after: 0, first: 1 });
  await acknowledgeInbox(room.deps, vidshare, head.position);
  return { order, document };
}

describe("the account of a penalty", () => {
  it("is of the whole history, and so is what is shown of it, however long that has become", async () => {
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
    const history = await seeHistory(room.deps, order.id, { role: "court", court: "rb-amsterdam" });
    expect(history.map(({ position }) => position)).toEqual(history.map((_, index) => index + 1));
    expect(history.at(-1)).toMatchObject({ kind: "PenaltyModerated", reasons: "Burned." });
    const account = await seePenalty(room.deps, { orderId: order.id, platform: "vidshare" }, undefined);
    expect(account).toMatchObject({ forfeitedCents: 100_000, running: false, because: "IMPOSSIBLE" });
  });
});
