import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actor, applicationContent, minutes, NOW, orderDocument } from "../../../test/fixtures.js";
import { fireTimers } from "../../../test/random-orders.js";
import { contentOf, openRoom, type Room } from "../../../test/room.js";
import type { PosterConfirmation } from "../../rules/addressee/poster-record.js";
import type { CaseNumber, PlatformId } from "../../rules/ids.js";
import type { Order } from "../../rules/order/order.js";
import type { OrderDocument } from "../../rules/order-document/order-document.js";
import { disclosuresOf } from "../../rules/order-document/sealed-parts.js";
import { KnownPlatformRow } from "../../store/rows.js";
import { confirmPosterInformed } from "../addressee/confirm-poster.js";
import { confirmTakedown } from "../addressee/confirm-takedown.js";
import { recordService } from "../addressee/record-service.js";
import { grantApplication } from "../application/grant-application.js";
import { submitApplication } from "../application/submit-application.js";
import { readComplianceFeed } from "../supervision/read-compliance-feed.js";
import { seeAllCompliance } from "../supervision/see-compliance.js";
import { viewerOf } from "../viewer.js";
import { acknowledgeInbox } from "./acknowledge-inbox.js";
import { acknowledgeCoordinatorInbox, readCoordinatorInbox } from "./read-coordinator-inbox.js";
import { readInbox } from "./read-inbox.js";
import { seeHistory } from "./see-history.js";
import { seeOrders } from "./see-orders.js";

const court = actor("court", "rb-amsterdam");
const vidshare = actor("platform", "vidshare");
const coordinator = actor("coordinator", "acm", ["coordination:read"]);
const acm = actor("regulator", "acm");
const all = { after: 0, first: 1_000 };
const DAY = 24 * 60;

/** A host that is not on the hub, so that the court speaks for it. */
const OUTSIDE = {
  id: idOf<PlatformId>("elsewhere"),
  kind: "HOSTING",
  domains: ["elsewhere.example"],
  languages: ["nl"],
  connected: false,
};

let room: Room;
let cases = 0;
beforeAll(async () => {
  room = await openRoom();
  await room.deps.database.transaction(async ({ em }) => em.upsert(KnownPlatformRow, OUTSIDE));
});
afterAll(() => room[Symbol.asyncDispose]());

async function given(change: Partial<OrderDocument> = {}): Promise<Order> {
  const caseNumber = idOf<CaseNumber>(`C/13/${830_000 + ++cases}`);
  const { id } = await submitApplication(room.deps, court, applicationContent({ caseNumber }));
  const issuedAt = room.deps.clock();
  const document = orderDocument({ caseNumber, issuedAt, ...change });
  const seal = await room.seal("rb-amsterdam", document);
  return grantApplication(room.deps, court, id, contentOf(document), seal);
}

const heard = async (order: Order) => {
  const { messages } = await readCoordinatorInbox(room.deps, coordinator, all);
  return messages.filter(({ body }) => body.orderId === order.id).map(({ kind, body }) => ({ kind, ...body }));
};

async function acknowledge(): Promise<void> {
  const { head } = await readInbox(room.deps, vidshare, { after: 0, first: 1 });
  await acknowledgeInbox(room.deps, vidshare, { upTo: head.position });
}

const itemOf = (order: Order, platform = "vidshare") => {
  const item = order.addressees.find((one) => one.platform === platform)?.items[0];
  if (item === undefined) throw new Error(`${platform} is asked nothing`);
  return item.id;
};

async function removes(order: Order): Promise<void> {
  const items = [{ itemId: itemOf(order), outcome: "REMOVED", effectAt: room.deps.clock() }] as const;
  const seal = await room.seal("vidshare", {
    type: "exparte-confirmation",
    orderId: order.id,
    platform: "vidshare",
    items,
  });
  await confirmTakedown(room.deps, vidshare, { orderId: order.id, items, seal });
}

async function tells(order: Order, said: Omit<PosterConfirmation, "itemId">, sealed = said): Promise<void> {
  const items = [{ itemId: itemOf(order), ...said }];
  const seal = await room.seal("vidshare", {
    type: "exparte-poster-informed",
    orderId: order.id,
    platform: "vidshare",
    items: [{ itemId: itemOf(order), ...sealed }],
  });
  await confirmPosterInformed(room.deps, vidshare, { orderId: order.id, items, seal });
}

const ofVidshare = {
  addressees: [{ platform: idOf<PlatformId>("vidshare"), items: [{ url: "https://vidshare.example/told" }] }],
};

describe("the coordinator's inbox", () => {
  it("holds what was decided before anybody is registered to read it, numbered and chained", async () => {
    const order = await given();
    await acknowledge();
    await removes(order);
    const { head, messages } = await readCoordinatorInbox(room.deps, coordinator, all);
    expect(messages.map(({ streamPosition, kind }) => [streamPosition, kind])).toEqual([
      [1, "ORDER_ISSUED"],
      [2, "ORDER_RECEIVED"],
      [3, "EFFECT_CONFIRMED"],
    ]);
    expect(messages.map(({ previousDigest }) => previousDigest)).toEqual([
      "",
      ...messages.slice(0, 2).map(({ digest }) => digest),
    ]);
    expect(head).toMatchObject({ position: 3, acknowledged: 0 });
    expect(await acknowledgeCoordinatorInbox(room.deps, coordinator, { upTo: 2 })).toMatchObject({ acknowledged: 2 });
    await expect(acknowledgeCoordinatorInbox(room.deps, coordinator, { upTo: 9 })).rejects.toMatchObject({
      code: "ACKNOWLEDGED_BEYOND_HEAD",
    });
  });

  it("holds the seal with the parts of intermediary services alone, and nothing of the applicant", async () => {
    const order = await given();
    const [issued] = await heard(order);
    const [jws, ...parts] = String(issued && "seal" in issued ? issued.seal : "").split("~");
    expect(jws).toBe(order.seal);
    const own = order.parts?.filter(({ platform }) => platform === "vidshare") ?? [];
    expect(own).toHaveLength(1);
    expect(parts.filter((part) => part !== "")).toEqual(disclosuresOf(own));
    expect(JSON.stringify(issued)).not.toContain(applicationContent().applicantReference);
  });

  it("holds an order to a site outside the hub, and what the court records for it", async () => {
    const addressees = [{ platform: OUTSIDE.id, items: [{ url: "https://elsewhere.example/1" }] }];
    const order = await given({ addressees });
    const servedAt = room.deps.clock();
    await recordService(room.deps, court, { orderId: order.id, platform: OUTSIDE.id, servedAt, means: "BAILIFF" });
    const itemId = itemOf(order, OUTSIDE.id);
    const of = { orderId: order.id, platform: OUTSIDE.id };
    await confirmTakedown(room.deps, court, { ...of, items: [{ itemId, outcome: "REMOVED", effectAt: servedAt }] });
    await confirmPosterInformed(room.deps, court, {
      ...of,
      items: [{ itemId, outcome: "INFORMED", informedAt: servedAt }],
    });
    expect((await heard(order)).map(({ kind }) => kind)).toEqual([
      "ORDER_ISSUED",
      "ORDER_RECEIVED",
      "EFFECT_CONFIRMED",
      "POSTER_INFORMED",
    ]);
  });

  it.each([
    ["a platform", vidshare, "ROLE_FORBIDDEN"],
    ["a court", court, "ROLE_FORBIDDEN"],
    ["a regulator", acm, "ROLE_FORBIDDEN"],
    ["a coordinator without the scope", actor("coordinator", "acm", []), "SCOPE_MISSING"],
  ])("is closed to %s", async (_, who, code) => {
    await expect(readCoordinatorInbox(room.deps, who, all)).rejects.toMatchObject({ code });
    await expect(acknowledgeCoordinatorInbox(room.deps, who, { upTo: 1 })).rejects.toMatchObject({ code });
  });

  it("is all that a coordinator reads", async () => {
    expect(() => viewerOf(coordinator)).toThrow(expect.objectContaining({ code: "ROLE_FORBIDDEN" }));
    await expect(readInbox(room.deps, coordinator, all)).rejects.toMatchObject({ code: "ROLE_FORBIDDEN" });
    await expect(readComplianceFeed(room.deps, coordinator, all)).rejects.toMatchObject({ code: "ROLE_FORBIDDEN" });
  });
});

describe("telling the poster", () => {
  const period = { from: new Date(NOW), until: new Date("2027-01-01") };
  const figures = async () => {
    const { postersInformed, postersInformedInTime, postersOverdueNow, postersNotPossible } = await seeAllCompliance(
      room.deps,
      acm,
      period,
    );
    return [postersInformed, postersInformedInTime, postersOverdueNow, postersNotPossible];
  };
  const listed = async (posterOverdue: boolean) => {
    const { page } = await seeOrders(room.deps, court, { posterOverdue }, { first: 100 });
    return page.entries.map(({ entry }) => entry.id);
  };
  const fed = async (order: Order) => {
    const { messages } = await readComplianceFeed(room.deps, acm, all);
    return messages.filter(({ body }) => body.orderId === order.id).map(({ kind }) => kind);
  };

  it("is overdue by a durable timer, once: in list, feed, figures and the platform's inbox, until it is confirmed", async () => {
    room.at(minutes(10 * DAY));
    await fireTimers(room, minutes(10 * DAY));
    const order = await given(ofVidshare);
    await acknowledge();
    await removes(order);
    const [informed = 0, inTime = 0, overdue = 0, not = 0] = await figures();
    await fireTimers(room, minutes(11 * DAY));
    expect(await listed(true)).not.toContain(order.id);
    await fireTimers(room, minutes(11 * DAY + 1));
    expect(await listed(true)).toContain(order.id);
    expect(await listed(false)).not.toContain(order.id);
    expect(await figures()).toEqual([informed, inTime, overdue + 1, not]);
    expect(await fed(order)).toEqual(["POSTER_OVERDUE"]);
    const { messages } = await readInbox(room.deps, vidshare, all);
    expect(messages.at(-1)).toMatchObject({ kind: "DEADLINE_PASSED", body: { details: { of: "POSTER" } } });

    await tells(order, { outcome: "INFORMED", informedAt: minutes(10 * DAY) });
    expect(await listed(true)).not.toContain(order.id);
    expect(await figures()).toEqual([informed + 1, inTime + 1, overdue, not]);
    expect(await fed(order)).toEqual(["POSTER_OVERDUE", "POSTER_OVERDUE_ENDED"]);
    const kinds = (await seeHistory(room.deps, order.id, viewerOf(court))).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind.startsWith("Poster"))).toEqual([
      "PosterConfirmationOverdue",
      "PosterConfirmationRecorded",
    ]);
  });

  it("that is not possible is in the figures, and never overdue", async () => {
    room.at(minutes(20 * DAY));
    const order = await given(ofVidshare);
    await acknowledge();
    await removes(order);
    const [, , , not = 0] = await figures();
    await tells(order, { outcome: "NOT_POSSIBLE", because: "POSTER_UNKNOWN" });
    await fireTimers(room, minutes(30 * DAY));
    expect((await figures())[3]).toBe(not + 1);
    expect(await listed(true)).not.toContain(order.id);
  });

  it("is confirmed under a seal over exactly what is sent, by the platform itself", async () => {
    room.at(minutes(40 * DAY));
    const order = await given(ofVidshare);
    await acknowledge();
    const informed = { outcome: "INFORMED", informedAt: minutes(40 * DAY) } as const;
    await expect(tells(order, informed, { outcome: "NOT_POSSIBLE", because: "POSTER_UNKNOWN" })).rejects.toMatchObject({
      code: "SEAL_MISMATCH",
      facts: { field: "input.seal" },
    });
    const items = [{ itemId: itemOf(order), ...informed }];
    await expect(confirmPosterInformed(room.deps, vidshare, { orderId: order.id, items })).rejects.toMatchObject({
      code: "SEAL_MISSING",
    });
    const forVidshare = { orderId: order.id, platform: idOf<PlatformId>("vidshare"), items };
    await expect(confirmPosterInformed(room.deps, court, forVidshare)).rejects.toMatchObject({
      code: "CONNECTED_ADDRESSEE",
    });
    await expect(
      confirmPosterInformed(room.deps, actor("platform", "chirper"), { orderId: order.id, items }),
    ).rejects.toMatchObject({ code: "UNKNOWN_ORDER" });
    await expect(confirmPosterInformed(room.deps, coordinator, { orderId: order.id, items })).rejects.toMatchObject({
      code: "ROLE_FORBIDDEN",
    });
  });

  it("is put off at most a year, to a moment that is to come, with reasons", async () => {
    for (const [posterInformedBy, field] of [
      [{ after: room.deps.clock(), reasons: "Evidence." }, "order.posterInformedBy.after"],
      [{ after: minutes(450 * DAY), reasons: "Evidence." }, "order.posterInformedBy.after"],
      [{ after: minutes(50 * DAY), reasons: " " }, "order.posterInformedBy.reasons"],
    ] as const) {
      await expect(given({ posterInformedBy, ...ofVidshare })).rejects.toMatchObject({
        code: "FIELD_INVALID",
        facts: { field },
      });
    }
    const order = await given({ posterInformedBy: { after: minutes(50 * DAY), reasons: "Evidence." }, ...ofVidshare });
    expect(order.addressees[0]?.intermediary).toEqual({ confirmWithin: "PT24H", notBefore: minutes(50 * DAY) });
  });
});
