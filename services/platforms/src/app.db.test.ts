import { type Actor, AUTH_REFUSALS } from "@exparte/auth";
import { openDatabase } from "@exparte/database";
import { refusals } from "@exparte/refusal";
import { generateSealKey } from "@exparte/seal";
import { testDatabase } from "@exparte/testing";
import { type Client, createClient } from "graphql-ws";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import WebSocket from "ws";
import { startPlatforms } from "./app.js";
import { SCHEMA, STORE } from "./store/store.js";

/** A token here is `type:id scope scope`; what a real one is, packages/auth tests. */
const verifyToken = async (token: string | undefined): Promise<Actor> => {
  if (token === undefined) throw refusals(AUTH_REFUSALS)("TOKEN_MISSING", "No token.");
  const [party = "", ...scopes] = token.split(" ");
  const [partyType = "", partyId = ""] = party.split(":");
  return { partyType, partyId, subject: party, scopes: new Set(scopes), expiresAt: new Date(Date.now() + 60_000) };
};
const OPERATOR = "operator:hub parties:register";
const COURT = "court:rb-amsterdam";
const SERVICE = "service:orders feeds:read";

interface Answer {
  data?: Record<string, unknown>;
  errors?: { message: string; extensions: Record<string, unknown> }[];
}

let url: string;
const open = new AsyncDisposableStack();
beforeAll(async () => {
  const database = await testDatabase({
    name: SCHEMA,
    schema: SCHEMA,
    prepare: async (at) => (await openDatabase({ ...STORE, url: at.url })).close(),
  });
  open.defer(() => database.close());
  const platforms = await startPlatforms(
    {
      databaseUrl: database.url,
      port: 0,
      issuer: "http://issuer.invalid",
      audience: "urn:exparte:hub",
      host: undefined,
      natsUrl: undefined,
      hints: "on",
      pollEveryMs: 5_000,
      logLevel: "silent",
    },
    { verifyToken, logger: pino({ level: "silent" }) },
  );
  open.defer(() => platforms.close());
  url = platforms.url;
});
afterAll(() => open.disposeAsync());

async function ask(token: string | undefined, query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer;
}

const REGISTER_PLATFORM =
  "mutation ($input: RegisterPlatformInput!) { registerPlatform(input: $input) { id domains languages } }";
const REGISTER_KEY =
  "mutation ($input: RegisterKeyInput!) { registerKey(input: $input) { kid use jwk validFrom validUntil revokedAt } }";
const VIDSHARE = {
  id: "vidshare",
  name: "VidShare",
  kind: "VIDEO",
  domains: ["VidShare.example"],
  languages: ["nl", "en"],
  contactPoint: { email: "dsa@vidshare.example", languages: ["en"] },
  connected: true,
};

describe("the platforms service", () => {
  it("registers a platform, a court and a key, and shows them to every party", async () => {
    expect(await ask(OPERATOR, REGISTER_PLATFORM, { input: VIDSHARE })).toEqual({
      data: { registerPlatform: { id: "vidshare", domains: ["vidshare.example"], languages: ["en", "nl"] } },
    });
    const court = 'mutation { registerCourt(input: { id: "rb-amsterdam", name: "Rechtbank Amsterdam" }) { id } }';
    expect(await ask(OPERATOR, court)).toEqual({ data: { registerCourt: { id: "rb-amsterdam" } } });
    const { publicJwk } = await generateSealKey();
    const input = {
      party: { type: "COURT", id: "rb-amsterdam" },
      jwk: publicJwk,
      validFrom: "2030-01-01T00:00:00.000Z",
    };
    const key = {
      kid: publicJwk.kid,
      use: "SIG",
      jwk: publicJwk,
      validFrom: input.validFrom,
      validUntil: null,
      revokedAt: null,
    };
    expect(await ask(OPERATOR, REGISTER_KEY, { input })).toEqual({ data: { registerKey: key } });

    const seen = await ask(
      COURT,
      `{ platform(id: "vidshare") { name kind connected contactPoint { email url languages } keys { kid } }
         platforms(first: 1) { edges { node { id } } pageInfo { hasNextPage } }
         court(id: "rb-amsterdam") { name keys { kid jwk } } courts { id }
         addresseeFor(url: "https://www.VidShare.example:8443/watch?v=1") { id }
         unknown: platform(id: "nobody") { id } nowhere: addresseeFor(url: "https://nobody.example/") { id } }`,
    );
    expect(seen).toEqual({
      data: {
        platform: {
          name: "VidShare",
          kind: "VIDEO",
          connected: true,
          contactPoint: { email: "dsa@vidshare.example", url: null, languages: ["en"] },
          keys: [],
        },
        platforms: { edges: [{ node: { id: "vidshare" } }], pageInfo: { hasNextPage: false } },
        court: { name: "Rechtbank Amsterdam", keys: [{ kid: publicJwk.kid, jwk: publicJwk }] },
        courts: [{ id: "rb-amsterdam" }],
        addresseeFor: { id: "vidshare" },
        unknown: null,
        nowhere: null,
      },
    });
  });

  it("shows the coordinator by its id, and without one: there is none but the one", async () => {
    expect(await ask(COURT, "{ coordinator { id } }")).toEqual({ data: { coordinator: null } });
    const acm = 'mutation { registerCoordinator(input: { id: "acm", name: "ACM" }) { id } }';
    expect(await ask(OPERATOR, acm)).toEqual({ data: { registerCoordinator: { id: "acm" } } });
    expect(
      await ask(
        COURT,
        '{ coordinator { id } named: coordinator(id: "acm") { id } other: coordinator(id: "x") { id } }',
      ),
    ).toEqual({
      data: { coordinator: { id: "acm" }, named: { id: "acm" }, other: null },
    });
  });

  it("resolves platforms and courts for the gateway, and reports those that do not exist", async () => {
    const representations = [
      { __typename: "Platform", id: "vidshare" },
      { __typename: "Court", id: "rb-amsterdam" },
      { __typename: "Platform", id: "nobody" },
    ];
    const query =
      "query ($r: [_Any!]!) { _entities(representations: $r) { ... on Platform { name } ... on Court { name } } }";
    expect(await ask(COURT, query, { r: representations })).toEqual({
      data: { _entities: [{ name: "VidShare" }, { name: "Rechtbank Amsterdam" }, null] },
    });
  });

  it.each([
    ["without a token", undefined, '{ platform(id: "vidshare") { id } }', "TOKEN_MISSING"],
    [
      "a court that registers",
      COURT,
      'mutation { registerCourt(input: { id: "x", name: "X" }) { id } }',
      "ROLE_FORBIDDEN",
    ],
    [
      "an operator without the scope",
      "operator:hub",
      'mutation { registerCourt(input: { id: "x", name: "X" }) { id } }',
      "SCOPE_MISSING",
    ],
    [
      "an unknown kind",
      OPERATOR,
      'mutation { changePlatform(input: { id: "x", kind: FORUM }) { id } }',
      "GRAPHQL_VALIDATION_FAILED",
    ],
    [
      "a NUL in an id",
      OPERATOR,
      'mutation { revokeKey(input: { party: { type: COURT, id: "\\u0000" }, kid: "k" }) { kid } }',
      "TEXT_NOT_STORABLE",
    ],
  ])("refuses %s", async (_, token, query, code) => {
    expect((await ask(token, query)).errors).toMatchObject([{ extensions: { code } }]);
  });

  it("does not repeat a private key that was sent to it", async () => {
    const { privateJwk } = await generateSealKey();
    const answer = await ask(OPERATOR, REGISTER_KEY, {
      input: { party: { type: "COURT", id: "rb-amsterdam" }, jwk: privateJwk },
    });
    expect(answer.errors).toMatchObject([{ extensions: { code: "PRIVATE_KEY_REFUSED", field: "input.jwk.d" } }]);
    expect(JSON.stringify(answer)).not.toContain(privateJwk.d);
  });

  it("reports that it is ready", async () => {
    expect((await fetch(new URL("/ready", url))).status).toBe(200);
  });
});

describe("the feed", () => {
  const FEED = "subscription ($after: String) { partyFeed(after: $after) { cursor kind at body } }";
  interface FeedEvent {
    cursor: string;
    kind: string;
    body: Record<string, unknown>;
  }

  function follow(client: Client, token: string, after: string | null = null) {
    const events: FeedEvent[] = [];
    const codes: unknown[] = [];
    const stop = client.subscribe<{ partyFeed: FeedEvent }>(
      { query: FEED, variables: { after }, extensions: { token } },
      {
        next({ data, errors }) {
          if (data) events.push(data.partyFeed);
          for (const error of errors ?? []) codes.push(error.extensions?.code);
        },
        error: (error) => void codes.push(Array.isArray(error) ? error[0]?.extensions?.code : error),
        complete: () => {},
      },
    );
    return { events, codes, stop };
  }

  it("replays what has happened, follows live, and continues after a cursor", async () => {
    const client = createClient({ url: url.replace("http", "ws"), webSocketImpl: WebSocket, retryAttempts: 0 });
    const { events } = follow(client, SERVICE);
    await vi.waitFor(
      () => expect(events.map(({ kind }) => kind)).toEqual(["PlatformRegistered", "CourtRegistered", "KeyRegistered"]),
      { timeout: 10_000 },
    );
    expect(events[0]?.body).toEqual({
      platform: {
        id: "vidshare",
        name: "VidShare",
        kind: "VIDEO",
        domains: ["vidshare.example"],
        languages: ["en", "nl"],
        connected: true,
        contactPoint: { email: "dsa@vidshare.example", url: null, languages: ["en"] },
        ownKeyUntil: null,
      },
      by: { type: "operator", id: "hub" },
    });
    const resumed = follow(client, SERVICE, events[1]?.cursor);
    await vi.waitFor(() => expect(resumed.events).toEqual(events.slice(2)), { timeout: 10_000 });

    await ask(OPERATOR, REGISTER_PLATFORM, { input: VIDSHARE });
    await ask(OPERATOR, 'mutation { changePlatform(input: { id: "vidshare", name: "VidShare Europe" }) { id } }');
    await vi.waitFor(() => expect(events.map(({ kind }) => kind).slice(3)).toEqual(["PlatformChanged"]), {
      timeout: 10_000,
    });
    await vi.waitFor(() => expect(resumed.events).toEqual(events.slice(2)), { timeout: 10_000 });
    await client.dispose();
  });

  it.each([
    ["a court", "court:rb-amsterdam feeds:read", null, "ROLE_FORBIDDEN"],
    ["a service without the scope", "service:orders", null, "SCOPE_MISSING"],
    ["a cursor it did not give", SERVICE, "yesterday", "CURSOR_INVALID"],
  ])("refuses %s", async (_, token, after, code) => {
    const client = createClient({ url: url.replace("http", "ws"), webSocketImpl: WebSocket, retryAttempts: 0 });
    const { codes } = follow(client, token, after);
    await vi.waitFor(() => expect(codes).toEqual([code]), { timeout: 10_000 });
    await client.dispose();
  });
});
