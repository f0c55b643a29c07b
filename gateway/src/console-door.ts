import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { Refusal } from "@exparte/refusal";
import express, { type Request, type RequestHandler, type Response, type Router } from "express";
import { createProxyServer } from "httpxy";
import type { Logger } from "pino";
import { leaveUnread } from "./entrance.js";
import { httpStatusOf } from "./http-status.js";
import type { AddressOf } from "./trusted-proxies.js";

/** Where paper sends whoever wants to verify an order. */
export const VERIFY_PATH = "/verify";
/** Names the visit for which the console asks the graph. */
const VISIT = "x-exparte-visit";
const ANSWERED_WITHIN_MS = 15_000;
/** The question in the QR code of papers that were printed before there were pages. */
const OF_OLD_PAPER = /^\{verifySeal\(digest:"([\w-]{43})"\)\{genuine inForce isCurrentVersion\}\}$/;

export interface ConsoleDoor {
  readonly router: Router;
  /** As given, and for what the console asks: the address of the visitor for whom it asks. */
  readonly addressOf: AddressOf;
}

export interface ConsoleDoorOptions {
  readonly consoleUrl: string;
  readonly addressOf: AddressOf;
  /** Charges the visitor for a page. Rejects with RATE_LIMITED. */
  take(request: Request): Promise<void>;
  readonly logger: Logger;
}

/**
 * Passes on to the console whatever a browser asks for. The console asks the graph without rights of its own and with
 * the name of the visit, so that the visitor pays for it, and one visitor does not use up what all may ask.
 */
export function consoleDoor({ consoleUrl, addressOf, take, logger }: ConsoleDoorOptions): ConsoleDoor {
  const visits = new Map<string, string>();
  const proxy = createProxyServer({
    target: consoleUrl,
    proxyTimeout: ANSWERED_WITHIN_MS,
    timeout: ANSWERED_WITHIN_MS,
  });
  const router = express.Router();

  router.use(async (request, response, next) => {
    if (!isForPages(request)) return next();
    try {
      await take(request);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      leaveUnread(request, response);
      const { status, headers = {} } = httpStatusOf({ ...error.facts, code: error.code });
      return void sayBriefly(response.status(status).set(headers), TOO_MUCH);
    }
    const visit = randomBytes(16).toString("base64url");
    visits.set(visit, addressOf(request));
    response.once("close", () => visits.delete(visit));
    request.headers[VISIT] = visit;
    // The console serves everybody alike: it has no use for a token that somebody sends along.
    delete request.headers.authorization;
    try {
      await proxy.web(request, response);
    } catch (cause) {
      logger.warn({ cause: cause instanceof Error ? cause.message : "unknown" }, "the console gave no page");
      if (response.headersSent) response.destroy();
      else sayBriefly(response.status(503).set("retry-after", "5"), NO_PAGES);
    }
  });

  return { router, addressOf: (request) => visits.get(visitOf(request)) ?? addressOf(request) };
}

/** An old paper's link, opened in a browser, leads to the page. A program gets the answer in JSON, as ever. */
export const pageOfOldPaper: RequestHandler = (request, response, next) => {
  const [, digest] = OF_OLD_PAPER.exec(String(request.query.query)) ?? [];
  response.vary("accept");
  if (digest === undefined || !/\btext\/html\b/i.test(request.headers.accept ?? "")) return next();
  response.redirect(303, `${VERIFY_PATH}?digest=${digest}`);
};

/** Without pages, paper's link still leads to the answer. */
export const answerWithoutPages =
  (graphqlPath: string): RequestHandler =>
  (request, response, next) => {
    const [digest] = /^[\w-]{43}$/.exec(String(request.query.digest)) ?? [];
    if (digest === undefined) return next();
    const query = `{verifySeal(digest:"${digest}"){genuine inForce isCurrentVersion}}`;
    response.redirect(307, `${graphqlPath}?${new URLSearchParams({ query })}`);
  };

/** A program that sends or takes JSON alone is told where GraphQL is. A page that is open takes events. */
function isForPages(request: Request): boolean {
  return request.accepts(["text/html", "text/event-stream"]) !== false && !request.is("json");
}

function visitOf({ headers }: IncomingMessage): string {
  const visit = headers[VISIT];
  return typeof visit === "string" ? visit : "";
}

const TOO_MUCH = [
  "U vraagt te veel tegelijk. Wacht even en probeer het opnieuw.",
  "You ask too much at once. Wait a moment and try again.",
] as const;
const NO_PAGES = [
  "De pagina’s zijn even niet bereikbaar. Probeer het over een minuut opnieuw.",
  "The pages cannot be reached just now. Try again in a minute.",
] as const;

function sayBriefly(response: Response, [dutch, english]: readonly [string, string]): void {
  response
    .set("cache-control", "no-store")
    .type("html")
    .send(
      `<!doctype html><html lang="nl"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Exparte</title><main><p>${dutch}</p><p lang="en">${english}</p></main></html>`,
    );
}
