import { request } from "@exparte/client";
import type { BenchHub } from "./bench-hub.js";
import { courtAt, grant, prepareOrder } from "./court.js";
import { median, ms, p99, ratio, table } from "./figures.js";
import { type Listener, listen } from "./listener.js";
import { type ProcessFigures, processFigures } from "./process-figures.js";

const PARTS = ["gateway", "orders"] as const;
const WARM_UP_EVENTS = 3;
const EVENTS = 20;
/** How many sockets are opened at the same time. */
const AT_ONCE = 50;

const SIGNED = new Intl.NumberFormat("en", { signDisplay: "exceptZero", useGrouping: false });

type Figures = Record<(typeof PARTS)[number], ProcessFigures | undefined>;

interface Crowd {
  readonly before: Figures;
  readonly after: Figures;
  /** From the answer to the message, for every subscriber and event. */
  readonly everyoneMs: readonly number[];
  /** The same for the last subscriber of each event. */
  readonly lastMs: readonly number[];
}

/**
 * Many subscribers to one inbox, first all at the gateway and then all at the orders service, each time with freshly
 * started processes. Measures the cost of a subscriber, and how soon all of them have one event.
 */
export async function measureCrowd(bench: BenchHub, subscribers: number): Promise<void> {
  const gateway = await crowdAt(bench, bench.hub.url, subscribers);
  const straight = await crowdAt(bench, bench.hub.urls.orders, subscribers);
  console.log(`\n${subscribers} subscribers to one inbox, ${EVENTS} events; from the answer to the message.\n`);
  const times = ({ everyoneMs, lastMs }: Crowd) => [median(everyoneMs), p99(everyoneMs), median(lastMs)];
  const beside = times(straight);
  console.log(
    table([
      ["", "median", "p99", "last one, median"],
      ["through the gateway", ...times(gateway).map(ms)],
      ["straight from the service", ...times(straight).map(ms)],
      ["gateway / straight", ...times(gateway).map((value, index) => ratio(value, beside[index] ?? Number.NaN))],
    ]),
  );
  console.log("\nWhat they cost, beside the same process without them.\n");
  console.log(
    table([
      ["", "gateway, per subscriber", "descriptors", "orders, per subscriber", "descriptors"],
      ["through the gateway", ...PARTS.flatMap((part) => cost(gateway, part, subscribers))],
      ["straight from the service", ...PARTS.flatMap((part) => cost(straight, part, subscribers))],
    ]),
  );
}

function cost({ before, after }: Crowd, part: keyof Figures, subscribers: number): string[] {
  const [was, is] = [before[part], after[part]];
  if (was === undefined || is === undefined) return ["–", "–"];
  const perSubscriberKb = (is.residentKb - was.residentKb) / subscribers;
  return [`${perSubscriberKb.toFixed(1)} kB`, SIGNED.format(is.descriptors - was.descriptors)];
}

async function crowdAt(bench: BenchHub, url: string, subscribers: number): Promise<Crowd> {
  const platform = bench.platforms[0] ?? "";
  await bench.fresh(...PARTS);
  const court = await courtAt(bench, bench.hub.urls.orders);
  const token = await bench.token({ type: "platform", id: platform }, ["inbox:read", "orders:read"]);
  // A few subscribers warm the processes up, so that the figures exclude what Node loads once.
  const few = await open(url, token, await head(), AT_ONCE);
  await deliver(few);
  const before = await figures(bench);
  const many = await open(url, token, await head(), subscribers);
  await deliver(many);
  const after = await figures(bench);

  const everyone: number[] = [];
  const last: number[] = [];
  for (let event = 0; event < WARM_UP_EVENTS + EVENTS; event += 1) {
    const times = await deliver(many);
    if (event < WARM_UP_EVENTS) continue;
    everyone.push(...times);
    last.push(Math.max(...times));
  }
  await Promise.all([...few, ...many].map((listener) => listener.close()));
  return { before, after, everyoneMs: everyone, lastMs: last };

  async function head(): Promise<number> {
    const at = { url: bench.hub.urls.orders, token: () => token };
    const { inbox } = await request<{ inbox: { head: number } }>(at, "{ inbox(first: 1) { head } }", {});
    return inbox.head;
  }

  async function deliver(listeners: readonly Listener[]): Promise<number[]> {
    const sealed = await prepareOrder(court, [platform]);
    const orderId = await grant(court, sealed);
    const answeredAtMs = performance.now();
    const arrivals = await Promise.all(listeners.map((listener) => listener.arrival(orderId)));
    return arrivals.map((arrivedAtMs) => arrivedAtMs - answeredAtMs);
  }
}

async function open(url: string, token: string, after: number, count: number): Promise<Listener[]> {
  const listeners: Listener[] = [];
  while (listeners.length < count) {
    const some = Math.min(AT_ONCE, count - listeners.length);
    listeners.push(...(await Promise.all(Array.from({ length: some }, () => listen(url, token, after)))));
  }
  return listeners;
}

async function figures({ hub }: BenchHub): Promise<Figures> {
  const [gateway, orders] = await Promise.all(PARTS.map((part) => processFigures(hub.pid(part))));
  return { gateway, orders };
}
