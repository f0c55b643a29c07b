import { once } from "node:events";
import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import { CannotStart } from "./cannot-start.js";
import { readStartConfig } from "./config.js";
import { type RunningHub, startHub } from "./hub.js";
import { hubFiles } from "./hub-file.js";

/** A signal that comes again this much later is a person losing patience, not the same one passed on by npm. */
const IMPATIENT_AFTER_MS = 1_500;
const LOOK_FOR_SHELL_EVERY_MS = 250;

function tellWhatToTry(hub: RunningHub, dataDir: string): void {
  const logs = relative(process.cwd(), resolve(dataDir, "logs")) || ".";
  console.log(`
Exparte is running at ${hub.url}

  ${`${new URL(hub.url).origin}/`.padEnd(38)} has pages for everybody: what this is, verify an order, figures
  ${`${new URL(hub.url).origin}/supervision`.padEnd(38)} is for the regulator and the coordinator, and /complaints for the AP
  ${`${new URL(hub.url).origin}/court`.padEnd(38)} is where a court works: sign in and choose a demo court
  ${`${new URL(hub.url).origin}/platform`.padEnd(38)} is where a platform without a system of its own works
  ${`${new URL(hub.url).origin}/operator`.padEnd(38)} is for whoever runs the hub: parties, keys, what asks for attention
  npm run demo                           plays the whole procedure, line by line
  npm run token -- court:rb-amsterdam    prints an access token for a demo party

The issuer is at ${hub.issuer}, the logs are in ${logs}. Ctrl-C stops everything.`);
  if (existsSync(hubFiles(dataDir).invented)) {
    console.log(
      "The orders, notices and complaints of Voorbeeld… (verzonnen) in this hub are invented, and so are its figures.",
    );
  }
}

/**
 * Aborts at the first signal to stop; a later one, from a person losing patience, ends this process at once.
 * Under npm it aborts too when npm's shell is gone: a shell does not pass on the signal that ends it.
 */
function untilAskedToStop(): AbortSignal {
  const asked = new AbortController();
  let askedAtMs = 0;
  function stop(): void {
    console.log("\nStopping.");
    askedAtMs = Date.now();
    asked.abort();
  }
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => {
      if (!asked.signal.aborted) stop();
      else if (Date.now() - askedAtMs > IMPATIENT_AFTER_MS) {
        console.log("Not waiting any longer.");
        process.exit(1);
      }
    });
  }
  if (process.env.npm_lifecycle_event !== undefined) {
    const shell = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === shell) return;
      clearInterval(watch);
      if (!asked.signal.aborted) stop();
    }, LOOK_FOR_SHELL_EVERY_MS);
    watch.unref();
  }
  return asked.signal;
}

async function run(asked: AbortSignal): Promise<void> {
  const config = readStartConfig(process.env);
  console.log("Exparte is starting.\n");
  const hub = await startHub({ ...config, signal: asked });
  tellWhatToTry(hub, config.dataDir);
  if (!asked.aborted) await once(asked, "abort");
  await hub.close();
}

// Whoever read the output may be gone; that is no reason for the hub to end.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
const asked = untilAskedToStop();
try {
  await run(asked);
} catch (cause) {
  if (cause !== asked.reason) {
    if (cause instanceof CannotStart) console.error(`\n${cause.message}`);
    else console.error("\nThe hub failed:", cause);
    process.exit(1);
  }
}
console.log("Stopped.");
process.exit(0);
