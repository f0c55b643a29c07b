import type { HalfYear } from "./half-year.js";
import { inWorker } from "./in-worker.js";
import { PUBLISH, type Publishing, publishDue, setPublishTimer } from "./publish-due.js";

export interface PublisherOptions extends Omit<Publishing, "keep"> {
  readonly connectionString: string;
  readonly clock: () => Date;
  /** The worker's, compiled. */
  readonly script: URL;
}

export interface Publisher {
  /** For `startTimers`. */
  readonly tasks: Readonly<Record<typeof PUBLISH, () => Promise<void>>>;
  /** Call once the timers run: makes what is due, and then each half-year's report when it becomes due. */
  begin(): Promise<void>;
  /**
   * Stops the report being made, which starts again at the next start. Call before closing the timers, which wait for
   * it.
   */
  close(): void;
}

/** Publishes a service's half-years in time, in a worker thread of one of its processes. */
export function createPublisher({ connectionString, clock, script, ...publishing }: PublisherOptions): Publisher {
  const closing = new AbortController();
  const keep = (halves: readonly HalfYear[]) => inWorker(script, { connectionString, halves }, closing.signal);
  return {
    tasks: { [PUBLISH]: () => publishDue({ ...publishing, keep }, clock()) },
    begin: () => setPublishTimer(publishing, new Date()),
    close: () => closing.abort(new Error("The service is going down")),
  };
}
