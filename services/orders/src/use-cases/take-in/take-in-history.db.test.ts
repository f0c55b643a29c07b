import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, expect, it } from "vitest";
import { actor, NOW, orderDocument } from "../../../test/fixtures.js";
import { openRoom, type Room } from "../../../test/room.js";
import { submitApplication } from "../../rules/application/application.js";
import { instant } from "../../rules/instant.js";
import { evolveOrder } from "../../rules/order/evolve-order.js";
import { issueOrder } from "../../rules/order/issue-order.js";
import { decideOrder } from "../../rules/order/order-decisions.js";
import { readComplianceFeed } from "../supervision/read-compliance-feed.js";
import { seeAllCompliance } from "../supervision/see-compliance.js";
import { type Told, takeInHistory } from "./take-in-history.js";

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room?.[Symbol.asyncDispose]());

const after = (hours: number) => instant(Date.parse(NOW) + hours * 3_600_000);

it("records each moment as of its own time, and lets timers fire in theirs: figures and feed tell it as when it happened", async () => {
  const court = { type: "court", id: "rb-amsterdam" };
  const applicationId = idOf<never>("invented-application");
  const document = orderDocument({ issuedAt: NOW });
  const { platform } = document.addressees[0] ?? expect.fail("an order has an addressee");
  const content = {
    caseNumber: document.caseNumber,
    source: "VICTIM",
    applicantReference: "a-1",
    urls: ["https://vidshare.example/v/1"],
    grounds: "Invented.",
    urgency: "Invented.",
    noNoticeBecause: "Invented.",
  } as const;
  const submitted = submitApplication(applicationId, document.court, content, NOW);
  let item = 0;
  const ids = { orderId: idOf<never>("invented-order"), itemId: () => idOf<never>(`item-${++item}`) };
  const issued = issueOrder(ids, applicationId, document, idOf<never>("not sealed"), () => true, NOW);
  const order = evolveOrder(undefined, issued);
  const served = decideOrder(order, { type: "serve", platform, means: "ELECTRONIC", servedAt: after(1) }, after(1));
  const isServed = served.reduce(evolveOrder, order);
  const history: Told[] = [
    { happened: { at: NOW, doer: court, applicationId, application: submitted } },
    {
      happened: {
        at: NOW,
        doer: court,
        applicationId,
        application: { kind: "ApplicationGranted", orderId: order.id, at: NOW },
        order: [issued],
      },
    },
    { happened: { at: after(1), doer: { type: "platform", id: platform }, applicationId, order: served } },
    { until: after(24 * 30) },
  ];

  expect(await takeInHistory(room.deps, history)).toEqual({ applications: 1, orders: 1 });

  room.at(after(24 * 30));
  const regulator = actor("regulator", "acm");
  const period = { from: new Date(NOW), until: new Date(after(1)) };
  // The order has two addressees, and one of them is served.
  const figures = await seeAllCompliance(room.deps, regulator, period);
  expect(figures).toMatchObject({ received: 2, served: 1, overdueNow: 1 });
  const { messages } = await readComplianceFeed(room.deps, regulator, { after: 0, first: 10 });
  const late = instant(Date.parse(String(isServed.addressees[0]?.items[0]?.term?.until)) + 1);
  expect(messages.map(({ kind, at }) => ({ kind, at: instant(at) }))).toEqual([{ kind: "DEADLINE_PASSED", at: late }]);
  const inbox = await room.deps.log.head(room.deps.database.sql, `inbox/${platform}`);
  expect(inbox).toMatchObject({ position: 2, acknowledged: 2 });
});
