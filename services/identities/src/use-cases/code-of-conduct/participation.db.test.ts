import type { Actor } from "@exparte/auth";
import { type Database, openDatabase } from "@exparte/database";
import { type Instant, instant } from "@exparte/dutch-time";
import { createEventLog, noWakeups } from "@exparte/event-log";
import { Refusal } from "@exparte/refusal";
import type { TestDatabase } from "@exparte/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { identitiesDatabase } from "../../../test/room.js";
import { createReaders } from "../../store/readers.js";
import { SCHEMA, STORE } from "../../store/store.js";
import type { Dependencies } from "../dependencies.js";
import { joinCodeOfConduct, leaveCodeOfConduct } from "./change-participation.js";
import { codeFacts, followCode } from "./follow-code.js";
import { publishCodeOfConduct } from "./publish-code-of-conduct.js";
import { seeCodeOfConduct, seeCodesOfConduct, seeParticipation, seeParticipations } from "./see-code-of-conduct.js";

const operator = actor("operator", "hub", "parties:register");
const vidshare = actor("platform", "vidshare", "disclosures:answer");
const FIRST = {
  version: 1,
  text: "one",
  inForceFrom: instant("2026-01-01"),
  objectionWindow: "P7D",
  answerNoticesWithin: "P7D",
};

function actor(partyType: string, partyId: string, ...scopes: string[]): Actor {
  return { partyType, partyId, subject: partyId, scopes: new Set(scopes), expiresAt: new Date("2099-01-01") };
}

let clone: TestDatabase;
let database: Database;
let now: Instant;
let deps: Dependencies;

beforeEach(async () => {
  clone = await identitiesDatabase();
  database = await openDatabase({ ...STORE, url: clone.url });
  now = instant("2026-03-01");
  const wakeups = noWakeups({ sql: database.sql, schema: SCHEMA });
  const log = createEventLog({ schema: SCHEMA, wakeups });
  deps = {
    database,
    log,
    wakeups,
    readers: createReaders(database),
    clock: () => now,
    newId: <Kind extends string>() => "unused" as string as Kind,
    parties: { isRegistered: async () => true },
    partiesHeard: () => true,
    ordersHeard: () => true,
  };
});
afterEach(async () => {
  await database.close();
  await clone.close();
});

const refusalOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error)),
  );
const kindsIn = async (stream: string): Promise<string[]> =>
  (await deps.log.readStream(database.sql, stream, { after: 0, limit: 100 })).map(({ kind }) => kind);

describe("the code of conduct", () => {
  it("is published by the operator once, with its event beside its row, and read by any party", async () => {
    const first = await publishCodeOfConduct(deps, operator, FIRST);
    now = instant("2026-03-02");
    expect(await publishCodeOfConduct(deps, operator, FIRST)).toEqual(first);
    expect(await kindsIn("code-of-conduct/1")).toEqual(["CodeOfConductPublished"]);
    expect(await seeCodesOfConduct(deps, vidshare)).toEqual([{ ...FIRST, publishedAt: instant("2026-03-01") }]);
    expect((await seeCodeOfConduct(deps, vidshare, undefined)).code?.version).toBe(1);
    expect(await refusalOf(seeCodeOfConduct(deps, vidshare, 2))).toBe("CODE_UNKNOWN");
  });

  it("is not published by a platform, nor without the scope, and a refusal leaves no trace", async () => {
    expect(await refusalOf(publishCodeOfConduct(deps, vidshare, FIRST))).toBe("ROLE_FORBIDDEN");
    expect(await refusalOf(publishCodeOfConduct(deps, actor("operator", "hub"), FIRST))).toBe("SCOPE_MISSING");
    expect(await refusalOf(publishCodeOfConduct(deps, operator, { ...FIRST, version: 4 }))).toBe(
      "CODE_VERSION_OUT_OF_SEQUENCE",
    );
    expect(await seeCodesOfConduct(deps, vidshare)).toEqual([]);
    expect(await kindsIn("code-of-conduct/4")).toEqual([]);
  });

  it("is published once by two who publish the same at the same moment", async () => {
    await Promise.all([publishCodeOfConduct(deps, operator, FIRST), publishCodeOfConduct(deps, operator, FIRST)]);
    expect(await kindsIn("code-of-conduct/1")).toEqual(["CodeOfConductPublished"]);
  });
});

describe("taking part", () => {
  beforeEach(async () => void (await publishCodeOfConduct(deps, operator, FIRST)));

  it("is joined by the platform itself, once, left, and joined again; all of it stays on record", async () => {
    const joined = await joinCodeOfConduct(deps, vidshare);
    now = instant("2026-04-01");
    expect(await joinCodeOfConduct(deps, vidshare)).toEqual(joined);
    const left = await leaveCodeOfConduct(deps, vidshare);
    expect(left.participation).toEqual({ ...joined.participation, until: now });
    now = instant("2026-05-01");
    expect(await leaveCodeOfConduct(deps, vidshare)).toEqual(left);
    await joinCodeOfConduct(deps, vidshare);

    const { record } = await seeParticipations(deps, vidshare, "vidshare");
    expect(record.participations).toEqual([left.participation, { platform: "vidshare", joinedVersion: 1, since: now }]);
    expect(await kindsIn("participation/vidshare")).toEqual([
      "CodeOfConductJoined",
      "CodeOfConductLeft",
      "CodeOfConductJoined",
    ]);
    expect(await seeParticipation(deps, vidshare, "vidshare", instant("2026-04-15"))).toBeNull();
    expect((await seeParticipation(deps, vidshare, "vidshare", instant("2026-03-15")))?.participation.since).toBe(
      "2026-03-01T00:00:00.000Z",
    );
  });

  it("is joined once by a platform that asks twice at the same moment", async () => {
    await Promise.all([joinCodeOfConduct(deps, vidshare), joinCodeOfConduct(deps, vidshare)]);
    expect(await kindsIn("participation/vidshare")).toEqual(["CodeOfConductJoined"]);
  });

  it("is recorded by the operator with the date it began", async () => {
    const since = instant("2026-02-01");
    const { participation } = await joinCodeOfConduct(deps, operator, "lawyer-list", since);
    expect(participation).toEqual({ platform: "lawyer-list", joinedVersion: 1, since });
    const [event] = await deps.log.readStream(database.sql, "participation/lawyer-list", { after: 0, limit: 1 });
    expect(event?.body).toEqual({ by: { type: "operator", id: "hub" }, version: 1, since, at: now });
  });

  it("is nobody else's to change", async () => {
    expect(await refusalOf(joinCodeOfConduct(deps, vidshare, "chirper"))).toBe("PARTICIPATION_FOREIGN");
    expect(await refusalOf(joinCodeOfConduct(deps, vidshare, undefined, now))).toBe("PARTICIPATION_DATED");
    expect(await refusalOf(leaveCodeOfConduct(deps, vidshare, undefined, now))).toBe("PARTICIPATION_DATED");
    expect(await refusalOf(joinCodeOfConduct(deps, operator))).toBe("PARTICIPATION_PLATFORM_MISSING");
    expect(await refusalOf(joinCodeOfConduct(deps, actor("platform", "vidshare", "inbox:read")))).toBe("SCOPE_MISSING");
    expect(await refusalOf(joinCodeOfConduct(deps, actor("court", "rb-amsterdam", "disclosures:answer")))).toBe(
      "ROLE_FORBIDDEN",
    );
    expect(await refusalOf(leaveCodeOfConduct(deps, vidshare))).toBe("NOT_A_PARTICIPANT");
  });
});

describe("the code's feed", () => {
  const service = actor("service", "complaints", "feeds:read");

  it("tells the other services of versions and of who takes part, and goes on after a cursor", async () => {
    await publishCodeOfConduct(deps, operator, FIRST);
    await joinCodeOfConduct(deps, vidshare);
    now = instant("2026-04-01");
    await leaveCodeOfConduct(deps, vidshare);
    const ending = new AbortController();
    const read = async (after: string | null, count: number) => {
      const entries = followCode(deps, service, { after, sayWhole: false, signal: ending.signal });
      const told = [];
      while (told.length < count) {
        const { value } = await entries.next();
        told.push({ cursor: value.cursor, kind: value.kind, at: value.at, body: codeFacts(value) });
      }
      return told;
    };
    const all = await read(null, 3);
    expect(all).toMatchObject([
      { kind: "CodeOfConductPublished", at: new Date("2026-03-01") },
      { kind: "CodeOfConductJoined", at: new Date("2026-03-01") },
      { kind: "CodeOfConductLeft", at: new Date("2026-04-01") },
    ]);
    expect(all.map(({ body }) => body)).toEqual([
      { version: 1, inForceFrom: "2026-01-01T00:00:00.000Z", answerNoticesWithin: "P7D" },
      { platform: "vidshare", version: 1, since: "2026-03-01T00:00:00.000Z" },
      { platform: "vidshare", until: "2026-04-01T00:00:00.000Z" },
    ]);
    expect(await read(all[0]?.cursor ?? null, 2)).toEqual(all.slice(1));
    ending.abort();
  });

  it("gives a version from before the term existed the week of the migration", () => {
    const body = { version: 1, inForceFrom: "2026-01-01T00:00:00.000Z", objectionWindow: "P7D" };
    expect(codeFacts({ kind: "CodeOfConductPublished", stream: "code-of-conduct/1", body })).toMatchObject({
      answerNoticesWithin: "P7D",
    });
  });

  it("is for services alone", () => {
    const signal = new AbortController().signal;
    const follow = (who: Actor) => () => followCode(deps, who, { after: null, sayWhole: false, signal });
    expect(follow(vidshare)).toThrow(expect.objectContaining({ code: "ROLE_FORBIDDEN" }));
    expect(follow(actor("service", "complaints"))).toThrow(expect.objectContaining({ code: "SCOPE_MISSING" }));
  });
});
