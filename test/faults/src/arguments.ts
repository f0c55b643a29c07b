import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";

export interface Settings {
  readonly schedules: number;
  readonly seed: number;
  readonly platforms: number;
  /** Of load and faults, all schedules together. */
  readonly minutes: number;
}

/** The command line asks for something impossible; the message says what, and what is possible. */
export class ArgumentRefused extends Error {
  override readonly name = "ArgumentRefused";
}

interface Range {
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
}

const NUMBERS = {
  schedules: { min: 1, max: 100, whole: true },
  seed: { min: 0, max: 2 ** 31 - 1, whole: true },
  platforms: { min: 1, max: 40, whole: true },
  minutes: { min: 0.5, max: 240, whole: false },
} as const satisfies Record<keyof Settings, Range>;

/** Shorter, and no fault would fit in. */
const SCHEDULE_SECONDS_MIN = 15;

export const USAGE = `npm run test:faults -- [--schedules 4] [--seed N] [--platforms 6] [--minutes 4]
  --schedules  how many schedules of faults one running hub goes through, ${NUMBERS.schedules.min} to ${NUMBERS.schedules.max}
  --seed       the same seed, with the other numbers, gives the same faults at the same moments; left out, a new one
  --platforms  how many platforms receive orders, ${NUMBERS.platforms.min} to ${NUMBERS.platforms.max}
  --minutes    of load and faults, all schedules together; the start and the judging come on top, about a minute
Everything runs on this machine's loopback alone and ends by itself. The exit code is 1 when a promise is broken.`;

/** Reads the command line; undefined when only help was asked for. */
export function readArguments(args: readonly string[]): Settings | undefined {
  const values = parsed(args);
  if (values.help === true) return undefined;
  const number = (name: keyof Settings) => numberOf(name, values[name]);
  const settings = {
    schedules: number("schedules") ?? 4,
    seed: number("seed") ?? randomInt(1_000_000),
    platforms: number("platforms") ?? 6,
    minutes: number("minutes") ?? 4,
  };
  if (settings.minutes * 60 < settings.schedules * SCHEDULE_SECONDS_MIN) {
    throw new ArgumentRefused(
      `--minutes ${settings.minutes} gives each of ${settings.schedules} schedules less than ${SCHEDULE_SECONDS_MIN} seconds; say more --minutes or fewer --schedules.`,
    );
  }
  return settings;
}

function parsed(args: readonly string[]): Readonly<Record<string, string | boolean | undefined>> {
  const options = Object.fromEntries(Object.keys(NUMBERS).map((name) => [name, { type: "string" as const }]));
  // A negative number after a flag counts as its value, so that the refusal concerns the number.
  const joined = args.map((arg, index) => (/^-\d/.test(arg) && args[index - 1]?.startsWith("--") ? ` ${arg}` : arg));
  try {
    return parseArgs({ args: joined, options: { ...options, help: { type: "boolean", short: "h" } }, strict: true })
      .values;
  } catch (cause) {
    const why = cause instanceof Error ? (cause.message.split(". ")[0] ?? cause.message) : String(cause);
    throw new ArgumentRefused(`${why}. --help lists all that can be said.`, { cause });
  }
}

function numberOf(name: keyof Settings, given: string | boolean | undefined): number | undefined {
  if (typeof given !== "string") return undefined;
  const text = given.trim();
  const { min, max, whole } = NUMBERS[name];
  const value = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max && (!whole || Number.isInteger(value))) return value;
  throw new ArgumentRefused(
    `--${name} is ${text === "" ? "empty" : text}; give a ${whole ? "whole " : ""}number from ${min} to ${max}.`,
  );
}
