import { Refusal } from "@exparte/refusal";
import { GIVE_UP_AFTER_MS, interrupted, type OnWake } from "./wakeups.js";

const RETRY_AFTER_MS = 250;

export interface Page<T> {
  items: readonly T[];
  /** More can be read at once. */
  more: boolean;
  /** How long to wait before looking again when nobody wakes us. */
  againAfterMs?: number | undefined;
}

/**
 * Reads pages and hands out their items, then sleeps until woken. It ends when the signal aborts or `return()` is called,
 * even during a read, and throws when the database stays down. It is never silently stuck.
 */
export function follow<T>({
  read,
  subscribe,
  signal,
  giveUpAfterMs = GIVE_UP_AFTER_MS,
}: {
  read: () => Promise<Page<T>>;
  subscribe: (onWake: OnWake) => () => void;
  signal?: AbortSignal | undefined;
  giveUpAfterMs?: number | undefined;
}): AsyncIterableIterator<T> {
  let ended = signal?.aborted ?? false;
  let lost: Error | undefined;
  let woken = false;
  let onWoken: (() => void) | undefined;
  let onOver: (() => void) | undefined;
  let unsubscribe: (() => void) | undefined;

  const end = () => {
    ended = true;
    unsubscribe?.();
    signal?.removeEventListener("abort", end);
    onWoken?.();
    onOver?.();
  };
  const wake: OnWake = (error) => {
    woken = true;
    if (error !== undefined) {
      lost = error;
      onOver?.();
    }
    onWoken?.();
  };

  const sleep = (ms: number | undefined) =>
    new Promise<void>((resolve) => {
      const timer = ms === undefined ? undefined : setTimeout(() => onWoken?.(), ms);
      onWoken = () => {
        onWoken = undefined;
        clearTimeout(timer);
        resolve();
      };
    });
  /** Undefined when the following ends before the work does. */
  const unlessOver = <R>(work: Promise<R>) =>
    new Promise<R | undefined>((resolve, reject) => {
      onOver = () => resolve(undefined);
      work.then(resolve, reject).finally(() => {
        onOver = undefined;
      });
    });

  async function* run(): AsyncGenerator<T, undefined> {
    if (ended) return;
    signal?.addEventListener("abort", end);
    let failingSince: number | undefined;
    try {
      unsubscribe = subscribe(wake);
      while (!ended) {
        if (lost !== undefined) throw lost;
        woken = false;
        let page: Page<T> | undefined;
        try {
          page = await unlessOver(read());
          failingSince = undefined;
        } catch (cause) {
          failingSince ??= Date.now();
          if (!isPassing(cause)) throw cause;
          if (Date.now() - failingSince >= giveUpAfterMs) {
            throw interrupted("The database does not answer", cause);
          }
          await sleep(RETRY_AFTER_MS);
          continue;
        }
        if (page === undefined) continue;
        for (const item of page.items) {
          if (ended) return;
          yield item;
        }
        if (!page.more && !woken && !ended && lost === undefined) await sleep(page.againAfterMs);
      }
    } finally {
      end();
    }
  }

  const items = run();
  return {
    next: () => items.next(),
    return() {
      end();
      return items.return(undefined);
    },
    throw(error) {
      end();
      return items.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** Trouble with the connection or the server is temporary; a refusal or a faulty statement would only repeat itself. */
function isPassing(cause: unknown): boolean {
  if (cause instanceof Refusal) return false;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  // SQLSTATE has five characters; 08 connection, 40 rollback, 53 resources, 57 operator intervention, 58 system, and a lock
  // that was not to be had.
  return !/^[0-9A-Z]{5}$/.test(code) || /^(08|40|53|57|58|55P03)/.test(code);
}
