import { Worker, workerData } from "node:worker_threads";
import pg from "pg";
import type { HalfYear } from "./half-year.js";
import { keepReports, type TakeReport } from "./kept-report.js";

/** What the worker thread is told. */
export interface WorkerJob {
  readonly connectionString: string;
  readonly halves: readonly HalfYear[];
}

/**
 * Runs a script in a worker thread until it ends. That thread reads and divides half a year of records while the
 * service goes on answering. Rejects with what the script throws; `signal` ends it at once.
 */
export async function inWorker(script: URL, job: WorkerJob, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const worker = new Worker(script, { workerData: job, name: "publishing" });
  const stop = () => void worker.terminate();
  signal.addEventListener("abort", stop, { once: true });
  try {
    await new Promise<void>((resolve, reject) => {
      worker.once("error", reject);
      worker.once("exit", () => resolve());
    });
    // A thread that is ended from outside has no error, and may have no exit code either.
    signal.throwIfAborted();
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** The body of such a script: makes the requested reports on a connection of its own. */
export async function keepReportsInWorker<Report>(schema: string, take: TakeReport<Report>): Promise<void> {
  const { connectionString, halves } = workerData as WorkerJob;
  const client = new pg.Client({ connectionString, application_name: `exparte ${schema}, publishing` });
  await client.connect();
  try {
    const sql = {
      query: async <Row>(text: string, params: readonly unknown[] = []) =>
        (await client.query(text, [...params])).rows as Row[],
    };
    await keepReports({ sql, schema }, halves, take, new Date());
  } finally {
    await client.end();
  }
}
