import {
  type Client,
  type ConnectionInitMessage,
  createClient,
  type FormattedExecutionResult,
  MessageType,
  type Sink,
  type SubscribePayload,
} from "graphql-ws";
import WebSocket from "ws";

export interface WatchedSocketOptions {
  /** A GraphQL endpoint, http or ws. */
  readonly url: string;
  /** The payload of connection_init. */
  readonly connectionParams?: () => Promise<NonNullable<ConnectionInitMessage["payload"]>>;
  readonly pingEveryMs?: number;
  readonly pongWithinMs?: number;
  /** How long the handshake may take, and then the acknowledgement. */
  readonly connectWithinMs?: number;
  /** How long it stays open after its last operation has ended. By default it closes at once. */
  readonly idleCloseMs?: number;
  /** The peer has answered a ping. */
  readonly onPong?: () => void;
}

export interface WatchedSocket extends Client {
  /** As `subscribe`, and says under what id the operation runs on the socket. */
  begin(
    payload: SubscribePayload,
    sink: Sink<FormattedExecutionResult<Record<string, unknown>, unknown>>,
  ): { readonly id: string; stop(): void };
  /** Sends a pong that nobody asked for, with something for the peer in it; nothing when no socket is open. */
  tell(payload: Record<string, unknown>): void;
  /** Of the message that is being handled: what a sink hears came in so many bytes. */
  bytesHeard(): number;
}

/**
 * A graphql-ws client that notices a silently dead peer at every stage: when the handshake, the acknowledgement or the
 * pong for a ping does not come in time, it ends the connection, and whoever reads from it gets an error. It never
 * reconnects by itself: that would ask for the same position again.
 */
export function watchedSocket(options: WatchedSocketOptions): WatchedSocket {
  const { connectionParams, onPong, idleCloseMs = 0 } = options;
  const { pingEveryMs = 10_000, pongWithinMs = 5_000, connectWithinMs = 10_000 } = options;
  let open: WebSocket | undefined;
  let bytesHeard = 0;
  class PromptWebSocket extends WebSocket {
    constructor(address: string, protocols: string | string[]) {
      super(address, protocols, { handshakeTimeout: connectWithinMs });
      // Before the client's own listener, which hands the message to its sink.
      this.on("message", (data: Buffer) => {
        bytesHeard = data.length;
      });
    }
  }
  let pongDue: NodeJS.Timeout | undefined;
  function awaitPong(): void {
    const dueMs = performance.now() + pongWithinMs;
    pongDue = setTimeout(() => {
      // After a stall of this process, the pong may have come and not been read.
      const isLate = performance.now() > dueMs + pongWithinMs / 2;
      if (isLate) awaitPong();
      else client.terminate();
    }, pongWithinMs);
  }
  let lastId = 0;
  const client = createClient({
    url: options.url.replace(/^http/, "ws"),
    webSocketImpl: PromptWebSocket,
    ...(connectionParams === undefined ? {} : { connectionParams }),
    retryAttempts: 0,
    lazyCloseTimeout: idleCloseMs,
    // They need to differ on one socket only.
    generateID: () => String(++lastId),
    connectionAckWaitTimeout: connectWithinMs,
    keepAlive: pingEveryMs,
    on: {
      connected: (socket) => {
        open = socket as WebSocket;
      },
      ping: (received) => {
        if (!received) awaitPong();
      },
      pong: (received) => {
        if (!received) return;
        clearTimeout(pongDue);
        onPong?.();
      },
      closed: () => {
        open = undefined;
        clearTimeout(pongDue);
      },
    },
  });
  return {
    ...client,
    begin(payload, sink) {
      const stop = client.subscribe(payload, sink);
      return { id: String(lastId), stop };
    },
    tell(payload) {
      if (open?.readyState === WebSocket.OPEN) open.send(JSON.stringify({ type: MessageType.Pong, payload }));
    },
    bytesHeard: () => bytesHeard,
  };
}
