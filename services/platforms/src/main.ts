import { runProcess } from "@exparte/service/run-process";

await runProcess("platforms", async () => {
  const [{ startPlatforms }, { readConfig }] = await Promise.all([import("./app.js"), import("./config.js")]);
  return startPlatforms(readConfig(process.env));
});
