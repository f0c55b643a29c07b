import { runProcess } from "@exparte/service/run-process";

await runProcess("complaints", async () => {
  const [{ startComplaints }, { readConfig }] = await Promise.all([import("./app.js"), import("./config.js")]);
  return startComplaints(readConfig(process.env));
});
