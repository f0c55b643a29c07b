import type { Server } from "node:http";

/**
 * Resolves with the port once the server accepts connections; port 0 takes a free one. Rejects when the port is taken.
 */
export function listen(server: Server, port: number, host: string | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address = server.address();
      if (address === null || typeof address === "string") reject(new Error("The server listens on no port"));
      else resolve(address.port);
    });
  });
}
