import "reflect-metadata";
import { once } from "node:events";
import type { Actor } from "@exparte/auth";
import { Refusal } from "@exparte/refusal";
import { type Client, createClient, type SubscribePayload } from "graphql-ws";
import { pino } from "pino";
import { Arg, Ctx, Directive, Field, ID, Int, ObjectType, Query, Resolver, Root, Subscription } from "type-graphql";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import WebSocket from "ws";
import { type RunningSubgraph, type SubgraphContext, startSubgraph, subgraphSchema } from "./index.js";

interface Deps {
  released: string[];
  source(stream: string, signal: AbortSignal): AsyncIterable<number>;
}
type Ctx_ = SubgraphContext<Deps>;

@ObjectType()
@Directive('@key(fields: "id")')
class Thing {
  @Field(() => ID) id!: string;
  @Field(() => Thing, { nullable: true }) inner?: Thing;
  @Field(() => Date) at!: Date;
}

@Resolver(() => Thing)
class ThingResolver {
  @Query(() => String)
  whoAmI(@Ctx() context: Ctx_): string {
    return context.actor().partyId;
  }

  @Query(() => Thing)
  thing(@Arg("id", () => ID, { defaultValue: "1" }) id: string): Thing {
    return { id, at: new Date(0) };
  }

  @Query(() => String)
  refused(): string {
    throw new Refusal("NOT_YOURS", "It is not yours; ask for your own.", { field: "id" });
  }

  @Query(() => String)
  broken(): string {
    throw new Error("the password is swordfish");
  }

  @Subscription(() => Int, {
    subscribe: ({ args, context }) => {
      context.actor();
      return context.deps.source(args.stream, context.signal);
    },
  })
  numbers(@Root() value: number, @Arg("stream", () => String) _stream: string): number {
    return value;
  }
}

const verifyToken = async (token: string | undefined): Promise<Actor> => {
  if (token === undefined) throw new Refusal("TOKEN_MISSING", "No token.");
  const [partyId = "", expiresAt = ""] = token.split("@");
  if (Number(expiresAt) <= Date.now() + clockAheadMs) throw new Refusal("TOKEN_EXPIRED", "Expired.");
  return {
    partyType: "court",
    partyId,
    subject: partyId,
    scopes: new Set(),
    expiresAt: new Date(Number(expiresAt) - clockAheadMs),
  };
};
/** By how much the service's clock is found to be ahead of what it was. */
let clockAheadMs = 0;
const tokenOf = (party: string, livesMs = 60_000) => `${party}@${Date.now() + livesMs}`;

const logged: string[] = [];
const logger = pino({ level: "info" }, { write: (line: string) => void logged.push(line) });
const deps: Deps = {
  released: [],
  async *source(stream, signal) {
    try {
      yield 1;
      if (stream === "breaks") throw new Error("the password is swordfish");
      if (stream === "refuses") throw new Refusal("STREAM_GONE", "The stream is gone; choose another.");
      yield 2;
      await once(signal, "abort");
    } finally {
      deps.released.push(stream);
    }
  },
};

let subgraph: RunningSubgraph;
let clients: Client[] = [];
beforeAll(async () => {
  const { schema, sdl } = await subgraphSchema({ resolvers: [ThingResolver], references: { Thing: (thing) => thing } });
  expect(sdl).toContain('type Thing @key(fields: "id")');
  expect(sdl).toContain("@link");
  subgraph = await startSubgraph({ name: "fixture", schema, deps, verifyToken, port: 0, isReady: () => true, logger });
});
afterAll(() => subgraph.close());
afterEach(async () => {
  clockAheadMs = 0;
  await Promise.all(clients.map((client) => client.dispose()));
  clients = [];
});

async function post(body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(subgraph.url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as { data?: unknown; errors?: WireError[] } };
}
interface WireError {
  message: string;
  extensions: Record<string, unknown>;
}

function connect(connectionParams?: Record<string, unknown>, onClosed?: (event: unknown) => void) {
  const client = createClient({
    url: subgraph.url.replace("http", "ws"),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    ...(connectionParams === undefined ? {} : { connectionParams }),
    ...(onClosed === undefined ? {} : { on: { closed: onClosed } }),
  });
  clients.push(client);
  return client;
}

/** Collects everything that one subscription is told. */
function follow(client: Client, query: string, token?: string) {
  const told: unknown[] = [];
  const errors: unknown[] = [];
  let completed = false;
  const stop = client.subscribe(
    { query, ...(token === undefined ? {} : { extensions: { token } }) },
    {
      next: (value) => void told.push(value),
      error: (error) => void errors.push(error),
      complete: () => {
        completed = true;
      },
    },
  );
  return { told, errors, stop, isOver: () => completed || errors.length > 0 };
}
const numbersOf = (stream: string) => `subscription { numbers(stream: "${stream}") }`;

describe("over HTTP", () => {
  it("gives resolvers the caller, and refuses with a code when there is none", async () => {
    const query = "{ whoAmI }";
    const asCourt = await post({ query }, { authorization: `Bearer ${tokenOf("rb-amsterdam")}` });
    expect(asCourt.body).toEqual({ data: { whoAmI: "rb-amsterdam" } });
    expect((await post({ query })).body.errors).toMatchObject([{ extensions: { code: "TOKEN_MISSING" } }]);
  });

  it("refuses the whole operation when there is a token and it is invalid", async () => {
    const { body } = await post({ query: "{ thing { id } }" }, { authorization: `Bearer ${tokenOf("x", -1)}` });
    expect(body).toMatchObject({ errors: [{ extensions: { code: "TOKEN_EXPIRED" } }] });
    expect(body.data ?? null).toBeNull();
  });

  it("passes a refusal with its facts and masks unexpected errors", async () => {
    const refused = await post({ query: "{ refused }" });
    expect(refused.body.errors).toMatchObject([
      {
        message: "It is not yours; ask for your own.",
        extensions: { code: "NOT_YOURS", field: "id" },
        path: ["refused"],
      },
    ]);
    const broken = await post({ query: "{ broken }" }, { "x-request-id": "req-7" });
    expect(broken.body.errors).toMatchObject([{ extensions: { code: "INTERNAL_SERVER_ERROR", requestId: "req-7" } }]);
    expect(JSON.stringify(broken.body)).not.toContain("swordfish");
    expect(logged.find((line) => line.includes("req-7"))).toContain("swordfish");
  });

  it("keeps graphql's own codes when the request is wrong", async () => {
    expect((await post({ query: "{ nope }" })).body.errors).toMatchObject([
      { extensions: { code: "GRAPHQL_VALIDATION_FAILED" } },
    ]);
    expect((await post({ query: "{" })).body.errors).toMatchObject([{ extensions: { code: "GRAPHQL_PARSE_FAILED" } }]);
    const variable = await post({ query: "query ($id: ID!) { thing(id: $id) { id } }", variables: { id: {} } });
    expect(variable.body.errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
    const nulled = await post({ query: "query ($id: ID) { thing(id: $id) { id } }", variables: { id: null } });
    expect(nulled.body.errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
  });

  it("resolves entities and bounds depth and body", async () => {
    const entities = await post({
      query: "query ($r: [_Any!]!) { _entities(representations: $r) { ... on Thing { id } } }",
      variables: { r: [{ __typename: "Thing", id: "9" }] },
    });
    expect(entities.body).toEqual({ data: { _entities: [{ id: "9" }] } });
    const deep = `{ thing ${"{ inner ".repeat(20)} { id } ${"}".repeat(20)} }`;
    expect((await post({ query: deep })).body.errors).toMatchObject([{ extensions: { code: "QUERY_TOO_DEEP" } }]);
    const large = await post({ query: "{ __typename }", pad: "x".repeat(1_100_000) });
    expect(large).toMatchObject({ status: 413, body: { errors: [{ extensions: { code: "BODY_TOO_LARGE" } }] } });
    expect(await post("{")).toMatchObject({ status: 400, body: { errors: [{ extensions: { code: "BAD_REQUEST" } }] } });
  });
});

describe("a request that cannot be taken", () => {
  const headers = { "content-type": "application/json" };
  it.each<[string, number, Record<string, string>]>([
    ["a charset nobody knows", 415, { "content-type": "application/json; charset=utf-99" }],
    ["an encoding nobody knows", 415, { "content-encoding": "zipped" }],
    ["another type than JSON", 415, { "content-type": "text/plain" }],
    ["an encoding that it is not in", 400, { "content-encoding": "gzip" }],
  ])("in %s is refused with a code and without a stack", async (_, status, more) => {
    const response = await fetch(subgraph.url, { method: "POST", headers: { ...headers, ...more }, body: "{}" });
    const text = await response.text();
    expect(response.status).toBe(status);
    expect(text).not.toMatch(/node_modules|at file:/);
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: "BAD_REQUEST" } }] });
  });

  it("at another address gets told where GraphQL is", async () => {
    const response = await fetch(subgraph.url.replace("/graphql", "/Kanarie"));
    const text = await response.text();
    expect(response.status).toBe(404);
    expect(text).not.toContain("Kanarie");
    expect(JSON.parse(text)).toMatchObject({
      errors: [{ message: expect.stringContaining("/graphql"), extensions: { code: "BAD_REQUEST" } }],
    });
  });

  it("for a persisted query, which nobody keeps, is a bad request", async () => {
    const { body } = await post({ extensions: { persistedQuery: { version: 1, sha256Hash: "x" } } });
    expect(body.errors).toMatchObject([{ extensions: { code: "BAD_REQUEST" } }]);
  });

  it("gets no details of how the service answers, and no timings", async () => {
    const { body } = await post({ query: "{ nope }" });
    expect(body.errors?.[0]?.extensions).toEqual({ code: "GRAPHQL_VALIDATION_FAILED" });
    const traced = await post({ query: "{ thing { id } }" }, { "apollo-federation-include-trace": "ftv1" });
    expect(traced.body).toEqual({ data: { thing: { id: "1" } } });
    expect(logged.join("")).not.toContain("inline tracing");
  });

  it("without a body gets told to send one as JSON", async () => {
    const response = await fetch(subgraph.url, { method: "POST" });
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: "BAD_REQUEST" } }] });
  });

  it("may ask with GET", async () => {
    const response = await fetch(`${subgraph.url}?query={thing{id}}`, { headers: { "x-apollo-operation-name": "x" } });
    expect(await response.json()).toEqual({ data: { thing: { id: "1" } } });
  });
});

describe("a reference to an entity", () => {
  const query = "query ($r: [_Any!]!) { _entities(representations: $r) { ... on Thing { id } } }";
  it.each<[unknown, string]>([
    [{ __typename: "Nothing", id: "1" }, "representations[1] is no entity of this service"],
    [{ __typename: "Query" }, "__typename is one of: Thing"],
    [{ __typename: "ID", id: "1" }, "is no entity"],
    [{ __typename: "toString", id: "1" }, "is no entity"],
    [{ __typename: 5, id: "1" }, "is no entity"],
    [{ id: "1" }, "is no entity"],
    ["Thing", "is no entity"],
    [[], "is no entity"],
    [{ __typename: "Thing" }, "representations[1] has no whole key. Send what Thing is found by: id."],
    [{ __typename: "Thing", id: null }, "has no whole key"],
    [{ __typename: "Thing", id: { a: 1 } }, "has no whole key"],
    [{ __typename: "Thing", at: "2026-01-01T00:00:00Z" }, "has no whole key"],
  ])("gets an answer that names the mistake in %j, and leaves nothing in our log", async (representation, message) => {
    logged.length = 0;
    const expected = {
      message: expect.stringContaining(message),
      extensions: { code: "BAD_REQUEST", field: "representations[1]" },
    };
    const request = { query, variables: { r: [{ __typename: "Thing", id: "1" }, representation] } };
    expect((await post(request)).body.errors).toMatchObject([expected]);
    expect(logged).toEqual([]);
  });

  it("may use a number for an id, and more than the key", async () => {
    const { body } = await post({ query, variables: { r: [{ __typename: "Thing", id: 7, at: null }] } });
    expect(body).toEqual({ data: { _entities: [{ id: "7" }] } });
  });
});

describe("a text that no database can store", () => {
  const query = "query ($r: [_Any!]!) { _entities(representations: $r) { ... on Thing { id } } }";
  const representation = (id: unknown) => ({ r: [{ __typename: "Thing", id }] });
  it.each<[string, Record<string, unknown>, string]>([
    ["U+0000 in a variable", { query, variables: representation("a\u0000b") }, "r[0].id"],
    ["half of a surrogate pair", { query, variables: representation("a\ud800b") }, "r[0].id"],
    ["a key with U+0000", { query, variables: representation({ "\u0000": 1 }) }, "r[0].id"],
    ["U+0000 in a literal", { query: '{ thing(id: "\\u0000") { id } }' }, "id"],
    ["U+0000 in a default", { query: 'query ($x: ID! = "\\u0000") { thing(id: $x) { id } }' }, "x"],
  ])("is refused over HTTP and over a websocket: %s", async (_, request, field) => {
    const expected = { message: expect.stringContaining(field), extensions: { code: "TEXT_NOT_STORABLE", field } };
    const answer = await post(request);
    expect(answer).toMatchObject({ status: 400, body: { errors: [expected] } });
    expect(answer.body.errors?.[0]?.extensions).toEqual({ code: "TEXT_NOT_STORABLE", field });
    const errors: unknown[] = [];
    connect().subscribe(request as unknown as SubscribePayload, {
      next: (value) => void errors.push(value),
      error: (error) => void errors.push(error),
      complete: () => {},
    });
    await vi.waitFor(() => expect(errors).toMatchObject([[expected]]), { timeout: 10_000 });
  });

  it("does not include emoji", async () => {
    const { body } = await post({ query, variables: representation("🦊") });
    expect(body).toEqual({ data: { _entities: [{ id: "🦊" }] } });
  });

  it("is searched for down to 64 levels: deeper values are refused", async () => {
    const deep = `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`;
    const { status, body } = await post(`{"query":${JSON.stringify(query)},"variables":{"r":[${deep}]}}`);
    expect({ status, body }).toMatchObject({
      status: 400,
      body: { errors: [{ message: expect.stringContaining("64"), extensions: { code: "BAD_REQUEST", field: "r" } }] },
    });
  });
});

describe("over a websocket", () => {
  it("verifies the token of each operation on a shared socket, and releases the source when the client goes", async () => {
    const client = connect();
    const anonymous = follow(client, numbersOf("anonymous"));
    const expired = follow(client, numbersOf("expired"), tokenOf("b", -1));
    const known = follow(client, numbersOf("known"), tokenOf("a"));
    await vi.waitFor(() => expect(known.told).toEqual([{ data: { numbers: 1 } }, { data: { numbers: 2 } }]), {
      timeout: 10_000,
    });
    await vi.waitFor(() => expect(anonymous.isOver() && expired.isOver()).toBe(true), { timeout: 10_000 });
    expect(anonymous.told).toMatchObject([{ errors: [{ extensions: { code: "TOKEN_MISSING" } }] }]);
    expect(expired.errors).toMatchObject([[{ extensions: { code: "TOKEN_EXPIRED" } }]]);
    expect(deps.released).not.toContain("known");
    known.stop();
    await vi.waitFor(() => expect(deps.released).toContain("known"), { timeout: 10_000 });
    expect(known.errors).toEqual([]);
  });

  it("ends an operation with one TOKEN_EXPIRED when its token expires, and leaves the others on the socket alone", async () => {
    const client = connect();
    const short = follow(client, numbersOf("short"), tokenOf("a", 1_500));
    const long = follow(client, numbersOf("long"), tokenOf("b"));
    await vi.waitFor(() => expect(long.told).toHaveLength(2), { timeout: 10_000 });
    await vi.waitFor(() => expect(short.isOver()).toBe(true), { timeout: 10_000 });
    expect(short.told).toEqual([{ data: { numbers: 1 } }, { data: { numbers: 2 } }]);
    expect(short.errors).toMatchObject([[{ extensions: { code: "TOKEN_EXPIRED" } }]]);
    await vi.waitFor(() => expect(deps.released).toContain("short"), { timeout: 10_000 });
    expect(long.isOver()).toBe(false);
  });

  it("closes a direct client's socket with 4403 when the connection's token expires", async () => {
    const closed: unknown[] = [];
    const client = connect({ token: tokenOf("a", 1_500) }, (event) => closed.push(event));
    const followed = follow(client, numbersOf("direct"));
    await vi.waitFor(() => expect(followed.told).toHaveLength(2), { timeout: 10_000 });
    await vi.waitFor(() => expect(closed).toMatchObject([{ code: 4403 }]), { timeout: 10_000 });
    expect((closed[0] as { reason: string }).reason).toContain("TOKEN_EXPIRED");
    await vi.waitFor(() => expect(deps.released).toContain("direct"), { timeout: 10_000 });
  });

  it("reports the expiry to a direct client only by the close, even when the clock is set forward meanwhile", async () => {
    const closed: unknown[] = [];
    const client = connect({ token: tokenOf("a", 2_000) }, (event) => closed.push(event));
    const before = follow(client, numbersOf("before"));
    await vi.waitFor(() => expect(before.told).toHaveLength(2), { timeout: 10_000 });
    clockAheadMs = 1_500;
    const after = follow(client, numbersOf("after"));
    await vi.waitFor(() => expect(after.told).toHaveLength(2), { timeout: 10_000 });
    await vi.waitFor(() => expect(before.isOver() && after.isOver()).toBe(true), { timeout: 10_000 });
    expect([...before.errors, ...after.errors]).toMatchObject([{ code: 4403 }, { code: 4403 }]);
    expect(closed).toMatchObject([{ code: 4403 }]);
  });

  it("closes a direct client's socket with 4403 when it subscribes with a token that has just expired", async () => {
    const client = connect({ token: tokenOf("a") });
    const before = follow(client, numbersOf("before"));
    await vi.waitFor(() => expect(before.told).toHaveLength(2), { timeout: 10_000 });
    clockAheadMs = 60_000;
    const after = follow(client, numbersOf("after"));
    await vi.waitFor(() => expect(before.isOver() && after.isOver()).toBe(true), { timeout: 10_000 });
    expect([...before.errors, ...after.errors]).toMatchObject([{ code: 4403 }, { code: 4403 }]);
  });

  it("ends a subscription whose source fails with one coded error, without showing the cause", async () => {
    const client = connect();
    const breaks = follow(client, numbersOf("breaks"), tokenOf("a"));
    const refuses = follow(client, numbersOf("refuses"), tokenOf("a"));
    await vi.waitFor(() => expect(breaks.isOver() && refuses.isOver()).toBe(true), { timeout: 10_000 });
    expect(breaks.told).toEqual([{ data: { numbers: 1 } }]);
    expect(breaks.errors).toMatchObject([[{ extensions: { code: "SERVICE_UNAVAILABLE" } }]]);
    expect(JSON.stringify(breaks.errors)).not.toContain("swordfish");
    expect(refuses.errors).toMatchObject([[{ extensions: { code: "STREAM_GONE" } }]]);
  });

  it("gives wrong requests the same codes as HTTP does", async () => {
    const client = connect();
    const invalid = follow(client, "subscription { nope }");
    const variable = follow(client, "subscription ($s: String!) { numbers(stream: $s) }");
    await vi.waitFor(() => expect(invalid.isOver() && variable.isOver()).toBe(true), { timeout: 10_000 });
    expect(invalid.errors).toMatchObject([[{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }]]);
    expect(variable.told).toMatchObject([{ errors: [{ extensions: { code: "BAD_USER_INPUT" } }] }]);
  });
});

describe("going down", () => {
  it("closes open sockets with 1001 and a reason, releases the sources, and becomes unready", async () => {
    const { schema } = await subgraphSchema({ resolvers: [ThingResolver] });
    const other = await startSubgraph({
      name: "other",
      schema,
      deps,
      verifyToken,
      port: 0,
      isReady: () => true,
      logger,
    });
    expect((await fetch(other.url.replace("graphql", "ready"))).status).toBe(200);
    const closed: unknown[] = [];
    const client = createClient({
      url: other.url.replace("http", "ws"),
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      on: { closed: (event) => void closed.push(event) },
    });
    const followed = follow(client, numbersOf("down"), tokenOf("a"));
    await vi.waitFor(() => expect(followed.told).toHaveLength(2), { timeout: 10_000 });
    await other.close();
    await vi.waitFor(() => expect(closed).toMatchObject([{ code: 1001 }]), { timeout: 10_000 });
    expect((closed[0] as { reason: string }).reason).toContain("last position");
    await vi.waitFor(() => expect(deps.released).toContain("down"), { timeout: 10_000 });
  });
});
