import { setTimeout as delay } from "node:timers/promises";
import { type EmbeddedPostgres, embeddedPostgres } from "@exparte/database";
import { backoffMs, type Part, type PartReport } from "./part.js";

export interface DatabaseSpec {
  readonly name: string;
  readonly dataDir: string;
  readonly port: number;
}

export interface DatabasePart extends Part {
  /** The superuser's address; the same after every restart. */
  readonly adminUrl: Promise<string>;
}

/** Runs the embedded PostgreSQL and starts it again on the same port whenever it dies. */
export function superviseDatabase({ name, dataDir, port }: DatabaseSpec, report: PartReport): DatabasePart {
  const stopping = new AbortController();
  const adminUrl = Promise.withResolvers<string>();
  adminUrl.promise.catch(() => {}); // whoever waits for it sees it; nobody has to
  let server: EmbeddedPostgres | undefined;
  let wasEverReady = false;

  async function live(): Promise<string> {
    const startedAtMs = Date.now();
    const died = Promise.withResolvers<string>();
    server = await embeddedPostgres({ dataDir, port, onExit: died.resolve });
    report.ready(name, Date.now() - startedAtMs, wasEverReady);
    wasEverReady = true;
    adminUrl.resolve(server.adminUrl);
    const stopped = new Promise<string>((resolve) => {
      stopping.signal.addEventListener("abort", () => resolve("stopped"), { once: true });
      if (stopping.signal.aborted) resolve("stopped");
    });
    const why = await Promise.race([died.promise, stopped]);
    await server.stop();
    server = undefined;
    return why;
  }

  async function keepAlive(): Promise<void> {
    for (let deaths = 1; !stopping.signal.aborted; deaths += 1) {
      const startedAtMs = Date.now();
      let why: string;
      try {
        why = await live();
      } catch (cause) {
        if (!wasEverReady) throw cause;
        why = cause instanceof Error ? cause.message : String(cause);
      }
      if (stopping.signal.aborted) return;
      if (Date.now() - startedAtMs > backoffMs.forgetAfter) deaths = 1;
      const againInMs = backoffMs.after(deaths);
      report.ended(name, why, againInMs);
      await delay(againInMs, undefined, { signal: stopping.signal }).catch(() => {}); // stopped while waiting
    }
  }

  const supervised = keepAlive().catch((cause: unknown) => adminUrl.reject(cause));

  return {
    name,
    adminUrl: adminUrl.promise,
    ready: adminUrl.promise.then(() => {}),
    pid: () => server?.pid,
    kill: (signal) => server !== undefined && process.kill(server.pid, signal),
    stop: async () => {
      stopping.abort();
      await supervised;
    },
  };
}
