import { Refusal } from "@exparte/refusal";
import { loggableError } from "@exparte/subgraph/loggable-error";
import { type SaidOfRequest, saidOfRequest } from "@exparte/subgraph/said-of-request";
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from "graphql";
import type { Logger } from "pino";

/** Codes that the runtime puts on errors without a code. Treated as codes, they would let the messages through. */
const NOT_CODES: ReadonlySet<unknown> = new Set(["DOWNSTREAM_SERVICE_ERROR", "INTERNAL_SERVER_ERROR"]);

/** Graphql's own codes; its messages repeat input of the client. */
const ABOUT_THE_REQUEST: ReadonlySet<string> = new Set([
  "BAD_USER_INPUT",
  "BAD_REQUEST",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
]);

export interface AboutRequest {
  readonly requestId: string;
  readonly logger: Logger;
  /** That was asked, once that is known: it tells what an enum takes. */
  readonly schema?: GraphQLSchema | undefined;
  /** Hears the code of every error that a caller is told. */
  readonly onTold?: ((code: string) => void) | undefined;
}

/**
 * The only way for an error to leave the gateway. Refusals with a code pass. Graphql's errors about the request pass
 * with graphql's own code and without the values they repeat. Everything else is masked, and logged under the request
 * id.
 */
export function toldError(error: unknown, about: AboutRequest): GraphQLFormattedError {
  const told = withItsCode(error, about);
  about.onTold?.(String(told.extensions?.code));
  return told;
}

function withItsCode(error: unknown, about: AboutRequest): GraphQLFormattedError {
  const graphqlError = error instanceof GraphQLError ? error : undefined;
  const refusal = refusalIn(error);
  const place = {
    ...(graphqlError?.locations === undefined ? {} : { locations: graphqlError.locations }),
    ...(graphqlError?.path === undefined ? {} : { path: graphqlError.path }),
  };
  if (refusal !== undefined) {
    return { message: refusal.message, ...place, extensions: { ...refusal.facts, code: refusal.code } };
  }
  if (graphqlError !== undefined) {
    // When a body is not JSON, the runtime adds the original error, which repeats the body.
    const { http: _http, unexpected: _unexpected, originalError: _original, ...extensions } = graphqlError.extensions;
    const code = codeOf(graphqlError);
    if (code !== undefined) {
      const { message, facts } = saidOf(graphqlError, code, about.schema);
      return { message, ...place, extensions: { ...extensions, ...facts, code } };
    }
  }
  const { requestId, logger } = about;
  logger.error({ err: loggableError(graphqlError?.originalError ?? error), requestId }, "operation failed");
  return {
    message: `Something went wrong that was not foreseen. Report this request id to the operator of the hub: ${requestId}`,
    ...place,
    extensions: { code: "INTERNAL_SERVER_ERROR", requestId },
  };
}

/** Ways out for errors of the runtime that name none. */
const WAYS_OUT: Readonly<Record<string, string>> = {
  "POST body sent invalid JSON.": "The request body is not valid JSON. Correct it and send it again.",
  "Must provide query string.": "The request holds no operation. Send it as `query`, beside its `variables`.",
  "Can only perform a mutation operation from a POST request.":
    "A mutation changes something, so it is not sent by GET. Send it by POST, with content-type: application/json.",
  "Batching is not supported.": "A request holds one operation. Send one after the other.",
  "Could not determine what operation to execute.":
    "The document holds no operation of the name that was sent, or several and none was named. Send as `operationName` the name of one.",
};

function saidOf(error: GraphQLError, code: string, schema: GraphQLSchema | undefined): SaidOfRequest {
  const message = WAYS_OUT[error.message];
  if (message !== undefined) return { message, facts: {} };
  return ABOUT_THE_REQUEST.has(code) ? saidOfRequest(error, schema) : { message: error.message, facts: {} };
}

function codeOf(error: GraphQLError): string | undefined {
  const { code, requestId } = error.extensions;
  if (typeof code === "string" && !NOT_CODES.has(code)) return code;
  // A service has masked it and logged it under this id.
  if (code === "INTERNAL_SERVER_ERROR" && typeof requestId === "string") return code;
  // A value of the wrong type carries the scalar's own error; only errors with a path come from resolvers.
  const aboutInput = error.message.startsWith('Variable "$') || error.message.startsWith('Argument "');
  if (code === undefined && error.path === undefined && aboutInput) return "BAD_USER_INPUT";
  if (code !== undefined || error.originalError !== undefined) return undefined;
  if (error.message.startsWith("Syntax Error")) return "GRAPHQL_PARSE_FAILED";
  return error.extensions.http === undefined && error.nodes === undefined ? undefined : "BAD_REQUEST";
}

function refusalIn(error: unknown): Refusal | undefined {
  let next = error;
  for (let depth = 0; depth < 5 && next !== undefined; depth += 1) {
    if (next instanceof Refusal) return next;
    next = next instanceof GraphQLError ? next.originalError : next instanceof Error ? next.cause : undefined;
  }
  return undefined;
}
