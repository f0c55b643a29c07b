import { describe, expect, it } from "vitest";
import { yearsIn } from "./years-in.js";

describe("the years that are asked for", () => {
  it("are those of --years, and none without it", () => {
    expect(yearsIn(["--years", "2"])).toBe(2);
    expect(yearsIn(["--years=5"])).toBe(5);
    expect(yearsIn([])).toBeUndefined();
  });

  it.each([
    ["none at all", ["--years", "0"], '"0"'],
    ["less than none", ["--years=-1"], '"-1"'],
    ["more than five", ["--years", "6"], '"6"'],
    ["a part of one", ["--years", "1.5"], '"1.5"'],
    ["a number in another form", ["--years", "0x2"], '"0x2"'],
    ["a word", ["--years", "x"], '"x"'],
    ["nothing after it", ["--years="], '""'],
    ["no value", ["--years"], "--years"],
    ["another flag", ["--year", "2"], "--year"],
    ["a word beside it", ["years", "2"], "years"],
  ])("refuses %s, and says how it is given", (_, args, named) => {
    expect(() => yearsIn(args)).toThrow(
      expect.objectContaining({
        code: "YEARS_INVALID",
        facts: { field: "--years" },
        message: expect.stringMatching(new RegExp(`${named}[^]*npm run demo -- --years 2`)),
      }),
    );
  });
});
