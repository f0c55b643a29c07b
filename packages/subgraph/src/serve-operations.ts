import { partyKey } from "@exparte/auth";
import { Refusal } from "@exparte/refusal";
import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  specifiedRules,
} from "graphql";
import { CloseCode, type Context, type SubscribePayload } from "graphql-ws";
import { type Extra, useServer } from "graphql-ws/use/ws";
import type { Logger } from "pino";
import { WebSocket, type WebSocketServer } from "ws";
import { atMoment } from "./at-moment.js";
import { closeReason } from "./close-reason.js";
import { type AboutRequest, codedError, endOfStreamError } from "./coded-error.js";
import { depthLimit } from "./depth-limit.js";
import { endableOperation } from "./endable-operation.js";
import { eventTurns } from "./event-turns.js";
import { type EventWindow, moreAskedFor, windowAskedFor, withinWindow } from "./event-window.js";
import { loggableError } from "./loggable-error.js";
import { saidOfRequest } from "./said-of-request.js";
import { requireStorableVariables, storableLiterals } from "./sent-values.js";
import { type Caller, identifyCaller, subgraphContext, type VerifyToken } from "./subgraph-context.js";
import { type Reader, subscribeInTurn } from "./subscribe-in-turn.js";
import { validDocuments } from "./valid-documents.js";

/** Tokens in one operation. The gateway allows fewer, and adds a few of its own on the way here. */
export const MAX_TOKENS = 4_000;
/** Far fewer than a service's connections to its database, so that requests still find one. */
const EVENTS_AT_ONCE = { atOnce: 6, ofOneParty: 4 };
/** A silent peer is noticed after at most twice this: one interval until a ping, one without an answer. */
const KEEP_ALIVE_MS = 6_000;
const NOBODY: Reader = { party: "", hearsWhen: false };

export interface OperationsOptions<Deps> {
  schema: GraphQLSchema;
  deps: Deps;
  verifyToken: VerifyToken;
  maxDepth: number;
  /** Whether ordinary requests are under way: events then leave them time. */
  isBusy: () => boolean;
  /** Hears the code of every error that a caller is told. */
  onTold: (code: string) => void;
  logger: Logger;
}

/** The state of one running operation. */
interface RunningOperation {
  requestId: string;
  ending: AbortController;
  stopExpiry: (() => void) | undefined;
  /** Absent when its reader takes whatever comes. */
  window: EventWindow | undefined;
}

type OperationContext = Context<Record<string, unknown> | undefined, Extra>;

/**
 * Serves graphql-transport-ws. The token is that of the OPERATION (`extensions.token` of its payload), because the
 * gateway carries many callers over one socket; a direct client may put one token in `connection_init` instead.
 * When the token of an operation expires the operation ends with TOKEN_EXPIRED; a direct client's socket closes (4403).
 *
 * The gateway's clients share its sockets, so it cannot stop reading one for the sake of one client. Instead it says how
 * many events of an operation may be sent at first (`extensions.events`), and how many more with a pong whose payload is
 * `{ id, more }`. Until then no more is read for that operation.
 */
export function serveOperations<Deps>(options: OperationsOptions<Deps>, sockets: WebSocketServer): void {
  const { schema, deps, verifyToken, logger, onTold } = options;
  const rules = [...specifiedRules, depthLimit(options.maxDepth), storableLiterals];
  const read = validDocuments({ schema, rules, maxTokens: MAX_TOKENS });
  const running = new WeakMap<OperationContext, Map<string, RunningOperation>>();
  const turns = eventTurns({ ...EVENTS_AT_ONCE, isBusy: options.isBusy });
  /** Whose turns an operation uses, by its context. */
  const readers = new WeakMap<object, Reader>();
  const stopSocketExpiry = new WeakMap<OperationContext, () => void>();

  function operationsOf(context: OperationContext): Map<string, RunningOperation> {
    const known = running.get(context);
    if (known !== undefined) return known;
    const operations = new Map<string, RunningOperation>();
    running.set(context, operations);
    return operations;
  }

  function about(context: OperationContext, id: string): AboutRequest {
    return { requestId: running.get(context)?.get(id)?.requestId ?? id, logger, schema };
  }

  /** Reports it once, by closing the socket, and lets go of the operations on it. */
  function closeForbidden(context: OperationContext, refusal: Refusal | undefined): void {
    context.extra.socket.close(CloseCode.Forbidden, closeReason(`${refusal?.code}: ${refusal?.message}`));
    for (const { ending } of operationsOf(context).values()) ending.abort(refusal);
  }

  function endedByThrow(ending: AbortController, error: unknown, requestId: string): void {
    logger.error({ err: loggableError(error), requestId }, "an operation was ended by an error in its timer");
    ending.abort(error);
  }

  function documentOf(query: string): DocumentNode | GraphQLError[] {
    try {
      const document = read(query);
      if ("kind" in document) return document;
      return document.map((error) => withCode(error, "GRAPHQL_VALIDATION_FAILED", schema));
    } catch (error) {
      if (error instanceof GraphQLError) return [withCode(error, "GRAPHQL_PARSE_FAILED")];
      throw error;
    }
  }

  async function admit(context: OperationContext, id: string, payload: SubscribePayload, caller: Caller) {
    const ending = new AbortController();
    const { actor } = caller;
    // An operation with the connection's token ends with the socket.
    const stopExpiry =
      actor && ownToken(payload) !== undefined
        ? atMoment(
            actor.expiresAt,
            () => ending.abort(tokenExpired(actor.expiresAt)),
            (error) => endedByThrow(ending, error, caller.requestId),
          )
        : undefined;
    operationsOf(context).set(id, {
      requestId: caller.requestId,
      ending,
      stopExpiry,
      window: windowAskedFor(payload.extensions),
    });
    const party = actor === undefined ? "" : partyKey(actor);
    const leave = await turns.take(party);
    leave();
    const document = documentOf(payload.query);
    if (Array.isArray(document)) return document;
    requireStorableVariables(payload.variables);
    const contextValue = subgraphContext(deps, caller, ending.signal);
    // The gateway alone opens windows; a direct reader gets what it asked for and nothing beside it.
    readers.set(contextValue, { party, hearsWhen: running.get(context)?.get(id)?.window !== undefined });
    return {
      schema,
      document,
      operationName: payload.operationName,
      variableValues: payload.variables,
      contextValue,
    } satisfies ExecutionArgs;
  }

  useServer<Record<string, unknown> | undefined>(
    {
      subscribe: (args) => subscribeInTurn(args, turns, readers.get(args.contextValue as object) ?? NOBODY),
      async onConnect(context) {
        const token = textOf(context.connectionParams?.token);
        if (token === undefined) return true;
        const caller = await identifyCaller(verifyToken, { token, requestId: undefined });
        if (caller.actor === undefined) {
          closeForbidden(context, caller.refusal);
          return false;
        }
        const { expiresAt } = caller.actor;
        // The operation ended while its token was verified: a timer set now would outlive it.
        if (context.extra.socket.readyState !== WebSocket.OPEN) return false;
        stopSocketExpiry.set(
          context,
          atMoment(
            expiresAt,
            () => closeForbidden(context, tokenExpired(expiresAt)),
            (error) => {
              logger.error({ err: loggableError(error) }, "a socket could not be closed at its token's expiry");
              context.extra.socket.terminate();
            },
          ),
        );
        return true;
      },
      async onSubscribe(context, id, payload) {
        try {
          const token = ownToken(payload) ?? textOf(context.connectionParams?.token);
          const caller = await identifyCaller(verifyToken, { token, requestId: textOf(payload.extensions?.requestId) });
          if (token !== undefined && caller.refusal !== undefined) {
            // This may notice the expiry before the connection's own timer; the client gets the same answer.
            if (ownToken(payload) === undefined && caller.refusal.code === "TOKEN_EXPIRED") {
              closeForbidden(context, caller.refusal);
            }
            throw caller.refusal;
          }
          return await admit(context, id, payload, caller);
        } catch (error) {
          return [codedError(error, about(context, id))];
        }
      },
      onOperation(context, id, _payload, _args, result) {
        const operation = running.get(context)?.get(id);
        if (operation === undefined || !isAsyncGenerator(result)) return undefined;
        const { window } = operation;
        const answers = window === undefined ? result : withinWindow(result, window);
        return endableOperation(answers, operation.ending, (error) => {
          logger.error(
            { err: loggableError(error), requestId: operation.requestId },
            "a subscription could not release what it held",
          );
        });
      },
      onPong(context, payload) {
        const asked = moreAskedFor(payload);
        if (asked !== undefined) operationsOf(context).get(asked.id)?.window?.more(asked.more);
      },
      onNext(context, id, _payload, _args, result) {
        if (result.errors === undefined) return undefined;
        const errors = result.errors.map((error) => codedError(coercion(error), about(context, id)).toJSON());
        for (const { extensions } of errors) onTold(String(extensions?.code));
        return { ...(result.data === undefined ? {} : { data: result.data }), errors };
      },
      onError(context, id, _payload, errors) {
        // Errors of the request already have codes; any other was thrown by the stream, and ended it.
        const told = errors.map((error) =>
          (typeof error.extensions.code === "string" ? error : endOfStreamError(error, about(context, id))).toJSON(),
        );
        for (const { extensions } of told) onTold(String(extensions?.code));
        forget(operationsOf(context), id);
        return told;
      },
      onComplete(context, id) {
        forget(operationsOf(context), id);
      },
      onClose(context) {
        stopSocketExpiry.get(context)?.();
        const operations = operationsOf(context);
        for (const id of [...operations.keys()]) forget(operations, id);
      },
    },
    sockets,
    KEEP_ALIVE_MS,
  );
  // The protocol's server listens to the first error only; a second one without a listener would end the process.
  sockets.on("error", (error) => logger.error({ err: loggableError(error) }, "the websocket server met an error"));
}

function forget(operations: Map<string, RunningOperation>, id: string): void {
  const operation = operations.get(id);
  if (operation === undefined) return;
  operations.delete(id);
  operation.stopExpiry?.();
  operation.ending.abort();
}

function withCode(error: GraphQLError, code: string, schema?: GraphQLSchema): GraphQLError {
  const told = error.originalError instanceof Refusal ? error.originalError : { ...saidOfRequest(error, schema), code };
  const extensions = { ...told.facts, code: told.code };
  return new GraphQLError(told.message, { nodes: error.nodes ?? null, extensions });
}

/** Over HTTP Apollo marks errors in variables; over a websocket they come straight from graphql, without path or code. */
function coercion(error: GraphQLError): GraphQLError {
  if (error.path !== undefined || error.extensions.code !== undefined) return error;
  return new GraphQLError(error.message, { nodes: error.nodes ?? null, extensions: { code: "BAD_USER_INPUT" } });
}

function tokenExpired(expiredAt: Date | undefined): Refusal {
  const message = "The access token has expired. Get a new one from the issuer and come back with your last position.";
  return new Refusal("TOKEN_EXPIRED", message, { expiredAt: expiredAt?.toISOString() ?? null });
}

function ownToken(payload: SubscribePayload): string | undefined {
  return textOf(payload.extensions?.token);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function isAsyncGenerator(value: unknown): value is AsyncGenerator<ExecutionResult, unknown, unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value && "return" in value;
}
