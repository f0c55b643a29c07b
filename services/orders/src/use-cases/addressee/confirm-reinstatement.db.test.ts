import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actor, applicationContent, NOW, orderDocument } from "../../../test/fixtures.js";
import { contentOf, openRoom, type Room } from "../../../test/room.js";
import type { CaseNumber, ItemId, PlatformId, SealedText } from "../../rules/ids.js";
import { addresseeOf } from "../../rules/order/order.js";
import { grantApplication } from "../application/grant-application.js";
import { submitApplication } from "../application/submit-application.js";
import { decideOpposition, lodgeOpposition } from "../opposition/contest-order.js";
import { confirmReinstatement } from "./confirm-reinstatement.js";
import { confirmTakedown } from "./confirm-takedown.js";
import { recordService } from "./record-service.js";

const amsterdam = actor("court", "rb-amsterdam");
const vidshare = actor("platform", "vidshare");

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room[Symbol.asyncDispose]());

const PARTIES = ["vidshare", "lawyer-list"].map((platform) => idOf<PlatformId>(platform));
let cases = 0;
/** An order to a platform of the hub and a site outside it. Both complied, then it was lifted. */
async function lifted() {
  const caseNumber = idOf<CaseNumber>(`C/13/${500_000 + ++cases}`);
  const { id } = await submitApplication(room.deps, amsterdam, applicationContent({ caseNumber }));
  const addressees = PARTIES.map((platform) => ({
    platform,
    items: [{ url: `https://${platform}.example/r/${cases}` }],
  }));
  const document = orderDocument({ caseNumber, addressees });
  const seal = await room.seal("rb-amsterdam", document);
  const order = await grantApplication(room.deps, amsterdam, id, contentOf(document), seal);
  const orderId = order.id;
  const itemOf = (platform: PlatformId) => idOf<ItemId>(String(addresseeOf(order, platform).items[0]?.id));
  for (const platform of PARTIES) {
    await recordService(room.deps, amsterdam, { orderId, platform, servedAt: NOW, means: "BAILIFF" });
    const items = [{ itemId: itemOf(platform), outcome: "REMOVED" as const, effectAt: NOW }];
    const sealed = await room.seal(platform, { type: "exparte-confirmation", orderId, platform, items });
    if (platform === "vidshare") await confirmTakedown(room.deps, vidshare, { orderId, items, seal: sealed });
    else await confirmTakedown(room.deps, amsterdam, { orderId, platform, items });
  }
  const { opposition } = await lodgeOpposition(room.deps, amsterdam, { orderId, grounds: "It is satire." });
  const decision = { outcome: "LIFTED", reasons: "Lawful.", penaltiesFallAway: false } as const;
  await decideOpposition(room.deps, amsterdam, opposition.id, decision);
  const back = (platform: PlatformId) => [{ itemId: itemOf(platform), outcome: "REINSTATED" as const, effectAt: NOW }];
  return { orderId, back };
}

describe("reinstatement", () => {
  it("is confirmed by a platform of the hub itself, not by the court in its name", async () => {
    const { orderId, back } = await lifted();
    const confirmation = { orderId, platform: idOf<PlatformId>("vidshare"), items: back(idOf("vidshare")) };
    await expect(confirmReinstatement(room.deps, amsterdam, confirmation)).rejects.toMatchObject({
      code: "CONNECTED_ADDRESSEE",
      facts: { field: "input.platform" },
    });
  });

  it("by a site outside the hub is recorded by the court, which names the site", async () => {
    const { orderId, back } = await lifted();
    const items = back(idOf("lawyer-list"));
    await expect(confirmReinstatement(room.deps, amsterdam, { orderId, items })).rejects.toMatchObject({
      code: "FIELD_INVALID",
      facts: { field: "input.platform" },
    });
    const { order } = await confirmReinstatement(room.deps, amsterdam, {
      orderId,
      platform: idOf("lawyer-list"),
      items,
    });
    expect(addresseeOf(order, idOf("lawyer-list")).reinstatedAt).toBe(NOW);
  });

  it("cannot be confirmed by one platform for another", async () => {
    const { orderId, back } = await lifted();
    const confirmation = { orderId, platform: idOf<PlatformId>("lawyer-list"), items: back(idOf("lawyer-list")) };
    await expect(confirmReinstatement(room.deps, vidshare, confirmation)).rejects.toMatchObject({
      code: "UNKNOWN_ADDRESSEE",
    });
  });

  it("is sealed by a platform that has a key, over exactly the data that it sends", async () => {
    const { orderId, back } = await lifted();
    const platform = idOf<PlatformId>("vidshare");
    const items = back(platform);
    const document = { type: "exparte-reinstatement", orderId, platform, items };
    const refused = async (code: string, seal?: SealedText) =>
      expect(
        confirmReinstatement(room.deps, vidshare, { orderId, items, ...(seal === undefined ? {} : { seal }) }),
      ).rejects.toMatchObject({ code });
    await refused("SEAL_MISSING");
    await refused("SEAL_MISMATCH", await room.seal(platform, { ...document, orderId: "another" }));
    // A seal over a removal does not cover a reinstatement.
    await refused("SEAL_MISMATCH", await room.seal(platform, { ...document, type: "exparte-confirmation" }));
    await refused("SEAL_KEY_UNKNOWN", await room.seal("chirper", document));
    const seal = await room.seal(platform, document);
    const { order } = await confirmReinstatement(room.deps, vidshare, { orderId, items, seal });
    expect(addresseeOf(order, platform).reinstatedAt).toBe(NOW);
  });
});
