import TinyQueue from "tinyqueue";

/** Simulated time: events happen in order, as fast as the machine can. */
export interface Timeline {
  /** Schedules an event for this moment, or at once if it has passed; earlier requests go first. */
  at(ms: number, happen: (nowMs: number) => void): void;
  /** Plays until nothing is scheduled. */
  play(): void;
}

export function timelineFrom(startMs: number): Timeline {
  let nowMs = startMs;
  let asked = 0;
  const queue = new TinyQueue<{ readonly ms: number; readonly turn: number; readonly happen: (nowMs: number) => void }>(
    [],
    (a, b) => a.ms - b.ms || a.turn - b.turn,
  );
  return {
    at(ms, happen) {
      // The rules use whole milliseconds.
      queue.push({ ms: Math.max(nowMs, Math.ceil(ms)), turn: ++asked, happen });
    },
    play() {
      for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
        nowMs = next.ms;
        next.happen(nowMs);
      }
    },
  };
}
