import { describe, expect, it } from "vitest";
import { instant } from "../instant.js";
import { appealBy } from "./appeal-terms.js";

const on = (
  day: string,
  of: "OPPOSITION" | "MAIN_JUDGMENT",
  by: "DISTRICT_COURT" | "COURT_OF_APPEAL" = "DISTRICT_COURT",
) => appealBy(instant(`${day}T10:00:00Z`), of, by);

describe("rule: a term of appeal is a parameter with its source", () => {
  it("is four weeks against a decision on opposition, and three months against the main judgment", () => {
    expect(on("2026-03-03", "OPPOSITION")).toBe("2026-03-31T21:59:59.999Z");
    expect(on("2026-03-03", "MAIN_JUDGMENT")).toBe("2026-06-03T21:59:59.999Z");
  });

  it("is eight weeks and three months in cassation", () => {
    expect(on("2026-03-03", "OPPOSITION", "COURT_OF_APPEAL")).toBe("2026-04-28T21:59:59.999Z");
    expect(on("2026-03-03", "MAIN_JUDGMENT", "COURT_OF_APPEAL")).toBe("2026-06-03T21:59:59.999Z");
  });

  it("moves past a weekend, a holiday and a day equated with one, also one of three months", () => {
    // Saturday 6 June; Easter Monday 6 April; 15 May, which a decree equates with a holiday, and then a weekend.
    expect(on("2026-03-06", "MAIN_JUDGMENT")).toBe("2026-06-08T21:59:59.999Z");
    expect(on("2026-03-09", "OPPOSITION")).toBe("2026-04-07T21:59:59.999Z");
    expect(on("2026-04-17", "OPPOSITION")).toBe("2026-05-18T21:59:59.999Z");
  });

  it("counts days of the Netherlands", () => {
    expect(appealBy(instant("2026-03-02T23:30:00Z"), "OPPOSITION", "DISTRICT_COURT")).toBe("2026-03-31T21:59:59.999Z");
  });

  it("is none against the highest court, nor one that the hub cannot tell", () => {
    expect(appealBy(instant("2026-03-03T10:00:00Z"), "MAIN_JUDGMENT", "SUPREME_COURT")).toBeUndefined();
    expect(on("2028-11-03", "MAIN_JUDGMENT")).toBeUndefined();
  });
});
