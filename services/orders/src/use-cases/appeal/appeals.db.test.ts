import { sealDigest } from "@exparte/seal/seal-digest";
import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { actor, applicationContent, minutes, NOW, orderDocument } from "../../../test/fixtures.js";
import { contentOf, openRoom, type Room } from "../../../test/room.js";
import type { AppealId, CaseNumber, CourtId, PlatformId } from "../../rules/ids.js";
import type { Order } from "../../rules/order/order.js";
import type { OrderDocument } from "../../rules/order-document/order-document.js";
import { findBreach } from "../addressee/find.js";
import { recordService } from "../addressee/record-service.js";
import { closeApplication } from "../application/close-application.js";
import { grantApplication } from "../application/grant-application.js";
import { seeApplication } from "../application/see-application.js";
import { submitApplication } from "../application/submit-application.js";
import { decideOpposition, lodgeOpposition } from "../opposition/contest-order.js";
import { liftOrder } from "../order/change-order.js";
import { readInbox } from "../order/read-inbox.js";
import { seeHistory } from "../order/see-history.js";
import { seeOrder, seeOrders } from "../order/see-orders.js";
import {
  concludeMainProceedings,
  declareIrrevocable,
  registerMainClaim,
  resumeOrder,
  suspendOrder,
} from "../order/steer-order.js";
import { verifySeal } from "../order/verify-seal.js";
import { changePenalty } from "../penalty-of-order/change-penalty.js";
import { type AppealSent, decideOrderAppeal, lodgeOrderAppeal, withdrawOrderAppeal } from "./appeal-order.js";

const amsterdam = actor("court", "rb-amsterdam");
const denHaag = actor("court", "rb-den-haag");
const hof = actor("court", "gh-amsterdam");
const hogeRaad = actor("court", "hoge-raad");
const vidshare = actor("platform", "vidshare");
const chirper = actor("platform", "chirper");

let room: Room;
let order: Order;
let cases = 0;
const place = (platform: string, name: string) => `https://${platform}.example/${cases}/${name}`;
const asking = (...names: readonly string[]): Pick<OrderDocument, "addressees"> => ({
  addressees: ["vidshare", "chirper"].map((platform) => ({
    platform: idOf(platform),
    items: names.map((name) => ({ url: place(platform, name) })),
  })),
});

beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room[Symbol.asyncDispose]());

beforeEach(async () => {
  room.at(NOW);
  const caseNumber = idOf<CaseNumber>(`C/13/${600_000 + ++cases}`);
  const { id } = await submitApplication(room.deps, amsterdam, applicationContent({ caseNumber }));
  const document = orderDocument({
    caseNumber,
    translations: [{ language: "en", text: "Gone." }],
    ...asking("a", "b"),
  });
  const seal = await room.seal("rb-amsterdam", document);
  order = await grantApplication(room.deps, amsterdam, id, contentOf(document), seal);
});

/** The opposition of vidshare, decided. */
async function opposed(outcome: "UPHELD" | "LIFTED", enforceable?: boolean): Promise<Order> {
  const { opposition } = await lodgeOpposition(room.deps, vidshare, { orderId: order.id, grounds: "Secret grounds." });
  const said = enforceable === undefined ? {} : { enforceableDespiteAppeal: enforceable };
  const decision =
    outcome === "UPHELD"
      ? { outcome, reasons: "Unlawful.", ...said }
      : { outcome, reasons: "Lawful.", penaltiesFallAway: false };
  return (await decideOpposition(room.deps, amsterdam, opposition.id, decision)).order;
}

const appeal = (change: Partial<AppealSent> = {}): AppealSent => ({
  appealOf: { court: idOf<CourtId>("rb-amsterdam"), caseNumber: order.document.caseNumber },
  against: "OPPOSITION",
  caseNumber: idOf<CaseNumber>(`200.${cases}/01`),
  role: "ADDRESSEE",
  platform: idOf("vidshare"),
  lodgedAt: NOW,
  ...change,
});
const lodged = async (change: Partial<AppealSent> = {}) => lodgeOrderAppeal(room.deps, hof, appeal(change));

/** The order as the court of appeal would have it, sealed by that court unless said otherwise. */
async function version(sealer = "gh-amsterdam", change: Partial<OrderDocument> = {}) {
  const onAppeal = { court: idOf<CourtId>("gh-amsterdam"), caseNumber: idOf<CaseNumber>(`200.${cases}/01`) };
  const document = { ...order.document, version: 2, ...asking("b"), onAppeal, ...change };
  const { onAppeal: _, ...content } = contentOf(document) as OrderDocument;
  return { content, seal: await room.seal(sealer, document) };
}

async function messages(platform: string) {
  return (await readInbox(room.deps, actor("platform", platform), { after: 0, first: 1000 })).messages;
}

describe("rule: an appeal is lodged where it is heard", () => {
  it("by a court above the one that decided, which names the decision by court and case number", async () => {
    await opposed("UPHELD");
    await expect(lodgeOrderAppeal(room.deps, denHaag, appeal())).rejects.toMatchObject({
      code: "COURT_HEARS_NO_APPEAL",
    });
    await expect(lodgeOrderAppeal(room.deps, amsterdam, appeal())).rejects.toMatchObject({
      code: "COURT_HEARS_NO_APPEAL",
    });
    const elsewhere = { court: idOf<CourtId>("rb-den-haag"), caseNumber: order.document.caseNumber };
    await expect(lodged({ appealOf: elsewhere })).rejects.toMatchObject({
      code: "UNKNOWN_ORDER",
      facts: { field: "input.appealOf" },
    });
    const { appeal: made } = await lodged();
    expect(made).toMatchObject({ court: "gh-amsterdam", status: "LODGED", by: { role: "ADDRESSEE" } });
    // The same again, also when two are sent at once, is a retry.
    const again = await Promise.all([lodged(), lodged()]);
    expect(again.map((one) => one.appeal.id)).toEqual([made.id, made.id]);
    await expect(lodged({ caseNumber: idOf("200.9/99") })).rejects.toMatchObject({ code: "APPEAL_PENDING" });
    await expect(lodgeOrderAppeal(room.deps, vidshare, appeal())).rejects.toMatchObject({ code: "ROLE_FORBIDDEN" });
  });

  it("and in cassation by the case number of the court of appeal", async () => {
    await opposed("UPHELD");
    const { appeal: first } = await lodged();
    const sent: AppealSent = {
      appealOf: { court: idOf<CourtId>("gh-amsterdam"), caseNumber: first.caseNumber },
      caseNumber: idOf<CaseNumber>(`26/${cases}`),
      role: "APPLICANT",
      lodgedAt: NOW,
    };
    await expect(lodgeOrderAppeal(room.deps, hogeRaad, sent)).rejects.toMatchObject({ code: "DECISION_NOT_GIVEN" });
    await decideOrderAppeal(room.deps, hof, first.id, { outcome: "CONFIRMED", reasons: "Right." });
    const { appeal: second } = await lodgeOrderAppeal(room.deps, hogeRaad, sent);
    expect(second).toMatchObject({ against: { decision: "APPEAL", appealId: first.id }, court: "hoge-raad" });
    await expect(lodgeOrderAppeal(room.deps, hof, sent)).rejects.toMatchObject({ code: "COURT_HEARS_NO_APPEAL" });
  });

  it("by somebody who is named as what it is", async () => {
    await opposed("UPHELD");
    const { platform: _, ...nobody } = appeal();
    const wrong: readonly [AppealSent, string][] = [
      [nobody, "input.platform"],
      [appeal({ role: "APPLICANT" }), "input.platform"],
      [{ ...nobody, role: "APPLICANT", appellantReference: "poster-1" }, "input.appellantReference"],
      [{ ...nobody, role: "THIRD_PARTY" }, "input.appellantReference"],
    ];
    for (const [sent, field] of wrong)
      await expect(lodgeOrderAppeal(room.deps, hof, sent)).rejects.toMatchObject({ facts: { field } });
  });
});

describe("rule: the court that hears an appeal reads the order and decides on its appeal, and nobody else gains anything", () => {
  it("reads nothing before, and the order after", async () => {
    await opposed("UPHELD");
    await expect(seeOrder(room.deps, hof, order.id)).rejects.toMatchObject({ code: "UNKNOWN_ORDER" });
    await lodged();
    const seen = await seeOrder(room.deps, hof, order.id);
    expect(seen.order.document.statementOfReasons).toBe(order.document.statementOfReasons);
    await expect(seeOrder(room.deps, denHaag, order.id)).rejects.toMatchObject({ code: "UNKNOWN_ORDER" });
    await expect(seeOrder(room.deps, hogeRaad, order.id)).rejects.toMatchObject({ code: "UNKNOWN_ORDER" });
    const ids = async (heardOnAppeal: boolean, by = hof) =>
      (await seeOrders(room.deps, by, { heardOnAppeal }, { first: 100 })).page.entries.map(({ entry }) => entry.id);
    expect(await ids(true)).toContain(order.id);
    expect(await ids(false)).not.toContain(order.id);
    expect(await ids(true, denHaag)).toEqual([]);
    await expect(seeOrders(room.deps, vidshare, { heardOnAppeal: true }, { first: 1 })).rejects.toMatchObject({
      code: "FIELD_INVALID",
    });
  });

  it("reads the application that the order rests on, and no other court does", async () => {
    await opposed("UPHELD");
    const { applicationId } = order;
    const unknown = { code: "UNKNOWN_APPLICATION" };
    await expect(seeApplication(room.deps, hof, applicationId)).rejects.toMatchObject(unknown);
    const { appeal: made } = await lodged();
    expect((await seeApplication(room.deps, hof, applicationId)).content).toMatchObject({
      caseNumber: order.document.caseNumber,
      grounds: applicationContent().grounds,
    });
    for (const other of [denHaag, hogeRaad])
      await expect(seeApplication(room.deps, other, applicationId)).rejects.toMatchObject(unknown);
    await expect(seeApplication(room.deps, vidshare, applicationId)).rejects.toMatchObject({ code: "ROLE_FORBIDDEN" });
    const withoutScope = actor("court", "gh-amsterdam", ["orders:read"]);
    await expect(seeApplication(room.deps, withoutScope, applicationId)).rejects.toMatchObject({
      code: "SCOPE_MISSING",
    });
    const close = { type: "withdraw", reasons: "So." } as const;
    await expect(closeApplication(room.deps, hof, applicationId, close)).rejects.toMatchObject(unknown);
    // As the order: the court goes on reading what it decided about.
    await decideOrderAppeal(room.deps, hof, made.id, { outcome: "CONFIRMED", reasons: "Right." });
    expect((await seeApplication(room.deps, hof, applicationId)).id).toBe(applicationId);
  });

  it("does nothing else with the order of the other court", async () => {
    const { id: orderId } = await opposed("UPHELD");
    const { appeal: made } = await lodged();
    const [opposition] = (await seeOrder(room.deps, hof, orderId)).order.oppositions;
    const platform = idOf<PlatformId>("vidshare");
    const attempts: readonly Promise<unknown>[] = [
      liftOrder(room.deps, hof, {
        orderId,
        reasons: "So.",
        ground: { cause: "WITHDRAWN_BY_APPLICANT", penaltiesFallAway: false },
      }),
      decideOpposition(room.deps, hof, opposition?.id ?? idOf(""), { outcome: "UPHELD", reasons: "So." }),
      registerMainClaim(room.deps, hof, { orderId, reference: "C/1", broughtAt: NOW }),
      concludeMainProceedings(room.deps, hof, { orderId, outcome: "CONFIRMED", reasons: "So." }),
      declareIrrevocable(room.deps, hof, { orderId, reasons: "So." }),
      recordService(room.deps, hof, { orderId, platform, servedAt: NOW, means: "BAILIFF" }),
      findBreach(room.deps, hof, { orderId, platform, itemIds: [], reasons: "So.", from: NOW }),
      changePenalty(room.deps, hof, { orderId, platform }, { type: "continuePenalty", reasons: "So." }),
    ];
    for (const attempt of await Promise.allSettled(attempts))
      expect(attempt).toMatchObject({ status: "rejected", reason: { code: "ORDER_OF_OTHER_COURT" } });
    const outcome = { outcome: "CONFIRMED", reasons: "So." } as const;
    for (const other of [amsterdam, denHaag, hogeRaad]) {
      await expect(decideOrderAppeal(room.deps, other, made.id, outcome)).rejects.toMatchObject({
        code: "UNKNOWN_APPEAL",
      });
      await expect(withdrawOrderAppeal(room.deps, other, made.id, "So.")).rejects.toMatchObject({
        code: "UNKNOWN_APPEAL",
      });
    }
    await expect(decideOrderAppeal(room.deps, hof, idOf<AppealId>("none"), outcome)).rejects.toMatchObject({
      code: "UNKNOWN_APPEAL",
    });
    const registry = actor("court", "gh-amsterdam", ["applications:submit", "orders:read"]);
    await expect(decideOrderAppeal(room.deps, registry, made.id, outcome)).rejects.toMatchObject({
      code: "SCOPE_MISSING",
    });
    await expect(suspendOrder(room.deps, denHaag, orderId, "So.")).rejects.toMatchObject({ code: "UNKNOWN_ORDER" });
  });

  it("stays the order while the appeal is pending, and ends that; the first court does not", async () => {
    const { id } = await opposed("UPHELD");
    const { appeal: made } = await lodged();
    expect((await suspendOrder(room.deps, hof, id, "Rv art. 351.")).status).toBe("SUSPENDED");
    expect((await suspendOrder(room.deps, hof, id, "Rv art. 351.")).status).toBe("SUSPENDED");
    await expect(resumeOrder(room.deps, amsterdam, id, "No.")).rejects.toMatchObject({ code: "SUSPENDED_ELSEWHERE" });
    expect((await resumeOrder(room.deps, hof, id, "Heard.")).status).toBe("IN_FORCE");
    await withdrawOrderAppeal(room.deps, hof, made.id, "Settled.");
    await withdrawOrderAppeal(room.deps, hof, made.id, "Settled.");
    await expect(suspendOrder(room.deps, hof, id, "Late.")).rejects.toMatchObject({ code: "ORDER_OF_OTHER_COURT" });
  });

  it("tells an addressee nothing of another: not that it appealed, nor why an opposition was lodged", async () => {
    await opposed("UPHELD", false);
    const { appeal: made } = await lodged();
    await withdrawOrderAppeal(room.deps, hof, made.id, "Vidshare has had enough.");
    const told = JSON.stringify((await messages("chirper")).filter(({ body }) => body.orderId === order.id));
    expect(told).toContain("APPEAL_LODGED");
    expect(told).toContain("APPEAL_DECIDED");
    const history = await seeHistory(room.deps, order.id, { role: "platform", platform: idOf("chirper") });
    expect(history.map(({ kind }) => kind)).toContain("OrderAppealLodged");
    const shown = JSON.stringify(history);
    for (const text of [told, shown]) {
      expect(text).not.toContain("vidshare");
      expect(text).not.toContain("Vidshare has had enough.");
      expect(text).not.toContain("Secret grounds.");
    }
  });
});

describe("a version that a court gives on appeal", () => {
  it("is sealed with its key, keeps court and case number of the order, and is verified so", async () => {
    await opposed("UPHELD", false);
    const { appeal: made } = await lodged();
    expect((await seeOrder(room.deps, amsterdam, order.id)).order.status).toBe("SUSPENDED");
    const wrong = { outcome: "MODIFIED", reasons: "Less.", ...(await version("rb-amsterdam")) } as const;
    await expect(decideOrderAppeal(room.deps, hof, made.id, wrong)).rejects.toMatchObject({ code: "SEAL_KEY_UNKNOWN" });
    const sealed = await version();
    const decision = { outcome: "MODIFIED", reasons: "Less.", ...sealed } as const;
    const { order: after } = await decideOrderAppeal(room.deps, hof, made.id, decision);
    expect(after).toMatchObject({
      status: "IN_FORCE",
      document: {
        court: "rb-amsterdam",
        caseNumber: order.document.caseNumber,
        version: 2,
        onAppeal: { court: "gh-amsterdam", caseNumber: made.caseNumber },
      },
    });
    // A retry whose first answer was lost.
    expect((await decideOrderAppeal(room.deps, hof, made.id, decision)).order).toEqual(after);
    expect(await verifySeal(room.deps, { digest: sealDigest(after.seal) })).toMatchObject({
      genuine: true,
      inForce: true,
      isCurrentVersion: true,
      standing: { court: "gh-amsterdam", version: 2, currentVersion: 2, status: "IN_FORCE" },
    });
  });
});

describe("a decision on appeal", () => {
  it("that annuls what let the order go lets the applicant ask that court for a new one", async () => {
    await opposed("LIFTED");
    const appealOf = { court: idOf<CourtId>("rb-amsterdam"), caseNumber: order.document.caseNumber };
    const anew = (by = hof) =>
      submitApplication(
        room.deps,
        by,
        applicationContent({ caseNumber: idOf<CaseNumber>(`200.${cases}/02`), appealOf }),
      );
    const { platform: _, ...ofApplicant } = appeal({ role: "APPLICANT" });
    const { appeal: made } = await lodgeOrderAppeal(room.deps, hof, ofApplicant);
    await expect(anew()).rejects.toMatchObject({ code: "NOT_REFUSED" });
    const { order: after } = await decideOrderAppeal(room.deps, hof, made.id, {
      outcome: "ANNULLED",
      reasons: "Wrong.",
    });
    expect(after.status).toBe("LIFTED");
    expect((await anew()).status).toBe("SUBMITTED");
  });

  it("on a main judgment that confirmed, a year later, lifts the order", async () => {
    const { id: orderId } = order;
    await registerMainClaim(room.deps, amsterdam, { orderId, reference: "C/13/9", broughtAt: NOW });
    await concludeMainProceedings(room.deps, amsterdam, { orderId, outcome: "CONFIRMED", reasons: "Unlawful." });
    const { appeal: made } = await lodged({ against: "MAIN_JUDGMENT" });
    room.at(minutes(365 * 24 * 60));
    const annuls = { outcome: "ANNULLED", reasons: "Lawful." } as const;
    const both = await Promise.allSettled([1, 2].map(() => decideOrderAppeal(room.deps, hof, made.id, annuls)));
    expect(both.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    expect((await seeOrder(room.deps, chirper, orderId)).order).toMatchObject({
      status: "LIFTED",
      ended: { cause: "ANNULLED", penaltiesFallAway: true, annulment: { court: "gh-amsterdam" } },
    });
  });
});
