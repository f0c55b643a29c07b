import { setTimeout as delay } from "node:timers/promises";
import { readKept, writeKept } from "./kept-file.js";
import { processIdentity, stillRuns } from "./process-identity.js";

interface KnownProcess {
  readonly part: string;
  readonly pid: number;
  readonly identity: string;
}

/** Which processes this launcher started, on disk, so that a later one can end what a hard kill left behind. */
export interface ProcessLedger {
  started(part: string, pid: number): Promise<void>;
  ended(pid: number): Promise<void>;
}

const LOOK_EVERY_MS = 20;

/** Opens an empty ledger; call endOrphans first, as what an earlier launcher noted is lost here. */
export function openLedger(file: string): ProcessLedger {
  const running = new Map<number, KnownProcess>();
  let writing = Promise.resolve();

  function write(): Promise<void> {
    writing = writing.catch(() => {}).then(() => writeKept(file, [...running.values()]));
    return writing;
  }

  return {
    started: async (part, pid) => {
      const identity = await processIdentity(pid);
      if (identity === undefined) return;
      running.set(pid, { part, pid, identity });
      await write();
    },
    ended: async (pid) => {
      if (running.delete(pid)) await write();
    },
  };
}

/**
 * Ends every process that an earlier launcher noted and that still runs: asks first, and kills after the grace period.
 * It leaves alone a process with a noted number but another start time, which is somebody else's. Returns the parts it
 * ended.
 */
export async function endOrphans(file: string, { graceMs = 6_000 }: { graceMs?: number } = {}): Promise<string[]> {
  const noted = (await readKept<KnownProcess[]>(file)) ?? [];
  const ended = await Promise.all(
    noted.map(async (known) => {
      if (!(await stillRuns(known))) return undefined;
      signal(known.pid, "SIGTERM");
      if (!(await goneWithin(known, graceMs))) {
        signal(known.pid, "SIGKILL");
        if (!(await goneWithin(known, graceMs)))
          throw new Error(`Process ${known.pid} (${known.part}) cannot be ended.`);
      }
      return known.part;
    }),
  );
  await writeKept(file, []);
  return ended.filter((part) => part !== undefined);
}

async function goneWithin(known: KnownProcess, graceMs: number): Promise<boolean> {
  const deadline = Date.now() + graceMs;
  while (await stillRuns(known)) {
    if (Date.now() > deadline) return false;
    await delay(LOOK_EVERY_MS);
  }
  return true;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "ESRCH")) throw cause;
  }
}
