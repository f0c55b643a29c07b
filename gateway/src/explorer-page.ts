import { fileURLToPath } from "node:url";
import { closedHeaders } from "@exparte/subgraph/closed-headers";
import express, { Router } from "express";

/** Vite builds it from `explorer/` to beside this module. */
const BUILT = fileURLToPath(new URL("./explorer", import.meta.url));

/** Everything comes from this server. The editor sets style attributes to lay out its lines, and uses workers. */
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
 * Shows GraphiQL to a browser that opens the endpoint; other requests pass through. Everything is served from here, so
 * it works without internet.
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
