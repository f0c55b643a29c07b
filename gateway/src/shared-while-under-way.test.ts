import { expect, it } from "vitest";
import { sharedWhileUnderWay } from "./shared-while-under-way.js";

it("asks once for all callers at the same time, and again for later ones", async () => {
  let asked = 0;
  const shared = sharedWhileUnderWay(async () => {
    asked += 1;
    return asked;
  });
  expect(await Promise.all([shared(), shared(), shared()])).toEqual([1, 1, 1]);
  expect(await shared()).toBe(2);
});
