import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { hubFiles } from "@exparte/hub";
import { afterEach, beforeEach, expect, it, onTestFinished } from "vitest";
import { fillBeside } from "./fill-beside.js";

let place: string;
let wanted: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), "exparte-beside-"));
  wanted = join(place, "filled");
});
afterEach(() => rm(place, { recursive: true }));

const START_SERVER = `
  import { embeddedPostgres } from "@exparte/database";
  const { pid, port } = await embeddedPostgres({ dataDir: process.argv[1], settings: { fsync: "off" } });
  console.log(JSON.stringify({ pid, port }));
  setInterval(() => {}, 1_000);
`;

/** A PostgreSQL whose run was killed. */
async function serverLeftBehind(dataDir: string): Promise<{ pid: number; port: number }> {
  const run = spawn(process.execPath, ["--input-type=module", "-e", START_SERVER, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(createInterface({ input: run.stdout }), "line")) as [string];
  const killed = once(run, "exit");
  run.kill("SIGKILL");
  await killed;
  return JSON.parse(line);
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

it("stops the PostgreSQL of a run that was killed, before its directory goes", async () => {
  const { pid, port } = await serverLeftBehind(hubFiles(`${wanted}.being-filled`).database);
  onTestFinished(async () => {
    if (await answers(port)) process.kill(pid, "SIGQUIT");
  });
  expect(await answers(port)).toBe(true);
  await fillBeside(wanted, async (filling) => void (await mkdir(filling)));
  expect(await answers(port)).toBe(false);
  expect(await readdir(place)).toEqual(["filled"]);
});
