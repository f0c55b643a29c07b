import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { actor, applicationContent, NOW, orderDocument } from "../../../test/fixtures.js";
import { contentOf, openRoom, type Room } from "../../../test/room.js";
import type { CaseNumber, PlatformId, PresentedSeal, SealedText } from "../../rules/ids.js";
import { evolveOrder, issueOrder, type Order } from "../../rules/order/order.js";
import type { OrderDocument } from "../../rules/order-document/order-document.js";
import { recordOrders } from "../../store/order/orders.js";
import { ApplicationRow } from "../../store/rows.js";
import { grantApplication } from "../application/grant-application.js";
import { submitApplication } from "../application/submit-application.js";
import { lodgeOpposition, withdrawOpposition } from "../opposition/contest-order.js";
import { type Viewer, viewerOf } from "../viewer.js";
import { modifyOrder } from "./change-order.js";
import { printOrder } from "./print-order.js";
import { readInbox } from "./read-inbox.js";
import { seeHistory, seeVersions } from "./see-history.js";
import { verifySeal } from "./verify-seal.js";

const amsterdam = actor("court", "rb-amsterdam");
const vidshare = actor("platform", "vidshare");
const chirper = actor("platform", "chirper");
const AS_COURT = viewerOf(amsterdam);
const AS_VIDSHARE = viewerOf(vidshare);
const AS_CHIRPER = viewerOf(chirper);
const ENGLISH = { translations: [{ language: "en", text: "Remove it." }] };

let room: Room;
let cases = 0;
let application: Awaited<ReturnType<typeof submitApplication>>;

beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room[Symbol.asyncDispose]());
beforeEach(async () => {
  room.at(NOW);
  application = await submitted();
});

async function submitted() {
  const caseNumber = idOf<CaseNumber>(`C/13/${300_000 + ++cases}`);
  return submitApplication(room.deps, amsterdam, applicationContent({ caseNumber }));
}

const asked = (...platforms: readonly string[]): OrderDocument["addressees"] =>
  platforms.map((platform) => ({
    platform: idOf<PlatformId>(platform),
    items: [{ url: `https://${platform}.example/of-${platform}-${cases}` }],
  }));

/** The document of an order to these platforms, in the case of this test. */
const documentTo = (...platforms: readonly string[]): OrderDocument =>
  orderDocument({ ...ENGLISH, caseNumber: application.content.caseNumber, addressees: asked(...platforms) });

const grant = (document: OrderDocument, seal: PresentedSeal) =>
  grantApplication(room.deps, amsterdam, application.id, contentOf(document), seal);

async function grantedTo(...platforms: readonly string[]): Promise<Order> {
  const document = documentTo(...platforms);
  return grant(document, await room.seal("rb-amsterdam", document));
}

async function modifiedTo(order: Order, addressees: OrderDocument["addressees"], cause: "ADDITION" | "NARROWING") {
  const finding = { holds: true, reasons: "Found anew." };
  const document: OrderDocument = {
    ...order.document,
    version: order.document.version + 1,
    addressees,
    ...(cause === "ADDITION"
      ? { marginalTest: { unlawfulness: finding, freedomOfExpression: finding, urgency: finding } }
      : {}),
  };
  const ground = cause === "ADDITION" ? ({ cause, appliedAt: NOW } as const) : ({ cause } as const);
  const seal = await room.seal("rb-amsterdam", document);
  return modifyOrder(room.deps, amsterdam, {
    orderId: order.id,
    ground,
    reasons: "As asked.",
    content: contentOf(document),
    seal,
  });
}

/** As its order was given and kept before there were parts: one seal over all of it, in clear. */
async function givenBefore(document: OrderDocument): Promise<{ order: Order; seal: SealedText }> {
  const seal = await room.sealWhole("rb-amsterdam", document);
  const { database, log, newId } = room.deps;
  const ids = { orderId: newId<Order["id"]>(), itemId: newId };
  const event = issueOrder(ids, application.id, document, seal, () => true, NOW);
  await database.transaction(async (tx) => {
    const row = await tx.em.findOneOrFail(ApplicationRow, { id: application.id });
    tx.em.assign(row, { status: "GRANTED", state: { ...row.state, status: "GRANTED", orderId: event.id } });
    await recordOrders({ tx, log, doer: { type: "court", id: "rb-amsterdam" }, now: NOW }, [{ events: [event] }]);
  });
  return { order: evolveOrder(undefined, event), seal };
}

async function inboxOf(platform: typeof vidshare) {
  const { messages } = await readInbox(room.deps, platform, { after: 0, first: 1000 });
  return messages.filter(({ body }) => String(body.orderId) !== "");
}

/** A text with everything that stands in it in base64url made readable. */
function readable(value: unknown): string {
  const text = JSON.stringify(value) ?? "";
  return [text, ...(text.match(/[\w-]{20,}/g) ?? []).map((one) => Buffer.from(one, "base64url").toString())].join("\n");
}

const partsOf = (presented: PresentedSeal) => presented.split("~").slice(1, -1);

describe("no addressee learns another's targets", () => {
  it("from a message, an event of its inbox, the versions, or the seal", async () => {
    const order = await grantedTo("vidshare", "chirper");
    for (const [platform, viewer, other] of [
      [vidshare, AS_VIDSHARE, "chirper"],
      [chirper, AS_CHIRPER, "vidshare"],
    ] as const) {
      const mine = (await inboxOf(platform)).filter(({ body }) => body.orderId === order.id);
      expect(mine).toMatchObject([{ kind: "ORDER_ISSUED" }]);
      const versions = await seeVersions(room.deps, order.id, viewer);
      expect(partsOf(versions[0]?.seal ?? idOf(""))).toHaveLength(1);
      expect(mine[0]?.body.seal).toBe(versions[0]?.seal);
      expect(readable(versions)).toContain(`of-${platform.partyId}-${cases}`);
      expect(readable([mine, versions])).not.toContain(other);
    }
  });

  it("while the court reads all of them", async () => {
    const order = await grantedTo("vidshare", "chirper");
    const [version] = await seeVersions(room.deps, order.id, AS_COURT);
    expect(partsOf(version?.seal ?? idOf(""))).toHaveLength(2);
    for (const platform of ["vidshare", "chirper"]) expect(readable(version)).toContain(`of-${platform}-${cases}`);
  });

  it("from a version that adds it, or one that leaves it out", async () => {
    const first = await grantedTo("vidshare");
    const both = await modifiedTo(first, asked("vidshare", "chirper"), "ADDITION");
    const [joined] = (await inboxOf(chirper)).slice(-1);
    expect(joined).toMatchObject({ kind: "ORDER_ISSUED", body: { orderId: first.id, orderVersion: 2 } });
    await modifiedTo(both, asked("vidshare"), "NARROWING");
    const [left] = (await inboxOf(chirper)).slice(-1);
    expect(left).toMatchObject({ kind: "ORDER_MODIFIED", body: { orderVersion: 3 } });
    expect(partsOf(idOf(String(left?.body.seal)))).toEqual([]);
    const versions = await seeVersions(room.deps, first.id, AS_CHIRPER);
    expect(versions.map(({ version, seal }) => [version, partsOf(seal).length])).toEqual([
      [1, 0],
      [2, 1],
      [3, 0],
    ]);
    expect(readable([joined, left, versions])).not.toContain("vidshare");
  });

  it("from what a version is said to change: another's items are no change for it", async () => {
    const order = await grantedTo("vidshare", "chirper");
    const [own, other] = order.document.addressees;
    if (own === undefined || other === undefined) throw new Error("two addressees");
    const more = { ...other, items: [...(other.items ?? []), { url: `https://chirper.example/more-${cases}` }] };
    await modifiedTo(order, [own, more], "ADDITION");
    const changed = async (viewer: Viewer) => (await seeVersions(room.deps, order.id, viewer)).at(-1)?.changed;
    expect(await changed(AS_COURT)).toEqual(["addressees", "marginalTest"]);
    expect(await changed(AS_CHIRPER)).toEqual(["addressees", "marginalTest"]);
    expect(await changed(AS_VIDSHARE)).toEqual(["marginalTest"]);
  });

  it("from who did what: another addressee is not named in the history, nor by a refusal", async () => {
    const order = await grantedTo("vidshare", "chirper");
    const grounds = "It is satire.";
    const { opposition } = await lodgeOpposition(room.deps, chirper, { orderId: order.id, grounds });
    await expect(withdrawOpposition(room.deps, vidshare, opposition.id, "x")).rejects.toMatchObject({
      code: "NOT_YOUR_OPPOSITION",
      message: expect.not.stringContaining("chirper"),
    });
    await withdrawOpposition(room.deps, chirper, opposition.id, "Settled.");
    const history = await seeHistory(room.deps, order.id, AS_VIDSHARE);
    expect(history.at(-1)).toMatchObject({ kind: "OppositionWithdrawn", by: { type: "platform", id: null } });
    expect(readable(history)).not.toContain("chirper");
    const own = await seeHistory(room.deps, order.id, AS_CHIRPER);
    expect(own.at(-1)).toMatchObject({ kind: "OppositionWithdrawn", by: { type: "platform", id: "chirper" } });
  });

  it("from the paper that a platform asks for, or that the court has served on one", async () => {
    const order = await grantedTo("vidshare", "lawyer-list");
    const print = (viewer: Viewer, addressee?: string) =>
      printOrder(
        room.deps,
        { orderId: order.id, addressee: addressee === undefined ? undefined : idOf(addressee) },
        viewer,
      );
    const [whole, own, served] = [await print(AS_COURT), await print(AS_VIDSHARE), await print(AS_COURT, "vidshare")];
    // What each shows is seen in paper/order-paper.test.ts.
    expect(Buffer.from(own).equals(served)).toBe(true);
    expect(Buffer.from(own).equals(whole)).toBe(false);
    expect(await print(AS_VIDSHARE, "vidshare")).toEqual(own);
    for (const addressee of ["lawyer-list", "chirper"]) {
      await expect(print(AS_VIDSHARE, addressee)).rejects.toMatchObject({
        code: "UNKNOWN_ADDRESSEE",
        message: expect.not.stringContaining(addressee),
      });
    }
    await expect(print(AS_COURT, "chirper")).rejects.toMatchObject({ code: "UNKNOWN_ADDRESSEE" });
  });
});

describe("an order in parts is refused, and nothing of it is kept,", () => {
  const decode = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString()) as [string, object];
  const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString("base64url");

  it.each<[string, string, (seal: string, parts: readonly [string, string], other: string) => string]>([
    ["a part is missing", "PART_MISSING", (seal, [first]) => `${seal}~${first}~`],
    ["all parts are missing", "PART_MISSING", (seal) => seal],
    [
      "a part was changed",
      "PART_MISMATCH",
      (seal, [first, second]) => {
        const [salt] = decode(first);
        return `${seal}~${encode([salt, { platform: "vidshare", items: [] }])}~${second}~`;
      },
    ],
    ["a part is of another order", "PART_MISMATCH", (seal, [first], other) => `${seal}~${first}~${other}~`],
    [
      "a part comes beside all of its own",
      "PART_MISMATCH",
      (seal, [first, second], other) => `${seal}~${first}~${second}~${other}~`,
    ],
    ["a part comes twice", "PART_TWICE", (seal, [first, second]) => `${seal}~${first}~${second}~${first}~`],
    ["its last part is cut off", "PART_MALFORMED", (seal, [first, second]) => `${seal}~${first}~${second}`],
  ])("when %s", async (_, code, presented) => {
    const another = partsOf(await room.seal("rb-amsterdam", documentTo("chirper")))[0] ?? "";
    const document = documentTo("vidshare", "chirper");
    const [seal = "", ...parts] = (await room.seal("rb-amsterdam", document)).split("~");
    const [first = "", second = ""] = parts;
    await expect(grant(document, idOf(presented(seal, [first, second], another)))).rejects.toMatchObject({ code });
    const row = await room.deps.database.orm.em.fork().findOneOrFail(ApplicationRow, { id: application.id });
    expect(row.status).toBe("SUBMITTED");
  });

  it.each<[string, string, (document: OrderDocument) => object]>([
    [
      "is found by another digest than sha-256",
      "PARTS_ALGORITHM_NOT_ACCEPTED",
      (document) => ({
        ...document,
        addressees: [],
        _sd_alg: "sha-512",
      }),
    ],
    ["is sealed in clear, to two addressees", "PARTS_REQUIRED", (document) => document],
    [
      "has an addressee in clear beside a digest",
      "PART_MALFORMED",
      (document) => ({
        ...document,
        addressees: [document.addressees[0], { "...": "x".repeat(43) }],
      }),
    ],
  ])("when it %s", async (_, code, sealed) => {
    const document = documentTo("vidshare", "chirper");
    await expect(grant(document, await room.sealWhole("rb-amsterdam", sealed(document)))).rejects.toMatchObject({
      code,
    });
  });

  it("when its parts are not the addressees that were sent", async () => {
    const seal = await room.seal("rb-amsterdam", documentTo("vidshare", "chirper"));
    await expect(grant(documentTo("vidshare", "findit"), seal)).rejects.toMatchObject({
      code: "SEAL_MISMATCH",
      facts: { field: expect.stringMatching(/^order\.addressees\.1\./) },
    });
  });
});

describe("whoever holds a seal in parts", () => {
  const GENUINE = { genuine: true, inForce: true, isCurrentVersion: true };

  it("learns that it is genuine, whatever parts it has of it", async () => {
    const order = await grantedTo("vidshare", "chirper");
    const [first, second] = order.parts?.map(({ disclosure }) => disclosure) ?? [];
    const { seal } = order;
    for (const text of [seal, `${seal}~`, `${seal}~${first}~`, `${seal}~${second}~${first}~`]) {
      await expect(verifySeal(room.deps, { seal: idOf(text) })).resolves.toEqual(GENUINE);
    }
  });

  it("learns that it is not, with a part that is not of it", async () => {
    const order = await grantedTo("vidshare", "chirper");
    const [first] = order.parts?.map(({ disclosure }) => disclosure) ?? [];
    const foreign = Buffer.from(JSON.stringify(["s".repeat(22), { platform: "vidshare", items: [] }])).toString(
      "base64url",
    );
    for (const parts of [`${foreign}~`, `${first}~${foreign}~`, `${first}~${first}~`, `${first}`, "~"]) {
      const answer = verifySeal(room.deps, { seal: idOf(`${order.seal}~${parts}`) });
      await expect(answer).resolves.toMatchObject({ genuine: false });
    }
  });
});

describe("an order that was sealed whole before there were parts", () => {
  it("is served, verified and printed as it was, and is granted again by the same seal", async () => {
    const document = documentTo("vidshare", "chirper");
    const { order, seal } = await givenBefore(document);
    for (const viewer of [AS_COURT, AS_VIDSHARE, AS_CHIRPER]) {
      expect(await seeVersions(room.deps, order.id, viewer)).toMatchObject([{ version: 1, seal }]);
    }
    expect((await inboxOf(vidshare)).at(-1)).toMatchObject({ body: { orderId: order.id, seal } });
    await expect(verifySeal(room.deps, { seal })).resolves.toMatchObject({ genuine: true, isCurrentVersion: true });
    await expect(grant(document, seal)).resolves.toMatchObject({ id: order.id });
    const print = (viewer: Viewer) => printOrder(room.deps, { orderId: order.id, addressee: undefined }, viewer);
    await expect(print(AS_VIDSHARE)).resolves.toBeInstanceOf(Uint8Array);
  });

  it("goes on in parts with its next version, and a platform that joins then does not see the one in clear", async () => {
    const { order, seal } = await givenBefore(documentTo("vidshare"));
    const next = await modifiedTo(order, asked("vidshare", "chirper"), "ADDITION");
    expect(next.parts).toHaveLength(2);
    const joined = await seeVersions(room.deps, order.id, AS_CHIRPER);
    expect(joined).toMatchObject([{ version: 2, changed: [] }]);
    expect(readable(joined)).not.toContain("vidshare");
    const before = await seeVersions(room.deps, order.id, AS_VIDSHARE);
    expect(before).toMatchObject([
      { version: 1, seal },
      { version: 2, changed: ["marginalTest"] },
    ]);
    await expect(verifySeal(room.deps, { seal })).resolves.toMatchObject({ genuine: true, isCurrentVersion: false });
  });

  it("may still be given so to one addressee, who reads nobody else's", async () => {
    const document = documentTo("vidshare");
    const order = await grant(document, await room.sealWhole("rb-amsterdam", document));
    expect(order).not.toHaveProperty("parts");
  });
});
