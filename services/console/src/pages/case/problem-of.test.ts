import { describe, expect, it } from "vitest";
import { problemOf } from "./problem-of.js";

describe("a refusal of the graph", () => {
  it.each([
    [{ code: "FIELD_INVALID", field: "input.grounds" }, "grounds", "Dit moet een tekst zijn"],
    [{ code: "UNKNOWN_ITEM", field: "input.itemIds[1]" }, "items", "Dit onderdeel is er niet"],
    [{ code: "EFFECT_IN_FUTURE", field: "input.items[0].effectAt" }, "at", "Dit tijdstip is nog niet geweest"],
    [{ code: "OUTCOME_NOT_OF_DUTY", field: "input.items[0].outcome" }, "outcome", "Dit past niet"],
    [{ code: "FIELD_INVALID", field: "input.items[0].where" }, "where", "Zeg waar"],
    [{ code: "NOT_SERVED_YET" }, undefined, "nog niet aan u betekend"],
    [{ code: "RATE_LIMITED", retryAfterSeconds: 42 }, undefined, "Wacht 42 seconden"],
    [{ code: "SOMETHING_NEW" }, undefined, "niet aangenomen (SOMETHING_NEW)"],
  ])("stands at its field in the reader's language: %j", (refused, field, words) => {
    const problem = problemOf(refused, "nl");
    expect(problem.field).toBe(field);
    expect(problem.text).toContain(words);
    expect(problemOf(refused, "en").text).not.toBe(problem.text);
  });
});
