import express, { type Router } from "express";
import { COORDINATOR, type Role, SUPERVISOR } from "../../session/role.js";
import { openStreams } from "../open-streams.js";
import { forRole, type PartyHandler } from "../party-visit.js";
import { endedOrPage } from "./event-stream.js";
import { sendFeed, sendInboxFeed } from "./feed-routes.js";
import { sendMessagesCsv, showInbox } from "./inbox-routes.js";
import type { SupervisionRoutesOptions } from "./options.js";
import { sendOrdersCsv, showOrder, showOrders } from "./orders-routes.js";
import { sendFiguresCsv, showSupervision } from "./overview-routes.js";

/** The pages of supervisors and the coordinator, below /supervision. */
export function supervisionRoutes(options: SupervisionRoutesOptions): Router {
  const router = express.Router();
  const page = (role: Role, handler: PartyHandler) => forRole(role, options, handler);
  const stream = (role: Role, handler: PartyHandler) =>
    forRole(role, { ...options, send: endedOrPage(options.send) }, handler);
  const streaming = { ...options, begun: openStreams() };
  // The coordinator of a hub comes to the same address, and has an inbox and no figures.
  router.get("/", (request, response, next) => {
    const party = options.sessions.of(request)?.party;
    if (party?.type === "coordinator") return response.redirect(303, "/supervision/inbox");
    next();
  });
  router.get("/", page(SUPERVISOR, showSupervision(options)));
  router.get("/figures.csv", page(SUPERVISOR, sendFiguresCsv(options)));
  router.get("/orders", page(SUPERVISOR, showOrders(options)));
  router.get("/orders.csv", page(SUPERVISOR, sendOrdersCsv(options)));
  router.get("/orders/:id", page(SUPERVISOR, showOrder(options)));
  router.get("/feed", stream(SUPERVISOR, sendFeed(streaming)));
  router.get("/inbox", page(COORDINATOR, showInbox(options)));
  router.get("/inbox.csv", page(COORDINATOR, sendMessagesCsv(options)));
  router.get("/inbox/feed", stream(COORDINATOR, sendInboxFeed(streaming)));
  return router;
}
