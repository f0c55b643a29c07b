/** One of the processes a hub consists of, watched over until it is stopped. */
export interface Part {
  readonly name: string;
  /** Resolves when the part can do its work for the first time; rejects when it never will. */
  readonly ready: Promise<void>;
  pid(): number | undefined;
  /** Sends its process a signal; false when there is none at the moment. */
  kill(signal: NodeJS.Signals): boolean;
  /** Ends it for good and waits until it is gone. */
  stop(): Promise<void>;
}

/** What happens to parts, for whoever shows it. */
export interface PartReport {
  ready(part: string, tookMs: number, again: boolean): void;
  ended(part: string, why: string, againInMs: number): void;
  trouble(part: string, message: string): void;
}

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 10_000;

/** How long to wait before a part that died is started again: doubling, and forgotten after a good while alive. */
export const backoffMs = {
  forgetAfter: 60_000,
  after: (deaths: number): number => Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (deaths - 1)),
};
