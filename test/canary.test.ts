import { createHash } from "node:crypto";
import { join } from "node:path";
import { type DisclosureCourt, type DisclosureInbox, encryptFor, sealOrder } from "@exparte/client";
import { publicSealKey, signSeal } from "@exparte/seal";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { answeringPlatform, askingCourt, askOn, askOnceKnown, publishCode } from "./disclosure.js";
import { ask, overWebsocketOperation, post } from "./door.js";
import { applicationInput, giveOrder, orderTo } from "./order.js";
import { openTestHub, type TestHub } from "./test-hub.js";
import { filesUnder, foundIn, readIfThere } from "./written-down.js";

/** Planted in a whole disclosure, and in everything that can go wrong with one. It must never be found anywhere. */
const CANARY = { name: "Kanarie van Zevenbergen", street: "Zevenbergsekade 7357", ip: "198.51.100.73" };
/** The poster's own words, which reveal who they are. Only the court may read them. */
const GROUNDS = { objection: "Ik ben de buurman van nummer 7358" };
/** An addressee whom nobody registered. Its court and its paper alone may name it. */
const RESPONDENT = { legalName: "Respondenta van Kanariepiet", lane: "Kanarielaan 7359", keptAt: "198.51.100.74" };
const SECRETS = { ...CANARY, ...GROUNDS, ...RESPONDENT };
/** This text must be found in the files: it shows that a secret there would be found too. */
const NOT_SECRET = "reference-that-is-no-secret";

const IDENTITY = {
  NAME: CANARY.name,
  ADDRESS: { street: CANARY.street, city: "Zevenbergen", country: "NL" },
  REGISTRATION_IP: { ip: CANARY.ip, at: "2026-02-03T04:05:06Z" },
};
const ANSWER = "mutation ($input: AnswerDisclosureInput!) { answerDisclosure(input: $input) { status } }";
const OBJECT = "mutation ($input: ForwardObjectionInput!) { forwardObjection(input: $input) { status } }";

let hub: TestHub;
let court: DisclosureCourt;
let vidshare: DisclosureInbox;
/** The answers that callers got when something went wrong. */
const told: string[] = [];

beforeAll(async () => {
  hub = await openTestHub({ LOG_LEVEL: "debug" });
  await publishCode(hub, "PT1S");
  court = await askingCourt(hub, "rb-amsterdam");
  vidshare = await answeringPlatform(hub, "vidshare");
});
afterAll(() => hub?.end());

async function asked(change: Parameters<typeof askOn>[1] = {}): Promise<string> {
  const order = await giveOrder(await hub.court("rb-amsterdam"), ["vidshare"]);
  const [made] = await askOnceKnown(court, askOn(order.id, { reference: `${NOT_SECRET} ${order.id}`, ...change }));
  if (made === undefined) throw new Error("Nothing was asked");
  return made.id;
}

const dispensation = "The evidence would go.";

/** Keeps the error of a failed attempt, to be searched later. */
async function refusedWith(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    for (let cause = error; cause instanceof Error; cause = cause.cause) {
      told.push(String(cause.stack), JSON.stringify(cause));
    }
    if (error instanceof Error && "code" in error) return String(error.code);
    throw error;
  }
  throw new Error("This should have been refused");
}

describe("an identity that passes through the hub", () => {
  it("goes from the platform to the court, with an objection, a collection, a confirmation, and one left uncollected", async () => {
    const id = await asked();
    expect(await refusedWith(vidshare.disclose(id, IDENTITY))).toBe("POSTER_NOT_NOTIFIED");
    await vidshare.notifyPoster(id);
    await vidshare.forwardObjection(id, GROUNDS.objection);
    expect(await refusedWith(vidshare.disclose(id, { ...IDENTITY, EMAIL: ["kanarie@mail.example"] }))).toBe(
      "CATEGORY_NOT_ASKED",
    );
    expect(await court.collectObjection(id)).toBe(GROUNDS.objection);
    for await (const { requestId, kind } of vidshare) {
      if (requestId === id && kind === "OBJECTION_WINDOW_CLOSED") break;
    }
    await vidshare.disclose(id, IDENTITY);
    expect((await court.collectAndOpen(id)).data).toEqual(IDENTITY);
    await court.confirmReceipt(id);
    // Others stay as they are: disclosed, or collected without a confirmation.
    await vidshare.disclose(await asked({ dispensation }), IDENTITY);
    const collected = await asked({ dispensation });
    await vidshare.disclose(collected, IDENTITY);
    await court.collectAndOpen(collected);
  });

  it("arrives even when the database and then the service is killed while it is sent", async () => {
    for (const part of ["database", "identities"] as const) {
      const id = await asked({ dispensation });
      const answering = vidshare.disclose(id, IDENTITY);
      expect(hub.kill(part, "SIGKILL")).toBe(true);
      await answering;
      await vi.waitFor(async () => expect((await court.collectAndOpen(id)).data).toEqual(IDENTITY), {
        timeout: 20_000,
      });
    }
  });

  it("is sent in the clear by every possible mistake, refused, and not repeated to the caller", async () => {
    const requestId = await asked({ dispensation });
    const token = await hub.tokenOf("platform:vidshare");
    const binding = { kind: "DISCLOSURE", requestId, court: "rb-amsterdam" } as const;
    const jwe = await encryptFor(
      publicSealKey(await hub.partyEncryptionKey({ type: "court", id: "rb-amsterdam" })),
      binding,
      {
        data: IDENTITY,
      },
    );
    const seal = "a.b.c";
    /** The right answer, except for a text in its header, which is not encrypted. It is sealed with that text. */
    const telling = async (change: (header: string) => string) => {
      const [header = "", ...rest] = jwe.split(".");
      const changed = change(Buffer.from(header, "base64url").toString());
      const told = [Buffer.from(changed).toString("base64url"), ...rest].join(".");
      const jweDigest = createHash("sha256").update(told).digest("base64url");
      const document = { type: "exparte-disclosure", request: requestId, platform: "vidshare", jweDigest };
      return { requestId, jwe: told, seal: await signSeal(document, await hub.keyOf("platform", "vidshare")) };
    };
    const inline = JSON.stringify(CANARY.name);
    const mistakes: [string, string, Record<string, unknown>?][] = [
      ["a text in place of the JWE", ANSWER, { input: { requestId, seal, jwe: CANARY.name } }],
      ["an object in its place", ANSWER, { input: { requestId, seal, jwe: IDENTITY } }],
      ["a list in its place", ANSWER, { input: { requestId, seal, jwe: [CANARY.name, CANARY.ip] } }],
      ["base64 in its place", ANSWER, { input: { requestId, seal, jwe: Buffer.from(CANARY.name).toString("base64") } }],
      [
        "a text in the ephemeral key",
        ANSWER,
        { input: await telling((header) => header.replace('"epk":{', `"epk":{"note":${inline},`)) },
      ],
      [
        "a member of the header that comes twice",
        ANSWER,
        { input: await telling((header) => `{"alg":${inline},${header.slice(1)}`) },
      ],
      ["a text in place of the seal", ANSWER, { input: { requestId, jwe, seal: CANARY.name } }],
      ["an object in place of the seal", ANSWER, { input: { requestId, jwe, seal: IDENTITY } }],
      ["a member of its own", ANSWER, { input: { requestId, seal, jwe, data: IDENTITY } }],
      ["a member named by it", ANSWER, { input: { requestId, seal, jwe, [CANARY.name]: true } }],
      ["the whole input", ANSWER, { input: IDENTITY }],
      ["a text in place of the input", ANSWER, { input: CANARY.name }],
      ["a reason for refusing", ANSWER, { input: { requestId, refusal: { reason: CANARY.name } } }],
      ["the request's id", ANSWER, { input: { requestId: CANARY.name, seal, jwe } }],
      ["an object as the request's id", ANSWER, { input: { requestId: IDENTITY, seal, jwe } }],
      ["a text in place of the objection's JWE", OBJECT, { input: { requestId, jwe: GROUNDS.objection } }],
      [
        "a literal in place of the JWE",
        `mutation { answerDisclosure(input: { requestId: "${requestId}", seal: "a.b.c", jwe: { name: ${inline} } }) { status } }`,
      ],
      [
        "a literal in place of the seal",
        `mutation { answerDisclosure(input: { requestId: "${requestId}", seal: ${inline}, jwe: "x" }) { status } }`,
      ],
      ["a literal in place of the input", `mutation { answerDisclosure(input: ${inline}) { status } }`],
      [
        "a literal in place of a reason",
        `mutation { answerDisclosure(input: { requestId: "${requestId}", refusal: { reason: ${inline} } }) { status } }`,
      ],
      ["a literal without its braces", `mutation { answerDisclosure(input: ${inline}, ) { status } } ${inline}`],
    ];
    const repeated: string[] = [];
    const search = (where: string, text: string) => {
      for (const found of foundIn(Buffer.from(text), SECRETS))
        repeated.push(`${where}: ${found}: ${text.slice(0, 300)}`);
    };
    for (const [name, query, variables] of mistakes) {
      for (const url of [hub.url, hub.urls.identities]) {
        const answer = await ask(url, token, query, variables);
        expect({ name, errors: answer.errors }).toMatchObject({
          name,
          errors: { 0: { extensions: { code: expect.stringMatching(/./) } } },
        });
        search(`${name} at ${new URL(url).port}`, JSON.stringify(answer));
      }
      search(
        `${name} over a websocket`,
        JSON.stringify(await overWebsocketOperation(hub.url, token, query, variables)),
      );
    }
    for (const body of [
      `{"query": ${inline}`,
      inline,
      JSON.stringify([IDENTITY]),
      JSON.stringify({ query: IDENTITY }),
    ]) {
      for (const url of [hub.url, hub.urls.identities]) search("a body", JSON.stringify(await post(url, token, body)));
    }
    const large = JSON.stringify({
      query: ANSWER,
      variables: { input: { requestId, jwe: CANARY.name.repeat(50_000) } },
    });
    expect((await post(hub.url, token, large)).errors).toMatchObject([{ extensions: { code: "BODY_TOO_LARGE" } }]);
    expect(repeated).toEqual([]);
    // After all that, the right answer is still accepted.
    expect((await vidshare.disclose(requestId, IDENTITY)).status).toBe("DISCLOSED");
  });

  it("and a respondent's name and address are in no answer but its court's, nor in one to a mistake", async () => {
    const amsterdam = { court: "rb-amsterdam", key: await hub.keyOf("court", "rb-amsterdam") };
    const platform = "respondent-rb-amsterdam-26c1";
    const respondent = {
      kind: "SITE_KEEPER",
      legalName: RESPONDENT.legalName,
      address: `${RESPONDENT.lane}\n1234 AB Zevenbergen`,
      ipAddress: RESPONDENT.keptAt,
    } as const;
    const because = "It is on the server at that address.";
    const duties = [{ number: 1, kind: "REMOVE", targets: [{ url: "https://nobody.example/", because }] }];
    const addressed = (change: object = {}) => {
      const order = orderTo(["vidshare"], { serveWithin: "PT1S" });
      return { ...order, addressees: [...order.addressees, { platform, respondent, duties, ...change }] };
    };
    const court = await hub.court("rb-amsterdam");
    const given = await court.grant(await court.submit(applicationInput()), addressed());

    const all = `query ($id: ID!) { order(id: $id) { caseNumber seal versions { seal } history { kind platform reasons }
      paper(addressee: "${platform}") addressees { platform { id name kind registeredAt } respondent { id kind legalName address ipAddress } } } }`;
    const metadata = all.replace(/seal versions \{ seal \}|paper\(addressee: "[^"]*"\)/g, "");
    const tokenOf = (client: string) => hub.tokenOf(client);
    const own = await ask(hub.url, await tokenOf("court:rb-amsterdam"), all, { id: given.id });
    const name = "Respondent outside the registry";
    expect(own).toMatchObject({
      data: {
        order: {
          addressees: [
            { platform: { id: "vidshare" }, respondent: null },
            {
              platform: { id: platform, name, kind: "RESPONDENT", registeredAt: null },
              respondent: { id: platform, ...respondent },
            },
          ],
        },
      },
    });
    const nobody = { kind: "SITE_KEEPER", legalName: null, address: null, ipAddress: null };
    for (const client of ["regulator:acm", "ap:ap"]) {
      const answer = await ask(hub.url, await tokenOf(client), metadata, { id: given.id });
      expect(answer).toMatchObject({
        data: { order: { addressees: [{}, { respondent: { id: platform, ...nobody } }] } },
      });
      told.push(JSON.stringify(answer));
    }
    const asPlatform = await ask(hub.url, await tokenOf("platform:vidshare"), metadata, { id: given.id });
    expect(asPlatform).toMatchObject({ data: { order: { addressees: [{ platform: { id: "vidshare" } }] } } });
    told.push(JSON.stringify(asPlatform));
    const feed = "{ complianceFeed(after: 0, first: 100) { entries { kind platform { id name } details } } }";
    // Nobody serves it in time, which the feed tells with its id.
    const regulator = await tokenOf("regulator:acm");
    const fed = await vi.waitFor(
      async () => {
        const answer = JSON.stringify(await ask(hub.url, regulator, feed));
        expect(answer).toContain(platform);
        return answer;
      },
      { timeout: 20_000 },
    );
    told.push(fed);

    const GRANT = "mutation ($id: ID!, $order: OrderInput!) { grantApplication(id: $id, order: $order) { id } }";
    const token = await tokenOf("court:rb-amsterdam");
    const { id, caseNumber } = await court.submit(applicationInput());
    const right = await sealOrder(amsterdam, caseNumber, addressed());
    const other = await sealOrder(
      amsterdam,
      caseNumber,
      addressed({ respondent: { ...respondent, legalName: "B. Ander" } }),
    );
    const wrong = (change: object) =>
      sealOrder(amsterdam, caseNumber, addressed({ respondent: { ...respondent, ...change } }));
    const sent = (change: object) => ({ ...right, addressees: [{ platform, duties, respondent: change }] });
    const mistakes: readonly object[] = [
      { ...right, seal: other.seal },
      { ...right, seal: RESPONDENT.legalName },
      { ...right, [RESPONDENT.legalName]: true },
      { ...right, respondent },
      sent({ ...respondent, kind: RESPONDENT.legalName }),
      sent({ ...respondent, legalName: { name: RESPONDENT.legalName } }),
      sent({ ...respondent, [RESPONDENT.legalName]: RESPONDENT.lane }),
      sent({ kind: "PERSON", legalName: RESPONDENT.legalName }),
      await wrong({ legalName: `${RESPONDENT.legalName}\n${RESPONDENT.lane}` }),
      await wrong({ ipAddress: RESPONDENT.legalName }),
      await wrong({ kind: "PERSON" }),
      await wrong({ address: RESPONDENT.lane.repeat(100) }),
    ];
    for (const order of mistakes) {
      for (const url of [hub.url, hub.urls.orders]) {
        const answer = await ask(url, token, GRANT, { id, order });
        expect(answer.errors).toMatchObject({ 0: { extensions: { code: expect.stringMatching(/./) } } });
        told.push(JSON.stringify(answer));
      }
    }
    expect(foundIn(Buffer.from(told.join("\n")), RESPONDENT)).toEqual([]);
    // The right one is still accepted, so that it is the mistakes that were refused.
    expect(await ask(hub.url, token, GRANT, { id, order: right })).toMatchObject({ data: { grantApplication: {} } });
  });

  it("is in no row of any table, in any encoding", async () => {
    const tables = await hub.sql<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname !~ '^(pg_|information_)'",
    );
    expect(tables.length).toBeGreaterThan(30);
    let searched = "";
    for (const { name } of tables) {
      const rows = await hub.sql<{ text: string }>(`select t::text as text from ${name} as t`);
      const text = rows.map((row) => row.text).join("\n");
      searched += text;
      expect({ name, found: foundIn(Buffer.from(text), SECRETS) }).toEqual({ name, found: [] });
    }
    expect(searched).toContain(NOT_SECRET);
  });

  it("is in no file of the hub after everything has been written: database, write-ahead log, logs, secrets", async () => {
    const token = await hub.tokenOf("platform:vidshare");
    for (const url of [hub.url, ...Object.values(hub.urls)]) {
      for (const [path, status] of [
        ["/health", 200],
        ["/ready", 200],
        ["/metrics", 200],
      ] as const) {
        const response = await fetch(new URL(path, url), { headers: { authorization: `Bearer ${token}` } });
        expect({ url: String(url), path, status: response.status }).toEqual({ url: String(url), path, status });
        expect(foundIn(Buffer.from(await response.text()), SECRETS)).toEqual([]);
      }
    }
    vidshare.close();
    // Only a process that has ended has written everything, so this test is the file's last.
    await hub.close();
    expect(told.length).toBeGreaterThan(3);
    expect(foundIn(Buffer.from(told.join("\n")), SECRETS)).toEqual([]);

    const files = await filesUnder(hub.dataDir);
    const found: string[] = [];
    const holding = new Set<string>();
    for (const file of files) {
      const content = await readIfThere(file);
      for (const form of foundIn(content, SECRETS)) found.push(`${file}: ${form}`);
      if (content.includes(NOT_SECRET)) holding.add(file.includes("/pg_wal/") ? "write-ahead log" : "tables");
      if (file.endsWith("identities.log") && content.includes("listening")) holding.add("log");
    }
    expect(found).toEqual([]);
    expect(files.some((file) => file.startsWith(join(hub.dataDir, "logs")))).toBe(true);
    expect([...holding].sort(), "what is no secret is found in these files, so a secret would be").toEqual([
      "log",
      "tables",
      "write-ahead log",
    ]);
  });
});

describe("the search", () => {
  it.each<[string, (text: string) => string | Buffer]>([
    ["plain text", (text) => `x${text}y`],
    ["UTF-16", (text) => Buffer.from(`x${text}`, "utf16le")],
    ["hexadecimal, as PostgreSQL writes bytes", (text) => `\\x${Buffer.from(`ab${text}`).toString("hex")}`],
    ["base64 at the start", (text) => Buffer.from(`${text} and more`).toString("base64")],
    ["base64 one byte in", (text) => Buffer.from(`x${text}`).toString("base64")],
    ["base64url two bytes in", (text) => Buffer.from(`xy${text}!`).toString("base64url")],
    ["an address", (text) => `https://vidshare.example/?q=${encodeURIComponent(text)}`],
  ])("finds a text in %s", (_, written) => {
    for (const [name, text] of Object.entries(SECRETS)) {
      expect(foundIn(Buffer.from(written(text)), { [name]: text })).not.toEqual([]);
    }
  });
});
