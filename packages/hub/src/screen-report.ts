import type { PartReport } from "./part.js";

const NAME_WIDTH = 11;
const LONGEST_MESSAGE = 240;

/** Tells what happens to parts in one calm line each. */
export function screenReport(print: (line: string) => void): PartReport {
  const say = (part: string, text: string) => print(`${part.padEnd(NAME_WIDTH)} ${text}`);
  return {
    ready: (part, tookMs, again) => say(part, `ready${again ? " again" : ""} in ${seconds(tookMs)}`),
    ended: (part, why, againInMs) => say(part, `ended (${brief(why)}); starting it again in ${seconds(againInMs)}`),
    trouble: (part, message) => say(part, `error: ${brief(message)}`),
  };
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

/** One line of bearable length; the log has the whole. */
function brief(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > LONGEST_MESSAGE ? `${line.slice(0, LONGEST_MESSAGE)}…` : line;
}
