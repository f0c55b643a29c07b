import { createServer } from "node:http";
import { mayScrape, metricsDoor, partMetrics } from "@exparte/metrics";
import { closedHeaders } from "@exparte/subgraph/closed-headers";
import { draining } from "@exparte/subgraph/draining";
import { listen } from "@exparte/subgraph/listen";
import { problemLog } from "@exparte/subgraph/problem-log";
import compression from "compression";
import express from "express";
import type { Logger } from "pino";
import type { ConsoleConfig } from "./config.js";
import { graphAsker } from "./graph/ask-graph.js";
import { codeExchanger } from "./graph/exchange-code.js";
import { builtAssets } from "./http/assets.js";
import { caseRoutes } from "./http/case/case-routes.js";
import { complaintRoutes } from "./http/complaints/complaint-routes.js";
import { courtRoutes } from "./http/court/court-routes.js";
import { readinessAsker } from "./http/operator/ask-readiness.js";
import { operatorRoutes } from "./http/operator/operator-routes.js";
import { pageRoutes } from "./http/page-routes.js";
import { platformRoutes } from "./http/platform/platform-routes.js";
import { pageSender } from "./http/send-page.js";
import { CALLBACK, signInRoutes } from "./http/sign-in-routes.js";
import { supervisionRoutes } from "./http/supervision/supervision-routes.js";
import { keyFileSigner } from "./seal/key-file-signer.js";
import { isLoopback } from "./session/cookie.js";
import { openIdConnect } from "./session/oidc.js";
import { sessions as openSessions } from "./session/sessions.js";

/** A request, with its body, must have arrived by then. */
const REQUEST_WITHIN_MS = 30_000;
/** All that a page loads is from here, and nothing on it is written in the page itself. */
const SOURCES = {
  "script-src": ["'self'"],
  "style-src": ["'self'"],
  "form-action": ["'self'"],
  "connect-src": ["'self'"],
};

export interface ConsoleSurroundings {
  readonly logger: Logger;
  /** Default: the system's. */
  readonly now?: () => Date;
}

/**
 * Serves the pages. It has no rights: what it shows it asks of the gateway, as anyone may or with the token of whoever
 * signed in or entered a code. It keeps nothing but their sessions, in memory.
 */
export async function startConsole(
  config: ConsoleConfig,
  { logger, now = () => new Date() }: ConsoleSurroundings,
): Promise<{ url: string; close(): Promise<void> }> {
  const stopping = new AbortController();
  const metrics = metricsDoor(
    partMetrics({ part: "console", onProblem: problemLog(logger) }),
    mayScrape(config.metricsFrom),
  );
  const { gatewayUrl, publicUrl, signIn, sealKeysDir } = config;
  const assets = await builtAssets();
  const secure = publicUrl === undefined || !isLoopback(new URL(publicUrl));
  const sessions = openSessions({ secure, now });
  const oidc =
    signIn === undefined || publicUrl === undefined
      ? undefined
      : openIdConnect({ ...signIn, redirectUri: `${publicUrl}${CALLBACK}`, now });
  const ask = graphAsker(gatewayUrl);
  const send = pageSender({ assets: assets.paths, sessions, hasSignIn: oidc !== undefined });
  const signer = sealKeysDir === undefined ? undefined : keyFileSigner(sealKeysDir);

  const app = express();
  app.disable("x-powered-by");
  app.get(["/health", "/ready"], (_request, response) => void response.json({ status: "up", service: "console" }));
  app.get("/metrics", metrics);
  app.use(compression());
  app.use(assets.routes);
  app.use(closedHeaders(SOURCES));
  app.use(signInRoutes({ sessions, oidc, publicUrl, send, logger }));
  app.use(caseRoutes({ ask, exchange: codeExchanger(gatewayUrl), sessions, send, assets: assets.paths, now }));
  app.use("/court", courtRoutes({ ask, sessions, send, signer, now, logger }));
  app.use("/complaints", complaintRoutes({ ask, sessions, send, now }));
  app.use("/operator", operatorRoutes({ ask, sessions, send, now, readiness: readinessAsker(gatewayUrl) }));
  app.use(
    "/supervision",
    supervisionRoutes({
      ask,
      sessions,
      send,
      now,
      gatewayUrl,
      watchScript: assets.paths.watchScript,
      stopping: stopping.signal,
    }),
  );
  app.use(
    "/platform",
    // Its script hears what is new, from here alone.
    closedHeaders({ ...SOURCES, "connect-src": ["'self'"] }),
    platformRoutes({
      ask,
      gatewayUrl,
      sessions,
      send,
      assets: assets.paths,
      now,
      stopping: stopping.signal,
    }),
  );
  app.use(pageRoutes({ ask, send, assets: assets.paths, now, logger }));

  const server = createServer({ requestTimeout: REQUEST_WITHIN_MS }, app);
  const drained = draining(server);
  const port = await listen(server, config.port, config.host);
  const url = `http://localhost:${port}`;
  logger.info({ url }, "listening");
  return {
    url,
    async close() {
      drained.drain();
      stopping.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      await closed;
    },
  };
}
