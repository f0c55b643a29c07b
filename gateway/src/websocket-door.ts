import { type Actor, bearerToken, partyKey, type VerifyToken } from "@exparte/auth";
import { Refusal } from "@exparte/refusal";
import { atMoment } from "@exparte/subgraph/at-moment";
import { closeReason } from "@exparte/subgraph/close-reason";
import { endableOperation } from "@exparte/subgraph/endable-operation";
import type { EventTurns } from "@exparte/subgraph/event-turns";
import { loggableError } from "@exparte/subgraph/loggable-error";
import {
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  parse,
} from "graphql";
import { CloseCode, type Context, type SubscribePayload } from "graphql-ws";
import type { Extra } from "graphql-ws/use/ws";
import type { Logger } from "pino";
import { WebSocket, type WebSocketServer } from "ws";
import type { Watch } from "./gateway-metrics.js";
import { type OpenLimits, type PartyCounts, tooManyOperations, tooManySockets } from "./party-limits.js";
import { refuse } from "./refusals.js";
import { failing, isExecuted, requestErrorsIn } from "./request-failed.js";
import type { RequestRates } from "./request-rates.js";
import { placeGivenBack, type RunningOperation, runningOperation } from "./running-operation.js";
import { socketEntrance, TRY_AGAIN_LATER } from "./socket-entrance.js";
import { serveInTurn } from "./sockets-in-turn.js";
import { toldError } from "./told-error.js";
import type { AddressOf } from "./trusted-proxies.js";
import type { Held, UnreadBytes } from "./unread-bytes.js";

/** Not 4429: clients of graphql-ws never reconnect after that code, and a slow reader should. */
const SLOW_CONSUMER_CLOSE_CODE = 4413;
const MAX_BUFFERED_BYTES = 8 * 1_048_576;
/** Whoever does not read does not hear why either: until then what it left unread is held. */
const SLOW_CLOSE_GRACE_MS = 5_000;
/** A socket that says nothing about who it is closes with 4408. */
const CONNECTION_INIT_WITHIN_MS = 10_000;
/** graphql-ws demands a document; the runtime parses the real one. */
const RUN_BY_THE_RUNTIME = parse("{ runByTheRuntime }");

export interface WebSocketDoorOptions {
  verifyToken: VerifyToken;
  /** Hands an operation to the runtime. */
  run(
    payload: SubscribePayload,
    operation: RunningOperation,
  ): Promise<ExecutionResult | AsyncIterable<ExecutionResult>>;
  /** A silent client is noticed after twice this time at most. */
  heartbeatMs: number;
  /** Determines a client's address, also behind a trusted proxy. */
  addressOf: AddressOf;
  limits: OpenLimits;
  counts: PartyCounts;
  rates: RequestRates;
  /** New operations take turns with the events of running ones. */
  turns: EventTurns;
  /** Whether ordinary requests are under way, which need the processor too. */
  isBusy: () => boolean;
  unread: UnreadBytes;
  /** What can be asked: it tells what an enum takes. */
  schema: GraphQLSchema;
  watch: Watch;
  logger: Logger;
}

type Door = Context<Record<string, unknown> | undefined, Extra>;

interface Visitor {
  actor: Actor;
  token: string;
  stopExpiry(): void;
  /** What waits in the socket to be read. */
  held: Held;
  /** Takes the socket off its party's counts. */
  leave(): void;
  operations: Map<string, CountedOperation>;
}

interface CountedOperation extends RunningOperation {
  /** Takes it off its party's count. */
  leave(): void;
}

/**
 * graphql-transport-ws for clients. The token comes in `connection_init` and is verified there. The socket closes with
 * 4401 without a token, with 4403 for a bad one, and with 4403 again when it expires, each time with a reason. A
 * subscription that fails ends with one error message.
 */
export function websocketDoor(options: WebSocketDoorOptions, sockets: WebSocketServer): void {
  const { verifyToken, run, addressOf, limits, counts, rates, turns, unread, schema, watch, logger } = options;
  const visitors = new WeakMap<WebSocket, Visitor>();

  function close(socket: WebSocket, code: number, refusal: Refusal): void {
    watch.onTold(refusal.code);
    socket.close(code, closeReason(`${refusal.code}: ${refusal.message}`));
    // The client can receive nothing any more, so nothing needs to be kept for it.
    for (const operation of visitors.get(socket)?.operations.values() ?? []) operation.ending.abort(refusal);
  }

  const entrance = socketEntrance({ tellWhy: close, addressOf, limits, rates, logger });

  /** Counts the operation from here on, while it waits for its turn too. */
  function admitted(visitor: Visitor, id: string, payload: SubscribePayload): CountedOperation | Refusal {
    if (visitor.operations.size >= limits.maxOperationsPerSocket) {
      return tooManyOperations(limits.maxOperationsPerSocket, "socket");
    }
    const leave = counts.operations.enter(partyKey(visitor.actor));
    if (leave === undefined) return tooManyOperations(counts.operations.limit, "party");
    const requestId = payload.extensions?.requestId;
    const operation = runningOperation({
      requestId: typeof requestId === "string" ? requestId : undefined,
      token: visitor.token,
      actor: visitor.actor,
    });
    // The id may be in use for an operation that has not run yet: that one ends here.
    forget(visitor, id);
    const counted = { ...operation, leave };
    visitor.operations.set(id, counted);
    return counted;
  }

  function tell(door: Door, id: string, errors: readonly unknown[]) {
    const requestId = visitors.get(door.extra.socket)?.operations.get(id)?.requestId ?? id;
    const told = errors.map((error) => toldError(error, { requestId, logger, schema, onTold: watch.onTold }));
    const { socket } = door.extra;
    const actor = visitors.get(socket)?.actor;
    // A service may notice the expiry before our own timer; the client gets the same answer.
    if (actor !== undefined && told.some(({ extensions }) => extensions?.code === "TOKEN_EXPIRED")) {
      close(socket, CloseCode.Forbidden, expired(actor));
    }
    return told;
  }

  serveInTurn(
    {
      connectionInitWaitTimeout: CONNECTION_INIT_WITHIN_MS,
      async onConnect({ connectionParams, extra: { socket } }) {
        const token = tokenOf(connectionParams);
        try {
          const actor = await verifyToken(token);
          await entrance.admit(socket, actor);
          // The socket may have closed while its token was verified; nobody would take it off the counts later.
          if (socket.readyState !== WebSocket.OPEN) return false;
          const leave = counts.sockets.enter(partyKey(actor));
          if (leave === undefined) {
            // A client that lost a socket must be able to return once the lost one is found dead.
            entrance.turnAway(socket, TRY_AGAIN_LATER, tooManySockets(counts.sockets.limit, "party"));
            return false;
          }
          const held = unread.enter(partyKey(actor), {
            bytes: () => socket.bufferedAmount,
            drop: (refusal) => entrance.turnAway(socket, SLOW_CONSUMER_CLOSE_CODE, refusal, SLOW_CLOSE_GRACE_MS),
          });
          const stopExpiry = atMoment(
            actor.expiresAt,
            () => close(socket, CloseCode.Forbidden, expired(actor)),
            entrance.ended(socket),
          );
          visitors.set(socket, {
            actor,
            token: token ?? "",
            stopExpiry,
            held,
            leave() {
              leave();
              held.leave();
            },
            operations: new Map(),
          });
          return true;
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          const overdrawn = entrance.refusalWithoutToken(socket);
          if (overdrawn === undefined) entrance.turnAway(socket, closeCodeOf(error, token), error);
          else entrance.turnAway(socket, TRY_AGAIN_LATER, overdrawn);
          return false;
        }
      },
      onPing: ({ extra: { socket } }) => entrance.spendPing(socket),
      onPong: ({ extra: { socket } }) => entrance.spendPing(socket),
      async onSubscribe({ extra: { socket }, subscriptions }, id, payload) {
        const visitor = visitors.get(socket);
        if (visitor === undefined) return [new GraphQLError("No token was verified for this socket")];
        const operation = admitted(visitor, id, payload);
        // An operation that fails to parse or to validate pays too, because it was read.
        const unpaid = await refusalOf(entrance.takeOperation(socket));
        // What is refused waits for nothing.
        if (operation instanceof Refusal) return refusedWith(unpaid ?? operation);
        if (unpaid === undefined) (await turns.take(partyKey(visitor.actor)))();
        // A newer operation may have the id by now, so this one stays silent.
        if (operation.ending.signal.aborted) return forever();
        if (!(id in subscriptions)) {
          forget(visitor, id);
          return forever();
        }
        if (unpaid !== undefined) return refusedWith(unpaid);
        return { document: RUN_BY_THE_RUNTIME, contextValue: { payload, operation } } as unknown as ExecutionArgs;
      },
      async execute({ contextValue }) {
        const { payload, operation } = contextValue as { payload: SubscribePayload; operation: RunningOperation };
        // An error thrown here would close the socket and end its other operations.
        const result = await run(payload, operation).catch(
          (error: unknown): ExecutionResult => ({ errors: [asGraphQLError(error)] }),
        );
        // The client completed it while it ran, and a newer operation has its id: only that one may answer.
        if (isSuperseded(operation)) {
          if (Symbol.asyncIterator in result) await result[Symbol.asyncIterator]().return?.();
          return forever();
        }
        if (!(Symbol.asyncIterator in result)) return isExecuted(result) ? result : failing(result.errors ?? []);
        return endableOperation(placeGivenBack(result, operation, watch.onSent), operation.ending, (error) => {
          logger.debug(
            { err: loggableError(error), requestId: operation.requestId },
            "a subscription did not return quietly",
          );
        });
      },
      onNext({ extra: { socket }, ...door }, id, _payload, _args, result): FormattedExecutionResult | undefined {
        if (socket.bufferedAmount > MAX_BUFFERED_BYTES) {
          const message = "You read more slowly than you are sent to. Come back with your last position.";
          entrance.turnAway(socket, SLOW_CONSUMER_CLOSE_CODE, refuse("SLOW_CONSUMER", message), SLOW_CLOSE_GRACE_MS);
        }
        visitors.get(socket)?.held.grew();
        if (result.errors === undefined) return undefined;
        const errors = tell({ extra: { socket }, ...door } as Door, id, result.errors);
        return { ...(result.data === undefined ? {} : { data: result.data }), errors };
      },
      onError: (door, id, _payload, errors) => {
        const visitor = visitors.get(door.extra.socket);
        if (errors.some(isClientGone)) {
          logger.debug({ requestId: visitor?.operations.get(id)?.requestId ?? id }, "the client went in mid-write");
          forget(visitor, id);
          return [{ message: "The client has gone." }];
        }
        const told = tell(door, id, errors.flatMap(requestErrorsIn));
        forget(visitor, id);
        return told;
      },
      onComplete: (door, id) => forget(visitors.get(door.extra.socket), id),
      onClose({ extra: { socket } }) {
        const visitor = visitors.get(socket);
        visitor?.stopExpiry();
        visitor?.leave();
        for (const id of [...(visitor?.operations.keys() ?? [])]) forget(visitor, id);
        visitors.delete(socket);
      },
    },
    { sockets, entrance, heartbeatMs: options.heartbeatMs, isBusy: options.isBusy, logger },
  );
}

/** The refusal, if there was one; rejects with any other error. */
function refusalOf(work: Promise<void>): Promise<Refusal | undefined> {
  return work.then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof Refusal) return error;
      throw error;
    },
  );
}

/** Nobody else aborts an operation that has not answered yet, unless its socket closes. */
function isSuperseded({ ending }: RunningOperation): boolean {
  return ending.signal.aborted;
}

const forever = () => new Promise<never>(() => {});

function closeCodeOf({ code }: Refusal, token: string | undefined): number {
  if (code === "ISSUER_UNAVAILABLE" || code === "RATE_LIMITED") return TRY_AGAIN_LATER;
  return token === undefined ? CloseCode.Unauthorized : CloseCode.Forbidden;
}

function refusedWith(refusal: Refusal): GraphQLError[] {
  return [new GraphQLError(refusal.message, { originalError: refusal })];
}

function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const originalError = error instanceof Error ? error : new Error("What was thrown is no error", { cause: error });
  return new GraphQLError(originalError.message, { originalError });
}

/** A write to the client's socket failed: there is nobody left to tell, and nothing went wrong here. */
function isClientGone({ originalError }: GraphQLError): boolean {
  if (originalError == null || !("syscall" in originalError) || originalError.syscall !== "write") return false;
  return "code" in originalError && /^(ECANCELED|EPIPE|ECONNRESET)$/.test(String(originalError.code));
}

function forget(visitor: Visitor | undefined, id: string): void {
  const operation = visitor?.operations.get(id);
  operation?.leave();
  operation?.ending.abort();
  visitor?.operations.delete(id);
}

/** The token from `token`, or from the explorer's headers pane: `authorization: Bearer …`. */
function tokenOf(params: Record<string, unknown> | undefined): string | undefined {
  if (typeof params?.token === "string" && params.token !== "") return params.token;
  const authorization = params?.authorization ?? params?.Authorization;
  return typeof authorization === "string" ? bearerToken(authorization) : undefined;
}

function expired(actor: Actor): Refusal {
  const message = "Your access token has expired. Get a new one and come back with your last position.";
  return new Refusal("TOKEN_EXPIRED", message, { expiredAt: actor.expiresAt.toISOString() });
}
