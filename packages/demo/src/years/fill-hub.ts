import { rename, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { endOrphans, hubFiles, lockHolder, startHub } from "@exparte/hub";
import { requireFillable } from "./fillable.js";
import { inventedHistory } from "./invented-history.js";
import { partiesSince } from "./invented-parties.js";
import { refuse } from "./refusals.js";
import { takeIn } from "./take-in.js";
import { toldLines } from "./told-lines.js";

/** The same at every run. */
const SEED = 2026;

export interface FilledHub {
  readonly dataDir: string;
  readonly years: number;
  /** Of this process; passed on. */
  readonly env: NodeJS.ProcessEnv;
  /** Aborts: then nothing is filled, and this rejects with the reason. */
  readonly signal: AbortSignal;
  readonly tell: (line: string) => void;
}

/**
 * Fills a hub that has never run with invented orders of so many years. It comes about in a directory beside the named one,
 * which takes its name at the very end: the hub is there whole, or not at all.
 */
export async function fillHub({ dataDir, years, env, signal, tell }: FilledHub): Promise<void> {
  const wanted = resolve(dataDir);
  await requireFillable(wanted, env);
  const filling = `${wanted}.being-filled`;
  await clearAway(filling);
  try {
    const now = new Date();
    const history = inventedHistory({ years, now, seed: SEED });
    tell(`${history.moments.length} moments are invented, of courts, platforms and people that do not exist. Taking them in:`);
    const hub = await startHub({
      dataDir: filling,
      quiet: true,
      signal,
      async beforeServices({ platforms, orders }) {
        const parties = partiesSince(history.since.toISOString()).map((party) => JSON.stringify(party));
        const registered = await takeIn("platforms", parties, { env: { ...env, DATABASE_URL: platforms }, signal });
        const lines = toldLines({ parties: registered, moments: history.moments, now, tell });
        await takeIn("orders", lines, { env: { ...env, DATABASE_URL: orders }, signal });
        tell("  published, half-year by half-year; the other services read along now");
      },
    });
    await hub.close();
    signal.throwIfAborted();
    await rename(filling, wanted);
  } catch (cause) {
    await rm(filling, { recursive: true, force: true });
    throw cause;
  }
}

/** What a run left that was killed. */
async function clearAway(filling: string): Promise<void> {
  const files = hubFiles(filling);
  if ((await lockHolder(files.lock)) !== undefined) {
    throw refuse("BEING_FILLED", `${filling} is being filled at this moment. Wait for that run, or stop it.`);
  }
  await endOrphans(files.processes);
  await rm(filling, { recursive: true, force: true });
}
