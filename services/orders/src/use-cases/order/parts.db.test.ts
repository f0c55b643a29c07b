import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type CaseInParts, openCase, partsOf, readable } from "../../../test/case-in-parts.js";
import { actor } from "../../../test/fixtures.js";
import { contentOf, openRoom, type Room } from "../../../test/room.js";
import type { PresentedSeal } from "../../rules/ids.js";
import { lodgeOpposition, withdrawOpposition } from "../opposition/contest-order.js";
import { type Viewer, viewerOf } from "../viewer.js";
import { modifyOrder } from "./change-order.js";
import { printOrder } from "./print-order.js";
import { readInbox } from "./read-inbox.js";
import { seeHistory, seeVersions } from "./see-history.js";
import { verifySeal } from "./verify-seal.js";

const vidshare = actor("platform", "vidshare");
const chirper = actor("platform", "chirper");
const AS_COURT = viewerOf(actor("court", "rb-amsterdam"));
const AS_VIDSHARE = viewerOf(vidshare);
const AS_CHIRPER = viewerOf(chirper);

let room: Room;
let cases = 0;
let inCase: CaseInParts;

beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room[Symbol.asyncDispose]());
beforeEach(async () => {
  inCase = await openCase(room, ++cases);
});

async function inboxOf(platform: typeof vidshare) {
  return (await readInbox(room.deps, platform, { after: 0, first: 1000 })).messages;
}

describe("no addressee learns another's targets", () => {
  it("from a message, an event of its inbox, the versions, or the seal", async () => {
    const order = await inCase.grantedTo("vidshare", "chirper");
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
    const order = await inCase.grantedTo("vidshare", "chirper");
    const [version] = await seeVersions(room.deps, order.id, AS_COURT);
    expect(partsOf(version?.seal ?? idOf(""))).toHaveLength(2);
    for (const platform of ["vidshare", "chirper"]) expect(readable(version)).toContain(`of-${platform}-${cases}`);
  });

  it("from a version that adds it, or one that leaves it out", async () => {
    const first = await inCase.grantedTo("vidshare");
    const both = await inCase.modifiedTo(first, inCase.asked("vidshare", "chirper"), "ADDITION");
    const [joined] = (await inboxOf(chirper)).slice(-1);
    expect(joined).toMatchObject({ kind: "ORDER_ISSUED", body: { orderId: first.id, orderVersion: 2 } });
    await inCase.modifiedTo(both, inCase.asked("vidshare"), "NARROWING");
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

  it("rule: from a version in clear that leaves it out: who is still told of the order reads no other's part", async () => {
    const order = await inCase.grantedTo("vidshare", "chirper");
    const document = { ...order.document, version: 2, addressees: inCase.asked("vidshare") };
    const before = (await inboxOf(chirper)).length;
    const narrow = async (seal: PresentedSeal) =>
      modifyOrder(room.deps, actor("court", "rb-amsterdam"), {
        orderId: order.id,
        ground: { cause: "NARROWING" },
        reasons: "Only that video.",
        content: contentOf(document),
        seal,
      });
    await expect(narrow(await room.sealWhole("rb-amsterdam", document))).rejects.toMatchObject({
      code: "PARTS_REQUIRED",
      facts: { field: "order.seal" },
    });
    expect(await inboxOf(chirper)).toHaveLength(before);
    await expect(narrow(await room.seal("rb-amsterdam", document))).resolves.toMatchObject({ parts: [{}] });
    expect(readable((await inboxOf(chirper)).at(-1))).not.toContain("of-vidshare");
  });

  it("from what a version is said to change: another's items are no change for it", async () => {
    const order = await inCase.grantedTo("vidshare", "chirper");
    const [own, other] = order.document.addressees;
    if (own === undefined || other === undefined) throw new Error("two addressees");
    const more = { ...other, items: [...(other.items ?? []), { url: `https://chirper.example/more-${cases}` }] };
    await inCase.modifiedTo(order, [own, more], "ADDITION");
    const changed = async (viewer: Viewer) => (await seeVersions(room.deps, order.id, viewer)).at(-1)?.changed;
    expect(await changed(AS_COURT)).toEqual(["addressees", "marginalTest"]);
    expect(await changed(AS_CHIRPER)).toEqual(["addressees", "marginalTest"]);
    expect(await changed(AS_VIDSHARE)).toEqual(["marginalTest"]);
  });

  it("from who did what: another addressee is not named in the history, nor by a refusal", async () => {
    const order = await inCase.grantedTo("vidshare", "chirper");
    const grounds = "It is satire.";
    const { opposition } = await lodgeOpposition(room.deps, chirper, { orderId: order.id, grounds });
    await expect(withdrawOpposition(room.deps, vidshare, opposition.id, "x")).rejects.toMatchObject({
      code: "NOT_YOUR_OPPOSITION",
      message: expect.not.stringContaining("chirper"),
    });
    await withdrawOpposition(room.deps, chirper, opposition.id, "Only chirper may read this.");
    const history = await seeHistory(room.deps, order.id, AS_VIDSHARE);
    expect(history.at(-1)).toMatchObject({
      kind: "OppositionWithdrawn",
      by: { type: "platform", id: null },
      reasons: null,
    });
    expect(readable(history)).not.toContain("chirper");
    const own = await seeHistory(room.deps, order.id, AS_CHIRPER);
    expect(own.at(-1)).toMatchObject({ kind: "OppositionWithdrawn", by: { type: "platform", id: "chirper" } });
  });

  it("from the paper that a platform asks for, or that the court has served on one", async () => {
    const order = await inCase.grantedTo("vidshare", "lawyer-list");
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

describe("an order that was sealed whole before there were parts", () => {
  it("is served, verified and printed as it was, and is granted again by the same seal", async () => {
    const document = inCase.documentTo("vidshare", "chirper");
    const { order, seal } = await inCase.givenBefore(document);
    for (const viewer of [AS_COURT, AS_VIDSHARE, AS_CHIRPER]) {
      expect(await seeVersions(room.deps, order.id, viewer)).toMatchObject([{ version: 1, seal }]);
    }
    expect((await inboxOf(vidshare)).at(-1)).toMatchObject({ body: { orderId: order.id, seal } });
    await expect(verifySeal(room.deps, { seal })).resolves.toMatchObject({ genuine: true, isCurrentVersion: true });
    await expect(inCase.grant(document, seal)).resolves.toMatchObject({ id: order.id });
    const print = (viewer: Viewer) => printOrder(room.deps, { orderId: order.id, addressee: undefined }, viewer);
    await expect(print(AS_VIDSHARE)).resolves.toBeInstanceOf(Uint8Array);
  });

  it("goes on in parts with its next version, and a platform that joins then does not see the one in clear", async () => {
    const { order, seal } = await inCase.givenBefore(inCase.documentTo("vidshare"));
    const next = await inCase.modifiedTo(order, inCase.asked("vidshare", "chirper"), "ADDITION");
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
    const document = inCase.documentTo("vidshare");
    const order = await inCase.grant(document, await room.sealWhole("rb-amsterdam", document));
    expect(order).not.toHaveProperty("parts");
  });
});
