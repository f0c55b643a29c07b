import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import WebSocket from "ws";
import {
  ask,
  connect,
  type Hub,
  listenTo,
  startFixtureGateway,
  startHub,
  startService,
  untilEnded,
  untilTold,
} from "../test-fixtures/hub.ts";

let hub: Hub;
let token: string;
beforeAll(async () => {
  hub = await startHub();
  token = await hub.issuer.token("a");
});
afterAll(() => hub.close());

const asCourt = (query: string, headers: Record<string, string> = {}) =>
  ask(hub.gateway.url, query, { token, headers });

describe("a caller", () => {
  it("gets answers from two services with a token", async () => {
    const { status, body } = await asCourt('{ letter(id: "1") { text author { name } } }');
    expect(status).toBe(200);
    expect(body).toEqual({ data: { letter: { text: "a 1", author: { name: "name of p" } } } });
  });

  it("with a missing, expired, forged or foreign token is refused with its code", async () => {
    const tokens = {
      TOKEN_EXPIRED: await hub.issuer.token("a", { livesMs: -1_000 }),
      TOKEN_INVALID: await hub.issuer.token("a", { audience: "urn:elsewhere" }),
    };
    const query = '{ letter(id: "1") { text } }';
    expect(await ask(hub.gateway.url, query)).toMatchObject({
      status: 401,
      body: { errors: [{ extensions: { code: "TOKEN_MISSING" } }] },
    });
    for (const [code, bad] of Object.entries(tokens)) {
      const { status, body } = await ask(hub.gateway.url, query, { token: bad });
      expect({ status, body }).toMatchObject({ status: 401, body: { errors: [{ extensions: { code } }] } });
    }
  });

  it.each([
    ["a query", "{ inbox { head } coded }"],
    ["a query, the refused field first", "{ coded inbox { head } }"],
    ["a mutation", 'mutation { write(text: "t") { text } refused }'],
  ])("hears in %s of the one field that is refused, and of no fault in what is asked beside it", async (_, query) => {
    const { body } = await asCourt(query);
    expect(body.data).toBeNull();
    expect(body.errors).toMatchObject([{ extensions: { code: "NOT_YOURS" } }]);
  });

  it("may ask for public fields without a token, alone and through fragments, but not beside others", async () => {
    const open = await ask(hub.gateway.url, "query { ...Open } fragment Open on Query { openToAll __typename }");
    expect(open.body).toEqual({ data: { openToAll: "open", __typename: "Query" } });
    const mixed = await ask(hub.gateway.url, "query { ...Mixed } fragment Mixed on Query { openToAll broken }");
    expect(mixed.body.errors).toMatchObject([{ extensions: { code: "TOKEN_MISSING" } }]);
    const aliased = await ask(hub.gateway.url, "{ openToAll: broken }");
    expect(aliased.body.errors).toMatchObject([{ extensions: { code: "TOKEN_MISSING" } }]);
  });
});

describe("a link with a query in it, such as the QR code on paper", () => {
  const link = (query: string) => `${hub.gateway.url}?${new URLSearchParams({ query })}`;

  it.each([
    "text/html",
    "text/html;q=0.9, image/png",
    "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "application/json",
    "*/*",
  ])("is answered in JSON to whoever takes %s", async (accept) => {
    const response = await fetch(link("{ openToAll }"), { headers: { accept } });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toMatch(/json/);
    expect(await response.json()).toEqual({ data: { openToAll: "open" } });
  });

  it("gives access only to what is open to all", async () => {
    const response = await fetch(link("{ broken }"), { headers: { accept: "text/html" } });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: "TOKEN_MISSING" } }] });
  });
});

describe("limits", () => {
  it("refuse an operation that is too deep, too costly, too long or has too many aliases", async () => {
    const deep = `{ letter(id: "1") ${"{ inner ".repeat(12)} { id } ${"}".repeat(12)} }`;
    const aliases = `{ ${Array.from({ length: 31 }, (_, index) => `a${index}: openToAll`).join(" ")} }`;
    const cases = {
      QUERY_TOO_DEEP: deep,
      QUERY_TOO_COSTLY: "{ letters(first: 7000) { edges { node { text } } } }",
      QUERY_TOO_MANY_ALIASES: aliases,
      QUERY_TOO_LONG: `{ ${"openToAll ".repeat(2_001)} }`,
    };
    for (const [code, query] of Object.entries(cases)) {
      expect(await asCourt(query)).toMatchObject({ status: 400, body: { errors: [{ extensions: { code } }] } });
    }
  });

  it("count each request's own page size, not that of the first request with the same text", async () => {
    const query = "query ($first: Int) { letters(first: $first) { edges { node { text } } } }";
    const answers = [10, 7_000, 10].map(async (first) => {
      const response = await fetch(hub.gateway.url, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, variables: { first } }),
      });
      return response.status;
    });
    expect(await Promise.all(answers)).toEqual([200, 400, 200]);
  });

  it("let the explorer's introspection through", async () => {
    const types = "{ kind ofType { kind ofType { kind ofType { kind ofType { kind ofType { name } } } } } }";
    const { status } = await asCourt(`{ __schema { types { fields { args { type ${types} } type ${types} } } } }`);
    expect(status).toBe(200);
  });

  it("refuse a body of more than a megabyte, whole or in chunks, and one that is not JSON", async () => {
    const headers = { "content-type": "application/json" };
    const large = JSON.stringify({ query: "{ __typename }", pad: "x".repeat(1_100_000) });
    const whole = await fetch(hub.gateway.url, { method: "POST", headers, body: large });
    const chunks = new Blob([large]).stream();
    const chunked = await fetch(hub.gateway.url, {
      method: "POST",
      headers,
      body: chunks,
      duplex: "half",
    } as RequestInit);
    for (const response of [whole, chunked]) {
      expect(response.status).toBe(413);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: "BODY_TOO_LARGE" } }] });
    }
    const broken = await fetch(hub.gateway.url, { method: "POST", headers, body: "{" });
    expect(broken.status).toBe(400);
    expect(await broken.json()).toMatchObject({ errors: [{ extensions: { code: "BAD_REQUEST" } }] });
  });

  it.each([
    "{ inbox(first: 1000) { head messages { position } } }",
    "{ inbox(first: 100) { head messages { position order { id text addressees { status items { id url } } } } } }",
  ])("lets an inbox be polled: %s", async (query) => {
    expect((await asCourt(query)).body).toEqual({ data: { inbox: { head: 0, messages: [] } } });
  });

  it("say in words what is too long, and the way out", async () => {
    const { body } = await asCourt(`{ ${"openToAll ".repeat(2_001)} }`);
    expect(body.errors?.[0]?.message).toMatch(/^The operation's text has more than 2000 .*variables/);
  });

  it("refuse variables that nest deeper than any service reads, over either door", async () => {
    // More levels than this exceed the allowed number of values, which is checked before parsing.
    const deep = `${'{"a":'.repeat(40_000)}1${"}".repeat(40_000)}`;
    const query = "query ($value: Any) { echo(value: $value) }";
    const expected = { message: expect.stringContaining("64"), extensions: { code: "BAD_REQUEST", field: "value" } };
    const response = await fetch(hub.gateway.url, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: `{"query":"${query}","variables":{"value":${deep}}}`,
    });
    expect({ status: response.status, body: await response.json() }).toMatchObject({
      status: 400,
      body: { errors: [expected] },
    });
    const socket = new WebSocket(hub.gateway.url.replace("http", "ws"), "graphql-transport-ws");
    await once(socket, "open");
    socket.send(JSON.stringify({ type: "connection_init", payload: { token } }));
    await once(socket, "message");
    socket.send(`{"id":"1","type":"subscribe","payload":{"query":"${query}","variables":{"value":${deep}}}}`);
    const [message] = (await once(socket, "message")) as [Buffer];
    expect(JSON.parse(message.toString())).toMatchObject({ type: "error", payload: [expected] });
    socket.terminate();
  });

  it.each<[string, Record<string, string>]>([
    ["a charset nobody knows", { "content-type": "application/json; charset=utf-99" }],
    ["an encoding nobody knows", { "content-encoding": "zipped" }],
    ["another type than JSON", { "content-type": "text/plain" }],
  ])("refuses a body in %s with a code and without a stack", async (_, headers) => {
    const body = '{"query":"{ __typename }"}';
    const response = await fetch(hub.gateway.url, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body,
    });
    const text = await response.text();
    expect(response.status).toBe(415);
    expect(text).not.toMatch(/node_modules|at file:/);
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: "BAD_REQUEST" } }] });
  });

  it.each([undefined, "application/json", "*/*", "multipart/mixed, application/json"])(
    "gives no stream to a client that accepts %s",
    async (accept) => {
      const query = "subscription { letters { id } }";
      const { status, body } = await asCourt(query, accept === undefined ? {} : { accept });
      expect({ status, body }).toMatchObject({
        status: 400,
        body: {
          errors: [{ message: expect.stringContaining("text/event-stream"), extensions: { code: "BAD_REQUEST" } }],
        },
      });
    },
  );

  it("takes no batches", async () => {
    const response = await fetch(hub.gateway.url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify([{ query: "{ __typename }" }, { query: "{ __typename }" }]),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: "BAD_REQUEST" } }] });
  });
});

describe("the status of an answer", () => {
  const answered = async (query: string, accept: string, bearer: string | undefined = token) => {
    const response = await fetch(hub.gateway.url, {
      method: "POST",
      headers: { "content-type": "application/json", accept, ...(bearer && { authorization: `Bearer ${bearer}` }) },
      body: JSON.stringify({ query }),
    });
    return { status: response.status, type: response.headers.get("content-type"), body: await response.json() };
  };

  describe.each(["application/json", "application/graphql-response+json"])("as %s", (accept) => {
    it.each([
      [200, "{ __typename }"],
      [200, '{ letter(id: "1") { id: text kind: __typename } __type(name: "Letter") { name } }'],
      [200, "{ openToAll @skip(if: true) }"],
      [200, 'mutation { write(text: "not written") @include(if: false) { id } }'],
      [200, "{ coded }"],
      [200, "{ broken }"],
      [400, "{"],
      [400, "{ nope }"],
      [400, "query ($id: ID!) { letter(id: $id) { id } }"],
      [400, "query ($no: Boolean!) { openToAll @skip(if: $no) }"],
      [400, "query A { openToAll } query B { openToAll }"],
      [400, "subscription { letters @skip(if: true) { id } }"],
    ])("is %i: %s", async (status, query) => {
      const answer = await answered(query, accept);
      expect(answer).toMatchObject({ status, type: expect.stringContaining(accept) });
      expect("data" in answer.body).toBe(status === 200);
    });

    it("is 401 without a token, and 500 when a fault of ours prevents execution", async () => {
      expect(await answered("{ broken }", accept, "")).toMatchObject({ status: 401 });
      const { gateway } = await startFixtureGateway(hub, { verifyToken: () => Promise.reject(new Error("a bug")) });
      const { status, body } = await ask(gateway.url, "{ broken }", { token, headers: { accept } });
      expect({ status, body }).toMatchObject({
        status: 500,
        body: { errors: [{ extensions: { code: "INTERNAL_SERVER_ERROR" } }] },
      });
      await gateway.close();
    });
  });
});

describe("a client's aliases", () => {
  const query = "{ id: text __typename: text author { id: name name: id } }";
  const expected = { id: "a 1", __typename: "a 1", author: { id: "name of p", name: "p" } };

  it("change only the names: over HTTP, over a websocket, in a subscription and as server-sent events", async () => {
    expect((await asCourt(`{ id: letter(id: "1") ${query} }`)).body).toEqual({ data: { id: expected } });
    const mutation = `mutation { id: write(text: "a 1") ${query} }`;
    expect((await asCourt(mutation)).body).toEqual({ data: { id: expected } });
    const { client, subscribe } = connect(hub.gateway.url, { token });
    for (const operation of [`{ id: letter(id: "1") ${query} }`, mutation]) {
      const told = subscribe(operation);
      await untilEnded(told);
      expect(told).toMatchObject({ data: [{ id: expected }], errors: [] });
    }
    const subscription = `subscription { id: letters(upTo: 1) ${query} }`;
    for (const told of [subscribe(subscription), await listenTo(hub.gateway.url, subscription, token)]) {
      await untilTold(told, 1);
      expect(told).toMatchObject({ data: [{ id: expected }], errors: [] });
      told.stop();
    }
    await client.dispose();
  });
});

describe("errors", () => {
  it("that are refusals pass with their facts; unexpected ones are masked, with the caller's request id", async () => {
    const refused = await asCourt("{ coded }");
    expect(refused).toMatchObject({
      status: 200,
      body: {
        errors: [{ message: "It is not yours; ask for your own.", extensions: { code: "NOT_YOURS", field: "id" } }],
      },
    });
    const broken = await asCourt("{ broken }", { "x-request-id": "req-42" });
    expect(broken.body.errors).toMatchObject([{ extensions: { code: "INTERNAL_SERVER_ERROR", requestId: "req-42" } }]);
    expect(broken.headers.get("x-request-id")).toBe("req-42");
    expect(JSON.stringify(broken.body)).not.toContain("swordfish");
  });

  it("are logged without any value that a caller sent", async () => {
    const { gateway, logged } = await startFixtureGateway(hub, {
      verifyToken: () => Promise.reject(new TypeError('String cannot represent a non string value: "swordfish"')),
    });
    await ask(gateway.url, '{ letter(id: "1") { text } }', { token, headers: { "x-request-id": "req-44" } });
    expect(logged.find((line) => line.includes("req-44"))).toContain("String cannot represent");
    expect(logged.join("")).not.toContain("swordfish");
    await gateway.close();
  });

  it("of the gateway itself are masked and logged, too", async () => {
    const { gateway, logged } = await startFixtureGateway(hub, {
      verifyToken: () => Promise.reject(new Error("the password is swordfish")),
    });
    const { body } = await ask(gateway.url, '{ letter(id: "1") { text } }', {
      token,
      headers: { "x-request-id": "req-43" },
    });
    expect(body.errors).toMatchObject([{ extensions: { code: "INTERNAL_SERVER_ERROR", requestId: "req-43" } }]);
    expect(JSON.stringify(body)).not.toContain("swordfish");
    expect(logged.find((line) => line.includes("req-43"))).toContain("swordfish");
    await gateway.close();
  });

  it("say that a service cannot store a text, however the text was sent", async () => {
    const { body } = await asCourt('{ letter(id: "\\u0000") { text } }');
    expect(body.errors).toMatchObject([{ extensions: { code: "TEXT_NOT_STORABLE", field: "id" } }]);
  });

  it("keep graphql's own codes when the request is wrong", async () => {
    expect((await asCourt("{ nope }")).body.errors).toMatchObject([
      { extensions: { code: "GRAPHQL_VALIDATION_FAILED" } },
    ]);
    expect((await asCourt("{")).body.errors).toMatchObject([{ extensions: { code: "GRAPHQL_PARSE_FAILED" } }]);
    const variable = await asCourt("query ($id: ID!) { letter(id: $id) { id } }");
    expect(variable.body.errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
  });
});

describe("when a service is down", () => {
  it("the gateway says so, serves the others, and becomes unready only when none is left", async () => {
    const own = await startHub();
    const ownToken = await own.issuer.token("a");
    const ready = own.gateway.url.replace("graphql", "ready");
    expect(await (await fetch(ready)).json()).toEqual({
      status: "ready",
      services: { letters: true, people: true },
      stale: {},
    });

    await own.people.kill("SIGKILL");
    const partial = await ask(own.gateway.url, '{ letter(id: "1") { text author { name } } }', { token: ownToken });
    expect(partial.body).toMatchObject({
      data: { letter: { text: "a 1", author: null } },
      errors: [{ extensions: { code: "UPSTREAM_UNAVAILABLE", service: "people" } }],
    });
    const partly = await fetch(ready);
    expect(partly.status).toBe(200);
    expect(await partly.json()).toMatchObject({ status: "partly ready", services: { letters: true, people: false } });

    await own.letters.kill("SIGKILL");
    const notReady = await fetch(ready);
    expect(notReady.status).toBe(503);
    expect(await notReady.json()).toMatchObject({ status: "not ready" });

    own.people = await startService("people", own.issuer, own.people.port);
    expect(await (await fetch(ready)).json()).toMatchObject({ status: "partly ready", services: { people: true } });
    await own.close();
  });

  it.each([
    { query: "mutation { hang }", says: /may or may not have been carried out; repeating it is safe/ },
    { query: "{ hangs }", says: /Try again/ },
  ])("answers UPSTREAM_LOST when the service dies during $query", async ({ query, says }) => {
    const own = await startHub();
    const asked = ask(own.gateway.url, query, { token: await own.issuer.token("a") });
    await once(own.letters.process.stdout as NodeJS.ReadableStream, "data");
    await own.letters.kill("SIGKILL");
    const { body } = await asked;
    expect(body.errors).toMatchObject([
      { message: expect.stringMatching(says), extensions: { code: "UPSTREAM_LOST", service: "letters" } },
    ]);
    await own.close();
  });
});

describe("a request that cannot be taken", () => {
  it.each([
    ["{", /not valid JSON. Correct it/],
    ["{}", /Send it as `query`/],
    ['{"query":"query A { __typename } query B { __typename }"}', /`operationName`/],
    ['[{"query":"{ __typename }"}]', /Send one after the other/],
    ['{"query":"{ inbox(first: 99999999999) { head } }"}', /^Argument "first" is no "Int", which is a whole number/],
  ])("%s is refused with what to do", async (body, says) => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
    const response = await fetch(hub.gateway.url, { method: "POST", headers, body });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ message: expect.stringMatching(says) }] });
  });

  it.each([
    ["that is no GraphQL", "subscription { letters {", "GRAPHQL_PARSE_FAILED"],
    ["that asks for what is not there", "subscription { letters { nope alsoNot } }", "GRAPHQL_VALIDATION_FAILED"],
    ["of a wrong type", "subscription { letters(upTo: 99999999999) { id } }", "GRAPHQL_VALIDATION_FAILED"],
    ["without a variable", "query ($id: ID!) { letter(id: $id) { id } }", "BAD_USER_INPUT"],
  ])("over a websocket %s ends with one error message, as the protocol has it", async (_, query, code) => {
    const socket = new WebSocket(hub.gateway.url.replace("http", "ws"), "graphql-transport-ws");
    await once(socket, "open");
    const messages: { type: string; id?: string; payload?: unknown[] }[] = [];
    socket.on("message", (raw: Buffer) => void messages.push(JSON.parse(raw.toString())));
    socket.send(JSON.stringify({ type: "connection_init", payload: { token } }));
    await vi.waitFor(() => expect(messages).toHaveLength(1), { timeout: 10_000 });
    socket.send(JSON.stringify({ id: "1", type: "subscribe", payload: { query } }));
    await vi.waitFor(() => expect(messages).toHaveLength(2), { timeout: 10_000 });
    // The answer to a second operation shows that nothing more came of the first.
    socket.send(JSON.stringify({ id: "2", type: "subscribe", payload: { query: "{ openToAll }" } }));
    await vi.waitFor(() => expect(messages.at(-1)).toMatchObject({ type: "complete", id: "2" }), { timeout: 10_000 });
    const first = messages.filter(({ id }) => id === "1");
    expect(first).toMatchObject([{ type: "error" }]);
    for (const error of first[0]?.payload ?? []) expect(error).toMatchObject({ extensions: { code } });
    expect(first[0]?.payload).toHaveLength(query.includes("alsoNot") ? 2 : 1);
    socket.terminate();
  });

  it("at another address gets told where GraphQL is", async () => {
    const response = await fetch(hub.gateway.url.replace("/graphql", "/nope"), { headers: { accept: "text/html" } });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      errors: [{ message: expect.stringContaining("/graphql"), extensions: { code: "BAD_REQUEST" } }],
    });
  });
});

describe("pages", () => {
  it("report health, and show the explorer only in development", async () => {
    expect((await fetch(hub.gateway.url.replace("graphql", "health"))).status).toBe(200);
    const production = await startFixtureGateway(hub, { explorer: false });
    const page = await fetch(production.gateway.url, { headers: { accept: "text/html" } });
    expect(page.headers.get("content-type") ?? "").not.toContain("html");
    await production.gateway.close();
    await vi.waitFor(() => expect(production.gateway.sockets()).toBe(0), { timeout: 10_000 });
  });
});
