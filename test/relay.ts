import { once } from "node:events";
import { createServer, type Socket, connect as tcpConnect } from "node:net";

export interface Relay {
  /** Use this address in place of the target's. */
  readonly url: string;
  /** How many connections through it are open websockets. */
  websockets(): number;
  /** From now on requests pass but answers do not: the connection breaks instead. */
  loseAnswers(): void;
  close(): void;
}

/** A TCP relay before a GraphQL address. */
export async function openRelay(target: string): Promise<Relay> {
  const { port, hostname, pathname } = new URL(target);
  const open = new Set<Socket>();
  const upgraded = new Set<Socket>();
  let losing = false;
  const server = createServer((inbound) => {
    const outbound = tcpConnect(Number(port), hostname);
    for (const socket of [inbound, outbound]) {
      open.add(socket);
      socket.on("error", () => socket.destroy());
      socket.once("close", () => {
        open.delete(socket);
        inbound.destroy();
        outbound.destroy();
      });
    }
    inbound.once("data", (head) => head.includes("Upgrade: websocket") && upgraded.add(inbound));
    inbound.once("close", () => upgraded.delete(inbound));
    inbound.pipe(outbound);
    outbound.on("data", (chunk) => (losing ? inbound.destroy() : inbound.write(chunk)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The relay has no port");
  return {
    url: `http://127.0.0.1:${address.port}${pathname}`,
    websockets: () => upgraded.size,
    loseAnswers() {
      losing = true;
    },
    close() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
