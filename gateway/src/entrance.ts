import type { IncomingMessage } from "node:http";
import type { Actor, VerifyToken } from "@exparte/auth";
import { bearerToken } from "@exparte/auth";
import { Refusal } from "@exparte/refusal";
import { wrongContentType } from "@exparte/subgraph/refuse-body";
import express, { type Request, type RequestHandler, type Response } from "express";
import type { Logger } from "pino";
import { requireFewValues } from "./body-values.js";
import { httpStatusOf } from "./http-status.js";
import { type Introspection, isStandard } from "./introspection.js";
import { type OperationLimits, WITH_TOKEN, WITHOUT_TOKEN } from "./operation-limits.js";
import { refuse } from "./refusals.js";
import { POINTS_FOR_INTROSPECTION, pointsToComeIn, type RequestRates } from "./request-rates.js";
import { type RunningOperation, runningOperation } from "./running-operation.js";
import { toldError } from "./told-error.js";
import type { AddressOf } from "./trusted-proxies.js";

/**
 * Our requests hold the four parameters of GraphQL over HTTP. A few more are let through, so that a mistake gets an
 * explanation.
 */
const MAX_PARAMETERS = 20;

export interface EntranceOptions {
  verifyToken: VerifyToken;
  rates: RequestRates;
  introspection: Introspection;
  addressOf: AddressOf;
  /** Whether the gateway is going down: single answers are still given, but no stream begins. */
  isClosing(): boolean;
  /** Hears the code of every error that a caller is told here. */
  onTold?: (code: string) => void;
  logger: Logger;
}

/**
 * The checks that every GraphQL request over HTTP passes, cheapest first: its method and type, its sender, how much
 * that sender has asked lately, and last its body. Leaves the operation at `operationAt(response)` and the parsed body
 * at `request.body`.
 */
export function entrance(options: EntranceOptions): RequestHandler[] {
  const { verifyToken, rates, introspection, addressOf, isClosing, onTold, logger } = options;
  const read = { withToken: jsonWithin(WITH_TOKEN), withoutToken: jsonWithin(WITHOUT_TOKEN) };

  function answer(response: Response, error: unknown, requestId: string): void {
    const told = toldError(error, { requestId, logger, onTold });
    // Nothing was executed, so an unexpected failure must not look like a success.
    const { status, headers = {} } = httpStatusOf(told.extensions);
    response.status(status === 200 ? 500 : status).set(headers);
    response.json({ errors: [told] });
  }

  const ofAKnownForm: RequestHandler = (request, response, next) => {
    response.set("cache-control", "no-store");
    const { method } = request;
    if (method !== "GET" && method !== "POST") {
      const { code, message } = refuse("BAD_REQUEST", "GraphQL is asked by POST; a query may also be sent by GET.");
      return void response
        .status(405)
        .set("allow", "GET, POST")
        .json({ errors: [{ message, extensions: { code } }] });
    }
    // A page of another site can send every type but JSON without a preflight request. Null means that there is no
    // body.
    if (method === "GET" || request.is("application/json") !== false) return next();
    const { code, message } = wrongContentType();
    response.status(415).json({ errors: [{ message, extensions: { code } }] });
  };

  const fromSomebody: RequestHandler = async (request, response, next) => {
    const token = bearerToken(request.headers.authorization);
    const address = addressOf(request);
    const requestId = request.get("x-request-id");
    let operation = runningOperation({ requestId, token, address });
    response.set("x-request-id", operation.requestId);
    try {
      if (isClosing() && request.headers.accept?.includes("text/event-stream")) {
        throw refuse("GOING_DOWN", "The gateway is going down. Come back at once, with your last position.");
      }
      const caller = token === undefined ? undefined : await callerOf(verifyToken, token);
      if (caller instanceof Refusal) {
        await rates.take({ actor: undefined, address }, pointsToComeIn(bodyBytesOf(request, undefined), undefined));
        throw caller;
      }
      operation = runningOperation({ requestId: operation.requestId, token, actor: caller, address });
      await rates.take(operation, pointsToComeIn(bodyBytesOf(request, caller), caller));
      operations.set(response, operation);
      next();
    } catch (error) {
      if (error instanceof Refusal && error.code === "RATE_LIMITED") leaveUnread(request, response);
      answer(response, error, operation.requestId);
    }
  };

  const withABody: RequestHandler = (request, response, next) => {
    if (request.method === "GET") return next();
    const reader = operationAt(response).actor === undefined ? read.withoutToken : read.withToken;
    reader(request, response, next);
  };

  /** The runtime's server walks the keys of the body: in a string or bytes, each character or byte would be a key. */
  const ofFewParameters: RequestHandler = ({ method, body }, response, next) => {
    const message = method === "GET" ? undefined : notParameters(body);
    if (message === undefined) return next();
    const { code } = refuse("BAD_REQUEST", message);
    response.status(400).json({ errors: [{ message, extensions: { code } }] });
  };

  /** The introspection that tools send first is 390 KB and never changes, so it is sent from memory. */
  const answeredFromMemory: RequestHandler = async (request, response, next) => {
    const { method, body } = request;
    const isJson = request.accepts("application/json") === "application/json";
    const key = method === "POST" && isJson ? standardKeyOf(body) : undefined;
    const bytes = key === undefined ? undefined : introspection.keptBytes(key);
    if (bytes === undefined) return next();
    const operation = operationAt(response);
    try {
      await rates.take(operation, POINTS_FOR_INTROSPECTION);
      response.type("application/json").send(bytes);
    } catch (error) {
      answer(response, error, operation.requestId);
    }
  };

  function standardKeyOf({ query, operationName }: { query?: unknown; operationName?: unknown }): string | undefined {
    if (typeof query !== "string") return undefined;
    if (operationName !== undefined && operationName !== null && typeof operationName !== "string") return undefined;
    const key = introspection.keyOf(query, operationName ?? undefined);
    return isStandard(key) ? key : undefined;
  }

  return [ofAKnownForm, fromSomebody, withABody, ofFewParameters, answeredFromMemory];
}

const operations = new WeakMap<Response, RunningOperation>();

/** The operation that came in with the request. Throws when the request did not pass the entrance: a bug. */
export function operationAt(response: Response): RunningOperation {
  const operation = operations.get(response);
  if (operation === undefined) throw new Error("A request came in past the entrance");
  return operation;
}

function jsonWithin(limits: OperationLimits): RequestHandler {
  return express.json({
    limit: limits.bodyBytes,
    strict: false,
    verify: (_request, _response, body) => requireFewValues(body, limits),
  });
}

/** The announced size. A body without one, or a compressed one, counts as the largest that is allowed. */
function bodyBytesOf({ headers }: IncomingMessage, actor: Actor | undefined): number {
  const announced = Number(headers["content-length"] ?? 0);
  const isPlain = (headers["content-encoding"] ?? "identity") === "identity";
  if (headers["transfer-encoding"] === undefined && isPlain) return announced;
  return actor === undefined ? WITHOUT_TOKEN.bodyBytes : WITH_TOKEN.bodyBytes;
}

/** Does not read the rest of the body: a sender over the rate could make us read it again and again. */
export function leaveUnread(request: Request, response: Response): void {
  if (request.complete) return;
  response.set("connection", "close");
  response.once("finish", () => request.socket.destroySoon());
}

async function callerOf(verifyToken: VerifyToken, token: string): Promise<Actor | Refusal> {
  try {
    return await verifyToken(token);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** Why a body is not a GraphQL request, and the way out. */
function notParameters(body: unknown): string | undefined {
  if (body === undefined) return "The request holds no operation. Send it as `query`, beside its `variables`.";
  if (Array.isArray(body)) return "A request holds one operation. Send one after the other.";
  if (typeof body !== "object" || body === null) {
    return "The request body is no JSON object. Send one that holds the operation as `query`, beside its `variables`.";
  }
  const found = Object.keys(body).length;
  if (found === 0) return "The request holds no operation. Send it as `query`, beside its `variables`.";
  if (found <= MAX_PARAMETERS) return undefined;
  return `The request has ${found} parameters. It takes query, variables, operationName and extensions; leave out the others.`;
}
