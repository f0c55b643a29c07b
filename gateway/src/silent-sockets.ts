import type { WebSocket } from "ws";

/** The sockets of each network that have said nothing yet, the oldest first. */
export interface SilentSockets {
  /** Call the result once the socket speaks or is gone. */
  enter(network: string, socket: WebSocket): () => void;
  /** The one that has been silent longest, if it has been so for long enough to make room for others. */
  oldest(network: string): WebSocket | undefined;
}

export function silentSockets(silentForMs: number, nowMs: () => number = () => performance.now()): SilentSockets {
  const byNetwork = new Map<string, Map<WebSocket, number>>();
  return {
    enter(network, socket) {
      const sockets = byNetwork.get(network) ?? new Map<WebSocket, number>();
      byNetwork.set(network, sockets);
      sockets.set(socket, nowMs());
      return () => {
        sockets.delete(socket);
        if (sockets.size === 0 && byNetwork.get(network) === sockets) byNetwork.delete(network);
      };
    },
    oldest(network) {
      const [first] = byNetwork.get(network) ?? [];
      if (first === undefined) return undefined;
      const [socket, sinceMs] = first;
      return nowMs() - sinceMs >= silentForMs ? socket : undefined;
    },
  };
}
