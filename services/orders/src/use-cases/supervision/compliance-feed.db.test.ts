import { verifyChain } from "@exparte/event-log";
import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actor, applicationContent, minutes, NOW, orderDocument } from "../../../test/fixtures.js";
import { contentOf, openRoom, type Room } from "../../../test/room.js";
import type { CaseNumber, OrderId, PlatformId } from "../../rules/ids.js";
import { confirmTakedown } from "../addressee/confirm-takedown.js";
import { grantApplication } from "../application/grant-application.js";
import { submitApplication } from "../application/submit-application.js";
import { decideOpposition, lodgeOpposition } from "../opposition/contest-order.js";
import { acknowledgeInbox } from "../order/acknowledge-inbox.js";
import { passDeadline } from "../order/pass-deadline.js";
import { readInbox } from "../order/read-inbox.js";
import { turnPenaltyTimer } from "../penalty-of-order/change-penalty.js";
import { acknowledgeComplianceFeed, followComplianceFeed, readComplianceFeed } from "./read-compliance-feed.js";

const amsterdam = actor("court", "rb-amsterdam");
const vidshare = actor("platform", "vidshare");
const acm = actor("regulator", "acm");
const ap = actor("ap", "ap");
const penalty = { amountCents: 100_000, currency: "EUR", unit: "HOUR" as const, maximumCents: 500_000 };

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room[Symbol.asyncDispose]());

const all = { after: 0, first: 1000 };
let cases = 0;

/** An order to vidshare, served ten minutes after NOW. The term for removal is two hours. */
async function served() {
  room.at(NOW);
  const caseNumber = idOf<CaseNumber>(`C/13/${710_000 + ++cases} / KG RK 26-${cases}`);
  const { id } = await submitApplication(room.deps, amsterdam, applicationContent({ caseNumber }));
  // New places, or another order would keep them down.
  const items = [1, 2].map((item) => ({ url: `https://vidshare.example/feed/${cases}-${item}` }));
  const document = orderDocument({
    caseNumber,
    penalty,
    addressees: [{ platform: idOf<PlatformId>("vidshare"), items }],
  });
  const order = await grantApplication(
    room.deps,
    amsterdam,
    id,
    contentOf(document),
    await room.seal("rb-amsterdam", document),
  );
  room.at(minutes(10));
  const { head: last } = await readInbox(room.deps, vidshare, all);
  await acknowledgeInbox(room.deps, vidshare, { upTo: last.position });
  return order;
}

async function pass(orderId: OrderId): Promise<void> {
  await passDeadline(room.deps, { of: "REMOVAL", orderId, platform: idOf("vidshare"), deadline: minutes(130) });
}

async function told(orderId: OrderId) {
  const { messages: entries } = await readComplianceFeed(room.deps, acm, all);
  return entries.filter(({ body }) => body.orderId === orderId);
}

describe("the compliance feed", () => {
  it("reports an overdue order, its penalty, and the end of both, in a chain without gaps", async () => {
    const order = await served();
    room.at(minutes(131));
    await pass(order.id);
    await turnPenaltyTimer(room.deps, { orderId: order.id, platform: idOf("vidshare") });
    room.at(minutes(200));
    const [addressee] = order.addressees;
    const items = (addressee?.items ?? []).map(({ id }) => ({
      itemId: id,
      outcome: "REMOVED" as const,
      effectAt: minutes(190),
    }));
    const sealed = { type: "exparte-confirmation", orderId: order.id, platform: "vidshare", items };
    await confirmTakedown(room.deps, vidshare, {
      orderId: order.id,
      items,
      seal: await room.seal("vidshare", sealed),
    });
    await turnPenaltyTimer(room.deps, { orderId: order.id, platform: idOf("vidshare") });

    const entries = await told(order.id);
    const facts = { orderId: order.id, court: "rb-amsterdam", platform: "vidshare" };
    const deadline = minutes(130);
    expect(entries.map(({ kind, body }) => ({ kind, body }))).toEqual([
      { kind: "DEADLINE_PASSED", body: { ...facts, details: { deadline } } },
      { kind: "PENALTY_RUNNING", body: { ...facts, details: { since: deadline } } },
      { kind: "COMPLIED", body: { ...facts, details: { deadline, compliedAt: minutes(190) } } },
      {
        kind: "PENALTY_STOPPED",
        body: { ...facts, details: { because: "COMPLIED", forfeitedCents: 100_000, currency: "EUR" } },
      },
    ]);
    expect(verifyChain((await readComplianceFeed(room.deps, acm, all)).messages)).toBeUndefined();
  });

  it("reports items that are not restored in time", async () => {
    const order = await served();
    const { opposition } = await lodgeOpposition(room.deps, vidshare, { orderId: order.id, grounds: "Satire." });
    const itemIds = (order.addressees[0]?.items ?? []).map(({ id }) => id);
    const items = itemIds.map((itemId) => ({ itemId, outcome: "REMOVED" as const, effectAt: minutes(10) }));
    const sealed = { type: "exparte-confirmation", orderId: order.id, platform: "vidshare", items };
    await confirmTakedown(room.deps, vidshare, { orderId: order.id, items, seal: await room.seal("vidshare", sealed) });
    room.at(minutes(20));
    await decideOpposition(room.deps, amsterdam, opposition.id, {
      outcome: "LIFTED",
      reasons: "It is lawful.",
      penaltiesFallAway: true,
      reinstateWithin: "PT1H",
    });
    room.at(minutes(81));
    const deadline = minutes(80);
    await passDeadline(room.deps, { of: "REINSTATEMENT", orderId: order.id, platform: idOf("vidshare"), deadline });
    expect(await told(order.id)).toMatchObject([
      { kind: "REINSTATEMENT_LATE", body: { details: { reinstateBy: deadline } } },
    ]);
  });

  it("contains no text, no address of content and nothing about the applicant", async () => {
    const order = await served();
    room.at(minutes(131));
    await pass(order.id);
    const entries = await told(order.id);
    expect(entries).toHaveLength(1);
    for (const { body } of entries) {
      expect(Object.keys(body).sort()).toEqual(["court", "details", "orderId", "platform"]);
      const text = JSON.stringify(body);
      for (const secret of ["a-1", "https://", "consent", "mr. A.", "C/13/"]) expect(text).not.toContain(secret);
    }
  });

  it("is open to supervisors with the scope compliance:read, and to nobody else", async () => {
    const signal = AbortSignal.timeout(60_000);
    const others = [vidshare, amsterdam, actor("service", "orders"), actor("operator", "hub")];
    for (const other of others) {
      const refused = expect.objectContaining({ code: "ROLE_FORBIDDEN" });
      await expect(readComplianceFeed(room.deps, other, all)).rejects.toEqual(refused);
      await expect(acknowledgeComplianceFeed(room.deps, other, { upTo: 1 })).rejects.toEqual(refused);
      const follow = () => followComplianceFeed(room.deps, other, { after: 0, window: 10, signal });
      expect(follow).toThrowError(refused);
    }
    const scopeless = actor("ap", "ap", ["complaints:handle"]);
    await expect(readComplianceFeed(room.deps, scopeless, all)).rejects.toMatchObject({ code: "SCOPE_MISSING" });
  });

  it("can be followed by several supervisors, each with its own window and acknowledgement", async () => {
    for (let late = 0; late < 3; late += 1) {
      const order = await served();
      room.at(minutes(131));
      await pass(order.id);
    }
    const { head } = await readComplianceFeed(room.deps, acm, all);
    expect(head.position).toBeGreaterThanOrEqual(3);
    const stop = new AbortController();
    const options = { after: 0, window: 1, signal: stop.signal };
    const regulator = followComplianceFeed(room.deps, acm, options);
    const authority = followComplianceFeed(room.deps, ap, options);
    for (let position = 1; position <= head.position; position += 1) {
      expect((await regulator.next()).value).toMatchObject({ streamPosition: position });
      await acknowledgeComplianceFeed(room.deps, acm, { upTo: position });
    }
    expect((await authority.next()).value).toMatchObject({ streamPosition: 1 });
    const waiting = authority.next();
    expect((await readComplianceFeed(room.deps, ap, all)).head).toMatchObject({ acknowledged: 0 });
    expect((await readComplianceFeed(room.deps, acm, all)).head).toMatchObject({ acknowledged: head.position });
    stop.abort();
    expect(await waiting).toEqual({ done: true, value: undefined });
  });

  it.each<[string, string, () => unknown]>([
    ["a window that is none", "WINDOW_INVALID", () => follow({ after: 0, window: 0 })],
    ["a position that is none", "FIELD_INVALID", () => follow({ after: -1, window: 1 })],
    ["a page that is none", "PAGE_INVALID", () => readComplianceFeed(room.deps, acm, { after: 0, first: 1001 })],
    ["acknowledging what is none", "FIELD_INVALID", () => acknowledgeComplianceFeed(room.deps, acm, { upTo: -1 })],
    [
      "acknowledging beyond its end",
      "ACKNOWLEDGED_BEYOND_HEAD",
      () => acknowledgeComplianceFeed(room.deps, acm, { upTo: 9_999 }),
    ],
  ])("refuses %s", async (_, code, work) => {
    await expect((async () => work())()).rejects.toMatchObject({ code });
  });
});

function follow(wanted: { readonly after: number; readonly window: number }) {
  return followComplianceFeed(room.deps, acm, { ...wanted, signal: AbortSignal.timeout(60_000) });
}
