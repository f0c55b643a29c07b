import { runProcess } from "@exparte/service/run-process";
import { startIdentities } from "./app.js";
import { readConfig } from "./config.js";

await runProcess("identities", () => startIdentities(readConfig(process.env)));
