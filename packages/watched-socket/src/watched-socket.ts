import { type Client, type ConnectionInitMessage, createClient } from "graphql-ws";
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

/**
 * A graphql-ws client that notices a silently dead peer at every stage: when the handshake, the acknowledgement or the
 * pong for a ping does not come in time, it ends the connection, and whoever reads from it gets an error. It never
 * reconnects by itself: that would ask for the same position again.
 */
export function watchedSocket(options: WatchedSocketOptions): Client {
  const { connectionParams, onPong, idleCloseMs = 0 } = options;
  const { pingEveryMs = 10_000, pongWithinMs = 5_000, connectWithinMs = 10_000 } = options;
  class PromptWebSocket extends WebSocket {
    constructor(address: string, protocols: string | string[]) {
      super(address, protocols, { handshakeTimeout: connectWithinMs });
    }
  }
  let pongDue: NodeJS.Timeout | undefined;
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
