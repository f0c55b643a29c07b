import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { refuse } from "../refusals.js";
import { copyCluster, copyFile, writeWhole } from "./copy-cluster.js";
import { type BackedUpFile, CLUSTER, type Manifest, writeManifest } from "./manifest.js";

/**
 * So that PostgreSQL begins a new timeline however the copy is started, also by hand: it takes the log from its own
 * directory, as a command that fails brings none, and what begins a timeline begins an epoch.
 */
const RECOVERY = { file: "recovery.signal", setting: "restore_command = 'exit 1'\n", settings: "postgresql.auto.conf" };

/** Makes the directory of a backup. Refuses with BACKUP_EXISTS when there is something in it. */
export async function emptyDirectory(to: string): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  if ((await readdir(to)).length === 0) return;
  throw refuse("BACKUP_EXISTS", `${to} is not empty. Name a directory that is, or one that does not exist.`, {
    field: "directory",
  });
}

/**
 * Backs up an embedded PostgreSQL while it runs, by PostgreSQL's low-level calls, as it comes without pg_basebackup: all
 * databases, at one moment, which is the end of the backup. https://www.postgresql.org/docs/18/continuous-archiving.html
 */
export async function takeBackup({
  adminUrl,
  dataDir,
  to,
}: {
  readonly adminUrl: string;
  /** Of the embedded server. */
  readonly dataDir: string;
  readonly to: string;
}): Promise<Manifest> {
  await emptyDirectory(to);
  const cluster = join(dataDir, CLUSTER);
  const target = join(to, CLUSTER);
  // The calls belong to one session.
  const client = new pg.Client({ connectionString: adminUrl, application_name: "exparte backup" });
  client.on("error", () => {}); // the statement in flight rejects with the same error
  await client.connect();
  try {
    await requireNoTablespace(client);
    // Keeps the server's log from here on, until the session ends.
    await client.query("select pg_create_physical_replication_slot($1, true, true)", [`exparte_backup_${process.pid}`]);
    const start = await one<{ lsn: string }>(client, "select pg_backup_start('exparte', true)::text as lsn");
    const files = await copyCluster(cluster, target);
    const stop = await one<{ lsn: string; label: string }>(
      client,
      "select lsn::text, labelfile as label from pg_backup_stop(false)",
    );
    files.push(
      ...(await copyLog(client, { cluster, target, from: start.lsn, to: stop.lsn })),
      ...(await writeWhole(target, "backup_label", stop.label)),
      ...(await recoverOnStart(target)),
    );
    const { server, system } = await one<{ server: string; system: string }>(
      client,
      "select version() as server, system_identifier::text as system from pg_control_system()",
    );
    const named = new Map(files.map((file) => [file.path, { ...file, path: join(CLUSTER, file.path) }]));
    const manifest: Manifest = {
      form: 1,
      takenAt: new Date().toISOString(),
      server,
      systemIdentifier: system,
      files: [...named.values(), ...(await copyFile(dataDir, to, "password"))],
    };
    await writeManifest(to, manifest);
    return manifest;
  } finally {
    await client.end();
  }
}

/** Has PostgreSQL recover the copy as a backup when it is started. The last of two files of one name counts. */
export async function recoverOnStart(cluster: string): Promise<BackedUpFile[]> {
  const settings = await readFile(join(cluster, RECOVERY.settings), "utf8").catch(() => "");
  return [
    ...(await writeWhole(cluster, RECOVERY.settings, `${settings}${RECOVERY.setting}`)),
    ...(await writeWhole(cluster, RECOVERY.file, "")),
  ];
}

async function one<Row extends pg.QueryResultRow>(client: pg.Client, text: string): Promise<Row> {
  const { rows } = await client.query<Row>(text);
  const [row] = rows;
  if (row === undefined) throw new Error(`PostgreSQL gave no row for ${text}`);
  return row;
}

async function requireNoTablespace(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "select spcname as name from pg_tablespace where spcname not in ('pg_default', 'pg_global')",
  );
  if (rows.length === 0) return;
  throw refuse(
    "BACKUP_NOT_POSSIBLE",
    `The database has the tablespace ${rows.map(({ name }) => name).join(", ")}, which lies outside its directory. Use pg_basebackup.`,
  );
}

/** The segments of the server's log without which the copy cannot be recovered, and the history of its timelines. */
async function copyLog(
  client: pg.Client,
  { cluster, target, from, to }: { cluster: string; target: string; from: string; to: string },
): Promise<BackedUpFile[]> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct pg_walfile_name('0/0'::pg_lsn + at) as name
     from (select setting::numeric as size from pg_settings where name = 'wal_segment_size') as segment,
       generate_series(div($1::pg_lsn - '0/0', size) * size + 1, $2::pg_lsn - '0/0', size) as at
     order by name`,
    [from, to],
  );
  const histories = (await readdir(join(cluster, "pg_wal"))).filter((name) => name.endsWith(".history"));
  const copied: BackedUpFile[] = [];
  for (const name of [...rows.map((row) => row.name), ...histories]) {
    const files = await copyFile(cluster, target, join("pg_wal", name));
    if (files.length === 0) {
      throw refuse(
        "BACKUP_NOT_POSSIBLE",
        `PostgreSQL gave up ${name} of its log during the backup; raise wal_keep_size.`,
      );
    }
    copied.push(...files);
  }
  return copied;
}
