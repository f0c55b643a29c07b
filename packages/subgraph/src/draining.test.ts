import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import { afterEach, expect, it } from "vitest";
import { draining } from "./draining.js";
import { listen } from "./listen.js";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** A server that answers when the test says so, and a warm connection to it. */
async function serve() {
  const asked: ServerResponse[] = [];
  const server = createServer((_request, response) => void asked.push(response));
  servers.push(server);
  const drained = draining(server);
  const socket = connect(await listen(server, 0, "127.0.0.1"), "127.0.0.1");
  let received = "";
  socket.on("data", (chunk: Buffer) => {
    received += chunk.toString();
  });
  async function ask(): Promise<ServerResponse> {
    const before = asked.length;
    socket.write("GET / HTTP/1.1\r\nhost: x\r\n\r\n");
    while (asked.length === before) await once(server, "request");
    return asked[before] as ServerResponse;
  }
  async function untilEnded(ofSocket: Socket): Promise<string> {
    if (!ofSocket.readableEnded) await once(ofSocket, "end");
    return received;
  }
  return { drained, socket, ask, received: () => received, untilEnded: () => untilEnded(socket) };
}

it("keeps a warm connection until it drains, and ends it after the next answer, which says so", async () => {
  const { drained, socket, ask, received, untilEnded } = await serve();
  (await ask()).end("one");
  await once(socket, "data");
  expect(received()).toContain("Connection: keep-alive");
  drained.drain();
  (await ask()).end("two");
  expect((await untilEnded()).split("two")[0]?.split("one")[1]).toContain("connection: close");
});

it("says so in the answer to a request made before it drained", async () => {
  const { drained, ask, untilEnded } = await serve();
  const response = await ask();
  drained.drain();
  response.end("one");
  expect(await untilEnded()).toContain("connection: close");
});

it("ends the connection of an answer that had begun, once the answer is complete", async () => {
  const { drained, socket, ask, untilEnded } = await serve();
  const response = await ask();
  response.write("begun ");
  await once(socket, "data");
  drained.drain();
  response.end("and whole");
  expect(await untilEnded()).toContain("and whole");
});
