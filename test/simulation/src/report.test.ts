import { describe, expect, it } from "vitest";
import { readArguments, type Settings } from "./arguments.js";
import { ASSUMPTION_NAMES, ASSUMPTIONS, flagOf } from "./assumptions.js";
import { chartsOf, svgOf, terminalChart } from "./charts.js";
import { decidedWithin } from "./figures.js";
import { playScenario } from "./play-scenario.js";
import { assumptionsReport, figuresTable } from "./report.js";

function settingsOf(...args: string[]): Settings {
  const settings = readArguments(["--runs", "2", "--days", "28", ...args]);
  if (settings === undefined) throw new Error("Only help was asked for");
  return settings;
}

function played(...args: string[]) {
  const settings = settingsOf(...args);
  return { settings, scenarios: settings.scenarios.map((scenario) => playScenario(scenario, settings)) };
}

function tableOf(...args: string[]): string {
  const { settings, scenarios } = played(...args);
  return figuresTable(scenarios, settings);
}

describe("the table", () => {
  it("is the same for the same seed, and different for another", () => {
    const table = tableOf("--scenario", "middle");
    expect(tableOf("--scenario", "middle")).toBe(table);
    expect(tableOf("--scenario", "middle", "--seed", "2")).not.toBe(table);
  });

  it("has a column for each scenario, and rows of equal length", () => {
    const [head = "", ...rows] = tableOf("--judges", "4", "--days", "7").split("\n");
    expect(head.trim().split(/\s+/)).toEqual(["low", "middle", "high", "ceiling"]);
    for (const row of rows) expect(row).toHaveLength(head.length);
  });

  it("claims nothing that could not be measured", () => {
    const table = tableOf("--scenario", "low", "--apply-share", "0");
    expect(table).toMatch(/queue time, median, hours +–/);
    expect(table).not.toMatch(/NaN|Infinity/);
  });
});

describe("the assumptions that are printed", () => {
  it("are all of them, each with its source", () => {
    const report = assumptionsReport(settingsOf());
    for (const name of ASSUMPTION_NAMES) {
      const { source, meaning } = ASSUMPTIONS[name];
      const line = report.split("\n").find((one) => one.startsWith(`  --${flagOf(name)} `));
      const [, note] = /\[(\d+)\]$/.exec(line ?? "") ?? [];
      expect(line).toContain(meaning);
      expect(report).toContain(`  [${note}] ${source}`);
    }
  });

  it("show the given value instead of the usual one", () => {
    expect(assumptionsReport(settingsOf("--grant-share", "0.33"))).toMatch(/--grant-share +0\.33 {2}/);
  });
});

describe("the judges that a target needs", () => {
  it("meet it, while one judge fewer would not", () => {
    const [scenario] = settingsOf("--scenario", "high").scenarios;
    const shareWith = (settings: Settings) => {
      const { judges, spreads } = playScenario(scenario ?? expect.fail("no scenario"), settings);
      return { judges, share: spreads.withinTargetShare.mean };
    };
    const needed = shareWith(settingsOf());
    expect(needed.share).toBeGreaterThanOrEqual(0.95);
    expect(needed.judges).toBeGreaterThan(1);
    expect(shareWith(settingsOf("--judges", `${needed.judges - 1}`)).share).toBeLessThan(0.95);
  });

  it("can do all incoming work, including what may wait", () => {
    const settings = settingsOf(
      ...["--scenario", "high", "--oppose-share", "0.5", "--days", "91"],
      ...["--weekend-share", "1", "--weekend-until", "18"],
    );
    const [scenario] = settings.scenarios;
    const needed = playScenario(scenario ?? expect.fail("no scenario"), settings);
    const fewer = playScenario(scenario ?? expect.fail("no scenario"), { ...settings, judges: needed.judges - 1 });
    // With one judge fewer, applications are decided in time, but judgments wait longer and longer.
    expect(fewer.spreads.withinTargetShare.mean).toBeGreaterThanOrEqual(0.95);
    expect(fewer.spreads.busyShare.mean).toBeGreaterThan(1);
    expect(needed.spreads.busyShare.mean).toBeLessThanOrEqual(1);
  });

  it("are not searched for when no number of them would do", () => {
    expect(() => played("--scenario", "low", "--target-hours", "1")).toThrow("at night nobody is on duty");
  });
});

describe("the charts", () => {
  it("show how soon applications were decided, and what each case cost", () => {
    const { scenarios } = played("--scenario", "middle", "--judges", "2");
    const [decided, cost] = chartsOf(scenarios);
    const cases = scenarios.flatMap(({ outcomes }) => outcomes.flatMap((outcome) => outcome.cases));
    expect(decided?.groups[0]?.bars.find(({ label }) => label === "24 h")?.share).toBe(decidedWithin(cases, 24));
    const all = cost?.groups[0]?.bars.reduce((sum, { share }) => sum + share, 0);
    expect(all).toBeCloseTo(1);
  });

  it("draw a bar to the eighth of a character", () => {
    const bars = [
      { label: "none", share: 0 },
      { label: "half", share: 0.5 },
      { label: "bit", share: 0.0125 },
    ];
    expect(terminalChart({ title: "A chart", groups: [{ label: "a group", bars }] }).split("\n")).toEqual([
      "A chart",
      "  a group",
      "    none  0.0%",
      `    half ${"█".repeat(25)} 50.0%`,
      "     bit ▋ 1.3%",
    ]);
  });

  it("are drawn without a case as well", () => {
    const { scenarios } = played("--scenario", "low", "--apply-share", "0");
    for (const chart of chartsOf(scenarios)) expect(terminalChart(chart)).not.toContain("NaN");
  });

  it("are a well-formed picture, whatever words they contain", () => {
    const svg = svgOf([{ title: "<&>", groups: [{ label: "a", bars: [{ label: "b", share: 0.25 }] }] }]);
    expect(svg).toContain("&lt;&amp;&gt;");
    expect(svg).toContain('width="115.0"');
    expect(svg.match(/<text/g)?.length).toBe(svg.match(/<\/text>/g)?.length);
  });
});
