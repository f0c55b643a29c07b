import { existsSync } from "node:fs";
import { chmod, chown, mkdir, readdir, readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { postgresBinaries, runAs } from "./postgres-binaries.js";
import { clearPreviousServer } from "./previous-server.js";

export interface ReplacedCluster {
  /** Where the cluster is now that stood there before; undefined when there was none. */
  readonly before: string | undefined;
  /** Puts that one back, and drops the new one. */
  undo(): Promise<void>;
}

/**
 * Puts another cluster in the place of the one that an embedded server keeps below `dataDir`. A server that a hard kill
 * left behind is stopped first; one whose owner lives is left alone, and this throws. `fill` writes the new cluster into
 * an empty directory. Nothing is taken away before that has succeeded.
 */
export async function replaceCluster({
  dataDir: given,
  password,
  fill,
}: {
  readonly dataDir: string;
  /** Of the superuser in the new cluster. */
  readonly password: string;
  readonly fill: (directory: string) => Promise<void>;
}): Promise<ReplacedCluster> {
  await mkdir(given, { recursive: true, mode: 0o700 });
  const dataDir = await realpath(given);
  const [cluster, passwordFile, incoming] = ["cluster", "password", "cluster.incoming"].map((name) =>
    join(dataDir, name),
  ) as [string, string, string];
  const earlier = existsSync(passwordFile) ? (await readFile(passwordFile, "utf8")).trim() : undefined;
  if (existsSync(cluster)) await clearPreviousServer({ cluster, password: earlier ?? "", user: "postgres" });

  await rm(incoming, { recursive: true, force: true });
  await mkdir(incoming, { mode: 0o700 });
  await fill(incoming);
  const { owner } = await runAs({ mustReach: [(await postgresBinaries()).postgres, dataDir] });
  if (owner !== undefined) {
    for (const name of ["", ...(await readdir(incoming, { recursive: true }))]) {
      await chown(join(incoming, name), owner.uid, owner.gid);
    }
    await chown(dataDir, owner.uid, owner.gid);
  }
  await chmod(incoming, 0o700);

  const before = existsSync(cluster)
    ? `${cluster}.before-${new Date().toISOString().replaceAll(/[:.]/g, "-")}`
    : undefined;
  if (before !== undefined) await rename(cluster, before);
  await rename(incoming, cluster);
  const writePassword = async (text: string) => {
    await writeFile(passwordFile, text, { mode: 0o600 });
    if (owner !== undefined) await chown(passwordFile, owner.uid, owner.gid);
  };
  await writePassword(password);
  return {
    before,
    async undo() {
      await rm(cluster, { recursive: true, force: true });
      if (before !== undefined) await rename(before, cluster);
      if (earlier !== undefined) await writePassword(earlier);
    },
  };
}
