import { decideOpposition, encryptFor, lodgeOpposition, sealDisclosureRequest, sealOrder } from "@exparte/client";
import { generateSealKey, publicSealKey, signSeal } from "@exparte/seal";
import type { JWK } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { askedByDuty, askingCourt, askOn, askOnceKnown } from "./disclosure.js";
import { type Answer, ask, dataOf, expectWhole, overWebsocket, poll, post, untilEnded } from "./door.js";
import { forgeToken, unsignedToken } from "./foreign-tokens.js";
import { applicationInput, giveOrder, newCase, orderTo } from "./order.js";
import { openTestHub, type TestHub } from "./test-hub.js";

const SUBMIT = "mutation ($input: SubmitApplicationInput!) { submitApplication(input: $input) { id caseNumber } }";
const GRANT = "mutation ($id: ID!, $order: OrderInput!) { grantApplication(id: $id, order: $order) { id } }";
const CONFIRM = "mutation ($input: ConfirmTakedownInput!) { confirmTakedown(input: $input) { status } }";
const TELL_POSTER =
  "mutation ($input: ConfirmPosterInformedInput!) { confirmPosterInformed(input: $input) { posterOverdue } }";
const SERVE = "mutation ($input: RecordServiceInput!) { recordService(input: $input) { status } }";
const ACKNOWLEDGE = "mutation ($upTo: Int!) { acknowledgeInbox(upTo: $upTo) { head } }";
const ORDERS =
  "query ($first: Int, $after: String, $filter: OrderFilter) { orders(first: $first, after: $after, filter: $filter) { edges { cursor node { id } } } }";
const ORDER = "query ($id: ID!) { order(id: $id) { id } }";
const FIGURES = `query ($id: ID!) { platform(id: $id) {
  compliance(period: { from: "2026-01-01T00:00:00Z", until: "2030-01-01T00:00:00Z" }) { received }
} }`;

/** The codes that refuse a text with U+0000 or half of a surrogate pair: no database can store it. */
const UNSTORABLE = "FIELD_INVALID|TEXT_NOT_STORABLE";

const COURT = "court:rb-amsterdam";
const OTHER_COURT = "court:rb-den-haag";
const PLATFORM = "platform:vidshare";
const OTHER_PLATFORM = "platform:findit";

let hub: TestHub;
/** An application that waits for its judge, and an order addressed to vidshare and chirper. */
let pending: { id: string; caseNumber: string };
let order: { id: string; caseNumber: string; vidshareItem: string; chirperItem: string };
/** An order that was upheld on opposition, of which the applicant appealed; and one whose main judgment was given. */
let appealed: { id: string; caseNumber: string; opposition: string; appeal: string };
let judged: { id: string; caseNumber: string };
let courtKey: JWK;
let revokedKey: JWK;
/** A key for encryption. Its form would also allow sealing. */
let encryptionKey: JWK;

beforeAll(async () => {
  hub = await openTestHub();
  courtKey = await hub.keyOf("court", "rb-amsterdam");
  const court = await hub.court("rb-amsterdam");
  const { caseNumber, id, addressees } = await giveOrder(court, ["vidshare", "chirper"]);
  const itemOf = (platform: string) =>
    addressees.find((addressee) => addressee.platform.id === platform)?.items[0]?.id ?? "no item";
  order = { id, caseNumber, vidshareItem: itemOf("vidshare"), chirperItem: itemOf("chirper") };
  await dataOf(hub.url, await hub.tokenOf(PLATFORM), ACKNOWLEDGE, { upTo: 1 });
  pending = await court.submit(applicationInput());
  appealed = await giveAppealed(court);
  revokedKey = await registerAndRevoke();
  encryptionKey = await registerForEncryption();
});
afterAll(() => hub?.end());

const LODGE_APPEAL = "mutation ($input: LodgeOrderAppealInput!) { lodgeOrderAppeal(input: $input) { id } }";
const APPEAL_COURT = "court:gh-amsterdam";

async function giveAppealed(court: Awaited<ReturnType<TestHub["court"]>>): Promise<typeof appealed> {
  const { id, caseNumber } = await giveOrder(court, ["hostbox"]);
  const upheld = { url: hub.url, token: () => hub.tokenOf(COURT) };
  const { id: opposition } = await lodgeOpposition(upheld, id, "It is satire.");
  await decideOpposition({ ...upheld, court: "rb-amsterdam", key: courtKey }, opposition, {
    outcome: "UPHELD",
    reasons: "It is not.",
  });
  const lodging = { appealOf: { court: "rb-amsterdam", caseNumber }, against: "OPPOSITION", caseNumber: "200.1/01" };
  const { lodgeOrderAppeal } = await dataOf<{ lodgeOrderAppeal: { id: string } }>(
    hub.url,
    await hub.tokenOf(APPEAL_COURT),
    LODGE_APPEAL,
    { input: { ...lodging, role: "APPLICANT", lodgedAt: new Date() } },
  );
  judged = await giveJudged(court);
  return { id, caseNumber, opposition, appeal: lodgeOrderAppeal.id };
}

/** In force under a judgment that confirmed it, while the term of appeal runs. */
async function giveJudged(court: Awaited<ReturnType<TestHub["court"]>>): Promise<typeof judged> {
  const { id, caseNumber } = await giveOrder(court, ["hostbox"]);
  const judge = `mutation ($claim: RegisterMainClaimInput!, $judgment: ConcludeMainProceedingsInput!) {
    registerMainClaim(input: $claim) { status } concludeMainProceedings(input: $judgment) { status } }`;
  await dataOf(hub.url, await hub.tokenOf(COURT), judge, {
    claim: { orderId: id, reference: "C/13/1", broughtAt: new Date() },
    judgment: { orderId: id, outcome: "CONFIRMED", reasons: "Unlawful." },
  });
  return { id, caseNumber };
}

const REGISTER = "mutation ($input: RegisterKeyInput!) { registerKey(input: $input) { kid } }";
const AMSTERDAM = { type: "COURT", id: "rb-amsterdam" };

/** Registers a court's key and has the operator revoke it. Resolves once the orders service knows both. */
async function registerAndRevoke(): Promise<JWK> {
  const { privateJwk } = await generateSealKey();
  const kid = await register(publicSealKey(privateJwk));
  const revoke = "mutation ($input: RevokeKeyInput!) { revokeKey(input: $input) { kid } }";
  await dataOf(hub.url, await hub.tokenOf("operator:hub"), revoke, { input: { party: AMSTERDAM, kid } });
  await untilKnown("kid = $1 and revoked_at is not null", kid);
  return privateJwk;
}

async function registerForEncryption(): Promise<JWK> {
  const { privateJwk } = await generateSealKey("ES256");
  const { alg: _alg, ...jwk } = publicSealKey({ ...privateJwk, use: "enc" });
  await untilKnown("kid = $1", await register(jwk));
  return privateJwk;
}

async function register(jwk: JWK): Promise<string> {
  const input = { party: AMSTERDAM, jwk, validFrom: "2026-01-01T00:00:00Z" };
  const operator = await hub.tokenOf("operator:hub");
  const { registerKey } = await dataOf<{ registerKey: { kid: string } }>(hub.url, operator, REGISTER, { input });
  return registerKey.kid;
}

async function untilKnown(condition: string, kid: string): Promise<void> {
  const known = () => hub.sql(`select from orders.known_keys where ${condition}`, [kid]);
  await vi.waitFor(async () => expect(await known()).toHaveLength(1), { timeout: 10_000 });
}

/** Everything that the services store, as one text: a refused request must leave it unchanged. */
async function everythingHeld(): Promise<Record<string, string>> {
  const tables = await hub.sql<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('orders', 'platforms', 'identities', 'complaints') and table_type = 'BASE TABLE' order by 1`,
  );
  const digests = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as held from ${name} t`,
  );
  const rows = await hub.sql<{ name: string; held: string }>(digests.join(" union all "));
  return Object.fromEntries(rows.map(({ name, held }) => [name, held]));
}

let before: Record<string, string>;
beforeEach(async () => {
  before = await everythingHeld();
});

/** The codes that are about the caller, the whole request or the hub. Every other refusal names the field it is about. */
const ABOUT_NO_FIELD: ReadonlySet<string> = new Set([
  ...["TOKEN_MISSING", "TOKEN_INVALID", "TOKEN_EXPIRED", "SCOPE_MISSING", "ROLE_FORBIDDEN", "FIGURES_FORBIDDEN"],
  ...[
    "BAD_REQUEST",
    "BODY_TOO_LARGE",
    "GRAPHQL_PARSE_FAILED",
    "GRAPHQL_VALIDATION_FAILED",
    "OPERATION_RESOLUTION_FAILURE",
  ],
  ...["QUERY_TOO_DEEP", "QUERY_TOO_COSTLY", "QUERY_TOO_LONG", "QUERY_TOO_MANY_ALIASES", "QUERY_TOO_INTRICATE"],
]);

async function expectRefused(answer: Answer, { code, field, says }: Expected): Promise<void> {
  expect(answer.errors, JSON.stringify(answer)).toHaveLength(1);
  const [error] = answer.errors ?? [];
  expect(code.split("|"), error?.message).toContain(error?.extensions.code);
  if (field !== undefined) expect(error?.extensions.field).toBe(field);
  const isAboutNoField = ABOUT_NO_FIELD.has(String(error?.extensions.code));
  if (!isAboutNoField) expect(error?.extensions.field, JSON.stringify(error)).toEqual(expect.any(String));
  if (says !== undefined) expect(error?.message).toMatch(says);
  expect(await everythingHeld()).toEqual(before);
}

interface Expected {
  /** If several codes are right, all of them, separated by |. */
  readonly code: string;
  /** `extensions.field`, which lets a program point at the mistake. */
  readonly field?: string;
  readonly says?: RegExp;
}
interface Bad extends Expected {
  readonly what: string;
  /** The client whose token is sent. */
  readonly as: string;
  readonly query: string;
  /** Called when the test runs, because the variables need what is in the hub by then. */
  readonly variables?: () => Promise<Record<string, unknown>> | Record<string, unknown>;
}

function refused(table: readonly Bad[]): void {
  it.each(table)("$what is refused with $code", async ({ as, query, variables, ...expected }) => {
    const answer = await ask(hub.url, await hub.tokenOf(as), query, (await variables?.()) ?? {});
    await expectRefused(answer, expected);
  });
}

type Change = Readonly<Record<string, unknown>>;

/** A grant of the pending application. Its order is changed and then sealed, so only the change is wrong. */
function grantOf(change: Change | (() => Promise<Change>), key: () => JWK = () => courtKey) {
  return async () => {
    const changed = typeof change === "function" ? await change() : change;
    const input = await sealOrder(
      { court: "rb-amsterdam", key: key() },
      pending.caseNumber,
      orderTo(["vidshare"], changed),
    );
    return { id: pending.id, order: input };
  };
}

function badGrant(what: string, expected: Expected, change: Change | (() => Promise<Change>)): Bad {
  return { what: `an order with ${what}`, as: COURT, query: GRANT, variables: grantOf(change), ...expected };
}

const items = (...urls: string[]) => ({ addressees: [{ platform: "vidshare", items: urls.map((url) => ({ url })) }] });

const duties = (...given: Record<string, unknown>[]) => ({ addressees: [{ platform: "vidshare", duties: given }] });
const removal = { number: 1, kind: "REMOVE", targets: [{ url: "https://vidshare.example/v/1" }] };

const holds = { holds: true, reasons: "On the papers." };
/** An order that asks for disclosure alone, with something of what it asks changed, or of its duty. */
const disclosing =
  (asked: Change, duty: Change = {}) =>
  async (): Promise<Change> => {
    const disclosure = await askedByDuty(hub, "rb-amsterdam", asked);
    const disclose = { ...removal, kind: "DISCLOSE", within: "P14D", disclosure, ...duty };
    return { ...duties(disclose), marginalTest: undefined };
  };
const toRespondent = {
  platform: "respondent-rb-amsterdam-7f3k2",
  respondent: { kind: "PERSON", legalName: "B. Bakker", address: "Dorpsstraat 1, Bunnik" },
  duties: [{ ...removal, targets: removal.targets.map((target) => ({ ...target, because: "It posted this." })) }],
};

const toTwo = {
  addressees: ["vidshare", "hostbox"].map((one) => ({ platform: one, items: [{ url: `https://${one}.example/v/1` }] })),
};

describe("a token", () => {
  const attempt = async (token: string | undefined) => ask(hub.url, token, SUBMIT, { input: applicationInput() });

  it.each<Expected & { what: string; token: () => Promise<string | undefined> }>([
    { what: "that is missing", token: async () => undefined, code: "TOKEN_MISSING", says: /authorization: Bearer/ },
    { what: "that is no JWT", token: async () => "abc", code: "TOKEN_INVALID", says: /malformed/ },
    {
      what: "that has expired",
      token: () => forgeToken(hub, COURT, { claims: { exp: Math.floor(Date.now() / 1000) - 1 } }),
      code: "TOKEN_EXPIRED",
      says: /new one/,
    },
    {
      what: "of a foreign issuer",
      token: () => forgeToken(hub, COURT, { claims: { iss: "https://issuer.example" }, foreignKey: true }),
      code: "TOKEN_INVALID",
      says: /https:\/\/issuer\.example/,
    },
    {
      what: "signed with a foreign key under the issuer's key id",
      token: () => forgeToken(hub, COURT, { foreignKey: true }),
      code: "TOKEN_INVALID",
      says: /signature/,
    },
    {
      what: "signed with a key the issuer does not publish",
      token: () => forgeToken(hub, COURT, { foreignKey: true, header: { kid: "other" } }),
      code: "TOKEN_INVALID",
      says: /key/,
    },
    { what: "without a signature", token: () => unsignedToken(hub, COURT), code: "TOKEN_INVALID", says: /signed/ },
    {
      what: "for another audience",
      token: () => forgeToken(hub, COURT, { claims: { aud: "urn:other" } }),
      code: "TOKEN_INVALID",
      says: /urn:exparte:hub/,
    },
    {
      what: "that is an ID token",
      token: () => forgeToken(hub, COURT, { header: { typ: "JWT" } }),
      code: "TOKEN_INVALID",
      says: /at\+jwt/,
    },
    {
      what: "that names no party",
      token: () => forgeToken(hub, COURT, { claims: { party: undefined } }),
      code: "TOKEN_INVALID",
      says: /party/,
    },
    {
      what: "without the scope",
      token: () => hub.token(COURT, "orders:grant"),
      code: "SCOPE_MISSING",
      says: /applications:submit/,
    },
  ])("$what is refused with $code", async ({ token, ...expected }) => {
    const answer = await attempt(await token());
    expect(answer.status).toBe(expected.code.startsWith("TOKEN_") ? 401 : 200);
    await expectRefused(answer, expected);
  });

  it.each<{ what: string; token: () => Promise<string | undefined>; code: number; says: string }>([
    { what: "that is missing", token: async () => undefined, code: 4401, says: "TOKEN_MISSING" },
    {
      what: "of a foreign issuer",
      token: () => forgeToken(hub, PLATFORM, { claims: { iss: "https://issuer.example" } }),
      code: 4403,
      says: "TOKEN_INVALID",
    },
  ])("$what closes a websocket with $code and a reason", async ({ token, code, says }) => {
    const listener = overWebsocket(hub.url, (await token()) as string);
    await untilEnded(listener);
    expect(listener.closed).toMatchObject({ code, reason: expect.stringContaining(says) });
    await listener.stop();
  });

  refused([
    {
      what: "of the registry that grants, as only a judge may,",
      as: "court:rb-amsterdam:registry",
      query: GRANT,
      variables: grantOf({}),
      code: "SCOPE_MISSING",
      says: /orders:grant/,
    },
    {
      what: "of a platform that submits an application",
      as: PLATFORM,
      query: SUBMIT,
      variables: () => ({ input: applicationInput() }),
      code: "ROLE_FORBIDDEN",
      says: /court/,
    },
    {
      what: "of a court that reads an inbox",
      as: COURT,
      query: "{ inbox { head } }",
      code: "ROLE_FORBIDDEN",
      says: /platform/,
    },
    {
      what: "of a regulator that reads the coordinator's inbox",
      as: "regulator:acm",
      query: "{ coordinatorInbox { head } }",
      code: "ROLE_FORBIDDEN",
      says: /coordinator/,
    },
    {
      what: "of a coordinator that says what a platform told the poster",
      as: "coordinator:acm",
      query: TELL_POSTER,
      variables: () => ({ input: { orderId: order.id, items: [{ itemId: order.vidshareItem, outcome: "INFORMED" }] } }),
      code: "ROLE_FORBIDDEN",
    },
    {
      what: "of a second Digital Services Coordinator",
      as: "operator:hub",
      query: "mutation ($input: CoordinatorInput!) { registerCoordinator(input: $input) { id } }",
      variables: () => ({ input: { id: "bnetza", name: "Bundesnetzagentur" } }),
      code: "COORDINATOR_EXISTS",
      field: "input.id",
      says: /changeCoordinator/,
    },
    {
      what: "of a coordinator that is not registered, to be renamed",
      as: "operator:hub",
      query: "mutation ($input: CoordinatorInput!) { changeCoordinator(input: $input) { id } }",
      variables: () => ({ input: { id: "bnetza", name: "Bundesnetzagentur" } }),
      code: "COORDINATOR_UNKNOWN",
      field: "input.id",
    },
    {
      what: "of a court that says for a platform on the hub that it told the poster",
      as: COURT,
      query: TELL_POSTER,
      variables: () => ({
        input: {
          orderId: order.id,
          platform: "vidshare",
          items: [{ itemId: order.vidshareItem, outcome: "NOT_POSSIBLE", because: "POSTER_UNKNOWN" }],
        },
      }),
      code: "CONNECTED_ADDRESSEE",
      field: "input.platform",
    },
    {
      what: "of a platform that says without its seal that it told the poster",
      as: PLATFORM,
      query: TELL_POSTER,
      variables: () => ({
        input: {
          orderId: order.id,
          items: [{ itemId: order.vidshareItem, outcome: "NOT_POSSIBLE", because: "POSTER_UNKNOWN" }],
        },
      }),
      code: "SEAL_MISSING",
      field: "input.seal",
    },
    {
      what: "of the operator that reads an order",
      as: "operator:hub",
      query: ORDER,
      variables: () => ({ id: order.id }),
      code: "ROLE_FORBIDDEN",
    },
    {
      what: "of a court that registers a key",
      as: COURT,
      query: "mutation ($input: CourtInput!) { registerCourt(input: $input) { id } }",
      variables: () => ({ input: { id: "rb-utrecht", name: "Rechtbank Utrecht" } }),
      code: "ROLE_FORBIDDEN",
    },
  ]);
});

describe("things that belong to another party", () => {
  refused([
    {
      what: "an order, read by a platform,",
      as: OTHER_PLATFORM,
      query: ORDER,
      variables: () => ({ id: order.id }),
      code: "UNKNOWN_ORDER",
    },
    {
      what: "an order, read by a court,",
      as: OTHER_COURT,
      query: ORDER,
      variables: () => ({ id: order.id }),
      code: "UNKNOWN_ORDER",
    },
    {
      what: "a list of orders, asked for by a platform,",
      as: OTHER_PLATFORM,
      query: ORDERS,
      variables: () => ({ first: 10, filter: { platform: "vidshare" } }),
      code: "UNKNOWN_ORDER",
      field: "filter.platform",
    },
    {
      what: "a platform's compliance figures",
      as: OTHER_PLATFORM,
      query: FIGURES,
      variables: () => ({ id: "vidshare" }),
      code: "FIGURES_FORBIDDEN",
    },
    {
      what: "an application, granted by a court,",
      as: OTHER_COURT,
      query: GRANT,
      variables: grantOf({}),
      code: "UNKNOWN_APPLICATION",
      field: "id",
    },
    {
      what: "the service of an order, recorded by a court,",
      as: OTHER_COURT,
      query: SERVE,
      variables: () => ({ input: { orderId: order.id, platform: "vidshare", servedAt: new Date().toISOString() } }),
      code: "UNKNOWN_ORDER",
    },
  ]);

  it("are not shown: a platform sees its own addressee record and inbox, and no other", async () => {
    const query = "query ($id: ID!) { order(id: $id) { addressees { platform { id } items { id url } } } }";
    const { data } = await ask(hub.url, await hub.tokenOf("platform:chirper"), query, { id: order.id });
    const url = "https://chirper.example/v/1";
    expect(data).toEqual({
      order: { addressees: [{ platform: { id: "chirper" }, items: [{ id: order.chirperItem, url }] }] },
    });
    expect(await poll(hub.url, await hub.tokenOf(OTHER_PLATFORM))).toMatchObject({ head: 0, messages: [] });
  });
});

describe("a grant", () => {
  const finding = { holds: true, reasons: "It holds." };
  const test = { unlawfulness: finding, freedomOfExpression: finding, urgency: finding };
  const penalty = { amountCents: 100_00, currency: "EUR", unit: "DAY", maximumCents: 1000_00 };

  refused([
    ...Object.keys(test).flatMap((name) => {
      const field = `order.marginalTest.${name}`;
      return [
        badGrant(
          `no finding of ${name}`,
          { code: "FINDING_MISSING", field },
          { marginalTest: { ...test, [name]: null } },
        ),
        badGrant(
          `a finding of ${name} without reasons`,
          { code: "FINDING_MISSING", field },
          { marginalTest: { ...test, [name]: { holds: true, reasons: " \n" } } },
        ),
        badGrant(
          `a negative finding of ${name}`,
          { code: "FINDING_NEGATIVE", field, says: /refuseApplication/ },
          { marginalTest: { ...test, [name]: { holds: false, reasons: "It does not." } } },
        ),
      ];
    }),
    ...[
      "/v/1",
      "vidshare.example/v/1",
      "//vidshare.example/v/1",
      "ftp://vidshare.example/v/1",
      "javascript:alert(1)",
      "https://user:pw@vidshare.example/v/1",
      "https://",
      "",
    ].map((url) =>
      badGrant(`the URL "${url}"`, { code: "URL_INVALID", field: "order.addressees[0].items[0].url" }, items(url)),
    ),
    ...["https://vidshare.example/v/1", "HTTPS://VIDSHARE.example:443/v/1", "https://vidshare.example/x/../v/1"].map(
      (url) =>
        badGrant(
          `a URL named again as ${url}`,
          { code: "URL_DUPLICATE", field: "order.addressees[0].items[1].url" },
          items("https://vidshare.example/v/1", url),
        ),
    ),
    ...[
      "https://nobody.example/v/1",
      "https://notvidshare.example/",
      "https://vidshare.example.evil.example/",
      "https://chirper.example/",
    ].map((url) =>
      badGrant(
        `a URL of another host: ${url}`,
        { code: "URL_HOST_UNKNOWN", field: "order.addressees[0].items[0].url", says: /addresseeFor/ },
        items(url),
      ),
    ),
    badGrant("no addressee", { code: "ADDRESSEE_MISSING", field: "order.addressees" }, { addressees: [] }),
    badGrant("an addressee without items", { code: "ADDRESSEE_MISSING", field: "order.addressees[0].items" }, items()),
    badGrant(
      "a duty without a target",
      { code: "TARGET_MISSING", field: "order.addressees[0].duties[0].targets" },
      duties({ ...removal, targets: [] }),
    ),
    badGrant(
      "a target that its kind of duty does not know",
      { code: "TARGET_OF_OTHER_KIND", field: "order.addressees[0].duties[0].targets[0].kind", says: /URL, ACCOUNT/ },
      duties({ ...removal, targets: [{ kind: "EQUIVALENT", words: "The same." }] }),
    ),
    badGrant(
      "two duties of one kind for one item of an addressee",
      { code: "DUTY_DUPLICATE", field: "order.addressees[0].duties[1].targets[0]", says: /leave it out/ },
      duties(removal, { ...removal, number: 2 }),
    ),
    badGrant(
      "a duty to remove and one to disable access for one item of an addressee",
      { code: "DUTY_DUPLICATE", field: "order.addressees[0].duties[1].targets[0]", says: /leave it out/ },
      duties(removal, { ...removal, number: 2, kind: "DISABLE_ACCESS" }),
    ),
    badGrant(
      "two duties of one number",
      { code: "DUTY_NUMBER", field: "order.addressees[0].duties[1].number" },
      duties(removal, { ...removal, kind: "DISABLE_ACCESS" }),
    ),
    badGrant(
      "a duty to disclose on nothing",
      { code: "TARGET_MISSING", field: "order.addressees[0].duties[0].targets" },
      disclosing({}, { targets: [] }),
    ),
    badGrant(
      "a duty to disclose of a removed item without its place",
      { code: "FIELD_INVALID", field: "order.addressees[0].duties[0].targets[0].url" },
      disclosing({}, { targets: [{ description: "The video that was removed." }] }),
    ),
    badGrant(
      "a duty to disclose without what is to be disclosed",
      { code: "FIELD_INVALID", field: "order.addressees[0].duties[0].disclosure" },
      disclosing({}, { disclosure: null }),
    ),
    badGrant(
      "a disclosure of no category",
      { code: "FIELD_INVALID", field: "order.addressees[0].duties[0].disclosure.categories" },
      disclosing({ categories: [] }),
    ),
    badGrant(
      "a disclosure of a category twice",
      { code: "FIELD_INVALID", field: "order.addressees[0].duties[0].disclosure.categories" },
      disclosing({ categories: ["NAME", "NAME"] }),
    ),
    badGrant(
      "a disclosure of a category that nobody knows",
      { code: "BAD_USER_INPUT", says: /none of the values of "DataCategory"/ },
      disclosing({ categories: ["SHOE_SIZE"] }),
    ),
    badGrant(
      "a disclosure to nobody",
      { code: "BAD_USER_INPUT", says: /recipient/ },
      disclosing({ recipient: undefined }),
    ),
    badGrant(
      "a disclosure to a key that is no key for encryption",
      { code: "RECIPIENT_KEY_INVALID", field: "order.addressees[0].duties[0].disclosure.recipient.jwk" },
      disclosing({ recipient: { jwk: { kty: "OKP", crv: "Ed25519", x: "x", kid: "sealing" } } }),
    ),
    badGrant(
      "a disclosure to a key of nobody's that this court knows",
      { code: "RECIPIENT_KEY_UNKNOWN", field: "order.addressees[0].duties[0].disclosure.recipient.jwk" },
      async () => {
        const jwk = publicSealKey(await hub.partyEncryptionKey({ type: "court", id: "rb-den-haag" }));
        return disclosing({ recipient: { jwk } })();
      },
    ),
    badGrant(
      "a disclosure without one of its four findings",
      { code: "FINDING_MISSING", field: "order.addressees[0].duties[0].disclosure.findings.balance" },
      disclosing({ findings: { unlawfulness: holds, realInterest: holds, noLessIntrusiveWay: holds } }),
    ),
    badGrant(
      "a disclosure that dispenses with notice without reasons",
      { code: "FIELD_INVALID", field: "order.addressees[0].duties[0].disclosure.dispensation.reasons" },
      disclosing({ dispensation: { reasons: " ", noticeFrom: new Date(Date.now() + 86_400_000).toISOString() } }),
    ),
    badGrant(
      "a disclosure due while the poster may still object",
      { code: "TERM_TOO_SHORT", field: "order.addressees[0].duties[0].within", says: /shorten the window/ },
      disclosing({ dispensation: undefined }, { within: "PT1S" }),
    ),
    badGrant(
      "a marginal test of removal where it asks for disclosure alone",
      { code: "FIELD_INVALID", field: "order.marginalTest" },
      async () => ({ ...(await disclosing({})()), marginalTest: orderTo([]).marginalTest }),
    ),
    badGrant(
      "items beside duties",
      { code: "FIELD_INVALID", field: "order.addressees[0].items" },
      {
        addressees: [{ platform: "vidshare", items: [{ url: "https://vidshare.example/v/1" }], duties: [removal] }],
      },
    ),
    badGrant(
      "a duty on a host of nobody's without why it is theirs",
      { code: "URL_HOST_UNKNOWN", field: "order.addressees[0].duties[0].targets[0].url" },
      duties({ ...removal, targets: [{ url: "https://customer.example/" }] }),
    ),
    badGrant(
      "an unknown platform",
      { code: "PLATFORM_UNKNOWN", field: "order.addressees[0].platform" },
      { addressees: [{ platform: "nobody", items: [{ url: "https://nobody.example/" }] }] },
    ),
    ...[
      "vidshare",
      "respondent-rb-den-haag-7f3k2",
      "respondent-rb-amsterdam-jansen",
      "respondent-rb-amsterdam-0612345678",
    ].map((platform) =>
      badGrant(
        `a respondent under the id ${platform}`,
        { code: "RESPONDENT_ID", field: "order.addressees[0].platform" },
        { addressees: [{ ...toRespondent, platform }] },
      ),
    ),
    badGrant(
      "a respondent's id without who it is",
      { code: "RESPONDENT_MISSING", field: "order.addressees[0].respondent" },
      { addressees: [{ ...toRespondent, respondent: null }] },
    ),
    badGrant(
      "a respondent of an unknown kind",
      { code: "BAD_USER_INPUT", field: "order.addressees[0].respondent.kind" },
      { addressees: [{ ...toRespondent, respondent: { ...toRespondent.respondent, kind: "GHOST" } }] },
    ),
    ...(["legalName", "address"] as const).map((name) =>
      badGrant(
        `a respondent without ${name}`,
        { code: "FIELD_INVALID", field: `order.addressees[0].respondent.${name}` },
        { addressees: [{ ...toRespondent, respondent: { ...toRespondent.respondent, [name]: " " } }] },
      ),
    ),
    badGrant(
      "the keeper of a site without its IP address",
      { code: "FIELD_INVALID", field: "order.addressees[0].respondent.ipAddress" },
      { addressees: [{ ...toRespondent, respondent: { ...toRespondent.respondent, kind: "SITE_KEEPER" } }] },
    ),
    badGrant(
      "a respondent's place without why it is theirs",
      { code: "URL_HOST_UNKNOWN", field: "order.addressees[0].duties[0].targets[0].url", says: /because/ },
      { addressees: [{ ...toRespondent, duties: [removal] }] },
    ),
    ...["PT0S", "P0D", "-PT1H", "P2Y"].map((removeWithin) =>
      badGrant(`the term ${removeWithin}`, { code: "TERM_INVALID", field: "order.removeWithin" }, { removeWithin }),
    ),
    badGrant(
      "a term that is no duration",
      { code: "BAD_USER_INPUT", field: "order.removeWithin", says: /Send a term \(ISO 8601\) such as "PT2H"/ },
      { removeWithin: "two hours" },
    ),
    badGrant(
      "a penalty per hour without maximum that a century would make too large to count",
      { code: "PENALTY_INVALID", field: "order.penalty.amountCents" },
      { penalty: { ...penalty, unit: "HOUR", maximumCents: null, amountCents: 2 ** 50 } },
    ),
    ...[0, -1].map((amountCents) =>
      badGrant(
        `a penalty of ${amountCents} cents`,
        { code: "PENALTY_INVALID", field: "order.penalty.amountCents" },
        { penalty: { ...penalty, amountCents } },
      ),
    ),
    ...[0.5, 2 ** 53, "100"].map((amountCents) =>
      badGrant(
        `a penalty of ${JSON.stringify(amountCents)} cents`,
        { code: "BAD_USER_INPUT", says: /amountCents/ },
        { penalty: { ...penalty, amountCents } },
      ),
    ),
    badGrant(
      "a maximum below one unit",
      { code: "PENALTY_INVALID", field: "order.penalty.maximumCents" },
      { penalty: { ...penalty, maximumCents: 1 } },
    ),
    badGrant(
      "a joint maximum below one of its own",
      { code: "PENALTY_INVALID", field: "order.jointMaximum.maximumCents" },
      { penalty, jointMaximum: { maximumCents: 999_99, currency: "EUR" } },
    ),
    badGrant(
      "a joint maximum in another currency",
      { code: "PENALTY_INVALID", field: "order.jointMaximum.currency" },
      { penalty, jointMaximum: { maximumCents: 1000_00, currency: "USD" } },
    ),
    badGrant(
      "a joint maximum without a penalty",
      { code: "PENALTY_INVALID", field: "order.jointMaximum" },
      { jointMaximum: { maximumCents: 1000_00, currency: "EUR" } },
    ),
    badGrant(
      "an amount while violations last beside one per day",
      { code: "PENALTY_INVALID", field: "order.penalty.whileLasting" },
      { penalty: { ...penalty, whileLasting: { amountCents: 1, unit: "DAY" } } },
    ),
    badGrant(
      "no language that the addressee accepts",
      { code: "LANGUAGE_NOT_ACCEPTED", field: "order.addressees[0]", says: /translation/ },
      { language: "fr" },
    ),
    badGrant(
      "a moment of issue an hour ago",
      { code: "FIELD_INVALID", field: "order.issuedAt" },
      { issuedAt: new Date(Date.now() - 3_600_000) },
    ),
    badGrant(
      "that was given orally too long ago",
      { code: "FIELD_INVALID", field: "order.givenOrallyAt" },
      { givenOrallyAt: new Date(Date.now() - 15 * 86_400_000) },
    ),
    badGrant(
      "no provision",
      { code: "FIELD_INVALID", field: "order.provisionsInfringed" },
      { provisionsInfringed: [] },
    ),
    badGrant("a field nobody knows", { code: "BAD_USER_INPUT", says: /applicant/ }, { applicant: "A. Nonymous" }),
    badGrant("a field of the wrong type", { code: "BAD_USER_INPUT", says: /judge/ }, { judge: ["A", "B"] }),
  ]);
});

describe("a seal", () => {
  const tampered = (change: (order: Record<string, unknown>) => Record<string, unknown>) => async () => {
    const { id, order: sealed } = await grantOf({})();
    return { id, order: { ...sealed, ...change(sealed) } };
  };
  const seal = (what: string, expected: Expected, variables: Bad["variables"] & {}): Bad => ({
    what,
    as: COURT,
    query: GRANT,
    variables,
    ...expected,
  });
  const resealed = (header: object) =>
    tampered(({ seal }) => {
      const [, payload, signature] = String(seal).split(".");
      return { seal: `${Buffer.from(JSON.stringify(header)).toString("base64url")}.${payload}.${signature}` };
    });

  refused([
    seal(
      "that is no JWS",
      { code: "BAD_USER_INPUT", says: /JWS/ },
      tampered(() => ({ seal: "sealed" })),
    ),
    seal(
      "of three parts that mean nothing",
      { code: "SEAL_MALFORMED" },
      tampered(() => ({ seal: "a.b.c" })),
    ),
    seal(
      "whose signature was changed",
      { code: "SEAL_BROKEN" },
      tampered(({ seal }) => ({ seal: String(seal).replace(/.{6}~/, "AAAAAA~") })),
    ),
    seal(
      "without its part",
      { code: "PART_MISSING", field: "order.seal" },
      tampered(({ seal }) => ({ seal: String(seal).replace(/~.*/, "~") })),
    ),
    seal(
      "with a part that was changed",
      { code: "PART_MISMATCH", field: "order.seal" },
      tampered(({ seal }) => ({ seal: String(seal).replace(/.{6}~$/, "AAAAAA~") })),
    ),
    seal(
      "with its part twice",
      { code: "PART_TWICE", field: "order.seal" },
      tampered(({ seal }) => ({ seal: `${seal}${String(seal).split("~")[1]}~` })),
    ),
    seal(
      "whose last part is cut off",
      { code: "BAD_USER_INPUT", says: /followed by ~/ },
      tampered(({ seal }) => ({ seal: String(seal).slice(0, -1) })),
    ),
    seal("in clear, of an order to two platforms", { code: "PARTS_REQUIRED", field: "order.seal" }, async () => {
      const { id, order } = (await grantOf(toTwo)()) as { id: string; order: Record<string, unknown> };
      const { seal: _, ...content } = order;
      const sealed = { ...content, type: "exparte-order", court: "rb-amsterdam", caseNumber: pending.caseNumber };
      return { id, order: { ...content, seal: await signSeal({ ...sealed, version: 1 }, courtKey) } };
    }),
    seal(
      "whose document was changed",
      { code: "SEAL_BROKEN" },
      tampered(({ seal }) => {
        const [header, payload = "", signature] = String(seal).split(".");
        const changed = Buffer.from(payload, "base64url").toString().replace("PT2H", "PT9H");
        return { seal: `${header}.${Buffer.from(changed).toString("base64url")}.${signature}` };
      }),
    ),
    seal(
      "over another order than the one that is sent",
      { code: "SEAL_MISMATCH", field: "order.removeWithin" },
      tampered(() => ({ removeWithin: "PT9H" })),
    ),
    seal(
      "that says it is not signed",
      { code: "SEAL_ALGORITHM_NOT_ACCEPTED" },
      resealed({ alg: "none", kid: "x", typ: "exparte+jws" }),
    ),
    seal(
      "made with a shared secret",
      { code: "SEAL_ALGORITHM_NOT_ACCEPTED" },
      resealed({ alg: "HS256", kid: "x", typ: "exparte+jws" }),
    ),
    seal("of a key that was revoked", { code: "SEAL_KEY_REVOKED" }, () => grantOf({}, () => revokedKey)()),
    seal("of the court's key to encrypt to", { code: "SEAL_KEY_UNKNOWN" }, () => grantOf({}, () => encryptionKey)()),
    seal("of another court", { code: "SEAL_KEY_UNKNOWN" }, async () =>
      grantOf({}, await hub.keyOf("court", "rb-den-haag").then((key) => () => key))(),
    ),
    seal("of a key that nobody registered", { code: "SEAL_KEY_UNKNOWN" }, async () =>
      grantOf(
        {},
        await generateSealKey().then(
          ({ privateJwk }) =>
            () =>
              privateJwk,
        ),
      )(),
    ),
  ]);
});

describe("an application", () => {
  const badInput = (what: string, expected: Expected, change: Change): Bad => ({
    what: `with ${what}`,
    as: COURT,
    query: SUBMIT,
    variables: () => ({ input: applicationInput(change) }),
    ...expected,
  });

  refused([
    {
      what: "under the same case number with other content",
      as: COURT,
      query: SUBMIT,
      variables: () => ({ input: applicationInput({ caseNumber: pending.caseNumber, grounds: "Other grounds." }) }),
      code: "CASE_NUMBER_TAKEN",
      field: "input.caseNumber",
    },
    badInput(
      "a relative URL",
      { code: "URL_INVALID", field: "input.urls[1]" },
      { urls: ["https://vidshare.example/", "/v/1"] },
    ),
    badInput("no URL", { code: "FIELD_INVALID", field: "input.urls" }, { urls: [] }),
    badInput(
      "1,001 URLs",
      { code: "FIELD_INVALID", field: "input.urls" },
      { urls: Array.from({ length: 1001 }, (_, n) => `https://vidshare.example/${n}`) },
    ),
    badInput(
      "a duty without a target",
      { code: "TARGET_MISSING", field: "input.duties[0].targets" },
      { duties: [{ ...removal, targets: [] }] },
    ),
    badInput(
      "an appeal at a court of first instance",
      { code: "COURT_HEARS_NO_APPEAL", field: "input.appealOf" },
      { appealOf: { court: "rb-den-haag", caseNumber: "C/09/1" } },
    ),
    badInput(
      "another applicant by name",
      { code: "APPLICANT_NOT_OPAQUE", field: "input.furtherApplicantReferences[0]" },
      { furtherApplicantReferences: ["Anna Jansen"] },
    ),
    badInput(
      "neither notice nor why",
      { code: "NOTICE_UNEXPLAINED", field: "input.noticeId" },
      { noNoticeBecause: null },
    ),
    badInput(
      "a hotline that is not named",
      { code: "FIELD_INVALID", field: "input.sourceName" },
      { source: "HOTLINE" },
    ),
    badInput("no grounds", { code: "FIELD_INVALID", field: "input.grounds" }, { grounds: "  " }),
    badInput(
      "grounds that are too long",
      { code: "FIELD_INVALID", field: "input.grounds" },
      { grounds: "x".repeat(20_001) },
    ),
    badInput(
      "an unknown source",
      { code: "BAD_USER_INPUT", field: "input.source", says: /one of VICTIM, HOTLINE, COURT, TRUSTED_FLAGGER/ },
      { source: "NEIGHBOUR" },
    ),
    badInput(
      "a field left out",
      { code: "BAD_USER_INPUT", field: "input.urgency", says: /urgency.* Send a text/ },
      { urgency: undefined },
    ),
    badInput(
      "a field of the wrong type",
      { code: "BAD_USER_INPUT", field: "input.grounds", says: /grounds.* Send a text/ },
      { grounds: 5 },
    ),
    ...["caseNumber", "grounds", "applicantReference", "urgency", "noNoticeBecause"].flatMap((name) => [
      badInput(`U+0000 in ${name}`, { code: UNSTORABLE, says: new RegExp(name) }, { [name]: `a\u0000b ${newCase()}` }),
      badInput(
        `half of a surrogate pair in ${name}`,
        { code: UNSTORABLE, says: new RegExp(name) },
        { [name]: `a\ud800b ${newCase()}` },
      ),
    ]),
  ]);
});

describe("a confirmation", () => {
  const confirming = (what: string, as: string, expected: Expected, input: () => Record<string, unknown>): Bad => ({
    what,
    as,
    query: CONFIRM,
    variables: async () => {
      const { orderId = order.id, items, ...more } = input();
      const platform = as.split(":")[1] ?? "";
      const key = await hub.keyOf("platform", platform);
      const seal = await signSeal({ type: "exparte-confirmation", orderId, platform, items } as never, key);
      return { input: { orderId, items, seal, ...more } };
    },
    ...expected,
  });
  const removed = (itemId: string, change: Change = {}) => [
    { itemId, outcome: "REMOVED", effectAt: new Date().toISOString(), ...change },
  ];

  refused([
    confirming("of another platform's item", PLATFORM, { code: "UNKNOWN_ITEM", says: /item/ }, () => ({
      items: removed(order.chirperItem),
    })),
    confirming("of an unknown item", PLATFORM, { code: "UNKNOWN_ITEM" }, () => ({ items: removed("nothing") })),
    confirming("of an order that is another's", OTHER_PLATFORM, { code: "UNKNOWN_ORDER" }, () => ({
      items: removed(order.vidshareItem),
    })),
    confirming("of an unknown order", PLATFORM, { code: "UNKNOWN_ORDER" }, () => ({
      orderId: "nothing",
      items: removed(order.vidshareItem),
    })),
    confirming("in another platform's name", PLATFORM, { code: "UNKNOWN_ADDRESSEE", field: "input.platform" }, () => ({
      platform: "chirper",
      items: removed(order.chirperItem),
    })),
    confirming("of what is to happen tomorrow", PLATFORM, { code: "EFFECT_IN_FUTURE" }, () => ({
      items: removed(order.vidshareItem, { effectAt: new Date(Date.now() + 86_400_000).toISOString() }),
    })),
    confirming("without a seal", PLATFORM, { code: "SEAL_MISSING", field: "input.seal" }, () => ({
      items: removed(order.vidshareItem),
      seal: null,
    })),
    confirming("of no items", PLATFORM, { code: "FIELD_INVALID", field: "input.items" }, () => ({ items: [] })),
    confirming("before it was served", "platform:chirper", { code: "NOT_SERVED_YET", says: /Acknowledge/ }, () => ({
      items: removed(order.chirperItem),
    })),
    {
      what: "by the court of a platform that is on the hub",
      as: COURT,
      query: CONFIRM,
      variables: () => ({ input: { orderId: order.id, platform: "vidshare", items: removed(order.vidshareItem) } }),
      code: "CONNECTED_ADDRESSEE",
      field: "input.platform",
    },
  ]);
});

describe("a claim of impossibility, rejected", () => {
  const rejecting = (what: string, expected: Expected, change: Change = {}, as = COURT): Bad => ({
    what,
    as,
    query: "mutation ($input: RejectClaimInput!) { rejectClaim(input: $input) { status } }",
    variables: () => ({
      input: { orderId: order.id, platform: "vidshare", reasons: "The order is clear.", ...change },
    }),
    ...expected,
  });

  refused([
    rejecting("that nobody made", { code: "ADDRESSEE_STATE", says: /IMPOSSIBLE/ }),
    rejecting("without reasons", { code: "FIELD_INVALID", field: "input.reasons" }, { reasons: " " }),
    rejecting("of an unknown item", { code: "UNKNOWN_ITEM", field: "input.itemIds[0]" }, { itemIds: ["nothing"] }),
    rejecting("of a platform that is no addressee", { code: "UNKNOWN_ADDRESSEE" }, { platform: "findit" }),
    rejecting("by another court", { code: "UNKNOWN_ORDER" }, {}, OTHER_COURT),
  ]);
});

describe("a grant in part", () => {
  const partly = (what: string, expected: Expected, refused: Change): Bad => ({
    what: `of which ${what} is refused`,
    as: COURT,
    query: `mutation ($id: ID!, $order: OrderInput!, $refused: [RefusedPartInput!]) {
      grantApplication(id: $id, order: $order, refused: $refused) { id }
    }`,
    variables: async () => ({ ...(await grantOf({})()), refused: [{ duty: 1, reasons: "It is satire.", ...refused }] }),
    ...expected,
  });

  refused([
    partly("what nobody asked", { code: "FIELD_INVALID", field: "refused[0].duty" }, { duty: 2 }),
    partly("a target that nobody asked", { code: "FIELD_INVALID", field: "refused[0].targets[0]" }, { targets: [2] }),
    partly("what it gives", { code: "GRANT_CONTRADICTS", field: "refused[0].duty" }, {}),
    partly("something without reasons", { code: "FIELD_INVALID", field: "refused[0].reasons" }, { reasons: "" }),
  ]);
});

describe("a finding of the court", () => {
  const finding = (what: string, expected: Expected, change: Change = {}, as = COURT): Bad => ({
    what: `of a breach ${what}`,
    as,
    query: "mutation ($input: FindBreachInput!) { findBreach(input: $input) { status } }",
    variables: () => ({
      input: {
        orderId: order.id,
        platform: "vidshare",
        itemIds: [order.vidshareItem],
        from: new Date().toISOString(),
        reasons: "It was seen there.",
        ...change,
      },
    }),
    ...expected,
  });
  const on = (what: string, as: string, query: string, expected: Expected, change: Change): Bad => ({
    what,
    as,
    query,
    variables: () => ({ input: { orderId: order.id, findingId: "nothing", ...change } }),
    ...expected,
  });
  const CONTEST = "mutation ($input: ContestFindingInput!) { contestFinding(input: $input) { status } }";
  const DECIDE = "mutation ($input: DecideFindingInput!) { decideFinding(input: $input) { status } }";
  const YEARS_AGO = "2020-01-01T00:00:00Z";

  refused([
    finding("without reasons", { code: "FIELD_INVALID", field: "input.reasons" }, { reasons: " " }),
    finding("of no item", { code: "FIELD_INVALID", field: "input.itemIds" }, { itemIds: [] }),
    finding("of an unknown item", { code: "UNKNOWN_ITEM", field: "input.itemIds[0]" }, { itemIds: ["nothing"] }),
    finding("before service", { code: "FINDING_BEFORE_SERVICE", field: "input.from" }, { from: YEARS_AGO }),
    finding(
      "in the future",
      { code: "EFFECT_IN_FUTURE", field: "input.from" },
      { from: new Date(Date.now() + 86_400_000).toISOString() },
    ),
    finding("of a platform that is no addressee", { code: "UNKNOWN_ADDRESSEE" }, { platform: "findit" }),
    finding("by another court", { code: "UNKNOWN_ORDER" }, {}, OTHER_COURT),
    finding("by a platform", { code: "ROLE_FORBIDDEN" }, {}, PLATFORM),
    on(
      "contested, where there is none",
      PLATFORM,
      CONTEST,
      { code: "UNKNOWN_FINDING", field: "input.findingId" },
      {
        grounds: "It was another page.",
      },
    ),
    on(
      "contested by the court for a platform on the hub",
      COURT,
      CONTEST,
      { code: "CONNECTED_ADDRESSEE", field: "input.platform" },
      { platform: "vidshare", grounds: "It was another page." },
    ),
    on(
      "decided on, where there is none",
      COURT,
      DECIDE,
      { code: "UNKNOWN_FINDING", field: "input.findingId" },
      {
        platform: "vidshare",
        outcome: "UPHELD",
        reasons: "It stands.",
      },
    ),
  ]);
});

describe("items that are suspended, or resumed", () => {
  const steering = (
    what: string,
    expected: Expected,
    change: Change = {},
    field = "suspendItems",
    as = COURT,
  ): Bad => ({
    what,
    as,
    query: `mutation ($input: ${field === "suspendItems" ? "Suspend" : "Resume"}ItemsInput!) { ${field}(input: $input) { status } }`,
    variables: () => ({
      input: { orderId: order.id, platform: "vidshare", itemIds: [order.vidshareItem], reasons: "A slip.", ...change },
    }),
    ...expected,
  });

  refused([
    steering("of no items", { code: "FIELD_INVALID", field: "input.itemIds" }, { itemIds: [] }),
    steering("of an unknown item", { code: "UNKNOWN_ITEM", field: "input.itemIds[0]" }, { itemIds: ["nothing"] }),
    steering("without reasons", { code: "FIELD_INVALID", field: "input.reasons" }, { reasons: " " }),
    steering(
      "with a term that is none",
      { code: "TERM_INVALID", field: "input.reinstateWithin" },
      { reinstateWithin: "P2Y" },
    ),
    steering("of a platform that is no addressee", { code: "UNKNOWN_ADDRESSEE" }, { platform: "findit" }),
    steering("by another court", { code: "UNKNOWN_ORDER" }, {}, "suspendItems", OTHER_COURT),
    steering("that are not", { code: "ITEM_NOT_SUSPENDED", field: "input.itemIds[0]" }, {}, "resumeItems"),
  ]);
});

describe("a change or an end for a cause", () => {
  const MODIFY = "mutation ($input: ModifyOrderInput!) { modifyOrder(input: $input) { version } }";
  const LIFT = "mutation ($input: LiftOrderInput!) { liftOrder(input: $input) { status } }";
  const LETTER = { initiative: "ON_REQUEST", partiesHeard: "By letter." };

  /** A new version that is sealed as it is sent: only the change, or the cause, is wrong. */
  const modifying = (what: string, expected: Expected, cause: Change | (() => Change), change: Change = {}): Bad => ({
    what: `a version ${what}`,
    as: COURT,
    query: MODIFY,
    async variables() {
      const version = { ...orderTo(["vidshare", "chirper"]), ...change };
      const sealed = await sealOrder({ court: "rb-amsterdam", key: courtKey }, order.caseNumber, version, 2);
      const said = typeof cause === "function" ? cause() : cause;
      return { input: { orderId: order.id, reasons: "It is so.", order: sealed, ...said } };
    },
    ...expected,
  });
  const lifting = (what: string, expected: Expected, cause: Change, as = COURT): Bad => ({
    what: `an end ${what}`,
    as,
    query: LIFT,
    variables: () => ({ input: { orderId: order.id, reasons: "It is so.", ...cause } }),
    ...expected,
  });
  const places = (...names: readonly string[]) => ({
    addressees: [
      { platform: "vidshare", items: names.map((name) => ({ url: `https://vidshare.example/v/${name}` })) },
      { platform: "chirper", items: [{ url: "https://chirper.example/v/1" }] },
    ],
  });
  const correction = { cause: "CORRECTION", correction: LETTER };
  /** Asked for just now: after the order was given. */
  const addition = () => ({ cause: "ADDITION", addition: { appliedAt: new Date().toISOString() } });

  refused([
    modifying(
      "that corrects to what was never asked",
      { code: "CORRECTION_UNASKED", says: /ADDITION/ },
      correction,
      places("1", "never"),
    ),
    modifying(
      "that corrects, without how the parties were heard",
      { code: "FIELD_INVALID", field: "input.correction" },
      { cause: "CORRECTION" },
      places("2"),
    ),
    modifying("that corrects nothing", { code: "MODIFICATION_EMPTY" }, correction),
    modifying(
      "that adds, without when it was asked for",
      { code: "FIELD_INVALID", field: "input.addition" },
      { cause: "ADDITION" },
      places("1", "2"),
    ),
    modifying(
      "that adds on the findings of before",
      { code: "FINDINGS_NOT_RENEWED", field: "input.order.marginalTest.unlawfulness" },
      addition,
      places("1", "2"),
    ),
    modifying("that adds and lets go", { code: "CAUSE_FREES", field: "input.order.addressees" }, addition, places("2")),
    modifying(
      "that narrows and adds",
      { code: "CAUSE_ADDS", field: "input.order.addressees[0].items[1].url" },
      { cause: "NARROWING" },
      places("1", "2"),
    ),
    modifying(
      "that narrows with a shorter term",
      { code: "CAUSE_HEAVIER", field: "input.order.removeWithin" },
      { cause: "NARROWING" },
      { removeWithin: "PT1H" },
    ),
    modifying(
      "that narrows with a correction's words",
      { code: "FIELD_INVALID", field: "input.correction" },
      { cause: "NARROWING", correction: LETTER },
      { removeWithin: "PT3H" },
    ),
    modifying(
      "by settlement with an addition's words",
      { code: "FIELD_INVALID", field: "input.addition" },
      () => ({ ...addition(), cause: "SETTLEMENT" }),
      { removeWithin: "PT3H" },
    ),
    lifting(
      "without whether penalties fall away",
      { code: "FIELD_INVALID", field: "input.penaltiesFallAway" },
      { cause: "SETTLEMENT" },
    ),
    lifting("by annulment, without whose", { code: "FIELD_INVALID", field: "input.annulment" }, { cause: "ANNULLED" }),
    lifting(
      "by annulment that leaves penalties",
      { code: "FIELD_INVALID", field: "input.penaltiesFallAway" },
      { cause: "ANNULLED", penaltiesFallAway: false, annulment: { court: "Hof", decision: "1" } },
    ),
    lifting(
      "by withdrawal, with an annulment",
      { code: "FIELD_INVALID", field: "input.annulment" },
      { cause: "WITHDRAWN_BY_APPLICANT", penaltiesFallAway: true, annulment: { court: "Hof", decision: "1" } },
    ),
    lifting(
      "of another court's order",
      { code: "UNKNOWN_ORDER" },
      { cause: "SETTLEMENT", penaltiesFallAway: true },
      OTHER_COURT,
    ),
    lifting(
      "without reasons",
      { code: "FIELD_INVALID", field: "input.reasons" },
      { cause: "SETTLEMENT", penaltiesFallAway: true, reasons: " " },
    ),
  ]);
});

describe("an appeal", () => {
  const lodging = (what: string, expected: Expected, change: () => Change = () => ({}), as = APPEAL_COURT): Bad => ({
    what,
    as,
    query: LODGE_APPEAL,
    variables: () => ({
      input: {
        appealOf: { court: "rb-amsterdam", caseNumber: appealed.caseNumber },
        against: "OPPOSITION",
        caseNumber: "200.2/01",
        role: "ADDRESSEE",
        platform: "hostbox",
        lodgedAt: new Date().toISOString(),
        ...change(),
      },
    }),
    ...expected,
  });
  const inCase = (change: Change) => () => ({
    appealOf: { court: "rb-amsterdam", caseNumber: appealed.caseNumber, ...change },
  });
  const inCassation = (change: Change) => () => ({
    appealOf: { court: "gh-amsterdam", caseNumber: "200.1/01" },
    against: null,
    ...change,
  });

  refused([
    lodging("by a platform", { code: "ROLE_FORBIDDEN" }, undefined, PLATFORM),
    lodging(
      "at a court of first instance",
      { code: "COURT_HEARS_NO_APPEAL", field: "input.appealOf" },
      undefined,
      COURT,
    ),
    lodging(
      "at another court of first instance",
      { code: "COURT_HEARS_NO_APPEAL", field: "input.appealOf", says: /higher court/ },
      undefined,
      OTHER_COURT,
    ),
    lodging(
      "in a case that the court did not decide",
      { code: "UNKNOWN_ORDER", field: "input.appealOf", says: /slip/ },
      inCase({ caseNumber: "C/13/nothing" }),
    ),
    lodging(
      "of a court that nobody registered",
      { code: "UNKNOWN_ORDER", field: "input.appealOf" },
      inCase({ court: "rb-nowhere" }),
    ),
    lodging(
      "in a case without a number",
      { code: "FIELD_INVALID", field: "input.appealOf.caseNumber" },
      inCase({ caseNumber: " " }),
    ),
    lodging(
      "without which decision it is against",
      { code: "FIELD_INVALID", field: "input.against", says: /OPPOSITION or MAIN_JUDGMENT/ },
      () => ({ against: null }),
    ),
    lodging(
      "against a decision that nobody knows",
      { code: "BAD_USER_INPUT", says: /OPPOSITION, MAIN_JUDGMENT/ },
      () => ({ against: "VERDICT" }),
    ),
    lodging(
      "against a main judgment that was not given",
      { code: "DECISION_NOT_GIVEN", field: "input.against", says: /record its decision first/ },
      () => ({ against: "MAIN_JUDGMENT" }),
    ),
    lodging(
      "against an opposition that was not decided",
      { code: "DECISION_NOT_GIVEN", field: "input.oppositionId" },
      () => ({ oppositionId: "nothing" }),
    ),
    lodging(
      "against a main judgment, with an opposition",
      { code: "FIELD_INVALID", field: "input.oppositionId", says: /leave it out/ },
      () => ({ against: "MAIN_JUDGMENT", oppositionId: appealed.opposition }),
    ),
    lodging(
      "in the first court's case, with an appeal",
      { code: "FIELD_INVALID", field: "input.appealId", says: /leave it out/ },
      () => ({ appealId: appealed.appeal }),
    ),
    lodging(
      "against a decision of its own",
      { code: "COURT_HEARS_NO_APPEAL", field: "input.appealOf.court" },
      inCassation({}),
    ),
    lodging("without a case number", { code: "FIELD_INVALID", field: "input.caseNumber" }, () => ({ caseNumber: "" })),
    lodging("with a case number that nobody can read", { code: "FIELD_INVALID", field: "input.caseNumber" }, () => ({
      caseNumber: "200.\u202e1/01",
    })),
    lodging("of an addressee that is not named", { code: "FIELD_INVALID", field: "input.platform" }, () => ({
      platform: null,
    })),
    lodging("of a platform that is no addressee", { code: "UNKNOWN_ADDRESSEE", field: "input.platform" }, () => ({
      platform: "chirper",
    })),
    lodging(
      "of the applicant, with a platform",
      { code: "FIELD_INVALID", field: "input.platform", says: /leave it out/ },
      () => ({ role: "APPLICANT" }),
    ),
    lodging(
      "of an addressee, with a reference",
      { code: "FIELD_INVALID", field: "input.appellantReference", says: /leave it out/ },
      () => ({ appellantReference: "poster-1" }),
    ),
    lodging(
      "of a third party without a reference",
      { code: "OPPONENT_REFERENCE_MISSING", field: "input.appellantReference" },
      () => ({ role: "THIRD_PARTY", platform: null }),
    ),
    lodging(
      "of a poster by name",
      { code: "OPPONENT_NOT_OPAQUE", field: "input.appellantReference", says: /Never a name/ },
      () => ({ role: "POSTER", platform: null, appellantReference: "Anna Jansen" }),
    ),
    lodging("of nobody known", { code: "BAD_USER_INPUT", says: /APPLICANT/ }, () => ({ role: "NEIGHBOUR" })),
    lodging("of tomorrow", { code: "EFFECT_IN_FUTURE", field: "input.lodgedAt" }, () => ({
      lodgedAt: new Date(Date.now() + 86_400_000).toISOString(),
    })),
    lodging(
      "from before the decision",
      { code: "FIELD_INVALID", field: "input.lodgedAt", says: /before the decision/ },
      () => ({ lodgedAt: "2026-01-01T00:00:00Z" }),
    ),
    lodging("at no moment", { code: "BAD_USER_INPUT", field: "input.lodgedAt" }, () => ({ lodgedAt: "soon" })),
    lodging(
      "of a party whose appeal is pending",
      { code: "APPEAL_PENDING", field: "input.appealOf", says: /withdraw it/ },
      () => ({ role: "APPLICANT", platform: null }),
    ),
  ]);

  const DECIDE =
    "mutation ($id: ID!, $decision: OrderAppealDecisionInput!) { decideOrderAppeal(id: $id, decision: $decision) { status } }";
  const deciding = (what: string, expected: Expected, change: Change = {}, as = APPEAL_COURT): Bad => ({
    what: `decided ${what}`,
    as,
    query: DECIDE,
    variables: () => ({ id: appealed.appeal, decision: { outcome: "CONFIRMED", reasons: "It was right.", ...change } }),
    ...expected,
  });
  /** A version that is sealed by the court of appeal as it is sent: only the change is wrong. */
  const modifying = (
    what: string,
    expected: Expected,
    change: Change,
    of: { version?: number; court?: string } = {},
  ) => ({
    ...deciding(`with a version ${what}`, expected),
    async variables() {
      const { version = 2, court = "gh-amsterdam" } = of;
      const onAppeal = { court: "gh-amsterdam", caseNumber: "200.1/01", ...change };
      const sealing = { court: "rb-amsterdam", key: await hub.keyOf("court", court) };
      const order = await sealOrder(
        sealing,
        appealed.caseNumber,
        orderTo(["hostbox"], { removeWithin: "PT9H" }),
        version,
        onAppeal,
      );
      return { id: appealed.appeal, decision: { outcome: "MODIFIED", reasons: "Longer.", order } };
    },
  });

  refused([
    deciding("by the court that gave the order", { code: "UNKNOWN_APPEAL", field: "id" }, {}, COURT),
    deciding("by a court that has nothing to do with it", { code: "UNKNOWN_APPEAL", field: "id" }, {}, OTHER_COURT),
    deciding("by a platform", { code: "ROLE_FORBIDDEN" }, {}, PLATFORM),
    {
      ...deciding("that nobody lodged", { code: "UNKNOWN_APPEAL", field: "id" }),
      variables: () => ({ id: "nothing", decision: { outcome: "CONFIRMED", reasons: "So." } }),
    },
    deciding("without reasons", { code: "FIELD_INVALID", field: "decision.reasons" }, { reasons: " " }),
    deciding("in a way that nobody knows", { code: "BAD_USER_INPUT", says: /CONFIRMED/ }, { outcome: "MAYBE" }),
    deciding(
      "with a term to put back where nothing is let go",
      { code: "FIELD_INVALID", field: "decision.reinstateWithin", says: /leave it out/i },
      { reinstateWithin: "PT24H" },
    ),
    deciding(
      "with a term that is none",
      { code: "TERM_INVALID", field: "decision.reinstateWithin" },
      { outcome: "ANNULLED", reinstateWithin: "P2Y" },
    ),
    deciding(
      "as annulled and yet enforceable",
      { code: "FIELD_INVALID", field: "decision.enforceableDespiteAppeal" },
      { outcome: "ANNULLED", enforceableDespiteAppeal: true },
    ),
    deciding(
      "as modified without a version",
      { code: "FIELD_INVALID", field: "decision.order" },
      { outcome: "MODIFIED" },
    ),
    {
      ...deciding("as confirmed with a version", {
        code: "FIELD_INVALID",
        field: "decision.order",
        says: /leave it out/,
      }),
      async variables() {
        const order = await sealOrder(
          { court: "rb-amsterdam", key: courtKey },
          appealed.caseNumber,
          orderTo(["hostbox"]),
        );
        return { id: appealed.appeal, decision: { outcome: "CONFIRMED", reasons: "So.", order } };
      },
    },
    modifying(
      "that the first court sealed",
      { code: "SEAL_KEY_UNKNOWN", field: "decision.order.seal" },
      {},
      { court: "rb-amsterdam" },
    ),
    modifying(
      "of another number",
      { code: "SEAL_MISMATCH", field: "decision.order.seal", says: /version/ },
      {},
      { version: 3 },
    ),
    modifying(
      "given in another case",
      { code: "SEAL_MISMATCH", field: "decision.order.onAppeal.caseNumber" },
      { caseNumber: "200.9/01" },
    ),
    modifying(
      "given by another court",
      { code: "SEAL_MISMATCH", field: "decision.order.onAppeal.court" },
      { court: "gh-den-haag" },
    ),
  ]);

  const WITHDRAW =
    "mutation ($id: ID!, $reasons: String!) { withdrawOrderAppeal(id: $id, reasons: $reasons) { status } }";
  const IRREVOCABLE = "mutation ($input: DeclareIrrevocableInput!) { declareIrrevocable(input: $input) { status } }";
  const SUSPEND = "mutation ($id: ID!, $reasons: String!) { suspendOrder(id: $id, reasons: $reasons) { status } }";
  const RESUME = "mutation ($id: ID!, $reasons: String!) { resumeOrder(id: $id, reasons: $reasons) { status } }";
  const withdrawing = (what: string, expected: Expected, change: Change = {}, as = APPEAL_COURT): Bad => ({
    what: `withdrawn ${what}`,
    as,
    query: WITHDRAW,
    variables: () => ({ id: appealed.appeal, reasons: "Settled.", ...change }),
    ...expected,
  });
  const declaring = (what: string, expected: Expected, change: () => Change = () => ({}), as = COURT): Bad => ({
    what: `against a judgment that is declared irrevocable ${what}`,
    as,
    query: IRREVOCABLE,
    variables: () => ({ input: { orderId: judged.id, reasons: "Nobody appealed.", ...change() } }),
    ...expected,
  });
  const staying = (what: string, expected: Expected, query: string, as: string, change: Change = {}): Bad => ({
    what: `of an order that is stayed ${what}`,
    as,
    query,
    variables: () => ({ id: appealed.id, reasons: "Rv art. 351.", ...change }),
    ...expected,
  });

  refused([
    withdrawing("by the court that gave the order", { code: "UNKNOWN_APPEAL", field: "id" }, {}, COURT),
    withdrawing("though nobody lodged it", { code: "UNKNOWN_APPEAL", field: "id" }, { id: "nothing" }),
    withdrawing("without reasons", { code: "FIELD_INVALID", field: "reasons" }, { reasons: "" }),
    declaring("while its term of appeal runs", {
      code: "APPEAL_TERM_RUNNING",
      field: "input.acquiesced",
      says: /acquiesced/,
    }),
    declaring("without reasons", { code: "FIELD_INVALID", field: "input.reasons" }, () => ({
      reasons: " ",
      acquiesced: true,
    })),
    declaring("though it was not given", { code: "MAIN_JUDGMENT_MISSING", field: "input.orderId" }, () => ({
      orderId: order.id,
    })),
    declaring("by another court", { code: "UNKNOWN_ORDER", field: "input.orderId" }, undefined, OTHER_COURT),
    declaring("of no order", { code: "UNKNOWN_ORDER", field: "input.orderId" }, () => ({ orderId: "nothing" })),
    {
      what: "against a decision that lets the order go and yet is enforceable",
      as: COURT,
      query: "mutation ($input: ConcludeMainProceedingsInput!) { concludeMainProceedings(input: $input) { status } }",
      variables: () => ({
        input: {
          orderId: order.id,
          outcome: "REJECTED",
          reasons: "Lawful.",
          penaltiesFallAway: false,
          enforceableDespiteAppeal: true,
        },
      }),
      code: "FIELD_INVALID",
      field: "input.enforceableDespiteAppeal",
    },
    staying("without reasons", { code: "FIELD_INVALID", field: "reasons" }, SUSPEND, APPEAL_COURT, { reasons: " " }),
    staying("by a court that hears no appeal of it", { code: "UNKNOWN_ORDER", field: "id" }, SUSPEND, OTHER_COURT),
    staying("though it is no order of theirs", { code: "UNKNOWN_ORDER", field: "id" }, SUSPEND, APPEAL_COURT, {
      id: "nothing",
    }),
    staying("no longer, though it never was", { code: "ORDER_STATE", says: /IN_FORCE/ }, RESUME, APPEAL_COURT),
  ]);
});

describe("a request for an identity, and an answer", () => {
  const ASK = "mutation ($input: RequestDisclosureInput!) { requestDisclosure(input: $input) { id } }";
  const DISCLOSE = "mutation ($input: AnswerDisclosureInput!) { answerDisclosure(input: $input) { status } }";
  const OBJECT = "mutation ($input: ForwardObjectionInput!) { forwardObjection(input: $input) { status } }";
  const DISPENSE = "mutation ($input: DispenseWithNoticeInput!) { dispenseWithNotice(input: $input) { status } }";
  const COLLECT = "mutation ($id: ID!) { collectDisclosure(requestId: $id) { jwe } }";
  const addressees = [{ platform: "vidshare", outsideCode: true }];
  let encryptionKey: JWK;
  let open: string;

  beforeAll(async () => {
    encryptionKey = await hub.partyEncryptionKey({ type: "court", id: "rb-amsterdam" });
    const asking = await askingCourt(hub, "rb-amsterdam");
    const [made] = await askOnceKnown(asking, askOn(order.id, { addressees }));
    if (made === undefined) throw new Error("Nothing was asked");
    open = made.id;
  });

  /** A request that is changed and then sealed, so only the change is wrong. */
  const badRequest = (what: string, expected: Expected, change: Change | (() => Promise<Change>), as = COURT): Bad => ({
    what: `a request ${what}`,
    as,
    query: ASK,
    async variables() {
      const changed = typeof change === "function" ? await change() : change;
      const options = {
        court: as.split(":")[1] ?? "",
        key: await hub.keyOf("court", as.split(":")[1] ?? ""),
        encryptionKey,
      };
      const sealed = await sealDisclosureRequest(options, askOn(order.id, { addressees, ...changed }));
      const { purpose = sealed.purpose, seal = sealed.seal } = changed;
      return { input: { ...sealed, purpose, seal } };
    },
    ...expected,
  });
  const badAnswer = (what: string, expected: Expected, change: () => Promise<Change> | Change, as = PLATFORM): Bad => ({
    what: `an answer ${what}`,
    as,
    query: DISCLOSE,
    variables: async () => ({ input: { requestId: open, seal: "a.b.c", ...(await change()) } }),
    ...expected,
  });
  const jweOf = (to: JWK, requestId: string) =>
    encryptFor(publicSealKey(to), { kind: "DISCLOSURE", requestId, court: "rb-amsterdam" }, { data: {} });
  const held = { holds: true, reasons: "On the papers." };
  const findings = { unlawfulness: held, realInterest: held, noLessIntrusiveWay: held, balance: held };

  refused([
    badRequest("on an order that is none", { code: "UNKNOWN_ORDER", field: "input.orderId" }, { orderId: "no-order" }),
    badRequest(
      "on another court's order",
      { code: "UNKNOWN_ORDER" },
      async () => ({
        recipient: { jwk: await hub.partyEncryptionKey({ type: "court", id: "rb-den-haag" }), certificate: undefined },
      }),
      OTHER_COURT,
    ),
    badRequest(
      "without a finding",
      { code: "FINDING_MISSING", field: "input.findings.balance" },
      {
        findings: { ...findings, balance: undefined },
      },
    ),
    badRequest(
      "of which a finding does not hold",
      { code: "FINDING_NEGATIVE", field: "input.findings.balance" },
      {
        findings: { ...findings, balance: { holds: false, reasons: "It does not." } },
      },
    ),
    badRequest("for a prosecution", { code: "PURPOSE_FORBIDDEN", field: "input.purpose" }, { purpose: "PROSECUTION" }),
    badRequest("for no data", { code: "FIELD_INVALID", field: "input.categories" }, { categories: [] }),
    badRequest(
      "of a platform outside the code, unmarked",
      { code: "PLATFORM_OUTSIDE_CODE" },
      {
        addressees: [{ platform: "vidshare" }],
      },
    ),
    badRequest(
      "of a platform that the order is not to",
      { code: "UNKNOWN_ADDRESSEE" },
      {
        addressees: [{ platform: "findit", outsideCode: true }],
      },
    ),
    badRequest(
      "within less than the poster's window",
      { code: "TERM_TOO_SHORT", field: "input.within" },
      {
        within: "P1D",
      },
    ),
    badRequest("to an advocate whom nobody certified", { code: "RECIPIENT_KEY_UNKNOWN" }, async () => ({
      recipient: { jwk: { ...encryptionKey, ...(await strangersKey()) } },
    })),
    badRequest("under another seal", { code: "SEAL_MISMATCH" }, async () => ({
      seal: await signSeal({ type: "exparte-disclosure-request" }, courtKey),
    })),
    { ...badRequest("by a platform", { code: "ROLE_FORBIDDEN" }, {}), as: PLATFORM },
    badAnswer("in the clear", { code: "JWE_MALFORMED", field: "input.jwe" }, () => ({ jwe: '{"NAME":"X"}' })),
    badAnswer("as a plain object", { code: "JWE_MALFORMED" }, () => ({ jwe: { NAME: "X" } })),
    badAnswer("to another request", { code: "JWE_WRONG_REQUEST" }, async () => ({
      jwe: await jweOf(encryptionKey, "another"),
    })),
    badAnswer("to another key", { code: "JWE_WRONG_RECIPIENT" }, async () => ({
      jwe: await jweOf(await hub.partyEncryptionKey({ type: "court", id: "rb-den-haag" }), open),
    })),
    badAnswer("before the poster was told", { code: "POSTER_NOT_NOTIFIED" }, async () => ({
      jwe: await jweOf(encryptionKey, open),
    })),
    badAnswer("by another platform", { code: "UNKNOWN_DISCLOSURE" }, () => ({ jwe: "x" }), OTHER_PLATFORM),
    badAnswer("of a JWE and a refusal", { code: "ANSWER_AMBIGUOUS" }, () => ({
      jwe: "x",
      refusal: { reason: "DATA_NOT_HELD" },
    })),
    badAnswer("without its seal", { code: "ANSWER_AMBIGUOUS", field: "input.seal" }, () => ({ jwe: "x", seal: null })),
    {
      what: "an objection in the clear",
      as: PLATFORM,
      query: OBJECT,
      variables: () => ({ input: { requestId: open, jwe: "It is satire.", seal: "a.b.c" } }),
      code: "JWE_MALFORMED",
    },
    {
      what: "a dispensation that the court did not seal",
      as: COURT,
      query: DISPENSE,
      variables: async () => ({
        input: {
          requestId: open,
          reasons: "The evidence would go.",
          at: new Date().toISOString(),
          seal: await signSeal({ type: "exparte-notice-dispensation" }, courtKey),
        },
      }),
      code: "SEAL_MISMATCH",
    },
    {
      what: "collecting what is not there",
      as: COURT,
      query: COLLECT,
      variables: () => ({ id: open }),
      code: "CONTENT_ABSENT",
    },
    {
      what: "another court's collecting",
      as: OTHER_COURT,
      query: COLLECT,
      variables: () => ({ id: open }),
      code: "UNKNOWN_DISCLOSURE",
    },
  ]);

  async function strangersKey(): Promise<JWK> {
    const { x, y } = await hub.partyEncryptionKey({ type: "court", id: "rb-den-haag" });
    return { ...(x === undefined ? {} : { x }), ...(y === undefined ? {} : { y }), kid: "a-stranger" };
  }
});

describe("an id, a position, a cursor or a moment", () => {
  const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const page = (what: string, expected: Expected, variables: Change): Bad => ({
    what,
    as: "regulator:acm",
    query: ORDERS,
    variables: () => variables,
    ...expected,
  });
  const position = (what: string, after: unknown, expected: Expected): Bad => ({
    what: `a position that is ${what}`,
    as: PLATFORM,
    query: "query ($after: Int!) { inbox(after: $after) { head } }",
    variables: () => ({ after }),
    ...expected,
  });

  refused([
    { what: "an unknown order", as: COURT, query: ORDER, variables: () => ({ id: "nothing" }), code: "UNKNOWN_ORDER" },
    {
      what: "an order id with U+0000",
      as: COURT,
      query: ORDER,
      variables: () => ({ id: "a\u0000b" }),
      code: `UNKNOWN_ORDER|${UNSTORABLE}`,
    },
    {
      what: "an unknown application",
      as: COURT,
      query: "query ($id: ID!) { application(id: $id) { id } }",
      variables: () => ({ id: "nothing" }),
      code: "UNKNOWN_APPLICATION",
    },
    {
      what: "an application id with U+0000",
      as: COURT,
      query: 'mutation ($id: ID!) { refuseApplication(id: $id, reasons: "None.") { id } }',
      variables: () => ({ id: "\u0000" }),
      code: `UNKNOWN_APPLICATION|${UNSTORABLE}`,
    },
    {
      what: "acknowledging beyond the head",
      as: PLATFORM,
      query: ACKNOWLEDGE,
      variables: () => ({ upTo: 2 }),
      code: "ACKNOWLEDGED_BEYOND_HEAD",
    },
    {
      what: "acknowledging -1",
      as: PLATFORM,
      query: ACKNOWLEDGE,
      variables: () => ({ upTo: -1 }),
      code: "ACKNOWLEDGE_BACKWARDS",
      field: "upTo",
    },
    {
      what: "acknowledging 2^31",
      as: PLATFORM,
      query: ACKNOWLEDGE,
      variables: () => ({ upTo: 2 ** 31 }),
      code: "BAD_USER_INPUT",
      says: /upTo/,
    },
    position("negative", -1, { code: "FIELD_INVALID", field: "after" }),
    position("beyond the head", 5_000, { code: "POSITION_BEYOND_HEAD", field: "after", says: /1/ }),
    position("too large for an Int", 2 ** 31, { code: "BAD_USER_INPUT", says: /after/ }),
    position("no whole number", 1.5, { code: "BAD_USER_INPUT", says: /after/ }),
    position("a text", "1", { code: "BAD_USER_INPUT", says: /after/ }),
    position("a list", [1, 2], { code: "BAD_USER_INPUT", says: /after/ }),
    ...[0, -1, 101].map((first) => page(`a page of ${first}`, { code: "PAGE_INVALID", field: "first" }, { first })),
    ...[
      "abc",
      "%%%",
      cursor([]),
      cursor(["2020", "x"]),
      cursor(["+275760-09-13T00:00:00.000Z", "x"]),
      cursor(["0000-01-01T00:00:00.000Z", "x"]),
      cursor(["2026-01-01T00:00:00.000Z", "\u0000"]),
    ].map((after) => page(`the cursor ${after}`, { code: "PAGE_INVALID", field: "after" }, { first: 1, after })),
    page(
      "a filter with U+0000",
      { code: UNSTORABLE, says: /caseNumber/ },
      { first: 1, filter: { caseNumber: "\u0000" } },
    ),
    page(
      "a period from the year 0",
      { code: "PERIOD_INVALID|FIELD_INVALID|BAD_USER_INPUT", says: /issued/ },
      {
        first: 1,
        filter: { issued: { from: "0000-01-01T00:00:00Z", until: "2026-12-01T00:00:00Z" } },
      },
    ),
    page(
      "a period with an impossible day",
      { code: "BAD_USER_INPUT", says: /filter\.issued\.from/ },
      {
        first: 1,
        filter: { issued: { from: "2026-02-30T00:00:00Z", until: "2026-12-01T00:00:00Z" } },
      },
    ),
    {
      what: "a key valid from the year 0",
      as: "operator:hub",
      query: "mutation ($input: RegisterKeyInput!) { registerKey(input: $input) { kid } }",
      variables: async () => ({
        input: {
          party: { type: "COURT", id: "rb-amsterdam" },
          jwk: (await generateSealKey()).publicJwk,
          validFrom: "0000-01-01T00:00:00Z",
        },
      }),
      code: "FIELD_INVALID|KEY_INVALID|BAD_USER_INPUT",
      says: /validFrom/,
    },
  ]);

  it.each([
    [-1, "FIELD_INVALID", "after"],
    [5_000, "POSITION_BEYOND_HEAD", "1"],
    ["1", "BAD_USER_INPUT", "after"],
  ])("a subscription after %j is refused with one %s", async (after, code, says) => {
    const listener = overWebsocket(hub.url, await hub.tokenOf(PLATFORM), { after: after as number });
    await untilEnded(listener);
    expect(listener.errors).toMatchObject([{ extensions: { code }, message: expect.stringContaining(says) }]);
    expect(listener.messages).toEqual([]);
    await listener.stop();
  });

  it("a subscription to an inbox is refused to a court with ROLE_FORBIDDEN", async () => {
    const listener = overWebsocket(hub.url, await hub.tokenOf(COURT));
    await untilEnded(listener);
    expect(listener.errors).toMatchObject([{ extensions: { code: "ROLE_FORBIDDEN" } }]);
    await listener.stop();
  });
});

describe("a refusal names its field as that was sent:", () => {
  const serving = (what: string, change: Change, expected: Expected): Bad => ({
    what: `service ${what}`,
    as: COURT,
    query: SERVE,
    variables: () => ({
      input: { orderId: order.id, platform: "vidshare", servedAt: new Date().toISOString(), ...change },
    }),
    ...expected,
  });
  const inline = (what: string, text: string, expected: Expected): Bad => ({
    what: `${what}, written in the operation,`,
    as: COURT,
    query: text,
    ...expected,
  });

  refused([
    serving(
      "in the future of whom it was served on already",
      { servedAt: "2999-01-01T00:00:00Z" },
      { code: "EFFECT_IN_FUTURE", field: "input.servedAt", says: /has not happened yet/ },
    ),
    serving("of no order", { orderId: "" }, { code: "UNKNOWN_ORDER", field: "input.orderId", says: /no order ""/ }),
    serving("on no addressee", { platform: "findit" }, { code: "UNKNOWN_ADDRESSEE", field: "input.platform" }),
    serving(
      "at no moment",
      { servedAt: "yesterday" },
      { code: "BAD_USER_INPUT", field: "input.servedAt", says: /Send a moment \(RFC 3339\) such as/ },
    ),
    inline("an order that is not there", '{ order(id: "nothing") { id } }', { code: "UNKNOWN_ORDER", field: "id" }),
    inline("a lapse", 'mutation { applyForLapse(orderId: "nothing") { id } }', {
      code: "UNKNOWN_ORDER",
      field: "orderId",
    }),
    inline("a status", "{ orders(filter: { status: [GONE] }) { edges { node { id } } } }", {
      code: "GRAPHQL_VALIDATION_FAILED",
      field: "filter.status",
      says: /one of IN_FORCE, /,
    }),
    inline("a moment", '{ orders(filter: { issued: { from: "soon", until: "later" } }) { edges { node { id } } } }', {
      code: "GRAPHQL_VALIDATION_FAILED|BAD_USER_INPUT",
      field: "filter.issued.from",
      says: /Send a moment/,
    }),
    {
      what: "a key that seals and that nobody registered",
      as: COURT,
      query: GRANT,
      variables: async () => {
        const { privateJwk } = await generateSealKey();
        return grantOf({}, () => privateJwk)();
      },
      code: "SEAL_KEY_UNKNOWN",
      field: "order.seal",
    },
    {
      what: "an applicant by name",
      as: COURT,
      query: SUBMIT,
      variables: () => ({ input: applicationInput({ applicantReference: "Jan de Vries" }) }),
      code: "APPLICANT_NOT_OPAQUE",
      field: "input.applicantReference",
    },
  ]);
});

describe("a request", () => {
  const nested = (levels: number): string =>
    levels === 0 ? "id" : `id complaints(first: 1) { edges { node { order { ${nested(levels - 1)} } } } }`;

  refused([
    {
      what: "that is nested too deep",
      as: "ap:ap",
      query: `{ order(id: "x") { ${nested(4)} } }`,
      code: "QUERY_TOO_DEEP",
      says: /12/,
    },
    {
      what: "that could return too much",
      as: COURT,
      query: "{ orders(first: 100) { edges { node { addressees { items { url confirmation { outcome } } } } } } }",
      code: "QUERY_TOO_COSTLY",
      says: /pages/,
    },
    {
      what: "with too many aliases",
      as: COURT,
      query: `{ ${Array.from({ length: 40 }, (_, n) => `o${n}: order(id: "x") { id }`).join(" ")} }`,
      code: "QUERY_TOO_MANY_ALIASES",
    },
    { what: "with too many words", as: COURT, query: `{ ${"__typename ".repeat(3000)} }`, code: "QUERY_TOO_LONG" },
    { what: "that is no GraphQL", as: COURT, query: "{ orders( }", code: "GRAPHQL_PARSE_FAILED" },
    {
      what: "for a field that is not there",
      as: COURT,
      query: "{ orderz { id } }",
      code: "GRAPHQL_VALIDATION_FAILED",
      says: /orderz/,
    },
    {
      what: "for another service's way in",
      as: COURT,
      query: "{ _entities(representations: []) { __typename } }",
      code: "GRAPHQL_VALIDATION_FAILED",
    },
    { what: "without a variable it needs", as: COURT, query: ORDER, code: "BAD_USER_INPUT", says: /\$id/ },
  ]);

  it("that names an operation it does not hold is refused, without a server error", async () => {
    const answer = await ask(hub.url, await hub.tokenOf(COURT), "query A { __typename }", {}, { operationName: "B" });
    await expectRefused(answer, { code: "OPERATION_RESOLUTION_FAILURE", says: /operation/ });
  });

  it.each([
    ["half a JSON text", '{"query":', 400, "BAD_REQUEST"],
    ["nothing", "", 400, "BAD_REQUEST"],
    ["a list of operations", '[{"query":"{ __typename }"}]', 400, "BAD_REQUEST"],
    ["no query", "{}", 400, "BAD_REQUEST"],
    ["a query that is a number", '{"query":5}', 400, "BAD_REQUEST"],
    ["variables that are a text", '{"query":"{ __typename }","variables":"x"}', 400, "BAD_REQUEST"],
    [
      "2 MB",
      JSON.stringify({ query: SUBMIT, variables: { input: { grounds: "x".repeat(2_000_000) } } }),
      413,
      "BODY_TOO_LARGE",
    ],
    [
      "100,000 items",
      JSON.stringify({
        query: GRANT,
        variables: { order: items(...Array.from({ length: 100_000 }, (_, n) => `https://vidshare.example/${n}`)) },
      }),
      413,
      "BODY_TOO_LARGE",
    ],
  ])("whose body holds %s is refused", async (_, body, status, code) => {
    const answer = await post(hub.url, await hub.tokenOf(COURT), body);
    expect(answer.status).toBe(status);
    await expectRefused(answer, { code });
  });

  it.each<[string, Record<string, string>]>([
    ["a charset nobody knows", { "content-type": "application/json; charset=utf-99" }],
    ["an encoding nobody knows", { "content-encoding": "zipped" }],
    ["another type than JSON", { "content-type": "text/plain" }],
  ])("in %s is refused with a code, without a token and without a stack", async (_, headers) => {
    for (const url of [hub.url, hub.urls.orders]) {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: '{"query":"{ __typename }"}',
      });
      const text = await response.text();
      expect(text).not.toMatch(/node_modules|at file:/);
      expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: "BAD_REQUEST" } }] });
    }
  });

  it("with variables nested 50,000 deep is refused, and every service lives on", async () => {
    const deep = `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`;
    const register =
      'mutation ($jwk: JSONObject!) { registerKey(input: { party: { type: COURT, id: \\"rb-amsterdam\\" }, jwk: $jwk }) { kid } }';
    const body = `{"query":"${register}","variables":{"jwk":${deep}}}`;
    const pids = (["gateway", "platforms"] as const).map((part) => hub.pid(part));
    const answer = await post(hub.url, await hub.tokenOf("operator:hub"), body);
    // Not UPSTREAM_LOST either: that code says "repeat it", and repeating never helps here.
    expect(answer.errors?.[0]?.extensions.code).not.toMatch(/INTERNAL|UPSTREAM|UNAVAILABLE/);
    expect((["gateway", "platforms"] as const).map((part) => hub.pid(part))).toEqual(pids);
    expect(await everythingHeld()).toEqual(before);
  });
});

describe("the same request at the same moment", () => {
  it("submitted ten times creates one application", async () => {
    const input = applicationInput();
    const token = await hub.tokenOf(COURT);
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask(hub.url, token, SUBMIT, { input })));
    expect(answers).toEqual(answers.map(() => answers[0]));
    expect(answers[0]?.errors).toBeUndefined();
  });

  it("submitted with ten contents creates one application and nine CASE_NUMBER_TAKEN", async () => {
    const caseNumber = newCase();
    const token = await hub.tokenOf(COURT);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        ask(hub.url, token, SUBMIT, { input: applicationInput({ caseNumber, grounds: `Grounds ${n}.` }) }),
      ),
    );
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? "taken in");
    expect(codes.sort()).toEqual([...Array.from({ length: 9 }, () => "CASE_NUMBER_TAKEN"), "taken in"]);
  });

  it("granted with five orders creates one order and four APPLICATION_DECIDED", async () => {
    const token = await hub.tokenOf(COURT);
    const application = await (await hub.court("rb-amsterdam")).submit(applicationInput());
    const { head } = await poll(hub.url, await hub.tokenOf("platform:hostbox"));
    const answers = await Promise.all(
      ["PT1H", "PT2H", "PT3H", "PT4H", "PT5H"].map(async (removeWithin) => {
        const sealed = await sealOrder(
          { court: "rb-amsterdam", key: courtKey },
          application.caseNumber,
          orderTo(["hostbox"], { removeWithin }),
        );
        return ask(hub.url, token, GRANT, { id: application.id, order: sealed });
      }),
    );
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? "granted");
    expect(codes.sort()).toEqual([...Array.from({ length: 4 }, () => "APPLICATION_DECIDED"), "granted"]);
    expect(await poll(hub.url, await hub.tokenOf("platform:hostbox"))).toMatchObject({ head: head + 1 });
  });
});

describe("unusual but valid input", () => {
  it("is stored unchanged: emoji, right-to-left text, line separators and quotes, with a valid seal and digest", async () => {
    const odd = "🦊 \u{1F468}\u200D\u{1F469} \u202Eעברית\u202C \u2028 \"'\\ \u0001 \uFFFF é e\u0301";
    // Names, numbers and references must not contain invisible characters; see the next test.
    const label = "🦊 עברית \"'\\ é e\u0301";
    const caseNumber = `${label} ${newCase()}`;
    const court = await hub.court("rb-amsterdam");
    const application = await court.submit(applicationInput({ caseNumber, grounds: odd }));
    const given = await court.grant(application, orderTo(["hostbox"], { judge: label, statementOfReasons: odd }));
    const query = "query ($id: ID!) { order(id: $id) { judge statementOfReasons caseNumber } }";
    const token = await hub.tokenOf("platform:hostbox");
    expect((await ask(hub.url, token, query, { id: given.id })).data?.order).toEqual({
      judge: label,
      statementOfReasons: odd,
      caseNumber,
    });
    const { messages } = await poll(hub.url, token);
    expectWhole("hostbox", messages);
    expect(messages.at(-1)?.orderId).toBe(given.id);
  });

  it.each([
    ["a mark of direction", "C/13/1\u202E"],
    ["a control character", "C/13/1\u0001"],
    ["a line separator", "C/13/1\u2028"],
  ])("is not a case number with %s, which no clerk could read", async (_what, caseNumber) => {
    const court = await hub.court("rb-amsterdam");
    await expect(court.submit(applicationInput({ caseNumber }))).rejects.toMatchObject({
      code: "FIELD_INVALID",
      facts: { field: "input.caseNumber" },
    });
  });
});
