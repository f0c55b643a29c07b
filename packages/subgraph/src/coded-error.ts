import { Refusal, type RefusalTable, refusals } from "@exparte/refusal";
import { GraphQLError, type GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import { loggableError } from "./loggable-error.js";
import { saidOfRequest } from "./said-of-request.js";

export const SUBGRAPH_REFUSALS = {
  BODY_TOO_LARGE: "The request body is larger than the limit; send less at a time.",
  BAD_REQUEST:
    "This is not a GraphQL request as it is sent over HTTP; the message says why. Correct it and send it again.",
  QUERY_TOO_DEEP: "The operation nests deeper than the limit; ask for fewer levels, or in two operations.",
  TEXT_NOT_STORABLE:
    "A text holds the character U+0000 or half of a surrogate pair, which cannot be stored; send it without.",
  SERVICE_UNAVAILABLE:
    "The service lost its database, or something else that it depends on; come back, a subscription with its last position.",
  INTERNAL_SERVER_ERROR: "Something nobody foresaw; report the request id to the operator of the hub.",
} as const satisfies RefusalTable;

export const refuse = refusals(SUBGRAPH_REFUSALS);

/** Persisted queries are switched off; for a caller this is just another bad request. */
const PERSISTED_QUERY_CODES: ReadonlySet<unknown> = new Set([
  "PERSISTED_QUERY_NOT_SUPPORTED",
  "PERSISTED_QUERY_NOT_FOUND",
]);

/** Codes that graphql-js and Apollo give to requests that never reached a resolver. */
const REQUEST_ERROR_CODES: ReadonlySet<unknown> = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_USER_INPUT",
  "BAD_REQUEST",
  "OPERATION_RESOLUTION_FAILURE",
  ...PERSISTED_QUERY_CODES,
]);

export interface AboutRequest {
  readonly requestId: string;
  readonly logger: Logger;
  /** That was asked, once that is known: it tells what an enum takes. */
  readonly schema?: GraphQLSchema;
}

/**
 * The one way in which an error leaves a service. A refusal keeps its message and becomes `extensions.code` with its
 * facts. What graphql says about the request passes, without the values that it repeats. An outage becomes
 * SERVICE_UNAVAILABLE. Anything else is masked, and logged under the request id that the caller gets.
 */
export function codedError(error: unknown, about: AboutRequest): GraphQLError {
  const graphqlError = error instanceof GraphQLError ? error : undefined;
  const place = { nodes: graphqlError?.nodes ?? null, path: graphqlError?.path ?? null };
  const causes = causesOf(error);
  const refusal = causes.find((cause) => cause instanceof Refusal);
  if (refusal !== undefined) {
    return new GraphQLError(refusal.message, { ...place, extensions: { ...refusal.facts, code: refusal.code } });
  }
  if (graphqlError !== undefined && isAboutTheRequest(graphqlError)) {
    // `http` is Apollo's note to itself about the response's status.
    const { stacktrace: _stacktrace, http: _http, ...extensions } = graphqlError.extensions;
    const code = PERSISTED_QUERY_CODES.has(extensions.code) ? "BAD_REQUEST" : (extensions.code ?? "BAD_USER_INPUT");
    const { message, facts } = saidOfRequest(graphqlError, about.schema);
    return new GraphQLError(message, { ...place, extensions: { ...extensions, ...facts, code } });
  }
  const { requestId, logger } = about;
  const outage = causes.some(isOutage);
  logger.error(
    { err: loggableError(causes.at(-1)), requestId, path: graphqlError?.path?.join(".") },
    "operation failed",
  );
  const code = outage ? "SERVICE_UNAVAILABLE" : "INTERNAL_SERVER_ERROR";
  const message = outage
    ? `The service lost something that it depends on. Try again; a subscription comes back with its last position. Request id: ${requestId}`
    : `Something went wrong that was not foreseen. Report this request id to the operator of the hub: ${requestId}`;
  return new GraphQLError(message, { ...place, extensions: { code, requestId } });
}

/** An error that ended a subscription's source: anything but a refusal is an outage for the subscriber, who resumes. */
export function endOfStreamError(error: unknown, about: AboutRequest): GraphQLError {
  const coded = codedError(error, about);
  if (coded.extensions.code !== "INTERNAL_SERVER_ERROR") return coded;
  return new GraphQLError(
    `The service could not go on with this subscription. Come back with your last position. Request id: ${about.requestId}`,
    { extensions: { code: "SERVICE_UNAVAILABLE", requestId: about.requestId } },
  );
}

/** The error itself, then what it wraps: graphql wraps in `originalError`, we and MikroORM in `cause`. */
function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = [];
  let next = error;
  while (next !== undefined && next !== null && !causes.includes(next)) {
    causes.push(next);
    next = next instanceof GraphQLError ? next.originalError : next instanceof Error ? next.cause : undefined;
  }
  return causes;
}

function isAboutTheRequest(error: GraphQLError): boolean {
  if (error.path === undefined) return REQUEST_ERROR_CODES.has(error.extensions.code);
  // A null for an argument that has a default passes validation and is found only when the field is executed.
  return error.originalError instanceof GraphQLError && error.message.startsWith('Argument "');
}

/** What pg says, without any code, when a connection is lost or cannot be opened. */
const LOST_CONNECTION =
  /Connection terminated|Client has encountered a connection error|Client was closed and is not queryable|timeout exceeded when trying to connect|Query read timeout|Cannot use a pool after calling end/;

const SOCKET_GONE = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH)$/;
const SQLSTATE_THAT_PASSES = /^(08(?!P01)...|(40|53|57|58)...|25006|25P0[34]|55P03)$/;

/**
 * Socket errors of Node, PostgreSQL's classes 08 (connection), 40 (rollback: another transaction went first), 53
 * (resources), 57 (operator intervention, also a statement that took too long) and 58 (system), a server that is
 * read-only (25006), a transaction that it ended (25P03, 25P04) and a lock that was not to be had (55P03), and pg's
 * codeless ones: all pass, and nothing was written. Not 08P01: the server understood the connection, and refuses what
 * we sent over it.
 */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (!("code" in error) || typeof error.code !== "string") return LOST_CONNECTION.test(error.message);
  return SOCKET_GONE.test(error.code) || SQLSTATE_THAT_PASSES.test(error.code);
}
