import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Writable } from "node:stream";
import type { Actor } from "@exparte/auth";
import {
  type CourtKeys,
  connectDisclosures,
  type DisclosureInbox,
  type DisclosureInboxMessage,
  decryptWith,
  disclosureCourt,
  encryptFor,
  openDisclosure,
  request,
} from "@exparte/client";
import { signSeal } from "@exparte/seal";
import type { RunningSubgraph } from "@exparte/subgraph";
import type { TestDatabase } from "@exparte/testing";
import { decodeJwt, decodeProtectedHeader, type JWK, UnsecuredJWT } from "jose";
import pg from "pg";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { FINDINGS_HELD } from "../test/disclosure-terms.js";
import { courtRegistered, keyRegistered, orderEnded, orderIssued, platformRegistered } from "../test/feed-entries.js";
import { type FeedServer, startFeedServer } from "../test/feed-server.js";
import { encryptionPair, type PartyKeys, partyKeys } from "../test/keys.js";
import { identitiesDatabase } from "../test/room.js";
import { startIdentities } from "./app.js";

/** Planted in every disclosure here; it must be found nowhere. */
const CANARY = { name: "Kanarie van Zevenbergen", street: "Zevenbergsekade 7357", ip: "198.51.100.73" };
/** Stands in the files, to show that they are searched well. */
const NOT_SECRET = "reference-that-is-no-secret";
const WINDOW = "PT1S";

interface Claims {
  readonly party: { readonly type: string; readonly id: string };
  readonly scope: string;
}

const tokenOf = (type: string, id: string, scope: string) => new UnsecuredJWT({ party: { type, id }, scope }).encode();
/** What a real token is, packages/auth tests. */
const verifyToken = async (token: string | undefined): Promise<Actor> => {
  const { party, scope } = decodeJwt(token ?? "") as unknown as Claims;
  const expiresAt = new Date(Date.now() + 600_000);
  return { partyType: party.type, partyId: party.id, subject: party.id, scopes: new Set(scope.split(" ")), expiresAt };
};

const open = new AsyncDisposableStack();
const logged: string[] = [];
const errors: string[] = [];
let clone: TestDatabase;
let orderFeed: FeedServer;
let partyFeed: FeedServer;
let identities: RunningSubgraph;
let amsterdam: PartyKeys;
let vidshare: PartyKeys;

async function start(surroundings: { feedSilentMaxMs?: number } = {}): Promise<RunningSubgraph> {
  const config = {
    databaseUrl: clone.url,
    port: 0,
    issuer: "http://issuer.invalid",
    audience: "urn:exparte:hub",
    natsUrl: undefined,
    hints: "on",
    pollEveryMs: 200,
    logLevel: "debug",
    clientId: "service:identities",
    clientSecret: "secret",
    ordersUrl: orderFeed.url,
    platformsUrl: partyFeed.url,
  } as const;
  const ownToken = async () => tokenOf("service", "identities", "feeds:read");
  const sink = new Writable({
    write(chunk, _encoding, done) {
      logged.push(String(chunk));
      done();
    },
  });
  return startIdentities(config, { verifyToken, ownToken, logger: pino({ level: "debug" }, sink), ...surroundings });
}

const known = (...jwks: JWK[]) =>
  jwks.map((jwk) => ({
    kid: String(jwk.kid),
    jwk,
    validFrom: new Date("2026-01-01"),
    validUntil: null,
    revokedAt: null,
  }));
const courtKeys: CourtKeys = async () => known(amsterdam.seal.publicJwk, amsterdam.enc.publicJwk);
const platformKeys = async () => known(vidshare.seal.publicJwk);
const at = (type: string, id: string, scope: string) => ({
  url: identities.url,
  token: () => tokenOf(type, id, scope),
});
const asOperator = () => at("operator", "hub", "parties:register");
const asVidshare = () => at("platform", "vidshare", "disclosures:answer");
const court = () =>
  disclosureCourt({
    ...at("court", "rb-amsterdam", "disclosures:request"),
    court: "rb-amsterdam",
    key: amsterdam.seal.privateJwk,
    encryptionKey: amsterdam.enc.privateJwk,
    platformKeys,
    courtKeys,
  });
const platform = (position = 0): DisclosureInbox =>
  connectDisclosures({ ...asVidshare(), cursor: { position }, key: vidshare.seal.privateJwk, courtKeys });

beforeAll(async () => {
  clone = await identitiesDatabase();
  open.defer(() => clone.close());
  orderFeed = open.adopt(await startFeedServer("orderFeed"), (feed) => feed.close());
  partyFeed = open.adopt(await startFeedServer("partyFeed"), (feed) => feed.close());
  [amsterdam, vidshare] = await Promise.all([partyKeys(), partyKeys()]);
  partyFeed.add(
    platformRegistered("vidshare"),
    courtRegistered("rb-amsterdam"),
    keyRegistered("platform", "vidshare", vidshare.seal.publicJwk),
    keyRegistered("court", "rb-amsterdam", amsterdam.seal.publicJwk),
    keyRegistered("court", "rb-amsterdam", amsterdam.enc.publicJwk),
  );
  identities = await start();
  open.defer(() => identities.close());
  const input = {
    version: 1,
    text: "one",
    inForceFrom: "2026-01-01T00:00:00.000Z",
    objectionWindow: WINDOW,
    answerNoticesWithin: "P7D",
  };
  await request(
    asOperator(),
    "mutation ($input: PublishCodeOfConductInput!) { publishCodeOfConduct(input: $input) { version } }",
    { input },
  );
  await request(asVidshare(), "mutation { joinCodeOfConduct { since } }", {});
});
afterAll(() => open.disposeAsync());

let orders = 0;
/** An order that this service has heard of. */
async function learnedOrder(): Promise<string> {
  const orderId = `order-${++orders}`;
  orderFeed.add(orderIssued(orderId, "rb-amsterdam", { vidshare: ["v"] }));
  await vi.waitFor(
    async () => {
      const rows = await rowsOf(`select from identities.known_orders where id = '${orderId}'`);
      expect(rows).toHaveLength(1);
    },
    { timeout: 10_000 },
  );
  return orderId;
}

const about = (orderId: string) => ({
  orderId,
  reference: `${NOT_SECRET} ${orderId}`,
  addressees: [{ platform: "vidshare" }],
  findings: FINDINGS_HELD,
  categories: ["NAME", "ADDRESS", "REGISTRATION_IP"] as const,
});
const sealedAnswer = (requestId: string) =>
  encryptFor(amsterdam.enc.publicJwk, { kind: "DISCLOSURE", requestId, court: "rb-amsterdam" }, { data: IDENTITY });

const ask = async (orderId: string) => {
  const [made] = await court().request(about(orderId));
  if (made === undefined) throw new Error("Nothing was requested");
  return made;
};

const IDENTITY = {
  NAME: CANARY.name,
  ADDRESS: { street: CANARY.street, city: "Zevenbergen", country: "NL" },
  REGISTRATION_IP: { ip: CANARY.ip, at: "2026-02-03T04:05:06Z" },
};

describe("a whole disclosure over the wire", () => {
  it("goes from the court to the platform and back, through the client library, and nobody in between can read it", async () => {
    const orderId = await learnedOrder();
    await using inbox = platform();
    const messages = inbox[Symbol.asyncIterator]();
    const { id } = await ask(orderId);
    const asked = await next(messages);
    expect(asked).toMatchObject({
      position: 1,
      kind: "DISCLOSURE_REQUESTED",
      requestId: id,
      orderId,
      court: "rb-amsterdam",
    });
    expect(asked.document).toMatchObject({ orderId, categories: ["NAME", "ADDRESS", "REGISTRATION_IP"] });
    await inbox.acknowledge(asked);

    expect((await inbox.notifyPoster(id)).status).toBe("POSTER_NOTIFIED");
    await inbox.forwardObjection(id, "It is satire.");
    await expect(kept(inbox.disclose(id, IDENTITY))).rejects.toMatchObject({ code: "OBJECTION_WINDOW_OPEN" });
    expect(await next(messages)).toMatchObject({
      kind: "OBJECTION_WINDOW_CLOSED",
      requestId: id,
      details: { objected: true },
    });
    expect(await court().collectObjection(id)).toBe("It is satire.");
    await expect(kept(inbox.disclose(id, { ...IDENTITY, PHONE: ["+31 6 12345678"] }))).rejects.toMatchObject({
      code: "CATEGORY_NOT_ASKED",
      facts: { surplus: ["PHONE"] },
    });
    const answered = await inbox.disclose(id, IDENTITY);
    expect(answered).toMatchObject({ status: "DISCLOSED", answeredAt: expect.stringMatching("T") });
    // Asking, answering and refusing again, as after a crash.
    expect(await inbox.disclose(id, IDENTITY)).toEqual(answered);
    expect(await ask(orderId)).toMatchObject({ id, status: "DISCLOSED" });
    await expect(inbox.refuse(id, "DATA_NOT_HELD")).rejects.toMatchObject({
      code: "DISCLOSURE_ANSWERED",
      facts: { answeredAt: answered.answeredAt },
    });

    expect(await court().collectAndOpen(id)).toEqual({ data: IDENTITY, malformed: [], breach: [] });
    await court().confirmReceipt(id);
    await expect(kept(court().collectAndOpen(id))).rejects.toMatchObject({ code: "CONTENT_DESTROYED" });
    // A timer rewrites the key table once it is destroyed.
    await vi.waitFor(
      async () => {
        expect(await rowsOf("select from identities_timers.jobs where task_identifier = 'wipe-content-keys'")).toEqual(
          [],
        );
      },
      { timeout: 10_000 },
    );
  });

  it("opens for the advocate whose key the court certified, and for nobody else", async () => {
    const orderId = await learnedOrder();
    const advocate = await encryptionPair("X25519");
    const certificate = await court().certify("mr. A. Vocaat", advocate.publicJwk);
    const [made] = await court().request({
      orderId,
      reference: `D ${orderId}`,
      addressees: [{ platform: "vidshare" }],
      findings: FINDINGS_HELD,
      categories: ["NAME"],
      recipient: { jwk: advocate.publicJwk, certificate },
      dispensation: "The evidence would go.",
    });
    const id = made?.id ?? "";
    await using inbox = platform();
    await inbox.disclose(id, { NAME: CANARY.name });
    await expect(kept(court().collectAndOpen(id))).rejects.toMatchObject({ code: "ANSWER_UNREADABLE" });
    const answer = await court().collect(id);
    expect(await openDisclosure(answer, advocate.privateJwk, platformKeys)).toMatchObject({
      data: { NAME: CANARY.name },
    });
    const binding = { kind: "DISCLOSURE", requestId: id, court: "rb-amsterdam" } as const;
    const swapped = {
      ...answer,
      jwe: await encryptFor(advocate.publicJwk, binding, { data: { NAME: "Somebody else" } }),
    };
    await expect(kept(openDisclosure(swapped, advocate.privateJwk, platformKeys))).rejects.toMatchObject({
      code: "ANSWER_MISMATCH",
    });
  });

  it("lets the platform verify that the court itself dispensed with notice", async () => {
    const { id } = await ask(await learnedOrder());
    await court().dispenseWithNotice(id, "The evidence would go.");
    await using inbox = platform();
    for await (const { requestId, kind, dispensation, document } of inbox) {
      if (requestId !== id || kind === "DISCLOSURE_REQUESTED") continue;
      expect({ kind, document }).toEqual({ kind: "NOTICE_DISPENSED", document: null });
      expect(dispensation).toMatchObject({ requestId: id, reasons: "The evidence would go." });
      break;
    }
    // Another's key in the court's place: what the hub hands out then proves nothing.
    const forged = connectDisclosures({
      ...asVidshare(),
      cursor: { position: 0 },
      courtKeys: async () => known(vidshare.seal.publicJwk),
    });
    await expect(forged[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: "SEAL_KEY_UNKNOWN" });
    forged.close();
  });

  it("does not accept an objection that the platform did not seal", async () => {
    const { id } = await ask(await learnedOrder());
    await using inbox = platform();
    await inbox.notifyPoster(id);
    await inbox.forwardObjection(id, "It is satire.");
    expect(await court().collectObjection(id)).toBe("It is satire.");
    const stranger = disclosureCourt({
      ...at("court", "rb-amsterdam", "disclosures:request"),
      court: "rb-amsterdam",
      key: amsterdam.seal.privateJwk,
      encryptionKey: amsterdam.enc.privateJwk,
      courtKeys,
      platformKeys: async () => known(amsterdam.seal.publicJwk),
    });
    await expect(stranger.collectObjection(id)).rejects.toMatchObject({ code: "SEAL_KEY_UNKNOWN" });
  });

  it("brings the court the poster's reasons, and nothing that reveals who objects", async () => {
    const { id } = await ask(await learnedOrder());
    await using inbox = platform();
    await inbox.notifyPoster(id);
    await inbox.forwardObjection(id, "It is satire.");
    const { collectDisclosure } = await request<{ collectDisclosure: { jwe: string } }>(
      at("court", "rb-amsterdam", "disclosures:request"),
      "mutation ($id: ID!) { collectDisclosure(requestId: $id, content: OBJECTION) { jwe } }",
      { id },
    );
    const binding = { kind: "OBJECTION", requestId: id, court: "rb-amsterdam" } as const;
    expect(await decryptWith(amsterdam.enc.privateJwk, binding, collectDisclosure.jwe)).toEqual({
      type: "exparte-objection",
      request: id,
      grounds: "It is satire.",
    });
    expect(decodeProtectedHeader(collectDisclosure.jwe)).toEqual({
      alg: "ECDH-ES+A256KW",
      enc: "A256GCM",
      epk: expect.objectContaining({ crv: "P-256" }),
      kid: amsterdam.enc.publicJwk.kid,
      typ: "exparte-objection+jwe",
      request: id,
      recipient: "court:rb-amsterdam",
    });
  });

  it("is reported as a breach by the recipient's client when a platform without our client answers more than was asked", async () => {
    const [made] = await court().request({ ...about(await learnedOrder()), dispensation: "The evidence would go." });
    const requestId = made?.id ?? "";
    const data = { ...IDENTITY, PHONE: ["+31 6 12345678"], DATE_OF_BIRTH: "1990-01-01" };
    const content = { type: "exparte-disclosure", request: requestId, platform: "vidshare", data };
    const binding = { kind: "DISCLOSURE", requestId, court: "rb-amsterdam" } as const;
    const jwe = await encryptFor(amsterdam.enc.publicJwk, binding, content);
    const jweDigest = createHash("sha256").update(jwe).digest("base64url");
    const sealed = { type: "exparte-disclosure", request: requestId, platform: "vidshare", jweDigest };
    const input = { requestId, jwe, seal: await signSeal(sealed, vidshare.seal.privateJwk) };
    await request(
      asVidshare(),
      "mutation ($input: AnswerDisclosureInput!) { answerDisclosure(input: $input) { status } }",
      { input },
    );

    expect(await court().collectAndOpen(requestId)).toEqual({
      data: IDENTITY,
      malformed: [],
      breach: ["PHONE", "OTHER"],
    });
    await using inbox = platform();
    for await (const { requestId: about, kind, details } of inbox) {
      if (about !== requestId || kind === "DISCLOSURE_REQUESTED") continue;
      expect({ kind, details }).toEqual({
        kind: "BREACH_REPORTED",
        details: { categories: ["PHONE", "OTHER"], unreadable: false },
      });
      break;
    }
  });

  it("is reported by the court when it does not open, and requested again", async () => {
    const ask = { ...about(await learnedOrder()), dispensation: "The evidence would go." };
    const [made] = await court().request(ask);
    const requestId = made?.id ?? "";
    const binding = { kind: "DISCLOSURE", requestId, court: "rb-amsterdam" } as const;
    // Encrypted to another key than its header says; the hub cannot know.
    const wrong = { ...vidshare.enc.publicJwk, kid: String(amsterdam.enc.publicJwk.kid) };
    const jwe = await encryptFor(wrong, binding, { data: IDENTITY });
    const jweDigest = createHash("sha256").update(jwe).digest("base64url");
    const sealed = { type: "exparte-disclosure", request: requestId, platform: "vidshare", jweDigest };
    const input = { requestId, jwe, seal: await signSeal(sealed, vidshare.seal.privateJwk) };
    await request(
      asVidshare(),
      "mutation ($input: AnswerDisclosureInput!) { answerDisclosure(input: $input) { status } }",
      { input },
    );
    await expect(court().collectAndOpen(requestId)).rejects.toMatchObject({ code: "ANSWER_UNREADABLE" });
    await court().reportUnreadable(requestId);
    await court().reportUnreadable(requestId);
    const seen = await request(
      at("ap", "ap", "compliance:read"),
      "query ($id: ID!) { disclosureRequest(id: $id) { unreadable breach history { kind } } }",
      { id: requestId },
    );
    expect(seen).toMatchObject({ disclosureRequest: { unreadable: true, breach: [] } });
    await using inbox = platform();
    for await (const { requestId: about, kind, details } of inbox) {
      if (about !== requestId || kind === "DISCLOSURE_REQUESTED") continue;
      expect({ kind, details }).toEqual({ kind: "BREACH_REPORTED", details: { categories: [], unreadable: true } });
      break;
    }
    const [anew] = await court().request({ ...ask, reference: `${ask.reference} anew` });
    expect(anew?.status).toBe("REQUESTED");
  });

  it("never repeats a text that was sent instead of a JWE", async () => {
    const [made] = await court().request({ ...about(await learnedOrder()), dispensation: "The evidence would go." });
    const id = made?.id ?? "";
    const answer = (variables: object) =>
      kept(
        request(
          asVidshare(),
          "mutation ($input: AnswerDisclosureInput!) { answerDisclosure(input: $input) { status } }",
          {
            input: { requestId: id, seal: "a.b.c", ...variables },
          },
        ),
      );
    await expect(answer({ jwe: CANARY.name })).rejects.toMatchObject({ code: "JWE_MALFORMED" });
    await expect(answer({ jwe: CANARY })).rejects.toMatchObject({ code: "JWE_MALFORMED" });
    await expect(answer({ jwe: Buffer.from(CANARY.name).toString("base64url") })).rejects.toMatchObject({
      code: "JWE_MALFORMED",
    });
    await expect(answer({ jwe: await sealedAnswer(id), seal: CANARY.name })).rejects.toMatchObject({
      code: "SEAL_MALFORMED",
    });
    const inline = `mutation { answerDisclosure(input: { requestId: "${id}", seal: "a.b.c", jwe: { name: "${CANARY.name}" } }) { status } }`;
    await expect(kept(request(asVidshare(), inline, {}))).rejects.toMatchObject({ code: "JWE_MALFORMED" });
    // Half a megabyte of it reaches the rules; beyond a megabyte the door closes before anything is read.
    await expect(answer({ jwe: CANARY.name.repeat(20_000) })).rejects.toMatchObject({ code: "JWE_TOO_LARGE" });
    await expect(answer({ jwe: CANARY.name.repeat(220_000) })).rejects.toMatchObject({ code: "BODY_TOO_LARGE" });
  });
});

describe("the orders service's feed", () => {
  it("is processed once per entry, across cut connections and restarts of this service", async () => {
    const lifted = await learnedOrder();
    const { id } = await ask(lifted);
    orderFeed.cut();
    await learnedOrder();
    await identities.close();
    orderFeed.add(orderEnded("OrderLifted", lifted, "2026-06-01T00:00:00.000Z"));
    const before = orderFeed.begun.length;
    identities = await start();
    await using inbox = platform();
    for await (const message of inbox) {
      if (message.requestId !== id || message.kind === "DISCLOSURE_REQUESTED") continue;
      expect(message).toMatchObject({ kind: "DISCLOSURE_WITHDRAWN", details: { because: "ORDER_LIFTED" } });
      break;
    }
    expect(orderFeed.begun.slice(before).every((cursor) => cursor !== null)).toBe(true);
    await learnedOrder();
    const told = await rowsOf(
      `select kind from identities.events where category = 'disclosure-inbox' and body ->> 'requestId' = '${id}' order by stream_position`,
    );
    expect(told).toEqual([{ kind: "DISCLOSURE_REQUESTED" }, { kind: "DISCLOSURE_WITHDRAWN" }]);
  });
});

describe("an orders service that answers pings but no longer reports that its feed is whole", () => {
  it("stops acts that need an order in force, and its return allows them again", async () => {
    const wary = await start({ feedSilentMaxMs: 1_000 });
    const collect = async () =>
      request(
        { url: wary.url, token: () => tokenOf("court", "rb-amsterdam", "disclosures:request"), patienceMs: 0 },
        'mutation { collectDisclosure(requestId: "none") { jwe } }',
        {},
      ).catch(({ code }) => code);
    const stale = async () => {
      const response = await fetch(new URL("/ready", wary.url));
      expect(response.status).toBe(200);
      return (await response.json()) as object;
    };
    try {
      await vi.waitFor(async () => expect(await stale()).toMatchObject({ status: "ready", stale: [] }), {
        timeout: 10_000,
      });
      expect(await collect()).toBe("UNKNOWN_DISCLOSURE");
      orderFeed.freeze(true);
      await vi.waitFor(async () => expect(await stale()).toMatchObject({ stale: ["orders.orderFeed"] }), {
        timeout: 10_000,
      });
      expect(await collect()).toBe("ORDERS_NOT_HEARD");
      orderFeed.freeze(false);
      await vi.waitFor(async () => expect(await stale()).toMatchObject({ stale: [] }), { timeout: 10_000 });
      expect(await collect()).toBe("UNKNOWN_DISCLOSURE");
    } finally {
      orderFeed.freeze(false);
      await wary.close();
    }
  });
});

describe("afterwards", () => {
  it("neither the database's rows and files, nor the log, nor any error contains what was disclosed", async () => {
    const admin = new pg.Client({ connectionString: clone.adminUrl });
    await admin.connect();
    let directory: string;
    try {
      await admin.query("checkpoint");
      const { rows } = await admin.query<{ directory: string }>(
        "select current_setting('data_directory') as directory",
      );
      directory = rows[0]?.directory ?? "";
      const tables = await admin.query<{ name: string }>(
        "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname like 'identities%'",
      );
      expect(tables.rows.length).toBeGreaterThan(10);
      for (const { name } of tables.rows) {
        const { rows: texts } = await admin.query<{ text: string }>(`select t::text as text from ${name} as t`);
        expectNone(name, texts.map(({ text }) => text).join("\n"));
      }
    } finally {
      await admin.end();
    }
    expect(logged.length).toBeGreaterThan(0);
    expectNone("the log", logged.join(""));
    expect(errors.length).toBeGreaterThan(8);
    expectNone("the errors", errors.join("\n"));
    // The files of this database, and the write-ahead log of the whole server.
    const files = await filesUnder(directory);
    expect(files.length).toBeGreaterThan(100);
    let found = 0;
    for (const file of files) {
      const content = await readFile(file).catch(gone);
      expectNone(file, content);
      if (content.includes(NOT_SECRET)) found += 1;
    }
    expect(found, "what is no secret can be found in these files, so a secret could be").toBeGreaterThan(0);
  });
});

/** Remembers what an attempt failed with, to be searched later. */
function kept<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    for (let cause = error; cause instanceof Error; cause = cause.cause) {
      errors.push(String(cause.stack), JSON.stringify(cause));
    }
    throw error;
  });
}

function expectNone(where: string, content: string | Buffer): void {
  for (const [name, value] of Object.entries(CANARY)) {
    const encoded = Buffer.from(value).toString("base64url");
    if (content.includes(value) || content.includes(encoded)) throw new Error(`The planted ${name} stands in ${where}`);
  }
}

async function next(messages: AsyncIterator<DisclosureInboxMessage>): Promise<DisclosureInboxMessage> {
  const { value, done } = await messages.next();
  if (done) throw new Error("The inbox ended");
  return value;
}

async function rowsOf(text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: clone.url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function filesUnder(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Other tests drop their databases meanwhile. */
function gone(error: NodeJS.ErrnoException): Buffer {
  if (error.code === "ENOENT") return Buffer.alloc(0);
  throw error;
}
