import { createHash } from "node:crypto";
import { Worker } from "node:worker_threads";
import { canonicalText } from "@exparte/text";
import type { Order } from "../rules/order/order.js";
import { refuse } from "../rules/refusals.js";
import type { PaperOptions } from "./order-paper.js";

/** What the thread is told: all that a paper shows, and nothing else. */
export interface PrintJob {
  readonly order: Order;
  readonly options: PaperOptions;
}

export type PrintAnswer =
  | { readonly paper: Uint8Array; readonly threadId: number }
  | { readonly failed: string; readonly threadId: number };

export interface Printing {
  /**
   * Refuses with PAPER_BUSY when too many wait, also later when the place is given up to somebody who has fewer, and with
   * PAPER_UNAVAILABLE when the thread could not print it.
   */
  print(order: Order, options: PaperOptions, caller: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface PrintingLimits {
  /** Papers that wait, of all callers together; beyond it each caller still has one. */
  readonly waitingMax: number;
  readonly waitingPerCallerMax: number;
  readonly keptBytesMax: number;
  /** A paper that takes longer is given up, with its thread. */
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
  /** Everyone who asked for this very paper meanwhile. */
  readonly callers: Set<string>;
  readonly resolve: (paper: Uint8Array) => void;
  readonly reject: (cause: unknown) => void;
}

/**
 * Prints papers in a thread of its own, one at a time: a paper takes a second or two of CPU, in which the service would
 * answer nobody. Callers take turns, so that one who asks for many does not keep another waiting for all of them; and
 * when no more can wait, who has most waiting gives a place to who has fewer, so that a few cannot shut out the rest. What
 * was printed is kept by a digest of all that the paper shows, the least recently asked for given up first.
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

  /** Whether one more of this caller's may wait: each caller has a place, and more as long as nobody with fewer lacks one. */
  function makePlace(caller: string): boolean {
    const own = queues.get(caller)?.length ?? 0;
    if (closed || own >= limits.waitingPerCallerMax) return false;
    if (countWaiting() < limits.waitingMax) return true;
    const [, most = []] = [...queues].sort(([, a], [, b]) => b.length - a.length).at(0) ?? [];
    // Not what others wait for as well, and not if that caller would then be the one with fewer.
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
        keep(job.key, paper);
        job.resolve(paper);
      } catch (cause) {
        job.reject(cause);
      }
    }
    printing = false;
  }

  /** One that ends or fails between two papers is replaced at the next. */
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

/** Rejects with ThreadLost when the thread ends, fails or says nothing in time. */
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
