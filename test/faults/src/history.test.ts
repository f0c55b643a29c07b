import { HubRefusal } from "@exparte/client";
import { expect, it } from "vitest";
import { type Ask, openHistory } from "./history.js";
import { readHistory } from "./reading.js";

const SUBMIT: Ask = { ask: "submit", caseNumber: "case 1" };

function counted() {
  let atMs = 0;
  return openHistory(() => {
    atMs += 1;
    return atMs;
  });
}

it("notes a call before it is made, and its answer", async () => {
  const history = counted();
  const result = await history.call(
    "court:a",
    SUBMIT,
    async () => {
      expect(history.entries).toEqual([{ atMs: 1, what: "asked", call: 1, party: "court:a", ask: SUBMIT }]);
      return { id: "o1" };
    },
    ({ id: orderId }) => ({ orderId }),
  );
  expect(result).toEqual({ id: "o1" });
  expect(history.entries[1]).toEqual({ atMs: 2, what: "answered", call: 1, answer: { orderId: "o1" } });
});

it("tells a refusal of the hub from a call without an answer", async () => {
  const history = counted();
  const refusing = async () => {
    throw new HubRefusal("APPLICATION_DECIDED", "It is decided.", {});
  };
  const failing = async () => {
    throw Object.assign(new Error("No answer."), { code: "HUB_UNREACHABLE" });
  };
  expect(await history.call("court:a", SUBMIT, refusing)).toBeUndefined();
  expect(await history.call("court:a", SUBMIT, failing)).toBeUndefined();
  expect(history.entries.filter(({ what }) => what !== "asked")).toEqual([
    { atMs: 2, what: "refused", call: 1, code: "APPLICATION_DECIDED", message: "It is decided." },
    { atMs: 4, what: "unanswered", call: 2, why: "No answer." },
  ]);
});

it("counts as disturbed what lies between the first fault and the moment at which all is whole after the last", () => {
  const is = { kind: "kill", part: "orders" } as const;
  const { disturbedMs } = readHistory([
    { atMs: 1_000, what: "fault-began", fault: 1, schedule: 1, is },
    { atMs: 1_100, what: "fault-began", fault: 2, schedule: 1, is },
    { atMs: 1_200, what: "fault-ended", fault: 1 },
    { atMs: 1_300, what: "whole" },
    { atMs: 1_400, what: "fault-ended", fault: 2 },
    { atMs: 2_000, what: "whole" },
    { atMs: 5_000, what: "not-whole", missing: ["orders"] },
    { atMs: 5_500, what: "whole" },
    { atMs: 9_000, what: "not-whole", missing: ["orders"] },
  ]);
  expect(disturbedMs(0, 1_000)).toBe(0);
  expect(disturbedMs(500, 1_500)).toBe(500);
  expect(disturbedMs(0, 8_000)).toBe(1_500);
  expect(disturbedMs(8_500, 9_250)).toBe(250);
});
