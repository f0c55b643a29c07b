/** The script of a worker thread (see `inWorker`): makes the public reports that are due. */
import { keepReportsInWorker } from "@exparte/publication";
import { takeReport } from "./take-public-report.js";

await keepReportsInWorker("orders", takeReport);
