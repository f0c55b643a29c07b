import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ArgumentRefused, readArguments, type Settings, USAGE } from "./arguments.js";
import { judge } from "./checker.js";
import { openHistory } from "./history.js";
import { faultTable, invariantTable, violationInWords } from "./report.js";
import { run } from "./run.js";

/** The start, the last calls' patience, and the judging. */
const MORE_MINUTES = 5;
const SHOWN_VIOLATIONS = 20;

async function main(settings: Settings): Promise<void> {
  const { schedules, seed, platforms, minutes } = settings;
  const again = `npm run test:faults -- --schedules ${schedules} --seed ${seed} --platforms ${platforms} --minutes ${minutes}`;
  console.log(`${again}\n`);
  const history = openHistory();
  const beganMs = performance.now();
  const tell = (line: string) =>
    console.log(`${((performance.now() - beganMs) / 1_000).toFixed(0).padStart(5)} s  ${line}`);
  let close = async () => {};
  const stop = (why: string, exitCode: number) => {
    console.error(`${why} Again: ${again}`);
    void close().finally(() => process.exit(exitCode));
  };
  const most = minutes + MORE_MINUTES;
  const overdue = setTimeout(() => stop(`This has not ended after ${most} minutes, and stops.`, 1), most * 60_000);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop("Stopping.", 1));
  await run(settings, {
    history,
    tell,
    onStarted: (closing) => {
      close = closing;
    },
  });
  clearTimeout(overdue);
  const verdict = await judge(history.entries);
  const { violations } = verdict;
  console.log(`\n${faultTable(history.entries, verdict)}\n\n${invariantTable(verdict)}\n`);
  if (violations.length === 0) {
    console.log("No promise was broken.");
    return;
  }
  const file = join(tmpdir(), `exparte-faults-${seed}-${process.pid}.jsonl`);
  await writeFile(file, history.entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
  console.log(violations.slice(0, SHOWN_VIOLATIONS).map(violationInWords).join("\n"));
  console.log(`\n${violations.length} times a promise was broken. The whole history is ${file}. Again: ${again}`);
  process.exitCode = 1;
}

try {
  const settings = readArguments(process.argv.slice(2));
  if (settings === undefined) console.log(USAGE);
  else await main(settings);
} catch (cause) {
  if (!(cause instanceof ArgumentRefused)) throw cause;
  console.error(cause.message);
  process.exitCode = 2;
}
