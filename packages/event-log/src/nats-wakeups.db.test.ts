import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { type LogFixture, logFixture } from "../test/log-fixture.js";
import { followStream } from "./follow-stream.js";
import { natsWakeups } from "./nats-wakeups.js";
import type { Wakeups } from "./wakeups.js";

/** So long that nothing that arrives in a test can come from the poll. */
const NEVER_MS = 600_000;
const installed = spawnSync("nats-server", ["--version"]).status === 0;

describe.skipIf(!installed)("hints by NATS", () => {
  const opened: { close(): Promise<void> }[] = [];
  let server: ChildProcess | undefined;
  afterEach(async () => {
    for (const one of opened.splice(0).reverse()) await one.close();
    await stopServer();
  });

  async function startServer(port: number): Promise<void> {
    const child = spawn("nats-server", ["-a", "127.0.0.1", "-p", String(port)], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    server = child;
    await new Promise<void>((resolve, reject) => {
      child.once("exit", () => reject(new Error("nats-server ended")));
      child.stderr.on("data", (chunk) => String(chunk).includes("Server is ready") && resolve());
    });
  }
  async function stopServer(): Promise<void> {
    const child = server;
    if (child === undefined) return;
    server = undefined;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
  }
  async function freePort(): Promise<number> {
    const probe = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => probe.once("listening", resolve));
    const address = probe.address();
    await new Promise((resolve) => probe.close(resolve));
    if (address === null || typeof address === "string") throw new Error("no port");
    return address.port;
  }
  function open(fixture: LogFixture, port: number): Wakeups {
    const wakeups = natsWakeups({
      url: `nats://127.0.0.1:${port}`,
      sql: fixture.database.sql,
      schema: "ledger",
      pollEveryMs: NEVER_MS,
      onProblem: () => {},
    });
    opened.push(wakeups);
    return wakeups;
  }

  it("wake followers in another process, even when NATS starts late or was down", async () => {
    const fixture = await logFixture();
    opened.push(fixture);
    const port = await freePort();
    const [here, there] = [open(fixture, port), open(fixture, port)];
    const items = followStream({
      log: fixture.log,
      sql: fixture.database.sql,
      wakeups: there,
      stream: "n/1",
      after: 0,
    });
    const say = async () => {
      await fixture.database.transaction(({ sql }) =>
        fixture.log.append(sql, [{ stream: "n/1", kind: "Said", body: {} }], new Date(0)),
      );
      await here.send(["n/1"]);
    };
    for (const round of [1, 2]) {
      const late = items.next();
      await say(); // NATS is down: the hint is kept
      await startServer(port);
      expect((await late).value).toMatchObject({ streamPosition: 2 * round - 1 });
      const next = items.next();
      await say();
      expect((await next).value).toMatchObject({ streamPosition: 2 * round });
      await stopServer();
    }
    await items.return?.();
  });
});
