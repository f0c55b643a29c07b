import { watchedSocket } from "@exparte/watched-socket";
import { type ExecutionResult, GraphQLError } from "graphql";
import type { Client, FormattedExecutionResult, SubscribePayload } from "graphql-ws";
import { refuse } from "./refusals.js";

/** Sockets to one service, shared by all clients of the gateway: four spread the parsing over several TCP streams. */
const SOCKETS_PER_SUBGRAPH = 4;
/** A service that is stopped but not dead accepts connections and never speaks. */
const CONNECT_WITHIN_MS = 5_000;
/** Kept open when the last subscription has gone, so that a client that comes back at once finds them warm. */
const IDLE_CLOSE_MS = 30_000;
/**
 * Messages held for one operation whose client does not read. Inboxes stay far below by their window of unacknowledged
 * messages; this bounds whatever has no window.
 */
const MAX_QUEUED = 10_000;

export type UpstreamEvents = AsyncGenerator<ExecutionResult, undefined, unknown>;

/** What whoever pulls events has to do with them. */
export interface Puller {
  /** Hears of a failure first, once every event before it has been pulled. */
  onFailure(error: unknown): void;
  /** Waited for between an event's arrival and its being handed over. */
  turn(): Promise<void>;
}

export interface UpstreamSockets {
  /** Fails with a GraphQLError that the service sent, or with UPSTREAM_LOST or SLOW_CONSUMER. */
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

/** Turns the pushes of a shared socket into pulls, with a bounded queue between: `client.iterate` has no bound. */
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

  /** A service sends many events at once; what each of them sets going is begun in turn. */
  async function handedOver(event: ExecutionResult): Promise<IteratorResult<ExecutionResult, undefined>> {
    await turn();
    // The client went while its event waited.
    return hasReturned ? done : { done: false, value: event };
  }

  const unsubscribe = client.subscribe(payload, {
    next(result) {
      if (ended !== undefined) return;
      if (result.errors !== undefined && result.data === undefined) {
        // Not an event of which something could not be had: the service refuses the subscription as it starts.
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

/** Over the wire come plain objects; past here an error without its class would be one that nobody foresaw. */
function asExecuted(result: FormattedExecutionResult<Record<string, unknown>, unknown>): ExecutionResult {
  const errors = result.errors?.map(
    ({ message, path, extensions }) =>
      new GraphQLError(message, { path: path ?? null, extensions: extensions ?? null }),
  );
  return { ...result, ...(errors === undefined ? {} : { errors }) } as ExecutionResult;
}

/** A list of errors was said by the service; anything else (a close event, a socket error) means that it is gone. */
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
