import { issueCaseCode, revokeCaseCode } from "@exparte/client";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, dataOf } from "./door.js";
import { forgeToken, ownToken } from "./foreign-tokens.js";
import { giveOrder } from "./order.js";
import { openTestHub, type TestHub } from "./test-hub.js";

let hub: TestHub;
let order: { id: string };
let items: { id: string; platform: string }[];

beforeAll(async () => {
  hub = await openTestHub({ CASE_CODES_PER_ADDRESS: "20" });
  order = await giveOrder(await hub.court("rb-amsterdam"), ["vidshare", "lawyer-list"]);
  const read = "query ($id: ID!) { order(id: $id) { addressees { platform { id } items { id } } } }";
  type Read = { order: { addressees: { platform: { id: string }; items: { id: string }[] }[] } };
  const { order: seen } = await dataOf<Read>(hub.url, await hub.tokenOf("court:rb-amsterdam"), read, order);
  items = seen.addressees.flatMap((one) => one.items.map(({ id }) => ({ id, platform: one.platform.id })));
});
afterAll(() => hub?.end());

const door = () => new URL("/case-token", hub.url);

const amsterdam = () => ({ url: hub.url, token: () => hub.token("court:rb-amsterdam") });
const issued = (whom: Whom) => issueCaseCode(amsterdam(), { ...whom, orderId: order.id });
const issue = async (whom: Whom) => (await issued(whom)).code;

type Whom = { for: "POSTER"; reference: string; itemIds: string[] } | { for: "RESPONDENT"; platform: string };

async function exchange(
  body: unknown,
  init: RequestInit = {},
): Promise<{ status: number; answer: Answer; headers: Headers }> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(door(), { method: "POST", headers, body: JSON.stringify(body), ...init });
  return { status: response.status, answer: (await response.json()) as Answer, headers: response.headers };
}

interface Answer {
  readonly access_token?: string;
  readonly token_type?: string;
  readonly expires_in?: number;
  readonly scope?: string;
  readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
}

const posters = (): Whom => ({ for: "POSTER", reference: "poster-2026-1", itemIds: [String(items[0]?.id)] });

describe("a code that is typed at the hub's door", () => {
  it("gives a token for ten minutes, with which a poster sees its case and contests", async () => {
    const { status, answer, headers } = await exchange({ code: await issue(posters()) });
    expect({ status, answer }).toMatchObject({
      status: 200,
      answer: { token_type: "Bearer", expires_in: 600, scope: "case:read case:contest" },
    });
    expect(headers.get("cache-control")).toBe("no-store");
    const token = String(answer.access_token);
    expect(decodeJwt(token)).toMatchObject({ party: { type: "case" } });

    const lodge = "mutation ($input: LodgeOppositionInput!) { lodgeOpposition(input: $input) { by status itemIds } }";
    const lodged = await dataOf(hub.url, token, lodge, { input: { orderId: order.id, grounds: "I made it." } });
    expect(lodged).toEqual({ lodgeOpposition: { by: "POSTER", status: "LODGED", itemIds: [items[0]?.id] } });
    const read =
      "{ case { for court courtName caseNumber givenAt standing(language: NL) orderStatus reasons items { id platform url duty covered deadline goneSince } oppositions { status grounds } } }";
    expect(await dataOf(hub.url, token, read)).toMatchObject({
      case: {
        for: "POSTER",
        court: "rb-amsterdam",
        courtName: "Rechtbank Amsterdam",
        givenAt: expect.any(String),
        standing: [
          "Het bevel geldt: wat erin staat moet weg zijn en blijft weg.",
          "Uw verzet wacht op de beslissing van de rechter.",
        ],
        orderStatus: "IN_FORCE",
        reasons: "The video was published without consent.",
        items: [{ id: items[0]?.id, platform: "vidshare", duty: "REMOVE", covered: true, goneSince: null }],
        oppositions: [{ status: "LODGED", grounds: "I made it." }],
      },
    });
  });

  it("gives an addressee outside the hub its own part of the order, and no other", async () => {
    const { answer } = await exchange({ code: await issue({ for: "RESPONDENT", platform: "lawyer-list" }) });
    const read = "{ case { order { id statementOfReasons addressees { platform { id name } items { url } } } } }";
    expect(await dataOf(hub.url, String(answer.access_token), read)).toEqual({
      case: {
        order: {
          id: order.id,
          statementOfReasons: "The video was published without consent.",
          addressees: [
            {
              platform: { id: "lawyer-list", name: expect.any(String) },
              items: [{ url: "https://lawyer-list.example/v/1" }],
            },
          ],
        },
      },
    });
  });

  it("gives an addressee outside the hub the account of its own penalty, duty by duty", async () => {
    const penalty = { amountCents: 1_000, currency: "EUR", unit: "DAY", maximumCents: 10_000 };
    const given = await giveOrder(await hub.court("rb-amsterdam"), ["vidshare", "lawyer-list"], { penalty });
    const { code } = await issueCaseCode(amsterdam(), {
      for: "RESPONDENT",
      platform: "lawyer-list",
      orderId: given.id,
    });
    const { answer } = await exchange({ code });
    const account = "penalty { currency forfeitedCents }";
    const read = `{ case { order { ${account} addressees { ${account} duties { ${account} } } } } }`;
    const own = { currency: "EUR", forfeitedCents: 0 };
    expect(await dataOf(hub.url, String(answer.access_token), read)).toEqual({
      case: { order: { penalty: own, addressees: [{ penalty: own, duties: [{ penalty: own }] }] } },
    });
  });

  it.each([
    ["unknown", { code: "0000-0000-0000-0000-0000-0000-0000" }, 400, "CASE_CODE_REFUSED"],
    ["a slip", { code: "0000-0000-0000-0000-0000-0000-0001" }, 400, "CASE_CODE_MISTYPED"],
    ["a number", { code: 7 }, 400, "FIELD_INVALID"],
    ["none", {}, 400, "FIELD_INVALID"],
  ])("is refused when it is %s", async (_, body, status, code) => {
    expect(await exchange(body)).toMatchObject({
      status,
      answer: { errors: [{ extensions: { code, field: "code" } }] },
    });
  });

  it("comes in a body of JSON, and of no more than a code", async () => {
    const form = { headers: { "content-type": "application/x-www-form-urlencoded" }, body: "code=0" };
    expect(await exchange({}, form)).toMatchObject({ answer: { errors: [{ extensions: { code: "BAD_REQUEST" } }] } });
    const long = await exchange({ code: "0".repeat(2_000) });
    expect(long).toMatchObject({ status: 413, answer: { errors: [{ extensions: { code: "BODY_TOO_LARGE" } }] } });
    expect((await fetch(`${door().href}?code=0`)).status).toBe(404);
  });

  it("stops working when the court revokes it, in tokens that were given too", async () => {
    const { code, id } = await issued(posters());
    const token = String((await exchange({ code })).answer.access_token);
    const court = await hub.tokenOf("court:rb-amsterdam");
    const list = "query ($orderId: ID!) { caseCodes(orderId: $orderId) { id uses status } }";
    type Codes = { caseCodes: { id: string; uses: number; status: string }[] };
    const { caseCodes } = await dataOf<Codes>(hub.url, court, list, { orderId: order.id });
    expect(caseCodes.find((one) => one.id === id)).toEqual({ id, uses: 1, status: "VALID" });
    expect(await revokeCaseCode(amsterdam(), id, "Lost.")).toEqual({ status: "REVOKED" });
    expect((await exchange({ code })).answer).toMatchObject({
      errors: [{ extensions: { code: "CASE_CODE_REFUSED" } }],
    });
    expect((await ask(hub.url, token, "{ case { for } }")).errors).toMatchObject([
      { extensions: { code: "CASE_CODE_REFUSED" } },
    ]);
  });
});

describe("rule: only the hub's own issuer speaks for a party with a code, and for no other", () => {
  const DOORS = ["gateway", "orders", "platforms", "identities", "complaints"] as const;
  const INVALID = { extensions: { code: "TOKEN_INVALID", reason: "party" } };
  const urlOf = (name: (typeof DOORS)[number]) => (name === "gateway" ? hub.url : hub.urls[name]);

  it.each(DOORS)("%s refuses a token of a case that the operator's issuer signed", async (name) => {
    for (const type of ["case", "respondent"]) {
      const claims = { party: { type, id: "one" }, scope: "case:read" };
      const token = await forgeToken(hub, "operator:hub", { claims });
      expect((await ask(urlOf(name), token, "{ __typename }")).errors).toMatchObject([INVALID]);
    }
  });

  it.each(DOORS)("%s refuses a token of a court that the hub's own issuer signed", async (name) => {
    for (const [type, id] of [
      ["court", "rb-amsterdam"],
      ["platform", "vidshare"],
      ["operator", "hub"],
      ["service", "orders"],
    ]) {
      const token = await ownToken(hub, { party: { type, id }, scope: "orders:read orders:grant" });
      expect((await ask(urlOf(name), token, "{ __typename }")).errors).toMatchObject([INVALID]);
    }
  });

  it.each(DOORS)("%s refuses either issuer's token under the other's name", async (name) => {
    const own = new URL(hub.urls.orders).origin;
    const claims = { iss: own, party: { type: "case", id: "one" }, scope: "case:read" };
    const operators = await forgeToken(hub, "operator:hub", { claims });
    const party = { type: "court", id: "rb-amsterdam" };
    const hubs = await ownToken(hub, { iss: hub.issuer, party, scope: "orders:read" });
    for (const token of [operators, hubs]) {
      expect((await ask(urlOf(name), token, "{ __typename }")).errors).toMatchObject([
        { extensions: { code: "TOKEN_INVALID", reason: "signature" } },
      ]);
    }
  });
});

describe("an address that tries codes", () => {
  it("is stopped after the twentieth in a minute, told when to come back, and kept from nothing else", async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => exchange({ code: "0000-0000-0000-0000-0000-0000-0000" })),
    );
    const limited = answers.filter(({ status }) => status === 429);
    expect(limited.length).toBeGreaterThanOrEqual(20);
    expect(limited[0]).toMatchObject({
      answer: { errors: [{ extensions: { code: "RATE_LIMITED", retryAfterSeconds: expect.any(Number) } }] },
    });
    expect(limited[0]?.headers.get("retry-after")).toMatch(/^\d+$/);
    expect((await ask(hub.url, undefined, '{ verifySeal(digest: "none") { genuine } }')).errors).toBeUndefined();
  });
});
