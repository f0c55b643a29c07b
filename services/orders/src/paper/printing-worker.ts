/** A worker thread's script (see `startPress`): prints one paper after another, each as it is asked for. */
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
