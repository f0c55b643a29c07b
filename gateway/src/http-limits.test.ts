import { once } from "node:events";
import { connect } from "node:net";
import { getIntrospectionQuery } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, type Hub, startFixtureGateway, startHub } from "../test-fixtures/hub.ts";

let hub: Hub;
let token: string;
beforeAll(async () => {
  hub = await startHub();
  token = await hub.issuer.token("a");
});
afterAll(() => hub.close());

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(" ");
const codesOf = ({ body }: Awaited<ReturnType<typeof ask>>) => body.errors?.map(({ extensions }) => extensions.code);

describe("before anything is validated", () => {
  it("an operation that is too large is refused, with that error alone", async () => {
    const answer = await ask(hub.gateway.url, `{ ${times(31, (index) => `a${index}: nope`)} }`, { token });
    expect([answer.status, codesOf(answer)]).toEqual([400, ["QUERY_TOO_MANY_ALIASES"]]);
  });

  it.each([
    ["too many tokens", "QUERY_TOO_LONG", `{ ${times(1_980, () => "__typename")} }`],
    ["too long a text", "QUERY_TOO_LONG", `{ openToAll(a: "${"x".repeat(10_000)}") }`],
    ["too many names", "QUERY_TOO_MANY_ALIASES", `{ ${times(11, (index) => `a${index}: openToAll`)} }`],
    ["too many fields", "QUERY_TOO_INTRICATE", `{ ${times(6, (index) => `u${index}`)} }`],
  ])("%s without a token, and more with one", async (_, code, query) => {
    const refused = await ask(hub.gateway.url, query);
    expect([refused.status, codesOf(refused)]).toEqual([400, [code]]);
    expect(refused.body.errors?.[0]?.message).toContain("without a valid token");
    expect(codesOf(await ask(hub.gateway.url, query, { token }))).not.toEqual([code]);
    // The text has since been parsed for a party; without a token it is still too large.
    expect(codesOf(await ask(hub.gateway.url, query))).toEqual([code]);
  });

  it("a few errors are reported, not one for each unknown field", async () => {
    const answer = await ask(hub.gateway.url, `{ letter(id: "1") { ${times(900, (index) => `u${index}`)} } }`, {
      token,
    });
    expect(answer.status).toBe(400);
    // Graphql adds an error that says it stopped.
    expect(answer.body.errors).toHaveLength(6);
  });
});

describe("introspection", () => {
  it("in its standard form is open to anyone, and the answer is the same whatever the layout", async () => {
    const answer = await ask(hub.gateway.url, getIntrospectionQuery());
    expect(answer).toMatchObject({ status: 200, body: { data: { __schema: { queryType: { name: "Query" } } } } });
    const again = await ask(hub.gateway.url, getIntrospectionQuery().replace("IntrospectionQuery", "Again"));
    expect(again.body).toEqual(answer.body);
  });

  it("in any other form takes a token", async () => {
    const query = "{ __schema { types { fields { type { name } } } } }";
    const refused = await ask(hub.gateway.url, query);
    expect([refused.status, codesOf(refused)]).toEqual([401, ["TOKEN_MISSING"]]);
    const first = await ask(hub.gateway.url, query, { token });
    expect(first).toMatchObject({ status: 200, body: { data: { __schema: {} } } });
    expect((await ask(hub.gateway.url, query, { token })).body).toEqual(first.body);
    // The answer computed for a party must not open it to others.
    expect((await ask(hub.gateway.url, query)).status).toBe(401);
  });

  it("costs an address more than other requests, even when it comes from memory", async () => {
    const { gateway } = await startFixtureGateway(hub, { rates: { pointsPerAddress: 400, pointsPerParty: 400 } });
    const statuses: number[] = [];
    for (let asked = 0; asked < 3; asked += 1) {
      statuses.push((await ask(gateway.url, getIntrospectionQuery())).status);
    }
    expect(statuses).toEqual([200, 200, 429]);
    await gateway.close();
  });

  it("is open to nobody when it is turned off", async () => {
    const { gateway } = await startFixtureGateway(hub, { introspection: false });
    const answer = await ask(gateway.url, getIntrospectionQuery(), { token });
    expect([answer.status, codesOf(answer)]).toEqual([403, ["INTROSPECTION_OFF"]]);
    expect((await ask(gateway.url, "{ openToAll __typename }")).status).toBe(200);
    await gateway.close();
  });
});

describe("a request that arrives byte by byte", () => {
  const head = "POST /graphql HTTP/1.1\r\nhost: localhost\r\n";
  it.each([
    ["in its headers", head],
    ["in its body", `${head}content-type: application/json\r\ncontent-length: 100\r\n\r\n{`],
    [
      "in chunks without an end",
      `${head}content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n1\r\n{\r\n`,
    ],
  ])("and stops %s is answered 408 and cut", async (_, text) => {
    const { gateway } = await startFixtureGateway(hub, { requestWithinMs: 600 });
    const socket = connect(Number(new URL(gateway.url).port), "localhost").setEncoding("utf8");
    let answer = "";
    socket.on("data", (part: string) => {
      answer += part;
    });
    socket.write(text);
    await once(socket, "close");
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    await gateway.close();
  });
});

describe("the rate of an address or party", () => {
  it("counts what an operation costs, beside one point for each request", async () => {
    const { gateway } = await startFixtureGateway(hub, { rates: { pointsPerAddress: 1, pointsPerParty: 10 } });
    const costly = "{ letters(first: 5000) { edges { node { text } } } }";
    expect((await ask(gateway.url, costly, { token })).status).toBe(429);
    const cheap = await ask(gateway.url, "{ openToAll }", { token: await hub.issuer.token("b") });
    expect(cheap.status).toBe(200);
    await gateway.close();
  });

  it("counts the cost of reading a text too, until the text is known", async () => {
    const { gateway } = await startFixtureGateway(hub, { rates: { pointsPerAddress: 1, pointsPerParty: 60 } });
    // 1,900 tokens in 9 KB of nonsense: 1 point to come in, 9 to parse and 38 to validate.
    const senseless = `{ letter(id: "1") { ${times(1_890, (index) => `u${1_000 + index}`)} } }`;
    expect(codesOf(await ask(gateway.url, senseless, { token }))).toContain("GRAPHQL_VALIDATION_FAILED");
    expect((await ask(gateway.url, senseless, { token })).status).toBe(429);
    const other = await hub.issuer.token("b");
    const known = `{ openToAll } ${times(24, () => `# ${"x".repeat(1_000)}\n`)}`;
    for (let asked = 0; asked < 5; asked += 1) {
      expect((await ask(gateway.url, known, { token: other })).status).toBe(200);
    }
    await gateway.close();
  });

  it("refuses GraphQL and downloads alike with 429, a code and when to come back", async () => {
    const { gateway } = await startFixtureGateway(hub, { rates: { pointsPerAddress: 1, pointsPerParty: 10 } });
    const download = await fetch(gateway.url.replace("graphql", "public-report.csv?from=2026-01&until=2026-07"));
    const query = await fetch(`${gateway.url}?query={openToAll}`);
    for (const response of [download, query]) {
      expect(response.status).toBe(429);
      expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: "RATE_LIMITED" } }] });
    }
    await gateway.close();
  });

  it("does not refuse a thousand platforms that come back at once from one address with expired tokens", async () => {
    const expired = await hub.issuer.token("a", { livesMs: -1_000 });
    const statuses = await Promise.all(
      Array.from(
        { length: 1_000 },
        async () => (await ask(hub.gateway.url, "{ openToAll }", { token: expired })).status,
      ),
    );
    expect(new Set(statuses)).toEqual(new Set([401]));
  });
});

describe("a mutation", () => {
  it.each(["application/json", "text/event-stream", "application/graphql-response+json"])(
    "cannot be sent by GET, whatever the client accepts: %s",
    async (accept) => {
      const query = new URLSearchParams({ query: 'mutation { write(text: "x") { id } }' });
      const headers = { accept, authorization: `Bearer ${token}` };
      const response = await fetch(`${hub.gateway.url}?${query}`, { headers });
      expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
      const text = await response.text();
      expect(text).toContain("BAD_REQUEST");
      expect(text).toContain("Send it by POST");
      expect(text).not.toContain('"data"');
    },
  );
});

describe("a persisted query by its digest alone", () => {
  const extensions = { persistedQuery: { version: 1, sha256Hash: "ab".repeat(32) } };

  it("gets an answer that makes the client send the text", async () => {
    const posted = fetch(hub.gateway.url, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
      body: JSON.stringify({ extensions, variables: {} }),
    });
    const got = fetch(`${hub.gateway.url}?${new URLSearchParams({ extensions: JSON.stringify(extensions) })}`);
    for (const response of await Promise.all([posted, got])) {
      // Apollo Client's createPersistedQueryLink and urql's persistedExchange look for this.
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({
        errors: [{ message: "PersistedQueryNotSupported", extensions: { code: "PERSISTED_QUERY_NOT_SUPPORTED" } }],
      });
    }
  });

  it("runs when its text comes with it", async () => {
    const response = await fetch(hub.gateway.url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: "{ openToAll }", extensions }),
    });
    expect(await response.json()).toEqual({ data: { openToAll: "open" } });
  });
});

describe("the headers for browsers", () => {
  it.each([
    [
      "the explorer",
      "graphql",
      "text/html",
      /script-src 'self'.*frame-ancestors 'none'|frame-ancestors 'none'.*script-src 'self'/,
    ],
    ["an answer", "graphql?query={openToAll}", "application/json", /^default-src 'none'/],
    ["a refusal", "graphql?query={nope}", "application/json", /^default-src 'none'/],
    ["an event stream", "graphql?query={openToAll}", "text/event-stream", /^default-src 'none'/],
    ["a download's dictionary", "public-report/dictionary", "*/*", /^default-src 'none'/],
    ["a download that is refused", "public-report.csv?platform=a", "*/*", /^default-src 'none'/],
    ["nothing", "nope", "*/*", /^default-src 'none'/],
    ["health", "health", "*/*", /^default-src 'none'/],
  ])("with %s: load, frame, guess and pass on nothing", async (_, path, accept, policy) => {
    const response = await fetch(hub.gateway.url.replace("graphql", path), { headers: { accept } });
    const { headers } = response;
    expect(headers.get("content-security-policy")).toMatch(policy);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    // No cache may keep answers of the graph, or its refusals.
    if (path.startsWith("graphql?")) expect(headers.get("cache-control")).toBe("no-store");
    await response.body?.cancel();
  });
});

it("says in its answers that the gateway is going down, so that nobody keeps a connection to it", async () => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let arrived = () => {};
  const arrival = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const { gateway } = await startFixtureGateway(hub, {
    async verifyToken(own) {
      arrived();
      await released;
      return hub.verifyToken(own);
    },
  });
  const asked = ask(gateway.url, '{ letter(id: "1") { text } }', { token });
  await arrival;
  const closed = gateway.close();
  release();
  const answer = await asked;
  expect([answer.status, answer.headers.get("connection")]).toEqual([200, "close"]);
  await closed;
});
