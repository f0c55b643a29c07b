import { Refusal } from "@exparte/refusal";
import type { ErrorRequestHandler, RequestHandler } from "express";
import type { Logger } from "pino";
import { codedError, refuse } from "./coded-error.js";

/**
 * Answers when something goes wrong before a request reaches GraphQL: a body that is too large or cannot be read (its
 * JSON, charset or encoding). Express itself would answer with a page that holds a stack trace.
 */
export function refuseBody(
  maxBytes: number,
  logger: Logger,
  onTold: (code: string) => void = () => {},
): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    // The answer has begun; Express can only cut the connection.
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    // An earlier handler may already have coded the error.
    const isSaid = status === undefined || error instanceof Refusal;
    const cause = isSaid ? error : refusalOf(status, limitOf(error) ?? maxBytes);
    const requestId = request.get("x-request-id");
    const plainId = requestId !== undefined && /^[\w.:-]{1,64}$/.test(requestId) ? requestId : crypto.randomUUID();
    const said = codedError(cause, { requestId: plainId, logger }).toJSON();
    onTold(String(said.extensions?.code));
    response.status(status ?? 500).json({ errors: [said] });
  };
}

function statusOf(error: unknown): number | undefined {
  const status = typeof error === "object" && error !== null && "status" in error ? error.status : undefined;
  return typeof status === "number" && status >= 400 && status < 500 ? status : undefined;
}

/** The body reader attaches its limit when the limit depends on the caller. */
function limitOf(error: unknown): number | undefined {
  const limit = typeof error === "object" && error !== null && "limit" in error ? error.limit : undefined;
  return typeof limit === "number" ? limit : undefined;
}

function refusalOf(status: number, maxBytes: number) {
  if (status === 413) {
    return refuse("BODY_TOO_LARGE", `The request body is larger than ${maxBytes} bytes. Send less at a time.`);
  }
  return refuse(
    "BAD_REQUEST",
    status === 415
      ? "The request body's charset or encoding is not known here. Send JSON in UTF-8, plain or gzipped."
      : "The request body is not valid JSON. Correct it and send it again.",
  );
}

/** GraphQL is accepted only as JSON; anything else is refused before it is read. */
export const wrongContentType = () =>
  refuse("BAD_REQUEST", "The request is not JSON. Send it with content-type: application/json.");

/** Express itself would answer with a page. The answer does not repeat the requested path. */
export const nothingHere =
  (path: string): RequestHandler =>
  (_request, response) => {
    const { code, message } = refuse("BAD_REQUEST", `Nothing is at this address. GraphQL is at ${path}.`);
    response.status(404).json({ errors: [{ message, extensions: { code } }] });
  };
