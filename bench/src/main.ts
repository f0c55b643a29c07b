import { startBenchHub } from "./bench-hub.js";
import { measureCrowd } from "./crowd.js";
import { measureDelivery } from "./delivery.js";

/** Past this something hangs, and the bench says so rather than wait. */
const LONGEST_MS = 8 * 60_000;
const PLATFORMS = 100;
const ORDERS = 500;
const SUBSCRIBERS = 1_000;

const overdue = setTimeout(() => {
  console.error(`The bench has not ended after ${LONGEST_MS / 60_000} minutes.`);
  process.exit(1);
}, LONGEST_MS);

console.log("A hub is started for the measurements, on this machine alone; other work on it shows in the figures.");
const bench = await startBenchHub(PLATFORMS);
try {
  await measureDelivery(bench, ORDERS);
  await measureCrowd(bench, SUBSCRIBERS);
} finally {
  await bench.close();
  clearTimeout(overdue);
}
