import { describe, expect, it } from "vitest";
import { confirmation, ownItem, posterItem } from "../../../test/own-cases.js";
import { stateOfItem, stateOfOwnItem } from "./item-state.js";

const NOW = new Date("2026-11-28T12:00:00Z");
const LATER = "2026-11-28T15:00:00.000Z";
const BEFORE = "2026-11-28T09:00:00.000Z";

describe("an item of a poster", () => {
  it.each([
    ["is to be gone by its deadline", { deadline: LATER }, { kind: "dueBy", label: "there", at: LATER }],
    ["has no term before service", { deadline: null }, { kind: "notServed", label: "waits" }],
    ["is gone", { goneSince: BEFORE }, { kind: "gone", label: "gone", at: BEFORE }],
    [
      "goes back when the order lets it go",
      { covered: false, reinstateBy: LATER },
      { kind: "backBy", label: "back", at: LATER },
    ],
    ["was never down, and is free", { covered: false }, { kind: "freed", label: "none" }],
    [
      "is suspended by itself",
      { covered: false, suspended: true, reinstateBy: LATER },
      { kind: "suspended", label: "waits" },
    ],
  ] as const)("%s", (_, change, state) => {
    expect(stateOfItem(posterItem("1", change))).toEqual(state);
  });
});

describe("an item of a respondent", () => {
  const impossible = confirmation({ outcome: "IMPOSSIBLE", impossibleReason: "MANIFEST_ERROR", counts: false });
  it.each([
    ["is to be done by its deadline", { deadline: LATER }, null, { kind: "askedBy", label: "due", at: LATER }],
    ["is late after that", { deadline: BEFORE }, null, { kind: "late", label: "late", at: BEFORE }],
    ["has no term before service", { deadline: null }, null, { kind: "notServed", label: "waits" }],
    ["stands still", { deadlineStoppedAt: BEFORE }, null, { kind: "still", label: "waits", at: BEFORE }],
    [
      "waits for the court where it cannot be done",
      { confirmation: impossible },
      null,
      { kind: "claimed", label: "waits" },
    ],
    [
      "is late also where it is said to be impossible, while its term runs on",
      { confirmation: impossible, deadline: BEFORE },
      null,
      { kind: "late", label: "late", at: BEFORE },
    ],
    [
      "is not done by what falls short",
      { confirmation: confirmation({ counts: false }), deadline: LATER },
      null,
      { kind: "fallsShort", label: "due" },
    ],
    ["is gone", { confirmation: confirmation(), goneSince: BEFORE }, null, { kind: "gone", label: "done", at: BEFORE }],
    ["is to be put back", { reinstatementDuty: "DUE" }, LATER, { kind: "putBackBy", label: "due", at: LATER }],
    ["is put back late", { reinstatementDuty: "DUE" }, BEFORE, { kind: "putBackLate", label: "late", at: BEFORE }],
    [
      "is to be put back also while it is suspended by itself",
      { reinstatementDuty: "DUE", suspendedAt: BEFORE },
      LATER,
      { kind: "putBackBy", label: "due", at: LATER },
    ],
    ["is held by another order", { reinstatementDuty: "HELD" }, null, { kind: "held", label: "none" }],
    [
      "is back",
      { reinstatementDuty: "DUE", reinstatement: { outcome: "REINSTATED", effectAt: BEFORE, explanation: null } },
      LATER,
      { kind: "back", label: "done", at: BEFORE },
    ],
  ] as const)("%s", (_, change, reinstateBy, state) => {
    expect(stateOfOwnItem({ kind: "REMOVE" }, ownItem("1", change), reinstateBy, NOW)).toEqual(state);
  });
});
