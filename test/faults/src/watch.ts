import { setTimeout as pause } from "node:timers/promises";
import type { History } from "./history.js";
import type { HubUnderTest } from "./hub-under-test.js";
import type { Reader } from "./reader.js";
import { PARTS } from "./schedule.js";

const LOOK_EVERY_MS = 200;
const ANSWER_WITHIN_MS = 1_000;

/** Looks again and again whether every process is ready and every reader connected, and notes each change. */
export interface Watch {
  /** A fault has ended: the next look that finds all whole is noted, also when no look found it otherwise. */
  faultEnded(): void;
  isWhole(): boolean;
  stop(): Promise<void>;
}

export function watchWhole({ hub }: HubUnderTest, readers: readonly Reader[], history: History): Watch {
  const ending = new AbortController();
  let isWhole = true;
  let faultsEnded = 0;
  let noted = 0;

  async function missing(): Promise<string[]> {
    const parts = PARTS.filter((part) => part !== "database");
    const looked = await Promise.all(
      parts.map(async (part) => ((await isReady(new URL("/ready", hub.urls[part]))) ? [] : [part])),
    );
    const gone = PARTS.filter((part) => hub.pid(part) === undefined);
    const away = readers.filter((reader) => !reader.connected()).map(({ name }) => `the ${name}`);
    return [...new Set([...looked.flat(), ...gone, ...away])];
  }

  async function look(): Promise<void> {
    while (!ending.signal.aborted) {
      // A look that began before the last fault ended says nothing of what came after it.
      const ended = faultsEnded;
      const lacks = await missing();
      if (lacks.length > 0) {
        if (isWhole) history.note({ what: "not-whole", missing: lacks });
        isWhole = false;
      } else if (!isWhole || ended > noted) {
        history.note({ what: "whole" });
        isWhole = true;
        noted = ended;
      }
      await pause(LOOK_EVERY_MS, undefined, { signal: ending.signal }).catch(() => undefined); // the loop sees it
    }
  }

  const looking = look();
  return {
    faultEnded() {
      faultsEnded += 1;
    },
    isWhole: () => isWhole && noted === faultsEnded,
    async stop() {
      ending.abort();
      await looking;
    },
  };
}

/** Of the gateway: ready with every service behind it, and with every feed heard. */
async function isReady(url: URL): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    const { status, stale = {} } = (await response.json().catch(() => ({}))) as { status?: unknown; stale?: object };
    return response.ok && status !== "partly ready" && Object.keys(stale).length === 0;
  } catch {
    return false; // it does not listen, or is stopped
  }
}
