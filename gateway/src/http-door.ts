import { type Actor, bearerToken, type VerifyToken } from "@exparte/auth";
import { Refusal } from "@exparte/refusal";
import { atMoment } from "@exparte/subgraph/at-moment";
import { endableOperation } from "@exparte/subgraph/endable-operation";
import { loggableError } from "@exparte/subgraph/loggable-error";
import { wrongContentType } from "@exparte/subgraph/refuse-body";
import { requireShallowVariables } from "@exparte/subgraph/sent-values";
import type { GatewayPlugin } from "@graphql-hive/gateway-runtime";
import { type ExecutionResult, GraphQLError } from "graphql";
import type { Logger } from "pino";
import { admit, isPublic } from "./admission.js";
import { MAX_TOKENS, requireAffordable, STATIC_LIMITS } from "./operation-limits.js";
import { type PartyCounts, partyKey, tooManyOperations } from "./party-limits.js";
import { refuse } from "./refusals.js";
import { operationOf, type RunningOperation, runningOperation } from "./running-operation.js";
import { toldError } from "./told-error.js";

export interface HttpDoorOptions {
  verifyToken: VerifyToken;
  publicFields: ReadonlySet<string>;
  /** Server-sent event streams that are open: shutdown ends them. */
  streams: Set<AbortController>;
  /** A stream is one of its party's operations. */
  counts: PartyCounts;
  logger: Logger;
}

/**
 * What the runtime does on the way in and out. On the way in, for both doors: limits, and over HTTP the token. On the
 * way out, for HTTP: errors are coded or masked, and a stream of events ends with one coded error when its token
 * expires, its service is lost or the gateway goes down (a websocket has its own door for that).
 */
export function httpDoor({ verifyToken, publicFields, streams, counts, logger }: HttpDoorOptions): GatewayPlugin {
  const operations = new WeakMap<Request, RunningOperation>();
  const actors = new WeakMap<RunningOperation, Actor>();

  async function check(args: {
    document: Parameters<typeof isPublic>[0];
    schema: Parameters<typeof requireAffordable>[0];
    operationName?: string | null | undefined;
    variableValues?: unknown;
    contextValue?: unknown;
  }): Promise<{ errors: GraphQLError[] } | undefined> {
    const operation = operationOf(args.contextValue);
    const operationName = args.operationName ?? undefined;
    try {
      if (operation.actor === undefined) {
        const actor = await admit(verifyToken, operation.token, isPublic(args.document, operationName, publicFields));
        if (actor !== undefined) actors.set(operation, actor);
      }
      requireAffordable(
        args.schema,
        args.document,
        (args.variableValues ?? {}) as Record<string, unknown>,
        operationName,
      );
      return undefined;
    } catch (error) {
      if (error instanceof GraphQLError) return { errors: [error] };
      if (error instanceof Refusal) return { errors: [new GraphQLError(error.message, { originalError: error })] };
      throw error;
    }
  }

  /** Over HTTP a subscription is a stream without end; whoever did not ask for one would wait for ever. */
  function unlessStreamed(contextValue: unknown): { errors: GraphQLError[] } | undefined {
    const { request } = contextValue as { request: Request };
    // A websocket's operations come with a request that stands for none.
    if (!operations.has(request)) return undefined;
    // The runtime streams in no other form: it answers multipart with 406.
    if (/\btext\/(event-stream|\*)/i.test(request.headers.get("accept") ?? "")) return undefined;
    const message =
      "A subscription is answered with a stream: ask with accept: text/event-stream, or over a websocket.";
    return { errors: [new GraphQLError(message, { originalError: refuse("BAD_REQUEST", message) })] };
  }

  return {
    onRequestParse({ requestParser, endResponse, fetchAPI }) {
      if (requestParser !== undefined) return;
      const { code, message } = wrongContentType();
      endResponse(fetchAPI.Response.json({ errors: [{ message, extensions: { code } }] }, { status: 415 }));
    },
    onParams({ request, context, params, setResult }) {
      if (!("operation" in context)) {
        const { headers } = request;
        const operation = runningOperation({
          requestId: headers.get("x-request-id"),
          token: bearerToken(headers.get("authorization") ?? undefined),
        });
        operations.set(request, operation);
        Object.assign(context, { operation });
      }
      try {
        requireShallowVariables(params.variables);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        setResult({ errors: [new GraphQLError(error.message, { originalError: error })] });
      }
    },
    onParse({ parseFn, setParseFn }) {
      setParseFn((source, options) => parseFn(source, { ...options, maxTokens: MAX_TOKENS }));
    },
    onValidate({ addValidationRule }) {
      for (const rule of STATIC_LIMITS) addValidationRule(rule);
    },
    async onExecute({ args, setResultAndStopExecution }) {
      const refused = await check(args);
      if (refused !== undefined) setResultAndStopExecution(refused);
    },
    async onSubscribe({ args, setResultAndStopExecution }) {
      const refused = (await check(args)) ?? unlessStreamed(args.contextValue);
      if (refused !== undefined) setResultAndStopExecution(refused);
    },
    onResultProcess({ request, result, setResult }) {
      const operation = operations.get(request) ?? runningOperation({ requestId: undefined, token: undefined });
      const about = { requestId: operation.requestId, logger };
      if (isIterable(result)) {
        const { ending } = operation;
        const actor = actors.get(operation);
        const leave = actor === undefined ? () => {} : counts.operations.enter(partyKey(actor));
        if (leave === undefined) {
          const refusal = tooManyOperations(counts.operations.limit, "party");
          void (result as AsyncGenerator<ExecutionResult>).return(undefined).catch(() => {}); // it never began
          const errors = [new GraphQLError(refusal.message, { originalError: refusal })];
          return setResult(withStatus(told({ errors }, about)) as never);
        }
        streams.add(ending);
        const stopExpiry =
          actor === undefined
            ? () => {}
            : atMoment(
                actor.expiresAt,
                () => ending.abort(expired(actor)),
                (error) => ending.abort(error),
              );
        ending.signal.addEventListener("abort", stopExpiry, { once: true });
        const events = endableOperation(result as AsyncGenerator<ExecutionResult>, ending, (error) => {
          logger.debug(
            { err: loggableError(error), requestId: operation.requestId },
            "a subscription did not return quietly",
          );
        });
        setResult(
          withLastWord(events, about, () => {
            stopExpiry();
            leave();
            streams.delete(ending);
          }) as never,
        );
      } else if (!Array.isArray(result) && result !== undefined) {
        setResult(withStatus(told(result as ExecutionResult, about)) as never);
      }
    },
    onResponse({ request, response }) {
      const operation = operations.get(request);
      if (operation !== undefined) response.headers.set("x-request-id", operation.requestId);
    },
  };
}

type About = Parameters<typeof toldError>[1];

function told(result: ExecutionResult, about: About): ExecutionResult {
  if (result.errors === undefined) return result;
  return { ...result, errors: result.errors.map((error) => toldError(error, about)) as never };
}

/** The runtime takes `extensions.http` for the response's status and headers, and leaves it out of the body. */
function withStatus(result: ExecutionResult): ExecutionResult {
  if (result.errors === undefined) return result;
  const { status, headers } = statusOf(result.errors[0]?.extensions.code);
  return { ...result, extensions: { ...result.extensions, http: { status, headers } } };
}

/** 200 once the operation was executed, whatever came of it (GraphQL over HTTP, 6.4); otherwise what HTTP has for it. */
function statusOf(code: unknown): { status: number; headers?: Record<string, string> } {
  if (typeof code !== "string") return { status: 200 };
  if (code.startsWith("TOKEN_")) return { status: 401, headers: { "www-authenticate": "Bearer" } };
  if (code === "TOO_MANY_OPERATIONS") return { status: 429 };
  if (code === "ISSUER_UNAVAILABLE") return { status: 503 };
  return { status: /^(GRAPHQL_|QUERY_TOO_|BAD_|OPERATION_RESOLUTION)/.test(code) ? 400 : 200 };
}

/**
 * An event stream has no message for "failed", so the failure is its last event. Not an async generator, whose
 * `return()` would wait for the next event when the client has gone.
 */
function withLastWord(
  events: AsyncGenerator<ExecutionResult>,
  about: About,
  onEnd: () => void,
): AsyncIterableIterator<unknown> {
  return {
    async next() {
      try {
        const event = await events.next();
        if (event.done !== true) return { done: false, value: told(event.value, about) };
        onEnd();
        return { done: true, value: undefined };
      } catch (error) {
        onEnd();
        return { done: false, value: { errors: [toldError(error, about)] } };
      }
    },
    async return() {
      onEnd();
      await events.return(undefined);
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function expired(actor: Actor | undefined): Refusal {
  const message = "Your access token has expired. Get a new one and come back with your last position.";
  return new Refusal("TOKEN_EXPIRED", message, { expiredAt: actor?.expiresAt.toISOString() ?? null });
}

function isIterable(result: unknown): result is AsyncIterable<unknown> {
  return typeof result === "object" && result !== null && Symbol.asyncIterator in result;
}
