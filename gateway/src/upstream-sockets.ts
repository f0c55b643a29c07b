import { watchedSocket } from "@exparte/watched-socket";
import { type ExecutionResult, GraphQLError } from "graphql";
import type { Client, FormattedExecutionResult, SubscribePayload } from "graphql-ws";
import { refuse } from "./refusals.js";

/**
 * Sockets to one service, shared by all clients of the gateway: four of them spread the parsing over several TCP
 * streams.
 */
const SOCKETS_PER_SUBGRAPH = 4;
/** A stopped process that is not dead accepts connections and never speaks. */
const CONNECT_WITHIN_MS = 5_000;
/**
 * How long sockets stay open after the last subscription, so that a client that comes back at once finds them ready.
 */
const IDLE_CLOSE_MS = 30_000;
/**
 * Messages held for one operation whose client does not read. Inboxes stay far below this by their window of
 * unacknowledged messages; this bounds streams without such a window.
 */
const MAX_QUEUED = 10_000;

export type UpstreamEvents = AsyncGenerator<ExecutionResult, undefined, unknown>;

/** What the consumer of events provides. */
export interface Puller {
  /** Called with a failure before iteration ends, after every earlier event has been pulled. */
  onFailure(error: unknown): void;
  /** Awaited between an event's arrival and its delivery. */
  turn(): Promise<void>;
}

export interface UpstreamSockets {
  /** Fails with a GraphQLError from the service, or with UPSTREAM_LOST or SLOW_CONSUMER. */
  subscribe(payload: SubscribePayload, puller: Puller): UpstreamEvents;
  close(): Promise<void>;
}

export function upstreamSockets(url: string, heartbeatMs: number): UpstreamSockets {
  const watched = {
    url,
    pingEveryMs: heartbeatMs,
    pongWithinMs: heartbeatMs,
    connectWithinMs: CONNECT_WITHIN_MS,
    idleCloseMs: IDLE_CLOSE_MS,
  };
  const clients = Array.from({ length: SOCKETS_PER_SUBGRAPH }, () => watchedSocket(watched));
  let turn = 0;
  return {
    subscribe(payload, puller) {
      turn = (turn + 1) % clients.length;
      return pull(clients[turn] as Client, payload, puller);
    },
    async close() {
      await Promise.all(clients.map((client) => client.dispose()));
    },
  };
}

/** Lets the consumer pull what a shared socket pushes, with a bounded queue between: `client.iterate` has no bound. */
function pull(client: Client, payload: SubscribePayload, { onFailure, turn }: Puller): UpstreamEvents {
  const queue: ExecutionResult[] = [];
  let hasReturned = false;
  let ended: { error?: unknown } | undefined;
  let waiting:
    | { resolve(result: IteratorResult<ExecutionResult, undefined>): void; reject(error: unknown): void }
    | undefined;
  const done: IteratorResult<ExecutionResult, undefined> = { done: true, value: undefined };

  function end(how: { error?: unknown }): void {
    if (ended !== undefined) return;
    ended = how;
    const puller = waiting;
    waiting = undefined;
    if (puller === undefined) return;
    if ("error" in how) fail(how.error, puller.reject);
    else puller.resolve(done);
  }

  function fail(error: unknown, reject: (error: unknown) => void): void {
    onFailure(error);
    reject(error);
  }

  /** A service sends many events at once; the work for each begins in turn. */
  async function handedOver(event: ExecutionResult): Promise<IteratorResult<ExecutionResult, undefined>> {
    await turn();
    // The client may leave while its event waits.
    return hasReturned ? done : { done: false, value: event };
  }

  const unsubscribe = client.subscribe(payload, {
    next(result) {
      if (ended !== undefined) return;
      if (result.errors !== undefined && result.data === undefined) {
        // Such a message is not an event with missing parts: the service refuses the subscription at its start.
        end({ error: endOf(result.errors) });
        unsubscribe();
        return;
      }
      const event = asExecuted(result);
      const puller = waiting;
      waiting = undefined;
      if (puller !== undefined) return void handedOver(event).then(puller.resolve, puller.reject);
      queue.push(event);
      if (queue.length <= MAX_QUEUED) return;
      queue.length = 0;
      const error = refuse(
        "SLOW_CONSUMER",
        "The client does not keep up. Read faster, and come back with your last position.",
      );
      end({ error });
      unsubscribe();
    },
    error: (cause) => end({ error: endOf(cause) }),
    complete: () => end({}),
  });

  return {
    next() {
      const value = queue.shift();
      if (value !== undefined) return handedOver(value);
      if (ended !== undefined) {
        if (!("error" in ended)) return Promise.resolve(done);
        const { error } = ended;
        ended = {};
        return new Promise((_, reject) => fail(error, reject));
      }
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject };
      });
    },
    return() {
      hasReturned = true;
      queue.length = 0;
      end({});
      unsubscribe();
      return Promise.resolve(done);
    },
    throw(error: unknown) {
      void this.return(undefined);
      return Promise.reject(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await this.return(undefined);
    },
  };
}

/** The wire carries plain objects. Without its class, an error would count as unexpected from here on. */
function asExecuted(result: FormattedExecutionResult<Record<string, unknown>, unknown>): ExecutionResult {
  const errors = result.errors?.map(
    ({ message, path, extensions }) =>
      new GraphQLError(message, { path: path ?? null, extensions: extensions ?? null }),
  );
  return { ...result, ...(errors === undefined ? {} : { errors }) } as ExecutionResult;
}

/**
 * A list of errors comes from the service; anything else (a close event, a socket error) means that the service is
 * gone.
 */
function endOf(cause: unknown): unknown {
  const said: unknown = Array.isArray(cause) ? cause[0] : undefined;
  if (typeof said === "object" && said !== null && "message" in said && typeof said.message === "string") {
    const extensions = "extensions" in said ? (said.extensions as Record<string, unknown>) : {};
    return new GraphQLError(said.message, { extensions });
  }
  return refuse(
    "UPSTREAM_LOST",
    "The connection to the service behind this subscription was lost. Come back with your last position.",
    {},
    { cause },
  );
}
