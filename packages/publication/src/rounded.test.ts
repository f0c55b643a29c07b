import { describe, expect, it } from "vitest";
import { rounded, roundedFigures } from "./rounded.js";

describe("a figure", () => {
  it("is told without the noise of binary fractions, to four decimals", () => {
    expect([0.1 + 0.2, 1 / 3, 2 / 3, -1 / 3, 0.7 - 0.4].map(rounded)).toEqual([0.3, 0.3333, 0.6667, -0.3333, 0.3]);
  });

  it("that is whole is told as it is, however large", () => {
    expect([0, 7, Number.MAX_SAFE_INTEGER].map(rounded)).toEqual([0, 7, Number.MAX_SAFE_INTEGER]);
  });

  it("is rounded in its row, and nothing else is changed", () => {
    const row = { platform: "vidshare", share: 1 / 3, received: 3, median: null, counts: [1, 2] };
    expect(roundedFigures(row)).toEqual({ ...row, share: 0.3333 });
  });
});
