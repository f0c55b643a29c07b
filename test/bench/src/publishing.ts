import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { COURT_TIME_ZONE } from "@exparte/orders/rules/instant";
import { inWorker, publishedHalf } from "@exparte/publication";
import pg from "pg";
import type { BenchHub } from "./bench-hub.js";
import { ms, ratio, table } from "./figures.js";
import { seedOrders } from "./seed-orders.js";

/** The orders service's own script, compiled. */
const SCRIPT = new URL("../../../services/orders/dist/use-cases/supervision/publishing-worker.js", import.meta.url);

/**
 * The public report of a half-year of orders, made as the orders service makes it. Measures how long the worker thread
 * takes, and the longest time it blocks the event loop of this process, which does nothing else.
 */
export async function measurePublishing(bench: BenchHub, orders: number, platforms: number): Promise<void> {
  const now = new Date();
  const half = publishedHalf(`${now.getUTCFullYear() - 1}-H1`, now, COURT_TIME_ZONE);
  const client = new pg.Client({ connectionString: bench.databaseUrl });
  await client.connect();
  try {
    await seedOrders(client, orders, platforms, { from: half.from, until: half.until, skew: 2 });
    await client.query("delete from orders.public_reports where half_year = $1", [half.id]);
    const job = { connectionString: bench.databaseUrl, halves: [half] };
    const made = await held(() => inWorker(SCRIPT, job, new AbortController().signal));
    const idle = await held(() => pause(made.tookMs));
    const { rows } = await client.query<{ figures: number }>(
      "select jsonb_array_length(report -> 'figures' -> 'byType') as figures from orders.public_reports where half_year = $1",
      [half.id],
    );
    console.log(
      `\nPublishing a half-year: ${orders.toLocaleString("en")} orders, ${platforms.toLocaleString("en")} platforms, ` +
        `${(rows[0]?.figures ?? 0).toLocaleString("en")} figures by type, in a worker thread.\n`,
    );
    console.log(
      table([
        ["", "takes", "event loop held up at most", "beside idle"],
        ["made in a worker thread", seconds(made.tookMs), ms(made.longestMs), ratio(made.longestMs, idle.longestMs)],
        ["idle, for as long", seconds(idle.tookMs), ms(idle.longestMs), ratio(1, 1)],
      ]),
    );
  } finally {
    await client.end();
  }
}

async function held(work: () => Promise<void>): Promise<{ tookMs: number; longestMs: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const begunAtMs = performance.now();
  await work();
  const tookMs = performance.now() - begunAtMs;
  delay.disable();
  return { tookMs, longestMs: delay.max / 1e6 };
}

function seconds(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(1)} s`;
}
