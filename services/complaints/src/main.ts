import { runProcess } from "@exparte/service/run-process";
import { startComplaints } from "./app.js";
import { readConfig } from "./config.js";

await runProcess("complaints", () => startComplaints(readConfig(process.env)));
