import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type CourtOptions, decideOpposition, lodgeOpposition, steer } from "@exparte/client";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { programNamed, ROOT } from "./doc-pages.js";
import { dataOf, poll } from "./door.js";
import { giveOrder, orderTo } from "./order.js";
import { openTestHub, type TestHub } from "./test-hub.js";

const PLATFORM = "platform:vidshare";
const HISTORY = "query ($id: ID!) { order(id: $id) { history { kind } addressees { status } } }";

let hub: TestHub;
let court: CourtOptions;
const running: ChildProcess[] = [];

beforeAll(async () => {
  hub = await openTestHub();
  const key = await hub.keyOf("court", "rb-amsterdam");
  court = { url: hub.url, token: () => hub.token("court:rb-amsterdam"), court: "rb-amsterdam", key };
});
afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode === null && child.kill()) await once(child, "exit");
  }
});
afterAll(() => hub?.end());

/** The program under "With the client" as the guide prints it, with only the place of the key changed. */
async function receiveProgram(): Promise<string> {
  const program = programNamed("receive.mjs");
  const keyFile = join(hub.dataDir, "vidshare-key.json");
  await writeFile(keyFile, JSON.stringify(await hub.keyOf("platform", "vidshare")));
  const placed = program.replace(".exparte/parties/platform-vidshare.json", keyFile);
  expect(placed).not.toContain(".exparte/");
  return placed;
}

/** Runs the program until it reaches a position; resolves with its output. */
async function runUntil(position: number): Promise<string> {
  const env = { ...process.env, HUB: hub.url.replace(/\/graphql$/, ""), TOKEN: await hub.token(PLATFORM) };
  const child = spawn(process.execPath, ["--input-type=module"], { cwd: ROOT, env });
  running.push(child);
  child.stdin.end(await receiveProgram());
  let told = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      told += text;
    });
  }
  const { inbox } = await dataOf<{ inbox: { head: number } }>(
    hub.url,
    await hub.tokenOf(PLATFORM),
    "{ inbox { head } }",
  );
  expect(inbox.head).toBe(position);
  await vi.waitFor(
    () => {
      expect(child.exitCode, told).toBeNull();
      // The last message requires an answer, so the program is done once it has sent one.
      expect(told).toMatch(new RegExp(`^${position} ORDER_ISSUED .* IN_FORCE\\n(?:.*\\n)*.*COMPLIED`, "m"));
    },
    { timeout: 20_000, interval: 50 },
  );
  child.kill();
  await once(child, "exit");
  return told;
}

const url = (name: string) => ({ url: `https://vidshare.example/v/${name}` });
const ordering = (...names: string[]) => ({ addressees: [{ platform: "vidshare", items: names.map(url) }] });

async function order(...names: string[]) {
  return giveOrder(await hub.court("rb-amsterdam"), ["vidshare"], ordering(...names));
}

async function modify({ id, caseNumber }: { id: string; caseNumber: string }, ...names: string[]): Promise<void> {
  const opposition = await lodgeOpposition(court, id, "Part of it is satire.");
  const changed = orderTo(["vidshare"], ordering(...names));
  await decideOpposition(court, opposition.id, {
    outcome: "MODIFIED",
    reasons: "Part of it is.",
    caseNumber,
    version: 2,
    order: changed,
  });
}

async function lift({ id }: { id: string }): Promise<void> {
  const opposition = await lodgeOpposition(court, id, "It is satire.");
  await decideOpposition(court, opposition.id, { outcome: "LIFTED", reasons: "It is.", penaltiesFallAway: true });
}

describe("the receive.mjs of the guide", () => {
  it("reads an inbox of orders that were narrowed, widened, suspended and lifted before it read them, and reads it again", async () => {
    const narrowed = await order("narrowed-1", "narrowed-2");
    await modify(narrowed, "narrowed-1");
    const widened = await order("widened-1");
    await modify(widened, "widened-1", "widened-2");
    const lifted = await order("lifted");
    await lift(lifted);
    const suspended = await order("suspended");
    await steer(court, "suspendOrder", suspended.id, "Until the hearing.");
    const resumed = await order("resumed");
    await steer(court, "suspendOrder", resumed.id, "Until the hearing.");
    await steer(court, "resumeOrder", resumed.id, "After the hearing.");
    const last = await order("last");

    const { head } = await poll(hub.url, await hub.tokenOf(PLATFORM));
    const first = await runUntil(head);
    const standing = async ({ id }: { id: string }) => {
      const token = await hub.tokenOf(PLATFORM);
      return (
        await dataOf<{ order: { history: { kind: string }[]; addressees: { status: string }[] } }>(
          hub.url,
          token,
          HISTORY,
          { id },
        )
      ).order;
    };
    for (const done of [narrowed, widened, resumed, last]) {
      expect(await standing(done), first).toMatchObject({ addressees: [{ status: "COMPLIED" }] });
    }
    expect((await standing(suspended)).addressees).toMatchObject([{ status: "SERVED" }]);
    expect((await standing(lifted)).history.map(({ kind }) => kind)).not.toContain("ConfirmationRecorded");

    // Once more from the beginning, while another order that the platform has carried out is lifted.
    await lift(narrowed);
    await order("after");
    const again = await runUntil((await poll(hub.url, await hub.tokenOf(PLATFORM))).head);
    expect(again).toMatch(/ORDER_LIFTED/);
    expect((await standing(narrowed)).addressees, again).toMatchObject([{ status: "REINSTATED" }]);
    for (const done of [narrowed, widened, resumed, last]) {
      const { history } = await standing(done);
      expect(history.map(({ kind }) => kind)).not.toContain("ConfirmationCorrected");
    }
  });
});
