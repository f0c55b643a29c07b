import { parseArgs } from "node:util";
import { COURT_TIME_ZONE } from "@exparte/orders/rules/instant";
import {
  ASSUMPTION_NAMES,
  ASSUMPTIONS,
  type AssumptionName,
  type Assumptions,
  applicationsAYear,
  contradiction,
  DEFAULTS,
  flagOf,
  YEAR_DAYS,
} from "./assumptions.js";
import { DISCIPLINES, type Discipline } from "./judges.js";
import { SCENARIO_NAMES, type ScenarioName, scenario } from "./scenarios.js";
import type { Target } from "./staffing.js";

/** What to simulate; all values are checked. */
export interface Settings {
  readonly scenarios: readonly { readonly name: ScenarioName; readonly assumptions: Assumptions }[];
  readonly seed: number;
  readonly runs: number;
  readonly days: number;
  readonly startMs: number;
  /** Absent: as many judges as the target needs. */
  readonly judges?: number;
  readonly discipline: Discipline;
  readonly target: Target;
  readonly jsonFile?: string;
  readonly svgFile?: string;
}

/** The command line contains something impossible; the message says what, and what is possible. */
export class ArgumentRefused extends Error {
  override readonly name = "ArgumentRefused";
}

interface Range {
  readonly min: number;
  readonly max: number;
  readonly whole?: boolean;
}

const RUN_NUMBERS = {
  seed: { min: 0, max: 2 ** 31 - 1, whole: true },
  runs: { min: 1, max: 100, whole: true },
  days: { min: 1, max: 3660, whole: true },
  judges: { min: 1, max: 10_000, whole: true },
  "target-hours": { min: 0.5, max: 8760 },
  "target-share": { min: 0.01, max: 0.999 },
} as const satisfies Record<string, Range>;

const TEXTS = ["scenario", "discipline", "start", "json", "svg"] as const;

export const USAGE = `npm run simulate -- [--seed 1] [--runs 5] [--days 91] [--start 2026-01-05]
  [--scenario all|${SCENARIO_NAMES.join("|")}] [--discipline ${DISCIPLINES.join("|")}]
  [--judges N]  as many as that, instead of as many as decide --target-share 0.95 within --target-hours 24
  [--json FILE] [--svg FILE]  the figures, and the charts, as files
and each assumption below by its name, such as --grant-share 0.4. What is said holds in every scenario.`;

/** Reads the command line; undefined when only help was asked for. */
export function readArguments(args: readonly string[]): Settings | undefined {
  const values = parsed(args);
  if (values.help === true) return undefined;
  const text = (name: (typeof TEXTS)[number]): string | undefined => textOf(values, name);
  const number = (name: keyof typeof RUN_NUMBERS) => numberOf(values, name, RUN_NUMBERS[name]);
  const said: Partial<Record<AssumptionName, number>> = {};
  for (const name of ASSUMPTION_NAMES) {
    const value = numberOf(values, flagOf(name), ASSUMPTIONS[name]);
    if (value !== undefined) said[name] = value;
  }
  const scenarios = scenariosOf(text("scenario") ?? "all").map((name) => ({
    name,
    assumptions: consistent(scenario(name, DEFAULTS, said)),
  }));
  const [runs, days] = [number("runs") ?? 5, number("days") ?? 91];
  checkAmount(scenarios, runs * days);
  const judges = number("judges");
  const [jsonFile, svgFile] = [text("json"), text("svg")];
  return {
    scenarios,
    seed: number("seed") ?? 1,
    runs,
    days,
    startMs: startOf(text("start") ?? "2026-01-05"),
    ...(judges === undefined ? {} : { judges }),
    discipline: oneOf("discipline", text("discipline") ?? "urgent-first", DISCIPLINES),
    target: { share: number("target-share") ?? 0.95, hours: number("target-hours") ?? 24 },
    ...(jsonFile === undefined ? {} : { jsonFile }),
    ...(svgFile === undefined ? {} : { svgFile }),
  };
}

/** A larger number would neither fit in memory nor finish within a day. */
const APPLICATIONS_MAX = 1_000_000;

function checkAmount(scenarios: Settings["scenarios"], days: number): void {
  for (const { name, assumptions } of scenarios) {
    const applications = Math.round((applicationsAYear(assumptions) / YEAR_DAYS) * days);
    if (applications <= APPLICATIONS_MAX) continue;
    throw new ArgumentRefused(
      `Scenario ${name} comes to ${applications} applications in all runs together, and ${APPLICATIONS_MAX} can be played; assume fewer, or say fewer --days or --runs.`,
    );
  }
}

type Values = Readonly<Record<string, string | boolean | undefined>>;

function parsed(args: readonly string[]): Values {
  const names = [...Object.keys(RUN_NUMBERS), ...TEXTS, ...ASSUMPTION_NAMES.map(flagOf)];
  const options = Object.fromEntries(names.map((name) => [name, { type: "string" as const }]));
  try {
    // A negative number after a flag counts as its value, so that the refusal concerns the number.
    const joined = args.map((arg, index) => (/^-\d/.test(arg) && args[index - 1]?.startsWith("--") ? ` ${arg}` : arg));
    return parseArgs({ args: joined, options: { ...options, help: { type: "boolean", short: "h" } }, strict: true })
      .values;
  } catch (cause) {
    const why = cause instanceof Error ? (cause.message.split(". ")[0] ?? cause.message) : String(cause);
    throw new ArgumentRefused(`${why}. --help lists all that can be said.`, { cause });
  }
}

function textOf(values: Values, name: string): string | undefined {
  const value = values[name];
  if (value === undefined || typeof value === "boolean") return undefined;
  if (value.trim() === "") throw new ArgumentRefused(`--${name} is empty.`);
  return value.trim();
}

function numberOf(values: Values, name: string, { min, max, whole = false }: Range): number | undefined {
  const text = textOf(values, name);
  if (text === undefined) return undefined;
  const value = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max && (!whole || Number.isInteger(value))) return value;
  throw new ArgumentRefused(`--${name} is ${text}; give a ${whole ? "whole " : ""}number from ${min} to ${max}.`);
}

function oneOf<Word extends string>(name: string, value: string, words: readonly Word[]): Word {
  const word = words.find((candidate) => candidate === value);
  if (word === undefined) throw new ArgumentRefused(`--${name} is ${value}; give ${words.join(" or ")}.`);
  return word;
}

function scenariosOf(text: string): readonly ScenarioName[] {
  const word = oneOf("scenario", text, ["all", ...SCENARIO_NAMES]);
  return word === "all" ? SCENARIO_NAMES : [word];
}

function startOf(text: string): number {
  try {
    const day = Temporal.PlainDate.from(text, { overflow: "reject" });
    if (day.year >= 2000 && day.year <= 2100) return day.toZonedDateTime(COURT_TIME_ZONE).epochMilliseconds;
  } catch (cause) {
    throw new ArgumentRefused(`--start is ${text}; give a day such as 2026-01-05.`, { cause });
  }
  throw new ArgumentRefused(`--start is ${text}; give a day from 2000 to 2100.`);
}

function consistent(assumptions: Assumptions): Assumptions {
  const why = contradiction(assumptions);
  if (why !== undefined) throw new ArgumentRefused(why);
  return assumptions;
}
