import { ownIssuer } from "@exparte/auth";
import { openDatabase } from "@exparte/database";
import { createEventLog, noWakeups } from "@exparte/event-log";
import { createTextLock, generateSealKey, signSeal, signSealInParts } from "@exparte/seal";
import { type TestDatabase, testDatabase } from "@exparte/testing";
import { idOf } from "@exparte/testing/id-of";
import { startTimers } from "@exparte/timers";
import { exportJWK, generateKeyPair } from "jose";
import { createPrinting } from "../src/paper/printing.js";
import type { SealedText } from "../src/rules/ids.js";
import { type Instant, instant } from "../src/rules/instant.js";
import { createOrderReader } from "../src/store/order/order-reader.js";
import { KnownCourtRow, KnownKeyRow, KnownPlatformRow } from "../src/store/rows.js";
import { STORE } from "../src/store/store.js";
import { createComplianceReader } from "../src/store/supervision/compliance-reader.js";
import { TIMERS_SCHEMA } from "../src/store/timers.js";
import type { OrderContent } from "../src/use-cases/application/grant-application.js";
import { type CaseCodes, caseCodes } from "../src/use-cases/case-code/case-codes.js";
import type { Dependencies } from "../src/use-cases/dependencies.js";
import { NOW, orderDocument, PLATFORMS } from "./fixtures.js";

/** The courts of a room, and what they hear. */
const COURTS = {
  "rb-amsterdam": "DISTRICT_COURT",
  "rb-den-haag": "DISTRICT_COURT",
  "gh-amsterdam": "COURT_OF_APPEAL",
  "hoge-raad": "SUPREME_COURT",
} as const;

export interface Room extends AsyncDisposable {
  readonly deps: Dependencies;
  /** Where its database is, for timers. */
  readonly databaseUrl: string;
  /** Sets the clock that the use cases see. */
  at(moment: Instant): void;
  /** Seals a document with the court's key, or the platform's; an order in parts, with all of them. */
  seal(party: string, document: object): Promise<SealedText>;
  /** Seals a document whole, in clear, as orders were sealed before there were parts. */
  sealWhole(party: string, document: object): Promise<SealedText>;
}

export async function ordersDatabase(): Promise<TestDatabase> {
  return testDatabase({
    name: "orders",
    schema: "orders",
    async prepare(at) {
      const database = await openDatabase({ ...STORE, url: at.url });
      const timers = await startTimers({
        connectionString: at.url,
        schema: TIMERS_SCHEMA,
        tasks: {},
        onProblem: () => undefined,
      });
      await timers.close();
      await database.close();
    },
  });
}

/**
 * The orders service on a database of its own, with its directory filled and a clock that stands still; or on one that
 * holds records already, whose ids are told.
 */
export async function openRoom(kept?: { readonly database: TestDatabase; readonly lastId: number }): Promise<Room> {
  const { url, close } = kept?.database ?? (await ordersDatabase());
  const database = await openDatabase({ ...STORE, url });
  const wakeups = noWakeups({ sql: database.sql, schema: "orders", readers: true, pollEveryMs: 50 });
  const keys = new Map([...Object.keys(COURTS), ...PLATFORMS.keys()].map((id) => [id, generateSealKey()]));
  const printing = createPrinting(new URL("../dist/paper/printing-worker.js", import.meta.url));
  let now: Instant = NOW;
  let ids = kept?.lastId ?? 0;
  const keyOf = async (party: string) => {
    const pair = await keys.get(party);
    if (pair === undefined) throw new Error(`${party} has no key in this room`);
    return pair.privateJwk;
  };

  await database.transaction(async ({ em }) => {
    for (const [id, instance] of Object.entries(COURTS))
      await em.upsert(KnownCourtRow, { id: idOf(id), name: id, instance });
    for (const { id, kind, domains, languages, connected } of PLATFORMS.values()) {
      const platform = { id, kind, domains: [...domains], languages: [...languages], connected };
      await em.upsert(KnownPlatformRow, platform);
    }
    for (const [partyId, pair] of keys) {
      const { publicJwk } = await pair;
      em.create(KnownKeyRow, {
        partyType: PLATFORMS.has(idOf(partyId)) ? "platform" : "court",
        partyId,
        kid: idOf(String(publicJwk.kid)),
        jwk: publicJwk as Record<string, string>,
        validFrom: new Date("2026-01-01"),
      });
    }
  });

  return {
    databaseUrl: url,
    deps: {
      database,
      log: createEventLog({ schema: "orders", wakeups }),
      wakeups,
      orders: createOrderReader(database),
      compliance: createComplianceReader(database.sql, () => now),
      printing,
      particulars: createTextLock(["a secret of this room, and of no other one"], "respondents"),
      clock: () => now,
      newId: () => idOf(`id-${++ids}`),
      partiesHeard: () => true,
      disclosuresHeard: () => true,
      onProblem: () => undefined,
      caseCodes: await openCodes(() => new Date(now)),
      publicUrl: "https://hub.example/graphql",
      serviceSettings: { serveWithin: "PT24H", confirmPosterWithin: "PT24H", writ: { acknowledgementUnder: STATUTE } },
    },
    at(moment) {
      now = instant(moment);
    },
    async seal(party, document) {
      const isOrder = "type" in document && document.type === "exparte-order";
      if (!isOrder) return signSeal(document, await keyOf(party));
      return idOf(await signSealInParts({ ...document }, "addressees", await keyOf(party)));
    },
    async sealWhole(party, document) {
      return signSeal(document, await keyOf(party));
    },
    async [Symbol.asyncDispose]() {
      await printing.close();
      await wakeups.close();
      await database.close();
      await close();
    },
  };
}

async function openCodes(clock: () => Date): Promise<CaseCodes> {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  const key = await exportJWK(privateKey);
  const issuer = await ownIssuer({ issuer: "https://orders.example", audience: "urn:exparte:hub", key, now: clock });
  return caseCodes({ issuer, secret: "s".repeat(43), terms: { validFor: "P90D", longest: "P1Y" } });
}

/** Under which an acknowledgement has the force of a writ in this room, as on the hub of the demo. */
export const STATUTE = "art. 9 Wet voorlopige verwijdering";

/** An order as a court sends it, from a whole document. */
export function contentOf(document = orderDocument()): OrderContent {
  const { type: _type, court: _court, caseNumber: _caseNumber, version: _version, ...content } = document;
  return content;
}
