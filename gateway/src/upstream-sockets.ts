import { type WatchedSocket, watchedSocket } from "@exparte/watched-socket";
import { type ExecutionResult, GraphQLError } from "graphql";
import type { FormattedExecutionResult, SubscribePayload } from "graphql-ws";
import { refuse } from "./refusals.js";
import type { UnreadBytes } from "./unread-bytes.js";

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
 * Events of one operation that its service may send before the client has read them. The service reads no more for it
 * until it is told so; all clients share the sockets, so none of these can be paused for one client. Few, because a
 * client that opens hundreds of streams gets so many for each of them at once, before it takes turns with others.
 */
const EVENTS_AHEAD = 8;
/** So many are asked for in one message. */
const EVENTS_ASKED = 4;
/** Nothing is asked for while so much waits to be read; events of 200 KB would be far too many by their number alone. */
const BYTES_AHEAD = 65_536;

export type UpstreamEvents = AsyncGenerator<ExecutionResult, undefined, unknown>;

/** What the consumer of events provides. */
export interface Puller {
  /** Called with a failure before iteration ends, after every earlier event has been pulled. */
  onFailure(error: unknown): void;
  /** Awaited between an event's arrival and its delivery. */
  turn(event: ExecutionResult): Promise<void>;
  /** Whose events they are, for what is held of them. */
  party: string;
}

export interface UpstreamSockets {
  /** Fails with a GraphQLError from the service, or with UPSTREAM_LOST or SLOW_CONSUMER. */
  subscribe(payload: SubscribePayload, puller: Puller): UpstreamEvents;
  close(): Promise<void>;
}

export function upstreamSockets(url: string, heartbeatMs: number, unread: UnreadBytes): UpstreamSockets {
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
      return pull(clients[turn] as WatchedSocket, payload, { ...puller, unread });
    },
    async close() {
      await Promise.all(clients.map((client) => client.dispose()));
    },
  };
}

interface Arrived {
  readonly event: ExecutionResult;
  readonly bytes: number;
}

/** Turns the pushes of a shared socket into pulls, with a bounded queue between: `client.iterate` has no bound. */
function pull(
  client: WatchedSocket,
  payload: SubscribePayload,
  { onFailure, turn, party, unread }: Puller & { unread: UnreadBytes },
): UpstreamEvents {
  const queue: Arrived[] = [];
  /** From an event's arrival until the next one is pulled: by then the client has taken it. */
  let heldBytes = 0;
  let handedBytes = 0;
  /** Taken by the client and not made up for yet. */
  let taken = 0;
  let hasReturned = false;
  let ended: { error?: unknown } | undefined;
  let waiting:
    | { resolve(result: IteratorResult<ExecutionResult, undefined>): void; reject(error: unknown): void }
    | undefined;
  const done: IteratorResult<ExecutionResult, undefined> = { done: true, value: undefined };

  const held = unread.enter(party, {
    bytes: () => heldBytes,
    drop(error) {
      letGo();
      end({ error });
      operation.stop();
    },
  });

  function letGo(): void {
    queue.length = 0;
    heldBytes = 0;
    handedBytes = 0;
    held.leave();
  }

  /** The client has taken what it was handed. */
  function handedIsTaken(): void {
    heldBytes -= handedBytes;
    handedBytes = 0;
  }

  function askForMore(): void {
    if (taken < EVENTS_ASKED || (queue.length > 0 && heldBytes > BYTES_AHEAD)) return;
    client.tell({ id: operation.id, more: taken });
    taken = 0;
  }

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
  async function handedOver({ event, bytes }: Arrived): Promise<IteratorResult<ExecutionResult, undefined>> {
    handedBytes = bytes;
    taken += 1;
    askForMore();
    await turn(event);
    // The client may leave while its event waits.
    if (hasReturned) return done;
    // What the service says beside the answer is for the gateway alone.
    const { extensions: _, ...answer } = event;
    return { done: false, value: answer };
  }

  const windowed = { ...payload, extensions: { ...payload.extensions, events: EVENTS_AHEAD } };
  const operation = client.begin(windowed, {
    next(result) {
      if (ended !== undefined) return;
      if (result.errors !== undefined && result.data === undefined) {
        // Such a message is not an event with missing parts: the service refuses the subscription at its start.
        end({ error: endOf(result.errors) });
        operation.stop();
        return;
      }
      const arrived = { event: asExecuted(result), bytes: client.bytesHeard() };
      heldBytes += arrived.bytes;
      const puller = waiting;
      waiting = undefined;
      if (puller === undefined) queue.push(arrived);
      else handedOver(arrived).then(puller.resolve, puller.reject);
      held.grew();
    },
    error: (cause) => end({ error: endOf(cause) }),
    complete: () => end({}),
  });

  return {
    next() {
      handedIsTaken();
      const arrived = queue.shift();
      if (arrived !== undefined) return handedOver(arrived);
      if (ended !== undefined) {
        held.leave();
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
      letGo();
      end({});
      operation.stop();
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
