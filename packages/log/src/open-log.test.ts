import { spawn } from "node:child_process";
import { once } from "node:events";
import { type FileHandle, open } from "node:fs/promises";
import { afterEach, describe, expect, it } from "vitest";

/** Logs 3 MB, then says over its channel that it goes on. */
const PROGRAM = `
  import { openLog } from "@exparte/log";
  const log = openLog("orders");
  for (let line = 0; line < 3000; line += 1) log.info("x".repeat(1000));
  setImmediate(() => process.send("goes on", () => process.disconnect()));
`;

let target: FileHandle | undefined;
afterEach(async () => {
  await target?.close();
  target = undefined;
});

async function run(stdout: number | "pipe") {
  const child = spawn(process.execPath, ["--input-type=module", "-e", PROGRAM], {
    cwd: new URL(".", import.meta.url),
    stdio: ["ignore", stdout, "pipe", "ipc"],
  });
  let said = "";
  child.stderr?.on("data", (chunk) => {
    said += chunk;
  });
  child.stdout?.destroy();
  const messages: unknown[] = [];
  child.on("message", (message) => messages.push(message));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, messages, said };
}

describe("a process whose log", () => {
  it("is on a full disk goes on, and says once that lines are dropped", async () => {
    target = await open("/dev/full", "a");
    const { code, messages, said } = await run(target.fd);
    expect({ code, messages }).toEqual({ code: 0, messages: ["goes on"] });
    expect(said).toMatch(/^The log of orders cannot be written \(ENOSPC: .*\)\. Until it can, lines are dropped\.\n$/);
  });

  it("has lost its reader goes on, and says so once", async () => {
    const { code, messages, said } = await run("pipe");
    expect({ code, messages }).toEqual({ code: 0, messages: ["goes on"] });
    expect(said).toMatch(/^The log of orders cannot be written \(EPIPE: .*\)\. Until it can, lines are dropped\.\n$/);
  });
});
