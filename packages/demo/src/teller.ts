/** Tells the story line by line, each with the time that really passed since it began. */
export interface Teller {
  act(title: string): void;
  tell(who: string, what: string): void;
}

export function teller(write: (line: string) => void): Teller {
  const began = performance.now();
  let acts = 0;
  return {
    act(title) {
      acts += 1;
      write(`\n${acts}. ${title}`);
    },
    tell(who, what) {
      const seconds = ((performance.now() - began) / 1000).toFixed(3).padStart(7);
      write(`${seconds} s  ${who.padEnd(22)} ${what}`);
    },
  };
}

/** The time between two moments, as people say it. */
export function span(fromMs: number, untilMs: number): string {
  const ms = Math.max(0, untilMs - fromMs);
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
