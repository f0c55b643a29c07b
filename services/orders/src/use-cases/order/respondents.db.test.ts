import { createTextLock } from "@exparte/seal";
import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type CaseInParts, openCase, partsOf, readable } from "../../../test/case-in-parts.js";
import { actor, minutes, NOW, respondent } from "../../../test/fixtures.js";
import { contentOf, openRoom, type Room } from "../../../test/room.js";
import type { OrderId } from "../../rules/ids.js";
import type { ModificationGround } from "../../rules/order/cause.js";
import { evolveOrder } from "../../rules/order/evolve-order.js";
import { addresseeOf, type Order } from "../../rules/order/order.js";
import type { AddresseeDocument, OrderDocument } from "../../rules/order-document/order-document.js";
import type { NamedRespondent } from "../../rules/order-document/respondent.js";
import { readOrderEvents } from "../../store/order/orders.js";
import { confirmTakedown } from "../addressee/confirm-takedown.js";
import { recordService } from "../addressee/record-service.js";
import { modifyOrder } from "./change-order.js";
import { printOrder } from "./print-order.js";
import { particularsOf, sealReadBy, unlockOrder } from "./respondents.js";
import { seeVersions } from "./see-history.js";
import { resumeItems, suspendItems } from "./steer-order.js";

const amsterdam = actor("court", "rb-amsterdam");
const COURT = { role: "court", court: idOf<never>("rb-amsterdam") } as const;
const VIDSHARE = { role: "platform", platform: idOf<never>("vidshare") } as const;
const PERSON = respondent();
const NAME = "Anna Jansen-de Wit";
const STREET = "Kerkstraat 12";

let room: Room;
let cases = 0;
let inCase: CaseInParts;

beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room[Symbol.asyncDispose]());
beforeEach(async () => {
  room.at(NOW);
  inCase = await openCase(room, 500 + ++cases);
});

/** To a platform, and to the person at a place of this case's own. */
function documentTo(change: Partial<AddresseeDocument> = {}): OrderDocument {
  const [duty] = PERSON.duties ?? [];
  if (duty === undefined) throw new Error("The fixture has a duty");
  const targets = [{ url: `https://chirper.example/anna/${cases}`, because: "De geadresseerde heeft dit geplaatst." }];
  return {
    ...inCase.documentTo("vidshare"),
    addressees: [...inCase.asked("vidshare"), { ...PERSON, duties: [{ ...duty, targets }], ...change }],
  };
}

async function granted(document = documentTo()): Promise<Order> {
  return inCase.grant(document, await room.seal("rb-amsterdam", document));
}

const named = (change: Partial<NamedRespondent>): NamedRespondent => ({
  kind: "PERSON",
  legalName: NAME,
  address: `${STREET}\n1017 GC Amsterdam`,
  ...change,
});

async function modified(order: Order, document: OrderDocument, ground: ModificationGround): Promise<Order> {
  const next = { ...document, version: order.document.version + 1, issuedAt: room.deps.clock() };
  return modifyOrder(room.deps, amsterdam, {
    orderId: order.id,
    ground,
    reasons: "As asked.",
    content: contentOf(next),
    seal: await room.seal("rb-amsterdam", next),
  });
}

const CORRECTION = { cause: "CORRECTION", initiative: "OWN_MOTION", partiesHeard: "Both, by telephone." } as const;

describe("rule: who a respondent is stands in no table, event or feed in clear", () => {
  it("but in the seal that its court reads, with the parts of all", async () => {
    const document = documentTo();
    const seal = await room.seal("rb-amsterdam", document);
    const order = await inCase.grant(document, seal);
    await modified(order, documentTo({ respondent: named({ address: "Herengracht 7" }) }), CORRECTION);
    const tables = await room.deps.database.sql.query<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname !~ '^(pg_|information_)'",
    );
    let searched = "";
    for (const { name } of tables) {
      const rows = await room.deps.database.sql.query<{ text: string }>(`select t::text as text from ${name} as t`);
      searched += readable(rows);
    }
    expect(searched).toContain("respondent-rb-amsterdam-7f3k2");
    for (const secret of [NAME, STREET, "Herengracht"]) expect(searched).not.toContain(secret);
    expect(partsOf(await sealReadBy(room.deps, COURT, order.document.court, order))).toEqual(partsOf(seal));
    expect((await unlockOrder(room.deps, order)).document).toEqual(document);
  });

  it("nor in what a platform reads of the order, nor on its paper", async () => {
    const order = await granted();
    const [version] = await seeVersions(room.deps, order.id, VIDSHARE);
    expect(readable(version?.seal)).toContain("of-vidshare");
    for (const secret of [NAME, STREET, "respondent-"]) expect(readable(version?.seal)).not.toContain(secret);
    const [ofCourt] = await seeVersions(room.deps, order.id, COURT);
    expect(readable(ofCourt?.seal)).toContain(NAME);
    const print = printOrder(room.deps, { orderId: order.id, addressee: PERSON.platform }, VIDSHARE);
    await expect(print).rejects.toMatchObject({ code: "UNKNOWN_ADDRESSEE" });
  });

  it("so that an order to it is sealed in parts, also where it is the only addressee", async () => {
    const document = { ...documentTo(), addressees: documentTo().addressees.slice(1) };
    const whole = await room.sealWhole("rb-amsterdam", document);
    await expect(inCase.grant(document, whole)).rejects.toMatchObject({
      code: "PARTS_REQUIRED",
      facts: { field: "order.seal" },
    });
    expect(await inCase.status()).toBe("SUBMITTED");
    await expect(granted(document)).resolves.toMatchObject({ status: "IN_FORCE" });
  });

  it("and does not open under another court, or with another secret", async () => {
    const order = await granted();
    const { respondent: kept, platform } = addresseeOf(order, PERSON.platform);
    if (kept === undefined) throw new Error("It is a respondent");
    const reading = { platform, locked: kept.locked };
    await expect(particularsOf(room.deps, order.document.court, reading)).resolves.toMatchObject({ legalName: NAME });
    const unreadable = { code: "PARTICULARS_UNREADABLE", facts: { field: "respondent" } };
    await expect(particularsOf(room.deps, idOf("rb-den-haag"), reading)).rejects.toMatchObject(unreadable);
    const particulars = createTextLock(["another secret, with which nothing was locked"], "respondents");
    await expect(unlockOrder({ particulars }, order)).rejects.toMatchObject(unreadable);
  });
});

describe("an order to a respondent", () => {
  it("is served by bailiff, answered through the court", async () => {
    const order = await granted();
    const { items, connected } = addresseeOf(order, PERSON.platform);
    expect(connected).toBe(false);
    const inboxes = await room.deps.database.sql.query("select from orders.events where stream = $1", [
      `inbox/${PERSON.platform}`,
    ]);
    expect(inboxes).toEqual([]);
    room.at(minutes(3 * 60));
    const about = { orderId: order.id, platform: PERSON.platform };
    await recordService(room.deps, amsterdam, { ...about, servedAt: minutes(2 * 60), means: "BAILIFF" });
    const done = [
      { itemId: items[0]?.id ?? idOf<never>("none"), outcome: "REMOVED", effectAt: minutes(3 * 60) } as const,
    ];
    const confirmed = await confirmTakedown(room.deps, amsterdam, { ...about, items: done });
    expect(addresseeOf(confirmed.order, PERSON.platform)).toMatchObject({
      servedAt: minutes(2 * 60),
      compliedAt: minutes(3 * 60),
    });
  });

  it("stands still for an item that the court suspends, and goes on when it resumes the item", async () => {
    const order = await granted();
    const { items } = addresseeOf(order, PERSON.platform);
    const about = { orderId: order.id, platform: PERSON.platform, itemIds: items.map(({ id }) => id) };
    const suspended = await suspendItems(room.deps, amsterdam, { ...about, reasons: "It is another post." });
    expect(addresseeOf(suspended, PERSON.platform).items[0]?.freed?.suspended).toBeDefined();
    const resumed = await resumeItems(room.deps, amsterdam, { ...about, reasons: "It is the one." });
    expect(addresseeOf(resumed, PERSON.platform).items[0]?.freed).toBeUndefined();
  });

  it("is rebuilt from its events, with who it is from the last version that addressed it", async () => {
    const first = await granted();
    const moved = await modified(first, documentTo({ respondent: named({ address: "Herengracht 7" }) }), CORRECTION);
    const [vidshare] = documentTo().addressees;
    if (vidshare === undefined) throw new Error("It addresses a platform");
    const last = await modified(moved, { ...documentTo(), addressees: [vidshare] }, { cause: "NARROWING" });
    const events = await readOrderEvents(room.deps.log, room.deps.database.sql, first.id as OrderId);
    const folded = events.reduce<Order | undefined>(evolveOrder, undefined);
    expect(folded).toEqual(last);
    const { respondent: kept, platform } = addresseeOf(last, PERSON.platform);
    const told = particularsOf(room.deps, first.document.court, { platform, locked: kept?.locked ?? idOf<never>("") });
    await expect(told).resolves.toEqual({ legalName: NAME, address: "Herengracht 7" });
  });

  it("says nothing new in a version with the same particulars, though they are locked anew each time", async () => {
    const order = await granted();
    await expect(modified(order, documentTo(), CORRECTION)).rejects.toMatchObject({ code: "MODIFICATION_EMPTY" });
    const shorter = { ...documentTo(), removeWithin: "PT3H" };
    const next = await modified(order, shorter, { cause: "NARROWING" });
    expect(addresseeOf(next, PERSON.platform).respondent).toEqual(addresseeOf(order, PERSON.platform).respondent);
  });

  it("names somebody else by a correction alone", async () => {
    const order = await granted();
    const other = { ...documentTo({ respondent: named({ legalName: "B. de Boer" }) }), removeWithin: "PT3H" };
    const field = "order.addressees[1].respondent";
    for (const cause of ["NARROWING", "SETTLEMENT"] as const) {
      await expect(modified(order, other, { cause })).rejects.toMatchObject({
        code: "RESPONDENT_CHANGED",
        facts: { field },
      });
    }
    await expect(modified(order, other, CORRECTION)).resolves.toMatchObject({ status: "IN_FORCE" });
  });
});

describe("two orders to respondents at one place", () => {
  it("are of one respondent under one id: what one lets go, the other keeps down", async () => {
    const place = documentTo();
    const first = await granted(place);
    inCase = await openCase(room, 500 + ++cases);
    const again = { ...inCase.documentTo("vidshare"), addressees: place.addressees.slice(1) };
    const second = await granted(again);
    const item = addresseeOf(first, PERSON.platform).items[0]?.id ?? idOf<never>("none");
    const about = { orderId: first.id, platform: PERSON.platform };
    room.at(minutes(3 * 60));
    await recordService(room.deps, amsterdam, { ...about, servedAt: minutes(1 * 60), means: "BAILIFF" });
    const done = [{ itemId: item, outcome: "REMOVED", effectAt: minutes(2 * 60) } as const];
    await confirmTakedown(room.deps, amsterdam, { ...about, items: done });
    const [vidshare] = place.addressees;
    if (vidshare === undefined) throw new Error("It addresses a platform");
    const last = await modified(first, { ...place, addressees: [vidshare] }, { cause: "NARROWING" });
    expect(addresseeOf(last, PERSON.platform).items[0]?.freed).toMatchObject({ duty: "HELD", heldBy: second.id });
  });
});
