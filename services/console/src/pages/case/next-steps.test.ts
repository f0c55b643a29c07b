import { describe, expect, it } from "vitest";
import {
  applicantCase,
  confirmation,
  opposition,
  ownItem,
  posterCase,
  posterItem,
  respondentCase,
} from "../../../test/own-cases.js";
import { nextSteps } from "./next-steps.js";
import type { SeenCase } from "./seen-case.js";

const NOW = new Date("2026-11-28T12:00:00Z");
const LATER = "2026-12-28T22:59:59.000Z";
const BEFORE = "2026-11-28T09:00:00.000Z";
const kinds = (seen: SeenCase) => nextSteps(seen, NOW).map(({ kind }) => kind);

describe("what comes next for a poster", () => {
  it("is that it may contest, and by when the main proceedings begin", () => {
    expect(nextSteps(posterCase(), NOW)).toEqual([{ kind: "mayContest" }, { kind: "mainTerm", at: LATER }]);
  });

  it("is the hearing, and nothing to contest anew, once it has contested", () => {
    expect(kinds(posterCase({ oppositions: [opposition()] }))).toEqual(["hearingToBeSet", "mainTerm"]);
    const set = opposition({ status: "HEARING_SET", hearingAt: LATER });
    expect(nextSteps(posterCase({ oppositions: [set] }), NOW)[0]).toEqual({ kind: "hearing", at: LATER });
  });

  it("is an appeal while that is in time, and that it may contest again", () => {
    const decided = opposition({ status: "UPHELD", decidedAt: BEFORE, appealBy: LATER });
    expect(kinds(posterCase({ oppositions: [decided] }))).toEqual(["appeal", "mayContest", "mainTerm"]);
  });

  it("is no appeal once that would be too late", () => {
    const decided = opposition({ status: "UPHELD", decidedAt: BEFORE, appealBy: BEFORE });
    expect(kinds(posterCase({ oppositions: [decided] }))).toEqual(["mayContest", "mainTerm"]);
  });

  it("is that the order may lapse once the main proceedings did not begin in time", () => {
    expect(nextSteps(posterCase({ mainTermEnd: BEFORE }), NOW)).toContainEqual({ kind: "claimMissed", at: BEFORE });
  });

  it("is by when its post is back, when the order is lifted", () => {
    const items = [posterItem("1", { covered: false, reinstateBy: LATER })];
    expect(nextSteps(posterCase({ orderStatus: "LIFTED", items }), NOW)).toEqual([
      { kind: "ended" },
      { kind: "backBy", at: LATER },
    ]);
  });

  it("holds nothing to contest once the order covers none of its items", () => {
    expect(kinds(posterCase({ items: [posterItem("1", { covered: false })] }))).toEqual(["mainTerm"]);
  });
});

describe("what comes next for an applicant", () => {
  it.each([
    ["SUBMITTED", "awaitDecision"],
    ["REFUSED", "refused"],
    ["REFERRED_TO_PROSECUTION", "referred"],
    ["WITHDRAWN", "withdrawn"],
  ] as const)("%s: %s", (applicationStatus, kind) => {
    expect(kinds(applicantCase({ applicationStatus, orderStatus: null, mainTermEnd: null }))).toEqual([kind]);
  });

  it("is to bring the main claim in time, and what follows when it did not", () => {
    expect(nextSteps(applicantCase(), NOW)).toEqual([{ kind: "bringClaim", at: LATER }]);
    expect(kinds(applicantCase({ mainTermEnd: BEFORE }))).toEqual(["claimMissed"]);
    expect(kinds(applicantCase({ mainClaimBroughtAt: BEFORE }))).toEqual(["claimBrought"]);
  });
});

describe("what comes next for a respondent", () => {
  it("names what is late before what is due, and each with its moment", () => {
    const late = ownItem("1", { deadline: BEFORE });
    expect(nextSteps(respondentCase([late, ownItem("2")]), NOW).slice(0, 2)).toEqual([
      { kind: "doLate", at: BEFORE },
      { kind: "doBy", at: "2026-11-28T15:12:00.000Z" },
    ]);
  });

  it("is to wait for service, and to keep so what is done", () => {
    expect(kinds(respondentCase([ownItem("1", { deadline: null })]))[0]).toBe("waitForService");
    const done = ownItem("1", { confirmation: confirmation(), goneSince: BEFORE });
    expect(kinds(respondentCase([done]))[0]).toBe("allDone");
  });

  it("is to put back what the order let go", () => {
    const due = ownItem("1", { reinstatementDuty: "DUE", confirmation: confirmation() });
    expect(kinds(respondentCase([due], { orderStatus: "LIFTED" }))).toEqual(["putBackBy"]);
  });

  it("is nothing while the order is suspended", () => {
    expect(kinds(respondentCase([ownItem("1")], { orderStatus: "SUSPENDED" }))[0]).toBe("suspended");
  });
});
