import { describe, expect, it } from "vitest";
import { shareText } from "./texts.js";

describe("a share in words", () => {
  it.each([
    [1, "100%"],
    [0.9999, "> 99%"],
    [0.996, "> 99%"],
    [0.99, "99%"],
    [0.844, "84%"],
    [0.01, "1%"],
    [0.004, "< 1%"],
    [0, "0%"],
    [null, "–"],
  ])("reads as whole only where it is, and as nothing only where it is: %s", (share, text) => {
    expect([shareText(share, "en"), shareText(share, "nl")]).toEqual([text, text]);
  });
});
