import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { actor, applicationContent } from "../../../test/fixtures.js";
import { openRoom, type Room } from "../../../test/room.js";
import type { Application } from "../../rules/application/application.js";
import type { CaseNumber } from "../../rules/ids.js";
import { learnParties } from "../learn-parties.js";
import { closeApplication } from "./close-application.js";
import { submitApplication } from "./submit-application.js";

const amsterdam = actor("court", "rb-amsterdam");
const denHaag = actor("court", "rb-den-haag");
const hof = actor("court", "gh-amsterdam");

let room: Room;
let cases = 0;
const newCase = () => idOf<CaseNumber>(`C/13/${400_000 + ++cases}`);

beforeAll(async () => {
  room = await openRoom();
  const court = { id: "gh-amsterdam", name: "Gerechtshof Amsterdam", instance: "COURT_OF_APPEAL" };
  await learnParties(room.deps, { kind: "CourtRegistered", body: { court }, cursor: "1" } as never);
});
afterAll(() => room[Symbol.asyncDispose]());

async function refusedCase(): Promise<Application> {
  const { id } = await submitApplication(room.deps, amsterdam, applicationContent({ caseNumber: newCase() }));
  return closeApplication(room.deps, amsterdam, id, { type: "refuse", reasons: "It is satire." });
}

const appeal = (first: Application, by = hof, caseNumber = newCase()) =>
  submitApplication(
    room.deps,
    by,
    applicationContent({ caseNumber, appealOf: { court: first.court, caseNumber: first.content.caseNumber } }),
  );

describe("a refused applicant who appeals", () => {
  it("submits a new application at the higher court, under a case number of that court's", async () => {
    const first = await refusedCase();
    const second = await appeal(first);
    expect(second).toMatchObject({
      court: "gh-amsterdam",
      status: "SUBMITTED",
      content: { appealOf: { court: "rb-amsterdam" } },
    });
    // The same again is a retry.
    expect((await appeal(first, hof, second.content.caseNumber)).id).toBe(second.id);
  });

  it("does so once, unless that appeal is withdrawn, also when two are sent at once", async () => {
    const first = await refusedCase();
    const [one, other] = await Promise.allSettled([appeal(first), appeal(first)]);
    expect([one?.status, other?.status].sort()).toEqual(["fulfilled", "rejected"]);
    const made = [one, other].flatMap((each) => (each?.status === "fulfilled" ? [each.value] : []))[0];
    await expect(appeal(first)).rejects.toMatchObject({ code: "APPEALED_ALREADY" });
    await closeApplication(room.deps, hof, made?.id ?? idOf(""), { type: "withdraw", reasons: "Settled." });
    expect((await appeal(first)).status).toBe("SUBMITTED");
  });

  it("is refused where nothing was refused, at a court of first instance, and of a case that is not there", async () => {
    const open = await submitApplication(room.deps, amsterdam, applicationContent({ caseNumber: newCase() }));
    await expect(appeal(open)).rejects.toMatchObject({ code: "NOT_REFUSED" });
    const first = await refusedCase();
    await expect(appeal(first, denHaag)).rejects.toMatchObject({ code: "COURT_HEARS_NO_APPEAL" });
    const nowhere = { ...first, court: idOf<Application["court"]>("rb-den-haag") };
    await expect(appeal(nowhere)).rejects.toMatchObject({ code: "UNKNOWN_APPLICATION" });
  });
});
