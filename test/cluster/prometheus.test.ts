import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "@exparte/client";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ROOT } from "../doc-pages.js";
import { giveOrder } from "../order.js";
import { openTestHub, type TestHub } from "../test-hub.js";
import { watchedQueries } from "../watched-queries.js";

const NOT_INSTALLED = "prometheus is not installed: apt-get install prometheus";
const isInstalled = (program: string): boolean => {
  try {
    execFileSync(program, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

describe("the alert rules", () => {
  it("fire after their time and not before, as promtool tests them", ({ skip }) => {
    if (!isInstalled("promtool")) skip(NOT_INSTALLED);
    const cwd = join(ROOT, "deploy/prometheus");
    expect(execFileSync("promtool", ["check", "rules", "alerts.yml"], { cwd, encoding: "utf8" })).toContain("SUCCESS");
    expect(execFileSync("promtool", ["test", "rules", "alerts.test.yml"], { cwd, encoding: "utf8" })).toContain(
      "SUCCESS",
    );
  });
});

describe.skipIf(!isInstalled("prometheus"))(`a Prometheus beside a running hub (else: ${NOT_INSTALLED})`, () => {
  let hub: TestHub;
  let prometheus: ChildProcess;
  let url: string;
  let dir: string | undefined;

  beforeAll(async () => {
    hub = await openTestHub();
    dir = await mkdtemp(join(tmpdir(), "exparte-prometheus-"));
    const targets = Object.values(hub.urls).map((part) => new URL(part).host);
    const rules = join(ROOT, "deploy/prometheus/alerts.yml");
    const scraped = { job_name: "exparte", scrape_interval: "1s", static_configs: [{ targets }] };
    // YAML reads JSON.
    await writeFile(join(dir, "prometheus.yml"), JSON.stringify({ rule_files: [rules], scrape_configs: [scraped] }));
    const address = `127.0.0.1:${await freePort()}`;
    url = `http://${address}`;
    const settings = [`--config.file=${dir}/prometheus.yml`, `--storage.tsdb.path=${dir}/data`];
    prometheus = spawn("prometheus", [...settings, `--web.listen-address=${address}`], { stdio: "ignore" });
    await vi.waitFor(async () => expect((await fetch(`${url}/-/ready`)).ok).toBe(true), { timeout: 30_000 });
  });
  afterAll(async () => {
    if (prometheus?.kill()) await once(prometheus, "exit");
    await hub?.end();
    if (dir !== undefined) await rm(dir, { recursive: true });
  });

  async function ask(query: string): Promise<{ status: string; error?: string; data?: { result: object[] } }> {
    const response = await fetch(`${url}/api/v1/query?${new URLSearchParams({ query })}`);
    return response.json() as never;
  }

  it("answers every query of the dashboard and of the alert rules, each panel with something", async () => {
    const inbox = connect({ url: hub.url, token: () => hub.token("platform:vidshare"), cursor: { position: 0 } });
    const messages = inbox[Symbol.asyncIterator]();
    const first = messages.next();
    const court = await hub.court("rb-amsterdam");
    await giveOrder(court, ["vidshare", "chirper"]);
    await first;
    const queries = (await watchedQueries()).map(({ of, query }) => ({
      of,
      // As Grafana fills it in, for a scrape each second.
      query: query.replaceAll("$__rate_interval", "10s"),
    }));
    expect(queries.length).toBeGreaterThan(30);
    const isAlert = (of: string) => of.startsWith("Exparte");
    await vi.waitFor(
      async () => {
        const answers = await Promise.all(queries.map(async (asked) => ({ ...asked, answer: await ask(asked.query) })));
        expect(answers.filter(({ answer }) => answer.status !== "success")).toEqual([]);
        const silent = answers.filter(({ of, answer }) => !isAlert(of) && answer.data?.result.length === 0);
        expect(silent.map(({ of, query }) => `${of}: ${query}`)).toEqual([]);
      },
      { timeout: 60_000, interval: 1_000 },
    );
    inbox.close();
  });

  it("scrapes every part, and has no alert of a hub that is well", async () => {
    expect(await ask('sum(up{job="exparte"})')).toMatchObject({
      data: { result: [{ value: [expect.anything(), "7"] }] },
    });
    expect(await ask('ALERTS{alertstate="firing"}')).toMatchObject({ data: { result: [] } });
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No port was free");
  return address.port;
}
