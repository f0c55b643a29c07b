import { runProcess } from "@exparte/service/run-process";
import { startPlatforms } from "./app.js";
import { readConfig } from "./config.js";

await runProcess("platforms", () => startPlatforms(readConfig(process.env)));
