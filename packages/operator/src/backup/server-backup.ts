import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import pg from "pg";
import { refuse } from "../refusals.js";
import { CLUSTER, filesOf, type Manifest, writeManifest } from "./manifest.js";
import { emptyDirectory, recoverOnStart } from "./take-backup.js";

/** Backs up a server by its own tool, with the log that the backup needs. The role must be allowed to replicate. */
export async function takeServerBackup({
  databaseUrl,
  to,
  environment,
}: {
  readonly databaseUrl: string;
  readonly to: string;
  /** Where the tool is found. */
  readonly environment: NodeJS.ProcessEnv;
}): Promise<Manifest> {
  await emptyDirectory(to);
  const cluster = join(to, CLUSTER);
  const address = new URL(databaseUrl);
  const password = decodeURIComponent(address.password);
  address.password = ""; // an argument is seen by every user of the machine
  await run(
    "pg_basebackup",
    [`--pgdata=${cluster}`, "--wal-method=stream", "--checkpoint=fast", `--dbname=${address}`],
    {
      ...environment,
      ...(password === "" ? {} : { PGPASSWORD: password }),
    },
  );
  await recoverOnStart(cluster);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ server: string; system: string }>(
      "select version() as server, system_identifier::text as system from pg_control_system()",
    );
    const manifest: Manifest = {
      form: 1,
      takenAt: new Date().toISOString(),
      server: rows[0]?.server ?? "",
      systemIdentifier: rows[0]?.system ?? "",
      files: await filesOf(to),
    };
    await writeManifest(to, manifest);
    return manifest;
  } finally {
    await client.end();
  }
}

async function run(tool: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(tool, args, { env, stdio: ["ignore", "inherit", "pipe"] });
  let told = "";
  child.stderr.on("data", (chunk: Buffer) => {
    told = `${told}${chunk}`.slice(-2_000);
  });
  const [code] = await once(child, "close").catch((cause: NodeJS.ErrnoException) => {
    throw refuse(
      "TOOL_MISSING",
      `${tool} could not be started (${cause.code}). Install PostgreSQL's client programs.`,
      {
        field: tool,
      },
    );
  });
  if (code === 0) return;
  // Debian's wrapper is there before the program is.
  if (/not installed|No existing cluster|must install/i.test(told)) {
    throw refuse("TOOL_MISSING", `${tool} is not installed here: ${told.trim()}`, { field: tool });
  }
  throw refuse("BACKUP_FAILED", `${tool} ended with ${code}: ${told.trim()}`);
}
