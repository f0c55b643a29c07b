import { runProcess } from "@exparte/service/run-process";
import { startOrders } from "./app.js";
import { readConfig } from "./config.js";

await runProcess("orders", () => startOrders(readConfig(process.env)));
