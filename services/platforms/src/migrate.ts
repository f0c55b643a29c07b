import { migrateService } from "@exparte/service/migrate-service";

await migrateService("platforms", process.env, async () => {
  const { STORE } = await import("./store/store.js");
  return { store: STORE };
});
