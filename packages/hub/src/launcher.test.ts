import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, stat, symlink, truncate, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CannotStart } from "./cannot-start.js";
import { readKept } from "./kept-file.js";
import { lockHolder, takeLauncherLock } from "./launcher-lock.js";
import type { Part, PartReport } from "./part.js";
import { openPartLog, type PartLog } from "./part-log.js";
import { partPorts, requireFreePort } from "./ports.js";
import { processIdentity, stillRuns } from "./process-identity.js";
import { endOrphans, openLedger } from "./process-ledger.js";
import { superviseChild } from "./supervised-child.js";

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/${name}.mjs`, import.meta.url));

let dir: string;
let port: number;
const cleanUp: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "exparte-launcher-"));
  port = (await partPorts(join(dir, "ports.json"), ["part"])).part;
});
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
  await rm(dir, { recursive: true });
});

interface Supervised {
  part: Part;
  report: { [Event in keyof PartReport]: ReturnType<typeof vi.fn> };
  log: PartLog;
}
function supervise(env: Record<string, string> = {}, graceMs?: number): Supervised {
  const report = { ready: vi.fn(), ended: vi.fn(), trouble: vi.fn() };
  const log = openPartLog(join(dir, "part.log"), (message) => report.trouble("part", message));
  const part = superviseChild(
    {
      name: "part",
      script: fixture("part"),
      env: { ...process.env, ...env, PORT: String(port) },
      readyUrl: `http://127.0.0.1:${port}/ready`,
    },
    { log, ledger: openLedger(join(dir, "processes.json")), report, ...(graceMs === undefined ? {} : { graceMs }) },
  );
  cleanUp.push(async () => {
    await part.stop();
    await log.close();
  });
  return { part, report, log };
}

function pidOf(part: Part): number {
  const pid = part.pid();
  if (pid === undefined) throw new Error("the part does not run");
  return pid;
}
const gone = (pid: number) =>
  vi.waitFor(async () => expect(await processIdentity(pid)).toBeUndefined(), { timeout: 10_000 });

describe("a supervised part", () => {
  it("is restarted when it is killed, and this is reported", async () => {
    const { part, report } = supervise();
    await part.ready;
    const first = pidOf(part);
    expect(part.kill("SIGKILL")).toBe(true);
    await vi.waitFor(() => expect(report.ready).toHaveBeenLastCalledWith("part", expect.any(Number), true), {
      timeout: 10_000,
    });
    expect(report.ended).toHaveBeenCalledExactlyOnceWith("part", "SIGKILL", 200);
    expect(pidOf(part)).not.toBe(first);
  });

  it("that cannot start is given up, and its last output is shown", async () => {
    const { part, report } = supervise({ FAIL: "DATABASE_URL is missing" });
    await expect(part.ready).rejects.toThrow(/part does not start \(exit code 3: DATABASE_URL is missing\)/);
    await expect(part.ready).rejects.toBeInstanceOf(CannotStart);
    expect(report.ended.mock.calls.map(([, , againInMs]) => againInMs)).toEqual([200, 400]);
  });

  it("that was never built is reported so", async () => {
    const log = openPartLog(join(dir, "other.log"), () => {});
    cleanUp.push(log.close);
    const spec = { name: "part", script: join(dir, "dist/main.js"), env: {}, readyUrl: "http://127.0.0.1:1" };
    const report = { ready: vi.fn(), ended: vi.fn(), trouble: vi.fn() };
    const part = superviseChild(spec, { log, report, ledger: openLedger(join(dir, "p.json")) });
    await expect(part.ready).rejects.toThrow("has not been built");
  });

  it("has its errors shown and kept in its log", async () => {
    const { part, report, log } = supervise();
    await part.ready;
    await fetch(`http://127.0.0.1:${port}/fail`);
    await vi.waitFor(() => expect(report.trouble).toHaveBeenCalledWith("part", "asked to fail: a cause"), {
      timeout: 10_000,
    });
    await vi.waitFor(async () => expect(await readFile(log.file, "utf8")).toContain("asked to fail"), {
      timeout: 10_000,
    });
  });

  it("starts a new log file when the old one has grown too large", async () => {
    const file = join(dir, "part.log");
    await writeFile(file, "");
    await truncate(file, 11 * 1024 * 1024);
    const { part, log } = supervise();
    await part.ready;
    await part.stop();
    await log.close();
    expect((await stat(file)).size).toBeLessThan(10_000);
    expect((await stat(`${file}.1`)).size).toBe(11 * 1024 * 1024);
  });

  it("keeps running when the disk is full: its log is dropped, which is reported once, and kept again when there is room", async () => {
    const file = join(dir, "part.log");
    await symlink("/dev/full", file);
    const told: string[] = [];
    const log = openPartLog(file, (message) => told.push(message), 0);
    cleanUp.push(log.close);
    const report = { ready: vi.fn(), ended: vi.fn(), trouble: vi.fn() };
    // The process ledger is on the full disk too: its directory is a device that takes nothing.
    const ledger = openLedger("/dev/full/processes.json");
    const env = { ...process.env, PORT: String(port) };
    const readyUrl = `http://127.0.0.1:${port}/ready`;
    const part = superviseChild({ name: "part", script: fixture("part"), env, readyUrl }, { log, ledger, report });
    cleanUp.push(part.stop);
    await part.ready;
    await vi.waitFor(() => expect(told).toHaveLength(1), { timeout: 10_000 });
    expect(told[0]).toMatch(/^Its log cannot be written \(ENOSPC.*Until it can, lines are dropped\.$/);
    part.kill("SIGKILL");
    await vi.waitFor(() => expect(report.ready).toHaveBeenLastCalledWith("part", expect.any(Number), true), {
      timeout: 10_000,
    });
    expect(told).toHaveLength(1);
    expect(report.trouble.mock.calls.map(([, message]) => message)).toEqual([
      expect.stringMatching(/^Its process number cannot be noted/),
    ]);
    await rm(file);
    await vi.waitFor(
      async () => {
        log.note("is there room?");
        expect(await readFile(file, "utf8")).toMatch(/is there room\?.*lines before this one could not be written/s);
      },
      { timeout: 10_000 },
    );
  });

  it("is gone once stopped, and from the ledger too", async () => {
    const { part } = supervise();
    await part.ready;
    const pid = pidOf(part);
    expect(await readKept(join(dir, "processes.json"))).toMatchObject([{ part: "part", pid }]);
    await part.stop();
    expect(await processIdentity(pid)).toBeUndefined();
    expect(await readKept(join(dir, "processes.json"))).toEqual([]);
  });

  it("that does not end on request is killed", async () => {
    const { part } = supervise({ STUBBORN: "1" }, 100);
    await part.ready;
    const pid = pidOf(part);
    await part.stop();
    expect(await processIdentity(pid)).toBeUndefined();
  });
});

describe("after a launcher is killed", () => {
  async function launcher(env: Record<string, string> = {}): Promise<{ process: ChildProcess; partPid: number }> {
    const child = spawn(process.execPath, [fixture("launcher"), dir, String(port)], {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
    return { process: child, partPid: Number(line) };
  }
  async function killed(child: ChildProcess): Promise<void> {
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }

  it("its parts end by themselves", async () => {
    const { process: child, partPid } = await launcher();
    await killed(child);
    await gone(partPid);
  });

  it("the next start ends a part that stayed, and only that", async () => {
    const { process: child, partPid } = await launcher({ STUBBORN: "1" });
    await killed(child);
    expect(await processIdentity(partPid)).toBeDefined();
    await expect(endOrphans(join(dir, "processes.json"), { graceMs: 100 })).resolves.toEqual(["part"]);
    expect(await processIdentity(partPid)).toBeUndefined();
    await expect(endOrphans(join(dir, "processes.json"))).resolves.toEqual([]);
  });

  it("a process that merely has a recorded number is left alone", async () => {
    const bystander = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
    cleanUp.push(() => killed(bystander));
    const noted = [{ part: "part", pid: bystander.pid, identity: "another boot 1" }];
    await writeFile(join(dir, "processes.json"), JSON.stringify(noted));
    await expect(endOrphans(join(dir, "processes.json"))).resolves.toEqual([]);
    expect(await processIdentity(bystander.pid ?? 0)).toBeDefined();
  });
});

describe("the launcher's lock", () => {
  it("keeps a second launcher out while the first runs, naming its process", async () => {
    const { release } = await takeLauncherLock(join(dir, "launcher.json"));
    await expect(takeLauncherLock(join(dir, "launcher.json"))).rejects.toThrow(`process ${process.pid}`);
    await release();
    await (await takeLauncherLock(join(dir, "launcher.json"))).release();
  });

  it("makes the next launcher wait for one that is stopping", async () => {
    const first = await takeLauncherLock(join(dir, "launcher.json"));
    await first.ending();
    const order: string[] = [];
    const next = takeLauncherLock(join(dir, "launcher.json")).then((lock) => {
      order.push("taken");
      return lock;
    });
    order.push("released");
    await first.release();
    await (await next).release();
    expect(order).toEqual(["released", "taken"]);
  });

  it.each([
    ["of a process that is gone", JSON.stringify({ pid: process.pid, identity: "another boot 1" })],
    ["that was torn in the writing", '{"pid":'],
  ])("%s is taken over", async (_, content) => {
    const file = join(dir, "launcher.json");
    await writeFile(file, content);
    const { release } = await takeLauncherLock(file);
    await expect(lockHolder(file)).resolves.toMatchObject({ pid: process.pid });
    await release();
    await expect(lockHolder(file)).resolves.toBeUndefined();
  });
});

describe("ports", () => {
  it("are kept from start to start, all different, and changed only when taken", async () => {
    const file = join(dir, "several.json");
    const first = await partPorts(file, ["a", "b", "c"]);
    expect(new Set(Object.values(first)).size).toBe(3);
    await expect(partPorts(file, ["a", "b", "c"])).resolves.toEqual(first);
    const squatter = createServer();
    await new Promise<void>((listening) => squatter.listen(first.b, "127.0.0.1", listening));
    cleanUp.push(() => new Promise((closed) => squatter.close(closed)));
    const second = await partPorts(file, ["a", "b", "c"]);
    expect(second).toMatchObject({ a: first.a, c: first.c });
    expect(second.b).not.toBe(first.b);
  });

  it.each(["127.0.0.1", undefined])("a door that is taken on %s is named, with the way out", async (host) => {
    const squatter = createServer();
    await new Promise<void>((listening) => squatter.listen({ port, host }, listening));
    cleanUp.push(() => new Promise((closed) => squatter.close(closed)));
    await expect(requireFreePort(port)).rejects.toThrow(
      `Port ${port} is taken by another program. Stop that, or choose another port: PORT=`,
    );
  });
});

describe("a process", () => {
  it("is distinguished from a later one with the same number", async () => {
    const identity = (await processIdentity(process.pid)) ?? "";
    await expect(stillRuns({ pid: process.pid, identity })).resolves.toBe(true);
    await expect(stillRuns({ pid: process.pid, identity: `${identity}0` })).resolves.toBe(false);
    await expect(processIdentity(2 ** 30)).resolves.toBeUndefined();
  });
});
