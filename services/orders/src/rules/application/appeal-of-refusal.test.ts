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
const refused = (code: string, field: string, message = "") =>
  expect.objectContaining({
    code,
    message: expect.stringContaining(message),
    facts: expect.objectContaining({ field }),
  });

describe("rule: an appeal is lodged where it is heard", () => {
  it("at a court that is registered for it, and no other", () => {
    for (const instance of ["COURT_OF_APPEAL", "SUPREME_COURT"] as const)
      expect(() => checkHearsAppeals(HOF, instance, NAMED)).not.toThrow();
    expect(() => checkHearsAppeals(HOF, "DISTRICT_COURT", NAMED)).toThrowError(
      refused(
        "COURT_HEARS_NO_APPEAL",
        "input.appealOf",
        "input.appealOf: gh-amsterdam is registered as a DISTRICT_COURT, which hears no appeal; submit it at the higher court, or have the operator register what this court hears.",
      ),
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
    const check = () => checkAppealOf({ court: HOF, instance }, NAMED, first({ instance: below }));
    if (hears) expect(check).not.toThrow();
    else
      expect(check).toThrowError(
        refused(
          "COURT_HEARS_NO_APPEAL",
          "input.appealOf.court",
          `input.appealOf.court: rb-amsterdam is a ${below}, and a ${instance} does not hear appeals against it; name the lower court's case.`,
        ),
      );
  });

  it.each(["REFUSED", "GRANTED_IN_PART"] as const)("against what was refused: %s", (status) => {
    expect(() => checkAppealOf({ court: HOF, instance: "COURT_OF_APPEAL" }, NAMED, first({ status }))).not.toThrow();
  });

  it.each(["SUBMITTED", "GRANTED", "WITHDRAWN", "REFERRED_TO_PROSECUTION"] as const)(
    "and not of what is %s",
    (status) => {
      expect(() => checkAppealOf({ court: HOF, instance: "COURT_OF_APPEAL" }, NAMED, first({ status }))).toThrowError(
        refused(
          "NOT_REFUSED",
          "input.appealOf",
          `input.appealOf: case C/13/1 of rb-amsterdam is ${status}, and nothing of it was refused, and no decision that let its order go was annulled; leave the field out.`,
        ),
      );
    },
  );

  it("or of an order that was let go, by the court that annulled the decision that let it go", () => {
    const granted = (court: CourtId, instance: Instance) =>
      first({ status: "GRANTED", annulledBy: { court, instance } });
    const check = (of: FirstCase) => () => checkAppealOf({ court: HOF, instance: "COURT_OF_APPEAL" }, NAMED, of);
    expect(check(granted(HOF, "COURT_OF_APPEAL"))).not.toThrow();
    expect(check(granted(idOf("hoge-raad"), "SUPREME_COURT"))).not.toThrow();
    expect(check(granted(idOf("gh-den-haag"), "COURT_OF_APPEAL"))).toThrowError(
      refused(
        "COURT_HEARS_NO_APPEAL",
        "input.appealOf",
        "input.appealOf: gh-den-haag annulled the decision that let the order go, and gives a new one; submit it there.",
      ),
    );
  });

  it("and once", () => {
    const twice = () =>
      checkAppealOf({ court: HOF, instance: "COURT_OF_APPEAL" }, NAMED, first({ appealedIn: idOf("200.1/01") }));
    expect(twice).toThrowError(refused("APPEALED_ALREADY", "input.appealOf"));
    expect(twice).toThrowError("in case 200.1/01");
  });

  it("of a case that is there", () => {
    expect(unknownCase(NAMED)).toMatchObject({
      code: "UNKNOWN_APPLICATION",
      message: "input.appealOf: court rb-amsterdam has no application under case number C/13/1. Check both for a slip.",
      facts: { field: "input.appealOf" },
    });
  });
});
