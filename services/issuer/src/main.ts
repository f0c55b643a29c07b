import { openLog } from "@exparte/log";
import { runProcess } from "@exparte/service/run-process";

const logger = openLog("issuer", process.env.LOG_LEVEL);

// oidc-provider gives its notices to the console; in the log they are lines like all others.
console.info = (notice: unknown) => logger.info(String(notice));
// It names the Node versions that it knew at its release, and says so of every later one: nothing to act on.
console.warn = (warning: unknown) =>
  String(warning).includes("Unsupported runtime") ? logger.info(String(warning)) : logger.warn(String(warning));

await runProcess(
  "issuer",
  async () => {
    const { readConfig } = await import("./config.js");
    const config = readConfig(process.env);
    const { startIssuer } = await import("./app.js");
    return startIssuer(config, logger);
  },
  logger,
);
