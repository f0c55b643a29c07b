import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { embeddedPostgres, replaceCluster } from "@exparte/database";
import { refuse } from "../refusals.js";
import { type BegunEpoch, beginEpochs } from "./begin-epochs.js";
import { CLUSTER, checkBackup, type Manifest } from "./manifest.js";

export interface Restored {
  readonly manifest: Manifest;
  /** Where the records are now that stood there before. */
  readonly before: string | undefined;
  readonly epochs: readonly BegunEpoch[];
}

/**
 * Puts a backup in the place of an embedded server's records, recovers it and begins an epoch in each log, so that every
 * reader that is ahead of it hears so. When that fails, what stood there before is put back.
 */
export async function restoreBackup({
  backup,
  dataDir,
}: {
  readonly backup: string;
  readonly dataDir: string;
}): Promise<Restored> {
  const manifest = await checkBackup(backup);
  const password = (await readFile(join(backup, "password"), "utf8").catch(() => "")).trim();
  if (password === "") {
    throw refuse(
      "COMMAND_INVALID",
      `${backup} is a server's: put its ${CLUSTER} in the place of that server's data directory, with the server stopped, and start it.`,
      { field: "directory" },
    );
  }
  const replaced = await replaceCluster({
    dataDir,
    password,
    fill: (directory) => cp(join(backup, CLUSTER), directory, { recursive: true }),
  });
  try {
    const server = await embeddedPostgres({ dataDir });
    try {
      return { manifest, before: replaced.before, epochs: await beginEpochs(server.adminUrl) };
    } finally {
      await server.stop();
    }
  } catch (cause) {
    await replaced.undo();
    const why = cause instanceof Error ? cause.message : String(cause);
    throw refuse("RESTORE_FAILED", `The restored database did not come up: ${why}`, {}, { cause });
  }
}
