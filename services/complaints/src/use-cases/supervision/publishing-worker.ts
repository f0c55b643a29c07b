/** A worker thread's script (see `inWorker`): makes the public reports that are due. */
import { keepReportsInWorker } from "@exparte/publication";
import { takeReport } from "./take-public-report.js";

await keepReportsInWorker("complaints", takeReport);
