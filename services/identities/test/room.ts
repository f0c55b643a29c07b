import { createHash } from "node:crypto";
import { type CipherBinding, type DisclosureAsk, encryptFor, sealDisclosureRequest } from "@exparte/client";
import { openDatabase } from "@exparte/database";
import { type Instant, instant } from "@exparte/dutch-time";
import { createEventLog, noWakeups } from "@exparte/event-log";
import { signSeal } from "@exparte/seal";
import { type TestDatabase, testDatabase } from "@exparte/testing";
import { startTimers } from "@exparte/timers";
import type { JWK } from "jose";
import type { DisclosureRequest } from "../src/rules/disclosure/disclosure-request.js";
import { createReaders } from "../src/store/readers.js";
import { SCHEMA, STORE } from "../src/store/store.js";
import { TIMERS_SCHEMA } from "../src/store/timers.js";
import { joinCodeOfConduct } from "../src/use-cases/code-of-conduct/change-participation.js";
import { publishCodeOfConduct } from "../src/use-cases/code-of-conduct/publish-code-of-conduct.js";
import type { Dependencies } from "../src/use-cases/dependencies.js";
import { answerDisclosure, type DisclosureAnswer } from "../src/use-cases/disclosure/answer-disclosure.js";
import { type DisclosureContent, requestDisclosure } from "../src/use-cases/disclosure/request-disclosure.js";
import { learnOrders } from "../src/use-cases/learn-orders.js";
import { learnParties } from "../src/use-cases/learn-parties.js";
import { AMSTERDAM, OPERATOR, VIDSHARE } from "./actors.js";
import { FINDINGS_HELD } from "./disclosure-terms.js";
import { keyRegistered, orderIssued, platformRegistered } from "./feed-entries.js";
import { type PartyKeys, partyKeys } from "./keys.js";

export const NOW = instant("2026-06-01T12:00:00.000Z");
export const PARTIES = ["rb-amsterdam", "rb-den-haag", "vidshare", "chirper"] as const;
type PartyId = (typeof PARTIES)[number];

/** The identities service on a database of its own, its directory filled, with a clock that stands still. */
export interface Room extends AsyncDisposable {
  readonly deps: Dependencies;
  readonly database: TestDatabase;
  readonly keys: Readonly<Record<PartyId, PartyKeys>>;
  /** Sets the clock that the use cases see. */
  at(moment: Instant | string): void;
  /** Whether the feed of orders is heard. */
  hear(orders: boolean): void;
  /** An order of Amsterdam, to vidshare and chirper unless others are named. */
  order(items?: Readonly<Record<string, readonly string[]>>, court?: string): Promise<string>;
  /** A request as a court sends it, sealed. */
  sealed(ask: Partial<DisclosureAsk> & { orderId: string }, court?: PartyId): Promise<[DisclosureContent, string]>;
  request(ask?: Partial<DisclosureAsk>): Promise<DisclosureRequest>;
  /** An answer as a platform sends it. */
  answer(
    request: DisclosureRequest,
    data: object,
    change?: Partial<CipherBinding & { to: JWK }>,
  ): Promise<DisclosureAnswer>;
  disclosed(ask?: Partial<DisclosureAsk>, data?: object): Promise<DisclosureRequest>;
}

export async function identitiesDatabase(): Promise<TestDatabase> {
  return testDatabase({
    name: SCHEMA,
    schema: SCHEMA,
    async prepare({ url }) {
      const store = await openDatabase({ ...STORE, url });
      const connectionString = url;
      const timers = await startTimers({ connectionString, schema: TIMERS_SCHEMA, tasks: {}, onProblem: () => {} });
      await timers.close();
      await store.close();
    },
  });
}

export async function openRoom(): Promise<Room> {
  const clone = await identitiesDatabase();
  const database = await openDatabase({ ...STORE, url: clone.url });
  const wakeups = noWakeups({ sql: database.sql, schema: SCHEMA, pollEveryMs: 50 });
  let now: Instant = NOW;
  let ids = 0;
  let heard = true;
  const deps: Dependencies = {
    database,
    log: createEventLog({ schema: SCHEMA, wakeups }),
    wakeups,
    readers: createReaders(database),
    clock: () => now,
    newId: <Kind extends string>() => `request-${++ids}` as string as Kind,
    parties: { isRegistered: async () => true },
    partiesHeard: () => true,
    ordersHeard: () => heard,
  };
  const pairs = await Promise.all(PARTIES.map(async (id) => [id, await partyKeys()] as const));
  const keys = Object.fromEntries(pairs) as Record<PartyId, PartyKeys>;
  for (const [id, { seal, enc }] of pairs) {
    const type = id.startsWith("rb-") ? "court" : "platform";
    await learnParties(deps, keyRegistered(type, id, seal.publicJwk));
    if (type === "court") await learnParties(deps, keyRegistered(type, id, enc.publicJwk));
    else await learnParties(deps, platformRegistered(id));
  }
  await learnParties(deps, platformRegistered("lawyer-list", false));
  const inForceFrom = instant("2026-01-01");
  await publishCodeOfConduct(deps, OPERATOR, {
    version: 1,
    text: "one",
    inForceFrom,
    objectionWindow: "P7D",
    answerNoticesWithin: "P7D",
  });
  await joinCodeOfConduct(deps, VIDSHARE);

  const room: Room = {
    deps,
    database: clone,
    keys,
    at(moment) {
      now = instant(moment);
    },
    hear(orders) {
      heard = orders;
    },
    async order(items = { vidshare: ["v1", "v2"], chirper: ["c1"] }, court = "rb-amsterdam") {
      const orderId = `order-${++ids}`;
      await learnOrders(deps, orderIssued(orderId, court, items));
      return orderId;
    },
    async sealed(ask, court = "rb-amsterdam") {
      const whole: DisclosureAsk = {
        reference: `D ${++ids}`,
        addressees: [{ platform: "vidshare" }],
        findings: FINDINGS_HELD,
        categories: ["NAME", "ADDRESS", "ACCESS_IP"],
        ...ask,
      };
      const { seal: sealKey, enc } = keys[court];
      const options = { court, key: sealKey.privateJwk, encryptionKey: enc.privateJwk, now: new Date(now) };
      const { seal, ...content } = await sealDisclosureRequest(options, whole);
      return [content as unknown as DisclosureContent, String(seal)];
    },
    async request(ask = {}) {
      const [content, seal] = await room.sealed({ orderId: ask.orderId ?? (await room.order()), ...ask });
      const [request] = await requestDisclosure(deps, AMSTERDAM, content, seal);
      if (request === undefined) throw new Error("Nothing was requested");
      return request;
    },
    async answer(request, data, change = {}) {
      const { id: requestId, court, platform } = request;
      const binding = { kind: "DISCLOSURE" as CipherBinding["kind"], requestId, court, ...change };
      const content = { type: "exparte-disclosure", request: requestId, platform, data };
      const jwe = await encryptFor(change.to ?? request.recipient.jwk, binding, content);
      const jweDigest = createHash("sha256").update(jwe).digest("base64url");
      const key = keys[platform as PartyId].seal.privateJwk;
      const type = binding.kind === "OBJECTION" ? "exparte-objection" : "exparte-disclosure";
      const seal = await signSeal({ type, request: requestId, platform, jweDigest }, key);
      return { type: "disclose", jwe, seal };
    },
    async disclosed(ask = {}, data = { NAME: "J. Jansen" }) {
      const request = await room.request({ dispensation: "The evidence would go.", ...ask });
      return answerDisclosure(deps, VIDSHARE, request.id, await room.answer(request, data));
    },
    async [Symbol.asyncDispose]() {
      await wakeups.close();
      await database.close();
      await clone.close();
    },
  };
  return room;
}
