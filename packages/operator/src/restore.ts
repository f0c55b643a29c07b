import { resolve } from "node:path";
import { dataDirOf, endOrphans, takeLauncherLock } from "@exparte/hub";
import { type BegunEpoch, beginEpochs } from "./backup/begin-epochs.js";
import { checkBackup } from "./backup/manifest.js";
import { restoreBackup } from "./backup/restore-backup.js";
import { readServer } from "./config.js";
import { embeddedOf } from "./embedded.js";
import { orSayWhy } from "./or-say-why.js";
import { refuse } from "./refusals.js";

const NEXT = `Next:
  1. Start the hub. Every reader that is ahead hears EPOCH_CHANGED; platforms compare (reconcile) and go on.
  2. Look at /ready of each service: a feed under "ahead" waits for your decision.
  3. Tell the courts and platforms from which moment on records are gone, and have them send again what they sent since.
The guide for operators says more: Back up and restore.`;

async function check(backup: string): Promise<void> {
  const { takenAt, server, files } = await checkBackup(resolve(backup));
  console.log(`${backup}: whole, ${files.length} files, as of ${takenAt}, of ${server.split(" on ")[0]}`);
}

async function restore(backup: string, dataDir: string): Promise<void> {
  const { database, lockFile, processesFile, adminUrl } = await embeddedOf(dataDir);
  if (adminUrl !== undefined) {
    throw refuse(
      "HUB_RUNNING",
      `A hub runs on ${dataDir}. Stop it (Ctrl-C in its terminal), then repeat this command.`,
    );
  }
  const lock = await takeLauncherLock(lockFile);
  try {
    await endOrphans(processesFile);
    const { manifest, before, epochs } = await restoreBackup({ backup, dataDir: database });
    console.log(`Restored ${dataDir} to ${manifest.takenAt}.`);
    if (before !== undefined)
      console.log(`What stood there before is in ${before}; remove it when you no longer need it.`);
    tell(epochs);
    console.log(NEXT);
  } finally {
    await lock.release();
  }
}

function tell(epochs: readonly BegunEpoch[]): void {
  for (const { service, epoch, after } of epochs)
    console.log(`${service}: epoch ${epoch} begins after position ${after}`);
}

await orSayWhy(async () => {
  const args = process.argv.slice(2);
  const flags = args.filter((arg) => arg.startsWith("-"));
  const directories = args.filter((arg) => !arg.startsWith("-"));
  const flag = flags.join(" ");
  const databaseUrl = readServer("npm run restore", process.env);
  const [directory] = directories;
  if (flag === "--begin-epoch" && directories.length === 0) {
    if (databaseUrl === undefined) {
      throw refuse(
        "COMMAND_INVALID",
        "--begin-epoch needs DATABASE_URL: the server that was restored, as its superuser.",
        {
          field: "DATABASE_URL",
        },
      );
    }
    tell(await beginEpochs(databaseUrl));
    console.log(NEXT);
    return;
  }
  if (directory === undefined || directories.length > 1 || !["", "--check"].includes(flag)) {
    throw refuse(
      "COMMAND_INVALID",
      "Name the directory of one backup: npm run restore -- DIRECTORY, or --check DIRECTORY to look at it only. After a restore by other means: DATABASE_URL=… npm run restore -- --begin-epoch",
      { field: "directory" },
    );
  }
  if (flag === "--check") return check(directory);
  if (databaseUrl !== undefined) {
    throw refuse(
      "COMMAND_INVALID",
      `DATABASE_URL is set: a server is restored by its own tools. Stop it, put ${directory}/cluster in the place of its data directory, start it, then: npm run restore -- --begin-epoch`,
      { field: "DATABASE_URL" },
    );
  }
  await restore(resolve(directory), dataDirOf(process.env));
});
