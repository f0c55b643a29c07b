import { createHash } from "node:crypto";
import { mkdir, open, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { BackedUpFile } from "./manifest.js";

/** Whose content PostgreSQL makes anew: https://www.postgresql.org/docs/18/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP-DATA */
const EMPTY = new Set([
  "pg_dynshmem",
  "pg_notify",
  "pg_replslot",
  "pg_serial",
  "pg_snapshots",
  "pg_stat_tmp",
  "pg_subtrans",
  "pg_wal",
]);
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?|backup_manifest|recovery\.signal|standby\.signal)$|^pgsql_tmp|^pg_internal\.init|\.tmp$/;
/** Says from where to recover, so it is copied when everything else is. */
const CONTROL = join("global", "pg_control");

/** Copies the data directory of a running server, between `pg_backup_start` and `pg_backup_stop`. */
export async function copyCluster(cluster: string, to: string): Promise<BackedUpFile[]> {
  const files: BackedUpFile[] = [];
  const visit = async (folder: string) => {
    await mkdir(join(to, folder), { mode: 0o700 });
    if (EMPTY.has(folder)) return;
    for (const entry of await readdir(join(cluster, folder), { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (LEFT_OUT.test(entry.name) || path === CONTROL) continue;
      if (entry.isDirectory()) await visit(path);
      else if (entry.isFile()) files.push(...(await copyFile(cluster, to, path)));
    }
  };
  await visit("");
  files.push(...(await copyFile(cluster, to, CONTROL)));
  return files;
}

/** Nothing when the server removed the file meanwhile: its log brings back what belongs to the backup. */
export async function copyFile(from: string, to: string, path: string): Promise<BackedUpFile[]> {
  const source = await open(join(from, path), "r").catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return undefined;
    throw cause;
  });
  if (source === undefined) return [];
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    await mkdir(dirname(join(to, path)), { recursive: true, mode: 0o700 });
    const target = await open(join(to, path), "w", 0o600);
    try {
      const counted = async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          bytes += chunk.length;
          yield chunk;
        }
      };
      const [input, output] = [
        source.createReadStream({ autoClose: false }),
        target.createWriteStream({ flush: true }),
      ];
      await pipeline(input, counted, output);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
  return [{ path, bytes, sha256: hash.digest("hex") }];
}

export async function writeWhole(to: string, path: string, text: string): Promise<BackedUpFile[]> {
  const target = await open(join(to, path), "w", 0o600);
  try {
    await target.writeFile(text);
    await target.datasync();
  } finally {
    await target.close();
  }
  return [{ path, bytes: Buffer.byteLength(text), sha256: createHash("sha256").update(text).digest("hex") }];
}
