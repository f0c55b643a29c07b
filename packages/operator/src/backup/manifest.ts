import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { refuse } from "../refusals.js";

/** Written last: a backup without it was never finished. */
export const MANIFEST = "manifest.json";
/** In a backup, PostgreSQL's data directory. */
export const CLUSTER = "cluster";

const Manifest = z.object({
  form: z.literal(1),
  takenAt: z.iso.datetime(),
  /** As PostgreSQL tells it. */
  server: z.string(),
  systemIdentifier: z.string(),
  files: z.array(z.object({ path: z.string(), bytes: z.int().min(0), sha256: z.string().length(64) })).min(1),
});
export type Manifest = z.infer<typeof Manifest>;
export type BackedUpFile = Manifest["files"][number];

export async function writeManifest(backup: string, manifest: Manifest): Promise<void> {
  const file = await open(join(backup, MANIFEST), "wx", 0o600);
  try {
    await file.writeFile(`${JSON.stringify(manifest, null, 1)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Reads every file of the backup and compares it with the manifest. Refuses with BACKUP_DAMAGED, naming the file. */
export async function checkBackup(backup: string): Promise<Manifest> {
  const text = await readFile(join(backup, MANIFEST), "utf8").catch((cause: unknown) => {
    throw damaged(`${backup} has no ${MANIFEST}: it is no backup, or one that was never finished`, backup, cause);
  });
  const { data: manifest, error } = Manifest.safeParse(asJson(text));
  if (manifest === undefined) {
    throw damaged(`${MANIFEST} is cut off or not of this hub: ${z.prettifyError(error)}`, MANIFEST);
  }
  for (const { path, bytes, sha256 } of manifest.files) {
    const file = join(backup, path);
    const found = await stat(file).catch(() => undefined);
    if (found === undefined) throw damaged(`${path} is missing`, path);
    if (found.size !== bytes) throw damaged(`${path} has ${found.size} bytes, and had ${bytes}`, path);
    if ((await sha256Of(file)) !== sha256) throw damaged(`${path} was changed`, path);
  }
  return manifest;
}

/** The files below a directory with their digests, for a backup that another program wrote. */
export async function filesOf(backup: string): Promise<BackedUpFile[]> {
  const files: BackedUpFile[] = [];
  for (const entry of await readdir(backup, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    files.push({
      path: file.slice(backup.length + 1),
      bytes: (await stat(file)).size,
      sha256: await sha256Of(file),
    });
  }
  return files;
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest("hex");
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function damaged(what: string, file: string, cause?: unknown) {
  return refuse("BACKUP_DAMAGED", `${what}. Nothing was restored; use another backup.`, { file }, { cause });
}
