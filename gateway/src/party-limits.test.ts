import { once } from "node:events";
import { request } from "node:http";
import { createClient } from "graphql-ws";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import WebSocket from "ws";
import {
  ask,
  type Connection,
  connect,
  type Hub,
  listenTo,
  startFixtureGateway,
  startHub,
  untilEnded,
  untilTold,
} from "../test-fixtures/hub.ts";
import type { GatewayOptions } from "./app.js";
import { messageAllowance } from "./message-allowance.js";

const LETTERS = "subscription { letters { id text } }";
/** By default a party opens some 95 streams in ten seconds. */
const FOR_MANY_STREAMS = { pointsPerAddress: 9_000, pointsPerParty: 9_000 };

let hub: Hub;
let opened: (() => unknown)[] = [];
beforeAll(async () => {
  hub = await startHub();
});
afterEach(async () => {
  await Promise.all(opened.map((close) => close()));
  opened = [];
});
afterAll(() => hub.close());

async function gatewayWith(limits: Partial<GatewayOptions>): Promise<string> {
  const { gateway } = await startFixtureGateway(hub, limits);
  opened.push(() => gateway.close());
  return gateway.url;
}

async function connectAs(url: string, party: string): Promise<Connection> {
  const connection = connect(url, { token: await hub.issuer.token(party) });
  opened.push(() => connection.client.dispose());
  return connection;
}

async function rawSocket(url: string): Promise<{ socket: WebSocket; closed: Promise<unknown[]> }> {
  const socket = new WebSocket(url.replace("http", "ws"), "graphql-transport-ws");
  opened.push(() => socket.terminate());
  const closed = once(socket, "close");
  await once(socket, "open");
  return { socket, closed };
}

const slowHeaders = (token: string) => ({
  authorization: `Bearer ${token}`,
  "content-type": "application/json",
  "content-length": "100",
});

const reasonOf = async (closed: Promise<unknown[]>) => {
  const [code, reason] = await closed;
  return `${code} ${reason}`;
};

describe("one party", () => {
  it("has a limit on operations over all its sockets and event streams; others have their own, and an ended one makes room", async () => {
    const url = await gatewayWith({ maxOperationsPerParty: 2 });
    const one = (await connectAs(url, "a")).subscribe(LETTERS);
    const stream = await listenTo(url, LETTERS, await hub.issuer.token("a"));
    opened.push(stream.stop);
    await Promise.all([untilTold(one, 2), untilTold(stream, 2)]);
    const third = (await connectAs(url, "a")).subscribe(LETTERS);
    await untilEnded(third);
    expect(third.errors).toMatchObject([{ extensions: { code: "TOO_MANY_OPERATIONS", limit: 2, per: "party" } }]);
    const overHttp = await fetch(`${url}?${new URLSearchParams({ query: LETTERS })}`, {
      headers: { accept: "text/event-stream", authorization: `Bearer ${await hub.issuer.token("a")}` },
    });
    expect(await overHttp.text()).toContain("TOO_MANY_OPERATIONS");
    const neighbour = (await connectAs(url, "b")).subscribe(LETTERS);
    await untilTold(neighbour, 2);
    one.stop();
    await vi.waitFor(
      async () => {
        const again = (await connectAs(url, "a")).subscribe(LETTERS);
        await untilTold(again, 2);
      },
      { timeout: 10_000 },
    );
  });

  it("has a limit on sockets; one more closes with 1013 and says why", async () => {
    const url = await gatewayWith({ maxSocketsPerParty: 1 });
    await untilTold((await connectAs(url, "a")).subscribe(LETTERS), 2);
    const second = await connectAs(url, "a");
    await untilEnded(second.subscribe(LETTERS));
    expect(second.closed).toMatchObject([
      { code: 1013, reason: expect.stringMatching(/^TOO_MANY_SOCKETS: Your party/) },
    ]);
    await untilTold((await connectAs(url, "b")).subscribe(LETTERS), 2);
  });

  it("with hundreds of pending events does not delay another party, whose two come among the first", async () => {
    const heard: string[] = [];
    const url = await gatewayWith({ rates: FOR_MANY_STREAMS });
    const [a, b] = await Promise.all([connectAs(url, "a"), connectAs(url, "b")]);
    for (const court of [a, b]) await untilTold(court.subscribe(LETTERS), 2);
    const hear = ({ client }: Connection, party: string) =>
      client.subscribe(
        { query: LETTERS },
        { next: () => void heard.push(party), error: expect.fail, complete: () => {} },
      );
    for (let n = 0; n < 150; n += 1) hear(a, "a");
    hear(b, "b");
    await vi.waitFor(() => expect(heard).toHaveLength(302), { timeout: 20_000 });
    expect(heard.lastIndexOf("b")).toBeLessThan(100);
  });

  it("over its rate is refused before its messages are parsed", async () => {
    const url = await gatewayWith({ rates: { pointsPerParty: 35, pointsPerAddress: 1_000 } });
    const court = await connectAs(url, "a");
    await untilTold(court.subscribe(LETTERS), 2);
    for (const query of [LETTERS, "subscription { this is no"]) {
      const told = court.subscribe(query);
      await untilEnded(told);
      expect(told.errors).toMatchObject([{ extensions: { code: "RATE_LIMITED" } }]);
    }
  });

  it("has 200 subscriptions on one socket by default", async () => {
    const court = await connectAs(await gatewayWith({ rates: FOR_MANY_STREAMS }), "many");
    const told = Array.from({ length: 200 }, () => court.subscribe(LETTERS));
    await Promise.all(told.map((one) => untilTold(one, 2)));
    expect(court.closed).toEqual([]);
  });
});

describe("one socket", () => {
  it("may complete an operation that still waits for its turn: it never begins, and its id is free again", async () => {
    const url = await gatewayWith({});
    // The body of this request never comes: while the request runs, turns pause.
    const { hostname, port } = new URL(url);
    const token = await hub.issuer.token("b");
    const slow = request({ hostname, port, path: "/graphql", method: "POST", headers: slowHeaders(token) });
    slow.on("error", () => {}); // it is cut below
    opened.push(() => slow.destroy());
    slow.flushHeaders();
    const { socket } = await rawSocket(url);
    const told: { type: string; id?: string; payload?: { data?: unknown } }[] = [];
    socket.on("message", (data) => told.push(JSON.parse(String(data))));
    const send = (message: object) => socket.send(JSON.stringify(message));
    send({ type: "connection_init", payload: { token: await hub.issuer.token("a") } });
    await vi.waitFor(() => expect(told).toHaveLength(1), { timeout: 10_000 });
    const subscribe = (id: string, fields: string) =>
      send({ type: "subscribe", id, payload: { query: `subscription { letters(upTo: 1) { ${fields} } }` } });
    for (let n = 0; n < 50; n += 1) subscribe(`before ${n}`, "id");
    subscribe("again", "id");
    send({ type: "complete", id: "again" });
    subscribe("again", "text");
    const about = () => told.filter(({ id }) => id === "again");
    subscribe("after", "id");
    await vi.waitFor(() => expect(told.filter(({ id }) => id === "after")).toHaveLength(1), { timeout: 10_000 });
    expect(about()).toMatchObject([{ type: "next", payload: { data: { letters: { text: "a 1" } } } }]);
  });

  it.each([
    ["websocket's own pings", (socket: WebSocket) => socket.ping()],
    ["pongs that nobody asked for", (socket: WebSocket) => socket.pong()],
    ["protocol's pings", (socket: WebSocket) => socket.send('{"type":"ping"}')],
    ["protocol's pongs", (socket: WebSocket) => socket.send('{"type":"pong"}')],
    ["protocol's pings in another spelling", (socket: WebSocket) => socket.send('{"type":"p\\u0069ng"}')],
    [
      "protocol's pings with something in them",
      (socket: WebSocket) => socket.send(JSON.stringify({ type: "ping", payload: { pad: "x".repeat(512) } })),
    ],
  ])("that floods the gateway with the %s closes with 4429", async (_, send) => {
    const { socket, closed } = await rawSocket(await gatewayWith({ maxMessagesPerSecond: 10 }));
    for (let n = 0; n < 50; n += 1) send(socket);
    expect(await reasonOf(closed)).toMatch(/^4429 TOO_MANY_MESSAGES: More than 10 messages per second/);
  });

  it.each([
    ["a valid token", true, 50_000],
    ["no token yet", false, 2_000],
  ])("that sends too many values with %s closes with 1009, and they are not parsed", async (_, known, most) => {
    const { socket, closed } = await rawSocket(await gatewayWith({}));
    if (known) {
      socket.send(JSON.stringify({ type: "connection_init", payload: { token: await hub.issuer.token("a") } }));
      await once(socket, "message");
    }
    const parsed = vi.spyOn(JSON, "parse");
    opened.push(() => parsed.mockRestore());
    socket.send(
      JSON.stringify({ id: "1", type: "subscribe", payload: { query: "{", variables: Array(most).fill(1) } }),
    );
    expect(await reasonOf(closed)).toMatch(new RegExp(`^1009 BODY_TOO_LARGE: .*at most ${most} are allowed`));
    expect(parsed.mock.calls.filter(([text]) => String(text).includes("subscribe"))).toEqual([]);
  });

  it("may send ten seconds' worth at once, and more as time passes", () => {
    let nowMs = 0;
    const allowance = messageAllowance(10, () => nowMs);
    for (let n = 0; n < 100; n += 1) expect(allowance.spendMessage(20)).toBe(true);
    expect(allowance.spendMessage(20)).toBe(false);
    nowMs += 1_000;
    expect(allowance.spendPingFrame()).toBe(true);
    expect(allowance.spendPingFrame()).toBe(false);
    nowMs += 1_000;
    expect(allowance.spendMessage(1_000_000)).toBe(false);
  });
});

describe("a party whose socket was lost without being closed", () => {
  it("comes back with an unmodified client once the gateway finds the lost socket dead", async () => {
    const url = await gatewayWith({ maxSocketsPerParty: 1, heartbeatMs: 300 });
    const lost = await rawSocket(url);
    lost.socket.send(JSON.stringify({ type: "connection_init", payload: { token: await hub.issuer.token("a") } }));
    await once(lost.socket, "message");
    lost.socket.pause();
    const closes: unknown[] = [];
    const token = await hub.issuer.token("a");
    const client = createClient({
      url: url.replace("http", "ws"),
      webSocketImpl: WebSocket,
      connectionParams: { token },
      on: { closed: (event) => closes.push((event as { code: number }).code) },
    });
    opened.push(() => client.dispose());
    const told = await client.iterate({ query: LETTERS }).next();
    expect(told).toMatchObject({ done: false, value: { data: { letters: {} } } });
    expect(closes).toContain(1013);
  });
});

describe("websocket messages from one address", () => {
  const rates = { pointsPerAddress: 3, pointsPerParty: 100 };
  const init = (token: string) => JSON.stringify({ type: "connection_init", payload: { token } });

  async function closeAfter(url: string, first: string): Promise<string> {
    const { socket, closed } = await rawSocket(url);
    socket.send(first);
    return reasonOf(closed);
  }

  it.each([
    ["a bad token", init("nonsense"), /^4403 TOKEN_INVALID/],
    ["no token", '{"type":"connection_init"}', /^4401 TOKEN_MISSING/],
    ["a text that is no message", "{", /^4400 /],
  ])("takes a point with %s, and after too many is told when to come back", async (_, first, refused) => {
    const url = await gatewayWith({ rates });
    for (let n = 0; n < 3; n += 1) expect(await closeAfter(url, first)).toMatch(refused);
    expect(await closeAfter(url, init("nonsense"))).toMatch(/^1013 RATE_LIMITED: .* Come back in \d+ s\.$/);
    // The address has used up its rate over HTTP as well.
    expect((await ask(url, "{ openToAll }")).status).toBe(429);
  });

  it("cost more when they are large or many, before a token is shown", async () => {
    const url = await gatewayWith({ rates });
    expect(await closeAfter(url, init("x".repeat(40_000)))).toMatch(/^1013 RATE_LIMITED/);
    expect(await closeAfter(url, init("nonsense"))).toMatch(/^1013 RATE_LIMITED/);
    const pinging = await gatewayWith({ rates });
    const other = await rawSocket(pinging);
    for (let n = 0; n < 5; n += 1) other.socket.send('{"type":"ping"}');
    expect(await reasonOf(other.closed)).toMatch(/^1013 RATE_LIMITED/);
  });

  it("keep out nobody who brings a valid token, after others at the address have used up its points", async () => {
    const url = await gatewayWith({ rates });
    for (let n = 0; n < 5; n += 1) await closeAfter(url, init("nonsense"));
    expect(await closeAfter(url, init("nonsense"))).toMatch(/^1013 RATE_LIMITED/);
    await untilTold((await connectAs(url, "a")).subscribe(LETTERS), 2);
    const { socket, closed } = await rawSocket(url);
    socket.send(init("x".repeat(9_000)));
    expect(await reasonOf(closed)).toMatch(/^1013 RATE_LIMITED/);
  });

  it("cost the address nothing with a valid token", async () => {
    const url = await gatewayWith({ rates });
    for (let n = 0; n < 10; n += 1) await untilTold((await connectAs(url, `court-${n}`)).subscribe(LETTERS), 2);
    expect((await ask(url, "{ openToAll }")).status).toBe(200);
  });

  it("are charged to the party once its token is known, including operations that are unreadable or make no sense", async () => {
    const url = await gatewayWith({ rates: { pointsPerAddress: 100, pointsPerParty: 11 } });
    const court = await connectAs(url, "a");
    const told = Array.from({ length: 12 }, (_, n) => court.subscribe(n % 2 === 0 ? "{" : "{ nope }"));
    await Promise.all(told.map((one) => untilEnded(one)));
    const codes = told.map(({ errors }) => errors[0]?.extensions.code);
    expect(codes.slice(0, 10)).not.toContain("RATE_LIMITED");
    expect(codes.slice(10)).toEqual(["RATE_LIMITED", "RATE_LIMITED"]);
    const second = await connectAs(url, "a");
    await untilEnded(second.subscribe(LETTERS));
    expect(second.closed).toMatchObject([{ code: 1013, reason: expect.stringMatching(/^RATE_LIMITED: .*party/) }]);
    await untilTold((await connectAs(url, "b")).subscribe("{ openToAll }"), 1);
  });
});

describe("one address", () => {
  it("has a limit on sockets that have not identified themselves; those that have do not count", async () => {
    const url = await gatewayWith({ maxUnknownSocketsPerAddress: 1 });
    await untilTold((await connectAs(url, "a")).subscribe(LETTERS), 2);
    const waiting = await rawSocket(url);
    const { closed } = await rawSocket(url);
    expect(await reasonOf(closed)).toMatch(/^1013 TOO_MANY_SOCKETS: Your address/);
    waiting.socket.terminate();
  });

  it("gives the place of a socket that has said nothing for a second to one that comes", async () => {
    const url = await gatewayWith({ maxUnknownSocketsPerAddress: 1 });
    const silent = await rawSocket(url);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await untilTold((await connectAs(url, "a")).subscribe(LETTERS), 2);
    expect(await reasonOf(silent.closed)).toMatch(/^1013 TOO_MANY_SOCKETS: Your address/);
  });

  it("may bring 300 parties back at once after a restart, and none is refused", async () => {
    const url = await gatewayWith({});
    const courts = await Promise.all(Array.from({ length: 300 }, (_, n) => connectAs(url, `court-${n}`)));
    const told = courts.map((court) => court.subscribe("subscription { letters(upTo: 1) { id } }"));
    await vi.waitFor(() => expect(told.filter(({ data }) => data.length === 1)).toHaveLength(300), { timeout: 30_000 });
    expect(courts.flatMap(({ closed }) => closed)).toEqual([]);
    expect(told.flatMap(({ errors }) => errors)).toEqual([]);
  }, 60_000);
});
