import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";

const run = promisify(execFile);

/** Held by a session of the process that started the server, and so released the moment that process is gone. */
export const OWNER_LOCK = "7307218843210001";

const CLEARED_WITHIN_MS = 60_000;
const OWNER_GONE_WITHIN_MS = 3_000;
const LOOK_EVERY_MS = 50;

/**
 * Makes way for a new server on this cluster after a hard kill.
 *
 * - It stops a server that nobody owns any more, and waits for it.
 * - It removes a lock file whose process is gone or has become some other program. PostgreSQL itself would refuse to
 *   start when the number belongs to another process of the same user.
 * - It leaves a server whose owner lives alone, and throws.
 */
export async function clearPreviousServer(options: { cluster: string; password: string; user: string }): Promise<void> {
  const file = join(options.cluster, "postmaster.pid");
  const deadline = Date.now() + CLEARED_WITHIN_MS;
  let told = false;
  for (;;) {
    const lock = await readLock(file);
    if (lock === undefined) return;
    if (!(await isServerOf(lock.pid, options.cluster))) {
      await rm(file, { force: true });
      return;
    }
    if (!told && (await isOrphan({ ...options, port: lock.port, pid: lock.pid }))) {
      process.kill(lock.pid, "SIGINT");
      told = true;
    }
    if (Date.now() > deadline) {
      throw new Error(
        `An earlier PostgreSQL (process ${lock.pid}) on ${options.cluster} neither answers nor ends; stop it`,
      );
    }
    await delay(LOOK_EVERY_MS);
  }
}

/** As clearPreviousServer, for the cluster that an embedded server keeps below `dataDir`, if there is one. */
export async function clearServerBelow(dataDir: string): Promise<void> {
  if (!existsSync(join(dataDir, "cluster"))) return;
  // Servers name their directory with links followed.
  const place = await realpath(dataDir);
  const password = (await readFile(join(place, "password"), "utf8")).trim();
  await clearPreviousServer({ cluster: join(place, "cluster"), password, user: "postgres" });
}

/** The lines of postmaster.pid: process, data directory, start time, port, … An empty or torn file has no process. */
async function readLock(file: string): Promise<{ pid: number; port: number } | undefined> {
  try {
    const lines = (await readFile(file, "utf8")).split("\n");
    return { pid: Math.abs(Number.parseInt(lines[0] ?? "", 10)), port: Number.parseInt(lines[3] ?? "", 10) };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

async function isServerOf(pid: number, cluster: string): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  return (await commandOf(pid)).includes(cluster);
}

/** Empty when there is no such process. */
async function commandOf(pid: number): Promise<string> {
  if (process.platform === "linux") {
    return readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  }
  const asked =
    process.platform === "win32"
      ? run("powershell", [
          "-NoProfile",
          "-Command",
          `(Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}').CommandLine`,
        ])
      : run("ps", ["-p", String(pid), "-o", "command="]);
  return asked.then(
    (result) => result.stdout,
    () => "",
  );
}

/** False while the server is still starting or stopping and answers nobody. Throws when its owner is alive. */
async function isOrphan(options: { cluster: string; password: string; user: string; port: number; pid: number }) {
  const client = new pg.Client({
    host: "127.0.0.1",
    port: options.port,
    user: options.user,
    password: options.password,
    database: "postgres",
    connectionTimeoutMillis: 5_000,
  });
  client.on("error", () => {}); // the query in flight rejects with it
  try {
    await client.connect();
  } catch {
    return false; // refused or not yet ready: the caller looks again until the deadline
  }
  try {
    // The session of an owner killed a moment ago may not have noticed yet.
    const givenUp = Date.now() + OWNER_GONE_WITHIN_MS;
    do {
      const { rows } = await client.query<{ free: boolean }>("select pg_try_advisory_lock($1) as free", [OWNER_LOCK]);
      if (rows[0]?.free === true) return true;
      await delay(LOOK_EVERY_MS);
    } while (Date.now() < givenUp);
    throw new Error(
      `PostgreSQL on ${options.cluster} is in use by a hub that is running (server process ${options.pid}); ` +
        "stop that one first, or use another data directory",
    );
  } finally {
    await client.end();
  }
}
