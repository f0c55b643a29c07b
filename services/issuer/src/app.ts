import { once } from "node:events";
import { createServer } from "node:http";
import { mayScrape, metricsDoor, partMetrics } from "@exparte/metrics";
import type { Logger } from "pino";
import { CHOOSE, chooseParty } from "./choose-party.js";
import type { IssuerConfig } from "./config.js";
import { clientCredentials, signingKeys } from "./data-dir.js";
import { DEMO_CLIENTS } from "./demo-clients.js";
import { createProvider } from "./provider.js";

/**
 * Starts the demonstration issuer. Its keys and its clients' secrets are made at the first start and kept in the
 * data directory. Rejects when the port is taken.
 */
export async function startIssuer(
  config: IssuerConfig,
  logger: Logger,
): Promise<{ url: string; close(): Promise<void> }> {
  const keys = await signingKeys(config.dataDir);
  const clients = await clientCredentials(config.dataDir, DEMO_CLIENTS);
  const provider = createProvider(config, keys, clients);
  provider.on("server_error", (_, cause) => logger.error({ err: cause }, "the issuer failed to answer"));
  provider.on("grant.error", (ctx, cause) =>
    logger.info({ clientId: ctx.oidc.client?.clientId, error: cause.error }, "a token was refused"),
  );

  const metrics = metricsDoor(
    partMetrics({ part: "issuer", onProblem: (message, cause) => logger.warn({ err: cause }, message) }),
    mayScrape(config.metricsFrom),
  );
  const answer = provider.callback();
  const choose = chooseParty(provider, clients, config.publicUrl ?? config.issuer);
  const server = createServer((request, response) => {
    if (request.url === "/health" || request.url === "/ready") response.writeHead(200).end("ok\n");
    else if (request.url === "/metrics" && request.method === "GET") void metrics(request, response);
    else if (request.url?.startsWith(CHOOSE)) {
      choose(request, response).catch((cause: unknown) => {
        logger.error({ err: cause }, "the issuer failed to answer");
        response.destroy();
      });
    } else void answer(request, response);
  });
  server.listen(config.port, config.host);
  await once(server, "listening");
  logger.info({ url: config.issuer }, "listening");

  return {
    url: config.issuer,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
