import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RunningHub, startHub } from "@exparte/hub";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FilledHub, fillHub } from "../packages/demo/src/years/fill-hub.js";
import { dataOf } from "./door.js";

const STOPPED = new Error("Ctrl-C");
/** Some three weeks. */
const FEW = 0.06;

let place: string;
let dataDir: string;
let hub: RunningHub | undefined;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "exparte-years-"));
  dataDir = join(place, "filled");
});
afterAll(async () => {
  await hub?.close();
  await rm(place, { recursive: true });
}, 60_000);

function filling(more: Partial<FilledHub> = {}): Promise<void> {
  const { signal } = new AbortController();
  return fillHub({ dataDir, years: FEW, env: process.env, signal, tell: () => {}, ...more });
}

describe("a hub that is filled with invented orders", () => {
  it("is not there at all when the filling is stopped in its midst", async () => {
    const asked = new AbortController();
    const tell = (line: string) => (line.includes("up to") ? asked.abort(STOPPED) : undefined);
    await expect(filling({ signal: asked.signal, tell })).rejects.toBe(STOPPED);
    expect(await readdir(place)).toEqual([]);
  }, 180_000);

  it("starts like any other, and shows the regulator invented platforms with orders", async () => {
    const told: string[] = [];
    await filling({ tell: (line) => told.push(line) });
    expect(told.join("\n")).toMatch(/100% {2}up to \d{4}-\d\d-\d\d/);
    expect(await readdir(place)).toEqual(["filled"]);
    expect(existsSync(join(dataDir, "invented-years.json"))).toBe(true);
    hub = await startHub({ dataDir, quiet: true });
    const now = Date.now();
    const period = { from: new Date(now - 40 * 86_400_000).toISOString(), until: new Date(now).toISOString() };
    const { compliance, complianceReport } = await dataOf<{
      compliance: { received: number; complied: number; medianSecondsToRemoval: number };
      complianceReport: { nodes: { name: string; compliance: { received: number } }[] };
    }>(
      hub.url,
      await hub.token("regulator:acm"),
      `query ($period: PeriodInput!) {
        compliance(period: $period) { received complied medianSecondsToRemoval }
        complianceReport(period: $period, first: 100) { nodes { name compliance(period: $period) { received } } }
      }`,
      { period },
    );
    expect(compliance.complied).toBeGreaterThan(0);
    expect(compliance.medianSecondsToRemoval).toBeGreaterThan(60);
    const addressed = complianceReport.nodes.filter((node) => node.compliance.received > 0);
    expect(addressed.reduce((sum, node) => sum + node.compliance.received, 0)).toBe(compliance.received);
    for (const { name } of addressed) expect(name).toMatch(/^Voorbeeld.*\(verzonnen\)$/);
  }, 180_000);

  it("is not filled a second time", async () => {
    await expect(filling()).rejects.toMatchObject({ code: "HUB_NOT_NEW" });
  });
});
