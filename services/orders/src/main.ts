import { runProcess } from "@exparte/service/run-process";

await runProcess("orders", async () => {
  const [{ startOrders }, { readConfig }] = await Promise.all([import("./app.js"), import("./config.js")]);
  return startOrders(readConfig(process.env));
});
