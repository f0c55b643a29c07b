import { once } from "node:events";
import { createServer, type Socket, connect as tcpConnect } from "node:net";
import { afterEach, expect, it } from "vitest";
import { openRelay, type Relay } from "./relay.js";

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

/** A server that says back what it hears, a relay before it, and a client of the relay. */
async function echoing(): Promise<{ relay: Relay; client: Socket; heard: () => string; served: Socket[] }> {
  const served: Socket[] = [];
  const server = createServer((socket) => {
    served.push(socket);
    socket.on("error", () => {});
    socket.pipe(socket);
    opened.push(() => socket.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  opened.push(() => server.close());
  const relay = await openRelay(() => (server.address() as { port: number }).port);
  opened.push(relay.close);
  const client = tcpConnect(relay.port, "127.0.0.1");
  client.on("error", () => {});
  opened.push(() => client.destroy());
  let text = "";
  client.on("data", (chunk) => {
    text += String(chunk);
  });
  await once(client, "connect");
  return { relay, client, heard: () => text, served };
}

it("passes bytes both ways", async () => {
  const { client, heard } = await echoing();
  client.write("one");
  await expect.poll(heard).toBe("one");
});

it("lets nothing pass while it holds, and all of it afterwards", async () => {
  const { relay, client, heard } = await echoing();
  client.write("one");
  await expect.poll(heard).toBe("one");
  relay.hold();
  client.write("two");
  const late = tcpConnect(relay.port, "127.0.0.1");
  opened.push(() => late.destroy());
  await once(late, "connect");
  late.write("late");
  expect(heard()).toBe("one");
  relay.release();
  await expect.poll(heard).toBe("onetwo");
  const [chunk] = await once(late, "data");
  expect(String(chunk)).toBe("late");
});

it("holds answers alone, as a client that reads nothing does", async () => {
  const { relay, client, heard } = await echoing();
  relay.holdAnswers();
  client.write("one");
  expect(heard()).toBe("");
  relay.release();
  await expect.poll(heard).toBe("one");
});

it("resets every connection when it cuts, and takes new ones", async () => {
  const { relay, client } = await echoing();
  client.write("one");
  await once(client, "data");
  const closed = new Promise((resolve) => client.once("close", resolve));
  relay.cut();
  await closed;
  const again = tcpConnect(relay.port, "127.0.0.1");
  opened.push(() => again.destroy());
  again.write("two");
  const [chunk] = await once(again, "data");
  expect(String(chunk)).toBe("two");
});

it("tells a client only after the hold that the other side has gone", async () => {
  const { relay, client, served } = await echoing();
  client.write("one");
  await once(client, "data");
  relay.hold();
  for (const socket of served) {
    const gone = once(socket, "close");
    socket.destroy();
    await gone;
  }
  expect(client.destroyed).toBe(false);
  const closed = once(client, "close");
  relay.release();
  await closed;
});
