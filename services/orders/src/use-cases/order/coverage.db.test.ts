import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actor, applicationContent, minutes, NOW, orderDocument } from "../../../test/fixtures.js";
import { contentOf, openRoom, type Room } from "../../../test/room.js";
import type { Item } from "../../rules/addressee/addressee.js";
import type { CaseNumber, ItemId, OppositionId, PlatformId } from "../../rules/ids.js";
import { addresseeOf, type Order } from "../../rules/order/order.js";
import type { OrderDocument } from "../../rules/order-document/order-document.js";
import { confirmReinstatement } from "../addressee/confirm-reinstatement.js";
import { confirmTakedown } from "../addressee/confirm-takedown.js";
import { grantApplication } from "../application/grant-application.js";
import { submitApplication } from "../application/submit-application.js";
import { decideOpposition, lodgeOpposition } from "../opposition/contest-order.js";
import { acknowledgeInbox } from "./acknowledge-inbox.js";
import { readInbox } from "./read-inbox.js";
import { seeOrder } from "./see-orders.js";
import { resumeOrder, suspendOrder } from "./steer-order.js";

const amsterdam = actor("court", "rb-amsterdam");
const vidshare = actor("platform", "vidshare");

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room[Symbol.asyncDispose]());

let numbers = 0;
/** A place that no earlier test has used. */
const newPlace = () => `https://vidshare.example/v/${++numbers}`;

const asking = (...urls: readonly string[]): Pick<OrderDocument, "addressees"> => ({
  addressees: [{ platform: idOf<PlatformId>("vidshare"), items: urls.map((url) => ({ url })) }],
});

/** An order for these places, served and with every item removed. */
async function removedUnder(...urls: readonly string[]): Promise<Order> {
  room.at(NOW);
  const order = await (await granting(...urls))();
  await acknowledged();
  await removed(order);
  return order;
}

async function granting(...urls: readonly string[]): Promise<() => Promise<Order>> {
  const caseNumber = idOf<CaseNumber>(`C/13/${800_000 + ++numbers}`);
  const application = await submitApplication(room.deps, amsterdam, applicationContent({ caseNumber }));
  const document = orderDocument({ caseNumber, issuedAt: room.deps.clock(), ...asking(...urls) });
  const seal = await room.seal("rb-amsterdam", document);
  return () => grantApplication(room.deps, amsterdam, application.id, contentOf(document), seal);
}

async function acknowledged(): Promise<void> {
  const { head } = await readInbox(room.deps, vidshare, { after: 0, first: 1 });
  await acknowledgeInbox(room.deps, vidshare, { upTo: head.position });
}

async function removed(order: Order, outcome: "REMOVED" | "ALREADY_GONE" = "REMOVED"): Promise<void> {
  const items = addresseeOf(order, idOf("vidshare"))
    .items.filter(({ freed, confirmation }) => freed === undefined && confirmation === undefined)
    .map(({ id: itemId }) => ({ itemId, outcome, effectAt: room.deps.clock() }));
  const seal = await room.seal("vidshare", {
    type: "exparte-confirmation",
    orderId: order.id,
    platform: idOf<PlatformId>("vidshare"),
    items,
  });
  await confirmTakedown(room.deps, vidshare, { orderId: order.id, items, seal });
}

async function contested({ id: orderId }: Order): Promise<OppositionId> {
  const { opposition } = await lodgeOpposition(room.deps, vidshare, { orderId, grounds: "It is satire." });
  return opposition.id;
}

const lift = (opposition: OppositionId) =>
  decideOpposition(room.deps, amsterdam, opposition, {
    outcome: "LIFTED",
    reasons: "It is lawful.",
    penaltiesFallAway: false,
  });

const lifted = async (order: Order) => lift(await contested(order));

async function narrowed(order: Order, ...urls: readonly string[]) {
  const opposition = await contested(order);
  const { order: now } = await seen(order);
  const document: OrderDocument = { ...now.document, ...asking(...urls), version: now.document.version + 1 };
  return decideOpposition(room.deps, amsterdam, opposition, {
    outcome: "MODIFIED",
    reasons: "Narrowed.",
    content: contentOf(document),
    seal: await room.seal("rb-amsterdam", document),
  });
}

const seen = (order: Order) => seeOrder(room.deps, amsterdam, order.id);

async function itemsOf(order: Order): Promise<readonly Item[]> {
  return addresseeOf((await seen(order)).order, idOf("vidshare")).items;
}

async function duties(order: Order) {
  return (await itemsOf(order)).map(({ freed }) => freed?.duty);
}

/** Waits until this many transactions wait for an advisory lock. */
async function waitingForPlaces(count: number): Promise<void> {
  await expect
    .poll(
      async () => {
        const [row] = await room.deps.database.sql.query<{ waiting: number }>(
          "select count(*)::int as waiting from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())",
        );
        return row?.waiting;
      },
      { timeout: 10_000, interval: 5 },
    )
    .toBe(count);
}

/** Runs both at the same moment: each has begun and waits for the place before the first continues. */
async function atOnce(url: string, first: () => Promise<unknown>, second: () => Promise<unknown>) {
  const started: Promise<unknown>[] = [];
  await room.deps.database.transaction(async (tx) => {
    await tx.sql.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [JSON.stringify(["vidshare", url])]);
    for (const act of [first, second]) {
      started.push(act());
      await waitingForPlaces(started.length);
    }
  });
  return Promise.allSettled(started);
}

describe("an item that two orders cover", () => {
  it("is kept down when one of them ends, and restored when the other does", async () => {
    const place = newPlace();
    const first = await removedUnder(place);
    const second = await removedUnder(place);
    await lifted(first);
    expect((await itemsOf(first))[0]?.freed).toMatchObject({ duty: "HELD", heldBy: second.id });
    room.at(minutes(60));
    await lifted(second);
    expect((await itemsOf(first))[0]?.freed).toMatchObject({ duty: "DUE", at: minutes(60) });
    expect(addresseeOf((await seen(first)).order, idOf("vidshare")).reinstateBy).toBe(minutes(60 + 1440));
    expect(await duties(second)).toEqual(["DUE"]);
    const { messages } = await readInbox(room.deps, vidshare, { after: 0, first: 1000 });
    expect(messages.filter(({ body }) => body.orderId === first.id).at(-1)).toMatchObject({
      kind: "ORDER_LIFTED",
      body: { details: { reinstateBy: minutes(60 + 1440), freed: [{ duty: "DUE" }] } },
    });
  });

  it("is kept down until the last of three has ended", async () => {
    const place = newPlace();
    const orders = [await removedUnder(place), await removedUnder(place), await removedUnder(place)] as const;
    await lifted(orders[0]);
    await lifted(orders[1]);
    expect([await duties(orders[0]), await duties(orders[1])]).toEqual([["HELD"], ["HELD"]]);
    await lifted(orders[2]);
    expect(await Promise.all(orders.map(duties))).toEqual([["DUE"], ["DUE"], ["DUE"]]);
  });

  it("is restored when the other order is narrowed, and only that item is", async () => {
    const [place, another] = [newPlace(), newPlace()];
    const first = await removedUnder(place, another);
    const second = await removedUnder(place, another);
    await lifted(first);
    await narrowed(second, another);
    expect(await duties(first)).toEqual(["DUE", "HELD"]);
    expect(await duties(second)).toEqual(["DUE", undefined]);
  });

  it("is kept down by a suspended order too, because that may be resumed", async () => {
    const place = newPlace();
    const first = await removedUnder(place);
    const second = await removedUnder(place);
    await suspendOrder(room.deps, amsterdam, second.id, "Pending the hearing.");
    await lifted(first);
    expect(await duties(first)).toEqual(["HELD"]);
    await resumeOrder(room.deps, amsterdam, second.id, "Heard.");
    await lifted(second);
    expect(await duties(first)).toEqual(["DUE"]);
  });

  it("is restored when both end at the same moment, whichever is first", async () => {
    const place = newPlace();
    const first = await removedUnder(place);
    const second = await removedUnder(place);
    const [one, two] = [await contested(first), await contested(second)];
    const outcomes = await atOnce(
      place,
      () => lift(one),
      () => lift(two),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    expect([await duties(first), await duties(second)]).toEqual([["DUE"], ["DUE"]]);
  });

  it("is restored even when another decision on the waiting order falls at the same moment", async () => {
    const place = newPlace();
    const waiting = await removedUnder(place, newPlace());
    const other = await removedUnder(place);
    await lifted(waiting);
    const opposition = await contested(other);
    const itemId = idOf<ItemId>(String((await itemsOf(waiting))[1]?.id));
    const items = [{ itemId, outcome: "REINSTATED" as const, effectAt: NOW }];
    const orderId = waiting.id;
    const seal = await room.seal("vidshare", {
      type: "exparte-reinstatement",
      orderId,
      platform: idOf<PlatformId>("vidshare"),
      items,
    });
    const outcomes = await atOnce(
      place,
      () => lift(opposition),
      () => confirmReinstatement(room.deps, vidshare, { orderId, items, seal }),
    );
    expect(outcomes).toMatchObject([{ status: "fulfilled" }, { status: "fulfilled" }]);
    expect(await duties(waiting)).toEqual(["DUE", "DUE"]);
  });

  it("is restored when several orders end at once in any order, without a deadlock", async () => {
    const places = [newPlace(), newPlace(), newPlace()] as const;
    const orders = [
      await removedUnder(places[0], places[1]),
      await removedUnder(places[1], places[2]),
      await removedUnder(places[2], places[0]),
      await removedUnder(...places),
    ];
    const oppositions = await Promise.all(orders.map(contested));
    await Promise.all(oppositions.map(lift));
    for (const order of orders) expect(new Set(await duties(order))).toEqual(new Set(["DUE"]));
  });

  it("is restored when the order that took it down first covers it again and ends last", async () => {
    const [place, another] = [newPlace(), newPlace()];
    const first = await removedUnder(place, another);
    const second = await removedUnder(place);
    await narrowed(first, another);
    await narrowed(first, another, place);
    await acknowledged();
    await removed((await seen(first)).order, "ALREADY_GONE");
    await lifted(second);
    expect(await duties(first)).toEqual(["HELD", undefined, undefined]);
    await lifted(first);
    expect(await duties(first)).toEqual(["DUE", "DUE", "NONE"]);
    expect(await duties(second)).toEqual(["DUE"]);
  });
});

describe("an item that is to be put back", () => {
  const messagesOf = async (order: Order) => {
    const { messages } = await readInbox(room.deps, vidshare, { after: 0, first: 1000 });
    return messages.filter(({ body }) => body.orderId === order.id);
  };

  it("is kept down by a new order for the same place, as the platform is told, and due when that order ends", async () => {
    const [place, another] = [newPlace(), newPlace()];
    const first = await removedUnder(place, another);
    await lifted(first);
    room.at(minutes(60));
    const second = await (await granting(place))();
    await acknowledged();
    expect((await itemsOf(first)).map(({ freed }) => freed)).toMatchObject([
      { duty: "HELD", heldBy: second.id, at: minutes(60) },
      { duty: "DUE", at: NOW },
    ]);
    expect((await messagesOf(first)).at(-1)).toMatchObject({
      kind: "ORDER_LIFTED",
      body: { details: { freed: [{ duty: "HELD", heldBy: second.id }] } },
    });
    await lifted(second);
    expect(await duties(first)).toEqual(["DUE", "DUE"]);
    expect((await messagesOf(first)).at(-1)).toMatchObject({ body: { details: { freed: [{ duty: "DUE" }] } } });
  });

  it("is kept down by an order whose new version covers the place", async () => {
    const [place, another] = [newPlace(), newPlace()];
    const first = await removedUnder(place);
    const second = await removedUnder(another);
    await lifted(first);
    await narrowed(second, another, place);
    expect((await itemsOf(first))[0]?.freed).toMatchObject({ duty: "HELD", heldBy: second.id });
    await narrowed(second, another);
    expect(await duties(first)).toEqual(["DUE"]);
  });

  it("is kept down even when the other order is given at the moment at which the first is lifted", async () => {
    const place = newPlace();
    const first = await removedUnder(place);
    const opposition = await contested(first);
    const give = await granting(place);
    const outcomes = await atOnce(place, () => lift(opposition), give);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    expect(await duties(first)).toEqual(["HELD"]);
  });

  it("and is kept down stays so by another order that covers the place, when the one that kept it down ends", async () => {
    const place = newPlace();
    const first = await removedUnder(place);
    const second = await removedUnder(place);
    await lifted(first);
    expect((await itemsOf(first))[0]?.freed?.heldBy).toBe(second.id);
    const third = await removedUnder(place);
    await lifted(second);
    expect((await itemsOf(first))[0]?.freed).toMatchObject({ duty: "HELD", heldBy: third.id });
    expect((await messagesOf(first)).at(-1)).toMatchObject({
      kind: "ORDER_LIFTED",
      body: { details: { freed: [{ duty: "HELD", heldBy: third.id }] } },
    });
    await lifted(third);
    expect(await duties(first)).toEqual(["DUE"]);
  });
});

describe("two judges who decide at once", () => {
  it("on one opposition: one wins, the other learns what happened", async () => {
    const place = newPlace();
    const order = await removedUnder(place);
    const opposition = await contested(order);
    const outcomes = await atOnce(
      place,
      () => lift(opposition),
      () => decideOpposition(room.deps, amsterdam, opposition, { outcome: "UPHELD", reasons: "It is unlawful." }),
    );
    expect(outcomes).toMatchObject([
      { status: "fulfilled" },
      { status: "rejected", reason: { code: "ORDER_STATE", facts: { status: "LIFTED" } } },
    ]);
  });

  it("on one order: a suspension and its end come one after the other", async () => {
    const place = newPlace();
    const order = await removedUnder(place);
    const opposition = await contested(order);
    const outcomes = await atOnce(
      place,
      () => decideOpposition(room.deps, amsterdam, opposition, { outcome: "UPHELD", reasons: "It is unlawful." }),
      () => suspendOrder(room.deps, amsterdam, order.id, "Pending the hearing."),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    expect((await seen(order)).order.status).toBe("SUSPENDED");
  });

  it("see each other's moments in order, even if one reads the clock before the other has finished", async () => {
    const place = newPlace();
    const order = await removedUnder(place);
    room.at(minutes(30));
    const outcomes = await atOnce(
      place,
      () => suspendOrder(room.deps, amsterdam, order.id, "Pending the hearing."),
      () => {
        room.at(minutes(29.5));
        return resumeOrder(room.deps, amsterdam, order.id, "Heard.");
      },
    );
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    const [suspension] = (await seen(order)).order.suspensions;
    expect(suspension?.until !== undefined && suspension.until >= suspension.from).toBe(true);
  });
});
