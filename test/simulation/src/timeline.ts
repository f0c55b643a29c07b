import TinyQueue from "tinyqueue";

/** Simulated time: what is to happen when, done in that order, as fast as the machine can. */
export interface Timeline {
  /** Has it happen at this moment, or at once if that has passed; what was asked for first is first. */
  at(ms: number, happen: (nowMs: number) => void): void;
  /** Plays until nothing is left to happen. */
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
      // The rules know whole milliseconds.
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
