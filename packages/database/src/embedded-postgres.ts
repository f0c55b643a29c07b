import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, chown, mkdir, open, readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { assertExecutable, postgresBinaries, type RunAs, runAs } from "./postgres-binaries.js";
import { clearPreviousServer, OWNER_LOCK } from "./previous-server.js";

const SUPERUSER = "postgres";
const START_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 15_000;
const LOOK_EVERY_MS = 20;
const MEMORY_STILL_HELD = "pre-existing shared memory block";

export interface EmbeddedPostgresOptions {
  /** Holds the cluster, its password and its log; made when missing. One server at a time. */
  dataDir: string;
  /** By default a free port. */
  port?: number;
  /** Server settings, such as `{ fsync: "off" }` for tests. */
  settings?: Readonly<Record<string, string>>;
  /** Called when the server ends although nobody stopped it. */
  onExit?: (reason: string) => void;
}

export interface EmbeddedPostgres {
  adminUrl: string;
  port: number;
  /** The server's process id. */
  pid: number;
  /** Disconnects every client, writes everything out and ends the server. */
  stop(): Promise<void>;
}

/**
 * A real PostgreSQL on 127.0.0.1, with its data under `dataDir`, from the programs that npm installed.
 *
 * It survives hard kills: a server left behind by a killed process is stopped first, and a stale lock file is
 * removed. A server whose process still lives is left alone, and this throws.
 */
export async function embeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 });
  const dataDir = await realpath(options.dataDir);
  const binaries = await postgresBinaries();
  await assertExecutable(binaries);
  const as = await runAs({ mustReach: [binaries.postgres, dataDir] });
  if (as.owner !== undefined) await chown(dataDir, as.owner.uid, as.owner.gid);

  const cluster = join(dataDir, "cluster");
  const password = await ensurePassword(join(dataDir, "password"), as);
  if (!existsSync(cluster)) await initialise({ initdb: binaries.initdb, dataDir, cluster, as });
  await clearPreviousServer({ cluster, password, user: SUPERUSER });

  const port = options.port ?? (await freePort());
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "400",
    // A backup that is being recovered would answer before it can be written to.
    hot_standby: "off",
    // The text of a failed statement and its row hold what parties sent, which must not be logged.
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    ...options.settings,
  };
  const args = [
    "-D",
    cluster,
    "-p",
    String(port),
    ...Object.entries(settings).flatMap(([k, v]) => ["-c", `${k}=${v}`]),
  ];
  const adminUrl = `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`;
  const logFile = join(dataDir, "postgres.log");
  const { child, pid, owner } = await startAndConnect({
    postgres: binaries.postgres,
    args,
    as,
    logFile,
    dataDir,
    adminUrl,
  });

  let stopping = false;
  const killOnExit = () => child.kill("SIGINT");
  process.once("exit", killOnExit);
  child.once("exit", (code, signal) => {
    process.removeListener("exit", killOnExit);
    if (!stopping) options.onExit?.(`PostgreSQL ended by itself (${signal ?? code}); see ${logFile}`);
  });

  owner.on("error", () => {}); // this connection only holds a lock; the server's process reports its end
  await owner.query("select pg_advisory_lock($1)", [OWNER_LOCK]);
  child.unref();
  return {
    adminUrl,
    port,
    pid,
    async stop() {
      stopping = true;
      await owner.end().catch(() => {}); // it is already gone when the server is
      await end(child);
    },
  };
}

/** Resolves when the server has ended, at once if it already has. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.ref();
  child.kill("SIGINT"); // "fast": ends sessions, then writes everything out
  const hurry = setTimeout(() => child.kill("SIGQUIT"), STOP_WITHIN_MS);
  await ended;
  clearTimeout(hurry);
}

/** Made once, because the cluster keeps it. The server's user can read it, since initdb reads it from the file. */
async function ensurePassword(file: string, as: RunAs): Promise<string> {
  if (!existsSync(file)) {
    await writeFile(`${file}.new`, randomBytes(24).toString("base64url"), { mode: 0o600 });
    if (as.owner !== undefined) await chown(`${file}.new`, as.owner.uid, as.owner.gid);
    await rename(`${file}.new`, file);
  }
  return (await readFile(file, "utf8")).trim();
}

/**
 * Makes the cluster under another name and then renames it, so that an interrupted initdb never looks like a cluster.
 */
async function initialise({
  initdb,
  dataDir,
  cluster,
  as,
}: {
  initdb: string;
  dataDir: string;
  cluster: string;
  as: RunAs;
}) {
  const unfinished = `${cluster}.new`;
  await rm(unfinished, { recursive: true, force: true });
  const { file, args } = as.command(initdb, [
    `--pgdata=${unfinished}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${join(dataDir, "password")}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--no-sync",
  ]);
  try {
    await promisify(execFile)(file, args, { ...as.options, cwd: dataDir });
  } catch (cause) {
    throw new Error(`initdb could not make a PostgreSQL cluster in ${dataDir}`, { cause });
  }
  await chmod(unfinished, 0o700);
  await rename(unfinished, cluster);
}

/** The server gets its own process group, so that Ctrl-C in a terminal reaches us first and we stop the server last. */
async function start(options: {
  postgres: string;
  args: readonly string[];
  as: RunAs;
  logFile: string;
  dataDir: string;
}): Promise<ChildProcess> {
  const { file, args } = options.as.command(options.postgres, options.args);
  // The log is a file and not a pipe: a server that outlives us must not die or block on it.
  const log = await open(options.logFile, "w", 0o600);
  try {
    const child = spawn(file, args, {
      ...options.as.options,
      cwd: options.dataDir,
      detached: true,
      stdio: ["ignore", log.fd, log.fd],
    });
    await new Promise<void>((resolve, reject) => {
      child.once("spawn", resolve);
      child.once("error", reject);
    });
    return child;
  } finally {
    await log.close();
  }
}

/** Retries the start while sessions of a server that was just killed still hold its shared memory. */
async function startAndConnect(options: {
  postgres: string;
  args: readonly string[];
  as: RunAs;
  logFile: string;
  dataDir: string;
  adminUrl: string;
}): Promise<{ child: ChildProcess; pid: number; owner: pg.Client }> {
  const deadline = Date.now() + START_WITHIN_MS;
  for (;;) {
    const child = await start(options);
    const owner = await connectWhenReady({ adminUrl: options.adminUrl, child, deadline });
    if (owner !== undefined && child.pid !== undefined) return { child, pid: child.pid, owner };
    await end(child);
    const log = (await readFile(options.logFile, "utf8")).trim();
    if (!log.includes(MEMORY_STILL_HELD) || Date.now() > deadline) {
      throw new Error(`PostgreSQL did not start: ${log.slice(-2000)}`);
    }
    await delay(LOOK_EVERY_MS);
  }
}

/** Undefined when the server has ended or does not answer in time. */
async function connectWhenReady(options: { adminUrl: string; child: ChildProcess; deadline: number }) {
  const { adminUrl, child, deadline } = options;
  while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
    const client = new pg.Client({ connectionString: adminUrl, application_name: "exparte owner" });
    try {
      await client.connect();
      return client;
    } catch {
      await delay(LOOK_EVERY_MS); // not listening yet, or still recovering
    }
  }
  return undefined;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No free port was found");
  return address.port;
}
