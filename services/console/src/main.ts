import { openLog } from "@exparte/log";
import { runProcess } from "@exparte/service/run-process";

const logger = openLog("console", process.env.LOG_LEVEL);

await runProcess(
  "console",
  async () => {
    const { readConfig } = await import("./config.js");
    const config = readConfig(process.env);
    const { startConsole } = await import("./app.js");
    return startConsole(config, { logger });
  },
  logger,
);
