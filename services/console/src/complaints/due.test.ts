import { describe, expect, it } from "vitest";
import { byDue, dueOf, isLate, type ListedComplaint } from "./due.js";

const complaint = (id: string, change: Partial<ListedComplaint> = {}): ListedComplaint => ({
  id,
  caseNumber: id,
  status: "RECEIVED",
  controller: { id: "vidshare" },
  receivedAt: "2026-11-01T09:00:00.000Z",
  progressDueAt: "2027-02-01T22:59:59.000Z",
  irrevocableAt: null,
  decisions: [],
  objections: [],
  appeals: [],
  ...change,
});
const DECIDED = {
  status: "DISMISSED",
  decisions: [{ outcome: "DISMISSED", contestableUntil: "2026-12-20T22:59:59.000Z" }],
} as const;

describe("what is due of a complaint", () => {
  it("is an objection before all else, then telling the complainant, then what others may still do", () => {
    expect(dueOf(complaint("a"))).toEqual({ what: "progress", by: "2027-02-01T22:59:59.000Z" });
    expect(dueOf(complaint("b", DECIDED))).toEqual({ what: "contestable", by: "2026-12-20T22:59:59.000Z" });
    const objections = [{ status: "LODGED", decideBy: "2027-01-05T22:59:59.000Z" }] as const;
    expect(dueOf(complaint("c", { ...DECIDED, objections }))).toMatchObject({ what: "objection" });
    const appeals = [{ status: "LODGED", higher: false }] as const;
    expect(dueOf(complaint("d", { ...DECIDED, appeals }))).toEqual({ what: "court" });
    expect(dueOf(complaint("e", { ...DECIDED, irrevocableAt: "2026-12-21T00:00:00.000Z" }))).toEqual({
      what: "nothing",
    });
  });

  it("puts first what the AP has to do first, and last what is done", () => {
    const listed = [
      complaint("done", { ...DECIDED, irrevocableAt: "2026-12-21T00:00:00.000Z" }),
      complaint("waits", DECIDED),
      complaint("later"),
      complaint("sooner", { progressDueAt: "2026-11-20T22:59:59.000Z" }),
    ];
    expect(byDue(listed).map(({ complaint: { id } }) => id)).toEqual(["sooner", "later", "waits", "done"]);
  });

  it("is late when its term has passed, and never of what others may do", () => {
    const now = new Date("2027-06-01T00:00:00Z");
    expect(isLate(dueOf(complaint("a")), now)).toBe(true);
    expect(isLate(dueOf(complaint("b", DECIDED)), now)).toBe(false);
  });
});
