import { parseArgs } from "node:util";
import { startBenchHub } from "./bench-hub.js";
import { measureCompliance } from "./compliance.js";
import { measureCrowd } from "./crowd.js";
import { measureDelivery } from "./delivery.js";
import { measureNeighbour } from "./neighbour.js";
import { measurePublishing } from "./publishing.js";

const ORDERS = 500;
const SUBSCRIBERS = 1_000;
const SEEDED_ORDERS = [10_000, 1_000_000];
const REPORTED_PLATFORMS = 2_000;
const PUBLISHED_ORDERS = 50_000;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: "string" } } });

/** Each part starts its own hub. A part that exceeds its minutes hangs: the bench then says so and stops. */
const PARTS = {
  delivery: { platforms: 100, minutes: 5, measure: (bench) => measureDelivery(bench, ORDERS) },
  crowd: { platforms: 1, minutes: 5, measure: (bench) => measureCrowd(bench, SUBSCRIBERS) },
  compliance: {
    platforms: 0,
    minutes: 12,
    measure: (bench) => measureCompliance(bench, SEEDED_ORDERS, REPORTED_PLATFORMS),
  },
  neighbour: { platforms: 2, limited: true, minutes: 30, measure: (bench) => measureNeighbour(bench, values.only) },
  publishing: {
    platforms: 0,
    minutes: 5,
    measure: (bench) => measurePublishing(bench, PUBLISHED_ORDERS, REPORTED_PLATFORMS),
  },
} as const satisfies Record<string, Part>;

interface Part {
  readonly platforms: number;
  /** With a hub's default limits. */
  readonly limited?: boolean;
  readonly minutes: number;
  measure(bench: Awaited<ReturnType<typeof startBenchHub>>): Promise<void>;
}

const known: ReadonlyMap<string, Part> = new Map(Object.entries(PARTS));
const wanted = positionals.length > 0 ? positionals : [...known.keys()];
const unknown = wanted.filter((name) => !known.has(name));
if (unknown.length > 0) {
  console.error(
    `There is no part ${unknown.join(", ")}; name any of ${[...known.keys()].join(", ")}, or none for all.`,
  );
  process.exit(2);
}

console.log("A hub is started for the measurements, on this machine alone; other work on it shows in the figures.");
for (const name of wanted) {
  const part = known.get(name);
  if (part === undefined) continue;
  const overdue = setTimeout(() => {
    console.error(`The bench's part ${name} has not ended after ${part.minutes} minutes.`);
    process.exit(1);
  }, part.minutes * 60_000);
  const bench = await startBenchHub(part.platforms, part);
  try {
    await part.measure(bench);
  } finally {
    await bench.close();
    clearTimeout(overdue);
  }
}
