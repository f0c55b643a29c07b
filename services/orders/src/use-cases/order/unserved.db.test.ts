import { idOf } from "@exparte/testing/id-of";
import { startTimers } from "@exparte/timers";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { actor, applicationContent, minutes, NOW, orderDocument } from "../../../test/fixtures.js";
import { contentOf, openRoom, type Room, STATUTE } from "../../../test/room.js";
import { videos } from "../../../test/story.js";
import type { CaseNumber, OrderId } from "../../rules/ids.js";
import { type Instant, instant } from "../../rules/instant.js";
import type { Order } from "../../rules/order/order.js";
import type { OrderDocument } from "../../rules/order-document/order-document.js";
import { PASS_DEADLINE, type PassDeadlinePayload, TIMERS_SCHEMA } from "../../store/timers.js";
import { recordService } from "../addressee/record-service.js";
import { grantApplication } from "../application/grant-application.js";
import { submitApplication } from "../application/submit-application.js";
import { readComplianceFeed } from "../supervision/read-compliance-feed.js";
import { seeAllCompliance } from "../supervision/see-compliance.js";
import { viewerOf } from "../viewer.js";
import { acknowledgeInbox } from "./acknowledge-inbox.js";
import { passDeadline } from "./pass-deadline.js";
import { readInbox } from "./read-inbox.js";
import { seeHistory } from "./see-history.js";
import { seeOrders } from "./see-orders.js";

const amsterdam = actor("court", "rb-amsterdam");
const vidshare = actor("platform", "vidshare");
const acm = actor("regulator", "acm");
const all = { after: 0, first: 1_000 };
const DAY = 24 * 60;

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room[Symbol.asyncDispose]());

let cases = 0;
/** Each order is given later than the last one, as the platform acknowledges all of them together. */
let start = 0;
const at = (minute: number) => minutes(start + minute);

async function given(change: Partial<OrderDocument> = {}): Promise<Order> {
  start += 10 * DAY;
  room.at(at(0));
  const caseNumber = idOf<CaseNumber>(`C/13/${820_000 + ++cases}`);
  const { id } = await submitApplication(room.deps, amsterdam, applicationContent({ caseNumber }));
  const document = orderDocument({
    caseNumber,
    issuedAt: at(0),
    ...videos({ url: `https://vidshare.example/unserved/${cases}` }),
    ...change,
  });
  const seal = await room.seal("rb-amsterdam", document);
  return grantApplication(room.deps, amsterdam, id, contentOf(document), seal);
}

/** At the end of a term service is in time. */
const justAfter = (minute: number) => instant(Date.parse(at(minute)) + 1);

const keyOf = (order: Order) => `SERVICE/${order.id}/vidshare`;

async function dueAt(order: Order): Promise<Instant[]> {
  const jobs = await room.deps.database.sql.query<{ run_at: string }>(
    `select run_at from ${TIMERS_SCHEMA}.jobs where key = $1`,
    [keyOf(order)],
  );
  return jobs.map(({ run_at }) => instant(run_at));
}

/** Timers as the service runs them, at a moment of the room's clock; each start is one process of it. */
async function timersFor(order: Order, now: Instant): Promise<void> {
  room.at(now);
  const { sql } = room.deps.database;
  // The database's clock cannot jump, so that the timer is moved to it.
  await sql.query(
    `select ${TIMERS_SCHEMA}.reschedule_jobs(array(select id from ${TIMERS_SCHEMA}.jobs where key = $1), run_at := now())`,
    [keyOf(order)],
  );
  const timers = await startTimers({
    connectionString: room.databaseUrl,
    schema: TIMERS_SCHEMA,
    tasks: { [PASS_DEADLINE]: (payload: unknown) => passDeadline(room.deps, payload as PassDeadlinePayload) },
    onProblem: () => undefined,
  });
  await vi.waitFor(async () => expect(await dueAt(order)).toEqual([]), { timeout: 20_000, interval: 20 });
  await timers.close();
}

const historyOf = (orderId: OrderId, of = amsterdam) => seeHistory(room.deps, orderId, viewerOf(of));
const unservedEvents = async (orderId: OrderId) =>
  (await historyOf(orderId)).filter(({ kind }) => kind === "AddresseeUnserved");
const listed = async (unserved: boolean, of = amsterdam) => {
  const { page } = await seeOrders(room.deps, of, { unserved }, { first: 100 });
  return page.entries.map(({ entry }) => entry.id);
};
const fed = async (orderId: OrderId) => {
  const { messages } = await readComplianceFeed(room.deps, acm, all);
  return messages
    .filter(({ body }) => body.orderId === orderId)
    .map(({ kind, body }) => ({ kind, details: body.details }));
};

describe("an order that nobody serves within serveWithin", () => {
  it("is told by a durable timer, once, also after a restart: to the court with what to do, and to supervisors", async () => {
    const order = await given({ serveWithin: "PT5H" });
    expect(await dueAt(order)).toEqual([justAfter(300)]);
    await timersFor(order, at(301));
    const payload: PassDeadlinePayload = {
      of: "SERVICE",
      orderId: order.id,
      platform: idOf("vidshare"),
      deadline: at(300),
    };
    await passDeadline(room.deps, payload);
    expect(await unservedEvents(order.id)).toMatchObject([
      { platform: "vidshare", by: { id: "timer" }, advice: expect.stringContaining("send a bailiff") },
    ]);
    expect(await fed(order.id)).toEqual([{ kind: "UNSERVED", details: { serveBy: at(300) } }]);
    const [seen] = (await historyOf(order.id, vidshare)).filter(({ kind }) => kind === "AddresseeUnserved");
    expect(seen).toMatchObject({ advice: null });
  });

  it("is in the court's list and the figures until it is served, and the event stays", async () => {
    const order = await given({ serveWithin: "PT5H" });
    const period = { from: new Date(NOW), until: new Date("2027-01-01") };
    room.at(at(300));
    expect(await listed(true)).not.toContain(order.id);
    const { unservedNow: before } = await seeAllCompliance(room.deps, acm, period);
    await timersFor(order, at(301));
    expect(await listed(true)).toContain(order.id);
    expect(await listed(false)).not.toContain(order.id);
    expect(await listed(true, vidshare)).toContain(order.id);
    expect(await listed(true, actor("court", "rb-den-haag"))).not.toContain(order.id);
    expect((await seeAllCompliance(room.deps, acm, period)).unservedNow).toBe(before + 1);

    await recordService(room.deps, amsterdam, {
      orderId: order.id,
      platform: idOf("vidshare"),
      servedAt: at(301),
      means: "BAILIFF",
    });
    expect(await listed(true)).not.toContain(order.id);
    expect(await unservedEvents(order.id)).toHaveLength(1);
    expect(await fed(order.id)).toEqual([
      { kind: "UNSERVED", details: { serveBy: at(300) } },
      { kind: "UNSERVED_ENDED", details: { serveBy: at(300), because: "SERVED" } },
    ]);
  });

  it("has the term of the hub's setting where it says nothing itself", async () => {
    const order = await given();
    expect(await dueAt(order)).toEqual([justAfter(DAY)]);
    expect(order.addressees).toMatchObject([{ serveBy: at(DAY) }]);
  });

  it("is not told of one that was served in time, by a timer that fires all the same", async () => {
    const order = await given({ serveWithin: "PT5H" });
    await acknowledge();
    await timersFor(order, at(301));
    expect(await unservedEvents(order.id)).toEqual([]);
    expect(await listed(true)).not.toContain(order.id);
  });

  it("refuses a term for service that is none, or longer than a year", async () => {
    for (const serveWithin of ["", "24 hours", "PT0S", "-P1D", "P2Y"]) {
      await expect(given({ serveWithin })).rejects.toMatchObject({
        code: "TERM_INVALID",
        facts: { field: "order.serveWithin" },
      });
    }
  });
});

describe("what the platform reads of service in its inbox", () => {
  const penalty = { amountCents: 100_000, currency: "EUR", unit: "DAY", maximumCents: 500_000 } as const;

  it("is that only a bailiff serves it, where the order says so, and that acknowledging serves nothing", async () => {
    const order = await given({ serviceBy: "BAILIFF", penalty });
    expect(await lastMessage()).toMatchObject({ details: { serviceBy: "BAILIFF", penaltyAfterWrit: true } });
    expect((await lastMessage())?.details).not.toHaveProperty("acknowledgementIsWritUnder");
    await acknowledge();
    const kinds = (await historyOf(order.id)).map(({ kind }) => kind);
    expect(kinds).toEqual(["OrderIssued", "AcknowledgementRecorded"]);
  });

  it("is the statute that makes a writ of its acknowledgement, where the hub has one", async () => {
    await given({ penalty });
    expect(await lastMessage()).toMatchObject({ details: { acknowledgementIsWritUnder: STATUTE } });
  });

  it("is nothing more than before, where the order has no penalty and says nothing of service", async () => {
    await given();
    expect((await lastMessage())?.details).toEqual({ removeWithin: "PT2H" });
  });
});

async function acknowledge(): Promise<void> {
  const { head } = await readInbox(room.deps, vidshare, { after: 0, first: 1 });
  await acknowledgeInbox(room.deps, vidshare, { upTo: head.position });
}

async function lastMessage(): Promise<{ readonly details: unknown } | undefined> {
  const { messages } = await readInbox(room.deps, vidshare, all);
  return messages.at(-1)?.body as { readonly details: unknown } | undefined;
}
