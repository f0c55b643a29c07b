import { openLog } from "@exparte/log";
import { startIdentities } from "./app.js";
import { readConfig } from "./config.js";

/** What is still open after this is cut: a supervisor would kill the process anyway. */
const CLOSE_WITHIN_MS = 5_000;

try {
  const identities = await startIdentities(readConfig(process.env));
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), CLOSE_WITHIN_MS).unref();
      void identities.close();
    });
  }
} catch (cause) {
  openLog("identities").fatal({ err: cause }, "the identities service could not start");
  process.exitCode = 1;
}
