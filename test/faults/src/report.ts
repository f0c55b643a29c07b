import type { Entry } from "./history.js";
import { nameOf } from "./schedule.js";
import { INVARIANTS, type Invariant, type Verdict, type Violation } from "./verdict.js";

/** One fault that happened, from its beginning until all was whole again. */
interface Happened {
  readonly name: string;
  readonly fromMs: number;
  readonly endedMs: number;
  readonly wholeMs: number;
}

function faultsIn(history: readonly Entry[]): Happened[] {
  const wholes = history.filter(({ what }) => what === "whole").map(({ atMs }) => atMs);
  const beginnings = history.filter(({ what }) => what === "fault-began").map(({ atMs }) => atMs);
  const ends = new Map(
    history.flatMap((entry) => (entry.what === "fault-ended" ? [[entry.fault, entry.atMs] as const] : [])),
  );
  return history.flatMap((entry) => {
    if (entry.what !== "fault-began") return [];
    const endedMs = ends.get(entry.fault) ?? Number.POSITIVE_INFINITY;
    const nextMs = beginnings.find((atMs) => atMs > endedMs) ?? Number.POSITIVE_INFINITY;
    // A look right after the end may still find whole what is about to fall apart.
    const alone = wholes.findLast((atMs) => atMs >= endedMs && atMs < nextMs);
    const wholeMs = alone ?? wholes.find((atMs) => atMs >= endedMs) ?? Number.POSITIVE_INFINITY;
    return [{ name: nameOf(entry.is), fromMs: entry.atMs, endedMs, wholeMs }];
  });
}

/** What was done to the hub, how long it took to be whole again, and which promises broke meanwhile. */
export function faultTable(history: readonly Entry[], { violations }: Verdict): string {
  const byName = Map.groupBy(faultsIn(history), ({ name }) => name);
  const rows = [...byName]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, all]) => {
      const longestMs = Math.max(...all.map(({ endedMs, wholeMs }) => wholeMs - endedMs));
      const during = violations.filter(({ atMs }) =>
        all.some(({ fromMs, wholeMs }) => atMs >= fromMs && atMs <= wholeMs),
      );
      const broken = [...new Set(during.map(({ invariant }) => invariant))];
      return [name, String(all.length), seconds(longestMs), broken.join("; ") || "none"];
    });
  return table([["fault", "times", "longest until whole", "broken meanwhile"], ...rows]);
}

/** Every promise, how often it was put to the test, and how often it broke. */
export function invariantTable({ looked, violations }: Verdict): string {
  const rows = (Object.keys(INVARIANTS) as Invariant[]).map((invariant) => {
    const broken = violations.filter((violation) => violation.invariant === invariant).length;
    return [invariant, String(looked.get(invariant) ?? 0), String(broken)];
  });
  return table([["promise", "looked at", "broken"], ...rows]);
}

const SHOWN_CHARACTERS = 600;

/** The violation with what shows it, each entry cut to a readable length. */
export function violationInWords({ invariant, atMs, text, shownBy }: Violation): string {
  const excerpt = shownBy.map((entry) => `      ${JSON.stringify(entry).slice(0, SHOWN_CHARACTERS)}`);
  return [`  ${new Date(atMs).toISOString()}  ${invariant}`, `    ${text}`, ...excerpt].join("\n");
}

function seconds(ms: number): string {
  return Number.isFinite(ms) ? `${(ms / 1_000).toFixed(1)} s` : "never";
}

/** Aligns rows: numbers to the right. */
function table(rows: readonly (readonly string[])[]): string {
  const [header = [], ...body] = rows;
  const widths = header.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const isNumber = header.map((_, column) => body.every((row) => /^\d|^never$/.test(row[column] ?? "")));
  const cell = (text: string, column: number) =>
    isNumber[column] ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0);
  return rows.map((row) => `  ${row.map(cell).join("  ")}`.trimEnd()).join("\n");
}
