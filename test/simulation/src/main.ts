import { writeFile } from "node:fs/promises";
import { COURT_TIME_ZONE } from "@exparte/orders/rules/instant";
import { ArgumentRefused, readArguments, type Settings, USAGE } from "./arguments.js";
import { ASSUMPTION_NAMES, ASSUMPTIONS, flagOf } from "./assumptions.js";
import { chartsOf, svgOf, terminalChart } from "./charts.js";
import { type PlayedScenario, playScenario } from "./play-scenario.js";
import { assumptionsReport, figuresTable } from "./report.js";
import type { EndedCase } from "./simulate.js";
import { publicReportOf, supervised } from "./supervised-case.js";

try {
  const settings = readArguments(process.argv.slice(2));
  if (settings === undefined) console.log(help());
  else await run(settings);
} catch (error) {
  if (!(error instanceof ArgumentRefused)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

async function run(settings: Settings): Promise<void> {
  const { jsonFile, svgFile } = settings;
  // Finds out before the work, not after it, whether the file can be written.
  if (jsonFile !== undefined) await write("json", jsonFile, "", "a");
  if (svgFile !== undefined) await write("svg", svgFile, "", "a");
  console.log(`${heading(settings)}\n\n${assumptionsReport(settings)}\n`);
  const played = settings.scenarios.map((scenario) => playScenario(scenario, settings));
  const charts = chartsOf(played);
  console.log(`${figuresTable(played, settings)}\n\n${charts.map(terminalChart).join("\n\n")}`);
  if (jsonFile !== undefined) await write("json", jsonFile, `${JSON.stringify(asJson(settings, played), null, 2)}\n`);
  if (svgFile !== undefined) await write("svg", svgFile, svgOf(charts));
}

function heading({ days, startMs, runs, seed, discipline, target }: Settings): string {
  const start = new Date(startMs).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: COURT_TIME_ZONE });
  return `Applications of ${days} days from ${start}, each played to its end through the rules of the orders service.
${runs} ${runs === 1 ? "run" : "runs"} with seed ${seed}, ${discipline}; the target is ${target.share * 100}% decided within ${target.hours} h,
and no more work than hours on duty.
A figure is the mean of the runs, ± how far the furthest of them lies from it. Only judges are queued for: the
registry enters at once. Bailiffs, lawyers, appeals and the main proceedings are not in the cost.

It assumes, unless told otherwise (where scenarios differ, from left to right as in the table):`;
}

function help(): string {
  const rows = ASSUMPTION_NAMES.map((name) => {
    const { value, min, max, meaning } = ASSUMPTIONS[name];
    return `  --${flagOf(name)} ${value}  (${min} to ${max}) ${meaning}`;
  });
  return `${USAGE}\n\n${rows.join("\n")}`;
}

function asJson(
  { seed, days, runs, discipline, target, scenarios }: Settings,
  played: readonly PlayedScenario[],
): object {
  return {
    seed,
    days,
    runs,
    discipline,
    target,
    scenarios: played.map(({ name, judges, outcomes, figures, spreads }, index) => ({
      name,
      judges,
      assumptions: scenarios[index]?.assumptions,
      figures: spreads,
      runs: figures.map((figure, run) => ({ ...figure, ...learntOf(outcomes[run]?.cases ?? []) })),
    })),
    sources: Object.fromEntries(ASSUMPTION_NAMES.map((name) => [name, ASSUMPTIONS[name].source])),
  };
}

/** How often each kind of entry stands in the compliance feed, and what the public report of the period says. */
function learntOf(cases: readonly EndedCase[]): object {
  const learnt = supervised(cases);
  const byKind = Map.groupBy(learnt.notices, (kind) => kind);
  const notices = Object.fromEntries([...byKind].map(([kind, times]) => [kind, times.length]));
  return { notices, publicReport: publicReportOf(learnt) };
}

async function write(kind: string, file: string, text: string, flag: "a" | "w" = "w"): Promise<void> {
  try {
    await writeFile(file, text, { flag });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ArgumentRefused(`--${kind} ${file} cannot be written: ${why}`, { cause });
  }
}
