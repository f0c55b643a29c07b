import type { FeedEvent } from "@exparte/feed-reader";
import { Refusal } from "@exparte/refusal";
import { generateSealKey, signSeal } from "@exparte/seal";
import { idOf } from "@exparte/testing/id-of";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { actor, applicationContent, disclosureTerms, minutes, NOW, orderDocument } from "../../test/fixtures.js";
import { contentOf, openRoom, type Room } from "../../test/room.js";
import { addresseeStatus } from "../rules/addressee/addressee-status.js";
import type { CaseNumber, OrderId, PlatformId } from "../rules/ids.js";
import { addresseeOf, type Order } from "../rules/order/order.js";
import type { DisclosureTerms } from "../rules/order-document/disclosure-terms.js";
import { checkpoints } from "../store/feed-checkpoints.js";
import { readOrderEvents } from "../store/order/orders.js";
import { KnownKeyRow } from "../store/rows.js";
import { confirmTakedown } from "./addressee/confirm-takedown.js";
import { recordService } from "./addressee/record-service.js";
import { grantApplication } from "./application/grant-application.js";
import { submitApplication } from "./application/submit-application.js";
import type { Dependencies } from "./dependencies.js";
import { DISCLOSURE_FEED, learnDisclosures } from "./learn-disclosures.js";
import { liftOrder } from "./order/change-order.js";

const amsterdam = actor("court", "rb-amsterdam");
const VIDSHARE = idOf<PlatformId>("vidshare");
const LAWYER_LIST = idOf<PlatformId>("lawyer-list");

let room: Room;
let courtKey: JWK;
beforeAll(async () => {
  room = await openRoom();
  courtKey = await encryptionKey();
  await register(courtKey);
});
beforeEach(() => room.at(NOW));
afterAll(() => room[Symbol.asyncDispose]());

async function encryptionKey(crv = "P-256"): Promise<JWK> {
  const { publicKey } = await generateKeyPair("ECDH-ES+A256KW", { crv, extractable: true });
  const jwk = await exportJWK(publicKey);
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), use: "enc", alg: "ECDH-ES+A256KW" };
}

async function register(jwk: JWK): Promise<void> {
  await room.deps.database.transaction(async ({ em }) => {
    em.create(KnownKeyRow, {
      partyType: "court",
      partyId: "rb-amsterdam",
      kid: idOf(String(jwk.kid)),
      jwk: jwk as Record<string, string>,
      validFrom: new Date("2026-01-01"),
    });
  });
}

let cases = 0;
async function given(
  change: Partial<DisclosureTerms> = {},
  { platform = VIDSHARE, within = "P20D", deps = {} as Partial<Dependencies> } = {},
): Promise<Order> {
  const caseNumber = idOf<CaseNumber>(`C/13/${500_000 + ++cases}`);
  const { id } = await submitApplication(room.deps, amsterdam, applicationContent({ caseNumber }));
  const disclosure = disclosureTerms({ recipient: { jwk: { ...courtKey } }, ...change });
  const targets = [{ url: `https://${platform}.example/v/1` }, { url: `https://${platform}.example/v/2` }];
  const { marginalTest: _, ...document } = orderDocument({
    caseNumber,
    issuedAt: room.deps.clock(),
    addressees: [{ platform, duties: [{ number: 3, kind: "DISCLOSE", within, targets, disclosure }] }],
  });
  const seal = await room.seal("rb-amsterdam", document);
  const order = await grantApplication({ ...room.deps, ...deps }, amsterdam, id, contentOf(document), seal);
  const servedAt = room.deps.clock();
  await recordService(room.deps, amsterdam, { orderId: order.id, platform, servedAt, means: "BAILIFF" });
  return order;
}

let entries = 0;
const entry = (kind: string, body: Record<string, unknown>, at = minutes(60)): FeedEvent => ({
  cursor: `${++entries}.1`,
  kind,
  at,
  body,
});
const about = ({ id: orderId }: { readonly id: OrderId }, more: Record<string, unknown> = {}) => ({
  requestId: "request-1",
  orderId,
  court: "rb-amsterdam",
  platform: "vidshare",
  duty: 3,
  ...more,
});
const learn = (event: FeedEvent) => learnDisclosures(room.deps, event);
const standing = async ({ id }: Order, platform = VIDSHARE) => {
  const order = await room.deps.orders.read(id);
  if (order === null) throw new Error("It was given");
  return addresseeOf(order, platform);
};
const kindsOf = async ({ id }: Order) =>
  (await readOrderEvents(room.deps.log, room.deps.database.sql, id)).map(({ kind }) => kind);
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: unknown) => (error instanceof Refusal ? `${error.code} ${error.facts.field}` : Promise.reject(error)),
  );
const AT = "order.addressees[0].duties[0]";

describe("what the identities service tells of a duty to disclose", () => {
  it("rule: confirms every item of it, once, with its cursor, however often the entry is read", async () => {
    const order = await given();
    room.at(minutes(61));
    const disclosed = entry("IdentityDisclosed", about(order));
    await learn(disclosed);
    await learn(disclosed);
    const addressee = await standing(order);
    expect(addresseeStatus(addressee)).toBe("COMPLIED");
    expect(addressee.compliedAt).toBe(minutes(60));
    expect((await kindsOf(order)).filter((kind) => /^(Confirmation|AddresseeComplied)/.test(kind))).toEqual([
      "ConfirmationRecorded",
      "ConfirmationRecorded",
      "AddresseeComplied",
    ]);
    expect(await checkpoints.of(room.deps.database, DISCLOSURE_FEED)).toBe(disclosed.cursor);
  });

  it("is nothing to an order whose court asked under the code of conduct, and of what it does not know", async () => {
    const order = await given();
    const before = await kindsOf(order);
    await learn(entry("IdentityDisclosed", about(order, { duty: null })));
    await learn(entry("DisclosureRefused", about(order, { duty: null, reason: "NOT_BOUND", provision: null })));
    await learn(entry("BreachReported", about(order, { unreadable: false })));
    await learn(entry("SomethingNew", about(order)));
    expect(await kindsOf(order)).toEqual(before);
  });

  it("is a claim where the platform refuses, and no answer where it does not open", async () => {
    const order = await given();
    room.at(minutes(100));
    await learn(entry("DisclosureRefused", about(order, { reason: "LEGAL_OBSTACLE", provision: "art. 7 Tw" })));
    expect((await standing(order)).items[0]?.confirmation).toMatchObject({
      impossibleReason: "LEGAL_OBSTACLE",
      explanation: "art. 7 Tw",
    });
    await learn(entry("IdentityDisclosed", about(order), minutes(70)));
    await learn(entry("BreachReported", about(order, { unreadable: true }), minutes(80)));
    expect((await standing(order)).compliedAt).toBeUndefined();
    expect((await standing(order)).items[0]?.confirmation).toMatchObject({ fallsShort: true });
  });

  it("is passed over for an order that was lost, which the operator is told once, and counts for every other", async () => {
    const order = await given();
    const told: string[] = [];
    const hear = (event: FeedEvent) =>
      learnDisclosures({ ...room.deps, onProblem: (message) => void told.push(message) }, event);
    const lost = entry("IdentityDisclosed", about({ id: idOf<OrderId>("lost") }));
    await hear(lost);
    expect(await checkpoints.of(room.deps.database, DISCLOSURE_FEED)).toBe(lost.cursor);
    await hear(entry("DisclosureRefused", about(order, { platform: "hostbox", reason: "DATA_NOT_HELD" })));
    await hear(entry("IdentityDisclosed", about(order, { duty: 9 })));
    await hear(entry("IdentityDisclosed", about(order)));
    expect(addresseeStatus(await standing(order))).toBe("COMPLIED");
    expect(told).toEqual([
      `IdentityDisclosed at ${lost.cursor} is passed over: order lost is not here`,
      expect.stringContaining("hostbox is no addressee"),
      expect.stringContaining("has no duty 9 of vidshare"),
    ]);
  });

  it("comes too late for an order that has been lifted, and stops nothing", async () => {
    const order = await given();
    const ground = { cause: "SETTLEMENT", penaltiesFallAway: false } as const;
    await liftOrder(room.deps, amsterdam, { orderId: order.id, ground, reasons: "Settled." });
    const before = await kindsOf(order);
    const late = entry("IdentityDisclosed", about(order));
    await learn(late);
    expect(await kindsOf(order)).toEqual(before);
    expect(await checkpoints.of(room.deps.database, DISCLOSURE_FEED)).toBe(late.cursor);
  });
});

describe("an order with a duty to disclose", () => {
  it("rule: outside the hub is answered on paper, and the court records it", async () => {
    const order = await given({}, { platform: LAWYER_LIST });
    room.at(minutes(30));
    const items = addresseeOf(order, LAWYER_LIST).items.map(({ id }) => ({
      itemId: id,
      outcome: "DISCLOSED" as const,
      effectAt: minutes(30),
    }));
    await confirmTakedown(room.deps, amsterdam, { orderId: order.id, platform: LAWYER_LIST, items });
    expect(addresseeStatus(await standing(order, LAWYER_LIST))).toBe("COMPLIED");
  });

  it("names the court's own registered key, or an advocate's that the court has certified", async () => {
    const field = `${AT}.disclosure.recipient`;
    const other = await encryptionKey("X25519");
    const to = (jwk: object, more: object = {}) => refusalOf(given({ recipient: { jwk: { ...jwk }, ...more } }));
    expect(await to(courtKey)).toBe("done");
    expect(await to(other)).toBe(`RECIPIENT_KEY_UNKNOWN ${field}.jwk`);
    expect(await to({})).toBe(`RECIPIENT_KEY_INVALID ${field}.jwk`);
    expect(await to({ ...other, use: "sig" })).toBe(`RECIPIENT_KEY_INVALID ${field}.jwk.use`);
    expect(await to({ ...other, d: "secret" })).toBe(`RECIPIENT_KEY_INVALID ${field}.jwk.d`);
    // As a browser exports it: a platform reads texts in a sealed key, and nothing else.
    expect(await to({ ...courtKey, ext: true, key_ops: [] })).toBe(`RECIPIENT_KEY_INVALID ${field}.jwk`);
    expect(await to({ ...courtKey, holder: "A. Jansen" })).toBe(`RECIPIENT_KEY_INVALID ${field}.jwk`);
    const { publicJwk, privateJwk } = await generateSealKey();
    expect(await to(publicJwk)).toBe(`RECIPIENT_KEY_INVALID ${field}.jwk`);
    const word = { type: "exparte-key-certificate", holder: "mr. B. Advocaat", jwk: other };
    const certificate = await room.seal("rb-amsterdam", word);
    expect(await to(other, { certificate })).toBe("done");
    expect(await to(courtKey, { certificate })).toBe(`CERTIFICATE_INVALID ${field}.certificate`);
    expect(await to(other, { certificate: await signSeal(word, privateJwk) })).toBe(
      `SEAL_KEY_UNKNOWN ${field}.certificate`,
    );
    expect(await to(other, { certificate: await room.seal("rb-amsterdam", { ...word, more: 1 }) })).toBe(
      `CERTIFICATE_INVALID ${field}.certificate`,
    );
  });

  it("rule: has the poster's window of the code in force when it is given, and is refused while that is not known", async () => {
    const code = (version: number, inForceFrom: string, objectionWindow: string) =>
      learn(entry("CodeOfConductPublished", { version, inForceFrom, objectionWindow }));
    expect(await refusalOf(given({}, { within: "P10D" }))).toBe(`TERM_TOO_SHORT ${AT}.within`);
    await code(1, "2026-01-01T00:00:00.000Z", "P7D");
    await code(2, "2026-04-01T00:00:00.000Z", "P30D");
    const order = await given({}, { within: "P10D" });
    expect((await room.deps.orders.read(order.id))?.objectionWindow).toBe("P7D");
    room.at(minutes(60 * 24 * 60));
    expect(await refusalOf(given({}, { within: "P20D" }))).toBe(`TERM_TOO_SHORT ${AT}.within`);
    const deaf = { disclosuresHeard: () => false };
    expect(await refusalOf(given({}, { deps: deaf }))).toBe("CODE_NOT_HEARD order.addressees");
  });
});
