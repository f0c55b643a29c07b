import { once } from "node:events";
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { Refusal } from "@exparte/refusal";
import { refuseBody } from "@exparte/subgraph/refuse-body";
import express from "express";
import { getIntrospectionQuery, parse } from "graphql";
import { pino } from "pino";
import { afterEach, describe, expect, it } from "vitest";
import { type EntranceOptions, entrance, operationAt } from "./entrance.js";
import { introspection } from "./introspection.js";
import { requestRates } from "./request-rates.js";
import { trustedProxies } from "./trusted-proxies.js";

const open: { close(): void }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

const ACTOR = { partyType: "court", partyId: "a", subject: "a", scopes: new Set<string>(), expiresAt: new Date(0) };

/** The entrance alone, and what it hands on. */
async function serve(options: Partial<EntranceOptions> = {}) {
  const handedOn: { body: unknown; party: string | undefined }[] = [];
  const app = express();
  app.use(
    "/graphql",
    ...entrance({
      async verifyToken(token) {
        if (token === "good") return ACTOR;
        throw new Refusal(token === "old" ? "TOKEN_EXPIRED" : "TOKEN_INVALID", "Get another.");
      },
      rates: requestRates({ pointsPerAddress: 1_000, pointsPerParty: 1_000 }),
      introspection: introspection(true),
      addressOf: trustedProxies(undefined),
      isClosing: () => false,
      logger: pino({ level: "silent" }),
      ...options,
    }),
    (request, response) => {
      handedOn.push({ body: request.body, party: operationAt(response).actor?.partyId });
      response.json({ data: {} });
    },
  );
  app.use(refuseBody(0, pino({ level: "silent" })));
  const server = app.listen(0);
  open.push(server);
  await once(server, "listening");
  const address = server.address();
  const url = `http://localhost:${typeof address === "object" ? address?.port : ""}/graphql`;
  const send = (body: BodyInit, headers: Record<string, string> = {}, method = "POST") =>
    fetch(url, { method, headers: { "content-type": "application/json", ...headers }, body });
  return { url, handedOn, send };
}

const QUERY = JSON.stringify({ query: "{ __typename }" });
const asParty = { authorization: "Bearer good" };
const codeOf = async (response: Response) =>
  ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;

describe("a body", () => {
  it("of a megabyte is handed on with a few keys, and not one for each of its characters", async () => {
    const { send, handedOn } = await serve();
    await send(JSON.stringify({ query: "{ __typename }", variables: { pad: "x".repeat(1_000_000) } }), asParty);
    // What the runtime's server does with it, whatever it is.
    expect(handedOn.map(({ body }) => Object.keys(body as object))).toEqual([["query", "variables"]]);
  });

  it("of many keys is refused at the door", async () => {
    const { send, handedOn } = await serve();
    const many = JSON.stringify(Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`k${index}`, 1])));
    expect((await send(many)).status).toBe(400);
    expect(handedOn).toEqual([]);
  });

  it("may be far smaller without a valid token", async () => {
    const { send } = await serve();
    const large = JSON.stringify({ query: "{ __typename }", variables: { pad: "x".repeat(300_000) } });
    expect((await send(large, asParty)).status).toBe(200);
    const refused = await send(large);
    expect([refused.status, await codeOf(refused)]).toEqual([413, "BODY_TOO_LARGE"]);
    expect(await (await send(large)).text()).toContain("262144");
  });

  it("may hold far fewer values than characters: each takes more than it took to send", async () => {
    const { send, handedOn } = await serve();
    const of = (values: number) =>
      JSON.stringify({ query: "{ __typename }", variables: { a: Array.from({ length: values }, () => ({})) } });
    expect((await send(of(20_000), asParty)).status).toBe(200);
    const refused = await send(of(30_000), asParty);
    expect([refused.status, await codeOf(refused)]).toEqual([413, "BODY_TOO_LARGE"]);
    expect(await (await send(of(1_500))).text()).toContain("at most 2000 are allowed without a valid token");
    expect((await send(of(500))).status).toBe(200);
    const deep = `{"query":"{a}","variables":{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}}`;
    expect((await send(deep, asParty)).status).toBe(413);
    expect(handedOn).toHaveLength(2);
  });

  it.each(["[]", '[{"query":"{ a }"}]', "1", "null", '"text"', "{}", "{", ""])("%j is refused", async (body) => {
    const { send, handedOn } = await serve();
    expect((await send(body)).status).toBe(400);
    expect(handedOn).toEqual([]);
  });

  it.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/graphql",
    "text/plain; application/json",
    "text/plain, application/json",
  ])("of type %s, which a page elsewhere may send, is refused unread", async (type) => {
    const { send, handedOn } = await serve();
    const response = await send(QUERY, { "content-type": type });
    expect([response.status, await codeOf(response)]).toEqual([415, "BAD_REQUEST"]);
    expect(handedOn).toEqual([]);
  });

  it.each(["PUT", "DELETE", "PATCH"])("sent by %s is refused with what is allowed", async (method) => {
    const { send } = await serve();
    const response = await send(QUERY, {}, method);
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, POST"]);
  });
});

describe("who asks", () => {
  it("is known before the body is read", async () => {
    const { send, handedOn } = await serve();
    await send(QUERY, asParty);
    await send(QUERY);
    expect(handedOn.map(({ party }) => party)).toEqual(["a", undefined]);
    for (const [token, code] of [
      ["old", "TOKEN_EXPIRED"],
      ["forged", "TOKEN_INVALID"],
    ]) {
      const response = await send("{", { authorization: `Bearer ${token}` });
      expect([response.status, await codeOf(response)]).toEqual([401, code]);
    }
  });

  it("is refused for a while after too much, by address without a valid token and by party with one", async () => {
    const { send } = await serve({ rates: requestRates({ pointsPerAddress: 2, pointsPerParty: 2 }) });
    expect((await send(QUERY)).status).toBe(200);
    expect((await send(QUERY, { authorization: "Bearer forged" })).status).toBe(401);
    // No JSON: it is refused unread.
    const refused = await send("{", { authorization: "Bearer forged" });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({
      errors: [{ extensions: { code: "RATE_LIMITED", retryAfterSeconds: expect.any(Number) } }],
    });
    expect((await send(QUERY, asParty)).status).toBe(200);
    expect((await send(QUERY, asParty)).status).toBe(200);
    expect((await send(QUERY, asParty)).status).toBe(429);
  });

  it("is told apart behind a proxy only when the proxy is trusted", async () => {
    const rates = () => requestRates({ pointsPerAddress: 1, pointsPerParty: 1 });
    const behind = (address: string) => ({ "x-forwarded-for": address });
    const distrusting = await serve({ rates: rates() });
    expect((await distrusting.send(QUERY, behind("192.0.2.1"))).status).toBe(200);
    expect((await distrusting.send(QUERY, behind("192.0.2.2"))).status).toBe(429);
    const trusting = await serve({ rates: rates(), addressOf: trustedProxies("loopback") });
    expect((await trusting.send(QUERY, behind("192.0.2.1"))).status).toBe(200);
    expect((await trusting.send(QUERY, behind("192.0.2.2"))).status).toBe(200);
    expect((await trusting.send(QUERY, behind("192.0.2.1"))).status).toBe(429);
  });
});

it("begins no stream while the gateway goes down, and answers what is asked once", async () => {
  const { send, handedOn } = await serve({ isClosing: () => true });
  const response = await send(QUERY, { accept: "text/event-stream" });
  expect([response.status, await codeOf(response)]).toEqual([503, "GOING_DOWN"]);
  expect((await send(QUERY)).status).toBe(200);
  expect(handedOn).toHaveLength(1);
});

it("lets no answer be kept, whatever it is", async () => {
  const { url, send } = await serve();
  for (const response of [await send(QUERY), await send("{"), await send("", {}, "PUT"), await fetch(url)]) {
    expect(response.headers.get("cache-control")).toBe("no-store");
  }
});

describe("the standard introspection", () => {
  it("goes out as it was first written, without anything being run", async () => {
    const schemaTold = introspection(true);
    const query = getIntrospectionQuery();
    const result = { data: { __schema: { queryType: { name: "Query" } } } };
    schemaTold.keep(schemaTold.keyOf(query, undefined) ?? "", parse(query), result);
    const { send, handedOn } = await serve({ introspection: schemaTold });
    const response = await send(JSON.stringify({ query }));
    expect([response.status, response.headers.get("content-type"), await response.json()]).toEqual([
      200,
      "application/json; charset=utf-8",
      result,
    ]);
    expect(handedOn).toEqual([]);
  });
});

describe("whoever sends too much", () => {
  it("pays for the size of a body, also of one that is refused for it", async () => {
    const rates = requestRates({ pointsPerAddress: 60, pointsPerParty: 60 });
    const { send } = await serve({ rates });
    const large = JSON.stringify({ query: "{ __typename }", variables: { pad: "x".repeat(400_000) } });
    expect(await codeOf(await send(large))).toBe("BODY_TOO_LARGE");
    expect(await codeOf(await send(large))).toBe("RATE_LIMITED");
  });

  it("pays for a compressed body as for the largest", async () => {
    const { send } = await serve({ rates: requestRates({ pointsPerAddress: 1, pointsPerParty: 17 }) });
    const compressed = new Uint8Array(gzipSync(QUERY));
    const gzipped = { "content-encoding": "gzip" };
    expect((await send(compressed, { ...asParty, ...gzipped })).status).toBe(200);
    expect((await send(QUERY, asParty)).status).toBe(429);
    expect((await send(compressed, gzipped)).status).toBe(429);
  });

  it("is answered, and has the rest of it read no more", async () => {
    const rates = requestRates({ pointsPerAddress: 1, pointsPerParty: 1 });
    const { url, handedOn } = await serve({ rates });
    const { port } = new URL(url);
    const socket = connect(Number(port), "localhost");
    open.push({ close: () => void socket.destroy() });
    socket.write(
      "POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 1000000\r\n\r\n{",
    );
    let told = "";
    socket.setEncoding("utf8").on("data", (text: string) => {
      told += text;
    });
    // Nothing more of the megabyte is ever sent, and yet the connection is over.
    await once(socket, "close");
    expect(told).toMatch(/^HTTP\/1.1 429 /);
    expect(told).toMatch(/connection: close/i);
    expect(handedOn).toEqual([]);
  });
});
