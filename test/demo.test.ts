import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestHub, type TestHub } from "./test-hub.js";

const DEMO = fileURLToPath(new URL("../packages/demo/demo.mjs", import.meta.url));

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub();
}, 120_000);
afterAll(() => hub.end(), 60_000);

it("plays the whole procedure to its end, and again on the same hub", async () => {
  for (const _ of ["first", "again"]) {
    const env = { ...process.env, EXPARTE_DATA_DIR: hub.dataDir };
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [DEMO], { env });
    expect(stdout).toContain("15. What the regulator sees");
    expect(stdout.trimEnd().split("\n").at(-1)).toBe(
      "Done: every order that was given has arrived, and its outcome stands.",
    );
    expect(stderr).toBe("");
  }
}, 180_000);
