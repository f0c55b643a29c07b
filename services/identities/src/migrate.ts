import { migrateService } from "@exparte/service/migrate-service";

await migrateService("identities", process.env, async () => {
  const [{ STORE }, { TIMERS_SCHEMA }] = await Promise.all([import("./store/store.js"), import("./store/timers.js")]);
  return { store: STORE, timersSchema: TIMERS_SCHEMA };
});
