import { createHash } from "node:crypto";
import { Worker } from "node:worker_threads";
import { canonicalText } from "@exparte/text";
import type { Order } from "../rules/order/order.js";
import { refuse } from "../rules/refusals.js";
import type { PaperOptions } from "./paper-options.js";

/** What the thread receives: exactly what a paper shows. */
export interface PrintJob {
  readonly order: Order;
  readonly options: PaperOptions;
}

export type PrintAnswer =
  | { readonly paper: Uint8Array; readonly threadId: number }
  | { readonly failed: string; readonly threadId: number };

export interface Printing {
  /**
   * Rejects with PAPER_BUSY when too many papers wait, or later when a caller with fewer gets the place. Rejects with
   * PAPER_UNAVAILABLE when the thread could not print the paper.
   */
  print(order: Order, options: PaperOptions, caller: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface PrintingLimits {
  /** The most papers that wait, of all callers together; beyond that, each caller still has one place. */
  readonly waitingMax: number;
  readonly waitingPerCallerMax: number;
  readonly keptBytesMax: number;
  /** A paper that takes longer is abandoned, and its thread ended. */
  readonly printWithinMs: number;
}

export const PRINTING_LIMITS: PrintingLimits = {
  waitingMax: 50,
  waitingPerCallerMax: 5,
  keptBytesMax: 64 * 1024 * 1024,
  printWithinMs: 30_000,
};

interface Waiting extends PrintJob {
  readonly key: string;
  /** All callers who have asked for this paper since. */
  readonly callers: Set<string>;
  readonly resolve: (paper: Uint8Array) => void;
  readonly reject: (cause: unknown) => void;
}

/**
 * Prints papers one at a time in a separate thread: a paper takes one or two seconds of CPU, during which the service
 * could answer nobody. Callers take turns, so that a caller with many papers does not delay the others. When no more
 * papers can wait, the caller with most gives a place to one with fewer, so that a few callers cannot shut out the
 * rest. Printed papers are kept by a digest of everything they show; the least recently requested are dropped first.
 */
export function createPrinting(script: URL, limits: PrintingLimits = PRINTING_LIMITS): Printing {
  const kept = new Map<string, Uint8Array>();
  const underWay = new Map<string, { readonly promise: Promise<Uint8Array>; readonly callers: Set<string> }>();
  /** By caller, in the order of their turns. */
  const queues = new Map<string, Waiting[]>();
  let keptBytes = 0;
  let worker: Worker | undefined;
  let printing = false;
  let closed = false;

  function keep(key: string, paper: Uint8Array): void {
    if (paper.byteLength > limits.keptBytesMax) return;
    kept.set(key, paper);
    keptBytes += paper.byteLength;
    for (const [oldest, { byteLength }] of kept) {
      if (keptBytes <= limits.keptBytesMax) return;
      kept.delete(oldest);
      keptBytes -= byteLength;
    }
  }

  function next(): Waiting | undefined {
    const [turn] = queues;
    if (turn === undefined) return undefined;
    const [caller, queue] = turn;
    const job = queue.shift();
    queues.delete(caller);
    if (queue.length > 0) queues.set(caller, queue);
    return job;
  }

  const countWaiting = () => [...queues.values()].reduce((count, { length }) => count + length, 0);

  /**
   * Whether this caller may have one more waiting: each caller has one place, and more while no caller with fewer needs
   * it.
   */
  function makePlace(caller: string): boolean {
    const own = queues.get(caller)?.length ?? 0;
    if (closed || own >= limits.waitingPerCallerMax) return false;
    if (countWaiting() < limits.waitingMax) return true;
    const [, most = []] = [...queues].sort(([, a], [, b]) => b.length - a.length).at(0) ?? [];
    // Keeps papers that others wait for too, and takes none if that caller would then be the one with fewer.
    const given = most.length > own + 1 ? most.findLastIndex(({ callers }) => callers.size === 1) : -1;
    if (given >= 0) for (const job of most.splice(given, 1)) job.reject(busy(most.length));
    return given >= 0 || own === 0;
  }

  function busy(own: number): Error {
    return refuse(
      "PAPER_BUSY",
      `${own} papers wait for you and ${countWaiting()} in all, and no more can. Ask again in a moment, for one paper at a time.`,
      { field: "paper" },
    );
  }

  async function work(): Promise<void> {
    if (printing) return;
    printing = true;
    for (let job = next(); job !== undefined; job = next()) {
      try {
        const paper = await printOne(job);
        // A code is kept nowhere, and a paper with one is printed once.
        if (job.options.access === undefined) keep(job.key, paper);
        job.resolve(paper);
      } catch (cause) {
        job.reject(cause);
      }
    }
    printing = false;
  }

  /** A thread that ends or fails between two papers is replaced at the next paper. */
  function startThread(): Worker {
    const thread = new Worker(script, { name: "printing" });
    const gone = () => {
      if (worker === thread) worker = undefined;
    };
    return thread.on("error", gone).on("exit", gone);
  }

  async function printOne({ order, options }: PrintJob): Promise<Uint8Array> {
    if (closed) throw unavailable("this service is closing");
    worker ??= startThread();
    const thread = worker;
    thread.ref();
    try {
      const answer = await answerOf(thread, { order, options }, limits.printWithinMs);
      thread.unref();
      if ("paper" in answer) return answer.paper;
      throw unavailable(answer.failed);
    } catch (cause) {
      if (cause instanceof ThreadLost) {
        worker = undefined;
        await thread.terminate();
        throw unavailable(cause);
      }
      throw cause;
    }
  }

  return {
    async print(order, options, caller) {
      const key = createHash("sha256").update(canonicalText({ order, options })).digest("base64url");
      const paper = kept.get(key);
      if (paper !== undefined) {
        kept.delete(key);
        kept.set(key, paper);
        return paper;
      }
      const same = underWay.get(key);
      if (same !== undefined) {
        same.callers.add(caller);
        return same.promise;
      }
      if (!makePlace(caller)) throw busy(queues.get(caller)?.length ?? 0);
      const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
      const callers = new Set([caller]);
      queues.set(caller, [...(queues.get(caller) ?? []), { order, options, key, callers, resolve, reject }]);
      underWay.set(key, { promise, callers });
      const done = () => underWay.delete(key);
      promise.then(done, done);
      void work();
      return promise;
    },
    async close() {
      closed = true;
      await worker?.terminate();
    },
  };
}

class ThreadLost extends Error {}

/** Rejects with ThreadLost when the thread ends, fails or does not answer in time. */
async function answerOf(thread: Worker, job: PrintJob, withinMs: number): Promise<PrintAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<PrintAnswer>();
  const lost = (what: string) => (cause: unknown) => reject(new ThreadLost(what, { cause }));
  const ways = { message: resolve, error: lost("it failed"), exit: lost("it ended"), messageerror: lost("garbled") };
  for (const [event, way] of Object.entries(ways)) thread.once(event, way);
  const timer = setTimeout(lost("it took too long"), withinMs, undefined);
  try {
    thread.postMessage(job);
    return await promise;
  } finally {
    clearTimeout(timer);
    for (const [event, way] of Object.entries(ways)) thread.off(event, way);
  }
}

function unavailable(cause: unknown): Error {
  return refuse(
    "PAPER_UNAVAILABLE",
    "The order's paper could not be printed. Ask again; the sealed order itself is in `seal`.",
    { field: "paper" },
    { cause },
  );
}
