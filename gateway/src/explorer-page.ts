import { fileURLToPath } from "node:url";
import express, { Router } from "express";

/** Built by Vite beside this module, from `explorer/`. */
const BUILT = fileURLToPath(new URL("./explorer", import.meta.url));

/**
 * GraphiQL for whoever opens the endpoint in a browser; other requests pass through. Everything is served from here,
 * so it works without internet.
 */
export function explorerPage(path: string): Router {
  const router = Router();
  router.use(`${path}/explorer`, express.static(BUILT, { index: false, immutable: true, maxAge: "1h" }));
  router.get(path, (request, response, next) => {
    const wantsPage = request.headers.accept?.includes("text/html") === true && request.query.query === undefined;
    if (wantsPage) response.sendFile("index.html", { root: BUILT });
    else next();
  });
  return router;
}
