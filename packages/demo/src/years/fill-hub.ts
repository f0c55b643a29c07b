import { writeFile } from "node:fs/promises";
import { hubFiles, startHub } from "@exparte/hub";
import { fillBeside } from "./fill-beside.js";
import { fillablePlace } from "./fillable.js";
import { inventedCases } from "./invented-cases.js";
import { inventedHistory } from "./invented-history.js";
import { partiesSince } from "./invented-parties.js";
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
 * Fills a hub that has never run with invented orders of so many years. The hub is there whole, or not at all.
 */
export async function fillHub({ dataDir, years, env, signal, tell }: FilledHub): Promise<void> {
  const wanted = await fillablePlace(dataDir, env);
  await fillBeside(wanted, async (filling) => {
    // Another run may have filled it meanwhile.
    await fillablePlace(wanted, env);
    const now = new Date();
    const asked = { years, now, seed: SEED };
    const { since, moments } = inventedHistory(asked);
    const hub = await startHub({
      dataDir: filling,
      quiet: true,
      signal,
      async beforeServices(databases) {
        const into = (service: keyof typeof databases, lines: Iterable<string>) =>
          takeIn(service, lines, { env: { ...env, DATABASE_URL: databases[service] }, signal });
        tell("Courts and platforms that do not exist are registered.");
        const registered = partiesSince(since.toISOString()).map((party) => JSON.stringify(party));
        const parties = await into("platforms", registered);
        tell(`${moments.length} moments of orders are taken in:`);
        await into("orders", toldLines({ parties, moments, as: "happened", now, tell }));
        const acts = inventedCases(asked);
        tell(`${acts.length} moments of notices and complaints are taken in:`);
        await into("complaints", toldLines({ parties, moments: acts, as: "act", now, tell }));
        tell("What is due is published. The hub is started once, so that its services hear of each other.");
      },
    });
    await hub.close();
    await writeFile(hubFiles(filling).invented, `${JSON.stringify({ years, until: now, seed: SEED })}\n`, {
      mode: 0o600,
    });
    signal.throwIfAborted();
  });
}
