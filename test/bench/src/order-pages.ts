import { request } from "@exparte/client";
import type pg from "pg";
import type { BenchHub } from "./bench-hub.js";
import { median, ms, table } from "./figures.js";
import { planOf } from "./plan.js";

const WARM_UP_RUNS = 5;
const RUNS = 11;

const PAGE = `query ($filter: OrderFilter, $after: String) {
  orders(filter: $filter, first: 20, after: $after) { edges { node { id caseNumber status } } pageInfo { hasNextPage } }
}`;

interface Case {
  readonly name: string;
  readonly filter: Readonly<Record<string, unknown>>;
}

/** Every kind of filter: by one order's number from the middle, by status and court, and so on. */
function cases(orders: number): Case[] {
  const year = 365 * 86_400_000;
  const issued = {
    from: new Date(Date.now() - 5 * year).toISOString(),
    until: new Date(Date.now() - year).toISOString(),
  };
  return [
    { name: "all", filter: {} },
    { name: "status", filter: { status: ["LIFTED"] } },
    { name: "court", filter: { court: "court-3" } },
    { name: "platform", filter: { platform: "figures-0042" } },
    { name: "overdue", filter: { overdue: true } },
    { name: "penalty running", filter: { penaltyRunning: true } },
    { name: "period", filter: { issued } },
    { name: "text of the case number", filter: { caseNumber: String(700_000 + orders / 2) } },
    { name: "court and status that none has", filter: { court: "court-3", status: ["FINAL"] } },
  ];
}

const PLANNED: ReadonlySet<string> = new Set(["all", "platform", "text of the case number"]);

export interface PageTimes {
  readonly name: string;
  readonly firstMs: number;
  /** After nine tenths of all orders. */
  readonly deepMs: number;
}

/** Times the first page of each filter and one deep in it, directly at the orders service. */
export async function measureOrderPages(
  bench: BenchHub,
  client: pg.Client,
  orders: number,
): Promise<readonly PageTimes[]> {
  const token = await bench.token({ type: "regulator", id: "acm" }, ["compliance:read"]);
  const ask = (filter: object, after: string | null) =>
    request({ url: bench.hub.urls.orders, token: () => token }, PAGE, { filter, after });
  const deep = await cursorAt(client, 0.9);
  const times: PageTimes[] = [];
  for (const { name, filter } of cases(orders)) {
    const [firstMs, deepMs] = [await timed(() => ask(filter, null)), await timed(() => ask(filter, deep))];
    times.push({ name, firstMs, deepMs });
  }
  console.log(
    `\nPlans among ${orders.toLocaleString("en")} orders: a page deep in all, one platform's first, and a case number.\n`,
  );
  for (const { name, filter } of cases(orders).filter((one) => PLANNED.has(one.name))) {
    console.log(`${await planOf(client, "with page as", () => ask(filter, name === "all" ? deep : null))}\n`);
  }
  return times;
}

/** Prints the same filters at several sizes side by side. */
export function printOrderPages(sizes: ReadonlyMap<number, readonly PageTimes[]>): void {
  const counts = [...sizes.keys()];
  const [first = []] = sizes.values();
  console.log("\nPages of 20 orders by filter; median of the first page, and of one after nine tenths of all.\n");
  console.log(
    table([
      ["", ...counts.flatMap((count) => [`${count.toLocaleString("en")}, first`, "deep"])],
      ...first.map(({ name }, index) => [
        name,
        ...counts.flatMap((count) => {
          const { firstMs = Number.NaN, deepMs = Number.NaN } = sizes.get(count)?.[index] ?? {};
          return [ms(firstMs), ms(deepMs)];
        }),
      ]),
    ]),
  );
}

async function timed(action: () => Promise<unknown>): Promise<number> {
  const samples: number[] = [];
  for (let run = -WARM_UP_RUNS; run < RUNS; run += 1) {
    const begunAtMs = performance.now();
    await action();
    if (run >= 0) samples.push(performance.now() - begunAtMs);
  }
  return median(samples);
}

/** A cursor in the service's format: the moment and id of the order after which the page begins. */
async function cursorAt(client: pg.Client, share: number): Promise<string> {
  const { rows } = await client.query<{ state: { issuedAt: string; id: string } }>(
    `select state from orders.orders order by issued_at desc, id desc
     offset (select (count(*) * $1::float8)::int from orders.orders) limit 1`,
    [share],
  );
  const [row] = rows;
  if (row === undefined) throw new Error("There are no orders to page through");
  return Buffer.from(JSON.stringify([row.state.issuedAt, row.state.id])).toString("base64url");
}
