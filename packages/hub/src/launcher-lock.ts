import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { CannotStart } from "./cannot-start.js";
import { readKept, removeKept, writeKept } from "./kept-file.js";
import { processIdentity, stillRuns } from "./process-identity.js";

interface Holder {
  readonly pid: number;
  readonly identity: string;
  /** The launcher is stopping, and will soon be gone. */
  readonly ending?: boolean;
}

export interface LauncherLock {
  /** Tells a next launcher that it is worth waiting. */
  ending(): Promise<void>;
  release(): Promise<void>;
}

const LOOK_EVERY_MS = 100;
/** Longer than a hub takes to stop, even when it must kill parts. */
const ENDS_WITHIN_MS = 40_000;

/**
 * Takes the data directory for this launcher; two at once would fight over the database and the ports. It takes over a
 * lock whose process is gone, and waits for one whose process is stopping. Refuses with CannotStart otherwise.
 */
export async function takeLauncherLock(file: string): Promise<LauncherLock> {
  const deadline = Date.now() + ENDS_WITHIN_MS;
  for (let holder = await lockHolder(file); holder !== undefined; holder = await lockHolder(file)) {
    if (holder.ending !== true || Date.now() > deadline) {
      throw new CannotStart(
        `A hub is already running here (process ${holder.pid}). Use that one, or stop it with Ctrl-C in its terminal or \`kill ${holder.pid}\`.`,
      );
    }
    await delay(LOOK_EVERY_MS);
  }
  await removeKept(file);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const self: Holder = { pid: process.pid, identity: (await processIdentity(process.pid)) ?? "unknown" };
  try {
    await writeFile(file, JSON.stringify(self), { mode: 0o600, flag: "wx" });
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "EEXIST")) throw cause;
    throw new CannotStart("Another hub is starting here at this very moment. Use that one.", { cause });
  }
  return {
    ending: () => writeKept(file, { ...self, ending: true }),
    release: () => removeKept(file),
  };
}

/** The launcher that holds the lock and runs, if any. */
export async function lockHolder(file: string): Promise<Holder | undefined> {
  // A torn lock's writer was killed while writing: nobody holds it.
  const holder = await readKept<Holder>(file).catch(() => undefined);
  return holder !== undefined && (await stillRuns(holder)) ? holder : undefined;
}
