import type { Logger } from "pino";
import type { RunningGateway } from "./app.js";

/** SIGTERM and SIGINT close the gateway in order; the process exits when that is done. */
export function closeOnSignal(gateway: RunningGateway, logger: Logger): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, async () => {
      logger.info({ signal }, "going down");
      await gateway.close();
      process.exit(0);
    });
  }
}
