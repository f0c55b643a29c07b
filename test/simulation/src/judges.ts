import TinyQueue from "tinyqueue";
import type { Roster } from "./roster.js";
import type { Timeline } from "./timeline.js";

export const DISCIPLINES = ["urgent-first", "fifo"] as const;
export type Discipline = (typeof DISCIPLINES)[number];

/** A piece of a judge's work. */
export interface Task {
  /** Cannot wait: an application, a clarification, or a hearing whose parties are present. */
  readonly urgent: boolean;
  readonly minutes: number;
  begin?(nowMs: number): void;
  end(nowMs: number): void;
}

export interface Judges {
  ask(task: Task, nowMs: number): void;
  /** Tasks that wait for a judge. */
  waiting(): number;
}

/** Receives each task's minutes, when it is requested and when a judge begins it. */
export interface Ledger {
  asked(minutes: number, nowMs: number): void;
  begun(minutes: number, nowMs: number): void;
}

const MINUTE_MS = 60_000;

/**
 * The judges of one court, and their waiting tasks. A judge on duty takes the next task and finishes it, even after
 * hours. With `urgent-first`, judgments wait until no application does; with `fifo`, tasks go in order of arrival.
 */
export function judgesOf(roster: Roster, timeline: Timeline, discipline: Discipline, ledger: Ledger): Judges {
  let asked = 0;
  let busy = 0;
  let wakesAt = Number.NEGATIVE_INFINITY;
  const queue = new TinyQueue<{ readonly task: Task; readonly rank: number; readonly turn: number }>(
    [],
    (a, b) => a.rank - b.rank || a.turn - b.turn,
  );

  function assign(nowMs: number): void {
    const present = roster.onDuty(nowMs);
    while (busy < present) {
      const next = queue.pop();
      if (next === undefined) return;
      begin(next.task, nowMs);
    }
    // While judges are on duty, the first to finish calls this again; otherwise the next opening does.
    if (queue.length > 0 && present === 0) wakeAtOpening(nowMs);
  }

  function begin(task: Task, nowMs: number): void {
    busy += 1;
    ledger.begun(task.minutes, nowMs);
    task.begin?.(nowMs);
    timeline.at(nowMs + task.minutes * MINUTE_MS, (endedMs) => {
      busy -= 1;
      task.end(endedMs);
      assign(endedMs);
    });
  }

  function wakeAtOpening(nowMs: number): void {
    if (wakesAt > nowMs) return;
    wakesAt = roster.nextOpening(nowMs);
    timeline.at(wakesAt, assign);
  }

  return {
    ask(task, nowMs) {
      ledger.asked(task.minutes, nowMs);
      queue.push({ task, rank: discipline === "fifo" || task.urgent ? 0 : 1, turn: ++asked });
      assign(nowMs);
    },
    waiting: () => queue.length,
  };
}
