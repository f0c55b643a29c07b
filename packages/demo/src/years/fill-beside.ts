import { rename, rm } from "node:fs/promises";
import { CannotStart, endLeftBehind, type LauncherLock, takeLauncherLock } from "@exparte/hub";
import { refuse } from "./refusals.js";

/**
 * Fills a directory beside the named one, which takes its name at the very end: it is there whole, or not at all. One run at
 * a time, from before it clears away what a killed run left until the name is taken. Refuses with BEING_FILLED.
 */
export async function fillBeside(wanted: string, fill: (filling: string) => Promise<void>): Promise<void> {
  const filling = `${wanted}.being-filled`;
  const lock = await takeLock(filling);
  try {
    await clearAway(filling);
    try {
      await fill(filling);
      await rename(filling, wanted);
    } catch (cause) {
      await rm(filling, { recursive: true, force: true });
      throw cause;
    }
  } finally {
    await lock.release();
  }
}

/** Beside the directory: one inside would go with it. */
async function takeLock(filling: string): Promise<LauncherLock> {
  try {
    return await takeLauncherLock(`${filling}.lock`);
  } catch (cause) {
    if (!(cause instanceof CannotStart)) throw cause;
    const message = `${filling} is being filled at this moment. Wait for that run, or stop it.`;
    throw refuse("BEING_FILLED", message, {}, { cause });
  }
}

/** What a run left that was killed. */
async function clearAway(filling: string): Promise<void> {
  await endLeftBehind(filling);
  await rm(filling, { recursive: true, force: true });
}
