import express, { type Router } from "express";
import { disclosureRoutes } from "./disclosure-routes.js";
import { inboxRoutes } from "./inbox-route.js";
import { itemRoutes } from "./item-routes.js";
import { showJoin } from "./join-route.js";
import { keyRoutes } from "./key-routes.js";
import { hearLive } from "./live-route.js";
import { orderRoutes } from "./order-routes.js";
import { forPlatforms, type PlatformRoutesOptions } from "./platform-visit.js";
import { posterRoutes } from "./poster-routes.js";

/** A text of 20,000 characters, each of which URL encoding may write as twelve, twice: as typed, and in what is sealed. */
const LONGEST_FORM = "700kb";

/** The pages of a platform without a system of its own, below /platform. */
export function platformRoutes(options: PlatformRoutesOptions): Router {
  const router = express.Router();
  router.use(express.urlencoded({ extended: false, limit: LONGEST_FORM }));
  const page = (handler: Parameters<typeof forPlatforms>[1]) => forPlatforms(options, handler);
  const inbox = inboxRoutes(options);
  const keys = keyRoutes(options);
  const orders = orderRoutes(options);
  const items = itemRoutes(options);
  const posters = posterRoutes(options);
  const disclosures = disclosureRoutes(options);

  router.get("/", page(inbox.show));
  router.post("/", page(inbox.acknowledge));
  router.get("/live", hearLive(options));
  router.get("/join", showJoin(options));
  router.get("/key", page(keys.show));
  router.post("/key", page(keys.register));
  router.get("/orders/:id", page(orders.show));
  router.get("/orders/:id/proof", page(orders.proof));
  router.get("/orders/:id/paper", page(orders.paper));
  router.get("/orders/:id/oppose", page(orders.oppose));
  router.post("/orders/:id/oppose", page(orders.sendOpposition));
  router.get("/orders/:id/items/:item", page(items.fillIn));
  router.post("/orders/:id/items/:item", page(items.say));
  router.get("/orders/:id/items/:item/poster", page(posters.fillIn));
  router.post("/orders/:id/items/:item/poster", page(posters.say));
  router.get("/disclosures/:id", page(disclosures.show));
  router.post("/disclosures/:id", page(disclosures.send));
  return router;
}
