import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import type { CaseNumber, CourtId } from "../ids.js";
import { checkAppealOf, checkHearsAppeals, type FirstCase, unknownCase } from "./appeal-of-refusal.js";
import type { AppealedCase, Instance } from "./instance.js";

const NAMED: AppealedCase = { court: idOf<CourtId>("rb-amsterdam"), caseNumber: idOf<CaseNumber>("C/13/1") };
const HOF = idOf<CourtId>("gh-amsterdam");
const first = (change: Partial<FirstCase> = {}): FirstCase => ({
  status: "REFUSED",
  court: NAMED.court,
  instance: "DISTRICT_COURT",
  ...change,
});
const refused = (code: string, field: string) =>
  expect.objectContaining({ code, facts: expect.objectContaining({ field }) });

describe("rule: an appeal is lodged where it is heard", () => {
  it("at a court that is registered for it, and no other", () => {
    for (const instance of ["COURT_OF_APPEAL", "SUPREME_COURT"] as const)
      expect(() => checkHearsAppeals(HOF, instance, NAMED)).not.toThrow();
    expect(() => checkHearsAppeals(HOF, "DISTRICT_COURT", NAMED)).toThrowError(
      refused("COURT_HEARS_NO_APPEAL", "input.appealOf"),
    );
    expect(() => checkHearsAppeals(HOF, "COURT_OF_APPEAL", { ...NAMED, caseNumber: idOf("") })).toThrowError(
      refused("FIELD_INVALID", "input.appealOf.caseNumber"),
    );
  });

  it.each<[Instance, Instance, boolean]>([
    ["COURT_OF_APPEAL", "DISTRICT_COURT", true],
    ["SUPREME_COURT", "COURT_OF_APPEAL", true],
    ["SUPREME_COURT", "DISTRICT_COURT", true],
    ["COURT_OF_APPEAL", "COURT_OF_APPEAL", false],
    ["COURT_OF_APPEAL", "SUPREME_COURT", false],
    ["SUPREME_COURT", "SUPREME_COURT", false],
  ])("by a %s against a %s: %s", (instance, below, hears) => {
    const check = () => checkAppealOf(instance, NAMED, first({ instance: below }));
    if (hears) expect(check).not.toThrow();
    else expect(check).toThrowError(refused("COURT_HEARS_NO_APPEAL", "input.appealOf.court"));
  });

  it.each(["REFUSED", "GRANTED_IN_PART"] as const)("against what was refused: %s", (status) => {
    expect(() => checkAppealOf("COURT_OF_APPEAL", NAMED, first({ status }))).not.toThrow();
  });

  it.each(["SUBMITTED", "GRANTED", "WITHDRAWN", "REFERRED_TO_PROSECUTION"] as const)(
    "and not of what is %s",
    (status) => {
      expect(() => checkAppealOf("COURT_OF_APPEAL", NAMED, first({ status }))).toThrowError(
        refused("NOT_REFUSED", "input.appealOf"),
      );
    },
  );

  it("and once", () => {
    const twice = () => checkAppealOf("COURT_OF_APPEAL", NAMED, first({ appealedIn: idOf("200.1/01") }));
    expect(twice).toThrowError(refused("APPEALED_ALREADY", "input.appealOf"));
    expect(twice).toThrowError("in case 200.1/01");
  });

  it("of a case that is there", () => {
    expect(unknownCase(NAMED)).toMatchObject({ code: "UNKNOWN_APPLICATION", facts: { field: "input.appealOf" } });
  });
});
