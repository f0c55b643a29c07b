import express, { type ErrorRequestHandler, type Router } from "express";
import { languageOf } from "../language.js";
import { statusOf } from "../request-errors.js";
import { actRoutes } from "./act-routes.js";
import { appealRoutes } from "./appeal-routes.js";
import { applicationRoutes } from "./application-routes.js";
import { type CourtRoutesOptions, forCourts } from "./court-visit.js";
import { grantRoutes } from "./grant-routes.js";
import { LONGEST_READ_BYTES, noteLength, unreadPage } from "./long-forms.js";
import { showOrder } from "./order-route.js";
import { showPenalty } from "./penalty-route.js";
import { showQueue } from "./queue-route.js";
import { versionRoutes } from "./version-routes.js";

/** An order with as many rows as there can be, or opposition against as many items. */
const MOST_FIELDS = 5_000;

const VERSIONS = [
  ["/orders/:id/change", "change"],
  ["/orders/:id/modify/:of", "modify"],
  ["/orders/:id/modify-appeal/:of", "modify-appeal"],
] as const;

/** The pages of a court, below /court. */
export function courtRoutes(options: CourtRoutesOptions): Router {
  const router = express.Router();
  router.use(
    express.urlencoded({
      extended: false,
      limit: LONGEST_READ_BYTES,
      parameterLimit: MOST_FIELDS,
      verify: noteLength,
    }),
  );
  const page = (handler: Parameters<typeof forCourts>[1]) => forCourts(options, handler);
  const { enter, sendApplication, show, refuse, sendRefusal } = applicationRoutes(options);
  const { fillIn, sendGrant } = grantRoutes(options);

  router.get("/", page(showQueue(options)));
  router.get("/applications/new", page(enter));
  router.post("/applications/new", page(sendApplication));
  router.get("/applications/:id", page(show));
  router.get("/applications/:id/refuse", page(refuse));
  router.post("/applications/:id/refuse", page(sendRefusal));
  router.get("/applications/:id/grant", page(fillIn));
  router.post("/applications/:id/grant", page(sendGrant));
  const appeals = appealRoutes(options);
  router.get("/appeals/new", page(appeals.fillIn));
  router.post("/appeals/new", page(appeals.sendAppeal));
  router.get("/orders/:id", page(showOrder(options)));
  router.get("/orders/:id/penalty/:of", page(showPenalty(options)));
  for (const [path, kind] of VERSIONS) {
    const { fillIn, sendVersion } = versionRoutes(options, kind);
    router.get(path, page(fillIn));
    router.post(path, page(sendVersion));
  }
  const acts = actRoutes(options);
  router.get("/orders/:id/:act{/:of}", page(acts.fillIn));
  router.post("/orders/:id/:act{/:of}", page(acts.sendAct));
  const unread: ErrorRequestHandler = (error: unknown, request, response, next) => {
    if (statusOf(error) !== 413 || response.headersSent) return next(error);
    const language = languageOf(request, response);
    options.send(request, response, language, unreadPage(language, error));
  };
  router.use(unread);
  return router;
}
