import { type BenchHub, until } from "./bench-hub.js";
import { courtAt, grant, prepareOrder } from "./court.js";
import { median, ms, p99, ratio, type Times, table } from "./figures.js";
import { openFloor } from "./floor.js";
import { type Listener, listen } from "./listener.js";

/** The most that the way through the gateway may take, as a multiple of the way straight from the service. */
const AT_MOST = 3;
const WARM_UP_ORDERS = 60;
const MOST_ADDRESSEES = 5;

/** Where orders are granted, and where their addressees listen. */
interface Path {
  readonly name: string;
  readonly grantAt: string;
  readonly listenAt: string;
}

/**
 * Gives orders one after another, in turn on each path and on the floor, so that a drift of the machine affects all
 * alike. One half of the platforms listens only at the gateway, the other only at the orders service.
 */
export async function measureDelivery(bench: BenchHub, orders: number): Promise<void> {
  const { gateway, straight } = { gateway: bench.hub.url, straight: bench.hub.urls.orders };
  const half = bench.platforms.length / 2;
  const listeningAt = new Map([
    [gateway, bench.platforms.slice(0, half)],
    [straight, bench.platforms.slice(half)],
  ]);
  const paths: readonly Path[] = [
    { name: "through the gateway", grantAt: gateway, listenAt: gateway },
    { name: "straight from the service", grantAt: straight, listenAt: straight },
    { name: "granted straight, heard through it", grantAt: straight, listenAt: gateway },
  ];
  const listeners = await connectAll(bench, listeningAt);

  let turn = 0;
  async function deliver({ grantAt, listenAt }: Path): Promise<Times> {
    turn += 1;
    const platforms = listeningAt.get(listenAt) ?? [];
    const count = (turn % MOST_ADDRESSEES) + 1;
    const addressees = Array.from({ length: count }, (_, n) => platforms[(turn * 7 + n) % half] ?? "");
    const court = await courtAt(bench, grantAt);
    const sealed = await prepareOrder(court, addressees);
    const clickedAtMs = performance.now();
    const orderId = await grant(court, sealed);
    const answeredAtMs = performance.now();
    const arrivals = await Promise.all(addressees.map((id) => listeners.get(id)?.arrival(orderId) ?? Number.NaN));
    return { clickedAtMs, answeredAtMs, arrivedAtMs: Math.max(...arrivals) };
  }

  const [first] = paths as [Path];
  await deliver(first);
  // The smallest, because the order to everyone was larger than usual.
  const bytes = Math.min(...[...listeners.values()].map((listener) => listener.lastBytes()));
  const floor = await openFloor(bench.databaseUrl, bytes);
  const rounds: Times[][] = [];
  for (let round = 0; round < WARM_UP_ORDERS + orders; round += 1) {
    const times: Times[] = [];
    // Each path follows each other path equally often.
    for (let step = 0; step < paths.length; step += 1) {
      const index = round % 2 === 0 ? step : paths.length - 1 - step;
      times[index] = await deliver(paths[index] as Path);
    }
    times.push(await floor.send());
    if (round >= WARM_UP_ORDERS) rounds.push(times);
  }
  await floor.close();
  await Promise.all([...listeners.values()].map((listener) => listener.close()));
  tell({
    heading: `One order after another: ${orders} on each path, 1 to ${MOST_ADDRESSEES} addressees, ${half} platforms connected at the gateway and ${half} at the
orders service. An order has arrived when its last addressee's websocket has it. The floor carries ${floor.bytes} bytes.`,
    series: [...paths.map(({ name }) => name), "floor: NOTIFY to websocket"].map((name, index) => ({
      name,
      times: rounds.map((times) => times[index] as Times),
    })),
  });
}

/** Opens one socket per platform; resolves when each has had a message, so that all setup is done. */
async function connectAll(
  bench: BenchHub,
  listeningAt: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, Listener>> {
  const listeners = new Map<string, Listener>();
  for (const [url, platforms] of listeningAt) {
    for (const id of platforms) {
      listeners.set(
        id,
        await listen(url, await bench.token({ type: "platform", id }, ["inbox:read", "orders:read"]), 0),
      );
    }
  }
  const court = await courtAt(bench, bench.hub.urls.orders);
  const sealed = await prepareOrder(court, [...listeners.keys()]);
  let orderId = "";
  // The orders service learns of the platforms a little after their registry does.
  await until(async () => {
    orderId = await grant(court, sealed);
    return true;
  });
  await Promise.all([...listeners.values()].map((listener) => listener.arrival(orderId)));
  return listeners;
}

interface Series {
  readonly name: string;
  readonly times: readonly Times[];
}

const FIGURES = [
  { name: "click→message", of: median, what: ({ clickedAtMs, arrivedAtMs }: Times) => arrivedAtMs - clickedAtMs },
  { name: "p99", of: p99, what: ({ clickedAtMs, arrivedAtMs }: Times) => arrivedAtMs - clickedAtMs },
  { name: "click→answer", of: median, what: ({ clickedAtMs, answeredAtMs }: Times) => answeredAtMs - clickedAtMs },
  { name: "answer→message", of: median, what: ({ answeredAtMs, arrivedAtMs }: Times) => arrivedAtMs - answeredAtMs },
  { name: "p99", of: p99, what: ({ answeredAtMs, arrivedAtMs }: Times) => arrivedAtMs - answeredAtMs },
] as const;

function tell({ heading, series }: { heading: string; series: readonly Series[] }): void {
  const [gateway, straight, mixed, floor] = series as [Series, Series, Series, Series];
  const figures = ({ times }: Series) => FIGURES.map(({ of, what }) => of(times.map(what)));
  const compared = (name: string, these: Series, those: Series) => {
    const beside = figures(those);
    return [name, ...figures(these).map((value, index) => ratio(value, beside[index] ?? Number.NaN))];
  };
  console.log(`\n${heading}\n`);
  console.log(
    table([
      ["", ...FIGURES.map(({ name }) => name)],
      ...series.map((one) => [one.name, ...figures(one).map(ms)]),
      compared("gateway / straight", gateway, straight),
      compared("heard through it / straight", mixed, straight),
      compared("straight / floor", straight, floor),
    ]),
  );
  const asked = [gateway, mixed].map((one) => (figures(one)[3] ?? Number.NaN) / (figures(straight)[3] ?? Number.NaN));
  console.log(
    `\n  From the answer, gateway / straight: ${asked.map((value) => `${value.toFixed(2)}×`).join(", heard through it / straight: ")}; at most ${AT_MOST}×: ${asked.every((value) => value <= AT_MOST) ? "PASS" : "FAIL"}.`,
  );
}
