import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actor, applicationContent, minutes, NOW, orderDocument } from "../../../test/fixtures.js";
import { contentOf, openRoom, type Room } from "../../../test/room.js";
import type { CaseNumber, PlatformId } from "../../rules/ids.js";
import { grantApplication } from "../application/grant-application.js";
import { submitApplication } from "../application/submit-application.js";
import { acknowledgeInbox } from "../order/acknowledge-inbox.js";
import { seeInboxLags } from "./see-inbox-lags.js";

const amsterdam = actor("court", "rb-amsterdam");
const operator = actor("operator", "hub");

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room[Symbol.asyncDispose]());

async function give(platform: string, number: number): Promise<void> {
  const document = orderDocument({
    caseNumber: idOf<CaseNumber>(`C/13/70000${number}`),
    issuedAt: room.deps.clock(),
    addressees: [{ platform: idOf<PlatformId>(platform), items: [{ url: `https://${platform}.example/v/${number}` }] }],
  });
  const content = applicationContent({
    caseNumber: document.caseNumber,
    urls: [`https://${platform}.example/v/${number}`],
  });
  const { id } = await submitApplication(room.deps, amsterdam, content);
  const seal = await room.seal("rb-amsterdam", document);
  await grantApplication(room.deps, amsterdam, id, contentOf(document), seal);
}

const seen = (platform: string | null = null, first = 100) =>
  seeInboxLags(room.deps, operator, { platform: platform === null ? null : idOf<PlatformId>(platform), first });
const date = (count: number) => new Date(minutes(count));

describe("how far platforms are with their inboxes", () => {
  it("is told of connected ones alone, the one that waits longest first", async () => {
    room.at(NOW);
    const nothing = { waiting: 0, oldestSentAt: null, acknowledgedAt: null };
    expect(await seen()).toEqual(["chirper", "findit", "vidshare"].map((platform) => ({ platform, ...nothing })));

    await give("vidshare", 1);
    room.at(minutes(10));
    await give("findit", 2);
    room.at(minutes(20));
    await give("vidshare", 3);
    expect(await seen()).toEqual([
      { platform: "vidshare", waiting: 2, oldestSentAt: date(0), acknowledgedAt: null },
      { platform: "findit", waiting: 1, oldestSentAt: date(10), acknowledgedAt: null },
      { platform: "chirper", ...nothing },
    ]);

    room.at(minutes(30));
    await acknowledgeInbox(room.deps, actor("platform", "vidshare"), { upTo: 1 });
    expect(await seen(null, 2)).toEqual([
      { platform: "findit", waiting: 1, oldestSentAt: date(10), acknowledgedAt: null },
      { platform: "vidshare", waiting: 1, oldestSentAt: date(20), acknowledgedAt: date(30) },
    ]);

    await acknowledgeInbox(room.deps, actor("platform", "vidshare"), { upTo: 2 });
    expect(await seen("vidshare")).toEqual([
      { platform: "vidshare", waiting: 0, oldestSentAt: null, acknowledgedAt: date(30) },
    ]);
    expect(await seen("lawyer-list")).toEqual([]);
    expect(await seen("nobody")).toEqual([]);
  });

  it("is told to the operator alone, and at most a hundred at a time", async () => {
    const asked = { platform: null, first: 100 };
    for (const other of [amsterdam, actor("platform", "vidshare"), actor("regulator", "acm"), actor("ap", "ap")]) {
      await expect(seeInboxLags(room.deps, other, asked)).rejects.toMatchObject({ code: "ROLE_FORBIDDEN" });
    }
    await expect(seeInboxLags(room.deps, actor("operator", "hub", []), asked)).rejects.toMatchObject({
      code: "SCOPE_MISSING",
    });
    await expect(seen(null, 101)).rejects.toMatchObject({ code: "PAGE_INVALID" });
  });
});
