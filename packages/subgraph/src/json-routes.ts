import { Refusal } from "@exparte/refusal";
import express, { type Router } from "express";
import type { Logger } from "pino";
import { codedError } from "./coded-error.js";
import { wrongContentType } from "./refuse-body.js";

/** What a service answers beside GraphQL, in JSON. */
export interface JsonRoute {
  readonly method: "GET" | "POST";
  readonly path: string;
  /** The body is whatever was sent, unchecked. A refusal is answered with its code; anything else is masked and logged. */
  answer(body: unknown): Promise<object> | object;
}

/** Such a body is a few fields. */
const MAX_BODY_BYTES = 4_096;

/** Serves the routes. No cache may keep an answer, and a body must be JSON. */
export function jsonRoutes(
  routes: readonly JsonRoute[],
  { logger, onTold }: { readonly logger: Logger; readonly onTold: (code: string) => void },
): Router {
  const router = express.Router();
  for (const { method, path, answer } of routes) {
    const handler = async (request: express.Request, response: express.Response) => {
      response.set("cache-control", "no-store");
      const requestId = crypto.randomUUID();
      try {
        if (method === "POST" && !request.is("application/json")) throw wrongContentType();
        response.json(await answer(method === "POST" ? request.body : undefined));
      } catch (error) {
        const said = codedError(error, { requestId, logger }).toJSON();
        onTold(String(said.extensions?.code));
        response.status(error instanceof Refusal ? 400 : 500).json({ errors: [said] });
      }
    };
    if (method === "GET") router.get(path, handler);
    else router.post(path, express.json({ limit: MAX_BODY_BYTES }), handler);
  }
  return router;
}
