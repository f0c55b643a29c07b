import { describe, expect, it } from "vitest";
import { ArgumentRefused, readArguments } from "./arguments.js";
import { ASSUMPTION_NAMES, ASSUMPTIONS, applicationsAYear, DEFAULTS, flagOf } from "./assumptions.js";

const scenariosOf = (...args: string[]) => readArguments(args)?.scenarios ?? [];

describe("the command line", () => {
  it("may be empty: every scenario runs, with its own volume", () => {
    const volumes = scenariosOf().map(({ name, assumptions }) => [name, Math.round(applicationsAYear(assumptions))]);
    expect(volumes).toEqual([
      ["low", 378],
      ["middle", 1890],
      ["high", 7560],
      // 18 million × 15% × 1.4%: all of them, in one year.
      ["ceiling", 37_800],
    ]);
  });

  it("accepts every assumption by its name, for every scenario", () => {
    for (const name of ASSUMPTION_NAMES) {
      const { value, max, whole } = ASSUMPTIONS[name];
      const said = name.endsWith("From") ? value - 1 : Math.min(max, whole ? value + 1 : value * 0.9);
      const scenarios = scenariosOf(`--${flagOf(name)}`, `${said}`, "--runs", "1", "--days", "1");
      expect(scenarios.map(({ assumptions }) => assumptions[name])).toEqual(scenarios.map(() => said));
    }
  });

  it("can ask for help, and then nothing is simulated", () => {
    expect(readArguments(["--help"])).toBeUndefined();
  });

  it.each([
    [["--grant-shore", "0.4"], "Unknown option '--grant-shore'"],
    [["0.4"], "Unexpected argument '0.4'"],
    [["--grant-share"], "argument missing"],
    [["--grant-share", "1.5"], "--grant-share is 1.5; give a number from 0 to 1."],
    [["--grant-share", "-0.1"], "--grant-share is -0.1;"],
    [["--grant-share", "half"], "--grant-share is half;"],
    [["--grant-share", ""], "--grant-share is empty."],
    [["--grant-share", "1e0"], "--grant-share is 1e0;"],
    [["--population", "1.5"], "give a whole number"],
    [["--years", "0"], "--years is 0;"],
    [["--judges", "0"], "--judges is 0; give a whole number from 1"],
    [["--days", "4000"], "--days is 4000;"],
    [["--seed", "99999999999"], "--seed is 99999999999;"],
    [["--scenario", "huge"], "--scenario is huge; give all or low or middle or high or ceiling."],
    [["--discipline", "lifo"], "--discipline is lifo; give urgent-first or fifo."],
    [["--start", "2026-02-30"], "--start is 2026-02-30; give a day such as 2026-01-05."],
    [["--start", "1900-01-01"], "give a day from 2000 to 2100"],
    [["--grant-share", "0.9"], "add up to more than 1"],
    [["--lifted-share", "0.9"], "add up to more than 1"],
    [["--never-share", "1"], "add up to more than 1"],
    [["--office-from", "17"], "--office-from must be an earlier hour"],
    [["--weekend-until", "10"], "--weekend-from must be an earlier hour"],
    [["--years", "0.1", "--runs", "100", "--days", "366"], "Scenario low comes to 1893881 applications"],
  ])("refuses %j", (args, message) => {
    expect(() => readArguments(args)).toThrow(ArgumentRefused);
    expect(() => readArguments(args)).toThrow(message);
  });
});

describe("the assumptions", () => {
  it("lie within their own ranges, and name their sources", () => {
    for (const name of ASSUMPTION_NAMES) {
      const { value, min, max, source, meaning } = ASSUMPTIONS[name];
      expect(value).toBeGreaterThanOrEqual(min);
      expect(value).toBeLessThanOrEqual(max);
      expect(source.length * meaning.length).toBeGreaterThan(0);
    }
  });

  it("take the volume from the study of 2020", () => {
    expect(DEFAULTS).toMatchObject({ metShare: 0.15, legalShare: 0.014 });
    for (const name of ["metShare", "legalShare"] as const) expect(ASSUMPTIONS[name].source).toContain("WODC 2020");
  });
});
