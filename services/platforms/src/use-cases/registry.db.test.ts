import type { Actor } from "@exparte/auth";
import { type Database, openDatabase } from "@exparte/database";
import { createEventLog, noWakeups } from "@exparte/event-log";
import { generateSealKey } from "@exparte/seal";
import { testDatabase } from "@exparte/testing";
import { idOf } from "@exparte/testing/id-of";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CourtId, PlatformId } from "../rules/ids.js";
import { type PartyRef, partyRef } from "../rules/party.js";
import { createReaders } from "../store/readers.js";
import { SCHEMA, STORE } from "../store/store.js";
import { changePlatform } from "./change-platform.js";
import type { Dependencies } from "./dependencies.js";
import { changeCourt, registerCourt } from "./register-court.js";
import { registerKey, revokeKey } from "./register-key.js";
import { registerOwnKey } from "./register-own-key.js";
import { registerPlatform } from "./register-platform.js";
import { findAddressee, seeAddressee, seeKeys, seeOwnKeyUntil, seePlatform, seePlatforms } from "./see-parties.js";

const actorOf = (partyType: string, partyId: string, ...scopes: string[]): Actor => ({
  partyType,
  partyId,
  subject: partyId,
  scopes: new Set(scopes),
  expiresAt: new Date(8.64e15),
});
const OPERATOR = actorOf("operator", "hub", "parties:register");
const ANYONE = actorOf("platform", "vidshare");
const COURT = { type: "court", id: idOf<CourtId>("rb-amsterdam") } as const;
const refusedWith = (code: string) => expect.objectContaining({ code });

let deps: Dependencies;
let database: Database;
let now: Date;
let open: AsyncDisposableStack;
beforeEach(async () => {
  open = new AsyncDisposableStack();
  const at = await testDatabase({
    name: SCHEMA,
    schema: SCHEMA,
    prepare: async ({ url }) => (await openDatabase({ ...STORE, url })).close(),
  });
  open.defer(() => at.close());
  database = open.adopt(await openDatabase({ ...STORE, url: at.url }), (opened) => opened.close());
  const wakeups = open.adopt(noWakeups({ sql: database.sql, schema: SCHEMA }), (opened) => opened.close());
  now = new Date("2030-01-01T12:00:00.000Z");
  deps = {
    database,
    wakeups,
    log: createEventLog({ schema: SCHEMA, wakeups }),
    readers: createReaders(database),
    clock: () => now,
  };
});
afterEach(() => open.disposeAsync());

const platform = (id: string, ...domains: string[]) => ({
  id: idOf<PlatformId>(id),
  name: id,
  kind: "HOSTING" as const,
  domains: domains.length > 0 ? domains : [`${id}.example`],
  languages: ["nl"],
  contactPoint: null,
  connected: false,
});
const register = (id: string, ...domains: string[]) => registerPlatform(deps, OPERATOR, platform(id, ...domains));
const history = async () =>
  (await deps.log.readLog(database.sql, { after: null, limit: 100 })).events.map(
    ({ stream, kind }) => `${stream} ${kind}`,
  );

describe("the registry of platforms", () => {
  it("returns what was registered", async () => {
    const registered = await register("hostbox", "bücher.example", "hostbox.example");
    expect(registered).toEqual({
      ...platform("hostbox", "hostbox.example", "xn--bcher-kva.example"),
      registeredAt: now,
      ownKeyUntil: null,
    });
    expect(await seePlatform(deps, ANYONE, idOf("hostbox"))).toEqual(registered);
  });

  it("records an event for each change and none without a change", async () => {
    await register("hostbox");
    now = new Date("2030-01-02T12:00:00.000Z");
    await register("hostbox");
    await changePlatform(deps, OPERATOR, { id: idOf("hostbox"), name: "Hostbox" });
    const same = await changePlatform(deps, OPERATOR, { id: idOf("hostbox"), name: "Hostbox" });
    expect(same.registeredAt).toEqual(new Date("2030-01-01T12:00:00.000Z"));
    expect(await history()).toEqual(["platform/hostbox PlatformRegistered", "platform/hostbox PlatformChanged"]);
  });

  it("refuses a domain of another platform, and changes nothing", async () => {
    await register("one", "a.example", "b.example");
    await register("two", "c.example");
    await expect(register("three", "d.example", "B.Example")).rejects.toEqual(refusedWith("DOMAIN_TAKEN"));
    await expect(changePlatform(deps, OPERATOR, { id: idOf("two"), domains: ["a.example"] })).rejects.toEqual(
      refusedWith("DOMAIN_TAKEN"),
    );
    expect(await seePlatform(deps, ANYONE, idOf("three"))).toBeNull();
    expect(await findAddressee(deps, ANYONE, "https://d.example/")).toBeNull();
    expect(await history()).toHaveLength(2);
  });

  it("gives a released domain to the next platform", async () => {
    await register("one", "a.example", "b.example");
    await changePlatform(deps, OPERATOR, { id: idOf("one"), domains: ["a.example"] });
    await register("two", "b.example");
    expect((await findAddressee(deps, ANYONE, "https://b.example/"))?.id).toBe("two");
  });

  it("gives a domain to one of many that request it at the same moment", async () => {
    const asked = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => register(`host-${n}`, "a.example")));
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const answer of asked)
      if (answer.status === "rejected") expect(answer.reason).toEqual(refusedWith("DOMAIN_TAKEN"));
  });

  it("has a table that stores a domain once, whatever the code does", async () => {
    await register("one", "a.example");
    await register("two", "b.example");
    const insert = "insert into platforms.platform_domains (domain, platform_id) values ('a.example', 'two')";
    await expect(database.sql.query(insert)).rejects.toThrow(/duplicate key/);
  });

  it("registers once when the same registration arrives twice at the same moment", async () => {
    await Promise.all([register("hostbox"), register("hostbox"), register("hostbox")]);
    expect(await history()).toHaveLength(1);
  });

  it.each([
    ["https://a.example/", "one"],
    ["https://www.a.example:8443/x", "one"],
    ["https://Shop.A.example/x", "two"],
    ["https://deep.shop.a.example/x", "two"],
    ["https://bücher.example/x", "two"],
    ["http://a.example./", "one"],
    ["https://nota.example/", undefined],
    ["https://a.example.org/", undefined],
    ["https://192.0.2.1/", undefined],
  ])("finds that %s belongs to %s", async (url, id) => {
    await register("one", "a.example");
    await register("two", "shop.a.example", "xn--bcher-kva.example");
    expect((await findAddressee(deps, ANYONE, url))?.id).toBe(id);
  });

  it("refuses to look for an invalid web address", async () => {
    await expect(findAddressee(deps, ANYONE, "a.example")).rejects.toEqual(refusedWith("URL_INVALID"));
  });

  it("pages through all platforms by id", async () => {
    for (const id of ["c", "a", "b-2", "b-1", "d"]) await register(id);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await seePlatforms(deps, ANYONE, { first: 2, after });
      seen.push(...page.entries.map((entry) => entry.platform.id));
      after = page.hasNextPage ? (page.entries.at(-1)?.cursor ?? null) : null;
    } while (after !== null);
    expect(seen).toEqual(["a", "b-1", "b-2", "c", "d"]);
  });

  it.each([
    [0, null],
    [101, null],
    [10, "nonsense!"],
    [10, ""],
  ])("refuses a page of %i after %j", async (first, after) => {
    await expect(seePlatforms(deps, ANYONE, { first, after })).rejects.toEqual(refusedWith("PAGE_INVALID"));
  });

  it("answers each of many reads requested in one turn", async () => {
    await register("one");
    await register("two");
    const ids = ["two", "one", "nobody", "two", "\0"];
    expect((await Promise.all(ids.map((id) => seePlatform(deps, ANYONE, idOf(id))))).map((found) => found?.id)).toEqual(
      ["two", "one", undefined, "two", undefined],
    );
  });
});

describe("the registry of courts and keys", () => {
  beforeEach(() => registerCourt(deps, OPERATOR, { id: COURT.id, name: "Rechtbank Amsterdam" }));

  it("records a court's new name", async () => {
    await changeCourt(deps, OPERATOR, { id: COURT.id, name: "Rechtbank Groot-Amsterdam" });
    expect(await history()).toEqual(["court/rb-amsterdam CourtRegistered", "court/rb-amsterdam CourtChanged"]);
  });

  it("keeps a key through rotation and revocation, and shows all keys to everyone", async () => {
    const [first, second] = [await generateSealKey(), await generateSealKey("ES256")];
    const end = new Date("2030-07-01T00:00:00.000Z");
    const one = await registerKey(deps, OPERATOR, {
      party: COURT,
      jwk: { ...first.publicJwk },
      validity: { until: end },
    });
    const two = await registerKey(deps, OPERATOR, {
      party: COURT,
      jwk: { ...second.publicJwk },
      validity: { from: new Date("2030-06-01"), until: null },
    });
    now = new Date("2030-02-01T12:00:00.000Z");
    const revoked = await revokeKey(deps, OPERATOR, { party: COURT, kid: one.kid });
    expect(revoked).toEqual({ ...one, revokedAt: now });
    now = new Date("2030-03-01T12:00:00.000Z");
    expect(await revokeKey(deps, OPERATOR, { party: COURT, kid: one.kid })).toEqual(revoked);
    expect(
      await registerKey(deps, OPERATOR, { party: COURT, jwk: { ...first.publicJwk }, validity: { until: end } }),
    ).toEqual(revoked);
    expect(await seeKeys(deps, ANYONE, COURT)).toEqual([revoked, two]);
    expect(await history()).toEqual([
      "court/rb-amsterdam CourtRegistered",
      "court/rb-amsterdam KeyRegistered",
      "court/rb-amsterdam KeyRegistered",
      "court/rb-amsterdam KeyRevoked",
    ]);
  });

  it("gives other services everything they need to judge a seal", async () => {
    const { publicJwk } = await generateSealKey();
    const key = await registerKey(deps, OPERATOR, { party: COURT, jwk: { ...publicJwk }, validity: { until: null } });
    await revokeKey(deps, OPERATOR, { party: COURT, kid: key.kid });
    const { events } = await deps.log.readLog(database.sql, { after: null, limit: 10 });
    const by = { type: "operator", id: "hub" };
    expect(events.slice(1).map(({ body }) => body)).toEqual([
      { party: COURT, kid: publicJwk.kid, jwk: publicJwk, validFrom: now.toISOString(), validUntil: null, by },
      { party: COURT, kid: publicJwk.kid, revokedAt: now.toISOString(), by },
    ]);
  });

  it("lets two parties have keys with the same kid", async () => {
    await register("hostbox");
    for (const party of [COURT, partyRef({ type: "platform", id: "hostbox" })]) {
      const { publicJwk } = await generateSealKey();
      await registerKey(deps, OPERATOR, { party, jwk: { ...publicJwk, kid: "2030" }, validity: { until: null } });
      expect(await seeKeys(deps, ANYONE, party)).toHaveLength(1);
    }
  });

  it.each<[string, PartyRef, string]>([
    ["a court", { type: "court", id: idOf("rb-nowhere") }, "COURT_UNKNOWN"],
    ["a platform", { type: "platform", id: idOf("rb-amsterdam") }, "PLATFORM_UNKNOWN"],
    ["a party without a proper id", { type: "platform", id: idOf("\0") }, "FIELD_INVALID"],
  ])("refuses a key of %s that is not registered", async (_, party, code) => {
    const { publicJwk } = await generateSealKey();
    await expect(
      registerKey(deps, OPERATOR, { party, jwk: { ...publicJwk }, validity: { until: null } }),
    ).rejects.toEqual(refusedWith(code));
    await expect(revokeKey(deps, OPERATOR, { party, kid: idOf("one") })).rejects.toEqual(refusedWith(code));
  });

  it("stores nothing of a private key that was sent to it", async () => {
    const { privateJwk } = await generateSealKey();
    const input = { party: COURT, jwk: { ...privateJwk }, validity: { until: null } };
    await expect(registerKey(deps, OPERATOR, input)).rejects.toEqual(refusedWith("PRIVATE_KEY_REFUSED"));
    expect(await seeKeys(deps, ANYONE, COURT)).toEqual([]);
    expect(await history()).toHaveLength(1);
  });
});

describe("a platform's own key", () => {
  const HOSTBOX = actorOf("platform", "hostbox", "orders:confirm");
  const allow = () =>
    changePlatform(deps, OPERATOR, { id: idOf("hostbox"), ownKeyUntil: new Date(now.getTime() + 60_000) });
  const made = async (): Promise<Record<string, unknown>> => ({ ...(await generateSealKey("ES256")).publicJwk });
  beforeEach(() => register("hostbox"));

  it("is registered once, by the platform itself, while the operator allows it", async () => {
    await allow();
    const jwk = await made();
    const key = await registerOwnKey(deps, HOSTBOX, jwk);
    expect(await registerOwnKey(deps, HOSTBOX, jwk)).toEqual(key);
    expect(await seeKeys(deps, ANYONE, partyRef({ type: "platform", id: "hostbox" }))).toEqual([key]);
    expect((await seePlatform(deps, ANYONE, idOf("hostbox")))?.ownKeyUntil).toBeNull();
    await expect(registerOwnKey(deps, HOSTBOX, await made())).rejects.toEqual(refusedWith("OWN_KEY_NOT_ALLOWED"));
    const { events } = await deps.log.readLog(database.sql, { after: null, limit: 10 });
    expect(events.map(({ kind, body }) => [kind, body.by])).toEqual([
      ["PlatformRegistered", { type: "operator", id: "hub" }],
      ["PlatformChanged", { type: "operator", id: "hub" }],
      ["KeyRegistered", { type: "platform", id: "hostbox" }],
      ["PlatformChanged", { type: "platform", id: "hostbox" }],
    ]);
  });

  it("may be made at a time that only the operator and the platform itself see", async () => {
    const platform = await allow();
    const { ownKeyUntil } = platform;
    expect(ownKeyUntil).not.toBeNull();
    expect(seeOwnKeyUntil(OPERATOR, platform)).toEqual(ownKeyUntil);
    expect(seeOwnKeyUntil(HOSTBOX, platform)).toEqual(ownKeyUntil);
    expect(() => seeOwnKeyUntil(actorOf("platform", "vidshare", "orders:confirm"), platform)).toThrow(
      refusedWith("ROLE_FORBIDDEN"),
    );
    expect(() => seeOwnKeyUntil(actorOf("platform", "hostbox"), platform)).toThrow(refusedWith("SCOPE_MISSING"));
  });

  it("is registered once when two windows register one each at the same moment", async () => {
    await allow();
    const told = await Promise.allSettled(
      [made(), made()].map(async (jwk) => registerOwnKey(deps, HOSTBOX, await jwk)),
    );
    expect(told.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("is for a registered platform whose token may confirm", async () => {
    const jwk = await made();
    for (const type of ["court", "operator", "ap", "service"]) {
      const actor = actorOf(type, "hostbox", "orders:confirm", "parties:register");
      await expect(registerOwnKey(deps, actor, jwk)).rejects.toEqual(refusedWith("ROLE_FORBIDDEN"));
    }
    await expect(registerOwnKey(deps, actorOf("platform", "hostbox"), jwk)).rejects.toEqual(
      refusedWith("SCOPE_MISSING"),
    );
    const nobody = actorOf("platform", "nobody", "orders:confirm");
    await expect(registerOwnKey(deps, nobody, jwk)).rejects.toEqual(refusedWith("PLATFORM_UNKNOWN"));
  });
});

describe("only an operator who may register", () => {
  const acts: [string, (actor: Actor) => Promise<unknown>][] = [
    ["registers a platform", (actor) => registerPlatform(deps, actor, platform("x"))],
    ["changes a platform", (actor) => changePlatform(deps, actor, { id: idOf("x") })],
    ["registers a court", (actor) => registerCourt(deps, actor, { id: idOf("x"), name: "X" })],
    ["changes a court", (actor) => changeCourt(deps, actor, { id: idOf("x"), name: "X" })],
    ["registers a key", (actor) => registerKey(deps, actor, { party: COURT, jwk: {}, validity: { until: null } })],
    ["revokes a key", (actor) => revokeKey(deps, actor, { party: COURT, kid: idOf("x") })],
  ];
  it.each(acts)("%s", async (_, act) => {
    for (const type of ["court", "platform", "ap", "regulator", "service"]) {
      await expect(act(actorOf(type, "x", "parties:register"))).rejects.toEqual(refusedWith("ROLE_FORBIDDEN"));
    }
    await expect(act(actorOf("operator", "hub"))).rejects.toEqual(refusedWith("SCOPE_MISSING"));
  });
});

describe("an id that courts give to respondents", () => {
  it("is registered for no platform, and is nobody's in the registry", async () => {
    const id = idOf<PlatformId>("respondent-rb-amsterdam-7f3k2");
    await expect(registerPlatform(deps, OPERATOR, platform(id, "free.example"))).rejects.toMatchObject({
      code: "ID_RESERVED",
      facts: { field: "input.id" },
    });
    expect(await seePlatform(deps, ANYONE, id)).toBeNull();
    expect((await seePlatforms(deps, ANYONE, { first: 10, after: null })).entries).toEqual([]);
  });

  it("names an addressee without particulars; another unknown id names nobody", async () => {
    const id = idOf<PlatformId>("respondent-rb-amsterdam-7f3k2");
    expect(await seeAddressee(deps, ANYONE, id)).toEqual({
      id,
      name: "Respondent outside the registry",
      kind: "RESPONDENT",
      domains: [],
      languages: [],
      contactPoint: null,
      connected: false,
      registeredAt: null,
      ownKeyUntil: null,
    });
    expect(await seeAddressee(deps, ANYONE, idOf("nobody"))).toBeNull();
  });

  it("stays a platform's that was registered before there were such ids", async () => {
    const id = idOf<PlatformId>("respondent-ltd");
    await database.sql.query(
      `insert into platforms.platforms (id, name, kind, domains, languages, contact_point, connected, registered_at)
       values ($1, 'Respondent Ltd', 'HOSTING', '["r.example"]', '["nl"]', null, false, now())`,
      [id],
    );
    expect(await seeAddressee(deps, ANYONE, id)).toMatchObject({ name: "Respondent Ltd", kind: "HOSTING" });
  });
});

it("registers nothing as a respondent", async () => {
  const input = { ...platform("someone", "someone.example"), kind: "RESPONDENT" as const };
  await expect(registerPlatform(deps, OPERATOR, input)).rejects.toMatchObject({
    code: "FIELD_INVALID",
    facts: { field: "input.kind" },
  });
});
