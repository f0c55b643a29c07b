import { takeInService } from "@exparte/service/take-in-service";
import type { Told } from "./use-cases/take-in/take-in-cases.js";

await takeInService("complaints", process.env, async () => {
  const [{ STORE }, { TIMERS_SCHEMA }, { takeInCases }, { publishCases }] = await Promise.all([
    import("./store/store.js"),
    import("./store/timers.js"),
    import("./use-cases/take-in/take-in-cases.js"),
    import("./use-cases/take-in/publish-cases.js"),
  ]);
  return {
    store: STORE,
    timersSchema: TIMERS_SCHEMA,
    async takeIn(parts, lines) {
      // Made by our own demonstration, of the same version: read as it is.
      await takeInCases(parts, lines as AsyncIterable<Told>);
      await publishCases(parts.database.sql, new Date());
    },
  };
});
