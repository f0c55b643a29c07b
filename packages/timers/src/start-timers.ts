import { EventEmitter } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { Logger, type RunnerOptions, run, runMigrations, type WorkerEvents } from "graphile-worker";
import pg from "pg";
import { showPresence } from "./show-presence.js";

/** Runs when a timer fires. A throw runs it again later, so it must bear being run twice. */
export type TimerTask = (payload: Record<string, unknown>) => Promise<void>;

export interface TimersOptions {
  readonly connectionString: string;
  /** The timers' own schema, which the role may create. */
  readonly schema: string;
  readonly tasks: Readonly<Record<string, TimerTask>>;
  readonly pollEveryMs?: number;
  readonly onProblem: (message: string, cause: unknown) => void;
}

export interface RunningTimers {
  close(): Promise<void>;
}

/** Makes or migrates the timers' schema, as starting them does, and fires none. */
export async function migrateTimers({
  connectionString,
  schema,
}: Pick<TimersOptions, "connectionString" | "schema">): Promise<void> {
  // The statement that is running rejects too.
  const pgPool = openPool({ connectionString, max: 2 }, () => {});
  try {
    const logger = new Logger(() => () => {});
    await underLock(pgPool, schema, () => runMigrations({ pgPool, schema, logger, useNodeTime: true }));
  } finally {
    await pgPool.end();
  }
}

/**
 * Starts firing durable timers (graphile-worker). Several processes may do so at once: each timer fires in one.
 * Node's clock decides, so that a task never sees a moment before the one it was set for.
 */
export async function startTimers(options: TimersOptions): Promise<RunningTimers> {
  const { connectionString, schema, onProblem } = options;
  const onLost = (error: Error): void => onProblem("A timer connection was lost", error);
  const pgPool = openPool({ connectionString, max: 3 }, onLost);
  let migratedElsewhere = false;
  const logger = new Logger(() => (level, message, meta) => {
    if (level === "warning" && message.includes("detected breaking migration")) {
      // This is another schema's first migration, as at every first start: see `keepRunning`. Our own ran before any
      // runner.
      migratedElsewhere = true;
      return;
    }
    if (level === "warning" && migratedElsewhere && message.startsWith("Runner stopping")) return;
    // Beside the error, this holds much else, such as the job with its payload.
    if (level === "error" || level === "warning") onProblem(message, meta?.error);
  });
  const shared = { pgPool, schema, logger, useNodeTime: true };
  await underLock(pgPool, schema, () => runMigrations(shared));

  const closing = new AbortController();
  let runner = await fire({ ...options, shared, onLost });
  const keptRunning = keepRunning();
  return {
    async close() {
      closing.abort();
      await runner.stop();
      await keptRunning;
      await pgPool.end();
    },
  };

  /**
   * Another schema's first migration in the same database makes every worker stop, since the announcement names no
   * schema (graphile/worker pull request 361). If timers stopped unnoticed, deadlines would pass in silence.
   */
  async function keepRunning(): Promise<void> {
    for (;;) {
      await runner.stopped.catch((cause: unknown) => {
        if (!migratedElsewhere) onProblem("The timers stopped with an error", cause);
      });
      if (closing.signal.aborted) return;
      if (!migratedElsewhere) onProblem("The timers stopped; they are started again", undefined);
      migratedElsewhere = false;
      process.exitCode = undefined; // graphile-worker set 57, but this process goes on
      await pause(START_AGAIN_AFTER_MS, undefined, { signal: closing.signal }).catch(() => undefined);
      if (closing.signal.aborted) return;
      runner = await fire({ ...options, shared, onLost }).catch((cause: unknown) => ({
        stopped: Promise.reject(cause),
        stop: () => Promise.resolve(),
      }));
      if (closing.signal.aborted) await runner.stop();
    }
  }
}

function openPool(config: pg.PoolConfig, onLost: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool(config);
  pool.on("error", onLost);
  // A connection in use reports its own loss as an event, which would end the process if nobody listened.
  pool.on("connect", (client) => client.on("error", onLost));
  return pool;
}

const START_AGAIN_AFTER_MS = 500;

interface Firing {
  /** Settles when timers no longer fire, whoever ended them. */
  readonly stopped: Promise<void>;
  stop(): Promise<void>;
}

async function fire(
  options: TimersOptions & { readonly shared: RunnerOptions; readonly onLost: (error: Error) => void },
): Promise<Firing> {
  const { connectionString, schema, tasks, shared, onLost } = options;
  const events: WorkerEvents = new EventEmitter();
  const own: string[] = [];
  events.on("pool:create", ({ workerPool }) => own.push(workerPool.id));
  const runner = await run({
    ...shared,
    events,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: options.pollEveryMs ?? 1000,
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [
        name,
        (payload: unknown) => task(payload as Record<string, unknown>),
      ]),
    ),
  });
  const presence = await showPresence(connectionString, schema, own, onLost);
  return {
    stopped: runner.promise.finally(() => presence.end()),
    // A runner that has already stopped throws.
    stop: () => runner.stop().catch(() => undefined),
  };
}

/** Two processes installing the timers' schema at the same moment would each try to create it. */
async function underLock(pool: pg.Pool, schema: string, work: () => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock(hashtextextended($1, 0))", [`timers of ${schema}`]);
    await work();
  } finally {
    await client.query("select pg_advisory_unlock_all()");
    client.release();
  }
}
