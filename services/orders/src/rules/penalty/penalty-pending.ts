import type { Instant } from "../instant.js";
import type { PenaltyHistory } from "./penalty-history.js";
import { ms } from "./penalty-spans.js";
import { countBefore, type Forfeiture, forfeitedRuns, type Run } from "./penalty-units.js";

/**
 * While a claim of impossibility is unanswered, nobody says yet whether the term of its item has run on, and so whether
 * these units are forfeited (Rv art. 611d): the units that a rejection of all open claims would add.
 *
 * A rejection can take units of the order as a whole away too, where the claimed item, as the court finds, was owed and up:
 * content that went and came back was another violation while nothing else was owed, and is the same one then; and hours or
 * days that were counted in two stretches, each from its own start, are counted in one that began before, with fewer of them
 * started or full. Then nothing is pending.
 */
export type PendingRun = Omit<Run, "totalCents">;

/** `forfeited` is what the history forfeits as it is. Both are reckoned in runs: a claim may stay unanswered for years. */
export function pendingRuns(history: PenaltyHistory, forfeited: readonly Run[], horizon: number): PendingRun[] {
  if (history.items.every(({ termsIfRejected }) => termsIfRejected === undefined)) return [];
  const all = [...forfeitedRuns(ifRejected(history), horizon)];
  const addedCents = (all.at(-1)?.totalCents ?? 0) - (forfeited.at(-1)?.totalCents ?? 0);
  return cutTo(Math.max(0, addedCents), besides(all, forfeited));
}

/** The first of them at or after a moment, in no order: `most`, and what is forfeited at the moment of the last. */
export function firstPending(runs: readonly PendingRun[], from: Instant | undefined, most: number): Forfeiture[] {
  const start = from === undefined ? -Infinity : ms(from);
  const rest = runs.map((run) => partOf(run, countBefore(run, start), run.count));
  const countAll = (moment: number) => rest.reduce((sum, run) => sum + countBefore(run, moment), 0);
  let [low, high] = [Math.min(...rest.map(firstOf)), Math.max(...rest.map(lastOf)) + 1];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (countAll(middle) < most) low = middle;
    else high = middle;
  }
  return rest.flatMap(({ unit, itemId, amountCents, at, ...run }) =>
    Array.from({ length: countBefore({ ...run, at }, high) }, (_, index) => ({
      unit,
      ...(itemId === undefined ? {} : { itemId }),
      forfeitedAt: at(index),
      amountCents,
    })),
  );
}

function ifRejected(history: PenaltyHistory): PenaltyHistory {
  return {
    ...history,
    items: history.items.map(({ termsIfRejected, ...item }) =>
      termsIfRejected === undefined ? item : { ...item, complianceTerms: termsIfRejected },
    ),
  };
}

/** Those that are not forfeited already, item by item. */
function besides(all: readonly Run[], forfeited: readonly Run[]): PendingRun[] {
  const known = Map.groupBy(forfeited, subjectOf);
  return [...Map.groupBy(all, subjectOf)].flatMap(([subject, runs]) => besidesOf(runs, known.get(subject) ?? []));
}

function subjectOf({ unit, itemId }: Run): string {
  return `${unit} ${itemId ?? ""}`;
}

function besidesOf(all: readonly Run[], forfeited: readonly Run[]): PendingRun[] {
  const [runs, others] = [unlike(all, forfeited), unlike(forfeited, all)];
  return others.length === 0 ? runs : sweep(runs, others);
}

/** What is in both alike needs no counting, each as often as the other has it: two findings may begin at one moment. */
function unlike(runs: readonly Run[], others: readonly Run[]): Run[] {
  const known = new Map<string, number>();
  for (const line of others.map(lineOf)) known.set(line, (known.get(line) ?? 0) + 1);
  return runs.filter((run) => {
    const line = lineOf(run);
    const left = known.get(line) ?? 0;
    known.set(line, left - 1);
    return left <= 0;
  });
}

function lineOf(run: Run): string {
  return `${firstOf(run)} ${lastOf(run)} ${run.count} ${run.amountCents}`;
}

interface Window {
  readonly parts: PendingRun[];
  others: number;
}

/**
 * Where rejection moves the hours or days of an order as a whole, a forfeited unit is another than the one in its place:
 * each stands for one of the same time, or else for the last before it that none stands for yet.
 */
function sweep(runs: readonly Run[], others: readonly Run[]): PendingRun[] {
  const edges = [...new Set([...runs, ...others].flatMap((run) => [firstOf(run), lastOf(run) + 1]))].sort(
    (a, b) => a - b,
  );
  const windows = edges.map((): Window => ({ parts: [], others: 0 }));
  for (const run of runs) for (const [index, part] of partsOf(run, edges)) windows[index]?.parts.push(part);
  for (const run of others) {
    for (const [index, { count }] of partsOf(run, edges)) {
      const window = windows[index];
      if (window !== undefined) window.others += count;
    }
  }
  const found: PendingRun[] = [];
  let open = 0;
  for (const window of windows.toReversed()) {
    open += window.others;
    for (const part of window.parts) {
      const taken = Math.min(open, part.count);
      open -= taken;
      if (taken < part.count) found.push(partOf(part, 0, part.count - taken));
    }
  }
  return found;
}

/** A run in the windows that it lies in, each from its edge to the next. */
function* partsOf(run: Run, edges: readonly number[]): Generator<[number, PendingRun]> {
  let [index, from] = [indexOf(edges, firstOf(run)), 0];
  while (from < run.count) {
    const until = countBefore(run, edges[index + 1] ?? Infinity);
    if (until > from) yield [index, partOf(run, from, until)];
    from = until;
    index += 1;
  }
}

function indexOf(edges: readonly number[], edge: number): number {
  let [low, high] = [0, edges.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((edges[middle] ?? Infinity) < edge) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Under a maximum, what is added may be less than what is counted: then the first of it. */
function cutTo(cents: number, runs: readonly PendingRun[]): PendingRun[] {
  const kept: PendingRun[] = [];
  let leftCents = cents;
  for (const run of runs.toSorted((a, b) => firstOf(a) - firstOf(b))) {
    const whole = Math.min(run.count, Math.floor(leftCents / run.amountCents));
    if (whole > 0) kept.push(partOf(run, 0, whole));
    leftCents -= whole * run.amountCents;
    if (whole === run.count) continue;
    if (leftCents > 0) kept.push({ ...partOf(run, whole, whole + 1), amountCents: leftCents });
    break;
  }
  return kept;
}

function partOf({ at, ...run }: PendingRun, from: number, until: number): PendingRun {
  return { ...run, count: until - from, at: (index) => at(from + index) };
}

function firstOf({ at }: PendingRun): number {
  return at(0);
}

function lastOf({ at, count }: PendingRun): number {
  return at(count - 1);
}
