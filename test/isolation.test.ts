import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { issueCaseCode, sealOrder } from "@exparte/client";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, dataOf, overWebsocket, poll, post, untilEnded, untilTold } from "./door.js";
import { forgeToken } from "./foreign-tokens.js";
import { applicationInput, giveOrder, orderTo } from "./order.js";
import { openTestHub, type TestHub } from "./test-hub.js";

const SERVICES = ["orders", "platforms", "identities", "complaints"] as const;
const ENTITIES =
  "query ($of: [_Any!]!) { _entities(representations: $of) { ... on TakedownOrder { id caseNumber judge } } }";

let hub: TestHub;
let order: { id: string };

beforeAll(async () => {
  hub = await openTestHub();
  order = await giveOrder(await hub.court("rb-amsterdam"), ["vidshare", "chirper"]);
});
afterAll(() => hub?.end());

describe("a service's database role", () => {
  const pairs = SERVICES.flatMap((role) => SERVICES.filter((other) => other !== role).map((other) => [role, other]));

  async function as<Result>(role: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
    const client = new pg.Client({ connectionString: await hub.databaseOf(role) });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  it.each(SERVICES)("%s reads its own events", async (role) => {
    await expect(as(role, (client) => client.query(`select count(*) from ${role}.events`))).resolves.toMatchObject({
      rowCount: 1,
    });
  });

  it.each(pairs)("%s cannot read, write or create a table of %s", async (role, other) => {
    const tables = await hub.sql<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = $1",
      [other],
    );
    expect(tables.length).toBeGreaterThan(3);
    const denied = expect.objectContaining({ code: "42501" });
    await as(role, async (client) => {
      for (const { name } of tables)
        await expect(client.query(`select from ${other}."${name}" limit 1`)).rejects.toEqual(denied);
      await expect(client.query(`delete from ${other}.events`)).rejects.toEqual(denied);
      await expect(client.query(`create table ${other}.mine ()`)).rejects.toEqual(denied);
      await expect(client.query(`set role exparte_${other}`)).rejects.toEqual(denied);
    });
  });

  it.each(SERVICES)("%s is no superuser and cannot read the server's files", async (role) => {
    await expect(as(role, (client) => client.query("select pg_read_file('/etc/hostname')"))).rejects.toMatchObject({
      code: "42501",
    });
    await expect(as(role, (client) => client.query("create role mine"))).rejects.toMatchObject({ code: "42501" });
  });
});

describe("a service that is asked without the gateway", () => {
  const FIELD = {
    orders: "{ orders { edges { node { id } } } }",
    platforms: "{ courts { id } }",
    identities: "{ codesOfConduct { version } }",
    complaints: "{ complaints { edges { node { id } } } }",
  };

  it.each(SERVICES)(
    "%s refuses a request without a token, with a forged one or with one of another issuer",
    async (service) => {
      const url = hub.urls[service];
      const foreign = { claims: { iss: "https://issuer.example" }, foreignKey: true };
      expect((await ask(url, undefined, FIELD[service])).errors).toMatchObject([
        { extensions: { code: "TOKEN_MISSING" } },
      ]);
      for (const forgery of [{ foreignKey: true }, foreign, { claims: { aud: "urn:other" } }]) {
        const answer = await ask(url, await forgeToken(hub, "ap:ap", forgery), FIELD[service]);
        expect(answer.errors).toMatchObject([{ extensions: { code: "TOKEN_INVALID" } }]);
        expect(answer.data ?? null).toBeNull();
      }
    },
  );

  it("refuses roles and scopes as it does behind the gateway", async () => {
    const { orders, platforms, complaints } = hub.urls;
    const submit = "mutation ($input: SubmitApplicationInput!) { submitApplication(input: $input) { id } }";
    const court = { id: "rb-x", name: "Rechtbank X" };
    const register = "mutation ($input: CourtInput!) { registerCourt(input: $input) { id } }";
    const cases: [string, string, string, Record<string, unknown>, string][] = [
      [orders, await hub.tokenOf("platform:vidshare"), submit, { input: applicationInput() }, "ROLE_FORBIDDEN"],
      [
        orders,
        await hub.token("court:rb-amsterdam", "orders:grant"),
        submit,
        { input: applicationInput() },
        "SCOPE_MISSING",
      ],
      [orders, await hub.tokenOf("court:rb-amsterdam"), "{ inbox { head } }", {}, "ROLE_FORBIDDEN"],
      [
        orders,
        await hub.tokenOf("platform:findit"),
        "query ($id: ID!) { order(id: $id) { id } }",
        { id: order.id },
        "UNKNOWN_ORDER",
      ],
      // A coordinator reads its own inbox and nothing else, and nobody else reads that.
      [orders, await hub.tokenOf("coordinator:acm"), "{ inbox { head } }", {}, "ROLE_FORBIDDEN"],
      [orders, await hub.tokenOf("coordinator:acm"), "{ orders { edges { cursor } } }", {}, "ROLE_FORBIDDEN"],
      [orders, await hub.tokenOf("coordinator:acm"), "{ complianceFeed { head } }", {}, "ROLE_FORBIDDEN"],
      [orders, await hub.tokenOf("regulator:acm"), "{ coordinatorInbox { head } }", {}, "ROLE_FORBIDDEN"],
      [orders, await hub.tokenOf("platform:vidshare"), "{ coordinatorInbox { head } }", {}, "ROLE_FORBIDDEN"],
      [orders, await hub.tokenOf("court:rb-amsterdam"), "{ coordinatorInbox { head } }", {}, "ROLE_FORBIDDEN"],
      [
        complaints,
        await hub.tokenOf("coordinator:acm"),
        "{ complaints { edges { node { id } } } }",
        {},
        "ROLE_FORBIDDEN",
      ],
      [platforms, await hub.tokenOf("court:rb-amsterdam"), register, { input: court }, "ROLE_FORBIDDEN"],
      [
        complaints,
        await hub.tokenOf("court:rb-amsterdam"),
        "{ complaints { edges { node { id } } } }",
        {},
        "ROLE_FORBIDDEN",
      ],
    ];
    for (const [url, token, query, variables, code] of cases) {
      const { data, errors } = await ask(url, token, query, variables);
      expect({ query, errors }).toMatchObject({ query, errors: [{ extensions: { code } }] });
      expect(JSON.stringify(data ?? null)).not.toContain(order.id);
    }
  });

  it("resolves an order as a federation entity only for those who may see it", async () => {
    const of = [{ __typename: "TakedownOrder", id: order.id }];
    const seen = async (clientId?: string) =>
      ask(hub.urls.orders, clientId === undefined ? undefined : await hub.tokenOf(clientId), ENTITIES, { of });
    expect((await seen("platform:vidshare")).data).toMatchObject({
      _entities: [{ id: order.id, judge: "mr. A. Rechter" }],
    });
    for (const [clientId, code] of [
      [undefined, "TOKEN_MISSING"],
      ["platform:findit", "UNKNOWN_ORDER"],
      ["court:rb-den-haag", "UNKNOWN_ORDER"],
      ["court:gh-amsterdam", "UNKNOWN_ORDER"],
      ["operator:hub", "ROLE_FORBIDDEN"],
      ["coordinator:acm", "ROLE_FORBIDDEN"],
    ] as const) {
      const answer = await seen(clientId);
      expect({ clientId, errors: answer.errors }).toMatchObject({ clientId, errors: [{ extensions: { code } }] });
      expect(JSON.stringify(answer.data ?? null)).not.toContain("Rechter");
    }
    expect((await seen("regulator:acm")).errors).toMatchObject([{ extensions: { code: "TEXT_FORBIDDEN" } }]);
  });

  it("opens its feeds to services only", async () => {
    const subscribe = (token: string) => overWebsocket(hub.urls.orders, token);
    const court = subscribe(await hub.tokenOf("court:rb-amsterdam"));
    await untilEnded(court);
    expect(court.errors).toMatchObject([{ extensions: { code: "ROLE_FORBIDDEN" } }]);
    await court.stop();
    const platform = subscribe(await hub.tokenOf("platform:vidshare"));
    await untilTold(platform, 1);
    await platform.stop();
  });
});

describe("the logs", () => {
  const CANARY = "kanarie-7f3a";
  const MINE = "PLEASE-DO-NOT-LOG";

  /** Everything that the hub's processes and the database have logged so far. */
  async function logs(): Promise<string> {
    const dir = join(hub.dataDir, "logs");
    const files = (await readdir(dir)).map((name) => join(dir, name));
    const texts = await Promise.all(
      [...files, join(hub.dataDir, "database", "postgres.log")].map((file) => readFile(file, "utf8")),
    );
    return texts.join("\n");
  }

  it("hold no body, variable, token or secret, on success or failure", async () => {
    const token = await hub.tokenOf("court:rb-amsterdam");
    const platformToken = await hub.tokenOf("platform:vidshare");
    const submit = "mutation ($input: SubmitApplicationInput!) { submitApplication(input: $input) { id caseNumber } }";
    const input = applicationInput({
      grounds: CANARY,
      applicantReference: CANARY,
      urls: [`https://vidshare.example/${CANARY}`],
    });
    const { submitApplication } = await dataOf<{ submitApplication: { id: string; caseNumber: string } }>(
      hub.url,
      token,
      submit,
      { input },
    );
    const key = await hub.keyOf("court", "rb-amsterdam");
    const sealed = await sealOrder(
      { court: "rb-amsterdam", key },
      submitApplication.caseNumber,
      orderTo(["vidshare"], { judge: CANARY, statementOfReasons: CANARY }),
    );
    const grant = "mutation ($id: ID!, $order: OrderInput!) { grantApplication(id: $id, order: $order) { id } }";
    await dataOf(hub.url, token, grant, { id: submitApplication.id, order: sealed });
    const { head } = await poll(hub.url, platformToken);
    const listener = overWebsocket(hub.url, platformToken);
    await untilTold(listener, head);
    await listener.stop();

    // Then the failures: refused, unexpected, malformed, forged.
    await ask(hub.url, token, submit, { input: { ...input, grounds: `${CANARY} again` } });
    await ask(hub.url, token, submit, { input: applicationInput({ grounds: `${CANARY}\u0000` }) });
    await ask(hub.url, token, submit, { input: applicationInput({ grounds: [CANARY] }) });
    await ask(hub.url, token, `{ order(id: "${CANARY}\u0000") { id } }`);
    await ask(hub.url, token, `{ orders(filter: { caseNumber: "${CANARY}\\u0000" }) { edges { cursor } } }`);
    await ask(hub.url, token, `{ ${MINE} }`);
    await post(hub.url, token, `{"query": "${CANARY}`);
    await ask(hub.url, `${token}${MINE}`, "{ courts { id } }");
    await ask(
      hub.urls.orders,
      await forgeToken(hub, "ap:ap", { foreignKey: true, claims: { sub: MINE } }),
      "{ orders { edges { cursor } } }",
    );

    // A code, typed right, with a slip, and where no code is taken.
    const grantedTo =
      "query ($n: String!) { orders(filter: { caseNumber: $n }) { edges { node { id addressees { items { id } } } } } }";
    type Found = { orders: { edges: { node: { id: string; addressees: { items: { id: string }[] }[] } }[] } };
    const { orders } = await dataOf<Found>(hub.url, token, grantedTo, { n: submitApplication.caseNumber });
    const [given] = orders.edges.map(({ node }) => node);
    const itemIds = given?.addressees.flatMap(({ items }) => items.map(({ id }) => id)) ?? [];
    const whom = { for: "POSTER", orderId: String(given?.id), reference: "poster-2026-1", itemIds } as const;
    const { code } = await issueCaseCode({ url: hub.url, token: async () => token }, whom);
    for (const [path, typed] of [
      ["/case-token", code],
      ["/case-token", `${code}0`],
      ["/graphql", code],
    ] as const) {
      const headers = { "content-type": "application/json" };
      await fetch(new URL(path, hub.url), { method: "POST", headers, body: JSON.stringify({ code: typed }) });
    }

    const { clientSecret } = await hub.partyCredentials("court:rb-amsterdam");
    const { clientSecret: serviceSecret } = await hub.partyCredentials("service:orders");
    const database = new URL(await hub.databaseOf("orders"));
    // Only a process that has ended has written everything, so this test is the file's last.
    await hub.close();
    const written = await logs();
    expect(written).toContain("listening");
    const secrets = {
      CANARY,
      MINE,
      code,
      "code without its hyphens": code.replaceAll("-", ""),
      clientSecret,
      serviceSecret,
      password: database.password,
      jwt: "eyJ",
      ...Object.fromEntries((sealed.seal.match(/[\w-]+/g) ?? []).map((one, n) => [`piece ${n} of the seal`, one])),
    };
    const found = Object.entries(secrets).flatMap(([name, secret]) =>
      written
        .split("\n")
        .filter((line) => line.includes(secret))
        .map((line) => `${name}: ${line.slice(0, 400)}`),
    );
    expect(found).toEqual([]);
  });
});
