import { expect, it } from "vitest";
import type { Entry } from "./history.js";
import { faultTable, invariantTable, violationInWords } from "./report.js";
import { INVARIANTS, type Invariant, type Verdict } from "./verdict.js";

const HISTORY: readonly Entry[] = [
  { atMs: 1_000, what: "fault-began", fault: 1, schedule: 1, is: { kind: "kill", part: "orders" } },
  { atMs: 1_400, what: "fault-ended", fault: 1 },
  { atMs: 3_000, what: "whole" },
  { atMs: 9_000, what: "fault-began", fault: 2, schedule: 1, is: { kind: "kill", part: "orders" } },
  { atMs: 9_000, what: "fault-began", fault: 3, schedule: 1, is: { kind: "cut", hop: "courts" } },
  { atMs: 9_001, what: "fault-ended", fault: 3 },
  { atMs: 9_500, what: "fault-ended", fault: 2 },
  { atMs: 9_600, what: "whole" },
];
const entry: Entry = { atMs: 2_000, what: "unanswered", call: 1, why: "HUB_UNREACHABLE" };
const VERDICT: Verdict = {
  looked: new Map((Object.keys(INVARIANTS) as Invariant[]).map((invariant) => [invariant, 3])),
  violations: [{ invariant: "each call is answered", atMs: 2_000, text: "No answer.", shownBy: [entry] }],
};

it("shows each fault with its longest recovery, and what broke before the hub was whole again", () => {
  expect(faultTable(HISTORY, VERDICT)).toBe(
    [
      "  fault                  times  longest until whole  broken meanwhile",
      "  cut courts to gateway      1                0.6 s  none",
      "  kill -9 orders             2                1.6 s  each call is answered",
    ].join("\n"),
  );
});

it("says of a hub that is never whole again that it never is", () => {
  expect(faultTable(HISTORY.slice(0, 2), VERDICT)).toContain("never");
});

it("shows every promise, also one that nothing put to the test", () => {
  const lines = invariantTable({ ...VERDICT, looked: new Map() }).split("\n");
  expect(lines).toHaveLength(Object.keys(INVARIANTS).length + 1);
  expect(lines.find((line) => line.includes("each call is answered"))).toMatch(/ 0 +1$/);
});

it("shows a violation with the entries that show it", () => {
  const [violation] = VERDICT.violations;
  if (violation === undefined) throw new Error("There is none");
  expect(violationInWords(violation)).toBe(
    ["  1970-01-01T00:00:02.000Z  each call is answered", "    No answer.", `      ${JSON.stringify(entry)}`].join(
      "\n",
    ),
  );
});
