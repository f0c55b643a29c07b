import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type EmbeddedPostgres, embeddedPostgres } from "./embedded-postgres.js";
import { postgresBinaries, runAs } from "./postgres-binaries.js";

const settings = { fsync: "off" };
let parent: string;
let dataDir: string;
let servers: EmbeddedPostgres[];

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "exparte-embedded-"));
  dataDir = join(parent, "postgres");
  servers = [];
});
afterEach(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await rm(parent, { recursive: true, force: true });
});

async function start(): Promise<EmbeddedPostgres> {
  const server = await embeddedPostgres({ dataDir, settings });
  servers.push(server);
  return server;
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function killHard(server: EmbeddedPostgres): Promise<void> {
  process.kill(server.pid, "SIGKILL");
  await server.stop();
}

/** A server that nobody owns, as a killed process leaves one behind. */
async function startOrphan(): Promise<number> {
  const as = await runAs({ mustReach: [dataDir] });
  const { postgres } = await postgresBinaries();
  const args = [
    "-D",
    join(dataDir, "cluster"),
    "-p",
    "54997",
    "-c",
    "unix_socket_directories=",
    "-c",
    "listen_addresses=127.0.0.1",
  ];
  const { file, args: all } = as.command(postgres, args);
  const child = spawn(file, all, { ...as.options, cwd: dataDir, stdio: ["ignore", "ignore", "pipe"] });
  for await (const chunk of child.stderr) {
    if (String(chunk).includes("ready to accept connections")) break;
  }
  if (child.pid === undefined) throw new Error("no orphan");
  return child.pid;
}

describe("the embedded PostgreSQL", () => {
  it("keeps its data and password across a restart, and requires that password", async () => {
    const first = await start();
    await query(first.adminUrl, "create table kept as select 1 as n");
    await first.stop();
    expect(alive(first.pid)).toBe(false);
    const second = await start();
    expect(await query(second.adminUrl, "select n from kept")).toEqual([{ n: 1 }]);
    const wrong = new URL(second.adminUrl);
    wrong.password = "wrong";
    await expect(query(wrong.href, "select 1")).rejects.toMatchObject({ code: "28P01" });
    expect((await stat(join(dataDir, "password"))).mode & 0o077).toBe(0);
  });

  it("starts after a hard kill of the server", async () => {
    const first = await start();
    await query(first.adminUrl, "create table kept as select 1 as n");
    await killHard(first);
    const second = await start();
    expect(await query(second.adminUrl, "select n from kept")).toEqual([{ n: 1 }]);
  });

  it("first stops an orphaned server, even with clients connected to it", async () => {
    await (await start()).stop();
    const orphan = await startOrphan();
    const second = await start();
    expect(alive(orphan)).toBe(false);
    expect(await query(second.adminUrl, "select 1 as n")).toEqual([{ n: 1 }]);
  });

  it("starts although a stale lock file names a live process that is something else", async () => {
    const first = await start();
    const lockFile = join(dataDir, "cluster", "postmaster.pid");
    const lock = await readFile(lockFile, "utf8");
    await first.stop();
    // A process of the server's own user: PostgreSQL itself would then refuse to start.
    const as = await runAs({ mustReach: [] });
    const other = spawn("sleep", ["60"], { ...as.options, stdio: "ignore" });
    await once(other, "spawn");
    await writeFile(lockFile, lock.replace(/^\d+/, String(other.pid)));
    const second = await start();
    expect(await query(second.adminUrl, "select 1 as n")).toEqual([{ n: 1 }]);
    other.kill();
    await once(other, "exit");
  });

  it("leaves a server whose owner is alive alone, and says so", async () => {
    const first = await start();
    await expect(start()).rejects.toThrow("is in use by a hub that is running");
    expect(await query(first.adminUrl, "select 1 as n")).toEqual([{ n: 1 }]);
  });

  it("says why when it cannot start", async () => {
    await expect(embeddedPostgres({ dataDir, settings: { shared_buffers: "nonsense" } })).rejects.toThrow(
      "shared_buffers",
    );
    await start();
  });

  it.runIf(process.getuid?.() === 0)("starts as root below a directory that is closed to others", async () => {
    await chmod(parent, 0o700);
    const closed = join(parent, "closed", "postgres");
    dataDir = closed;
    const server = await start();
    expect(await query(server.adminUrl, "select 1 as n")).toEqual([{ n: 1 }]);
  });

  it.runIf(process.getuid?.() === 0)(
    "runs as root what stands below a directory that is closed to others",
    async () => {
      await chmod(parent, 0o700);
      const { initdb } = await postgresBinaries();
      const native = join(parent, "native");
      await cp(dirname(dirname(initdb)), native, { recursive: true, verbatimSymlinks: true });
      const closed = { initdb: join(native, "bin", "initdb"), dataDir: join(parent, "cluster") };
      const as = await runAs({ mustReach: [closed.initdb] });
      await mkdir(closed.dataDir);
      await chown(closed.dataDir, as.owner?.uid ?? 0, as.owner?.gid ?? 0);
      const { file, args } = as.command(closed.initdb, [
        `--pgdata=${closed.dataDir}`,
        "--no-sync",
        "--username=postgres",
      ]);
      const { stderr } = await promisify(execFile)(file, args, { ...as.options, cwd: parent });
      expect(stderr).not.toContain("invalid binary");
    },
  );

  it("reports when the server ends by itself", async () => {
    const ended = Promise.withResolvers<string>();
    const server = await embeddedPostgres({ dataDir, settings, onExit: ended.resolve });
    process.kill(server.pid, "SIGQUIT");
    expect(await ended.promise).toContain("ended by itself");
    await server.stop();
  });
});
