import { createServer, type Server } from "node:net";
import { CannotStart } from "./cannot-start.js";
import { readKept, writeKept } from "./kept-file.js";

/** Below every system's range for outgoing connections, so that a part that restarts finds its port still free. */
const FIRST_PORT = 20_000;
const LAST_PORT = 32_000;
const ATTEMPTS = 200;

/**
 * A port for each part, the same at every start as long as it is free: the issuer's is in every token, and logs and
 * habits name the others.
 */
export async function partPorts<Part extends string>(
  file: string,
  parts: readonly Part[],
): Promise<Record<Part, number>> {
  const kept: Partial<Record<string, number>> = (await readKept(file)) ?? {};
  const held: Server[] = [];
  const ports: [Part, number][] = [];
  try {
    for (const part of parts) {
      const { server, port } = await holdPort(kept[part]);
      held.push(server);
      ports.push([part, port]);
    }
  } finally {
    await Promise.all(held.map((server) => new Promise((closed) => server.close(closed))));
  }
  const chosen = Object.fromEntries(ports) as Record<Part, number>;
  await writeKept(file, chosen);
  return chosen;
}

/** Refuses with CannotStart when something else listens on the port that the hub's door is to have. */
export async function requireFreePort(port: number): Promise<void> {
  // On every address and on the local one, as some systems let both be taken by different programs.
  for (const host of [undefined, "127.0.0.1"]) {
    const server = await tryListen(port, host);
    if (server === undefined) {
      throw new CannotStart(
        `Port ${port} is taken by another program. Stop that, or choose another port: PORT=${port + 100} npm start`,
      );
    }
    await new Promise((closed) => server.close(closed));
  }
}

async function holdPort(preferred: number | undefined): Promise<{ server: Server; port: number }> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const random = FIRST_PORT + Math.floor(Math.random() * (LAST_PORT - FIRST_PORT));
    const port = attempt === 0 && preferred !== undefined ? preferred : random;
    const server = await tryListen(port, "127.0.0.1");
    if (server !== undefined) return { server, port };
  }
  throw new Error(`No free port was found from ${FIRST_PORT} to ${LAST_PORT}.`);
}

/** Without a host it listens on every address, as the gateway does. Undefined when the port is taken. */
function tryListen(port: number, host: string | undefined): Promise<Server | undefined> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      if (cause.code === "EADDRINUSE") resolve(undefined);
      else if (cause.code === "EACCES")
        reject(
          new CannotStart(`Port ${port} needs more rights than this user has. Set PORT to one above 1023.`, { cause }),
        );
      else reject(cause);
    });
    server.listen({ port, host, exclusive: true }, () => resolve(server));
  });
}
