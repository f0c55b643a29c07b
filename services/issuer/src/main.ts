import { openLog } from "@exparte/log";
import { readConfig } from "./config.js";

const logger = openLog("issuer", process.env.LOG_LEVEL);

// oidc-provider gives its notices to the console; in the log they are lines like all others.
console.info = (notice: unknown) => logger.info(String(notice));
// It names the Node versions that it knew at its release, and says so of every later one: nothing to act on.
console.warn = (warning: unknown) =>
  String(warning).includes("Unsupported runtime") ? logger.info(String(warning)) : logger.warn(String(warning));

try {
  const config = readConfig(process.env);
  const { startIssuer } = await import("./app.js");
  const issuer = await startIssuer(config, logger);
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => void issuer.close());
  }
} catch (cause) {
  logger.fatal({ err: cause }, cause instanceof Error ? cause.message : "the issuer could not start");
  process.exitCode = 1;
}
