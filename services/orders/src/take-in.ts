import { takeInService } from "@exparte/service/take-in-service";
import type { Told } from "./use-cases/take-in/take-in-history.js";

await takeInService("orders", process.env, async () => {
  const [{ STORE }, { TIMERS_SCHEMA }, { takeInHistory }, { publishHistory }] = await Promise.all([
    import("./store/store.js"),
    import("./store/timers.js"),
    import("./use-cases/take-in/take-in-history.js"),
    import("./use-cases/take-in/publish-history.js"),
  ]);
  return {
    store: STORE,
    timersSchema: TIMERS_SCHEMA,
    async takeIn(parts, lines) {
      // Made by our own demonstration, of the same version: read as it is.
      await takeInHistory(parts, lines as AsyncIterable<Told>);
      await publishHistory(parts.database.sql, new Date());
    },
  };
});
