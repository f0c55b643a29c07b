import { parseArgs } from "node:util";
import { CannotStart } from "@exparte/hub";

const MOST_YEARS = 10;

/** How many years of orders the arguments ask for; undefined where they ask for none. Refuses with CannotStart. */
export function yearsIn(args: readonly string[]): number | undefined {
  let text: string | undefined;
  try {
    text = parseArgs({ args: [...args], options: { years: { type: "string" } } }).values.years;
  } catch (cause) {
    throw new CannotStart(
      `${cause instanceof Error ? cause.message : cause} The demo takes --years NUMBER, or nothing.`,
      {
        cause,
      },
    );
  }
  if (text === undefined) return undefined;
  const years = Number(text);
  if (Number.isInteger(years) && years >= 1 && years <= MOST_YEARS) return years;
  throw new CannotStart(`--years is ${text}; give a whole number from 1 to ${MOST_YEARS}.`);
}
