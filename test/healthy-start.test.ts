import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestHub, type TestHub } from "./test-hub.js";

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub({ LOG_LEVEL: "info" });
}, 120_000);
afterAll(() => hub.end(), 60_000);

it("logs no warning, since a warning asks for action, and hears every feed", async () => {
  const ready = await fetch(hub.url.replace("/graphql", "/ready"));
  expect(await ready.json()).toEqual(expect.objectContaining({ status: "ready", stale: {} }));
  const logs = join(hub.dataDir, "logs");
  const files = (await readdir(logs)).filter((name) => name.endsWith(".log"));
  expect(files).not.toEqual([]);
  const lines = (await Promise.all(files.map((name) => readFile(join(logs, name), "utf8")))).join("\n").split("\n");
  const levelOf = (line: string) => Number(/"level":(\d+)/.exec(line)?.[1] ?? 0);
  expect(lines.filter((line) => levelOf(line) >= 40 || /\bWarning\b/.test(line))).toEqual([]);
});
