import { describe, expect, it } from "vitest";
import { comparedTerms, isAlwaysLonger } from "./term-lengths.js";

describe("a term that has no moment to begin at yet", () => {
  it.each([
    ["P1D", "PT25H", false],
    ["PT24H", "P1D", false],
    ["P31D", "P1M", false],
    ["P32D", "P1M", true],
    ["P1M", "P27D", true],
    ["P1M", "P28D", false],
  ] as const)("of %s is always longer than one of %s: %s", (term, than, longer) => {
    expect(isAlwaysLonger(term, than)).toBe(longer);
  });

  // A month has 28 to 31 days; a day of the clock's change has 23 or 25 hours.
  it.each([
    ["days", "P30D", "P31D", { canBeShorter: false, canBeLonger: true }],
    ["days, as a month may have more or fewer", "P30D", "P1M", { canBeShorter: true, canBeLonger: true }],
    ["days, less than the shortest month", "P1M", "P27D", { canBeShorter: true, canBeLonger: false }],
    [
      "as many hours, for days whose last one lasts to its end",
      "P2D",
      "PT48H",
      { canBeShorter: true, canBeLonger: false },
    ],
    ["hours beyond the end of the longest last day", "P1D", "PT49H", { canBeShorter: false, canBeLonger: true }],
    ["a month and an hour, for days", "P30D", "P1MT1H", { canBeShorter: true, canBeLonger: true }],
    ["hours, for a month", "P1M", "PT720H", { canBeShorter: true, canBeLonger: true }],
    ["as many days, whose last one lasts to its end", "PT48H", "P2D", { canBeShorter: false, canBeLonger: true }],
    ["days that end before those hours all the same", "PT72H", "P1D", { canBeShorter: true, canBeLonger: false }],
    ["a month, for hours", "PT720H", "P1M", { canBeShorter: true, canBeLonger: true }],
    ["days, for a month and an hour", "P1MT1H", "P30D", { canBeShorter: true, canBeLonger: true }],
  ] as const)("compares with another, where it lasts whole days: %s", (_, before, after, compared) => {
    expect(comparedTerms(before, after, true)).toEqual(compared);
  });

  it("that runs to the hour in days as well is as long as so many hours", () => {
    expect(comparedTerms("P2D", "PT48H", false)).toEqual({ canBeShorter: false, canBeLonger: false });
    expect(comparedTerms("PT48H", "P3D", false)).toEqual({ canBeShorter: false, canBeLonger: true });
  });
});
