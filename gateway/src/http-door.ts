import { type Actor, partyKey, type VerifyToken } from "@exparte/auth";
import { Refusal } from "@exparte/refusal";
import { atMoment } from "@exparte/subgraph/at-moment";
import { endableOperation } from "@exparte/subgraph/endable-operation";
import type { EventTurns } from "@exparte/subgraph/event-turns";
import { loggableError } from "@exparte/subgraph/loggable-error";
import { requireShallowVariables } from "@exparte/subgraph/sent-values";
import type { GatewayPlugin } from "@graphql-hive/gateway-runtime";
import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
  validate,
} from "graphql";
import type { Logger } from "pino";
import { isPublic } from "./admission.js";
import type { Watch } from "./gateway-metrics.js";
import { httpStatusOf } from "./http-status.js";
import { type Introspection, introspects, isStandard } from "./introspection.js";
import {
  MAX_VALIDATION_ERRORS,
  requireAffordable,
  requireModest,
  requireShortText,
  WITH_TOKEN,
} from "./operation-limits.js";
import { parsedTexts } from "./parsed-texts.js";
import { type PartyCounts, tooManyOperations } from "./party-limits.js";
import { refuse } from "./refusals.js";
import {
  POINTS_FOR_A_STREAM,
  POINTS_FOR_INTROSPECTION,
  pointsFor,
  pointsToParse,
  pointsToValidate,
  type RequestRates,
} from "./request-rates.js";
import { operationOf, partyOf, placeGivenBack, type RunningOperation, runningOperation } from "./running-operation.js";
import { told, withLastWord } from "./told-result.js";

export interface HttpDoorOptions {
  verifyToken: VerifyToken;
  publicFields: ReadonlySet<string>;
  introspection: Introspection;
  rates: RequestRates;
  /** New streams of one party begin one after the other. */
  beginnings: EventTurns;
  /** The server-sent event streams that are open; shutdown ends them. */
  streams: Set<AbortController>;
  /** A stream counts as one operation of its party. */
  counts: PartyCounts;
  watch: Watch;
  logger: Logger;
}

/**
 * Hooks into the runtime. On the way in, for both doors: limits, and for HTTP the token. On the way out, for HTTP:
 * errors are coded or masked, and an event stream ends with one coded error when its token expires, its service is lost
 * or the gateway goes down. Websockets have their own door for that.
 */
export function httpDoor(options: HttpDoorOptions): GatewayPlugin {
  const { verifyToken, publicFields, introspection, rates, beginnings, streams, counts, watch, logger } = options;
  const operations = new WeakMap<Request, RunningOperation>();
  const readText = parsedTexts();
  const documents = new WeakMap<RunningOperation, DocumentNode>();
  /** Documents that passed validation. An invalid one is validated each time, and pays each time. */
  const valid = new WeakSet<DocumentNode>();
  /** The key under which an introspection's answer will be kept. */
  const keys = new WeakMap<RunningOperation, string>();
  let schema: GraphQLSchema | undefined;

  async function check(args: {
    document: Parameters<typeof isPublic>[0];
    schema: Parameters<typeof requireAffordable>[0];
    operationName?: string | null | undefined;
    variableValues?: unknown;
    contextValue?: unknown;
  }): Promise<{ errors: GraphQLError[] } | undefined> {
    const operation = operationOf(args.contextValue);
    const operationName = args.operationName ?? undefined;
    valid.add(args.document);
    try {
      // Without an actor there was no token: a bad token has been refused already.
      if (operation.actor === undefined && !isPublic(args.document, operationName, publicFields)) {
        await verifyToken(operation.token);
      }
      const variables = (args.variableValues ?? {}) as Record<string, unknown>;
      const cost = requireAffordable(args.schema, args.document, variables, operationName, operation.limits);
      const stream = isSubscription(args.document, operationName) ? POINTS_FOR_A_STREAM : 0;
      await rates.take(operation, pointsFor(cost, operation.actor) + stream);
      return undefined;
    } catch (error) {
      return { errors: [asGraphQLError(error)] };
    }
  }

  /** Checks what the text alone shows before validation, which may take far longer than sending the text did. */
  function readWithin(operation: RunningOperation, text: string, key: string | undefined): DocumentNode {
    const withToken = operation.actor !== undefined;
    // The standard introspection is longer than what callers without a token may ask, and is computed only once.
    const limits = isStandard(key) ? WITH_TOKEN : operation.limits;
    const document = readText(text, { limits, keep: withToken });
    requireModest(document, limits);
    introspection.requireOpen(document, { key, withToken });
    return document;
  }

  /** Over HTTP a subscription is a stream without end: a client that did not ask for a stream would wait for ever. */
  function unlessStreamed(contextValue: unknown): { errors: GraphQLError[] } | undefined {
    const { request } = contextValue as { request: Request };
    // A websocket's operations carry a placeholder request, which is not in this map.
    if (!operations.has(request)) return undefined;
    // The runtime streams in no other form: it answers multipart with 406.
    if (/\btext\/(event-stream|\*)/i.test(request.headers.get("accept") ?? "")) return undefined;
    const message =
      "A subscription is answered with a stream: ask with accept: text/event-stream, or over a websocket.";
    return { errors: [new GraphQLError(message, { originalError: refuse("BAD_REQUEST", message) })] };
  }

  return {
    onSchemaChange(changed) {
      schema = changed.schema;
    },
    onRequestParse({ request, serverContext }) {
      operations.set(request, operationOf(serverContext));
    },
    async onParams({ context, params, setParams, setResult }) {
      const operation = operationOf(context);
      try {
        requireShallowVariables(params.variables);
        const { query, extensions } = params;
        if (query === undefined && isHashOnly(extensions)) {
          // The runtime throws when there is no text, so it gets this one, which does not run.
          setParams({ ...params, query: "{ __typename }" });
          throw notKept();
        }
        if (typeof query !== "string") return;
        requireShortText(query, operation.limits);
        const before = readText.known(query);
        const isKnown = before !== undefined && valid.has(before);
        if (!isKnown) await rates.take(operation, pointsToParse(query.length));
        const key = introspection.keyOf(query, params.operationName ?? undefined);
        // Only callers with a token fill the cache, so that others cannot push its entries out.
        if (key !== undefined && (operation.actor !== undefined || isStandard(key))) {
          const kept = introspection.kept(key);
          if (kept !== undefined) {
            await rates.take(operation, POINTS_FOR_INTROSPECTION);
            return setResult(kept);
          }
          keys.set(operation, key);
        }
        const document = readWithin(operation, query, key);
        if (!isKnown) await rates.take(operation, pointsToValidate(document.tokenCount ?? 0));
        // A different text for it has to be computed and costs as much.
        if (introspects(document)) await rates.take(operation, POINTS_FOR_INTROSPECTION);
        documents.set(operation, document);
      } catch (error) {
        setResult({ errors: [asGraphQLError(error)] });
      }
    },
    onParse({ context, setParsedDocument }) {
      // Not in the runtime's parser: it would cache a refusal and give it to every later caller.
      const document = documents.get(operationOf(context));
      if (document !== undefined) setParsedDocument(document);
    },
    onValidate({ setValidationFn }) {
      setValidationFn((schema, document, rules) =>
        validate(schema, document, rules, { maxErrors: MAX_VALIDATION_ERRORS }),
      );
    },
    async onExecute({ args, setResultAndStopExecution }) {
      const refused = await check(args);
      if (refused !== undefined) return void setResultAndStopExecution(refused);
      const key = keys.get(operationOf(args.contextValue));
      if (key === undefined) return undefined;
      return {
        onExecuteDone({ result }) {
          if (!isIterable(result)) introspection.keep(key, args.document, result as ExecutionResult);
        },
      };
    },
    async onSubscribe({ args, setResultAndStopExecution }) {
      const refused = (await check(args)) ?? unlessStreamed(args.contextValue);
      if (refused !== undefined) return void setResultAndStopExecution(refused);
      const operation = operationOf(args.contextValue);
      (await beginnings.take(partyOf(operation)))();
      // The client of a websocket has gone meanwhile, so nobody hears this.
      if (operation.ending.signal.aborted) setResultAndStopExecution({ errors: [] });
    },
    onResultProcess({ request, result, setResult }) {
      const operation = operations.get(request) ?? runningOperation({ requestId: undefined, token: undefined });
      const about = { requestId: operation.requestId, logger, schema, onTold: watch.onTold };
      if (isIterable(result)) {
        const { ending } = operation;
        const { actor } = operation;
        const leave = actor === undefined ? () => {} : counts.operations.enter(partyKey(actor));
        if (leave === undefined) {
          const refusal = tooManyOperations(counts.operations.limit, "party");
          void (result as AsyncGenerator<ExecutionResult>).return(undefined).catch(() => {}); // it never began
          const errors = [new GraphQLError(refusal.message, { originalError: refusal })];
          return setResult(withStatus(told({ errors }, about), false) as never);
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
        const events = endableOperation(placeGivenBack(result, operation, watch.onSent), ending, (error) => {
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
        const answer = result as ExecutionResult;
        setResult(withStatus(told(answer, about), isMutationByGet(answer)) as never);
      }
    },
    onResponse({ request, response }) {
      const operation = operations.get(request);
      if (operation !== undefined) response.headers.set("x-request-id", operation.requestId);
      // Most answers of the graph are about one party, so no cache may keep any.
      response.headers.set("cache-control", "no-store");
    },
  };
}

/** The runtime uses `extensions.http` for the response's status and headers, and removes it from the body. */
function withStatus(result: ExecutionResult, mutationByGet: boolean): ExecutionResult {
  if (result.errors === undefined) return result;
  return { ...result, extensions: { ...result.extensions, http: httpOf(result, mutationByGet) } };
}

/** An executed operation is answered 200 whatever its result, even with `data: null` (GraphQL over HTTP, 6.4). */
function httpOf({ data, errors }: ExecutionResult, mutationByGet: boolean) {
  if (mutationByGet) return { status: 405, headers: { allow: "POST" } };
  return data === undefined ? httpStatusOf(errors?.[0]?.extensions) : { status: 200 };
}

/**
 * GraphQL over HTTP demands 405 for a mutation by GET, whatever the client accepts; graphql-sse defers to that
 * specification. The runtime has noticed it and marks its error.
 */
function isMutationByGet({ errors }: ExecutionResult): boolean {
  const http: unknown = errors?.[0]?.extensions.http;
  return typeof http === "object" && http !== null && "status" in http && http.status === 405;
}

const isSubscription = (document: DocumentNode, operationName: string | undefined) =>
  getOperationAST(document, operationName)?.operation === OperationTypeNode.SUBSCRIPTION;

/** Throws anything else: a bug. */
function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  if (error instanceof Refusal) return new GraphQLError(error.message, { originalError: error });
  throw error;
}

function isHashOnly(extensions: unknown): boolean {
  if (typeof extensions !== "object" || extensions === null || !("persistedQuery" in extensions)) return false;
  const { persistedQuery } = extensions;
  return typeof persistedQuery === "object" && persistedQuery !== null && "sha256Hash" in persistedQuery;
}

/** Apollo's clients and urql recognise it by its message, and send the text with their next request. */
const notKept = () => refuse("PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported");

function expired(actor: Actor | undefined): Refusal {
  const message = "Your access token has expired. Get a new one and come back with your last position.";
  return new Refusal("TOKEN_EXPIRED", message, { expiredAt: actor?.expiresAt.toISOString() ?? null });
}

function isIterable(result: unknown): result is AsyncIterable<ExecutionResult> {
  return typeof result === "object" && result !== null && Symbol.asyncIterator in result;
}
