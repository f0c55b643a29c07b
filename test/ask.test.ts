import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { publishCode } from "./disclosure.js";
import { programNamed, ROOT } from "./doc-pages.js";
import { giveOrder } from "./order.js";
import { openTestHub, type TestHub } from "./test-hub.js";

let hub: TestHub;

beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub?.end());

/** Runs the program under "Who posted it" as the guide prints it, with only the place of the keys changed. */
async function ask(order: string): Promise<string> {
  const placed = programNamed("ask.mjs").replaceAll(".exparte/", `${hub.dataDir}/`);
  const env = {
    ...process.env,
    HUB: hub.url.replace(/\/graphql$/, ""),
    ORDER: order,
    TOKEN: await hub.token("court:rb-amsterdam"),
  };
  const run = promisify(execFile);
  // The identities service learns of a new order a moment after the order is given.
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

it("the ask.mjs of the guide asks a platform that is outside the code of conduct, and one that takes part in it as after the demo", async () => {
  const court = await hub.court("rb-amsterdam");
  expect(await ask((await giveOrder(court, ["vidshare"])).id)).toContain("status: 'REQUESTED'");
  await publishCode(hub, "PT3S");
  expect(await ask((await giveOrder(court, ["vidshare"])).id)).toContain("status: 'REQUESTED'");
});
