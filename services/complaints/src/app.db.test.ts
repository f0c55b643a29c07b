import { type Actor, AUTH_REFUSALS } from "@exparte/auth";
import { type Database, openDatabase } from "@exparte/database";
import { instant } from "@exparte/dutch-time";
import { createEventLog } from "@exparte/event-log";
import { refusals } from "@exparte/refusal";
import { idOf } from "@exparte/testing/id-of";
import { createClient } from "graphql-ws";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import WebSocket from "ws";
import { complaintsDatabase } from "../test/room.js";
import { startComplaints } from "./app.js";
import type { Config } from "./config.js";
import { keepCourt, keepPlatform } from "./store/directory.js";
import { SCHEMA, STORE } from "./store/store.js";

/** A token here is `type:id scope scope`; what a real one is, packages/auth tests. */
const verifyToken = async (token: string | undefined): Promise<Actor> => {
  if (token === undefined) throw refusals(AUTH_REFUSALS)("TOKEN_MISSING", "No token.");
  const [party = "", ...scopes] = token.split(" ");
  const [partyType = "", partyId = ""] = party.split(":");
  return { partyType, partyId, subject: party, scopes: new Set(scopes), expiresAt: new Date(Date.now() + 60_000) };
};
const COURT = "court:rb-amsterdam notices:record notices:read";
const OTHER_COURT = "court:rb-den-haag notices:record notices:read";
const HOTLINE = "hotline:helpwanted notices:record notices:read";
const OTHER_HOTLINE = "hotline:meldpunt notices:record notices:read";
const VIDSHARE = "platform:vidshare inbox:read orders:confirm notices:read compliance:read";
const CHIRPER = "platform:chirper inbox:read notices:read compliance:read";
const AP = "ap:ap complaints:handle compliance:read";
const REGULATOR = "regulator:acm compliance:read";
const OPERATOR = "operator:hub parties:register";
const NOW = "2046-06-04T09:00:00.000Z";
const COMPLAINANT = "AP/2026/canary-7";

/** What these tests look into; an answer has of it what its query asks for. */
interface Told {
  recordNotice: { id: string };
  recordNoticeDecision: unknown;
  fileComplaint: { id: string };
  takeUnderReview: unknown;
  notice: unknown;
  notices: { edges: { node: { noticedAt: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
  complaint: { decisions: unknown };
  complaintInbox: { digest: string; messages: { digest: string }[] };
  _entities: { complaints?: { edges: { node: unknown }[] }; complaintsCompared: unknown; noticesCompared: unknown }[];
}

interface Answer {
  data: Told;
  errors?: { message: string; extensions: Record<string, unknown> }[];
}

let url: string;
let config: Config;
let database: Database;
let codeHeard = true;
const surroundings = {
  codeHeard: () => codeHeard,
  verifyToken,
  // So far ahead that no timer of the real clock fires here.
  clock: () => instant(NOW),
  logger: pino({ level: "silent" }),
};
const open = new AsyncDisposableStack();
beforeAll(async () => {
  const clone = await complaintsDatabase();
  open.defer(() => clone.close());
  database = await openDatabase({ ...STORE, url: clone.url });
  open.defer(() => database.close());
  for (const id of ["rb-amsterdam", "rb-den-haag"]) await keepCourt(database, idOf(id));
  await database.transaction(async (tx) => {
    for (const id of ["vidshare", "chirper", "findit", "hostbox"]) await keepPlatform(tx, idOf(id), true);
  });
  config = {
    databaseUrl: clone.url,
    port: 0,
    issuer: "http://127.0.0.1:1",
    audience: "urn:exparte:hub",
    host: undefined,
    natsUrl: undefined,
    hints: "off",
    pollEveryMs: 50,
    logLevel: "silent",
    clientId: "service:complaints",
    clientSecret: "none",
    // Nobody listens there: the feeds are retried until the end of the test, and what they would tell is known.
    platformsUrl: "http://127.0.0.1:1/graphql",
    ordersUrl: "http://127.0.0.1:1/graphql",
    identitiesUrl: "http://127.0.0.1:1/graphql",
  };
  const complaints = await startComplaints(config, surroundings);
  open.defer(() => complaints.close());
  url = complaints.url;
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
const codesOf = ({ errors }: Pick<Answer, "errors">): unknown[] =>
  (errors ?? []).map(({ extensions }) => extensions.code);

const RECORD =
  "mutation ($input: RecordNoticeInput!) { recordNotice(input: $input) { id status urls reference recordedBy { type id } } }";
const DECIDE =
  "mutation ($input: RecordNoticeDecisionInput!) { recordNoticeDecision(input: $input) { status decisions { outcome ground decidedAt } } }";
const FILE =
  "mutation ($input: FileComplaintInput!) { fileComplaint(input: $input) { id status platformRefused progressDueAt complainantReference } }";

let references = 0;
const noticeInput = (platform = "vidshare") => ({
  reference: `dossier ${++references}`,
  source: "VICTIM",
  platform,
  urls: [`https://${platform}.example/v/${references}`],
  noticedAt: "2046-06-01T09:00:00.000Z",
});
const complaintInput = () => ({
  caseNumber: `z2026-${++references}`,
  complainantReference: COMPLAINANT,
  controller: "vidshare",
  urls: ["https://vidshare.example/v/1"],
  description: "Home address.",
  platformRefused: false,
});
const recorded = async (token: string, input: object): Promise<string> =>
  (await ask(token, RECORD, { input })).data.recordNotice.id;
const filed = async (input: object): Promise<string> => (await ask(AP, FILE, { input })).data.fileComplaint.id;
const kindsIn = async (stream: string): Promise<string[]> =>
  (await createEventLog({ schema: SCHEMA }).readStream(database.sql, stream, { after: 0, limit: 10 })).map(
    ({ kind }) => kind,
  );

describe("notices", () => {
  it("are recorded once, decided once, and reported in the event log beside their rows", async () => {
    const input = noticeInput();
    const { data } = await ask(COURT, RECORD, { input });
    expect(data.recordNotice).toMatchObject({
      status: "OPEN",
      urls: input.urls,
      reference: input.reference,
      recordedBy: { type: "court", id: "rb-amsterdam" },
    });
    const { id: noticeId } = data.recordNotice;
    const decision = { noticeId, outcome: "REFUSED_LAWFUL", decidedAt: "2046-06-02T09:00:00.000Z" };
    const decided = await ask(COURT, DECIDE, { input: decision });
    expect(decided.data.recordNoticeDecision).toEqual({
      status: "REFUSED_LAWFUL",
      decisions: [{ outcome: "REFUSED_LAWFUL", ground: null, decidedAt: decision.decidedAt }],
    });

    expect(await recorded(COURT, input)).toBe(noticeId);
    expect(await ask(COURT, DECIDE, { input: decision })).toEqual(decided);
    expect(await kindsIn(`notice/${noticeId}`)).toEqual(["NoticeRecorded", "NoticeDecided"]);
  });

  it("are recorded once by two requests at the same moment", async () => {
    const input = noticeInput();
    const [first, second] = await Promise.all([recorded(COURT, input), recorded(COURT, input)]);
    expect(first).toBe(second);
    expect(await kindsIn(`notice/${first}`)).toEqual(["NoticeRecorded"]);
  });

  it("keep their reference: other content under it is refused, while another recorder may use it for another notice", async () => {
    const input = noticeInput();
    const id = await recorded(COURT, input);
    const other = await ask(COURT, RECORD, { input: { ...input, platform: "chirper" } });
    expect(other.errors?.[0]?.extensions).toMatchObject({
      code: "NOTICE_REFERENCE_TAKEN",
      field: "input.reference",
      noticeId: id,
    });
    expect(await recorded(OTHER_COURT, input)).not.toBe(id);
  });

  it("are recorded by courts and hotlines with the scope, and decided by their recorder", async () => {
    const input = noticeInput();
    expect(codesOf(await ask(undefined, RECORD, { input }))).toEqual(["TOKEN_MISSING"]);
    expect(codesOf(await ask("court:rb-amsterdam", RECORD, { input }))).toEqual(["SCOPE_MISSING"]);
    expect(codesOf(await ask("platform:vidshare notices:record", RECORD, { input }))).toEqual(["ROLE_FORBIDDEN"]);
    const noticeId = await recorded(HOTLINE, { ...input, source: "HOTLINE", sourceName: "Helpwanted" });
    const decision = { noticeId, outcome: "REMOVED", ground: "UNLAWFUL", decidedAt: "2046-06-02T09:00:00.000Z" };
    expect(codesOf(await ask(COURT, DECIDE, { input: decision }))).toEqual(["NOTICE_NOT_YOURS"]);
    expect(codesOf(await ask(OTHER_HOTLINE, DECIDE, { input: decision }))).toEqual(["UNKNOWN_NOTICE"]);
    expect(codesOf(await ask(HOTLINE, DECIDE, { input: decision }))).toEqual([]);
  });

  it("are visible to each role as far as it is allowed", async () => {
    const input = noticeInput();
    const id = await recorded(HOTLINE, input);
    const see = (token: string) => ask(token, "query ($id: ID!) { notice(id: $id) { id urls reference } }", { id });
    const whole = { id, urls: input.urls, reference: input.reference };
    expect((await see(HOTLINE)).data.notice).toEqual(whole);
    for (const token of [COURT, AP, VIDSHARE]) {
      const seen = await see(token);
      expect(seen.data.notice).toEqual({ ...whole, reference: null });
      expect(codesOf(seen)).toEqual(["FIELD_FORBIDDEN"]);
    }
    const metadata = await see(REGULATOR);
    expect(metadata.data.notice).toEqual({ id, urls: null, reference: null });
    expect(codesOf(metadata)).toEqual(["FIELD_FORBIDDEN", "FIELD_FORBIDDEN"]);
    for (const token of [CHIRPER, OTHER_HOTLINE]) expect(codesOf(await see(token))).toEqual(["UNKNOWN_NOTICE"]);
    expect(codesOf(await see(OPERATOR))).toEqual(["ROLE_FORBIDDEN"]);
    expect(codesOf(await ask(COURT, "query ($id: ID!) { notice(id: $id) { id } }", { id: "No Such Id" }))).toEqual([
      "UNKNOWN_NOTICE",
    ]);
  });

  it("are listed page by page, newest first, and only those that the caller may see", async () => {
    for (let day = 1; day <= 3; day++)
      await recorded(OTHER_HOTLINE, { ...noticeInput("hostbox"), noticedAt: `2046-05-0${day}T09:00:00.000Z` });
    const LIST = `query ($after: String, $filter: NoticeFilter) { notices(first: 2, after: $after, filter: $filter) {
      edges { node { noticedAt platform { id } } } pageInfo { hasNextPage endCursor } } }`;
    const first = (await ask(OTHER_HOTLINE, LIST)).data.notices;
    const second = (await ask(OTHER_HOTLINE, LIST, { after: first.pageInfo.endCursor })).data.notices;
    const days = [...first.edges, ...second.edges].map(({ node }) => node.noticedAt.slice(0, 10));
    expect(days).toEqual(["2046-05-03", "2046-05-02", "2046-05-01"]);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);

    const noticed = { from: "2046-05-02T00:00:00.000Z", until: "2046-05-03T00:00:00.000Z" };
    const filter = { platform: "hostbox", status: ["OPEN"], source: ["VICTIM"], noticed };
    expect((await ask(AP, LIST, { filter })).data.notices.edges).toHaveLength(1);
    expect((await ask("platform:hostbox notices:read", LIST)).data.notices.edges).toHaveLength(2);
    expect(codesOf(await ask(VIDSHARE, LIST, { filter }))).toEqual(["UNKNOWN_NOTICE"]);
    expect(codesOf(await ask(AP, LIST, { after: "nonsense" }))).toEqual(["PAGE_INVALID"]);
    expect(codesOf(await ask(AP, "{ notices(first: 101) { edges { cursor } } }"))).toEqual(["PAGE_INVALID"]);
    const backwards = { noticed: { from: noticed.until, until: noticed.from } };
    expect(codesOf(await ask(AP, LIST, { filter: backwards }))).toEqual(["PERIOD_INVALID"]);
  });

  it("are reachable from their platform through the gateway, which shows no platform those about another", async () => {
    const id = await recorded(COURT, noticeInput("findit"));
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Platform { id notices(first: 1) { edges { node { id } } } } ... on Notice { status } } }`;
    const r = [
      { __typename: "Platform", id: "findit" },
      { __typename: "Notice", id },
    ];
    const expected = [{ id: "findit", notices: { edges: [{ node: { id } }] } }, { status: "OPEN" }];
    expect((await ask("platform:findit notices:read", query, { r })).data._entities).toEqual(expected);
    const other = await ask(VIDSHARE, query, { r: r.slice(0, 1) });
    expect(other.data._entities).toEqual([{ id: "findit", notices: null }]);
    expect(codesOf(other)).toEqual(["UNKNOWN_NOTICE"]);
  });
});

describe("complaints", () => {
  it("are filed once and taken under review once, and reported in the event log without the complainant", async () => {
    const input = complaintInput();
    const answer = await ask(AP, FILE, { input });
    const { id } = answer.data.fileComplaint;
    expect(answer.data.fileComplaint).toEqual({
      id,
      status: "RECEIVED",
      platformRefused: false,
      progressDueAt: "2046-09-04T22:00:00.000Z",
      complainantReference: COMPLAINANT,
    });
    const REVIEW = "mutation ($id: ID!) { takeUnderReview(id: $id) { status underReviewAt } }";
    const reviewed = { status: "UNDER_REVIEW", underReviewAt: NOW };
    expect((await ask(AP, REVIEW, { id })).data.takeUnderReview).toEqual(reviewed);
    expect((await ask(AP, REVIEW, { id })).data.takeUnderReview).toEqual(reviewed);
    expect(await filed(input)).toBe(id);
    expect(await kindsIn(`complaint/${id}`)).toEqual(["ComplaintFiled", "ComplaintTakenUnderReview"]);
    expect(codesOf(await ask(AP, REVIEW, { id: "0" }))).toEqual(["UNKNOWN_COMPLAINT"]);

    const other = await ask(AP, FILE, { input: { ...input, description: "Something else." } });
    expect(other.errors?.[0]?.extensions).toMatchObject({
      code: "COMPLAINT_CASE_NUMBER_TAKEN",
      field: "input.caseNumber",
      complaintId: id,
    });
    const events = await database.sql.query("select body from complaints.events where body::text like $1", [
      `%${COMPLAINANT}%`,
    ]);
    expect(events).toEqual([]);
  });

  it("refer to the notice as it was then, and stay the same when the notice changes", async () => {
    const noticeId = await recorded(COURT, noticeInput());
    const decide = (outcome: string, decidedAt: string) =>
      ask(COURT, DECIDE, {
        input: { noticeId, outcome, ...(outcome === "REMOVED" ? { ground: "HOUSE_RULES" } : {}), decidedAt },
      });
    await decide("REFUSED_LAWFUL", "2046-06-02T09:00:00.000Z");
    const input = { ...complaintInput(), platformRefused: true, noticeId };
    const id = await filed(input);
    await decide("REMOVED", "2046-06-03T09:00:00.000Z");
    expect(await filed(input)).toBe(id);
    const { data } = await ask(AP, "query ($id: ID!) { complaint(id: $id) { platformRefused notice { status } } }", {
      id,
    });
    expect(data.complaint).toEqual({ platformRefused: true, notice: { status: "REMOVED" } });
    expect(codesOf(await ask(AP, FILE, { input: { ...complaintInput(), noticeId: "0" } }))).toEqual(["UNKNOWN_NOTICE"]);
  });

  it("can be filed and handled only by the AP", async () => {
    const input = complaintInput();
    for (const token of [
      "court:rb-amsterdam complaints:handle",
      "regulator:acm complaints:handle",
      "platform:vidshare complaints:handle",
    ]) {
      expect(codesOf(await ask(token, FILE, { input }))).toEqual(["ROLE_FORBIDDEN"]);
      expect(codesOf(await ask(token, 'mutation { takeUnderReview(id: "0") { id } }'))).toEqual(["ROLE_FORBIDDEN"]);
    }
    expect(codesOf(await ask("ap:ap compliance:read", FILE, { input }))).toEqual(["SCOPE_MISSING"]);
  });

  it("show a regulator neither the complainant nor the content, a platform nothing before review, and others nothing", async () => {
    const orderId = "order-1";
    const id = await filed({ ...complaintInput(), orderId });
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on TakedownOrder { id complaints { edges { node {
      id controller { id } order { id } urls description complainantReference } } } } } }`;
    const r = [{ __typename: "TakedownOrder", id: orderId }];
    const metadata = { id, controller: { id: "vidshare" }, order: { id: orderId } };
    const nodesOf = ({ data }: Answer) => data._entities[0]?.complaints?.edges.map(({ node }) => node);

    expect(nodesOf(await ask(AP, query, { r }))).toEqual([
      {
        ...metadata,
        urls: ["https://vidshare.example/v/1"],
        description: "Home address.",
        complainantReference: COMPLAINANT,
      },
    ]);
    const regulator = await ask(REGULATOR, query, { r });
    expect(nodesOf(regulator)).toEqual([{ ...metadata, urls: null, description: null, complainantReference: null }]);
    expect(codesOf(regulator)).toEqual(["FIELD_FORBIDDEN", "FIELD_FORBIDDEN", "FIELD_FORBIDDEN"]);
    expect(JSON.stringify(regulator)).not.toContain(COMPLAINANT);
    expect(nodesOf(await ask(VIDSHARE, query, { r }))).toEqual([]);
    for (const token of [COURT, HOTLINE, OPERATOR]) {
      const refused = await ask(token, query, { r });
      expect(refused.data._entities).toEqual([{ id: orderId, complaints: null }]);
      expect(codesOf(refused)).toEqual(["ROLE_FORBIDDEN"]);
      expect(codesOf(await ask(token, "query ($id: ID!) { complaint(id: $id) { id } }", { id }))).toEqual([
        "ROLE_FORBIDDEN",
      ]);
    }
  });
});

describe("the whole procedure over the wire", () => {
  const CALL = async (token: string, query: string, variables: Record<string, unknown> = {}) => {
    const { data, errors } = await ask(token, query, variables);
    expect(errors).toBeUndefined();
    return Object.values(data)[0] as Record<string, unknown> & { id: string };
  };
  const DECISION = "id stage outcome ground sanctions { kind amountCents inEffect accruedCents from }";
  const LODGE_OBJECTION =
    "mutation ($input: LodgeObjectionInput!) { lodgeObjection(input: $input) { id status side } }";
  const LODGE_APPEAL = "mutation ($input: LodgeAppealInput!) { lodgeAppeal(input: $input) { id status side higher } }";
  const RULE = (what: string) =>
    `mutation ($id: ID!, $input: RemedyDecisionInput!) { ${what}(id: $id, input: $input) { id status } }`;

  it("goes from finding and sanctions through objection and appeals to the final decision, and notifies the platform", async () => {
    const id = await filed(complaintInput());
    await CALL(AP, "mutation ($id: ID!) { takeUnderReview(id: $id) { status } }", { id });
    const sanctions = [
      { kind: "FINE", amountCents: 5_000_000 },
      { kind: "PERIODIC_PENALTY", amountCents: 100_000, maximumCents: 1_000_000, from: NOW },
    ];
    const input = { id, outcome: "INFRINGEMENT_FOUND", reasons: "No ground.", sanctions };
    const decided = await CALL(
      AP,
      `mutation ($input: DecideComplaintInput!) { decideComplaint(input: $input) { status decisions { ${DECISION} } } }`,
      { input },
    );
    expect(decided).toMatchObject({
      status: "INFRINGEMENT_FOUND",
      decisions: [
        {
          stage: "PRIMARY",
          sanctions: [
            { kind: "FINE", amountCents: 5_000_000, inEffect: false },
            { kind: "PERIODIC_PENALTY", amountCents: 100_000, inEffect: true, accruedCents: 0, from: NOW },
          ],
        },
      ],
    });

    const objection = await CALL(VIDSHARE, LODGE_OBJECTION, { input: { complaintId: id, grounds: "It was public." } });
    expect(objection).toMatchObject({ status: "LODGED", side: "CONTROLLER" });
    const revised = {
      result: "REVISED",
      outcome: "INFRINGEMENT_FOUND",
      reasons: "No fine.",
      sanctions: sanctions.slice(1),
    };
    expect(await CALL(AP, RULE("decideObjection"), { id: objection.id, input: revised })).toMatchObject({
      status: "REVISED",
    });
    const appealing = { complaintId: id, side: "COMPLAINANT", grounds: "The fine should stand." };
    const appeal = await CALL(AP, LODGE_APPEAL, { input: appealing });
    const upheld = { result: "UPHELD", reasons: "The AP could." };
    await CALL(AP, RULE("decideAppeal"), { id: appeal.id, input: upheld });
    const higher = await CALL(AP, LODGE_APPEAL, { input: { ...appealing, higher: true } });
    expect(higher).toMatchObject({ higher: true, status: "LODGED" });
    await CALL(AP, RULE("decideAppeal"), { id: higher.id, input: upheld });

    const seen = await ask(
      VIDSHARE,
      `query ($id: ID!) { complaint(id: $id) { status irrevocableAt urls complainantReference
      decisions { stage reasons contestableUntil sanctions { kind inEffect } } objections { side status grounds } appeals { higher status side grounds } } }`,
      { id },
    );
    expect(seen.data.complaint).toMatchObject({
      status: "INFRINGEMENT_FOUND",
      irrevocableAt: null,
      urls: ["https://vidshare.example/v/1"],
      complainantReference: null,
      decisions: [
        { stage: "PRIMARY", sanctions: [{ inEffect: false }, { inEffect: false }] },
        { stage: "ON_OBJECTION", reasons: "No fine.", sanctions: [{ kind: "PERIODIC_PENALTY", inEffect: false }] },
        { stage: "ON_APPEAL" },
        { stage: "ON_HIGHER_APPEAL", contestableUntil: null, sanctions: [{ inEffect: true }] },
      ],
      objections: [{ side: "CONTROLLER", status: "REVISED", grounds: "It was public." }],
      appeals: [
        { higher: false, side: "COMPLAINANT", status: "UPHELD", grounds: null },
        { higher: true, side: "COMPLAINANT", status: "UPHELD", grounds: null },
      ],
    });
    expect(new Set(codesOf(seen))).toEqual(new Set(["FIELD_FORBIDDEN"]));
    expect(JSON.stringify(seen.data)).not.toContain(COMPLAINANT);
    expect(codesOf(await ask(CHIRPER, "query ($id: ID!) { complaint(id: $id) { id } }", { id }))).toEqual([
      "UNKNOWN_COMPLAINT",
    ]);
  });

  it("shows the AP and the controller the content of a ban, and a regulator only when it holds", async () => {
    const id = await filed(complaintInput());
    await CALL(AP, "mutation ($id: ID!) { takeUnderReview(id: $id) { status } }", { id });
    const processing = "Showing A. Victim of Main Street 1.";
    const from = "2046-06-05T09:00:00.000Z";
    const sanctions = [{ kind: "PROCESSING_BAN", processing, from }];
    const input = { id, outcome: "INFRINGEMENT_FOUND", reasons: "No ground.", sanctions };
    await CALL(AP, "mutation ($input: DecideComplaintInput!) { decideComplaint(input: $input) { status } }", { input });
    const see = (token: string) =>
      ask(token, "query ($id: ID!) { complaint(id: $id) { decisions { sanctions { processing from inEffect } } } }", {
        id,
      });
    const ban = { from, inEffect: false };
    for (const token of [AP, VIDSHARE]) {
      expect((await see(token)).data.complaint.decisions).toEqual([{ sanctions: [{ ...ban, processing }] }]);
    }
    const seen = await see(REGULATOR);
    expect(seen.data.complaint.decisions).toEqual([{ sanctions: [{ ...ban, processing: null }] }]);
    expect(codesOf(seen)).toEqual(["FIELD_FORBIDDEN"]);
    expect(JSON.stringify(seen)).not.toContain("Victim");
  });

  it("refuses inconsistent input, with a code and the field", async () => {
    const id = await filed(complaintInput());
    const decide = async (part: object) =>
      (
        await ask(AP, "mutation ($input: DecideComplaintInput!) { decideComplaint(input: $input) { status } }", {
          input: { id, reasons: "Reasons.", ...part },
        })
      ).errors?.[0]?.extensions;
    expect(await decide({ outcome: "DISMISSED" })).toMatchObject({ code: "COMPLAINT_STATE", status: "RECEIVED" });
    await CALL(AP, "mutation ($id: ID!) { takeUnderReview(id: $id) { status } }", { id });
    const sanctions = [{ kind: "FINE", amountCents: 1 }];
    expect(await decide({ outcome: "DISMISSED", sanctions })).toMatchObject({
      code: "SANCTION_WITHOUT_FINDING",
      field: "input.sanctions",
    });
    const objecting = (token: string, part: object = {}) =>
      ask(token, LODGE_OBJECTION, { input: { complaintId: id, grounds: "Grounds.", ...part } });
    expect(codesOf(await objecting(VIDSHARE))).toEqual(["REMEDY_NOT_OPEN"]);
    expect(await decide({ outcome: "DISMISSED", madeKnownAt: "2046-06-04T10:00:00.000Z" })).toMatchObject({
      field: "input.madeKnownAt",
    });
    expect(await decide({ outcome: "DISMISSED" })).toBeUndefined();
    expect(codesOf(await objecting(VIDSHARE, { side: "COMPLAINANT" }))).toEqual(["REMEDY_NOT_YOURS"]);
    expect(codesOf(await objecting(VIDSHARE, { receivedAt: NOW }))).toEqual(["REMEDY_NOT_YOURS"]);
    expect(codesOf(await objecting(AP))).toEqual(["FIELD_INVALID"]);
    expect(codesOf(await objecting(CHIRPER))).toEqual(["SCOPE_MISSING"]);
    expect(codesOf(await objecting("platform:chirper inbox:read orders:confirm"))).toEqual(["UNKNOWN_COMPLAINT"]);
    expect(codesOf(await objecting(REGULATOR))).toEqual(["ROLE_FORBIDDEN"]);
    expect(
      codesOf(await ask(AP, RULE("decideObjection"), { id: "0", input: { result: "UPHELD", reasons: "R." } })),
    ).toEqual(["UNKNOWN_REMEDY"]);
    expect(
      codesOf(
        await ask(AP, RULE("decideObjection"), { id: "No Such Id", input: { result: "REVISED", reasons: "R." } }),
      ),
    ).toEqual(["FIELD_INVALID"]);
    expect(codesOf(await ask(AP, FILE, { input: { ...complaintInput(), controller: "nobody" } }))).toEqual([
      "PLATFORM_UNKNOWN",
    ]);
    expect(codesOf(await ask(AP, FILE, { input: { ...complaintInput(), orderId: "order-0" } }))).toEqual([
      "ORDER_UNKNOWN",
    ]);
    expect(codesOf(await ask(COURT, RECORD, { input: noticeInput("nobody") }))).toEqual(["PLATFORM_UNKNOWN"]);
    expect(
      codesOf(await ask(AP, 'mutation ($id: ID!) { linkOrder(id: $id, orderId: "order-0") { id } }', { id })),
    ).toEqual(["ORDER_UNKNOWN"]);
  });

  it("follows the inbox live over a socket, waits for its window, and gives the same by polling", async () => {
    const token = "platform:hostbox inbox:read orders:confirm";
    const client = createClient({
      url: url.replace(/^http/, "ws"),
      webSocketImpl: WebSocket,
      connectionParams: { token },
      retryAttempts: 0,
    });
    const MESSAGE = "position kind complaintId details digest previousDigest complaint { status }";
    const live = client.iterate<Pick<Told, "complaintInbox">>({
      query: `subscription { complaintInbox(after: 0, window: 1) { ${MESSAGE} } }`,
    });
    const id = await filed({ ...complaintInput(), controller: "hostbox" });
    await CALL(AP, "mutation ($id: ID!) { takeUnderReview(id: $id) { status } }", { id });
    const input = { id, outcome: "DISMISSED", reasons: "Nothing." };
    await CALL(AP, "mutation ($input: DecideComplaintInput!) { decideComplaint(input: $input) { status } }", { input });
    const first = (await live.next()).value?.data?.complaintInbox;
    expect(first).toMatchObject({ position: 1, kind: "COMPLAINT_UNDER_REVIEW", complaintId: id, previousDigest: "" });
    const waiting = live.next();
    const ack = "mutation ($upTo: Int!) { acknowledgeComplaintInbox(upTo: $upTo) { head acknowledged } }";
    expect(await CALL(token, ack, { upTo: 1 })).toEqual({ head: 2, acknowledged: 1 });
    const second = (await waiting).value?.data?.complaintInbox;
    expect(second).toMatchObject({
      position: 2,
      kind: "COMPLAINT_DECIDED",
      previousDigest: first.digest,
      complaint: { status: "DISMISSED" },
    });
    await live.return?.();
    await client.dispose();

    const page = await ask(
      token,
      `{ complaintInbox(after: 0, first: 10) { head acknowledged messages { ${MESSAGE} } } }`,
    );
    expect(page.data.complaintInbox.messages.map(({ digest }) => digest)).toEqual([first.digest, second.digest]);
    expect(codesOf(await ask(token, ack, { upTo: 3 }))).toEqual(["ACKNOWLEDGED_BEYOND_HEAD"]);
    expect(codesOf(await ask(token, ack, { upTo: -1 }))).toEqual(["FIELD_INVALID"]);
    expect(codesOf(await ask(token, "{ complaintInbox(first: 0) { head } }"))).toEqual(["PAGE_INVALID"]);
    expect(codesOf(await ask(COURT, "{ complaintInbox { head } }"))).toEqual(["ROLE_FORBIDDEN"]);
  });

  it("gives figures to supervisors, and to a platform its own", async () => {
    const query = `query ($r: [_Any!]!, $period: PeriodInput!) { _entities(representations: $r) { ... on Platform { id
      complaints(period: $period) { received sanctions { fines } medianDays } noticeOutcomes(period: $period) { noticed removalRate } } } }`;
    const r = [
      { __typename: "Platform", id: "lawyer-list" },
      { __typename: "Platform", id: "chirper" },
    ];
    const period = { from: "2046-01-01T00:00:00.000Z", until: "2047-01-01T00:00:00.000Z" };
    const seen = await ask(REGULATOR, query, { r, period });
    expect(seen.errors).toBeUndefined();
    expect(seen.data._entities[0]).toEqual({
      id: "lawyer-list",
      complaints: { received: 0, sanctions: { fines: 0 }, medianDays: null },
      noticeOutcomes: { noticed: 0, removalRate: null },
    });
    expect(codesOf(await ask(CHIRPER, query, { r: r.slice(0, 1), period }))).toContain("FIGURES_FORBIDDEN");
    expect(codesOf(await ask(CHIRPER, query, { r: r.slice(1), period }))).toEqual([]);
    expect(codesOf(await ask(COURT, query, { r, period }))).toContain("ROLE_FORBIDDEN");
    const ALL =
      "query ($period: PeriodInput!) { complaintFigures(period: $period) { received } noticeOutcomes(period: $period) { noticed removalRate } }";
    const all = await ask(REGULATOR, ALL, { period });
    expect(all.data).toMatchObject({
      complaintFigures: { received: expect.any(Number) },
      noticeOutcomes: { noticed: expect.any(Number) },
    });
    expect(codesOf(await ask(CHIRPER, ALL, { period }))).toContain("FIGURES_FORBIDDEN");
    const COMPARED = `query ($r: [_Any!]!, $period: PeriodInput!) { _entities(representations: $r) { ... on Platform {
      complaintsCompared(period: $period, comparedWith: $period, figures: [MEDIAN_DAYS, RECEIVED]) { figure value change median }
      noticesCompared(period: $period, comparedWith: $period, figures: [REMOVAL_RATE, NOTICED]) { figure value change median } } } }`;
    const compared = await ask(CHIRPER, COMPARED, { r: r.slice(1), period });
    expect(compared.data._entities[0]?.complaintsCompared).toMatchObject([
      { figure: "MEDIAN_DAYS", median: null },
      { figure: "RECEIVED", change: 0, median: null },
    ]);
    expect(compared.data._entities[0]?.noticesCompared).toMatchObject([
      { figure: "REMOVAL_RATE", median: null },
      { figure: "NOTICED", change: 0, median: null },
    ]);
    const backwards = { from: period.until, until: period.from };
    expect(codesOf(await ask(AP, query, { r: r.slice(0, 1), period: backwards }))).toContain("PERIOD_INVALID");
    const long = { from: "2000-01-01T00:00:00.000Z", until: period.until };
    expect(codesOf(await ask(AP, query, { r: r.slice(0, 1), period: long }))).toContain("PERIOD_INVALID");
  });
});

describe("without the other services' feeds", () => {
  it("starts no term under a code of conduct that may have changed, and still returns what was recorded", async () => {
    const input = noticeInput();
    const id = await recorded(COURT, input);
    codeHeard = false;
    expect(codesOf(await ask(COURT, RECORD, { input: noticeInput() }))).toEqual(["CODE_NOT_HEARD"]);
    expect(await recorded(COURT, input)).toBe(id);
    codeHeard = true;
  });

  it("stays in service, and reports which feeds it does not hear", async () => {
    const response = await fetch(new URL("/ready", url));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      status: "ready",
      service: "complaints",
      stale: ["platforms.partyFeed", "identities.codeFeed", "orders.orderFeed"],
    });
  });
});
