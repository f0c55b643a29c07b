import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { actor, applicationContent, NOW, orderDocument } from "../../../test/fixtures.js";
import { contentOf, openRoom, type Room } from "../../../test/room.js";
import type { CaseNumber } from "../../rules/ids.js";
import type { LiftingGround, ModificationGround } from "../../rules/order/cause.js";
import { addresseeOf, type Order } from "../../rules/order/order.js";
import type { OrderDocument } from "../../rules/order-document/order-document.js";
import { sealFor } from "../../rules/order-document/sealed-parts.js";
import { grantApplication } from "../application/grant-application.js";
import { submitApplication } from "../application/submit-application.js";
import { lodgeOpposition } from "../opposition/contest-order.js";
import type { Viewer } from "../viewer.js";
import { liftOrder, modifyOrder } from "./change-order.js";
import { readInbox } from "./read-inbox.js";
import { seeHistory, seeVersions } from "./see-history.js";
import { seeOrder } from "./see-orders.js";

const amsterdam = actor("court", "rb-amsterdam");
const registry = actor("court", "rb-amsterdam", ["applications:submit", "orders:read"]);
const judge = actor("court", "rb-amsterdam", ["orders:grant", "orders:read"]);
const vidshare = actor("platform", "vidshare");
const AS_COURT: Viewer = { role: "court", court: idOf("rb-amsterdam") };

let room: Room;
let order: Order;
let cases = 0;
const place = (name: string) => `https://vidshare.example/v/${cases}/${name}`;
const asking = (...names: readonly string[]): Pick<OrderDocument, "addressees"> => ({
  addressees: [{ platform: idOf("vidshare"), items: names.map((name) => ({ url: place(name) })) }],
});

beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room[Symbol.asyncDispose]());

/** The application asked for places a and b; the order names a and, by mistake, c. */
beforeEach(async () => {
  const caseNumber = idOf<CaseNumber>(`C/13/${500_000 + ++cases}`);
  const content = applicationContent({ caseNumber, urls: [place("a"), place("b")] });
  const { id } = await submitApplication(room.deps, amsterdam, content);
  const document = orderDocument({ caseNumber, ...asking("a", "c") });
  const seal = await room.seal("rb-amsterdam", document);
  order = await grantApplication(room.deps, amsterdam, id, contentOf(document), seal);
});

const CORRECTION: ModificationGround = { cause: "CORRECTION", initiative: "ON_REQUEST", partiesHeard: "By letter." };
const WITHDRAWN: LiftingGround = { cause: "WITHDRAWN_BY_APPLICANT", penaltiesFallAway: false };
const ANNULLED: LiftingGround = {
  cause: "ANNULLED",
  annulment: { court: "Gerechtshof Amsterdam", decision: "ECLI:NL:GHAMS:2026:1" },
};

async function change(ground: ModificationGround, version: Partial<OrderDocument>, who = amsterdam): Promise<Order> {
  const document = { ...order.document, version: order.document.version + 1, ...version };
  const seal = await room.seal("rb-amsterdam", document);
  return modifyOrder(room.deps, who, {
    orderId: order.id,
    ground,
    reasons: "A slip of the pen.",
    content: contentOf(document),
    seal,
  });
}
const lift = (ground: LiftingGround, who = amsterdam) =>
  liftOrder(room.deps, who, { orderId: order.id, ground, reasons: "It is so." });

async function lastMessage() {
  const { head } = await readInbox(room.deps, vidshare, { after: 0, first: 1 });
  const { messages } = await readInbox(room.deps, vidshare, { after: head.position - 1, first: 1 });
  return messages[0];
}

describe("an order that is changed for a cause", () => {
  it("names what the application asked for, says why in message, history and versions, and leaves what is pending", async () => {
    await lodgeOpposition(room.deps, vidshare, { orderId: order.id, grounds: "It is satire." });
    const corrected = await change(CORRECTION, asking("a", "b"));
    expect(corrected.document.version).toBe(2);
    expect(corrected.oppositions).toMatchObject([{ status: "LODGED" }]);
    expect(addresseeOf(corrected, idOf("vidshare")).items.map(({ url, freed }) => [url, freed?.duty])).toEqual([
      [place("a"), undefined],
      [place("c"), "NONE"],
      [place("b"), undefined],
    ]);
    expect(await lastMessage()).toMatchObject({
      kind: "ORDER_MODIFIED",
      body: {
        orderVersion: 2,
        seal: sealFor(idOf("vidshare"), corrected),
        details: { cause: "CORRECTION", reasons: "A slip of the pen." },
      },
    });
    const history = await seeHistory(room.deps, order.id, AS_COURT);
    expect(history.map(({ kind, cause }) => [kind, cause])).toEqual([
      ["OrderIssued", null],
      ["OppositionLodged", null],
      ["OrderModified", "CORRECTION"],
    ]);
    const versions = await seeVersions(room.deps, order.id, AS_COURT);
    expect(versions.map(({ version, cause }) => [version, cause])).toEqual([
      [1, null],
      [2, "CORRECTION"],
    ]);
    expect((await seeOrder(room.deps, amsterdam, order.id)).order).toEqual(corrected);
  });

  it("is not so by a correction that names what was never asked; nothing of it is kept", async () => {
    await expect(change(CORRECTION, asking("a", "d"))).rejects.toMatchObject({
      code: "CORRECTION_UNASKED",
      facts: { field: "order.addressees[0].items[1].url" },
    });
    expect((await seeOrder(room.deps, amsterdam, order.id)).order).toEqual(order);
    expect(await seeVersions(room.deps, order.id, AS_COURT)).toHaveLength(1);
  });

  it("is so by the judge of the court that gave it", async () => {
    await expect(change(CORRECTION, asking("a"), registry)).rejects.toMatchObject({ code: "SCOPE_MISSING" });
    await expect(change(CORRECTION, asking("a"), vidshare)).rejects.toMatchObject({ code: "ROLE_FORBIDDEN" });
    const elsewhere = actor("court", "rb-den-haag");
    await expect(change(CORRECTION, asking("a"), elsewhere)).rejects.toMatchObject({ code: "UNKNOWN_ORDER" });
    expect((await change(CORRECTION, asking("a"), judge)).document.version).toBe(2);
  });
});

describe("an order that is lifted for a cause", () => {
  it("says why in message and history, and what was pending is moot", async () => {
    await lodgeOpposition(room.deps, vidshare, { orderId: order.id, grounds: "It is satire." });
    const lifted = await lift(ANNULLED);
    expect(lifted).toMatchObject({ status: "LIFTED", oppositions: [{ status: "MOOT" }] });
    expect(await lastMessage()).toMatchObject({
      kind: "ORDER_LIFTED",
      body: { details: { ...ANNULLED, penaltiesFallAway: true } },
    });
    const history = await seeHistory(room.deps, order.id, AS_COURT);
    expect(history.slice(-2).map(({ kind, cause }) => [kind, cause])).toEqual([
      ["OrderLifted", "ANNULLED"],
      ["OppositionMooted", null],
    ]);
    const rows = await room.deps.database.sql.query("select status from orders.oppositions where order_id = $1", [
      order.id,
    ]);
    expect(rows).toEqual([{ status: "MOOT" }]);
  });

  it("is so by the registry for the parties, and by the judge where a higher court annulled it", async () => {
    room.at(NOW);
    await expect(lift(ANNULLED, registry)).rejects.toMatchObject({ code: "SCOPE_MISSING" });
    const revoked: LiftingGround = { cause: "REVOKED", penaltiesFallAway: true };
    await expect(lift(revoked, registry)).rejects.toMatchObject({ code: "SCOPE_MISSING" });
    await expect(lift(revoked, judge)).rejects.toMatchObject({ code: "ORDER_STATE" });
    await expect(lift(WITHDRAWN, judge)).rejects.toMatchObject({ code: "SCOPE_MISSING" });
    await expect(lift(WITHDRAWN, vidshare)).rejects.toMatchObject({ code: "ROLE_FORBIDDEN" });
    await expect(lift(WITHDRAWN, actor("court", "rb-den-haag"))).rejects.toMatchObject({ code: "UNKNOWN_ORDER" });
    expect((await lift(WITHDRAWN, registry)).ended).toMatchObject({ cause: "WITHDRAWN_BY_APPLICANT" });
  });
});
