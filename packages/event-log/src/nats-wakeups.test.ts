import { once } from "node:events";
import { createServer } from "node:net";
import { expect, it } from "vitest";
import { natsWakeups } from "./nats-wakeups.js";

/** A NATS server that greets without TLS, and what a client with this scheme answers it. */
async function metWith(scheme: string): Promise<{ said: string; problem: unknown }> {
  let said = "";
  const spoken = Promise.withResolvers<void>();
  const met = Promise.withResolvers<unknown>();
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.on("data", (chunk) => {
      said += String(chunk);
      spoken.resolve();
    });
    socket.write('INFO {"server_id":"a","version":"2.10.0","proto":1,"max_payload":1048576,"headers":true}\r\n');
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const wakeups = natsWakeups({
    url: `${scheme}//user:secret@127.0.0.1:${address.port}`,
    sql: { query: () => Promise.reject(new Error("nobody polls")) },
    schema: "ledger",
    onProblem: (_message, cause) => met.resolve(cause),
  });
  await Promise.race([spoken.promise, met.promise]);
  const closing = wakeups.close();
  server.close();
  const problem = await Promise.race([met.promise, spoken.promise]);
  await closing;
  return { said, problem };
}

it("an address with tls: tells nothing, and no password, to a server without TLS", async () => {
  const { said, problem } = await metWith("tls:");
  expect(said).toBe("");
  expect(String(problem)).toMatch(/does not support 'tls'/);
});
