/** Keeps its thread busy for a while, as taking half a year does, and does what the database's name asks. */
import { workerData } from "node:worker_threads";

const busyUntilMs = performance.now() + 300;
while (performance.now() < busyUntilMs);
if (workerData.connectionString === "fails") throw new Error("it could not be taken");
if (workerData.connectionString === "hangs") setInterval(() => undefined, 1_000);
