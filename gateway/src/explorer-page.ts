import { fileURLToPath } from "node:url";
import { closedHeaders } from "@exparte/subgraph/closed-headers";
import express, { Router } from "express";

/** Built by Vite beside this module, from `explorer/`. */
const BUILT = fileURLToPath(new URL("./explorer", import.meta.url));

/** All from here; the editor lays out its lines with style attributes, and reads along in workers. */
const SOURCES = {
  "script-src": ["'self'"],
  "style-src": ["'self'", "'unsafe-inline'"],
  "font-src": ["'self'", "data:"],
  "img-src": ["'self'", "data:"],
  "worker-src": ["'self'", "blob:"],
  // Browsers differ in whether 'self' holds for websockets of the same host.
  "connect-src": ["'self'", "ws:", "wss:"],
};

/**
 * GraphiQL for whoever opens the endpoint in a browser; other requests pass through. Everything is served from here,
 * so it works without internet.
 */
export function explorerPage(path: string): Router {
  const router = Router();
  router.use(
    `${path}/explorer`,
    closedHeaders(SOURCES),
    express.static(BUILT, { index: false, immutable: true, maxAge: "1h" }),
  );
  router.get(path, (request, response, next) => {
    const wantsPage = request.headers.accept?.includes("text/html") === true && request.query.query === undefined;
    if (!wantsPage) return next();
    closedHeaders(SOURCES)(request, response, () => response.sendFile("index.html", { root: BUILT }));
  });
  return router;
}
