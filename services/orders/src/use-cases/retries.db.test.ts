import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actor, applicationContent, minutes, NOW, orderDocument } from "../../test/fixtures.js";
import { contentOf, openRoom, type Room } from "../../test/room.js";
import type { Confirmation } from "../rules/addressee/addressee.js";
import { deadlineOf } from "../rules/addressee/deadline.js";
import type { CaseNumber, FindingId, ItemId, PlatformId } from "../rules/ids.js";
import { addresseeOf, type Order } from "../rules/order/order.js";
import type { OrderDocument } from "../rules/order-document/order-document.js";
import { confirmReinstatement } from "./addressee/confirm-reinstatement.js";
import { confirmTakedown } from "./addressee/confirm-takedown.js";
import { contestFinding, decideFinding, findBreach, findCompliance } from "./addressee/find.js";
import { recordService } from "./addressee/record-service.js";
import { closeApplication } from "./application/close-application.js";
import { grantApplication } from "./application/grant-application.js";
import { submitApplication } from "./application/submit-application.js";
import {
  type Decision,
  decideOpposition,
  lodgeOpposition,
  setHearing,
  withdrawOpposition,
} from "./opposition/contest-order.js";
import { acknowledgeInbox } from "./order/acknowledge-inbox.js";
import { liftOrder, modifyOrder } from "./order/change-order.js";
import { passDeadline } from "./order/pass-deadline.js";
import { readInbox } from "./order/read-inbox.js";
import { seeHistory } from "./order/see-history.js";
import { seeOrder } from "./order/see-orders.js";
import {
  applyForLapse,
  clarifyOrder,
  concludeMainProceedings,
  registerMainClaim,
  rejectClaim,
  resumeOrder,
  suspendOrder,
} from "./order/steer-order.js";
import { changePenalty } from "./penalty-of-order/change-penalty.js";

const amsterdam = actor("court", "rb-amsterdam");
const vidshare = actor("platform", "vidshare");

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room[Symbol.asyncDispose]());

let cases = 0;
const newCase = () => idOf<CaseNumber>(`C/13/${900_000 + ++cases}`);

/** Everything that is recorded anywhere: the length of every stream, and the content of each row. */
async function everything(): Promise<unknown> {
  const { sql } = room.deps.database;
  return {
    streams: await sql.query(
      "select stream, count(*)::int as events from orders.events group by stream order by stream",
    ),
    orders: await sql.query("select id, state from orders.orders order by id"),
    versions: await sql.query("select order_id, version from orders.order_versions order by 1, 2"),
    applications: await sql.query("select id, state from orders.applications order by id"),
  };
}

/** Acts now and again a minute later: the answer is the same, and nothing more is recorded. */
async function twice<T>(act: () => Promise<T>): Promise<T> {
  const first = await act();
  const before = await everything();
  room.at(minutes((Date.parse(room.deps.clock()) - Date.parse(NOW)) / 60_000 + 1));
  const second = await act();
  expect(second).toEqual(first);
  expect(await everything()).toEqual(before);
  return first;
}

async function granted(): Promise<Order> {
  room.at(NOW);
  const caseNumber = newCase();
  const { id } = await submitApplication(room.deps, amsterdam, applicationContent({ caseNumber }));
  // New places: another order for the same ones would keep down what this one frees.
  const items = [1, 2].map((video) => ({ url: `https://vidshare.example/v/${cases}/${video}` }));
  const site = { platform: idOf<PlatformId>("lawyer-list"), items: [{ url: `https://lawyer-list.example/${cases}` }] };
  const document = orderDocument({ caseNumber, addressees: [{ platform: idOf<PlatformId>("vidshare"), items }, site] });
  const seal = await room.seal("rb-amsterdam", document);
  return grantApplication(room.deps, amsterdam, id, contentOf(document), seal);
}

async function acknowledged(): Promise<void> {
  const { head } = await readInbox(room.deps, vidshare, { after: 0, first: 1 });
  await acknowledgeInbox(room.deps, vidshare, { upTo: head.position });
}

async function served(): Promise<Order> {
  const order = await granted();
  await acknowledged();
  return (await seeOrder(room.deps, amsterdam, order.id)).order;
}

const idsOf = (order: Order) => addresseeOf(order, idOf("vidshare")).items.map(({ id }) => id);

async function confirm(order: Order, items: readonly Confirmation[]) {
  const { id: orderId } = order;
  const seal = await room.seal("vidshare", { type: "exparte-confirmation", orderId, platform: "vidshare", items });
  return () => confirmTakedown(room.deps, vidshare, { orderId, items, seal });
}

const removal = (order: Order): Confirmation[] =>
  idsOf(order).map((itemId) => ({ itemId, outcome: "REMOVED", effectAt: NOW }));

const contested = ({ id: orderId }: Order) =>
  lodgeOpposition(room.deps, vidshare, { orderId, grounds: "It is satire." });

async function sealed(order: Order, change: Partial<OrderDocument>) {
  const document = { ...order.document, version: order.document.version + 1, ...change };
  return { content: contentOf(document), seal: await room.seal("rb-amsterdam", document) };
}

describe("a retry whose first answer was lost changes nothing, and gives the same answer", () => {
  it("of an application, and of an application refused, referred or withdrawn", async () => {
    room.at(NOW);
    for (const type of ["refuse", "refer", "withdraw"] as const) {
      const content = applicationContent({ caseNumber: newCase() });
      const { id } = await twice(() => submitApplication(room.deps, amsterdam, content));
      await twice(() => closeApplication(room.deps, amsterdam, id, { type, reasons: "So it is." }));
    }
  });

  it("of an order that is granted", async () => {
    room.at(NOW);
    const caseNumber = newCase();
    const { id } = await submitApplication(room.deps, amsterdam, applicationContent({ caseNumber }));
    const document = orderDocument({ caseNumber });
    const seal = await room.seal("rb-amsterdam", document);
    await twice(() => grantApplication(room.deps, amsterdam, id, contentOf(document), seal));
  });

  it("of an acknowledgement, service by a bailiff and a confirmation", async () => {
    const order = await granted();
    const { head } = await readInbox(room.deps, vidshare, { after: 0, first: 1 });
    await twice(() => acknowledgeInbox(room.deps, vidshare, { upTo: head.position }));
    const service = {
      orderId: order.id,
      platform: idOf<PlatformId>("vidshare"),
      servedAt: NOW,
      means: "BAILIFF",
    } as const;
    await twice(() => recordService(room.deps, amsterdam, service));
    await twice(await confirm(order, removal(order)));
  });

  it("of a suspension and its end", async () => {
    const { id } = await served();
    await twice(() => suspendOrder(room.deps, amsterdam, id, "Pending the hearing."));
    await twice(() => resumeOrder(room.deps, amsterdam, id, "Heard."));
  });

  it("of a clarification", async () => {
    const order = await served();
    const [itemId = idOf<ItemId>("")] = idsOf(order);
    const claim = { itemId, outcome: "IMPOSSIBLE", effectAt: NOW, impossibleReason: "MANIFEST_ERROR" } as const;
    await twice(await confirm(order, [claim]));
    const clarification = {
      orderId: order.id,
      platform: idOf<PlatformId>("vidshare"),
      text: "It is the video of 1 March.",
    };
    await twice(() => clarifyOrder(room.deps, amsterdam, clarification));
  });

  it("of a claim that is rejected, which the platform is told once", async () => {
    const order = await served();
    const [itemId = idOf<ItemId>("")] = idsOf(order);
    const claim = { itemId, outcome: "IMPOSSIBLE", effectAt: NOW, impossibleReason: "MANIFEST_ERROR" } as const;
    await (await confirm(order, [claim]))();
    const rejection = { orderId: order.id, platform: idOf<PlatformId>("vidshare"), reasons: "The order is clear." };
    await twice(() => rejectClaim(room.deps, amsterdam, rejection));
    const { head } = await readInbox(room.deps, vidshare, { after: 0, first: 1 });
    const { messages } = await readInbox(room.deps, vidshare, { after: head.position - 1, first: 1 });
    expect(messages).toMatchObject([
      { kind: "CLAIM_REJECTED", body: { details: { reasons: "The order is clear.", itemIds: [itemId] } } },
    ]);
    const refused = rejectClaim(room.deps, amsterdam, { ...rejection, reasons: "Another." });
    await expect(refused).rejects.toMatchObject({ code: "ADDRESSEE_STATE" });
  });

  it("of a finding, of what the platform says against it, and of the decision on that", async () => {
    const order = await served();
    const [itemId = idOf<ItemId>("")] = idsOf(order);
    const of = { orderId: order.id, platform: idOf<PlatformId>("vidshare") };
    const finding = { ...of, itemIds: [itemId], from: room.deps.clock(), reasons: "It was seen there." };
    await twice(() => findBreach(room.deps, amsterdam, finding));
    const found = await room.deps.orders.read(order.id);
    const [{ id: findingId } = { id: idOf<FindingId>("") }] =
      found?.addressees.find(({ platform }) => platform === of.platform)?.findings ?? [];
    const contest = { orderId: order.id, findingId, grounds: "It was another page." };
    await twice(async () => (await contestFinding(room.deps, vidshare, contest)).order);
    await twice(() =>
      decideFinding(room.deps, amsterdam, { ...of, findingId, outcome: "UPHELD", reasons: "It was this." }),
    );
    const compliance = { ...of, itemIds: [itemId], effectAt: room.deps.clock(), reasons: "It is nowhere now." };
    await twice(() => findCompliance(room.deps, amsterdam, compliance));
  });

  it("of a clarification with a corrected version; another correction is refused", async () => {
    const order = await served();
    const [itemId = idOf<ItemId>("")] = idsOf(order);
    const claim = { itemId, outcome: "IMPOSSIBLE", effectAt: NOW, impossibleReason: "MANIFEST_ERROR" } as const;
    await (await confirm(order, [claim]))();
    const correction = await sealed(order, { addressees: order.document.addressees.slice(0, 1) });
    const clarification = {
      orderId: order.id,
      platform: idOf<PlatformId>("vidshare"),
      text: "Not that site.",
      correction,
    };
    await twice(() => clarifyOrder(room.deps, amsterdam, clarification));
    const other = { ...clarification, correction: await sealed(order, { legalBasis: "art. 6:167 BW" }) };
    await expect(clarifyOrder(room.deps, amsterdam, other)).rejects.toMatchObject({
      code: "SEAL_MISMATCH",
      facts: { field: "seal", member: "version" },
    });
  });

  it("rule: of a clarification that corrects the order to what was never asked, nothing is kept", async () => {
    const order = await served();
    const [itemId = idOf<ItemId>("")] = idsOf(order);
    const claim = { itemId, outcome: "IMPOSSIBLE", effectAt: NOW, impossibleReason: "MANIFEST_ERROR" } as const;
    await (await confirm(order, [claim]))();
    const before = await everything();
    const [first, ...others] = order.document.addressees;
    if (first === undefined) throw new Error("The order has an addressee");
    const more = {
      ...first,
      items: [...(first.items ?? []), { url: `https://vidshare.example/never-asked/${cases}` }],
    };
    const correction = await sealed(order, { addressees: [more, ...others] });
    await expect(
      clarifyOrder(room.deps, amsterdam, {
        orderId: order.id,
        platform: first.platform,
        text: "This too.",
        correction,
      }),
    ).rejects.toMatchObject({ code: "CORRECTION_UNASKED", facts: { kind: "REMOVE" } });
    expect(await everything()).toEqual(before);
  });

  it("of a moderated penalty, and of facts about its prescription", async () => {
    const order = await served();
    const { opposition } = await contested(order);
    const penalty = { amountCents: 1_000, currency: "EUR", unit: "DAY", maximumCents: 10_000 } as const;
    const decision: Decision = {
      outcome: "MODIFIED",
      reasons: "With a penalty.",
      ...(await sealed(order, { penalty })),
    };
    await decideOpposition(room.deps, amsterdam, opposition.id, decision);
    await acknowledged();
    const of = { orderId: order.id, platform: idOf<PlatformId>("vidshare") };
    const from = room.deps.clock();
    await twice(() =>
      changePenalty(room.deps, amsterdam, of, {
        type: "moderatePenalty",
        moderation: { effect: "LIFTED", from },
        reasons: "It cannot be done.",
      }),
    );
    const interruption = { at: from, by: "CLAIM" } as const;
    await twice(() => changePenalty(room.deps, amsterdam, of, { type: "interruptPrescription", interruption }));
    const bar = { because: "BANKRUPTCY", from } as const;
    await twice(() => changePenalty(room.deps, amsterdam, of, { type: "barPenalty", bar }));
  });

  it("of an opposition, its hearing and its withdrawal", async () => {
    const order = await served();
    const { opposition } = await twice(() => contested(order));
    await twice(() => setHearing(room.deps, amsterdam, opposition.id, minutes(500)));
    await twice(() => withdrawOpposition(room.deps, vidshare, opposition.id, "Settled."));
  });

  it("of a decision that upholds, modifies or lifts", async () => {
    for (const outcome of ["UPHELD", "MODIFIED", "LIFTED"] as const) {
      const order = await served();
      const { opposition } = await contested(order);
      const { addressees } = order.document;
      const decision: Decision =
        outcome === "UPHELD"
          ? { outcome, reasons: "So it is." }
          : outcome === "MODIFIED"
            ? { outcome, reasons: "Narrowed.", ...(await sealed(order, { addressees: addressees.slice(0, 1) })) }
            : { outcome, reasons: "Lawful.", penaltiesFallAway: true };
      await twice(() => decideOpposition(room.deps, amsterdam, opposition.id, decision));
    }
  });

  it("of a decision, while a different decision on the same opposition is refused", async () => {
    const refused = { code: expect.stringMatching(/^(OPPOSITION_DECIDED|ORDER_STATE)$/) };
    const order = await served();
    const { opposition } = await contested(order);
    const change = await sealed(order, { addressees: order.document.addressees.slice(0, 1) });
    const modified: Decision = { outcome: "MODIFIED", reasons: "Narrowed.", reinstateWithin: "PT3H", ...change };
    await decideOpposition(room.deps, amsterdam, opposition.id, modified);
    const again = (decision: Decision) => decideOpposition(room.deps, amsterdam, opposition.id, decision);
    await expect(again({ ...modified, reinstateWithin: "PT4H" })).rejects.toMatchObject(refused);
    await expect(again({ ...modified, seal: order.seal })).rejects.toMatchObject(refused);

    const second = await contested(order);
    const lifted: Decision = {
      outcome: "LIFTED",
      reasons: "Lawful.",
      penaltiesFallAway: true,
      reinstateWithin: "PT3H",
    };
    await twice(() => decideOpposition(room.deps, amsterdam, second.opposition.id, lifted));
    const instead = (change: Partial<typeof lifted>) =>
      decideOpposition(room.deps, amsterdam, second.opposition.id, { ...lifted, ...change });
    await expect(instead({ penaltiesFallAway: false })).rejects.toMatchObject(refused);
    await expect(instead({ reinstateWithin: "PT4H" })).rejects.toMatchObject(refused);
  });

  it("of a change for a cause, and of an end for one; another is refused", async () => {
    const order = await served();
    const ground = { cause: "CORRECTION", initiative: "OWN_MOTION", partiesHeard: "By letter." } as const;
    const change = { orderId: order.id, ground, reasons: "A slip.", reinstateWithin: "PT3H" };
    const version = await sealed(order, { addressees: order.document.addressees.slice(0, 1) });
    await twice(() => modifyOrder(room.deps, amsterdam, { ...change, ...version }));
    await expect(
      modifyOrder(room.deps, amsterdam, { ...change, ...version, reasons: "Another." }),
    ).rejects.toMatchObject({ code: "SEAL_MISMATCH", facts: { field: "seal", member: "version" } });
    const lifting = { orderId: order.id, reasons: "Settled." };
    const settled = { cause: "SETTLEMENT", penaltiesFallAway: true } as const;
    await twice(() => liftOrder(room.deps, amsterdam, { ...lifting, ground: settled }));
    const other = { ...settled, penaltiesFallAway: false };
    await expect(liftOrder(room.deps, amsterdam, { ...lifting, ground: other })).rejects.toMatchObject({
      code: "ORDER_STATE",
    });
  });

  it("of reinstatement", async () => {
    const order = await served();
    await (await confirm(order, removal(order)))();
    const { opposition } = await contested(order);
    const decision = { outcome: "LIFTED", reasons: "Lawful.", penaltiesFallAway: true } as const;
    await decideOpposition(room.deps, amsterdam, opposition.id, decision);
    const items = idsOf(order).map((itemId) => ({ itemId, outcome: "REINSTATED" as const, effectAt: NOW }));
    const orderId = order.id;
    const seal = await room.seal("vidshare", { type: "exparte-reinstatement", orderId, platform: "vidshare", items });
    await twice(() => confirmReinstatement(room.deps, vidshare, { orderId, items, seal }));
  });

  it("of a main claim, and of main proceedings that end either way", async () => {
    for (const outcome of ["CONFIRMED", "REJECTED"] as const) {
      const { id: orderId } = await served();
      await twice(() => registerMainClaim(room.deps, amsterdam, { orderId, reference: "C/13/9", broughtAt: NOW }));
      const conclusion = { orderId, outcome, reasons: "Heard.", penaltiesFallAway: false };
      await twice(() => concludeMainProceedings(room.deps, amsterdam, conclusion));
    }
  });

  it("of a lapse, and of every deadline that passes", async () => {
    const order = await served();
    await (await confirm(order, removal(order).slice(0, 1)))();
    const { id: orderId, mainTermEnd } = order;
    const days = 60 * 24 * 60;
    room.at(minutes(days));
    const deadline = deadlineOf(addresseeOf(order, idOf("vidshare"))) ?? NOW;
    await twice(() => passDeadline(room.deps, { of: "REMOVAL", orderId, platform: idOf("vidshare"), deadline }));
    await twice(() => passDeadline(room.deps, { of: "MAIN_PROCEEDINGS", orderId, deadline: mainTermEnd }));
    await twice(() => applyForLapse(room.deps, vidshare, orderId));
    const { order: lapsed } = await seeOrder(room.deps, amsterdam, orderId);
    const reinstateBy = addresseeOf(lapsed, idOf("vidshare")).reinstateBy ?? NOW;
    room.at(minutes(days + 2 * 24 * 60));
    const payload = {
      of: "REINSTATEMENT",
      orderId,
      platform: idOf<PlatformId>("vidshare"),
      deadline: reinstateBy,
    } as const;
    await twice(() => passDeadline(room.deps, payload));
    const history = await seeHistory(room.deps, orderId, { role: "court", court: idOf("rb-amsterdam") });
    expect(history.map(({ kind }) => kind).filter((kind) => /Passed|Lapsed/.test(kind))).toEqual([
      "DeadlinePassed",
      "MainTermPassed",
      "OrderLapsed",
      "ReinstatementDeadlinePassed",
    ]);
  });
});

describe("a message of an order in suspension", () => {
  it("about a clarification without a new deadline is delivered", async () => {
    const order = await served();
    const [itemId = idOf<ItemId>("")] = idsOf(order);
    const claim = { itemId, outcome: "IMPOSSIBLE", effectAt: NOW, impossibleReason: "MANIFEST_ERROR" } as const;
    await (await confirm(order, [claim]))();
    await suspendOrder(room.deps, amsterdam, order.id, "Pending the hearing.");
    await clarifyOrder(room.deps, amsterdam, { orderId: order.id, platform: idOf("vidshare"), text: "That one." });
    const { head } = await readInbox(room.deps, vidshare, { after: 0, first: 1 });
    const { messages } = await readInbox(room.deps, vidshare, { after: head.position - 1, first: 1 });
    expect(messages).toMatchObject([{ kind: "CLARIFICATION_GIVEN", body: { details: { text: "That one." } } }]);
  });
});
