import { readFile } from "node:fs/promises";
import { certifyKey, decryptWith, readData, sealDispensation } from "@exparte/client";
import { instant, termEnd } from "@exparte/dutch-time";
import { Refusal } from "@exparte/refusal";
import { makePart, openParts, readSealUnverified, signSeal, splitSeal } from "@exparte/seal";
import { idOf } from "@exparte/testing/id-of";
import { startTimers } from "@exparte/timers";
import { CompactEncrypt, importJWK } from "jose";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { AMSTERDAM, AP, actor, CHIRPER, DEN_HAAG, REGULATOR, VIDSHARE } from "../../../test/actors.js";
import { expiryOf } from "../../../test/disclosure-terms.js";
import { keyRegistered, keyRevoked, orderEnded, orderModified } from "../../../test/feed-entries.js";
import { encryptionPair } from "../../../test/keys.js";
import { NOW, openRoom, type Room } from "../../../test/room.js";
import type { DisclosureRequest } from "../../rules/disclosure/disclosure-request.js";
import type { SealedText } from "../../rules/ids.js";
import { historyStream } from "../../store/disclosure/disclosures.js";
import { checkpoints } from "../../store/feed-checkpoints.js";
import {
  PASS_MOMENT,
  type PassMomentPayload,
  TIMERS_SCHEMA,
  WIPE_CONTENT_KEYS,
  type WipePayload,
} from "../../store/timers.js";
import { learnOrders, ORDER_FEED } from "../learn-orders.js";
import { learnParties } from "../learn-parties.js";
import { seeAllDisclosureFigures, seeDisclosureFigures } from "../supervision/see-disclosure-figures.js";
import { answerDisclosure, type DisclosureAnswer, forwardObjection, notifyPoster } from "./answer-disclosure.js";
import { passMoment, wipeDestroyed } from "./pass-moment.js";
import { acknowledgeDisclosureInbox, followDisclosureInbox, readDisclosureInbox } from "./read-disclosure-inbox.js";
import { requestDisclosure } from "./request-disclosure.js";
import { seeDisclosure, seeDisclosureHistory, seeDisclosures } from "./see-disclosures.js";
import {
  collectContent,
  confirmReceipt,
  type Dispensation,
  dispenseWithNotice,
  reportBreach,
  withdrawDisclosureRequest,
} from "./steer-disclosure.js";

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
beforeEach(() => room.at(NOW));
afterAll(() => room[Symbol.asyncDispose]());

const refusalOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: unknown) =>
      error instanceof Refusal ? `${error.code} ${error.facts.field ?? ""}`.trim() : Promise.reject(error),
  );
const of = ({ id: requestId }: DisclosureRequest) => ({ requestId, field: "requestId" });
const kindsOf = async (stream: string) =>
  (await room.deps.log.readStream(room.deps.database.sql, stream, { after: 0, limit: 1000 })).map(({ kind }) => kind);
/** As a court sends it, sealed by itself or, wrongly, by another. */
const dispensationOf = async (
  { id }: DisclosureRequest,
  reasons: string,
  by: "rb-amsterdam" | "vidshare" = "rb-amsterdam",
): Promise<Dispensation> => {
  const { at, seal } = await sealDispensation({ key: room.keys[by].seal.privateJwk, now: new Date(NOW) }, id, reasons);
  return { reasons, at: instant(at), seal: idOf(seal) };
};
const messagesFor = async (request: DisclosureRequest) => {
  const platform = actor("platform", request.platform, "disclosures:answer");
  const { messages } = await readDisclosureInbox(room.deps, platform, { after: 0, first: 1000 });
  return messages.filter(({ body }) => body.requestId === request.id);
};

describe("a request", () => {
  it("appears in the platform's inbox with the court's seal, and in the record with its author", async () => {
    const request = await room.request();
    expect(request).toMatchObject({ status: "REQUESTED", outsideCode: false, codeVersion: 1, objectionWindow: "P7D" });
    expect(await messagesFor(request)).toMatchObject([
      { kind: "DISCLOSURE_REQUESTED", body: { seal: request.seal, details: { outsideCode: false } } },
    ]);
    const history = await seeDisclosureHistory(room.deps, AP, request);
    expect(history).toMatchObject([
      { kind: "DisclosureRequested", body: { by: { type: "court", id: "rb-amsterdam" } } },
    ]);
  });

  it("is made to several addressees together, or to none", async () => {
    const orderId = await room.order();
    const addressees = [{ platform: "vidshare" }, { platform: "chirper", outsideCode: true }];
    const made = await requestDisclosure(room.deps, AMSTERDAM, ...(await room.sealed({ orderId, addressees })));
    expect(made.map(({ platform, outsideCode }) => [platform, outsideCode])).toEqual([
      ["vidshare", false],
      ["chirper", true],
    ]);
    const unmarked = [{ platform: "vidshare" }, { platform: "chirper" }];
    const [content, seal] = await room.sealed({ orderId, addressees: unmarked });
    expect(await refusalOf(requestDisclosure(room.deps, AMSTERDAM, content, idOf(seal)))).toBe(
      "PLATFORM_OUTSIDE_CODE input.addressees[1].outsideCode",
    );
    const page = await seeDisclosures(room.deps, AMSTERDAM, { orderId }, { first: 10 });
    expect(page.entries).toHaveLength(2);
  });

  it("rule: shows no platform who else is asked: each reads its own part of the seal", async () => {
    const orderId = await room.order();
    const addressees = [{ platform: "vidshare" }, { platform: "chirper", outsideCode: true }];
    const [content, seal] = await room.sealed({ orderId, addressees });
    const made = await requestDisclosure(room.deps, AMSTERDAM, content, seal);
    expect(made.map(({ platform, seal: own }) => [platform, ...own.split("~").slice(1)])).toEqual(
      ["vidshare", "chirper"].map((platform, index) => [platform, splitSeal(seal).disclosures[index], ""]),
    );
    for (const { platform, seal: own } of made) {
      const { seal: jws, disclosures } = splitSeal(own);
      const { document } = openParts(readSealUnverified(jws).document, "addressees", disclosures);
      expect(JSON.stringify(document)).toContain(platform);
      expect(JSON.stringify(document)).not.toContain(platform === "vidshare" ? "chirper" : "vidshare");
    }
    room.at(termEnd(NOW, "PT1H"));
    const again = { orderId, reference: content.reference };
    expect(await requestDisclosure(room.deps, AMSTERDAM, ...(await room.sealed({ ...again, addressees })))).toEqual(
      expect.arrayContaining(made),
    );
    const fewer = await room.sealed({ ...again, addressees: addressees.slice(0, 1) });
    expect(await refusalOf(requestDisclosure(room.deps, AMSTERDAM, ...fewer))).toBe("REFERENCE_TAKEN input.reference");
  });

  it("is sealed in parts where several are asked; to one it may be sealed whole, as it was before there were parts", async () => {
    const orderId = await room.order();
    const whole = async (addressees: readonly { platform: string; outsideCode: boolean }[]) => {
      const [content] = await room.sealed({ orderId, addressees });
      const document = { ...content, type: "exparte-disclosure-request", court: "rb-amsterdam" };
      const seal = await signSeal(document, room.keys["rb-amsterdam"].seal.privateJwk);
      return [content, idOf<SealedText>(seal)] as const;
    };
    const one = { platform: "vidshare", outsideCode: false };
    const both = await whole([one, { platform: "chirper", outsideCode: true }]);
    expect(await refusalOf(requestDisclosure(room.deps, AMSTERDAM, ...both))).toBe("PARTS_REQUIRED input.seal");
    const [content, seal] = await whole([one]);
    const [made] = await requestDisclosure(room.deps, AMSTERDAM, content, seal);
    expect(made?.seal).toBe(seal);
    expect(await requestDisclosure(room.deps, AMSTERDAM, content, seal)).toEqual([made]);
    const [changed, parts] = await room.sealed({ orderId, addressees: [one] });
    const [jws = "", part = ""] = parts.split("~");
    const foreign = idOf<SealedText>([jws, part, makePart({ platform: "chirper" }), ""].join("~"));
    expect(await refusalOf(requestDisclosure(room.deps, AMSTERDAM, changed, foreign))).toMatch(/^PART_MISMATCH/);
    expect(await refusalOf(requestDisclosure(room.deps, AMSTERDAM, changed, idOf(`${jws}~`)))).toMatch(/^PART_MISSING/);
  });

  it("is made once, even when it is repeated or sent twice at the same moment", async () => {
    const orderId = await room.order();
    const [content, seal] = await room.sealed({ orderId });
    const [one, other] = await Promise.all([
      requestDisclosure(room.deps, AMSTERDAM, content, idOf(seal)),
      requestDisclosure(room.deps, AMSTERDAM, content, idOf(seal)),
    ]);
    expect(one).toEqual(other);
    expect(await requestDisclosure(room.deps, AMSTERDAM, content, idOf(seal))).toEqual(one);
    room.at(termEnd(NOW, "PT1H"));
    const [later, laterSeal] = await room.sealed({ orderId, reference: content.reference });
    expect(laterSeal).not.toBe(seal);
    expect(await requestDisclosure(room.deps, AMSTERDAM, later, idOf(laterSeal))).toEqual(one);
    const { entries } = await seeDisclosures(room.deps, AMSTERDAM, { reference: content.reference }, { first: 10 });
    expect(entries.map(({ entry }) => entry.id)).toEqual(one?.map(({ id }) => id));
    const [changed, otherSeal] = await room.sealed({ orderId, reference: content.reference, categories: ["PHONE"] });
    expect(await refusalOf(requestDisclosure(room.deps, AMSTERDAM, changed, idOf(otherSeal)))).toBe(
      "REFERENCE_TAKEN input.reference",
    );
  });

  it("is refused unless it rests on a granted order of this court that has not ended", async () => {
    const unknown = await room.sealed({ orderId: "order-of-a-refused-application" });
    expect(await refusalOf(requestDisclosure(room.deps, AMSTERDAM, ...unknown))).toBe("UNKNOWN_ORDER input.orderId");
    const foreign = await room.order({ vidshare: ["v"] }, "rb-den-haag");
    expect(await refusalOf(requestDisclosure(room.deps, AMSTERDAM, ...(await room.sealed({ orderId: foreign }))))).toBe(
      "UNKNOWN_ORDER input.orderId",
    );
    const orderId = await room.order();
    await learnOrders(room.deps, orderEnded("OrderLifted", orderId, NOW));
    expect(await refusalOf(requestDisclosure(room.deps, AMSTERDAM, ...(await room.sealed({ orderId }))))).toBe(
      "ORDER_ENDED input.orderId",
    );
  });

  it("is refused without the scope, from a platform, under another seal, or with content that was not sealed", async () => {
    const orderId = await room.order();
    const [content, seal] = await room.sealed({ orderId });
    const ask = (who = AMSTERDAM, what = content, sealed = seal) =>
      refusalOf(requestDisclosure(room.deps, who, what, idOf(sealed)));
    expect(await ask(actor("court", "rb-amsterdam", "orders:grant"))).toBe("SCOPE_MISSING");
    expect(await ask(VIDSHARE)).toBe("ROLE_FORBIDDEN");
    expect(await ask(AMSTERDAM, { ...content, categories: ["NAME", "PHONE"] })).toBe("SEAL_MISMATCH input.categories");
    expect(await ask(AMSTERDAM, { ...content, purpose: "PROSECUTION" })).toBe("PURPOSE_FORBIDDEN input.purpose");
    const { seal: other } = room.keys["rb-den-haag"];
    const byOther = await signSeal(
      { ...content, type: "exparte-disclosure-request", court: "rb-amsterdam" },
      other.privateJwk,
    );
    expect(await ask(AMSTERDAM, content, byOther)).toBe("SEAL_KEY_UNKNOWN seal");
    room.at(termEnd(NOW, "PT6M"));
    expect(await ask()).toBe("FIELD_INVALID input.requestedAt");
  });

  it("names the court's registered key, or an advocate's that the court has certified", async () => {
    const orderId = await room.order();
    const advocate = await encryptionPair("X25519");
    const { privateJwk: court } = room.keys["rb-amsterdam"].seal;
    const certificate = await certifyKey({ key: court }, "mr. A. Vocaat", advocate.publicJwk);
    const request = await room.request({ orderId, recipient: { jwk: advocate.publicJwk, certificate } });
    expect(request.recipient).toMatchObject({ kid: advocate.publicJwk.kid, holder: "mr. A. Vocaat", certificate });

    const ask = async (recipient: object) => {
      const [content, seal] = await room.sealed({ orderId, recipient: recipient as never });
      return refusalOf(requestDisclosure(room.deps, AMSTERDAM, content, idOf(seal)));
    };
    expect(await ask({ jwk: advocate.publicJwk })).toBe("RECIPIENT_KEY_UNKNOWN input.recipient.jwk");
    const other = (await encryptionPair()).publicJwk;
    expect(await ask({ jwk: other, certificate })).toBe("CERTIFICATE_INVALID input.recipient.certificate");
    const self = await certifyKey({ key: (await room.keys.vidshare).seal.privateJwk }, "mr. A. Vocaat", other);
    expect(await ask({ jwk: other, certificate: self })).toBe("SEAL_KEY_UNKNOWN input.recipient.certificate");
    const noCertificate = await signSeal({ type: "exparte-order", holder: "x", jwk: other }, court);
    expect(await ask({ jwk: other, certificate: noCertificate })).toBe(
      "CERTIFICATE_INVALID input.recipient.certificate",
    );
    // As a browser exports it: a platform reads texts in a sealed key, and nothing else.
    const exported = { ...advocate.publicJwk, ext: true, key_ops: [] };
    const [plain] = await room.sealed({ orderId });
    const content = { ...plain, recipient: { jwk: exported, certificate: idOf<SealedText>(certificate) } };
    const seal = await signSeal({ ...content, type: "exparte-disclosure-request", court: "rb-amsterdam" }, court);
    expect(await refusalOf(requestDisclosure(room.deps, AMSTERDAM, content, idOf(seal)))).toBe(
      "RECIPIENT_KEY_INVALID input.recipient.jwk",
    );
    const offCurve = { ...other, x: other.y };
    expect(await ask({ jwk: offCurve, certificate })).toBe("RECIPIENT_KEY_INVALID input.recipient.jwk");
    const { publicJwk: sealing } = room.keys["rb-amsterdam"].seal;
    expect(await ask({ jwk: sealing, certificate })).toBe("RECIPIENT_KEY_INVALID input.recipient.jwk");
  });
});

describe("the poster's safeguards", () => {
  it("allow an answer only when the window has closed, which a timer reports to the platform", async () => {
    const request = await room.request();
    const answer = await room.answer(request, { NAME: "J. Jansen" });
    const answering = () => refusalOf(answerDisclosure(room.deps, VIDSHARE, request.id, answer));
    expect(await answering()).toBe("POSTER_NOT_NOTIFIED");
    const notified = await notifyPoster(room.deps, VIDSHARE, request.id);
    const windowEndsAt = termEnd(NOW, "P7D");
    expect(notified.notice).toEqual({ at: NOW, windowEndsAt });
    expect(await notifyPoster(room.deps, VIDSHARE, request.id)).toEqual(notified);
    room.at(instant(Date.parse(windowEndsAt) - 1));
    expect(await answering()).toBe("OBJECTION_WINDOW_OPEN");
    const moment: PassMomentPayload = { requestId: request.id, moment: "WINDOW_END", at: windowEndsAt };
    await expect(passMoment(room.deps, moment)).rejects.toThrow("WINDOW_END");
    room.at(windowEndsAt);
    await passMoment(room.deps, moment);
    await passMoment(room.deps, moment);
    expect((await messagesFor(request)).map(({ kind }) => kind)).toEqual([
      "DISCLOSURE_REQUESTED",
      "OBJECTION_WINDOW_CLOSED",
    ]);
    expect(await answering()).toBe("done");
  });

  it("can be dispensed with by the court, before the notice and with reasons", async () => {
    const request = await room.request();
    const sealed = await dispensationOf(request, "The evidence would go.");
    const dispensed = await dispenseWithNotice(room.deps, AMSTERDAM, of(request), sealed);
    expect(dispensed.dispensation).toEqual({ reasons: "The evidence would go.", seal: sealed.seal, at: NOW });
    const again = await dispensationOf(request, "The evidence would go.");
    expect(await dispenseWithNotice(room.deps, AMSTERDAM, of(request), again)).toEqual(dispensed);
    expect(await refusalOf(notifyPoster(room.deps, VIDSHARE, request.id))).toBe("NOTICE_DISPENSED");
    expect((await messagesFor(request)).at(-1)).toMatchObject({
      kind: "NOTICE_DISPENSED",
      body: { seal: sealed.seal },
    });
    const answer = await room.answer(request, { NAME: "J. Jansen" });
    expect((await answerDisclosure(room.deps, VIDSHARE, request.id, answer)).status).toBe("DISCLOSED");
    const another = await room.request();
    for (const foreign of [
      () => dispenseWithNotice(room.deps, DEN_HAAG, of(another), { reasons: "x", at: NOW, seal: idOf("a.b.c") }),
      () => withdrawDisclosureRequest(room.deps, DEN_HAAG, of(another), "x"),
      () => confirmReceipt(room.deps, DEN_HAAG, of(request), "DISCLOSURE"),
      () => collectContent(room.deps, DEN_HAAG, of(request), "DISCLOSURE"),
    ]) {
      expect(await refusalOf(foreign())).toBe("UNKNOWN_DISCLOSURE requestId");
    }
  });

  it("are dispensed with only under the court's own seal over this request, made now", async () => {
    const request = await room.request();
    const sealed = await dispensationOf(request, "The evidence would go.");
    const dispense = (change: Partial<Dispensation>) =>
      refusalOf(dispenseWithNotice(room.deps, AMSTERDAM, of(request), { ...sealed, ...change }));
    expect(await dispense({ reasons: "Other reasons." })).toBe("SEAL_MISMATCH input.reasons");
    const ofAnother = await dispensationOf(await room.request(), sealed.reasons);
    expect(await dispense({ seal: ofAnother.seal })).toBe("SEAL_MISMATCH input.requestId");
    const byPlatform = await dispensationOf(request, sealed.reasons, "vidshare");
    expect(await dispense({ seal: byPlatform.seal })).toBe("SEAL_KEY_UNKNOWN seal");
    expect(await dispense({ seal: idOf(splitSeal(request.seal).seal) })).toMatch(/^SEAL_MISMATCH/);
    room.at(termEnd(NOW, "PT6M"));
    expect(await dispense({})).toBe("FIELD_INVALID input.at");
    room.at(NOW);
    expect(await dispense({})).toBe("done");
  });

  it("bring an objection to the court, encrypted to its own key, without who objects", async () => {
    const request = await room.request();
    await notifyPoster(room.deps, VIDSHARE, request.id);
    const { enc } = room.keys["rb-amsterdam"];
    const objection = { type: "exparte-objection", grounds: "It is satire." };
    const answer = await room.answer(request, objection, { kind: "OBJECTION" });
    if (answer.type !== "disclose") throw new Error("It is no refusal");
    const { jwe, seal } = answer;
    const other = await room.answer(request, objection, { kind: "OBJECTION" });
    const swapped = { requestId: request.id, jwe, seal: other.type === "disclose" ? other.seal : idOf<SealedText>("") };
    expect(await refusalOf(forwardObjection(room.deps, VIDSHARE, swapped))).toBe("SEAL_MISMATCH input.seal");
    const forwarded = await forwardObjection(room.deps, VIDSHARE, { requestId: request.id, jwe, seal });
    expect(forwarded.objectionSeal).toBe(seal);
    expect(forwarded.objection).toMatchObject({ kind: "OBJECTION", kid: enc.publicJwk.kid });
    expect(await forwardObjection(room.deps, VIDSHARE, { requestId: request.id, jwe, seal })).toEqual(forwarded);

    const collected = await collectContent(room.deps, AMSTERDAM, of(request), "OBJECTION");
    const binding = { kind: "OBJECTION", requestId: request.id, court: "rb-amsterdam" } as const;
    expect(await decryptWith(enc.privateJwk, binding, collected.jwe)).toMatchObject({ data: objection });
    const refused = await answerDisclosure(room.deps, VIDSHARE, request.id, {
      type: "refuse",
      reason: "POSTER_OBJECTED",
    });
    expect(refused).toMatchObject({ status: "REFUSED", refusal: { reason: "POSTER_OBJECTED" } });
  });
});

describe("a platform's answer", () => {
  it("can be opened only by the recipient, and be collected repeatedly, each time on record", async () => {
    const request = await room.disclosed({}, { NAME: "J. Jansen", PHONE: ["+31 6 12345678"] });
    const clerk = { ...AMSTERDAM, subject: "clerk-7" };
    const { jwe } = await collectContent(room.deps, clerk, of(request), "DISCLOSURE");
    const again = await collectContent(room.deps, AMSTERDAM, of(request), "DISCLOSURE");
    expect(again.jwe).toBe(jwe);
    expect(again.content.collections.map(({ subject }) => subject)).toEqual(["clerk-7", "rb-amsterdam"]);
    expect(await kindsOf(historyStream(request.id))).toEqual([
      "DisclosureRequested",
      "IdentityDisclosed",
      "ContentCollected",
      "ContentCollected",
    ]);
    const binding = { kind: "DISCLOSURE", requestId: request.id, court: "rb-amsterdam" } as const;
    const { data } = await decryptWith(room.keys["rb-amsterdam"].enc.privateJwk, binding, jwe);
    expect(readData(data as Record<string, unknown>, request.categories)).toEqual({
      data: { NAME: "J. Jansen" },
      malformed: [],
      breach: ["PHONE"],
    });
    const reported = await reportBreach(room.deps, AMSTERDAM, of(request), {
      categories: ["PHONE"],
      unreadable: false,
    });
    expect(reported.breach?.categories).toEqual(["PHONE"]);
    expect((await messagesFor(request)).at(-1)).toMatchObject({ kind: "BREACH_REPORTED" });
  });

  it("is accepted once: the same again changes nothing; a different one, or another platform's, is refused", async () => {
    const request = await room.request({ dispensation: "The evidence would go." });
    const answer = await room.answer(request, { NAME: "J. Jansen" });
    expect(await refusalOf(answerDisclosure(room.deps, CHIRPER, request.id, answer))).toBe(
      "UNKNOWN_DISCLOSURE input.requestId",
    );
    const disclosed = await answerDisclosure(room.deps, VIDSHARE, request.id, answer);
    expect(await answerDisclosure(room.deps, VIDSHARE, request.id, answer)).toEqual(disclosed);
    const other = await room.answer(request, { NAME: "P. Pietersen" });
    expect(await refusalOf(answerDisclosure(room.deps, VIDSHARE, request.id, other))).toBe("DISCLOSURE_ANSWERED");
    const refusal = { type: "refuse", reason: "DATA_NOT_HELD" } as const;
    expect(await refusalOf(answerDisclosure(room.deps, VIDSHARE, request.id, refusal))).toBe("DISCLOSURE_ANSWERED");
  });

  it("has one winner when a disclosure and a refusal come at the same moment", async () => {
    const request = await room.request({ dispensation: "The evidence would go." });
    const answer = await room.answer(request, { NAME: "J. Jansen" });
    const outcomes = await Promise.all([
      refusalOf(answerDisclosure(room.deps, VIDSHARE, request.id, answer)),
      refusalOf(answerDisclosure(room.deps, VIDSHARE, request.id, { type: "refuse", reason: "DATA_NOT_HELD" })),
    ]);
    expect(outcomes.sort()).toEqual(["DISCLOSURE_ANSWERED", "done"]);
  });

  it("is refused, with the field, when it is not such a JWE to this recipient; nothing in it is repeated", async () => {
    const request = await room.request({ dispensation: "The evidence would go." });
    const { court } = request;
    const good = await room.answer(request, { NAME: "J. Jansen" });
    if (good.type !== "disclose") throw new Error("It is a disclosure");
    const jwe = String(good.jwe);
    const header = {
      alg: "ECDH-ES+A256KW",
      enc: "A256GCM",
      kid: request.recipient.kid,
      typ: "exparte-disclosure+jwe",
      request: request.id,
      recipient: `court:${court}`,
    };
    const made = async (change: object) => {
      const key = await importJWK(request.recipient.jwk, "ECDH-ES+A256KW");
      const plaintext = new TextEncoder().encode('{"NAME":"Canary"}');
      return new CompactEncrypt(plaintext).setProtectedHeader({ ...header, ...change } as never).encrypt(key);
    };
    const [head = "", ...rest] = jwe.split(".");
    const withHeader = (change: object) => {
      const whole = { ...JSON.parse(Buffer.from(head, "base64url").toString()), ...change };
      return [Buffer.from(JSON.stringify(whole)).toString("base64url"), ...rest].join(".");
    };
    /** The header's text, changed as it stands. */
    const rewritten = (change: (text: string) => string) =>
      [Buffer.from(change(Buffer.from(head, "base64url").toString())).toString("base64url"), ...rest].join(".");
    const { epk } = JSON.parse(Buffer.from(head, "base64url").toString());
    const stranger = await encryptionPair();
    const toStranger = await room.answer(request, { NAME: "Canary" }, { to: stranger.publicJwk });
    const replayed = await room.answer(await room.request(), { NAME: "Canary" });
    const attempts: [string, unknown, string][] = [
      ["plain JSON", '{"NAME":"Canary"}', "JWE_MALFORMED input.jwe"],
      ["a plain object", { NAME: "Canary" }, "JWE_MALFORMED input.jwe"],
      ["5 MB", `${jwe}${"A".repeat(5_000_000)}`, "JWE_TOO_LARGE input.jwe"],
      ["another key", toStranger.type === "disclose" && toStranger.jwe, "JWE_WRONG_RECIPIENT input.jwe.kid"],
      ["another request", replayed.type === "disclose" && replayed.jwe, "JWE_WRONG_REQUEST input.jwe.request"],
      ["a weak algorithm", await made({ alg: "ECDH-ES+A128KW" }), "JWE_ALGORITHM_NOT_ACCEPTED input.jwe.alg"],
      ["direct agreement", await made({ alg: "ECDH-ES" }), "JWE_ALGORITHM_NOT_ACCEPTED input.jwe.alg"],
      ["another encryption", await made({ enc: "A128CBC-HS256" }), "JWE_ALGORITHM_NOT_ACCEPTED input.jwe.enc"],
      ["none", withHeader({ alg: "none" }), "JWE_ALGORITHM_NOT_ACCEPTED input.jwe.alg"],
      ["zip", withHeader({ zip: "DEF" }), "JWE_COMPRESSED input.jwe.zip"],
      ["a key of its own", withHeader({ jwk: stranger.publicJwk }), "JWE_MALFORMED input.jwe"],
      ["an objection", await made({ typ: "exparte-objection+jwe" }), "JWE_MALFORMED input.jwe.typ"],
      ["another court", await made({ recipient: "court:rb-den-haag" }), "JWE_WRONG_RECIPIENT input.jwe.kid"],
      ["no ephemeral key", withHeader({ epk: undefined }), "JWE_MALFORMED input.jwe.epk"],
      [
        "an ephemeral key off its curve",
        withHeader({ epk: { ...stranger.publicJwk, x: stranger.publicJwk.y } }),
        "JWE_MALFORMED input.jwe.epk",
      ],
      [
        "an ephemeral key on another curve",
        withHeader({ epk: { kty: "OKP", crv: "X25519", x: (await encryptionPair("X25519")).publicJwk.x } }),
        "JWE_MALFORMED input.jwe.epk",
      ],
      ["a note in the ephemeral key", withHeader({ epk: { ...epk, note: "Canary" } }), "JWE_MALFORMED input.jwe.epk"],
      ["a text behind a coordinate", withHeader({ epk: { ...epk, x: `${epk.x} ...` } }), "JWE_MALFORMED input.jwe.epk"],
      ["a private ephemeral key", withHeader({ epk: { ...epk, d: epk.x } }), "JWE_MALFORMED input.jwe.epk"],
      ["a member twice", rewritten((text) => `{"alg":"Canary",${text.slice(1)}`), "JWE_MALFORMED input.jwe"],
      [
        "a member of epk twice",
        rewritten((text) => text.replace('"crv"', '"x":"Canary","crv"')),
        "JWE_MALFORMED input.jwe",
      ],
      ["a prototype", rewritten((text) => `{"__proto__":{"a":"Canary"},${text.slice(1)}`), "JWE_MALFORMED input.jwe"],
      ["blanks in its header", rewritten((text) => `${text} `), "JWE_MALFORMED input.jwe"],
      ["a mark before its header", rewritten((text) => `\ufeff${text}`), "JWE_MALFORMED input.jwe"],
      ["a short tag", jwe.replace(/\.[\w-]+$/, ".AAAA"), "JWE_MALFORMED input.jwe"],
      [
        "changed on the way",
        jwe.replace(/\.(.)([\w-]*)\.([\w-]+)$/, (_, c, body, tag) => `.${c === "A" ? "B" : "A"}${body}.${tag}`),
        "SEAL_MISMATCH input.seal",
      ],
    ];
    for (const [name, attempt, expected] of attempts) {
      const answer: DisclosureAnswer = { type: "disclose", jwe: attempt, seal: good.seal };
      const error = await answerDisclosure(room.deps, VIDSHARE, request.id, answer).catch((thrown: unknown) => thrown);
      if (!(error instanceof Refusal)) throw new Error(`${name} was taken`, { cause: error });
      expect([name, `${error.code} ${error.facts.field}`]).toEqual([name, expected]);
      expect(JSON.stringify([error.message, error.facts, String(error.cause)])).not.toContain("Canary");
    }
    expect((await answerDisclosure(room.deps, VIDSHARE, request.id, good)).status).toBe("DISCLOSED");
  });

  it("is refused when its ephemeral point gives every key the same secret, and so is such a recipient's key", async () => {
    const advocate = await encryptionPair("X25519");
    const { privateJwk: court } = room.keys["rb-amsterdam"].seal;
    const certificate = await certifyKey({ key: court }, "mr. A. Vocaat", advocate.publicJwk);
    const recipient = { jwk: advocate.publicJwk, certificate };
    const request = await room.request({ dispensation: "The evidence would go.", recipient });
    const good = await room.answer(request, { NAME: "J. Jansen" });
    if (good.type !== "disclose") throw new Error("It is a disclosure");
    const [head = "", ...rest] = String(good.jwe).split(".");
    // RFC 7748: 0, 1 and p-1 are such points.
    for (const bytes of [[0], [1], [0xec, ...Array<number>(30).fill(0xff), 0x7f]]) {
      const x = Buffer.concat([Buffer.from(bytes), Buffer.alloc(32 - bytes.length)]).toString("base64url");
      const header = JSON.parse(Buffer.from(head, "base64url").toString());
      const text = JSON.stringify({ ...header, epk: { ...header.epk, x } });
      const jwe = [Buffer.from(text).toString("base64url"), ...rest].join(".");
      expect(await refusalOf(answerDisclosure(room.deps, VIDSHARE, request.id, { ...good, jwe }))).toBe(
        "JWE_MALFORMED input.jwe.epk",
      );
      const weak = { ...advocate.publicJwk, x };
      const sealed = await room.sealed({ orderId: request.orderId, recipient: { jwk: weak, certificate } });
      expect(await refusalOf(requestDisclosure(room.deps, AMSTERDAM, ...sealed))).toBe(
        "RECIPIENT_KEY_INVALID input.recipient.jwk",
      );
    }
    expect((await answerDisclosure(room.deps, VIDSHARE, request.id, good)).status).toBe("DISCLOSED");
  });

  it("is refused when the recipient's key has expired since, even without a revocation", async () => {
    await using own = await openRoom();
    const { publicJwk } = await encryptionPair();
    const validUntil = termEnd(NOW, "PT1H");
    await learnParties(own.deps, keyRegistered("court", "rb-amsterdam", publicJwk, validUntil));
    const orderId = await own.order();
    const named = { orderId, recipient: { jwk: publicJwk } as never, dispensation: "The evidence would go." };
    const request = await own.request(named);
    own.at(validUntil);
    const answer = await own.answer(request, { NAME: "J. Jansen" });
    expect(await refusalOf(answerDisclosure(own.deps, VIDSHARE, request.id, answer))).toBe(
      "RECIPIENT_KEY_REVOKED input.jwe.kid",
    );
    const again = await own.sealed(named);
    expect(await refusalOf(requestDisclosure(own.deps, AMSTERDAM, ...again))).toBe(
      "RECIPIENT_KEY_UNKNOWN input.recipient.jwk",
    );
    own.at(instant(Date.parse(validUntil) - 1));
    expect((await answerDisclosure(own.deps, VIDSHARE, request.id, answer)).status).toBe("DISCLOSED");
  });

  it("is refused when the recipient's key, or the key that certified it, was revoked since", async () => {
    const { seal, enc } = room.keys["rb-den-haag"];
    const orderId = await room.order({ vidshare: ["v"] }, "rb-den-haag");
    const advocate = await encryptionPair();
    const certificate = await certifyKey({ key: seal.privateJwk }, "mr. A. Vocaat", advocate.publicJwk);
    const dispensation = "The evidence would go.";
    const ask = async (recipient: object) => {
      const sealed = await room.sealed({ orderId, dispensation, ...recipient }, "rb-den-haag");
      const [request] = await requestDisclosure(room.deps, DEN_HAAG, ...sealed);
      if (request === undefined) throw new Error("Nothing was requested");
      return request;
    };
    const toCourt = await ask({});
    const toAdvocate = await ask({ recipient: { jwk: advocate.publicJwk, certificate } });
    room.at(termEnd(NOW, "PT1H"));
    await learnParties(room.deps, keyRevoked("court", "rb-den-haag", enc.publicJwk.kid, NOW));
    await learnParties(room.deps, keyRevoked("court", "rb-den-haag", seal.publicJwk.kid, NOW));
    for (const request of [toCourt, toAdvocate]) {
      const answer = await room.answer(request, { NAME: "J. Jansen" });
      expect(await refusalOf(answerDisclosure(room.deps, VIDSHARE, request.id, answer))).toBe(
        "RECIPIENT_KEY_REVOKED input.jwe.kid",
      );
    }
    // Met again in the feed, the registration must not bring a revoked key back.
    await learnParties(room.deps, keyRegistered("court", "rb-den-haag", enc.publicJwk));
    expect(
      await refusalOf(answerDisclosure(room.deps, VIDSHARE, toCourt.id, await room.answer(toCourt, { NAME: "J" }))),
    ).toBe("RECIPIENT_KEY_REVOKED input.jwe.kid");
  });
});

describe("an order that ends", () => {
  it.each(["OrderLifted", "OrderLapsed"] as const)(
    "withdraws the requests on it and notifies each platform (%s)",
    async (kind) => {
      const orderId = await room.order();
      const addressees = [{ platform: "vidshare" }, { platform: "chirper", outsideCode: true }];
      const made = await requestDisclosure(room.deps, AMSTERDAM, ...(await room.sealed({ orderId, addressees })));
      await learnOrders(room.deps, orderEnded(kind, orderId, NOW));
      for (const { id } of made) {
        const request = await seeDisclosure(room.deps, AMSTERDAM, id);
        const because = kind === "OrderLifted" ? "ORDER_LIFTED" : "ORDER_LAPSED";
        expect(request).toMatchObject({ status: "WITHDRAWN", withdrawal: { because } });
        expect((await messagesFor(request)).at(-1)).toMatchObject({
          kind: "DISCLOSURE_WITHDRAWN",
          body: { details: { because } },
        });
      }
    },
  );

  it("ends for one platform alone when a modification frees the last of its items", async () => {
    const orderId = await room.order();
    const addressees = [{ platform: "vidshare" }, { platform: "chirper", outsideCode: true }];
    const made = await requestDisclosure(room.deps, AMSTERDAM, ...(await room.sealed({ orderId, addressees })));
    const statuses = () =>
      Promise.all(made.map(async ({ id }) => (await seeDisclosure(room.deps, AMSTERDAM, id)).status));
    await learnOrders(
      room.deps,
      orderModified(orderId, [{ platform: "vidshare", freed: ["v1", "v2"], added: ["v3"] }]),
    );
    expect(await statuses()).toEqual(["REQUESTED", "REQUESTED"]);
    await learnOrders(room.deps, orderModified(orderId, [{ platform: "vidshare", freed: ["v3"], added: [] }]));
    expect(await statuses()).toEqual(["WITHDRAWN", "REQUESTED"]);
    expect(await refusalOf(requestDisclosure(room.deps, AMSTERDAM, ...(await room.sealed({ orderId }))))).toBe(
      "ORDER_ENDED input.addressees[0].platform",
    );
  });

  it("is recorded once, however often its entry is read, in one transaction with its cursor", async () => {
    const request = await room.request();
    const ended = orderEnded("OrderLifted", request.orderId, NOW);
    await learnOrders(room.deps, ended);
    await learnOrders(room.deps, ended);
    expect((await messagesFor(request)).map(({ kind }) => kind)).toEqual([
      "DISCLOSURE_REQUESTED",
      "DISCLOSURE_WITHDRAWN",
    ]);
    expect(await checkpoints.of(room.deps.database, ORDER_FEED)).toBe(ended.cursor);
    const broken = { ...ended, cursor: "999999.1", body: {} };
    await expect(learnOrders(room.deps, broken)).rejects.toThrow();
    expect(await checkpoints.of(room.deps.database, ORDER_FEED)).toBe(ended.cursor);
  });

  it("at the same moment as a request never leaves that request open", async () => {
    for (let round = 0; round < 10; round += 1) {
      const orderId = await room.order();
      const [content, seal] = await room.sealed({ orderId });
      await Promise.allSettled([
        requestDisclosure(room.deps, AMSTERDAM, content, idOf(seal)),
        learnOrders(room.deps, orderEnded("OrderLifted", orderId, NOW)),
      ]);
      const { entries } = await seeDisclosures(room.deps, AP, { orderId }, { first: 10 });
      expect(entries.filter(({ entry }) => entry.status !== "WITHDRAWN")).toEqual([]);
    }
  });

  it("waits for a request that has read the order as in force and is not yet stored, and withdraws it", async () => {
    const orderId = await room.order();
    const blocker = new pg.Client({ connectionString: room.database.url });
    await blocker.connect();
    const waiting = async (count: number) =>
      vi.waitFor(
        async () => {
          const waits = "datname = current_database() and wait_event_type = 'Lock'";
          // Not on the blocker: inside a transaction this view stands still.
          const rows = await room.deps.database.sql.query(`select 1 from pg_stat_activity where ${waits}`);
          expect(rows).toHaveLength(count);
        },
        { timeout: 10_000 },
      );
    try {
      // The request has read the order, and cannot go on to the code of conduct.
      await blocker.query("begin");
      await blocker.query("lock table identities.codes_of_conduct");
      const [content, seal] = await room.sealed({ orderId });
      const asking = requestDisclosure(room.deps, AMSTERDAM, content, idOf(seal));
      await waiting(1);
      const ending = learnOrders(room.deps, orderEnded("OrderLifted", orderId, NOW));
      await waiting(2);
      await blocker.query("commit");
      const [request] = await asking;
      await ending;
      expect((await seeDisclosure(room.deps, AMSTERDAM, request?.id ?? idOf(""))).status).toBe("WITHDRAWN");
    } finally {
      await blocker.end();
    }
  });
});

describe("missing news of orders", () => {
  it("stops acts under an order that may have ended, and nothing else", async () => {
    const orderId = await room.order();
    const open = await room.request({ dispensation: "The evidence would go." });
    const answer = await room.answer(open, { NAME: "J. Jansen" });
    const disclosed = await room.disclosed();
    const another = await room.request();
    const attempts = async () => {
      const sealed = await room.sealed({ orderId });
      return [
        await refusalOf(requestDisclosure(room.deps, AMSTERDAM, ...sealed)),
        await refusalOf(answerDisclosure(room.deps, VIDSHARE, open.id, answer)),
        await refusalOf(collectContent(room.deps, AMSTERDAM, of(disclosed), "DISCLOSURE")),
      ];
    };
    room.hear(false);
    expect(await attempts()).toEqual(Array(3).fill("ORDERS_NOT_HEARD"));
    expect((await seeDisclosure(room.deps, AMSTERDAM, open.id)).status).toBe("REQUESTED");
    await withdrawDisclosureRequest(room.deps, AMSTERDAM, of(another), "Settled.");
    room.hear(true);
    expect(await attempts()).toEqual(["done", "done", "done"]);
  });
});

describe("missing news of the registry", () => {
  it("stops acts that rely on a key that may have been revoked", async () => {
    const orderId = await room.order();
    const open = await room.request({ dispensation: "The evidence would go." });
    const answer = await room.answer(open, { NAME: "J. Jansen" });
    const sealed = await room.sealed({ orderId });
    const attempts = async (deps = room.deps) => [
      await refusalOf(requestDisclosure(deps, AMSTERDAM, ...sealed)),
      await refusalOf(answerDisclosure(deps, VIDSHARE, open.id, answer)),
    ];
    expect(await attempts({ ...room.deps, partiesHeard: () => false })).toEqual(Array(2).fill("PARTIES_NOT_HEARD"));
    expect(await attempts()).toEqual(["done", "done"]);
  });
});

describe("time", () => {
  it("expires a request once its term has passed", async () => {
    const request = await room.request();
    room.at(instant(Date.parse(expiryOf(request)) + 1));
    const moment: PassMomentPayload = { requestId: request.id, moment: "EXPIRY", at: expiryOf(request) };
    await passMoment(room.deps, moment);
    await passMoment(room.deps, moment);
    expect((await messagesFor(request)).map(({ kind }) => kind)).toEqual([
      "DISCLOSURE_REQUESTED",
      "DISCLOSURE_EXPIRED",
    ]);
  });

  it.each<[string, () => Promise<DisclosureRequest>, (request: DisclosureRequest) => string, object]>([
    [
      "RETENTION_END",
      () => room.disclosed(),
      ({ disclosure }) => disclosure?.destroyBy ?? "",
      { disclosure: { destroyed: { because: "RETENTION_ENDED" } } },
    ],
    ["EXPIRY", () => room.request(), expiryOf, { status: "EXPIRED" }],
  ])(
    "runs through durable timers, which survive a restart between setting and firing (%s)",
    async (_moment, make, momentOf, expected) => {
      const request = await make();
      room.at(instant(Date.parse(momentOf(request)) + 1));
      // The worker goes by the machine's clock, which is past these moments of 2026 or not: fire all that stand, now.
      await room.deps.database.sql.query(
        `select from ${TIMERS_SCHEMA}.reschedule_jobs(
        array(select id from ${TIMERS_SCHEMA}.jobs where key like '%' || $1 || '%'), run_at := now())`,
        [request.id],
      );
      const timers = await startTimers({
        connectionString: room.database.url,
        schema: TIMERS_SCHEMA,
        tasks: {
          [PASS_MOMENT]: (payload) => passMoment(room.deps, payload as unknown as PassMomentPayload),
          [WIPE_CONTENT_KEYS]: (payload) => wipeDestroyed(room.deps, payload as unknown as WipePayload),
        },
        pollEveryMs: 50,
        onProblem: () => {},
      });
      try {
        await vi.waitFor(
          async () => expect(await seeDisclosure(room.deps, AMSTERDAM, request.id)).toMatchObject(expected),
          { timeout: 20_000 },
        );
      } finally {
        await timers.close();
      }
    },
  );

  it("has one winner when the term passes, or the order ends, at the moment of an answer", async () => {
    for (let round = 0; round < 12; round += 1) {
      const request = await room.request({ dispensation: "The evidence would go." });
      const answer = await room.answer(request, { NAME: "J. Jansen" });
      const expiry: PassMomentPayload = { requestId: request.id, moment: "EXPIRY", at: expiryOf(request) };
      // For the timer it is a moment later than for the platform, whose answer came in time.
      const late = { ...room.deps, clock: () => instant(Date.parse(expiryOf(request)) + 1) };
      const lift = () => learnOrders(room.deps, orderEnded("OrderLifted", request.orderId, NOW));
      const answering = () => refusalOf(answerDisclosure(room.deps, VIDSHARE, request.id, answer));
      const other = round % 2 === 0 ? () => passMoment(late, expiry) : lift;
      const [first] =
        round % 4 < 2
          ? await Promise.all([answering(), other()])
          : (await Promise.all([other(), answering()])).reverse();
      const { status, disclosure, expiredAt, withdrawal } = await seeDisclosure(room.deps, AMSTERDAM, request.id);
      const taken = first === "done";
      expect(status).toBe(taken ? "DISCLOSED" : round % 2 === 0 ? "EXPIRED" : "WITHDRAWN");
      expect({ disclosed: disclosure !== undefined, ended: (expiredAt ?? withdrawal) !== undefined }).toEqual({
        disclosed: taken,
        ended: !taken,
      });
      // Under an order that ended nothing is kept, whichever came first.
      const kept = await room.deps.database.sql.query("select from identities.sealed_contents where request_id = $1", [
        request.id,
      ]);
      expect(kept).toHaveLength(taken && round % 2 === 0 ? 1 : 0);
    }
  });
});

describe("destruction", () => {
  it("removes the bytes and their key from the tables and from the key table's files, and leaves the record", async () => {
    const request = await room.disclosed();
    const { sql } = room.deps.database;
    const stored = async () => {
      const where = "where request_id = $1 and content = 'DISCLOSURE'";
      const [content] = await sql.query<{ wrapped: Buffer }>(
        `select wrapped from identities.sealed_contents ${where}`,
        [request.id],
      );
      const [key] = await sql.query<{ key: Buffer }>(`select key from identities.content_keys ${where}`, [request.id]);
      return { wrapped: content?.wrapped, key: key?.key };
    };
    const { wrapped, key } = await stored();
    if (wrapped === undefined || key === undefined) throw new Error("Nothing was kept");
    const { jwe } = await collectContent(room.deps, AMSTERDAM, of(request), "DISCLOSURE");
    expect(wrapped.includes(jwe.slice(0, 40))).toBe(false);
    expect(await keyFileHolds(key)).toBe(true);

    await confirmReceipt(room.deps, AMSTERDAM, of(request), "DISCLOSURE");
    expect(await stored()).toEqual({ wrapped: undefined, key: undefined });
    const [job] = await sql.query<{ upTo: string }>(
      `select payload ->> 'upToTransaction' as "upTo" from ${TIMERS_SCHEMA}._private_jobs
       where key like 'wipe/%' order by id desc limit 1`,
    );
    await wipeDestroyed(room.deps, { upToTransaction: job?.upTo ?? "" });
    expect(await keyFileHolds(key)).toBe(false);

    expect(await refusalOf(collectContent(room.deps, AMSTERDAM, of(request), "DISCLOSURE"))).toBe("CONTENT_DESTROYED");
    expect(await seeDisclosure(room.deps, AP, request.id)).toMatchObject({
      status: "DISCLOSED",
      disclosure: { collections: [{ court: "rb-amsterdam" }], destroyed: { because: "RECEIPT_CONFIRMED", at: NOW } },
    });
  });

  it("is not reported while an older transaction could still see the key", async () => {
    const request = await room.disclosed();
    await collectContent(room.deps, AMSTERDAM, of(request), "DISCLOSURE");
    const older = new pg.Client({ connectionString: room.database.url });
    await older.connect();
    try {
      await older.query("begin isolation level repeatable read");
      await older.query("select count(*) from identities.sealed_contents");
      await confirmReceipt(room.deps, AMSTERDAM, of(request), "DISCLOSURE");
      const [row] = await room.deps.database.sql.query<{ xid: string }>("select pg_current_xact_id()::text as xid");
      const payload = { upToTransaction: row?.xid ?? "" };
      await expect(wipeDestroyed(room.deps, payload)).rejects.toThrow("older transaction");
      await older.query("commit");
      const [next] = await room.deps.database.sql.query<{ xid: string }>("select pg_current_xact_id()::text as xid");
      expect(Number(next?.xid)).toBeGreaterThan(Number(payload.upToTransaction));
      await wipeDestroyed(room.deps, payload);
    } finally {
      await older.end();
    }
  });

  it("waits at most a second for a dump that reads the key table, so that answers do not wait for the dump", async () => {
    const request = await room.request({ dispensation: "The evidence would go." });
    const answer = await room.answer(request, { NAME: "J. Jansen" });
    const [row] = await room.deps.database.sql.query<{ xid: string }>("select pg_current_xact_id()::text as xid");
    const payload = { upToTransaction: row?.xid ?? "" };
    const dump = new pg.Client({ connectionString: room.database.url });
    await dump.connect();
    try {
      await dump.query("begin; lock table identities.content_keys in access share mode");
      const wiping = expect(wipeDestroyed(room.deps, payload)).rejects.toMatchObject({ code: "55P03" });
      // Behind it or not, the answer is taken while the dump goes on.
      expect((await answerDisclosure(room.deps, VIDSHARE, request.id, answer)).status).toBe("DISCLOSED");
      await wiping;
      await dump.query("commit");
      await room.deps.database.sql.query("select pg_current_xact_id()");
      await wipeDestroyed(room.deps, payload);
    } finally {
      await dump.end();
    }
  });

  it("follows when the order ends, even before anyone has collected", async () => {
    const request = await room.disclosed();
    await learnOrders(room.deps, orderEnded("OrderLifted", request.orderId, NOW));
    expect(await seeDisclosure(room.deps, AMSTERDAM, request.id)).toMatchObject({
      status: "DISCLOSED",
      disclosure: { destroyed: { because: "ORDER_ENDED" } },
      orderEnded: { because: "ORDER_LIFTED", at: NOW },
    });
    await learnOrders(room.deps, orderEnded("OrderLifted", request.orderId, NOW));
    expect((await messagesFor(request)).map(({ kind, body }) => [kind, body.details])).toEqual([
      ["DISCLOSURE_REQUESTED", expect.anything()],
      ["DISCLOSURE_GROUND_LOST", { because: "ORDER_LIFTED" }],
    ]);
    expect(await refusalOf(collectContent(room.deps, AMSTERDAM, of(request), "DISCLOSURE"))).toBe("CONTENT_DESTROYED");
  });

  /** What the server's own file holds, once everything in memory is written to it. */
  async function keyFileHolds(bytes: Buffer): Promise<boolean> {
    const admin = new pg.Client({ connectionString: room.database.adminUrl });
    await admin.connect();
    try {
      await admin.query("checkpoint");
      const { rows } = await admin.query<{ file: string }>(
        "select current_setting('data_directory') || '/' || pg_relation_filepath('identities.content_keys') as file",
      );
      return (await readFile(rows[0]?.file ?? "")).includes(bytes);
    } finally {
      await admin.end();
    }
  }
});

describe("the disclosure inbox", () => {
  it("is replayed, followed live and held at its window until it is acknowledged", async () => {
    const platform = actor("platform", "chirper", "disclosures:answer");
    const before = (await readDisclosureInbox(room.deps, platform, { after: 0, first: 1 })).head.position;
    await acknowledgeDisclosureInbox(room.deps, platform, { upTo: before });
    const ending = new AbortController();
    const options = { after: before, window: 2, signal: ending.signal };
    const messages = followDisclosureInbox(room.deps, platform, options);
    const addressees = [{ platform: "chirper", outsideCode: true }];
    const asked = [
      await room.request({ addressees }),
      await room.request({ addressees }),
      await room.request({ addressees }),
    ];
    const next = async () => (await messages.next()).value;
    expect(await next()).toMatchObject({ streamPosition: before + 1, body: { requestId: asked[0]?.id } });
    expect(await next()).toMatchObject({ streamPosition: before + 2, body: { requestId: asked[1]?.id } });
    const third = messages.next();
    await acknowledgeDisclosureInbox(room.deps, platform, { upTo: before + 1 });
    expect((await third).value).toMatchObject({ streamPosition: before + 3, body: { requestId: asked[2]?.id } });
    ending.abort();
    expect(await refusalOf(acknowledgeDisclosureInbox(room.deps, platform, { upTo: before + 100 }))).toBe(
      "ACKNOWLEDGED_BEYOND_HEAD upTo",
    );
    expect(() => followDisclosureInbox(room.deps, platform, { ...options, window: 0 })).toThrow(/window/);
    expect(await refusalOf(readDisclosureInbox(room.deps, AMSTERDAM, { after: 0, first: 1 }))).toBe("ROLE_FORBIDDEN");
  });
});

describe("the register and the figures", () => {
  it("show a court and a platform their own requests, the AP all, and a regulator none", async () => {
    const request = await room.request();
    await withdrawDisclosureRequest(room.deps, AMSTERDAM, of(request), "Settled.");
    const ids = async (who: typeof AP) =>
      (await seeDisclosures(room.deps, who, { orderId: request.orderId }, { first: 10 })).entries.map(
        ({ entry }) => entry.id,
      );
    expect(await ids(AMSTERDAM)).toEqual([request.id]);
    expect(await ids(VIDSHARE)).toEqual([request.id]);
    expect(await ids(AP)).toEqual([request.id]);
    expect(await ids(DEN_HAAG)).toEqual([]);
    expect(await ids(CHIRPER)).toEqual([]);
    expect(await refusalOf(ids(REGULATOR))).toBe("ROLE_FORBIDDEN");
    for (const without of [actor("ap", "ap"), actor("court", "rb-amsterdam"), actor("platform", "vidshare")]) {
      expect(await refusalOf(ids(without))).toBe("SCOPE_MISSING");
    }
    expect(await refusalOf(seeDisclosure(room.deps, CHIRPER, request.id))).toBe("UNKNOWN_DISCLOSURE id");
    expect(await refusalOf(seeDisclosure(room.deps, AMSTERDAM, idOf("\0")))).toBe("UNKNOWN_DISCLOSURE id");
    const page = await seeDisclosures(room.deps, AP, {}, { first: 3 });
    const cursor = page.entries.at(-1)?.cursor ?? "";
    const rest = await seeDisclosures(room.deps, AP, {}, { first: 3, after: cursor });
    expect(rest.entries.some(({ entry }) => page.entries.some((seen) => seen.entry.id === entry.id))).toBe(false);
    expect(await refusalOf(seeDisclosures(room.deps, AP, {}, { first: 3, after: "nonsense" }))).toBe(
      "PAGE_INVALID after",
    );
  });

  it("count the outcomes of a period's requests, per platform and for all", async () => {
    await using own = await openRoom();
    const dispensation = "The evidence would go.";
    const first = await own.request({ dispensation });
    own.at(termEnd(NOW, "PT10M"));
    await answerDisclosure(own.deps, VIDSHARE, first.id, await own.answer(first, { NAME: "J. Jansen" }));
    await collectContent(own.deps, AMSTERDAM, of(first), "DISCLOSURE");
    await reportBreach(own.deps, AMSTERDAM, of(first), { categories: [], unreadable: true });
    own.at(NOW);
    const second = await own.request();
    own.at(termEnd(NOW, "PT20M"));
    await answerDisclosure(own.deps, VIDSHARE, second.id, { type: "refuse", reason: "DATA_NOT_HELD" });
    own.at(NOW);
    const third = await own.request({ addressees: [{ platform: "chirper", outsideCode: true }] });
    own.at(termEnd(NOW, "PT40M"));
    await answerDisclosure(own.deps, CHIRPER, third.id, { type: "refuse", reason: "NOT_BOUND" });
    own.at(NOW);
    await own.request();
    for (let n = 0; n < 2; n += 1)
      await withdrawDisclosureRequest(own.deps, AMSTERDAM, of(await own.request()), "Settled.");
    const unanswered = await own.request({ within: "P8D" });
    own.at(instant(Date.parse(expiryOf(unanswered)) + 1));
    await passMoment(own.deps, { requestId: unanswered.id, moment: "EXPIRY", at: expiryOf(unanswered) });

    const period = { from: new Date("2026-06-01"), until: new Date("2026-07-01") };
    const [vidshare, chirper] = await Promise.all([
      seeDisclosureFigures(own.deps, REGULATOR, idOf("vidshare"), period),
      seeDisclosureFigures(own.deps, CHIRPER, idOf("chirper"), period),
    ]);
    expect(vidshare).toMatchObject({
      requested: 6,
      disclosed: 1,
      unreadable: 1,
      refused: 1,
      withdrawn: 2,
      expired: 1,
      open: 1,
      insideCode: 6,
      outsideCode: 0,
      disclosureRate: 0.5,
    });
    expect(vidshare.medianSecondsToAnswer).toBe(900);
    expect(vidshare.refusedByReason).toContainEqual({ reason: "DATA_NOT_HELD", count: 1 });
    expect(chirper).toMatchObject({
      requested: 1,
      refused: 1,
      outsideCode: 1,
      medianSecondsToAnswer: 2400,
      disclosureRate: 0,
    });
    expect(await seeAllDisclosureFigures(own.deps, AP, period)).toMatchObject({
      requested: 7,
      disclosed: 1,
      unreadable: 1,
      refused: 2,
      refusedByReason: expect.arrayContaining([
        { reason: "DATA_NOT_HELD", count: 1 },
        { reason: "NOT_BOUND", count: 1 },
        { reason: "LEGAL_OBSTACLE", count: 0 },
      ]),
      withdrawn: 2,
      expired: 1,
      open: 1,
      insideCode: 6,
      outsideCode: 1,
      medianSecondsToAnswer: 1200,
      inside: {
        requested: 6,
        disclosed: 1,
        refused: 1,
        withdrawn: 2,
        expired: 1,
        open: 1,
        medianSecondsToAnswer: 900,
        disclosureRate: 0.5,
      },
      outside: {
        requested: 1,
        disclosed: 0,
        refused: 1,
        withdrawn: 0,
        expired: 0,
        open: 0,
        medianSecondsToAnswer: 2400,
        disclosureRate: 0,
      },
    });
    const before = { from: new Date("2026-05-01"), until: new Date("2026-06-01") };
    expect(await seeDisclosureFigures(own.deps, AP, idOf("vidshare"), before)).toMatchObject({
      requested: 0,
      medianSecondsToAnswer: null,
      disclosureRate: null,
      inside: { requested: 0, disclosureRate: null },
    });
    expect(await refusalOf(seeDisclosureFigures(own.deps, CHIRPER, idOf("vidshare"), period))).toBe(
      "FIGURES_FORBIDDEN",
    );
    expect(await refusalOf(seeAllDisclosureFigures(own.deps, CHIRPER, period))).toBe("ROLE_FORBIDDEN");
  });
});
