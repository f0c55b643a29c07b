import { spawn } from "node:child_process";
import { once } from "node:events";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { CannotStart, startHub } from "@exparte/hub";
import type { Happened } from "./happened.js";
import { inventedHistory } from "./invented-history.js";

/** The orders service takes in what is its own, as a process of its own. */
const TAKE_IN = fileURLToPath(new URL("../../../../services/orders/dist/take-in.js", import.meta.url));
/** The same at every run. */
const SEED = 2026;

export interface FilledHub {
  readonly dataDir: string;
  readonly years: number;
  /** Of this process; passed on. */
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Fills a hub that has never run with invented orders of so many years, then starts it once, so that it publishes every
 * half-year that is due. Refuses with CannotStart where a hub runs, or where one has run before.
 */
export async function fillHub({ dataDir, years, env }: FilledHub): Promise<void> {
  const history = inventedHistory({ years, now: new Date(), seed: SEED });
  console.log(
    `${history.length} moments of ${years} years are invented. The hub takes them in; that takes a minute or two.`,
  );
  const hub = await startHub({
    dataDir,
    async beforeServices({ orders }) {
      await takenIn(history, { ...env, DATABASE_URL: orders });
    },
  });
  await hub.close();
}

async function takenIn(history: readonly Happened[], env: NodeJS.ProcessEnv): Promise<void> {
  const taking = spawn(process.execPath, [TAKE_IN], { env, stdio: ["pipe", "inherit", "inherit"] });
  const ended = once(taking, "exit");
  const lines = history.map((moment) => `${JSON.stringify(moment)}\n`);
  // Where it refuses, it says why, and reads no further.
  await pipeline(Readable.from(lines), taking.stdin).catch(() => undefined);
  const [code] = await ended;
  if (code !== 0) throw new CannotStart("Nothing was taken in.");
}
