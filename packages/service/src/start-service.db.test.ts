import { once } from "node:events";
import { createServer } from "node:http";
import { type Actor, bearerToken, type VerifyToken } from "@exparte/auth";
import { type Database, Migration, openDatabase, type Store } from "@exparte/database";
import { type Instant, instant } from "@exparte/dutch-time";
import { eventLogBound, eventLogBoundForAll, eventLogEpochs, eventLogTables } from "@exparte/event-log";
import { testDatabase } from "@exparte/testing";
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from "graphql";
import { pino } from "pino";
import { expect, it } from "vitest";
import type { ServiceConfig } from "./environment.js";
import { type CommonDependencies, type Service, startService } from "./start-service.js";

class Ledger0001 extends Migration {
  override up(): void {
    this.addSql(eventLogTables("ledger"));
    this.addSql(eventLogBound("ledger"));
    this.addSql(eventLogBoundForAll("ledger"));
    this.addSql(eventLogEpochs("ledger"));
    this.addSql("create table ledger.feed_checkpoints (feed text primary key, cursor text not null)");
    this.addSql("create table ledger.known_parties (id text primary key)");
  }
}
const STORE: Store = { schema: "ledger", entities: [], migrations: [{ name: "0001-ledger", class: Ledger0001 }] };
const asked = {
  type: GraphQLString,
  resolve: (_: unknown, __: unknown, { deps }: { deps: CommonDependencies }) => deps.clock(),
};
const LEDGER: Service<CommonDependencies> = {
  store: STORE,
  schema: async () => ({
    schema: new GraphQLSchema({ query: new GraphQLObjectType({ name: "Query", fields: { now: asked } }) }),
  }),
  dependencies: ({ common }) => common,
};
const NOW = instant("2046-06-04T09:00:00.000Z");
/** A token here is `type:id`; what a real one is, packages/auth tests. */
const verifyToken: VerifyToken = async (token = "") => {
  const [partyType = "", partyId = ""] = token.split(":");
  const actor: Actor = {
    partyType,
    partyId,
    subject: token,
    scopes: new Set(),
    expiresAt: new Date(Date.now() + 60_000),
  };
  return actor;
};
const SURROUNDINGS = {
  clock: (): Instant => NOW,
  verifyToken,
  ownToken: async () => "service:ledger",
  logger: pino({ level: "silent" }),
};

async function room(open: AsyncDisposableStack) {
  const clone = await testDatabase({
    name: "ledger",
    schema: "ledger",
    prepare: async ({ url }) => (await openDatabase({ ...STORE, url })).close(),
  });
  open.defer(() => clone.close());
  const database = await openDatabase({ ...STORE, url: clone.url });
  open.defer(() => database.close());
  const config: ServiceConfig = {
    databaseUrl: clone.url,
    port: 0,
    host: "127.0.0.1",
    issuer: "http://issuer.invalid",
    audience: "urn:exparte:hub",
    hints: "off",
    pollEveryMs: 5_000,
    logLevel: "silent",
  };
  return { database, config };
}

async function now(url: string, token: string): Promise<unknown> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: "{ now }" }),
  });
  const { data, errors } = (await response.json()) as { data?: object; errors?: { extensions: { code: string } }[] };
  return data ?? errors?.map(({ extensions }) => extensions.code).join();
}

it("a service uses the clock that a test sets", async () => {
  await using open = new AsyncDisposableStack();
  const { config } = await room(open);
  const { url } = open.adopt(await startService(LEDGER, config, SURROUNDINGS), ({ close }) => close());
  expect(await now(url, "court:rb-amsterdam")).toEqual({ now: NOW });
});

it("a service whose event log would lose its order does not start, and names the statement that mends it", async () => {
  await using open = new AsyncDisposableStack();
  const { database, config } = await room(open);
  await database.sql.query("alter table ledger.events enable trigger event_log_writes");
  await expect(startService(LEDGER, config, SURROUNDINGS)).rejects.toThrow(
    /event log of ledger would lose its order.*enable always trigger/,
  );
});

it("a service that cannot start closes what it opened, in reverse order", async () => {
  await using open = new AsyncDisposableStack();
  const { config } = await room(open);
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  open.defer(() => void other.close());
  const address = other.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const closed: string[] = [];
  let used: Database | undefined;
  const starting = startService(
    {
      ...LEDGER,
      dependencies({ common, opened }) {
        opened.adopt("press", async (name) => {
          await common.database.ping();
          closed.push(name);
        });
        used = common.database;
        return common;
      },
    },
    { ...config, port: address.port },
    SURROUNDINGS,
  );
  await expect(starting).rejects.toThrow("EADDRINUSE");
  expect(closed).toEqual(["press"]);
  await expect(used?.ping()).rejects.toThrow("has been closed");
});

it("a service whose peers keep a registry accepts only registered parties, and stores those it learns of", async () => {
  await using open = new AsyncDisposableStack();
  const { config, database } = await room(open);
  const heard: unknown[] = [];
  const registry = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { variables } = JSON.parse(Buffer.concat(chunks).toString()) as { variables: { id: string } };
    heard.push([variables.id, bearerToken(request.headers.authorization)]);
    response.end(JSON.stringify({ data: { party: variables.id === "known" ? { id: "known" } : null } }));
  }).listen(0, "127.0.0.1");
  await once(registry, "listening");
  open.defer(() => void registry.close());
  const address = registry.address();
  if (address === null || typeof address === "string") throw new Error("no port");

  const service = await startService(
    {
      ...LEDGER,
      peers: {
        client: { clientId: "service:ledger", clientSecret: "none" },
        registry: {
          url: `http://127.0.0.1:${address.port}/graphql`,
          types: ["court"],
          isKnownHere: async ({ sql }, { id }) =>
            (await sql.query("select from ledger.known_parties where id = $1", [id])).length > 0,
          keep: async ({ sql }, { id }) => void (await sql.query("insert into ledger.known_parties values ($1)", [id])),
        },
        // Nobody is there.
        feeds: { "news.feed": { url: "http://127.0.0.1:1/graphql", field: "feed", handle: async () => undefined } },
      },
    },
    config,
    SURROUNDINGS,
  );
  open.adopt(service, ({ close }) => close());
  expect(await now(service.url, "court:known")).toEqual({ now: NOW });
  expect(await now(service.url, "court:other")).toBe("PARTY_UNKNOWN");
  expect(await now(service.url, "hotline:any")).toEqual({ now: NOW });
  expect(heard).toEqual([
    ["known", "service:ledger"],
    ["other", "service:ledger"],
  ]);
  expect(await database.sql.query("select id from ledger.known_parties")).toEqual([{ id: "known" }]);
  const ready = await fetch(new URL("/ready", service.url));
  expect(await ready.json()).toMatchObject({ status: "ready", service: "ledger", stale: ["news.feed"] });
});
