import { migrateService } from "@exparte/service/migrate-service";

await migrateService("orders", process.env, async () => {
  const [{ STORE }, { TIMERS_SCHEMA }] = await Promise.all([import("./store/store.js"), import("./store/timers.js")]);
  return { store: STORE, timersSchema: TIMERS_SCHEMA };
});
