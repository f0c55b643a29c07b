import { type Client, type ConnectionInitMessage, createClient } from "graphql-ws";
import WebSocket from "ws";

export interface WatchedSocketOptions {
  /** A GraphQL endpoint, http or ws. */
  readonly url: string;
  /** What goes into connection_init. */
  readonly connectionParams?: () => Promise<NonNullable<ConnectionInitMessage["payload"]>>;
  readonly pingEveryMs?: number;
  readonly pongWithinMs?: number;
  /** How long the handshake may take, and then the acknowledgement. */
  readonly connectWithinMs?: number;
  /** The peer has answered a ping. */
  readonly onPong?: () => void;
}

/**
 * A graphql-ws client that notices a silently dead peer, at every stage: no handshake, no acknowledgement, or a ping
 * without a pong in time ends the connection, and what is read over it throws. It never connects again by itself: that
 * would ask for the same position once more.
 */
export function watchedSocket(options: WatchedSocketOptions): Client {
  const { connectionParams, pingEveryMs = 10_000, pongWithinMs = 5_000, connectWithinMs = 10_000, onPong } = options;
  class PromptWebSocket extends WebSocket {
    constructor(address: string, protocols: string | string[]) {
      super(address, protocols, { handshakeTimeout: connectWithinMs });
    }
  }
  let pongDue: NodeJS.Timeout | undefined;
  const client = createClient({
    url: options.url.replace(/^http/, "ws"),
    webSocketImpl: PromptWebSocket,
    ...(connectionParams === undefined ? {} : { connectionParams }),
    retryAttempts: 0,
    connectionAckWaitTimeout: connectWithinMs,
    keepAlive: pingEveryMs,
    on: {
      ping: (received) => {
        if (!received) pongDue = setTimeout(() => client.terminate(), pongWithinMs);
      },
      pong: (received) => {
        if (!received) return;
        clearTimeout(pongDue);
        onPong?.();
      },
      closed: () => clearTimeout(pongDue),
    },
  });
  return client;
}
