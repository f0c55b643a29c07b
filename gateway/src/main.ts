import { readFile } from "node:fs/promises";
import { startOrSayWhy } from "@exparte/service/run-process";

await startOrSayWhy("gateway", async () => {
  const { readConfig } = await import("./config.js");
  const config = readConfig(process.env);
  const [{ tokenVerifier }, { openLog }, { startGateway }, { closeOnSignal }, supergraph] = await Promise.all([
    import("@exparte/auth"),
    import("@exparte/log"),
    import("./app.js"),
    import("./close-on-signal.js"),
    readFile(new URL("../supergraph.graphql", import.meta.url), "utf8"),
  ]);
  const logger = openLog("gateway", config.logLevel);
  const gateway = await startGateway({ ...config, supergraph, verifyToken: tokenVerifier(config), logger });
  closeOnSignal(gateway, logger);
  return gateway;
});
