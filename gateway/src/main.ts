import { readFile } from "node:fs/promises";
import { tokenVerifier } from "@exparte/auth";
import { openLog } from "@exparte/log";
import { startGateway } from "./app.js";
import { closeOnSignal } from "./close-on-signal.js";
import { readConfig } from "./config.js";

const config = readConfig(process.env);
const logger = openLog("gateway", config.logLevel);
const supergraph = await readFile(new URL("../supergraph.graphql", import.meta.url), "utf8");
const gateway = await startGateway({ ...config, supergraph, verifyToken: tokenVerifier(config), logger });
closeOnSignal(gateway, logger);
