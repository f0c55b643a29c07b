import { resolve } from "node:path";
import { embeddedPostgres } from "@exparte/database";
import { dataDirOf, takeLauncherLock } from "@exparte/hub";
import type { Manifest } from "./backup/manifest.js";
import { takeServerBackup } from "./backup/server-backup.js";
import { takeBackup } from "./backup/take-backup.js";
import { readServer } from "./config.js";
import { embeddedOf } from "./embedded.js";
import { orSayWhy } from "./or-say-why.js";
import { refuse } from "./refusals.js";

/** The running hub's database, or that of a stopped one, which is started for as long as it takes. */
async function backUpEmbedded(dataDir: string, to: string): Promise<Manifest> {
  const { database, adminUrl, lockFile } = await embeddedOf(dataDir);
  if (adminUrl !== undefined) return takeBackup({ adminUrl, dataDir: database, to });
  const lock = await takeLauncherLock(lockFile);
  try {
    const server = await embeddedPostgres({ dataDir: database });
    try {
      return await takeBackup({ adminUrl: server.adminUrl, dataDir: database, to });
    } finally {
      await server.stop();
    }
  } finally {
    await lock.release();
  }
}

await orSayWhy(async () => {
  const [directory, ...more] = process.argv.slice(2);
  if (directory === undefined || directory.startsWith("-") || more.length > 0) {
    throw refuse("COMMAND_INVALID", "Name one directory, which the backup is written to: npm run backup -- DIRECTORY", {
      field: "directory",
    });
  }
  const to = resolve(directory);
  const databaseUrl = readServer("npm run backup", process.env);
  const { files, takenAt } =
    databaseUrl === undefined
      ? await backUpEmbedded(dataDirOf(process.env), to)
      : await takeServerBackup({ databaseUrl, to, environment: process.env });
  const megabytes = files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
  console.log(`${directory}: ${files.length} files, ${megabytes.toFixed(1)} MB, as of ${takenAt}`);
  console.log("Keys and secrets are not in it, except the database's own password: keep those apart.");
});
