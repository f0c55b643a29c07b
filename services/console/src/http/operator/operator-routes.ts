import express, { type Router } from "express";
import { OPERATOR } from "../../session/role.js";
import { forRole, type PartyHandler } from "../party-visit.js";
import { ownKeyRoutes, revokeRoutes } from "./key-routes.js";
import type { OperatorRoutesOptions } from "./options.js";
import { showOverview } from "./overview-route.js";
import { showCourt, showPlatform } from "./party-routes.js";
import { newKeyRoutes, registerRoutes } from "./register-routes.js";

/** The longest form: a platform with all its domains. */
const LONGEST_FORM = "256kb";

/** The pages of the operator, below /operator. */
export function operatorRoutes(options: OperatorRoutesOptions): Router {
  const router = express.Router();
  router.use(express.urlencoded({ extended: false, limit: LONGEST_FORM }));
  const page = (handler: PartyHandler) => forRole(OPERATOR, options, handler);
  const form = (path: string, { show, send }: Record<"show" | "send", PartyHandler>) => {
    router.get(path, page(show));
    router.post(path, page(send));
  };
  router.get("/", page(showOverview(options)));
  form("/new/:what", registerRoutes(options));
  router.get("/courts/:id", page(showCourt(options)));
  form("/courts/:id/new-key", newKeyRoutes(options, "court"));
  form("/courts/:id/revoke-key", revokeRoutes(options, "court"));
  router.get("/platforms/:id", page(showPlatform(options)));
  form("/platforms/:id/new-key", newKeyRoutes(options, "platform"));
  form("/platforms/:id/revoke-key", revokeRoutes(options, "platform"));
  form("/platforms/:id/own-key", ownKeyRoutes(options));
  return router;
}
