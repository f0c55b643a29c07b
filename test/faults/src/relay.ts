import { once } from "node:events";
import { createServer, type Socket, connect as tcpConnect } from "node:net";

export interface Relay {
  readonly port: number;
  /** Resets every connection. */
  cut(): void;
  /** Nothing passes in either direction, and neither side hears of it. New connections open and say nothing. */
  hold(): void;
  /** Nothing more is taken off towards the client; what the client says still passes. */
  holdAnswers(): void;
  /** All that waited flows again, and sides that left meanwhile are told of it. */
  release(): void;
  close(): Promise<void>;
}

type Flow = "both" | "requests" | "none";

interface Pair {
  readonly inbound: Socket;
  readonly outbound: Socket;
}

/** A TCP relay on a free loopback port. It asks for the target's port at each connection. */
export async function openRelay(targetPort: () => number): Promise<Relay> {
  const pairs = new Set<Pair>();
  let flow: Flow = "both";

  function steer({ inbound, outbound }: Pair): void {
    inbound.unpipe(outbound);
    outbound.unpipe(inbound);
    if (flow === "none") inbound.pause();
    else inbound.pipe(outbound);
    if (flow === "both") outbound.pipe(inbound);
    else outbound.pause();
  }

  function end(pair: Pair): void {
    pairs.delete(pair);
    pair.inbound.destroy();
    pair.outbound.destroy();
  }

  function turn(to: Flow): void {
    flow = to;
    for (const pair of pairs) {
      const hasGone = pair.inbound.destroyed || pair.outbound.destroyed;
      if (to === "both" && hasGone) end(pair);
      else steer(pair);
    }
  }

  const server = createServer((inbound) => {
    const pair = { inbound, outbound: tcpConnect(targetPort(), "127.0.0.1") };
    pairs.add(pair);
    for (const socket of [pair.inbound, pair.outbound]) {
      socket.on("error", () => socket.destroy());
      socket.once("close", () => {
        // While nothing passes, the other side is not to hear of it.
        if (flow === "both") end(pair);
      });
    }
    steer(pair);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The relay has no port");

  return {
    port: address.port,
    cut() {
      for (const { inbound, outbound } of pairs) {
        inbound.resetAndDestroy();
        outbound.resetAndDestroy();
      }
    },
    hold: () => turn("none"),
    holdAnswers: () => turn("requests"),
    release: () => turn("both"),
    async close() {
      for (const pair of pairs) end(pair);
      const closed = once(server, "close");
      server.close();
      await closed;
    },
  };
}
