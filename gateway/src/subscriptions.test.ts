import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  type Connection,
  connect,
  type Hub,
  listenTo,
  relay,
  startFixtureGateway,
  startGatewayProcess,
  startHub,
  startService,
  untilEnded,
  untilTold,
} from "../test-fixtures/hub.ts";

const LETTERS = "subscription { letters { id text } }";
const letter = (owner: string, id: number) => ({ letters: { id: String(id), text: `${owner} ${id}` } });

let hub: Hub;
let opened: { close(): unknown }[] = [];
beforeEach(async () => {
  hub = await startHub();
});
afterEach(async () => {
  await Promise.all(opened.map((one) => one.close()));
  opened = [];
  await hub.close();
});

function connectTo(url: string, token?: string): Connection {
  const connection = connect(url, token === undefined ? undefined : { token });
  opened.push({ close: () => connection.client.dispose() });
  return connection;
}

describe("one gateway for many subscribers", () => {
  it("carries all callers over four sockets to the service, and gives each only their own events", async () => {
    const relayed = await relay(hub.letters.url);
    const { gateway } = await startFixtureGateway({ ...hub, letters: relayed });
    opened.push(relayed, gateway);
    const owners = Array.from({ length: 12 }, (_, index) => `court-${index}`);
    const told = await Promise.all(
      owners.map(async (owner) => connectTo(gateway.url, await hub.issuer.token(owner)).subscribe(LETTERS)),
    );
    await Promise.all(told.map((one) => untilTold(one, 2)));
    expect(told.map(({ data }) => data)).toEqual(owners.map((owner) => [letter(owner, 1), letter(owner, 2)]));
    expect(relayed.sockets()).toBe(4);
  });

  it("completes each event with data of another service", async () => {
    const court = connectTo(hub.gateway.url, await hub.issuer.token("a"));
    const told = court.subscribe("subscription { letters(upTo: 1) { id author { name } } }");
    await untilTold(told, 1);
    expect(told.data).toEqual([{ letters: { id: "1", author: { name: "name of p" } } }]);
  });

  it.each(["GET", "POST"] as const)("sends server-sent events after %s at the same address", async (method) => {
    const told = await listenTo(hub.gateway.url, LETTERS, await hub.issuer.token("a"), method);
    opened.push({ close: told.stop });
    await untilTold(told, 2);
    expect(told).toMatchObject({ data: [letter("a", 1), letter("a", 2)], errors: [], ended: false });
  });
});

describe("when a service refuses", () => {
  it("a subscription at its start, the client gets the code once, over either door", async () => {
    const query = 'subscription { refuses(code: "NOT_YOURS") { id } }';
    const token = await hub.issuer.token("a");
    const overWs = connectTo(hub.gateway.url, token).subscribe(query);
    const overSse = await listenTo(hub.gateway.url, query, token);
    for (const told of [overWs, overSse]) {
      await untilEnded(told);
      expect(told).toMatchObject({
        data: [],
        errors: [{ message: "Not from its start; ask for another.", extensions: { code: "NOT_YOURS", field: "code" } }],
      });
    }
  });

  it("a field of an event, the client gets the code over either door, and then the next event", async () => {
    const query = 'subscription { letters { id sealed(code: "SERVICE_UNAVAILABLE") } }';
    const token = await hub.issuer.token("a");
    const overWs = connectTo(hub.gateway.url, token).subscribe(query);
    const overSse = await listenTo(hub.gateway.url, query, token);
    opened.push({ close: overSse.stop });
    for (const told of [overWs, overSse]) {
      await vi.waitFor(() => expect(told.errors).toHaveLength(2), { timeout: 10_000 });
      expect(told.errors).toMatchObject(
        [1, 2].map(() => ({ message: "Not now.", extensions: { code: "SERVICE_UNAVAILABLE", field: "sealed" } })),
      );
    }
  });

  it("a field for an unexpected reason, the client gets a request id and no more", async () => {
    const told = connectTo(hub.gateway.url, await hub.issuer.token("a")).subscribe(
      'subscription { letters(upTo: 1) { id sealed(code: "") } }',
    );
    await vi.waitFor(() => expect(told.errors).toHaveLength(1), { timeout: 10_000 });
    expect(told.errors).toMatchObject([
      { extensions: { code: "INTERNAL_SERVER_ERROR", requestId: expect.any(String) } },
    ]);
    expect(JSON.stringify(told.errors)).not.toContain("swordfish");
  });

  it.each(["refuses", "ends"])("to go on after expiry (%s), the socket closes with 4403", async (field) => {
    const query = `subscription { ${field}(code: "TOKEN_EXPIRED") { id } }`;
    const token = await hub.issuer.token("a");
    const court = connectTo(hub.gateway.url, token);
    const overWs = court.subscribe(query);
    await untilEnded(overWs);
    expect(court.closed).toMatchObject([
      { code: 4403, reason: expect.stringMatching(/^TOKEN_EXPIRED: .*new one.*last position/) },
    ]);
    const overSse = await listenTo(hub.gateway.url, query, token);
    await untilEnded(overSse);
    expect(overSse.errors).toMatchObject([{ extensions: { code: "TOKEN_EXPIRED" } }]);
  });
});

describe("when a service is lost", () => {
  it.each(["SIGKILL", "SIGTERM"] as const)("each subscription ends with one UPSTREAM_LOST after %s", async (signal) => {
    const token = await hub.issuer.token("a");
    const court = connectTo(hub.gateway.url, token);
    const overWs = court.subscribe("subscription { letters { id text author { name } } }");
    const overSse = await listenTo(hub.gateway.url, LETTERS, token);
    await Promise.all([untilTold(overWs, 2), untilTold(overSse, 2)]);
    const before = [structuredClone(overWs.data), structuredClone(overSse.data)];
    await hub.letters.kill(signal);
    await Promise.all([untilEnded(overWs), untilEnded(overSse)]);
    for (const told of [overWs, overSse]) {
      expect(told.errors).toMatchObject([{ extensions: { code: "UPSTREAM_LOST" } }]);
      expect(told.errors[0]?.message).toContain("Come back with your last position");
    }
    expect([overWs.data, overSse.data]).toEqual(before);
    expect(court.closed).not.toContainEqual(expect.objectContaining({ code: 4500 }));
  });

  it("a client that comes back is served once the service is up again", async () => {
    const token = await hub.issuer.token("a");
    const first = connectTo(hub.gateway.url, token).subscribe(LETTERS);
    await untilTold(first, 2);
    await hub.letters.kill("SIGKILL");
    await untilEnded(first);
    hub.letters = await startService("letters", hub.issuer, hub.letters.port);
    const again = connectTo(hub.gateway.url, token).subscribe(
      "subscription { letters(after: 2, upTo: 3) { id text } }",
    );
    await untilTold(again, 1);
    expect(again.data).toEqual([letter("a", 3)]);
  });

  it("the gateway notices it even when the service fell silent without closing anything", async () => {
    const relayed = await relay(hub.letters.url);
    const { gateway } = await startFixtureGateway({ ...hub, letters: relayed }, { heartbeatMs: 300 });
    opened.push(relayed, gateway);
    const told = connectTo(gateway.url, await hub.issuer.token("a")).subscribe(LETTERS);
    await untilTold(told, 2);
    relayed.fallSilent();
    await untilEnded(told, 5_000);
    expect(told.errors).toMatchObject([{ extensions: { code: "UPSTREAM_LOST" } }]);
    expect(told.data).toHaveLength(2);
  });

  it("a missing entity is reported with its own event only, not with every later one", async () => {
    const token = await hub.issuer.token("a");
    const answers: unknown[] = [];
    const { client } = connectTo(hub.gateway.url, token);
    const stop = client.subscribe(
      { query: "subscription { letters(upTo: -1) { id author { name } } }" },
      { next: (answer) => void answers.push(answer), error: () => {}, complete: () => {} },
    );
    await vi.waitFor(() => expect(answers.length).toBeGreaterThan(1), { timeout: 10_000 });
    await hub.people.kill("SIGKILL");
    await vi.waitFor(() => expect(answers.at(-1)).toMatchObject({ errors: [{ extensions: { service: "people" } }] }), {
      timeout: 10_000,
    });
    const { port } = hub.people;
    hub.people = await startService("people", hub.issuer, port);
    await vi.waitFor(() => expect(answers.at(-1)).not.toHaveProperty("errors"), { timeout: 10_000 });
    const failed = answers.filter((answer) => (answer as { errors?: unknown[] }).errors !== undefined);
    for (const answer of failed) expect(answer).toMatchObject({ errors: { length: 1 } });
    stop();
  });

  it("the error of a failing source is passed on once, with its code", async () => {
    const told = connectTo(hub.gateway.url, await hub.issuer.token("a")).subscribe("subscription { breaks { id } }");
    await untilEnded(told);
    expect(told.data).toEqual([{ breaks: { id: "1" } }]);
    expect(told.errors).toMatchObject([{ extensions: { code: "SERVICE_UNAVAILABLE" } }]);
    expect(JSON.stringify(told.errors)).not.toContain("swordfish");
  });
});

describe("tokens of subscribers", () => {
  it("close a socket when missing or bad, and the reason says what to do", async () => {
    const expired = await hub.issuer.token("a", { livesMs: -1_000 });
    const forged = await hub.issuer.token("a", { foreignKey: true });
    const endless = await hub.issuer.token("a", { livesMs: 8e15 });
    const foreign = await hub.issuer.token("a", { issuer: "https://elsewhere.example" });
    const cases = [
      { token: undefined, code: 4401, reason: /^TOKEN_MISSING: .*token/ },
      { token: expired, code: 4403, reason: /^TOKEN_EXPIRED: .*new one/ },
      { token: forged, code: 4403, reason: /^TOKEN_INVALID: .*signature/ },
      { token: endless, code: 4403, reason: /^TOKEN_INVALID: .*lives too long/ },
      { token: foreign, code: 4403, reason: /^TOKEN_INVALID: .*elsewhere/ },
      { token: "nonsense", code: 4403, reason: /^TOKEN_INVALID: .*malformed/ },
    ];
    for (const { token, code, reason } of cases) {
      const court = connectTo(hub.gateway.url, token);
      const told = court.subscribe(LETTERS);
      await untilEnded(told);
      expect(court.closed).toMatchObject([{ code, reason: expect.stringMatching(reason) }]);
      expect(told.data).toEqual([]);
    }
  });

  it("are also accepted from the explorer's headers pane", async () => {
    const connection = connect(hub.gateway.url, { authorization: `Bearer ${await hub.issuer.token("a")}` });
    opened.push({ close: () => connection.client.dispose() });
    const told = connection.subscribe(LETTERS);
    await untilTold(told, 2);
  });

  it("close the socket with 4403 when they expire, and end an event stream with TOKEN_EXPIRED", async () => {
    // The service accepts the token for longer, so what happens here is the gateway's doing.
    const { gateway } = await startFixtureGateway(hub, {
      verifyToken: async (token) => ({ ...(await hub.verifyToken(token)), expiresAt: new Date(Date.now() + 2_000) }),
    });
    opened.push(gateway);
    const token = await hub.issuer.token("a");
    const court = connectTo(gateway.url, token);
    const overWs = court.subscribe(LETTERS);
    const overSse = await listenTo(gateway.url, LETTERS, token);
    await Promise.all([untilTold(overWs, 2), untilTold(overSse, 2)]);
    await Promise.all([untilEnded(overWs), untilEnded(overSse)]);
    await vi.waitFor(() => expect(court.closed).toHaveLength(1), { timeout: 10_000 });
    expect(court.closed).toMatchObject([{ code: 4403, reason: expect.stringMatching(/^TOKEN_EXPIRED: .*new one/) }]);
    expect(overSse.errors).toMatchObject([{ extensions: { code: "TOKEN_EXPIRED" } }]);
    expect(overSse.data).toHaveLength(2);
  });

  it("end a subscription when a service notices the expiry first", async () => {
    const { gateway } = await startFixtureGateway(hub, {
      verifyToken: async (token) => ({ ...(await hub.verifyToken(token)), expiresAt: new Date(Date.now() + 60_000) }),
    });
    opened.push(gateway);
    // The claim `exp` is in whole seconds, so two seconds last at least one.
    const court = connectTo(gateway.url, await hub.issuer.token("a", { livesMs: 2_000 }));
    const told = court.subscribe(LETTERS);
    await untilTold(told, 2);
    await untilEnded(told);
    expect(court.closed).toMatchObject([{ code: 4403, reason: expect.stringMatching(/^TOKEN_EXPIRED: .*new one/) }]);
    expect(told.data).toHaveLength(2);
  });
});

describe("clients that do not behave", () => {
  it("are dropped when they stop reading, while others are still served", async () => {
    const { gateway, logged } = await startFixtureGateway(hub, { heartbeatMs: 500 });
    // graphql-ws prints there what it cannot understand.
    const said = vi.spyOn(console, "error");
    opened.push({ close: () => said.mockRestore() });
    opened.push(gateway);
    const token = await hub.issuer.token("a");
    const stuck = connectTo(gateway.url, token);
    const paused = new Promise<WebSocket & { _socket: { pause(): void; destroyed: boolean } }>((resolve) => {
      stuck.client.on("connected", (socket) => resolve(socket as never));
    });
    const told = stuck.subscribe("subscription { big(upTo: 500) }");
    const socket = await paused;
    socket._socket.pause();
    const reading = connectTo(gateway.url, token).subscribe(LETTERS);
    await untilTold(reading, 2);
    await vi.waitFor(() => expect(gateway.sockets()).toBe(1), { timeout: 5_000 });
    expect(told.data.length).toBeLessThan(500);
    expect(reading.ended).toBe(false);
    await gateway.close();
    // A client that leaves in the middle of a write is not a failure of ours.
    expect(logged.filter((line) => (JSON.parse(line) as { level: number }).level >= 50)).toEqual([]);
    expect(said.mock.calls).toEqual([]);
  });

  it("cannot run more operations on one socket than allowed", async () => {
    const { gateway } = await startFixtureGateway(hub, { rates: { pointsPerAddress: 9_000, pointsPerParty: 9_000 } });
    const court = connectTo(gateway.url, await hub.issuer.token("a"));
    const told = Array.from({ length: 201 }, () => court.subscribe(LETTERS));
    await vi.waitFor(() => expect(told.filter(({ ended }) => ended)).toHaveLength(1), { timeout: 10_000 });
    expect(told.find(({ ended }) => ended)?.errors).toMatchObject([{ extensions: { code: "TOO_MANY_OPERATIONS" } }]);
    await gateway.close();
  });
});

describe("a client that begins many streams at once", () => {
  it("begins them one by one while somebody waits for an answer; another client does not wait", async () => {
    const { gateway } = await startFixtureGateway(hub, { streamEveryMs: 60_000 });
    opened.push(gateway);
    const [many, other] = [await hub.issuer.token("many"), await hub.issuer.token("other")];
    let begun = 0;
    for (let n = 0; n < 10; n += 1) {
      void listenTo(gateway.url, LETTERS, many).then(
        () => {
          begun += 1;
        },
        () => {}, // its gateway closes before it has begun
      );
    }
    await vi.waitFor(() => expect(begun).toBe(1), { timeout: 10_000 });
    await untilTold(await listenTo(gateway.url, LETTERS, other), 2);
    expect(begun).toBe(1);
  });
});

describe("going down", () => {
  it("closes websockets with 1001 and ends event streams with GOING_DOWN", async () => {
    const token = await hub.issuer.token("a");
    const court = connectTo(hub.gateway.url, token);
    const overWs = court.subscribe(LETTERS);
    const overSse = await listenTo(hub.gateway.url, LETTERS, token);
    await Promise.all([untilTold(overWs, 2), untilTold(overSse, 2)]);
    await hub.gateway.close();
    await Promise.all([untilEnded(overWs), untilEnded(overSse)]);
    expect(court.closed).toMatchObject([{ code: 1001, reason: expect.stringContaining("last position") }]);
    expect(overSse.errors).toMatchObject([{ extensions: { code: "GOING_DOWN" } }]);
    await expect(fetch(hub.gateway.url)).rejects.toThrow();
  });

  it("does the same, then exits, when its process gets a signal", async () => {
    const gateway = await startGatewayProcess(hub);
    const token = await hub.issuer.token("a");
    const court = connectTo(gateway.url, token);
    const overWs = court.subscribe(LETTERS);
    const overSse = await listenTo(gateway.url, LETTERS, token);
    await Promise.all([untilTold(overWs, 2), untilTold(overSse, 2)]);
    await gateway.kill("SIGTERM");
    expect(gateway.process.exitCode).toBe(0);
    await Promise.all([untilEnded(overWs), untilEnded(overSse)]);
    expect(court.closed).toMatchObject([{ code: 1001, reason: expect.stringContaining("last position") }]);
    expect(overWs).toMatchObject({ data: { length: 2 }, errors: [] });
    expect(overSse).toMatchObject({ data: { length: 2 }, errors: [{ extensions: { code: "GOING_DOWN" } }] });
  });
});
