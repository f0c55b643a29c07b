import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createHash, generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { BLOCKS, programNamed, ROOT } from "./doc-pages.js";
import { dataOf } from "./door.js";
import { applicationInput, giveOrder, orderTo } from "./order.js";
import { openTestHub, type TestHub } from "./test-hub.js";

let hub: TestHub;
/** Variables of the reader's shell that the examples use, beside those that the page sets. */
const shell: Record<string, string> = {};
const running: ChildProcess[] = [];
const shown = new Set<string>();

beforeAll(async () => {
  hub = await openTestHub();
  shell.HUB = hub.url.replace(/\/graphql$/, "");
  shell.EXPARTE_DATA_DIR = hub.dataDir;
});
afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode === null && child.signalCode === null && child.kill()) await once(child, "exit");
  }
});
afterAll(() => hub?.end());

/** Replaces ids, moments and numbers by placeholders, so that every run of an example looks the same. */
function shapeOf(line: string): string {
  return (
    line
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "ID")
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "TIME")
      .replace("127.0.0.1", "localhost")
      .replace(/\d+(\.\d+)?/g, "N")
      // Two timers end at the same moment, and either may fire first.
      .replace(/DEADLINE_PASSED|PENALTY_RUNNING/, "KIND")
      .replace(/\b(deadline|since)\b/, "MOMENT")
      .trim()
  );
}

/** A block with `$ command` and its output. */
function shellBlock(mark: string): { command: string; output: readonly string[] } {
  const found = BLOCKS.filter(({ text }) => text.startsWith("$ ") && text.includes(mark));
  const [block] = found;
  if (block === undefined || found.length > 1) throw new Error(`${found.length} blocks run ${mark}; one should.`);
  shown.add(block.text);
  const [first = "", ...rest] = block.text.split("\n");
  const lines = [first];
  while (lines.at(-1)?.endsWith("\\")) lines.push(rest.shift() ?? "");
  return { command: lines.join("\n").slice(2), output: rest.filter((line) => line.trim() !== "" && line !== "…") };
}

/**
 * Runs a command as a reader would, until it has printed everything that the page shows, as often as the page shows it.
 */
async function run(mark: string, more: Record<string, string> = {}): Promise<string> {
  const { command, output } = shellBlock(mark);
  const program = /npx node ([\w-]+\.mjs)/.exec(command)?.[1];
  const source =
    program === undefined
      ? undefined
      : programNamed(program).replaceAll(".exparte/parties", join(hub.dataDir, "parties"));
  const child = spawn(
    "bash",
    ["-c", program === undefined ? command : command.replace(`npx node ${program}`, "exec node --input-type=module -")],
    { cwd: ROOT, env: { ...process.env, ...shell, ...more }, detached: false },
  );
  running.push(child);
  child.stdin.end(source ?? "");
  let told = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      told += text;
    });
  }
  const wanted = output.map(shapeOf);
  await vi.waitFor(
    () => {
      const got = told.split("\n").map(shapeOf);
      const missing = wanted.filter((line) => !got.includes(line));
      expect(missing, `${mark} printed:\n${told}`).toEqual([]);
      if (wanted.length === 0) expect(child.exitCode, told).toBe(0);
    },
    { timeout: 20_000, interval: 50 },
  );
  return told;
}

describe("every example of the guides does what its page shows", () => {
  it("a court gives an order", async () => {
    const told = await run("give-order.mjs");
    shell.ORDER = /^[0-9a-f-]{36}/m.exec(told)?.[0] ?? "";
    await run("give-order.mjs");
  });

  it("a platform receives it, follows the inbox in three other ways, and verifies it with nothing of ours", async () => {
    await run("receive.mjs");
    await run("subscribe.mjs");
    await run("curl -N");
    await run("page.mjs");
    await run("verify.mjs");
    await run("confirm.mjs");
  });

  it("the order is printed, and anyone can ask about its seal", async () => {
    await run("bevel.pdf");
    const file = join(ROOT, "bevel.pdf");
    expect((await readFile(file)).subarray(0, 5).toString()).toBe("%PDF-");
    await rm(file);
    const { order } = await dataOf<{ order: { seal: string } }>(
      hub.url,
      await hub.tokenOf("court:rb-amsterdam"),
      "query ($id: ID!) { order(id: $id) { seal } }",
      { id: shell.ORDER },
    );
    const [jws = ""] = order.seal.split("~");
    await run("verifySeal(digest:", { DIGEST: createHash("sha256").update(jws).digest("base64url") });
  });

  it("a court corrects an evident mistake", async () => {
    await run("correct.mjs");
  });

  it("a court asks who posted it", async () => {
    await run("ask.mjs");
  });

  it("a platform is notified of a complaint", async () => {
    const token = await hub.tokenOf("ap:ap");
    const { fileComplaint } = await dataOf<{ fileComplaint: { id: string } }>(
      hub.url,
      token,
      `mutation { fileComplaint(input: { caseNumber: "z2026-1", complainantReference: "klager-1", controller: "vidshare",
        platformRefused: true, urls: ["https://vidshare.example/v/1"], description: "An address." }) { id } }`,
    );
    await dataOf(
      hub.url,
      token,
      `mutation ($id: ID!) {
        takeUnderReview(id: $id) { status }
        decideComplaint(input: { id: $id, outcome: INFRINGEMENT_FOUND, reasons: "No ground." }) { status }
        lodgeObjection(input: { complaintId: $id, side: COMPLAINANT, grounds: "Too little." }) { id }
      }`,
      { id: fileComplaint.id },
    );
    await run("complaints.mjs");
  });

  it("a regulator compares platforms, learns at once who is late, and requests one page of it", async () => {
    const court = await hub.court("rb-amsterdam");
    const late = await giveOrder(court, ["hostbox"], {
      addressees: [{ platform: "hostbox", items: [{ url: "https://hostbox.example/late" }] }],
      removeWithin: "PT1S",
      penalty: { amountCents: 100_000, currency: "EUR", unit: "DAY", maximumCents: 1_000_000 },
    });
    await dataOf(hub.url, await hub.tokenOf("platform:hostbox"), "mutation { acknowledgeInbox(upTo: 1) { head } }");
    await run("supervise.mjs");
    await run("complianceFeed(after: 1)");
    await run("medianSecondsToRemoval overdueNow");
    await run("complianceCompared(period:");
    await run("workload(period:");
    expect(late.status).toBe("IN_FORCE");
  });

  it("the coordinator reads which orders were given, and what came of them", async () => {
    await run("coordinate.mjs");
  });

  it("anyone downloads the public report; a new hub's has only the columns", async () => {
    const { command, output } = shellBlock("public-report.csv");
    const { stdout } = spawnSync("bash", ["-c", command], {
      cwd: ROOT,
      env: { ...process.env, ...shell },
      encoding: "utf8",
    });
    expect(stdout.split("\n")[0]).toBe(output[0]);
  });

  it("the simulation prints exactly the table of the page, because the seed is the same", () => {
    const { command, output } = shellBlock("npm run simulate");
    const { stdout } = spawnSync("bash", ["-c", command], { cwd: ROOT, encoding: "utf8" });
    const printed = new Set(stdout.split("\n").map((line) => line.trimEnd()));
    expect(output.filter((line) => line.trim() !== "…" && !printed.has(line.trimEnd()))).toEqual([]);
  }, 120_000);

  it("an operator finds the process of each part", async () => {
    const told = await run("processes.json");
    expect(told).toContain(`orders ${hub.pid("orders")}\n`);
  });

  it("an operator registers a platform with its key and a court, and revokes the key", async () => {
    const token = await hub.tokenOf("operator:hub");
    const x = generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" }).x ?? "";
    const answers: Record<string, unknown>[] = [];
    const mutations = BLOCKS.filter(
      ({ page, text }) => page === "docs/guides/operator.md" && text.startsWith("mutation"),
    );
    for (const { text } of mutations) {
      answers.push(await dataOf<Record<string, unknown>>(hub.url, token, text.replace("…", x)));
    }
    expect(answers).toEqual([
      { registerPlatform: { id: "clipsite" }, registerKey: { kid: "2026-1" } },
      { registerCourt: { id: "rb-den-haag" } },
      { registerCoordinator: { id: "acm" } },
      { changePlatform: { ownKeyUntil: "2030-01-01T12:00:00.000Z" } },
      { revokeKey: { kid: "2026-1", revokedAt: expect.stringMatching(/^\d{4}-/) } },
    ]);
  });

  it("the operator registers a court, a platform and its key by command", async () => {
    const file = join(ROOT, "photosite-public.json");
    const { publicKey } = generateKeyPairSync("ed25519");
    await writeFile(file, JSON.stringify({ ...publicKey.export({ format: "jwk" }), kid: "2026-1" }));
    try {
      for (const what of ["court", "platform", "key"]) await run(`register -- ${what}`);
    } finally {
      await rm(file);
    }
  });

  it("the operator backs up the database, and checks the backup", async () => {
    try {
      await run("backup -- backups/monday");
      await run("restore -- --check backups/monday");
    } finally {
      await rm(join(ROOT, "backups"), { recursive: true, force: true });
    }
  });

  it("a seal that a court makes by hand is accepted", async () => {
    const { caseNumber, id } = await (await hub.court("rb-amsterdam")).submit(applicationInput());
    const order = { ...orderTo(["vidshare", "hostbox"]), issuedAt: new Date().toISOString() };
    const asked = [order, "rb-amsterdam", caseNumber, await hub.keyOf("court", "rb-amsterdam")];
    const source = `${programNamed("seal.mjs")}\nprocess.stdout.write(await seal(...${JSON.stringify(asked)}));`;
    const made = spawnSync(process.execPath, ["--input-type=module"], { cwd: ROOT, input: source, encoding: "utf8" });
    expect(made.stderr).toBe("");
    const { grantApplication } = await dataOf<{ grantApplication: { status: string } }>(
      hub.url,
      await hub.tokenOf("court:rb-amsterdam"),
      "mutation ($id: ID!, $order: OrderInput!) { grantApplication(id: $id, order: $order) { status } }",
      { id, order: { ...order, seal: made.stdout } },
    );
    expect(grantApplication.status).toBe("IN_FORCE");
  });
});

describe("the guides", () => {
  it("show no program and no command that this test does not run", () => {
    const commands = BLOCKS.filter(({ page, text }) => page.startsWith("docs/guides/") && text.startsWith("$ "));
    expect(commands.filter(({ text }) => !shown.has(text)).map(({ page, text }) => `${page}: ${text}`)).toEqual([]);
    const programs = BLOCKS.filter(({ language }) => language === "js").map(({ named }) => named);
    const run = [...shown].map((text) => /node ([\w-]+\.mjs)/.exec(text)?.[1]);
    expect(programs.filter((name) => name !== "seal.mjs" && !run.includes(name))).toEqual([]);
  });
});
