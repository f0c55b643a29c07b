import type { EventTurns } from "@exparte/subgraph/event-turns";
import type { Transport } from "@graphql-mesh/transport-common";
import { buildHTTPExecutor } from "@graphql-tools/executor-http";
import type { ExecutionRequest, ExecutionResult } from "@graphql-tools/utils";
import { GraphQLError, print } from "graphql";
import { refuse } from "./refusals.js";
import { operationOf, partyOf, takePlace } from "./running-operation.js";
import type { UnreadBytes } from "./unread-bytes.js";
import { type UpstreamEvents, type UpstreamSockets, upstreamSockets } from "./upstream-sockets.js";

/** A service that has not answered by then counts as lost. */
const UPSTREAM_TIMEOUT_MS = 10_000;
/** Codes that executor-http gives its own failures; none of our services uses them. */
const TRANSPORT_CODES: ReadonlySet<unknown> = new Set([
  "SUBREQUEST_HTTP_ERROR",
  "RESPONSE_VALIDATION_FAILED",
  "TIMEOUT_ERROR",
]);

/**
 * How the gateway reaches a service: queries and mutations over HTTP with the caller's token in `authorization`;
 * subscriptions over a few shared websockets with the caller's token in each operation's `extensions`.
 */
export function subgraphTransport(
  subgraphUrls: Readonly<Record<string, string>>,
  heartbeatMs: number,
  turns: EventTurns,
  unread: UnreadBytes,
): {
  transport: Transport;
  close(): Promise<void>;
} {
  const opened: UpstreamSockets[] = [];
  const transport: Transport = {
    getSubgraphExecutor({ subgraphName }) {
      const name = subgraphName.toLowerCase();
      const endpoint = subgraphUrls[name];
      if (endpoint === undefined) throw new Error(`The supergraph names a subgraph without a URL: ${name}`);
      const sockets = upstreamSockets(endpoint, heartbeatMs, unread);
      opened.push(sockets);
      const overHttp = buildHTTPExecutor({
        endpoint,
        timeout: UPSTREAM_TIMEOUT_MS,
        // Two callers who send the same request at once need separate answers, each with their own token.
        deduplicateInflightRequests: false,
        headers: (request) => {
          const { token, requestId } = operationOf(request?.context);
          return { "x-request-id": requestId, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
        },
      });
      return async (request: ExecutionRequest) => {
        if (request.operationType === "subscription") return subscription(sockets, request, turns) as never;
        const result = (await overHttp(request)) as ExecutionResult;
        if (result.errors === undefined) return result as never;
        const mutation = request.operationType === "mutation";
        return { ...result, errors: result.errors.map((error) => lossOf(error, name, mutation)) } as never;
      };
    },
  };
  return {
    transport,
    async close() {
      await Promise.all(opened.map((sockets) => sockets.close()));
    },
  };
}

/**
 * When a stream fails, the planner repeats its last event with an error beside it. So the error bypasses the planner:
 * it ends the operation at the door, which drops the planner's version.
 */
function subscription(sockets: UpstreamSockets, request: ExecutionRequest, turns: EventTurns): UpstreamEvents {
  const operation = operationOf(request.context);
  const { ending, token, requestId } = operation;
  return sockets.subscribe(
    {
      query: print(request.document),
      variables: request.variables ?? null,
      operationName: request.operationName ?? null,
      extensions: { requestId, ...(token === undefined ? {} : { token }) },
    },
    {
      onFailure: (error) => ending.abort(error),
      turn: (event) => takePlace(operation, turns, event),
      party: partyOf(operation),
    },
  );
}

function lossOf(error: GraphQLError, name: string, mutation: boolean): GraphQLError {
  if (!TRANSPORT_CODES.has(error.extensions.code)) return error;
  const refusal = neverSent(error.originalError)
    ? refuse(
        "UPSTREAM_UNAVAILABLE",
        `The ${name} service cannot be reached; nothing was asked of it. Try again shortly.`,
        {
          service: name,
        },
      )
    : refuse(
        "UPSTREAM_LOST",
        mutation
          ? `The connection to the ${name} service was lost. The change may or may not have been carried out; repeating it is safe.`
          : `The connection to the ${name} service was lost. Try again.`,
        { service: name },
        { cause: error.originalError },
      );
  const place = { path: error.path ?? null, nodes: error.nodes ?? null };
  return new GraphQLError(refusal.message, {
    ...place,
    originalError: refusal,
    extensions: { ...refusal.facts, code: refusal.code },
  });
}

/** Whether the request was refused before it was sent, and so cannot have been carried out. */
function neverSent(error: unknown): boolean {
  let cause = error;
  while (cause instanceof Error) {
    if ("code" in cause && (cause.code === "ECONNREFUSED" || cause.code === "ENOTFOUND")) return true;
    cause = cause instanceof AggregateError ? cause.errors[0] : cause.cause;
  }
  return false;
}
