import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actor, applicationContent, minutes, NOW } from "../../../test/fixtures.js";
import { openRoom, type Room } from "../../../test/room.js";
import type { CaseNumber } from "../../rules/ids.js";
import { closeApplication } from "./close-application.js";
import { seeWaitingApplications } from "./see-application.js";
import { submitApplication } from "./submit-application.js";

const amsterdam = actor("court", "rb-amsterdam");
const denHaag = actor("court", "rb-den-haag");

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room[Symbol.asyncDispose]());

async function enter(caseNumber: string, minute: number, by = amsterdam) {
  room.at(minutes(minute));
  return submitApplication(room.deps, by, applicationContent({ caseNumber: idOf<CaseNumber>(caseNumber) }));
}

describe("the applications that wait for a court's decision", () => {
  it("are its own and undecided, the one that waits longest first, page by page", async () => {
    await enter("C/13/2", 2);
    await enter("C/13/1", 1);
    const decided = await enter("C/13/3", 0);
    await enter("C/13/3", 0, denHaag);
    await enter("C/13/4", 4);
    await closeApplication(room.deps, amsterdam, decided.id, { type: "refuse", reasons: "It is satire." });
    const first = await seeWaitingApplications(room.deps, amsterdam, { first: 2 });
    expect(first.entries.map(({ entry }) => entry.content.caseNumber)).toEqual(["C/13/1", "C/13/2"]);
    expect(first.hasNextPage).toBe(true);
    const after = first.entries[1]?.cursor ?? "";
    const next = await seeWaitingApplications(room.deps, amsterdam, { first: 2, after });
    expect(next.entries.map(({ entry }) => entry.content.caseNumber)).toEqual(["C/13/4"]);
    expect(next.hasNextPage).toBe(false);
  });

  it("are for a court alone, with the scope that reads applications", async () => {
    room.at(NOW);
    const vidshare = actor("platform", "vidshare");
    await expect(seeWaitingApplications(room.deps, vidshare, { first: 1 })).rejects.toMatchObject({
      code: "ROLE_FORBIDDEN",
    });
    const unread = actor("court", "rb-amsterdam", ["orders:read"]);
    await expect(seeWaitingApplications(room.deps, unread, { first: 1 })).rejects.toMatchObject({
      code: "SCOPE_MISSING",
    });
    await expect(seeWaitingApplications(room.deps, amsterdam, { first: 101 })).rejects.toMatchObject({
      code: "PAGE_INVALID",
    });
  });
});
