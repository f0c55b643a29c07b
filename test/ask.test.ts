import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { publishCode } from "./disclosure.js";
import { giveOrder } from "./order.js";
import { openTestHub, type TestHub } from "./test-hub.js";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

let hub: TestHub;

beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub?.end());

/** Runs the program under "Who posted it", as it stands in the README but for where the hub and its keys are. */
async function ask(order: string): Promise<string> {
  const readme = await readFile(join(ROOT, "README.md"), "utf8");
  const program = /`ask\.mjs`[^`]*```js\n([\s\S]*?)```\n/.exec(readme)?.[1];
  if (program === undefined) throw new Error("README.md has no ask.mjs");
  const placed = program.replace("http://localhost:4000/graphql", hub.url).replace(".exparte/", `${hub.dataDir}/`);
  const env = { ...process.env, ORDER: order, TOKEN: await hub.token("court:rb-amsterdam") };
  const run = promisify(execFile);
  // The identities service hears of a new order a moment after it is given.
  return vi.waitUntil(
    async () => {
      try {
        return (await run(process.execPath, ["--input-type=module", "-e", placed], { cwd: ROOT, env })).stdout;
      } catch (error) {
        if (String(error).includes("UNKNOWN_ORDER")) return undefined;
        throw error;
      }
    },
    { timeout: 50_000 },
  );
}

it("the README's ask.mjs asks a platform that is outside the code of conduct, and one that takes part in it as after the demo", async () => {
  const court = await hub.court("rb-amsterdam");
  expect(await ask((await giveOrder(court, ["vidshare"])).id)).toContain("status: 'REQUESTED'");
  await publishCode(hub, "PT3S");
  expect(await ask((await giveOrder(court, ["vidshare"])).id)).toContain("status: 'REQUESTED'");
});
