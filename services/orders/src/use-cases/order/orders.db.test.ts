import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actor, applicationContent, minutes, NOW, orderDocument } from "../../../test/fixtures.js";
import { contentOf, openRoom, type Room } from "../../../test/room.js";
import { deadlineOf, deadlinePassedAt } from "../../rules/addressee/deadline.js";
import type { ApplicationId, CaseNumber, ItemId, OrderId, PlatformId } from "../../rules/ids.js";
import { addresseeOf } from "../../rules/order/order.js";
import { sealFor } from "../../rules/order-document/sealed-parts.js";
import { confirmTakedown } from "../addressee/confirm-takedown.js";
import { recordService } from "../addressee/record-service.js";
import { closeApplication } from "../application/close-application.js";
import { grantApplication } from "../application/grant-application.js";
import { submitApplication } from "../application/submit-application.js";
import { seeCompliance } from "../supervision/see-compliance.js";
import { acknowledgeInbox } from "./acknowledge-inbox.js";
import { passDeadline } from "./pass-deadline.js";
import { readInbox } from "./read-inbox.js";
import { seeOrder, seeOrders } from "./see-orders.js";

const amsterdam = actor("court", "rb-amsterdam");
const vidshare = actor("platform", "vidshare");

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room[Symbol.asyncDispose]());

let cases = 0;
const newCase = () => idOf<CaseNumber>(`C/13/${700_000 + ++cases} / KG RK 26-${cases}`);

async function granted(change: Parameters<typeof orderDocument>[0] = {}) {
  room.at(NOW);
  const caseNumber = newCase();
  const application = await submitApplication(room.deps, amsterdam, applicationContent({ caseNumber }));
  const document = orderDocument({ caseNumber, ...change });
  const seal = await room.seal("rb-amsterdam", document);
  return {
    application,
    document,
    seal,
    order: await grantApplication(room.deps, amsterdam, application.id, contentOf(document), seal),
  };
}

async function confirmed(orderId: OrderId, itemIds: readonly ItemId[]) {
  const items = itemIds.map((itemId) => ({ itemId, outcome: "REMOVED" as const, effectAt: room.deps.clock() }));
  const seal = await room.seal("vidshare", {
    type: "exparte-confirmation",
    orderId,
    platform: idOf<PlatformId>("vidshare"),
    items,
  });
  return confirmTakedown(room.deps, vidshare, { orderId, items, seal });
}

describe("granting an application", () => {
  it("puts the sealed order in the inbox of each connected addressee, and nowhere else", async () => {
    const { order } = await granted();
    const seal = sealFor(idOf("vidshare"), order);
    const { head, messages } = await readInbox(room.deps, vidshare, { after: 0, first: 1000 });
    expect(messages.at(-1)).toMatchObject({ kind: "ORDER_ISSUED", body: { orderId: order.id, orderVersion: 1, seal } });
    expect(messages.map((message) => message.streamPosition)).toEqual(messages.map((_, index) => index + 1));
    expect(head.position).toBe(messages.length);
    const others = await readInbox(room.deps, actor("platform", "chirper"), { after: 0, first: 10 });
    expect(others.messages).toEqual([]);
  });

  it("returns the same order when it is repeated with the same seal", async () => {
    const { application, document, seal, order } = await granted();
    await expect(grantApplication(room.deps, amsterdam, application.id, contentOf(document), seal)).resolves.toEqual(
      order,
    );
  });

  it("refuses a second, other order on one application", async () => {
    const { application } = await granted();
    const other = orderDocument({ caseNumber: application.content.caseNumber, removeWithin: "PT4H" });
    const attempt = grantApplication(
      room.deps,
      amsterdam,
      application.id,
      contentOf(other),
      await room.seal("rb-amsterdam", other),
    );
    await expect(attempt).rejects.toMatchObject({ code: "APPLICATION_DECIDED", facts: { status: "GRANTED" } });
  });

  it("lets one of two judges who decide at once win, and shows the other what happened", async () => {
    room.at(NOW);
    const caseNumber = newCase();
    const { id } = await submitApplication(room.deps, amsterdam, applicationContent({ caseNumber }));
    const document = orderDocument({ caseNumber });
    const seal = await room.seal("rb-amsterdam", document);
    const outcomes = await Promise.allSettled([
      grantApplication(room.deps, amsterdam, id, contentOf(document), seal),
      closeApplication(room.deps, amsterdam, id, { type: "refuse", reasons: "Not plausible." }),
    ]);
    const lost = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(lost).toHaveLength(1);
    expect(lost[0]?.reason).toMatchObject({ code: "APPLICATION_DECIDED" });
  });

  it("refuses a seal over another document, names the field, and changes nothing", async () => {
    room.at(NOW);
    const caseNumber = newCase();
    const { id } = await submitApplication(room.deps, amsterdam, applicationContent({ caseNumber }));
    const document = orderDocument({ caseNumber });
    const seal = await room.seal("rb-amsterdam", { ...document, judge: "mr. B. Ander" });
    const before = await readInbox(room.deps, vidshare, { after: 0, first: 1 });
    await expect(grantApplication(room.deps, amsterdam, id, contentOf(document), seal)).rejects.toMatchObject({
      code: "SEAL_MISMATCH",
      facts: { field: "order.judge" },
    });
    const after = await readInbox(room.deps, vidshare, { after: 0, first: 1 });
    expect(after.head).toEqual(before.head);
    const [application] = await room.deps.database.sql.query<{ status: string }>(
      "select status from orders.applications where id = $1",
      [id],
    );
    expect(application?.status).toBe("SUBMITTED");
  });

  it("refuses a seal made by another court", async () => {
    room.at(NOW);
    const caseNumber = newCase();
    const { id } = await submitApplication(room.deps, amsterdam, applicationContent({ caseNumber }));
    const document = orderDocument({ caseNumber });
    const seal = await room.seal("rb-den-haag", document);
    await expect(grantApplication(room.deps, amsterdam, id, contentOf(document), seal)).rejects.toMatchObject({
      code: "SEAL_KEY_UNKNOWN",
    });
  });

  it("refuses the registry, which has no judge's scope", async () => {
    const registry = actor("court", "rb-amsterdam", ["applications:submit"]);
    const { application, document, seal } = await granted();
    await expect(
      grantApplication(room.deps, registry, application.id, contentOf(document), seal),
    ).rejects.toMatchObject({ code: "SCOPE_MISSING" });
  });

  it("refuses another court as if the application did not exist", async () => {
    const { application, document, seal } = await granted();
    const attempt = grantApplication(
      room.deps,
      actor("court", "rb-den-haag"),
      application.id,
      contentOf(document),
      seal,
    );
    await expect(attempt).rejects.toMatchObject({ code: "UNKNOWN_APPLICATION" });
  });
});

describe("submitting an application", () => {
  it("returns the same application for the same content, even when both arrive at once", async () => {
    const content = applicationContent({ caseNumber: newCase() });
    const [one, two] = await Promise.all([
      submitApplication(room.deps, amsterdam, content),
      submitApplication(room.deps, amsterdam, content),
    ]);
    expect(two).toEqual(one);
  });

  it("cannot be granted twice under one seal, for two applications of the same content: the seal names its case", async () => {
    const [one, other] = [newCase(), newCase()];
    const document = orderDocument({ caseNumber: one });
    const seal = await room.seal("rb-amsterdam", document);
    const grant = async (caseNumber: CaseNumber) => {
      const { id } = await submitApplication(room.deps, amsterdam, applicationContent({ caseNumber }));
      return grantApplication(room.deps, amsterdam, id, contentOf(document), seal);
    };
    await grant(one);
    await expect(grant(other)).rejects.toMatchObject({
      code: "SEAL_MISMATCH",
      message: expect.stringContaining("it is the seal of another order"),
      facts: { field: "seal", member: "caseNumber" },
    });
  });

  it("refuses other content under the same case number, also of one withdrawn, and says where to look", async () => {
    const caseNumber = newCase();
    const other = applicationContent({ caseNumber, grounds: "Other." });
    const { id } = await submitApplication(room.deps, amsterdam, applicationContent({ caseNumber }));
    await expect(submitApplication(room.deps, amsterdam, other)).rejects.toMatchObject({
      code: "CASE_NUMBER_TAKEN",
      message: expect.stringContaining(`Look at it with application(id: "${id}"): check the number for a slip`),
      facts: { field: "input.caseNumber", applicationId: id, status: "SUBMITTED" },
    });
    await closeApplication(room.deps, amsterdam, id, { type: "withdraw", reasons: "A slip." });
    await expect(submitApplication(room.deps, amsterdam, other)).rejects.toMatchObject({
      code: "CASE_NUMBER_TAKEN",
      facts: { field: "input.caseNumber", applicationId: id, status: "WITHDRAWN" },
    });
  });

  it("may follow one that the same court referred to prosecution, and no other (S19)", async () => {
    room.at(NOW);
    const submit = (court: typeof amsterdam, followsApplicationId?: ApplicationId) =>
      submitApplication(
        room.deps,
        court,
        applicationContent({ caseNumber: newCase(), ...(followsApplicationId ? { followsApplicationId } : {}) }),
      );
    const field = "input.followsApplicationId";
    const { id } = await submit(amsterdam);
    await expect(submit(amsterdam, id)).rejects.toMatchObject({
      code: "NOT_REFERRED",
      facts: { field, status: "SUBMITTED" },
    });
    await closeApplication(room.deps, amsterdam, id, { type: "refer", reasons: "A threat." });
    for (const [court, other] of [
      [amsterdam, idOf<ApplicationId>("no-such")],
      [actor("court", "rb-den-haag"), id],
    ] as const) {
      await expect(submit(court, other)).rejects.toMatchObject({ code: "UNKNOWN_APPLICATION", facts: { field } });
    }
    expect((await submit(amsterdam, id)).content.followsApplicationId).toBe(id);
  });

  it("refuses a platform", async () => {
    await expect(submitApplication(room.deps, vidshare, applicationContent())).rejects.toMatchObject({
      code: "ROLE_FORBIDDEN",
    });
  });
});

describe("acknowledging the inbox", () => {
  it("serves every order among the messages, once", async () => {
    const first = await granted();
    const second = await granted();
    room.at(minutes(5));
    const { head } = await readInbox(room.deps, vidshare, { after: 0, first: 1 });
    await acknowledgeInbox(room.deps, vidshare, { upTo: head.position });
    room.at(minutes(9));
    await acknowledgeInbox(room.deps, vidshare, { upTo: head.position });
    for (const { order } of [first, second]) {
      const seen = await seeOrder(room.deps, amsterdam, order.id);
      expect(addresseeOf(seen.order, idOf("vidshare")).servedAt).toBe(minutes(5));
      expect(deadlineOf(addresseeOf(seen.order, idOf("vidshare")))).toBe(minutes(125));
    }
  });

  it("refuses a position beyond the head and serves nothing", async () => {
    const { order } = await granted();
    const { head } = await readInbox(room.deps, vidshare, { after: 0, first: 1 });
    await expect(acknowledgeInbox(room.deps, vidshare, { upTo: head.position + 1 })).rejects.toMatchObject({
      code: "ACKNOWLEDGED_BEYOND_HEAD",
    });
    const seen = await seeOrder(room.deps, amsterdam, order.id);
    expect(addresseeOf(seen.order, idOf("vidshare")).servedAt).toBeUndefined();
  });
});

describe("confirming a takedown", () => {
  it("is refused before the order is served", async () => {
    const { order } = await granted();
    await expect(confirmed(order.id, [idOf<ItemId>(String(order.addressees[0]?.items[0]?.id))])).rejects.toMatchObject({
      code: "NOT_SERVED_YET",
    });
  });

  it("is refused while the service could not hear of a revoked key, and so is a grant; a repeated grant is not", async () => {
    const deps = { ...room.deps, partiesHeard: () => false };
    const refused = { code: "PARTIES_NOT_HEARD" };
    const { order, application, document, seal } = await granted();
    const items = [
      { itemId: idOf<ItemId>(String(order.addressees[0]?.items[0]?.id)), outcome: "REMOVED" as const, effectAt: NOW },
    ];
    const said = { type: "exparte-confirmation", orderId: order.id, platform: "vidshare", items };
    const confirmation = { orderId: order.id, items, seal: await room.seal("vidshare", said) };
    await expect(confirmTakedown(deps, vidshare, confirmation)).rejects.toMatchObject(refused);
    await expect(confirmTakedown(room.deps, vidshare, confirmation)).rejects.toMatchObject({ code: "NOT_SERVED_YET" });
    await expect(grantApplication(deps, amsterdam, application.id, contentOf(document), seal)).resolves.toEqual(
      expect.objectContaining({ id: order.id }),
    );
    const caseNumber = newCase();
    const another = await submitApplication(room.deps, amsterdam, applicationContent({ caseNumber }));
    const next = orderDocument({ caseNumber });
    await expect(
      grantApplication(deps, amsterdam, another.id, contentOf(next), await room.seal("rb-amsterdam", next)),
    ).rejects.toMatchObject(refused);
  });

  it("is refused without the platform's seal, and with another's", async () => {
    const { order } = await granted();
    const items = [
      { itemId: idOf<ItemId>(String(order.addressees[0]?.items[0]?.id)), outcome: "REMOVED" as const, effectAt: NOW },
    ];
    await expect(confirmTakedown(room.deps, vidshare, { orderId: order.id, items })).rejects.toMatchObject({
      code: "SEAL_MISSING",
    });
    const seal = await room.seal("chirper", {
      type: "exparte-confirmation",
      orderId: order.id,
      platform: idOf<PlatformId>("vidshare"),
      items,
    });
    await expect(confirmTakedown(room.deps, vidshare, { orderId: order.id, items, seal })).rejects.toMatchObject({
      code: "SEAL_KEY_UNKNOWN",
    });
  });

  it("of every item makes the addressee compliant, and its deadline's timer then records nothing", async () => {
    const { order } = await granted();
    const { head } = await readInbox(room.deps, vidshare, { after: 0, first: 1 });
    await acknowledgeInbox(room.deps, vidshare, { upTo: head.position });
    room.at(minutes(30));
    const items = (order.addressees[0]?.items ?? []).map((item) => item.id);
    const { order: after } = await confirmed(order.id, items);
    expect(addresseeOf(after, idOf("vidshare")).compliedAt).toBe(minutes(30));
    room.at(minutes(121));
    await passDeadline(room.deps, {
      of: "REMOVAL",
      orderId: order.id,
      platform: idOf("vidshare"),
      deadline: minutes(120),
    });
    const { order: seen } = await seeOrder(room.deps, amsterdam, order.id);
    expect(deadlinePassedAt(addresseeOf(seen, idOf("vidshare")))).toBeUndefined();
  });

  it("for a site outside the hub is recorded by the court, after the bailiff's service", async () => {
    const { order } = await granted();
    const itemId = idOf<ItemId>(String(order.addressees[1]?.items[0]?.id));
    await recordService(room.deps, amsterdam, {
      orderId: order.id,
      platform: idOf("lawyer-list"),
      servedAt: NOW,
      means: "BAILIFF",
    });
    const outcome = { orderId: order.id, items: [{ itemId, outcome: "REMOVED" as const, effectAt: NOW }] };
    const { order: after } = await confirmTakedown(room.deps, amsterdam, {
      ...outcome,
      platform: idOf<PlatformId>("lawyer-list"),
    });
    expect(addresseeOf(after, idOf("lawyer-list")).compliedAt).toBe(NOW);
    await expect(
      confirmTakedown(room.deps, amsterdam, { ...outcome, platform: idOf<PlatformId>("vidshare") }),
    ).rejects.toMatchObject({
      code: "CONNECTED_ADDRESSEE",
    });
  });
});

describe("a deadline that passes", () => {
  it("is recorded once and sent to the platform, and the figures count it as overdue", async () => {
    const { order } = await granted();
    const { head } = await readInbox(room.deps, vidshare, { after: 0, first: 1 });
    await acknowledgeInbox(room.deps, vidshare, { upTo: head.position });
    room.at(minutes(121));
    const payload = {
      of: "REMOVAL" as const,
      orderId: order.id,
      platform: idOf<PlatformId>("vidshare"),
      deadline: minutes(120),
    };
    await passDeadline(room.deps, payload);
    await passDeadline(room.deps, payload);
    const { messages } = await readInbox(room.deps, vidshare, { after: head.position, first: 10 });
    expect(messages).toMatchObject([
      { kind: "DEADLINE_PASSED", body: { orderId: order.id, details: { of: "REMOVAL", deadline: minutes(120) } } },
    ]);
    const { page } = await seeOrders(room.deps, actor("regulator", "acm"), { overdue: true }, { first: 100 });
    expect(page.entries.map(({ entry }) => entry.id)).toContain(order.id);
    const figures = await seeCompliance(room.deps, actor("regulator", "acm"), idOf("vidshare"), {
      from: new Date("2026-01-01"),
      until: new Date("2027-01-01"),
    });
    expect(figures.overdueNow).toBeGreaterThan(0);
  });

  it("is not recorded before its time", async () => {
    room.at(minutes(120));
    await expect(
      passDeadline(room.deps, {
        of: "REMOVAL",
        orderId: idOf("x"),
        platform: idOf("vidshare"),
        deadline: minutes(120),
      }),
    ).rejects.toThrow("A deadline of x");
  });
});

describe("seeing orders", () => {
  it("shows a platform only its own orders", async () => {
    const { order } = await granted();
    await expect(seeOrder(room.deps, actor("platform", "chirper"), order.id)).rejects.toMatchObject({
      code: "UNKNOWN_ORDER",
    });
    await expect(seeOrder(room.deps, actor("court", "rb-den-haag"), order.id)).rejects.toMatchObject({
      code: "UNKNOWN_ORDER",
    });
    await expect(seeOrder(room.deps, actor("operator", "hub"), order.id)).rejects.toMatchObject({
      code: "ROLE_FORBIDDEN",
    });
    const { page } = await seeOrders(room.deps, actor("platform", "chirper"), {}, { first: 100 });
    expect(page.entries).toEqual([]);
  });

  it("pages through all orders without missing or repeating one", async () => {
    const whole = await seeOrders(room.deps, amsterdam, {}, { first: 100 });
    const ids: string[] = [];
    let after: string | undefined;
    for (;;) {
      const { page } = await seeOrders(
        room.deps,
        amsterdam,
        {},
        { first: 3, ...(after === undefined ? {} : { after }) },
      );
      ids.push(...page.entries.map(({ entry }) => entry.id));
      after = page.entries.at(-1)?.cursor;
      if (!page.hasNextPage) break;
    }
    expect(ids).toEqual(whole.page.entries.map(({ entry }) => entry.id));
  });
});
