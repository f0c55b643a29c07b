import { afterEach, describe, expect, it, vi } from "vitest";
import { partMetrics } from "./part-metrics.js";

afterEach(() => void vi.useRealTimers());

const HELP = { help: "A gauge of this test." };

/** The samples of one metric, as Prometheus reads them. */
const samplesOf = (text: string, name: string) =>
  text.split("\n").filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));

function room() {
  const problems: string[] = [];
  const metrics = partMetrics({ part: "ledger", onProblem: (message) => problems.push(message) });
  return { problems, metrics };
}

describe("a scrape", () => {
  it("reads its gauges anew, and forgets a label that is gone", async () => {
    const { metrics } = room();
    const lags: Record<string, number>[] = [{ a: 1, b: 2 }, { b: 3 }];
    metrics.read("lags", { lag: { ...HELP, labels: ["of"] } }, () => ({
      lag: Object.entries(lags.shift() ?? {}).map(([of, value]) => ({ labels: { of }, value })),
    }));
    expect(samplesOf(await metrics.scrape(), "lag")).toEqual([
      'lag{of="a",part="ledger"} 1',
      'lag{of="b",part="ledger"} 2',
    ]);
    expect(samplesOf(await metrics.scrape(), "lag")).toEqual(['lag{of="b",part="ledger"} 3']);
  });

  it("tells memory, processor and the delay of the event loop", async () => {
    const text = await room().metrics.scrape();
    expect(text).toMatch(/^process_resident_memory_bytes\{part="\w+"\} \d/m);
    expect(text).toMatch(/^process_cpu_seconds_total\{/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds\{/m);
  });

  it("leaves out what could not be read, says so, and still tells the rest", async () => {
    const { metrics, problems } = room();
    let fails = true;
    metrics.read("database", { rows: HELP, lag: { ...HELP, labels: ["of"] } }, async () => {
      if (fails) throw new Error("The database is gone");
      return { rows: [{ value: 7 }], lag: [] };
    });
    metrics.read("pool", { pool: HELP }, () => ({ pool: [{ value: 1 }] }));
    const broken = await metrics.scrape();
    expect([samplesOf(broken, "rows"), samplesOf(broken, "pool")]).toEqual([[], ['pool{part="ledger"} 1']]);
    expect(samplesOf(broken, "exparte_reading_failed")).toEqual([
      'exparte_reading_failed{reading="pool",part="ledger"} 0',
      'exparte_reading_failed{reading="database",part="ledger"} 1',
    ]);
    expect(problems).toEqual(["The metrics could not be read: database"]);
    fails = false;
    const mended = await metrics.scrape();
    expect(samplesOf(mended, "rows")).toEqual(['rows{part="ledger"} 7']);
    expect(mended).toContain('exparte_reading_failed{reading="database",part="ledger"} 0');
  });

  it("waits five seconds for a reading that hangs, and begins no second one meanwhile", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { metrics } = room();
    const reading = vi.fn(() => new Promise<never>(() => {}));
    metrics.read("database", { rows: HELP }, reading);
    for (let scrapes = 0; scrapes < 2; scrapes += 1) {
      const [text] = await Promise.all([metrics.scrape(), vi.advanceTimersByTimeAsync(5_000)]);
      expect(text).toContain('exparte_reading_failed{reading="database",part="ledger"} 1');
    }
    expect(reading).toHaveBeenCalledTimes(1);
  });

  it("is shared by those who come together", async () => {
    const { metrics } = room();
    const reading = vi.fn(async () => ({ rows: [{ value: 1 }] }));
    metrics.read("database", { rows: HELP }, reading);
    await Promise.all([metrics.scrape(), metrics.scrape()]);
    expect(reading).toHaveBeenCalledTimes(1);
  });
});

it("counts refusals by code, and what is no code of the hub's as OTHER", async () => {
  const { metrics } = room();
  for (const code of ["TOKEN_EXPIRED", "TOKEN_EXPIRED", "undefined", 'x"} 1\n', "A".repeat(65)]) metrics.refused(code);
  expect(samplesOf(await metrics.scrape(), "exparte_refusals_total")).toEqual([
    'exparte_refusals_total{code="INTERNAL_SERVER_ERROR",part="ledger"} 0',
    'exparte_refusals_total{code="TOKEN_EXPIRED",part="ledger"} 2',
    'exparte_refusals_total{code="OTHER",part="ledger"} 3',
  ]);
});

it("counts waiting times, and none as less than nothing", async () => {
  const { metrics } = room();
  const observe = metrics.seconds("waited_seconds", "Waiting times of this test.");
  observe(0.02);
  observe(-3);
  const text = await metrics.scrape();
  expect(samplesOf(text, "waited_seconds_sum")).toEqual(['waited_seconds_sum{part="ledger"} 0.02']);
  expect(text).toContain('waited_seconds_bucket{le="0.025",part="ledger"} 2');
});
