import pg from "pg";
import type { BenchHub } from "./bench-hub.js";
import { measureReport } from "./compliance-report.js";
import { measureOrderPages, type PageTimes, printOrderPages } from "./order-pages.js";
import { preparePlans } from "./plan.js";
import { seedOrders } from "./seed-orders.js";

/** Times the whole report and the pages of the list of orders at each size, beside plain SQL. */
export async function measureCompliance(bench: BenchHub, sizes: readonly number[], platforms: number): Promise<void> {
  const client = new pg.Client({ connectionString: bench.databaseUrl });
  await client.connect();
  try {
    await preparePlans(client, "exparte_orders");
    await bench.fresh("orders");
    // The report also contains the demo's platforms.
    const { rows } = await client.query<{ known: number }>("select count(*)::int as known from platforms.platforms");
    const seeded = platforms - (rows[0]?.known ?? 0);
    const pages = new Map<number, readonly PageTimes[]>();
    for (const orders of sizes) {
      const begunAtMs = performance.now();
      await seedOrders(client, orders, seeded);
      const seconds = ((performance.now() - begunAtMs) / 1000).toFixed(0);
      console.log(`\n${orders.toLocaleString("en")} orders are written (${seconds} s).`);
      await measureReport(bench, client, orders);
      pages.set(orders, await measureOrderPages(bench, client, orders));
    }
    printOrderPages(pages);
  } finally {
    await client.end();
  }
}
