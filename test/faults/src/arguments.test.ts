import { expect, it } from "vitest";
import { ArgumentRefused, readArguments } from "./arguments.js";

it("takes four schedules in four minutes, with a seed of its own, when nothing is said", () => {
  const settings = readArguments([]);
  expect(settings).toMatchObject({ schedules: 4, platforms: 6, minutes: 4 });
  expect(Number.isInteger(settings?.seed)).toBe(true);
});

it("takes what is said", () => {
  const args = ["--schedules", "2", "--seed", "7", "--platforms", "3", "--minutes", "1.5"];
  expect(readArguments(args)).toEqual({ schedules: 2, seed: 7, platforms: 3, minutes: 1.5 });
});

it.each([["--help"], ["-h"]])("asks for nothing but help with %s", (flag) => {
  expect(readArguments([flag])).toBeUndefined();
});

it.each([
  [["--schedules", "0"], "--schedules is 0; give a whole number from 1 to 100."],
  [["--schedules", "2.5"], "--schedules is 2.5; give a whole number from 1 to 100."],
  [["--seed", "-1"], "--seed is -1; give a whole number from 0 to 2147483647."],
  [["--seed", "x"], "--seed is x;"],
  [["--platforms", "41"], "--platforms is 41; give a whole number from 1 to 40."],
  [["--minutes", ""], "--minutes is empty; give a number from 0.5 to 240."],
  [["--minutes", "1", "--schedules", "9"], "say more --minutes or fewer --schedules"],
  [["--hours", "1"], "--help lists all that can be said."],
  [["one"], "--help lists all that can be said."],
])("refuses %j, and says what is possible", (args, message) => {
  expect(() => readArguments(args)).toThrowError(ArgumentRefused);
  expect(() => readArguments(args)).toThrowError(message);
});
