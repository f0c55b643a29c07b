import { describe, expect, it } from "vitest";
import { confirmation, ownItem } from "../../../test/own-cases.js";
import { confirmationOf, problemsIn, saidBefore } from "./say-form.js";

const ITEM = ownItem("item-1");
const removed = (at: string) => ({ outcome: "REMOVED", at, where: "", reason: "", explanation: "" });

describe("when something was removed in the night in which the clock goes back", () => {
  it("is asked where it can be one of two moments", () => {
    expect(problemsIn(removed("2026-10-25T02:30"), ITEM, "en")).toEqual([
      { field: "at", text: expect.stringContaining("twice in that night") },
    ]);
    expect(problemsIn(removed("2026-10-25T02:30+01:00"), ITEM, "en")).toEqual([]);
    expect(confirmationOf(removed("2026-10-25T02:30+01:00"), ITEM, null)).toMatchObject({
      effectAt: "2026-10-25T01:30:00.000Z",
    });
  });

  it.each(["2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"])("stands there as it was said: %s", (effectAt) => {
    const said = ownItem("item-1", { confirmation: confirmation({ effectAt }) });
    const typed = saidBefore(said, new Date("2026-11-28T12:00:00Z"));
    expect(problemsIn(typed, said, "nl")).toEqual([]);
    expect(confirmationOf(typed, said, null)).toMatchObject({ effectAt });
  });
});
