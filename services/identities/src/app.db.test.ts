import { type Actor, AUTH_REFUSALS } from "@exparte/auth";
import { openDatabase } from "@exparte/database";
import { type Instant, instant } from "@exparte/dutch-time";
import { refusals } from "@exparte/refusal";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { identitiesDatabase } from "../test/room.js";
import { startIdentities } from "./app.js";
import type { Config } from "./config.js";
import { keepCourt, keepPlatform } from "./store/directory.js";
import { STORE } from "./store/store.js";

/** A token here is `type:id scope scope`; what a real one is, packages/auth tests. */
const verifyToken = async (token: string | undefined): Promise<Actor> => {
  if (token === undefined) throw refusals(AUTH_REFUSALS)("TOKEN_MISSING", "No token.");
  const [party = "", ...scopes] = token.split(" ");
  const [partyType = "", partyId = ""] = party.split(":");
  return { partyType, partyId, subject: party, scopes: new Set(scopes), expiresAt: new Date(Date.now() + 60_000) };
};
const OPERATOR = "operator:hub parties:register";
const VIDSHARE = "platform:vidshare disclosures:answer";
const COURT = "court:rb-amsterdam";

interface Answer {
  data?: unknown;
  errors?: { message: string; extensions: Record<string, unknown> }[];
}

let url: string;
let config: Config;
let now: Instant = instant("2026-03-01");
const surroundings = {
  verifyToken,
  clock: () => now,
  ownToken: async () => "service:identities feeds:read",
  logger: pino({ level: "silent" }),
};
const open = new AsyncDisposableStack();
beforeAll(async () => {
  const clone = await identitiesDatabase();
  open.defer(() => clone.close());
  const store = await openDatabase({ ...STORE, url: clone.url });
  await keepCourt(store, "rb-amsterdam");
  await store.transaction((tx) => keepPlatform(tx, "vidshare", true));
  await store.close();
  config = {
    databaseUrl: clone.url,
    port: 0,
    issuer: "http://issuer.invalid",
    audience: "urn:exparte:hub",
    natsUrl: undefined,
    hints: "off",
    pollEveryMs: 5_000,
    logLevel: "silent",
    clientId: "service:identities",
    clientSecret: "secret",
    // Nobody is there; nothing here needs what they would tell.
    ordersUrl: "http://127.0.0.1:9/graphql",
    platformsUrl: "http://127.0.0.1:9/graphql",
  };
  const identities = await startIdentities(config, surroundings);
  open.defer(() => identities.close());
  url = identities.url;
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

const PUBLISH =
  "mutation ($input: PublishCodeOfConductInput!) { publishCodeOfConduct(input: $input) { version inForceUntil } }";

const FIRST = {
  version: 1,
  text: "one",
  inForceFrom: "2026-01-01T00:00:00.000Z",
  objectionWindow: "P7D",
  answerNoticesWithin: "P7D",
};

describe("the code of conduct over the wire", () => {
  it("is published, joined, followed to its next version and left, and shows on the platform at any moment", async () => {
    const second = {
      version: 2,
      url: "https://code.example/2",
      inForceFrom: "2026-05-01T00:00:00.000Z",
      objectionWindow: "PT48H",
      answerNoticesWithin: "P3D",
    };
    expect(await ask(OPERATOR, PUBLISH, { input: FIRST })).toEqual({
      data: { publishCodeOfConduct: { version: 1, inForceUntil: null } },
    });
    expect(
      await ask(VIDSHARE, "mutation { joinCodeOfConduct { since until joinedVersion { version } platform { id } } }"),
    ).toEqual({
      data: {
        joinCodeOfConduct: { since: now, until: null, joinedVersion: { version: 1 }, platform: { id: "vidshare" } },
      },
    });
    expect(await ask(OPERATOR, PUBLISH, { input: second })).toEqual({
      data: { publishCodeOfConduct: { version: 2, inForceUntil: null } },
    });
    now = instant("2026-06-01");
    expect(await ask(VIDSHARE, "mutation { leaveCodeOfConduct { until } }")).toEqual({
      data: { leaveCodeOfConduct: { until: now } },
    });

    const seen = await ask(
      COURT,
      `query ($r: [_Any!]!) {
        codeOfConduct { version url objectionWindow answerNoticesWithin } one: codeOfConduct(version: 1) { text inForceUntil } codesOfConduct { version }
        _entities(representations: $r) { ... on Platform { id
          now: codeOfConduct { since }
          march: codeOfConduct(at: "2026-03-15T00:00:00.000Z") { boundBy { version } }
          may: codeOfConduct(at: "2026-05-15T00:00:00.000Z") { boundBy { version objectionWindow } }
          participationHistory { since until boundBy { version } } } } }`,
      {
        r: [
          { __typename: "Platform", id: "vidshare" },
          { __typename: "Platform", id: "chirper" },
        ],
      },
    );
    expect(seen).toEqual({
      data: {
        codeOfConduct: { version: 2, url: second.url, objectionWindow: "PT48H", answerNoticesWithin: "P3D" },
        one: { text: "one", inForceUntil: second.inForceFrom },
        codesOfConduct: [{ version: 1 }, { version: 2 }],
        _entities: [
          {
            id: "vidshare",
            now: null,
            march: { boundBy: { version: 1 } },
            may: { boundBy: { version: 2, objectionWindow: "PT48H" } },
            participationHistory: [{ since: "2026-03-01T00:00:00.000Z", until: now, boundBy: { version: 2 } }],
          },
          { id: "chirper", now: null, march: null, may: null, participationHistory: [] },
        ],
      },
    });
  });

  it("refuses with a code, the field and the way out", async () => {
    await ask(OPERATOR, PUBLISH, { input: FIRST });
    const { errors } = await ask(OPERATOR, PUBLISH, { input: { ...FIRST, text: "other" } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: "CODE_VERSION_PUBLISHED", field: "input.text" });
    expect(errors?.[0]?.message).toMatch(/never changes. Publish this as version \d\.$/);
    expect((await ask(undefined, "{ codesOfConduct { version } }")).errors?.[0]?.extensions.code).toBe("TOKEN_MISSING");
    const foreign = await ask(VIDSHARE, 'mutation { joinCodeOfConduct(platform: "chirper") { since } }');
    expect(foreign.errors?.[0]?.extensions).toEqual({ code: "PARTICIPATION_FOREIGN", field: "platform" });
  });
});

describe("without the other services' feeds", () => {
  it("serves a party that it knows, and says of another that it cannot tell, instead of showing it an empty inbox", async () => {
    const inbox = "{ disclosureInbox { head } }";
    expect(await ask(VIDSHARE, inbox)).toEqual({ data: { disclosureInbox: { head: 0 } } });
    for (const token of ["platform:ghost disclosures:answer", "platform:No.Such disclosures:answer"]) {
      const { data, errors } = await ask(token, inbox);
      expect({ data: data ?? null, code: errors?.[0]?.extensions.code }).toEqual({
        data: null,
        code: "SERVICE_UNAVAILABLE",
      });
    }
    expect((await ask("court:rb-nowhere disclosures:request", "{ codesOfConduct { version } }")).errors).toMatchObject([
      { extensions: { code: "SERVICE_UNAVAILABLE", partyType: "court", partyId: "rb-nowhere" } },
    ]);
    // Of whom no registration is asked, none is looked up.
    expect((await ask("ap:ap", "{ codesOfConduct { version } }")).errors).toBeUndefined();
  });

  it("acts on no order, of which it would not know that it has ended, stays in service for the rest, and tells what it does not hear", async () => {
    const collect = 'mutation { collectDisclosure(requestId: "x") { jwe } }';
    const { errors } = await ask("court:rb-amsterdam disclosures:request", collect);
    expect(errors?.[0]?.extensions.code).toBe("ORDERS_NOT_HEARD");
    const response = await fetch(new URL("/ready", url));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      status: "ready",
      service: "identities",
      stale: ["platforms.partyFeed", "orders.orderFeed"],
    });
  });
});
