import { instant } from "@exparte/dutch-time";
import type { FeedEvent } from "@exparte/feed-reader";
import { Refusal } from "@exparte/refusal";
import { idOf } from "@exparte/testing/id-of";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { AMSTERDAM, AP, CHIRPER, REGULATOR } from "../../../test/actors.js";
import { FINDINGS_HELD } from "../../../test/disclosure-terms.js";
import { disclosureModified, disclosureOrdered, orderEnded, orderTold } from "../../../test/feed-entries.js";
import { encryptionPair } from "../../../test/keys.js";
import { NOW, openRoom, type Room } from "../../../test/room.js";
import type { DisclosureRequest } from "../../rules/disclosure/disclosure-request.js";
import type { OrderId } from "../../rules/ids.js";
import { historyStream } from "../../store/disclosure/disclosures.js";
import { learnOrders } from "../learn-orders.js";
import { seeAllDisclosureFigures } from "../supervision/see-disclosure-figures.js";
import { answerDisclosure, notifyPoster } from "./answer-disclosure.js";
import { disclosureFacts, followDisclosures } from "./follow-disclosures.js";
import { passMoment } from "./pass-moment.js";
import { readDisclosureInbox } from "./read-disclosure-inbox.js";
import { seeDisclosures } from "./see-disclosures.js";

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
beforeEach(() => room.at(NOW));
afterAll(() => room[Symbol.asyncDispose]());

let orders = 0;
const NOTICE_FROM = "2026-06-20T00:00:00.000Z";
const dispensation = { reasons: "The evidence would go.", noticeFrom: NOTICE_FROM };
const asks = (change: object = {}) => ({
  categories: ["NAME"],
  purpose: "CIVIL_CLAIM",
  findings: FINDINGS_HELD,
  recipient: { jwk: room.keys["rb-amsterdam"].enc.publicJwk },
  dispensation,
  ...change,
});
const duties = (itemIds: readonly string[] = ["c1", "c2"], change: object = {}) => ({
  chirper: { itemIds, disclosure: asks(change) },
});
const learn = (event: FeedEvent) => learnOrders(room.deps, event);
const requestsOn = async (orderId: string): Promise<DisclosureRequest[]> =>
  (await seeDisclosures(room.deps, AP, { orderId: idOf(orderId) }, { first: 10 })).entries.map(({ entry }) => entry);
async function ordered(change: object = {}): Promise<DisclosureRequest> {
  const orderId = idOf<OrderId>(`ordered-${++orders}`);
  await learn(disclosureOrdered(orderId, duties(["c1", "c2"], change)));
  const [request] = await requestsOn(orderId);
  if (request === undefined) throw new Error("The duty made no request");
  return request;
}
const disclose = async (request: DisclosureRequest) =>
  answerDisclosure(room.deps, CHIRPER, request.id, await room.answer(request, { NAME: "A. Invented" }));
const kindsOf = async ({ id }: DisclosureRequest) =>
  (await room.deps.log.readStream(room.deps.database.sql, historyStream(id), { after: 0, limit: 100 })).map(
    ({ kind }) => kind,
  );
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error)),
  );

describe("an order with a duty to disclose", () => {
  it("is not answered to a key that is no longer valid; the platform is told what the court does, and itself meanwhile", async () => {
    const request = await ordered({ recipient: { jwk: (await encryptionPair()).publicJwk } });
    await expect(disclose(request)).rejects.toMatchObject({
      code: "RECIPIENT_KEY_REVOKED",
      message: expect.stringMatching(/another key in a version of order ordered-\d+: confirm the item as IMPOSSIBLE/),
    });
    expect((await requestsOn(request.orderId))[0]?.status).toBe("REQUESTED");
  });

  it("makes one request, however often its entry is read, with the platform's own part in the seal", async () => {
    const entry = disclosureOrdered("ordered-once", { ...duties(), vidshare: { itemIds: ["v1"], disclosure: asks() } });
    await learn(entry);
    await learn(entry);
    const requests = await requestsOn("ordered-once");
    expect(requests.map(({ platform, seal }) => [platform, seal]).toSorted()).toEqual([
      ["chirper", "a.b.c~part-of-chirper~"],
      ["vidshare", "a.b.c~part-of-vidshare~"],
    ]);
    expect(requests[0]).toMatchObject({ basis: "ORDER", duty: 1, reference: "C/13/1", objectionWindow: "P7D" });
    const { messages } = await readDisclosureInbox(room.deps, CHIRPER, { after: 0, first: 1000 });
    expect(
      messages.filter(({ body }) => body.requestId === requests.find(({ platform }) => platform === "chirper")?.id),
    ).toHaveLength(1);
  });

  it("makes none to a platform without an inbox, nor once it has ended", async () => {
    await learn(disclosureOrdered("on-paper", duties(), { connected: false }));
    expect(await requestsOn("on-paper")).toEqual([]);
    const { orderId } = await ordered();
    await learn(orderEnded("OrderLifted", orderId, NOW));
    await learn(disclosureOrdered(orderId, duties()));
    expect((await requestsOn(orderId)).map(({ status }) => status)).toEqual(["WITHDRAWN"]);
  });

  it("leaves the court's own references free, and several orders of one case number beside each other", async () => {
    await ordered();
    const second = await ordered();
    const own = await room.request({ reference: "C/13/1", addressees: [{ platform: "chirper", outsideCode: true }] });
    expect(own.reference).toBe(second.reference);
    expect(
      await room.request({
        reference: "C/13/1",
        orderId: own.orderId,
        addressees: [{ platform: "chirper", outsideCode: true }],
      }),
    ).toEqual(own);
  });

  it("passes a new recipient's key on, withdraws what a version leaves out, and asks for what it adds", async () => {
    const request = await ordered();
    const { orderId } = request;
    const jwk = room.keys["rb-den-haag"].enc.publicJwk;
    await learn(
      disclosureModified(orderId, duties(["c1"], { recipient: { jwk } }), [{ platform: "chirper", freed: ["c2"] }]),
    );
    expect(await requestsOn(orderId)).toMatchObject([
      { id: request.id, seal: "e.f.g~part-of-chirper~", recipient: { kid: jwk.kid } },
    ]);
    await learn(disclosureModified(orderId, {}, [{ platform: "chirper", freed: ["c1"] }], "h.i.j"));
    expect(await requestsOn(orderId)).toMatchObject([{ status: "WITHDRAWN", withdrawal: { because: "ITEMS_FREED" } }]);
    await learn(disclosureModified(orderId, duties(["c3"]), [{ platform: "chirper", added: ["c3"] }], "k.l.m"));
    expect((await requestsOn(orderId)).map(({ status }) => status)).toEqual(["REQUESTED", "WITHDRAWN"]);
  });

  it("is not answered while the judge suspends it", async () => {
    const request = await ordered();
    await learn(orderTold("OrderSuspended", request.orderId));
    expect(await codeOf(disclose(request))).toBe("ORDER_SUSPENDED");
    await learn(orderTold("OrderResumed", request.orderId));
    expect(await codeOf(disclose(request))).toBe("done");
  });

  it("is answered as long as one of its targets is not suspended, and not when all are", async () => {
    const request = await ordered();
    const targets = (itemIds: readonly string[]) => ({ platform: "chirper", itemIds });
    await learn(orderTold("ItemsSuspended", request.orderId, targets(["c1", "c2"])));
    expect(await codeOf(disclose(request))).toBe("ORDER_SUSPENDED");
    await learn(orderTold("ItemsResumed", request.orderId, targets(["c2"])));
    expect(await codeOf(disclose(request))).toBe("done");
  });

  it.each([
    ["ClaimRejected", { itemIds: ["c1"] }],
    ["ClarificationGiven", {}],
  ])("is open again after %s on one of its items, and not on another's", async (kind, about) => {
    const request = await ordered();
    await answerDisclosure(room.deps, CHIRPER, request.id, { type: "refuse", reason: "DATA_NOT_HELD" });
    await learn(orderTold(kind, request.orderId, { platform: "chirper", itemIds: ["another"] }));
    expect(await requestsOn(request.orderId)).toMatchObject([{ status: "REFUSED" }]);
    const answered = orderTold(kind, request.orderId, { platform: "chirper", ...about });
    await learn(answered);
    await learn(answered);
    expect(await kindsOf(request)).toEqual(["DisclosureRequested", "DisclosureRefused", "DisclosureReopened"]);
  });

  it("is open again when the court finds a breach that lasts, and keeps the next answer", async () => {
    const request = await ordered();
    await disclose(request);
    const about = {
      platform: "chirper",
      itemIds: ["c1"],
      findingId: "finding-1",
      from: NOW,
      reasons: "It is a false name.",
    };
    await learn(orderTold("BreachFound", request.orderId, { ...about, until: NOW }));
    expect(await requestsOn(request.orderId)).toMatchObject([{ status: "DISCLOSED" }]);
    await learn(orderTold("BreachFound", request.orderId, about));
    expect(await requestsOn(request.orderId)).toMatchObject([{ status: "REQUESTED" }]);
    expect(await disclose(request)).toMatchObject({ status: "DISCLOSED" });
    expect((await kindsOf(request)).slice(1)).toEqual([
      "IdentityDisclosed",
      "ContentDestroyed",
      "DisclosureReopened",
      "IdentityDisclosed",
    ]);
  });

  it("rule: has the poster told when the reason for silence has passed, by its timers, and counts who is late", async () => {
    const request = await ordered();
    await disclose(request);
    room.at(NOTICE_FROM);
    const due = { requestId: request.id, moment: "NOTICE_FROM", at: instant(NOTICE_FROM) } as const;
    await passMoment(room.deps, due);
    await passMoment(room.deps, due);
    room.at("2026-06-21T00:00:00.001Z");
    await passMoment(room.deps, {
      requestId: request.id,
      moment: "NOTICE_BY",
      at: instant("2026-06-21T00:00:00.000Z"),
    });
    expect(await notifyPoster(room.deps, CHIRPER, request.id)).toMatchObject({ status: "DISCLOSED" });
    expect((await kindsOf(request)).slice(2)).toEqual(["LateNoticeDue", "LateNoticeOverdue", "PosterToldLater"]);
    const period = { from: new Date("2026-05-01"), until: new Date("2026-06-20") };
    expect(await seeAllDisclosureFigures(room.deps, REGULATOR, period)).toMatchObject({
      noticesLate: 1,
      underOrder: { disclosed: 4, expired: 0 },
      insideCode: 0,
      outsideCode: 1,
    });
  });

  it("is closed again when the court takes that finding back, and not with another finding", async () => {
    const request = await ordered();
    await disclose(request);
    const about = { platform: "chirper", itemIds: ["c1"], findingId: "finding-1", reasons: "It is a false name." };
    await learn(orderTold("BreachFound", request.orderId, { ...about, from: NOW }));
    await learn(orderTold("FindingWithdrawn", request.orderId, { ...about, findingId: "finding-2" }));
    expect(await requestsOn(request.orderId)).toMatchObject([{ status: "REQUESTED" }]);
    const takenBack = orderTold("FindingWithdrawn", request.orderId, about);
    await learn(takenBack);
    await learn(takenBack);
    expect(await requestsOn(request.orderId)).toMatchObject([{ status: "DISCLOSED" }]);
    expect((await kindsOf(request)).at(-1)).toBe("RejectionTakenBack");
  });

  it("is closed when the court finds that its duty is met, and open again when it takes that back", async () => {
    const request = await ordered();
    await disclose(request);
    const about = { platform: "chirper", itemIds: ["c1"], reasons: "It is a false name." };
    await learn(orderTold("BreachFound", request.orderId, { ...about, findingId: "finding-1", from: NOW }));
    const met = { ...about, findingId: "finding-2", effectAt: NOW };
    await learn(orderTold("ComplianceFound", request.orderId, met));
    await learn(orderTold("ComplianceFound", request.orderId, { ...met, dutiesMet: [9] }));
    expect(await requestsOn(request.orderId)).toMatchObject([{ status: "REQUESTED" }]);
    const found = orderTold("ComplianceFound", request.orderId, { ...met, dutiesMet: [request.duty] });
    await learn(found);
    await learn(found);
    expect(await requestsOn(request.orderId)).toMatchObject([{ status: "DISCLOSED" }]);
    await learn(orderTold("FindingWithdrawn", request.orderId, { ...about, findingId: "finding-2" }));
    expect(await requestsOn(request.orderId)).toMatchObject([{ status: "REQUESTED" }]);
    expect((await kindsOf(request)).slice(-2)).toEqual(["DisclosureFoundMet", "FoundMetTakenBack"]);
  });

  it("is told to the orders service by its duty, without a word of the answer", async () => {
    const request = await ordered();
    await disclose(request);
    const ending = new AbortController();
    const service = { ...AMSTERDAM, partyType: "service", partyId: "orders", scopes: new Set(["feeds:read"]) };
    const facts = [];
    for await (const event of followDisclosures(room.deps, service, {
      after: null,
      sayWhole: true,
      signal: ending.signal,
    })) {
      if (!("stream" in event)) break;
      facts.push([event.kind, disclosureFacts(event)] as const);
    }
    ending.abort();
    expect(facts[0]).toEqual([
      "CodeOfConductPublished",
      expect.objectContaining({ version: 1, objectionWindow: "P7D" }),
    ]);
    const { id: requestId, orderId } = request;
    expect(facts.filter(([, { requestId: of }]) => of === requestId)).toEqual(
      ["DisclosureRequested", "IdentityDisclosed"].map((kind) => [
        kind,
        { requestId, orderId, court: "rb-amsterdam", platform: "chirper", duty: 1 },
      ]),
    );
  });
});
