import { runProcess } from "@exparte/service/run-process";

await runProcess("identities", async () => {
  const [{ startIdentities }, { readConfig }] = await Promise.all([import("./app.js"), import("./config.js")]);
  return startIdentities(readConfig(process.env));
});
