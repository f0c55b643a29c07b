import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { CannotStart } from "./cannot-start.js";
import { backoffMs, type Part, type PartReport } from "./part.js";
import type { PartLog } from "./part-log.js";
import type { ProcessLedger } from "./process-ledger.js";

export interface ChildSpec {
  readonly name: string;
  /** A compiled module, run by this same Node. */
  readonly script: string;
  readonly env: NodeJS.ProcessEnv;
  /** Answers 200 once the part can do its work. */
  readonly readyUrl: string;
}

export interface Supervision {
  readonly log: PartLog;
  readonly ledger: ProcessLedger;
  readonly report: PartReport;
  /** How long a part may take to become ready for the first time. */
  readonly readyWithinMs?: number;
  /** How long a part may take to end once asked. */
  readonly graceMs?: number;
}

/** Not compiled, and so in the same place seen from the source and from the build. */
const FOLLOW_LAUNCHER = new URL("../follow-launcher.mjs", import.meta.url);
const LOOK_EVERY_MS = 40;
/** After this many deaths before it was ever ready, another start will not help. */
const ATTEMPTS_BEFORE_READY = 3;

/**
 * Runs a part as a process and restarts it whenever it dies, each time after a longer wait. `ready` rejects when the
 * part cannot become ready at all. Once it was ready, it is supervised until it is stopped.
 */
export function superviseChild(spec: ChildSpec, supervision: Supervision): Part {
  const { log, ledger, report, readyWithinMs = 60_000, graceMs = 8_000 } = supervision;
  const stopping = new AbortController();
  const ready = Promise.withResolvers<void>();
  ready.promise.catch(() => {}); // whoever waits for it sees it; nobody has to
  let child: ChildProcess | undefined;
  let wasEverReady = false;
  let ledgerFails = false;

  /** A ledger that cannot be written, as on a full disk, is no reason to leave the part unwatched. */
  async function noted(writing: Promise<void>): Promise<void> {
    try {
      await writing;
      ledgerFails = false;
    } catch (cause) {
      if (!ledgerFails) {
        const why = cause instanceof Error ? cause.message : String(cause);
        report.trouble(
          spec.name,
          `Its process number cannot be noted (${why}). If this launcher is killed, end the part by hand.`,
        );
      }
      ledgerFails = true;
    }
  }

  async function live(): Promise<{ why: string; livedMs: number }> {
    const startedAtMs = Date.now();
    log.note(`starting ${spec.script}`);
    // The part gets its own process group, so that Ctrl-C in a terminal reaches only the launcher and parts end in
    // order.
    const running = spawn(process.execPath, ["--import", FOLLOW_LAUNCHER.href, spec.script], {
      env: spec.env,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      detached: true,
    });
    child = running;
    const ended = new Promise<string>((resolve) => {
      running.once("close", (code, signal) => resolve(signal ?? `exit code ${code}`));
      running.on("error", (cause) => resolve(cause.message)); // also emitted when a later signal could not be sent
    });
    if (running.stdout !== null) log.follow(running.stdout, "stdout");
    if (running.stderr !== null) log.follow(running.stderr, "stderr");
    if (running.pid !== undefined) await noted(ledger.started(spec.name, running.pid));

    const over = new AbortController();
    const waiting = becomesReady(spec.readyUrl, over.signal).then((isReady) => {
      if (!isReady) return;
      report.ready(spec.name, Date.now() - startedAtMs, wasEverReady);
      wasEverReady = true;
      ready.resolve();
    });
    const why = await ended;
    over.abort();
    await waiting;
    child = undefined;
    if (running.pid !== undefined) await noted(ledger.ended(running.pid));
    const words = log.lastWords();
    return { why: words === undefined ? why : `${why}: ${words}`, livedMs: Date.now() - startedAtMs };
  }

  async function keepAlive(): Promise<void> {
    for (let deaths = 1; !stopping.signal.aborted; deaths += 1) {
      const { why, livedMs } = await live();
      if (stopping.signal.aborted) return;
      log.note(`ended (${why})`);
      if (livedMs > backoffMs.forgetAfter) deaths = 1;
      if (!wasEverReady && deaths >= ATTEMPTS_BEFORE_READY) {
        ready.reject(new CannotStart(`${spec.name} does not start (${why}). Its log is ${log.file}.`));
        return;
      }
      const againInMs = backoffMs.after(deaths);
      report.ended(spec.name, why, againInMs);
      await delay(againInMs, undefined, { signal: stopping.signal }).catch(() => {}); // stopped while waiting
    }
  }

  if (!existsSync(spec.script)) {
    ready.reject(
      new CannotStart(`${spec.name} has not been built: ${spec.script} is missing. Run npm start, or build first.`),
    );
    return { name: spec.name, ready: ready.promise, pid: () => undefined, kill: () => false, stop: async () => {} };
  }
  const tooLong = setTimeout(() => {
    const message = `${spec.name} was not ready within ${readyWithinMs / 1_000} s. Its log is ${log.file}.`;
    ready.reject(new CannotStart(message));
  }, readyWithinMs);
  ready.promise.finally(() => clearTimeout(tooLong)).catch(() => {}); // told to whoever waits for `ready`
  const supervised = keepAlive();
  supervised.catch((cause: unknown) => {
    ready.reject(cause);
    report.trouble(spec.name, `is no longer watched over: ${String(cause)}`);
  });

  return {
    name: spec.name,
    ready: ready.promise,
    pid: () => child?.pid,
    kill: (signal) => child?.kill(signal) ?? false,
    stop: async () => {
      stopping.abort();
      clearTimeout(tooLong);
      child?.kill("SIGTERM");
      const force = setTimeout(() => child?.kill("SIGKILL"), graceMs);
      await supervised;
      clearTimeout(force);
    },
  };
}

/** False when the signal came first. */
async function becomesReady(url: string, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    try {
      const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(2_000)]) });
      await response.body?.cancel();
      if (response.ok) return true;
    } catch {
      // not listening yet; the next look will tell
    }
    await delay(LOOK_EVERY_MS, undefined, { signal }).catch(() => {}); // the loop's condition sees the signal
  }
  return false;
}
