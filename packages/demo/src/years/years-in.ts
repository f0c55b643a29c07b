import { parseArgs } from "node:util";
import { refuse } from "./refusals.js";

const MOST_YEARS = 5;
const FACTS = { field: "--years" };

/** How many years of orders the arguments ask for; undefined where they ask for none. Refuses with YEARS_INVALID. */
export function yearsIn(args: readonly string[]): number | undefined {
  const text = yearsGiven(args);
  if (text === undefined) return undefined;
  const years = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (years >= 1 && years <= MOST_YEARS) return years;
  throw refuse(
    "YEARS_INVALID",
    `--years is ${JSON.stringify(text)}; give a whole number from 1 to ${MOST_YEARS}: npm run demo -- --years 2`,
    FACTS,
  );
}

function yearsGiven(args: readonly string[]): string | undefined {
  try {
    return parseArgs({ args: [...args], options: { years: { type: "string" } } }).values.years;
  } catch (cause) {
    throw refuse(
      "YEARS_INVALID",
      `${cause instanceof Error ? cause.message : cause} Leave it out, or: npm run demo -- --years 2`,
      FACTS,
      {
        cause,
      },
    );
  }
}
