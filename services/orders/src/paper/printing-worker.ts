/** The script of a worker thread (see `startPress`): prints papers one after another, as they are requested. */
import { parentPort, threadId } from "node:worker_threads";
import { orderPaper } from "./order-paper.js";
import type { PrintAnswer, PrintJob } from "./printing.js";

const port = parentPort;
if (port === null) throw new Error("This script runs in a worker thread.");
port.on("message", async ({ order, options }: PrintJob) => {
  let answer: PrintAnswer;
  try {
    answer = { paper: await orderPaper(order, options), threadId };
  } catch (cause) {
    answer = { failed: String(cause), threadId };
  }
  port.postMessage(answer);
});
