import { Refusal } from "@exparte/refusal";
import { wrongContentType } from "@exparte/subgraph/refuse-body";
import express, { type Request, type Response, type Router } from "express";
import type { Logger } from "pino";
import { httpStatusOf } from "./http-status.js";
import { refuse } from "./refusals.js";

const PATH = "/case-token";
/** A code with its field's name. */
const MAX_BODY_BYTES = 1_024;
const ANSWERED_WITHIN_MS = 10_000;

export interface CaseTokenOptions {
  /** Where the service is that exchanges codes. */
  readonly ordersUrl: string;
  /** Counts the attempt for its sender. Rejects with RATE_LIMITED. */
  take(request: Request): Promise<void>;
  readonly logger: Logger;
}

/**
 * `POST /case-token` with `{ "code": "…" }` gives a token for ten minutes, as OAuth's token endpoints answer (RFC 6749,
 * section 5.1). The code is in the body alone: addresses end up in logs.
 */
export function caseToken({ ordersUrl, take, logger }: CaseTokenOptions): Router {
  const router = express.Router();

  /** Before the body is read: an attempt counts, whatever it sends. */
  const charge = async (request: Request, response: Response, next: () => void) => {
    response.set("cache-control", "no-store");
    try {
      await take(request);
      if (!request.is("application/json")) throw wrongContentType();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return void answerRefusal(response, error);
    }
    next();
  };

  router.post(PATH, charge, express.json({ limit: MAX_BODY_BYTES }), async (request, response) => {
    try {
      const { status, body } = await exchanged(new URL(PATH, ordersUrl), request.body);
      response.status(status).json(body);
    } catch (cause) {
      // Its message may hold what was sent.
      logger.warn(
        { service: "orders", cause: cause instanceof Error ? cause.name : "unknown" },
        "no code was exchanged",
      );
      answerRefusal(
        response.status(503),
        refuse("UPSTREAM_UNAVAILABLE", "The service that exchanges codes gives no answer. Try again shortly."),
      );
    }
  });
  return router;
}

async function exchanged(url: URL, body: unknown): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body ?? {}),
    signal: AbortSignal.timeout(ANSWERED_WITHIN_MS),
  });
  return { status: answer.status, body: await answer.json() };
}

function answerRefusal(response: Response, { code, message, facts }: Refusal): void {
  const { status, headers = {} } = httpStatusOf({ ...facts, code });
  if (response.statusCode === 200) response.status(status);
  response.set(headers).json({ errors: [{ message, extensions: { ...facts, code } }] });
}
