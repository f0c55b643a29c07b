import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { minutes, NOW, orderDocument } from "../../../test/fixtures.js";
import {
  appeals,
  contestsFinding,
  decidesAppeal,
  decidesFinding,
  findsBreach,
  itemsResume,
  itemsSuspend,
  liftsFor,
  lodges,
  reinstates,
  upholds,
  WITHDRAWN,
} from "../../../test/story.js";
import { penalty, underPenalty } from "../../../test/under-penalty.js";
import type { AppealId, ItemId, OppositionId, PlatformId, SealedText } from "../ids.js";
import type { Instant } from "../instant.js";
import type { OrderEvent } from "../order/order-events.js";
import type { PenaltyBar } from "../penalty/penalty-events.js";
import { penaltyStatement } from "../penalty/penalty-statement.js";
import { decidePenalty, turnPenalty } from "./penalty-decisions.js";
import { penaltyHistoryOf } from "./penalty-of-order.js";

const platform = idOf<PlatformId>("vidshare");

const removed = (itemId: ItemId, effectAt: Instant) => ({ itemId, outcome: "REMOVED", effectAt }) as const;

describe("the penalty of an order, from its events", () => {
  it("forfeits nothing before service (Rv 611a(3)) nor within the term for compliance (611a(4))", () => {
    const one = underPenalty();
    expect(one.forfeited(minutes(1000))).toBe(0);
    one.serve();
    expect(one.forfeited(minutes(120))).toBe(0);
    expect(one.forfeited(minutes(121))).toBe(100_000);
  });

  it("stops when every item is gone, by when it went", () => {
    const one = underPenalty();
    one.serve();
    one.act({ type: "confirm", platform, confirmations: [removed(idOf("item-1"), minutes(130))] }, minutes(140));
    expect(one.forfeited(minutes(400))).toBe(500_000);
    one.act({ type: "confirm", platform, confirmations: [removed(idOf("item-2"), minutes(170))] }, minutes(410));
    expect(one.forfeited(minutes(500))).toBe(100_000);
  });

  it("runs again when a correction undoes compliance", () => {
    const one = underPenalty();
    one.serve();
    one.act(
      {
        type: "confirm",
        platform,
        confirmations: [removed(idOf("item-1"), minutes(60)), removed(idOf("item-2"), minutes(60))],
      },
      minutes(60),
    );
    const impossible = {
      itemId: idOf<ItemId>("item-2"),
      outcome: "IMPOSSIBLE",
      effectAt: minutes(200),
      impossibleReason: "DE_FACTO_IMPOSSIBLE",
    } as const;
    one.act({ type: "confirm", platform, confirmations: [impossible] }, minutes(200));
    expect(one.history().items).toEqual([
      { itemId: "item-1", gone: [{ from: minutes(60) }] },
      { itemId: "item-2", gone: [{ from: minutes(60), until: minutes(200) }] },
    ]);
    expect(one.forfeited(minutes(200))).toBe(0);
    expect(one.forfeited(minutes(239))).toBe(100_000);
    one.act({ type: "confirm", platform, confirmations: [removed(idOf("item-2"), minutes(210))] }, minutes(240));
    expect(one.history().items[1]?.gone).toEqual([{ from: minutes(60), until: minutes(200) }, { from: minutes(210) }]);
  });

  it("is not forfeited while the order is suspended, and the term that was left runs on", () => {
    const one = underPenalty();
    one.serve();
    one.act({ type: "suspend", reasons: "Opposition." }, minutes(60));
    expect(one.forfeited(minutes(600))).toBe(0);
    one.act({ type: "resume", reasons: "Upheld." }, minutes(600));
    expect(one.history().complianceTerms).toEqual([
      { endsAt: minutes(120), stoppedAt: minutes(60) },
      { endsAt: minutes(660) },
    ]);
    expect(one.forfeited(minutes(660))).toBe(0);
    expect(one.forfeited(minutes(661))).toBe(100_000);
  });

  it("is not forfeited for an item that is suspended by itself, and is for the others", () => {
    const one = underPenalty();
    one.serve();
    one.act(itemsSuspend([idOf("item-1"), idOf("item-2")]), minutes(150));
    expect(one.forfeited(minutes(600))).toBe(100_000);
    expect(penaltyStatement(one.history(), minutes(600))).toMatchObject({ running: false, because: "SUSPENDED" });
    one.act(itemsResume([idOf("item-2")]), minutes(600));
    expect(one.forfeited(minutes(601))).toBe(200_000);
  });

  it("is forfeited anew for an item that was put back, after the whole term that begins when it is demanded again", () => {
    const one = underPenalty();
    one.serve();
    const both = [removed(idOf("item-1"), minutes(60)), removed(idOf("item-2"), minutes(60))];
    one.act({ type: "confirm", platform, confirmations: both }, minutes(60));
    one.act(itemsSuspend([idOf("item-1")]), minutes(200));
    one.act(reinstates(230, idOf("item-1")), minutes(230));
    one.act(itemsResume([idOf("item-1")]), minutes(400));
    expect(one.history().items[0]).toMatchObject({
      suspensions: [{ from: minutes(200), until: minutes(400) }],
      gone: [{ from: minutes(60), until: minutes(400) }],
    });
    expect([one.forfeited(minutes(520)), one.forfeited(minutes(521))]).toEqual([0, 100_000]);
  });

  it("stays met for an item that was not put back while it was suspended, when that ends", () => {
    const one = underPenalty();
    one.serve();
    const both = [removed(idOf("item-1"), minutes(60)), removed(idOf("item-2"), minutes(60))];
    one.act({ type: "confirm", platform, confirmations: both }, minutes(60));
    one.act(itemsSuspend([idOf("item-1")]), minutes(200));
    one.act(itemsResume([idOf("item-1")]), minutes(400));
    expect(one.history().items[0]).toMatchObject({ gone: [{ from: minutes(60) }] });
    expect(one.history().items[0]?.gone[0]).not.toHaveProperty("until");
    expect(one.forfeited(minutes(5_000))).toBe(0);
  });

  it("waits for the court's clarification, and then for a whole new term", () => {
    const one = underPenalty();
    one.serve();
    const unclear = {
      itemId: idOf<ItemId>("item-1"),
      outcome: "IMPOSSIBLE",
      effectAt: minutes(10),
      impossibleReason: "MANIFEST_ERROR",
    } as const;
    one.act({ type: "confirm", platform, confirmations: [unclear] }, minutes(10));
    one.act({ type: "confirm", platform, confirmations: [removed(idOf("item-2"), minutes(20))] }, minutes(20));
    one.act({ type: "clarify", platform, text: "The second frame." }, minutes(500));
    expect(one.forfeited(minutes(620))).toBe(0);
    expect(one.forfeited(minutes(621))).toBe(100_000);
  });

  it("falls away with the order when the judge says so, and stays when not", () => {
    for (const penaltiesFallAway of [true, false]) {
      const one = underPenalty();
      one.serve();
      one.act(
        { type: "lodgeOpposition", oppositionId: idOf("o"), by: { role: "POSTER" }, grounds: "Satire." },
        minutes(130),
      );
      const decision = {
        outcome: "LIFTED",
        reasons: "Lawful.",
        penaltiesFallAway,
        coveredBy: () => undefined,
      } as const;
      one.act({ type: "decideOpposition", oppositionId: idOf("o"), decision }, minutes(150));
      expect(penaltyStatement(one.history(), minutes(999))).toMatchObject({
        forfeitedCents: penaltiesFallAway ? 0 : 100_000,
        fallenAwayCents: penaltiesFallAway ? 100_000 : 0,
        running: false,
        because: "ENDED",
      });
    }
  });

  it("does not run from when the judge finds compliance impossible (Rv 611d), and what was forfeited stays", () => {
    const one = underPenalty();
    one.serve();
    const moderation = { effect: "LIFTED", from: minutes(190) } as const;
    one.record(
      decidePenalty(
        one.order(),
        { platform },
        { type: "moderatePenalty", moderation, reasons: "The servers burned." },
        minutes(300),
      ),
    );
    expect(one.forfeited(minutes(999))).toBe(200_000);
  });

  it("has every bar and interruption that the court recorded of this platform, and of no other", () => {
    const one = underPenalty();
    one.serve();
    const barred = (because: PenaltyBar["because"], of = platform): OrderEvent => ({
      kind: "PenaltyBarred",
      platform: of,
      bar: { because, from: minutes(130), until: minutes(190) },
      at: minutes(130),
    });
    const interruption = { at: minutes(200), by: "CLAIM" } as const;
    one.record([
      barred("BANKRUPTCY"),
      barred("DEBT_RESCHEDULING"),
      barred("OTHER_LEGAL_BAR"),
      barred("NOT_KNOWABLE"),
      barred("BANKRUPTCY", idOf("lawyer-list")),
      { kind: "PrescriptionInterrupted", platform, interruption, at: minutes(200) },
      { kind: "PrescriptionInterrupted", platform: idOf<PlatformId>("lawyer-list"), interruption, at: minutes(200) },
    ]);
    const during = { from: minutes(130), until: minutes(190) };
    expect(one.history()).toMatchObject({
      recordedUntil: minutes(200),
      moderations: [],
      insolvencies: [
        { ...during, kind: "BANKRUPTCY" },
        { ...during, kind: "DEBT_RESCHEDULING" },
      ],
      otherLegalBars: [{ ...during, because: "OTHER_LEGAL_BAR" }],
      notKnowable: [{ ...during, because: "NOT_KNOWABLE" }],
      interruptions: [interruption],
    });
    // Every hour from 120 to 400 has some part without the insolvency, from 130 to 190.
    expect(one.forfeited(minutes(400))).toBe(500_000);
  });

  it("has a death until the judge continues the penalty, and of that decision's moment alone", () => {
    const one = underPenalty();
    one.serve();
    const continues = (of = platform): OrderEvent => ({
      kind: "PenaltyContinued",
      platform: of,
      reasons: "The heirs keep it up.",
      at: minutes(300),
    });
    const died = { because: "DEATH", from: minutes(190) } as const;
    one.record([
      { kind: "PenaltyBarred", platform, bar: died, at: minutes(250) },
      continues(idOf<PlatformId>("lawyer-list")),
    ]);
    expect(one.history().deaths).toEqual([died]);
    // The hours that began at 120 (as the term passed) and 180.
    expect(one.forfeited(minutes(400))).toBe(200_000);
    one.record([continues()]);
    expect(one.history().deaths).toEqual([{ ...died, until: minutes(300) }]);
    expect(one.forfeited(minutes(400))).toBe(400_000);
    expect(one.history().insolvencies).toEqual([]);
  });

  it("goes on after a death alone: another bar that is open stays so", () => {
    const one = underPenalty();
    one.serve();
    const [died, bankrupt] = (["DEATH", "BANKRUPTCY"] as const).map((because) => ({ because, from: minutes(190) }));
    one.record(
      [died, bankrupt].flatMap((bar) =>
        bar === undefined ? [] : [{ kind: "PenaltyBarred", platform, bar, at: minutes(250) } as const],
      ),
    );
    one.record([{ kind: "PenaltyContinued", platform, reasons: "The heirs keep it up.", at: minutes(300) }]);
    expect(one.history().deaths).toMatchObject([{ until: minutes(300) }]);
    expect(one.history().insolvencies).toEqual([{ kind: "BANKRUPTCY", from: minutes(190) }]);
    // The hours that began at 120 and 180, and none after.
    expect(one.forfeited(minutes(1_000))).toBe(200_000);
  });

  it("ends a bar that was recorded without an end when it is recorded again with one", () => {
    const one = underPenalty();
    one.serve();
    const barred = (until?: number, because: PenaltyBar["because"] = "BANKRUPTCY", from = 130): OrderEvent => ({
      kind: "PenaltyBarred",
      platform,
      bar: { because, from: minutes(from), ...(until === undefined ? {} : { until: minutes(until) }) },
      at: minutes(200),
    });
    one.record([barred(), barred(undefined, "NOT_KNOWABLE"), barred(190), barred(900, "BANKRUPTCY", 800)]);
    expect(one.history()).toMatchObject({
      insolvencies: [
        { kind: "BANKRUPTCY", from: minutes(130), until: minutes(190) },
        { kind: "BANKRUPTCY", from: minutes(800), until: minutes(900) },
      ],
      notKnowable: [{ from: minutes(130) }],
    });
    expect(one.forfeited(minutes(400))).toBe(500_000);
  });

  it("can be interrupted, barred and moderated after a version took the penalty away, for what was forfeited stays", () => {
    const one = underPenalty();
    one.serve();
    one.modify({ penalty: undefined } as never, minutes(300));
    expect(one.history().versions.at(-1)).toEqual({ from: minutes(300) });
    const interruption = { at: minutes(310), by: "RESERVATION" } as const;
    one.record(decidePenalty(one.order(), { platform }, { type: "interruptPrescription", interruption }, minutes(310)));
    const bar = { because: "OTHER_LEGAL_BAR", from: minutes(310) } as const;
    one.record(decidePenalty(one.order(), { platform }, { type: "barPenalty", bar }, minutes(310)));
    const moderation = { effect: "LIFTED", from: minutes(200) } as const;
    one.record(
      decidePenalty(
        one.order(),
        { platform },
        { type: "moderatePenalty", moderation, reasons: "Burned." },
        minutes(310),
      ),
    );
    expect(one.history()).toMatchObject({ interruptions: [interruption], otherLegalBars: [bar], moderations: [{}] });
    expect(one.forfeited(minutes(400))).toBe(200_000);
  });

  it("keeps one currency in all versions, also after one without a penalty", () => {
    const one = underPenalty();
    const change = { penalty: { ...penalty, currency: "USD" } };
    const refused = expect.objectContaining({
      code: "PENALTY_CURRENCY_MIXED",
      facts: { field: "order.penalty.currency", currencies: ["EUR", "USD"] },
    });
    expect(() => one.modify(change, minutes(10))).toThrowError(refused);
    one.modify({ penalty: undefined } as never, minutes(20));
    expect(() => one.modify(change, minutes(30))).toThrowError(refused);
    expect(one.order().document.version).toBe(2);
  });

  it("takes the last of two corrections of when an item went", () => {
    const one = underPenalty();
    one.serve();
    const said = (minute: number) => ({
      type: "confirm" as const,
      platform,
      confirmations: [removed(idOf("item-1"), minutes(minute)), removed(idOf("item-2"), minutes(minute))],
    });
    one.act(said(190), minutes(300));
    expect(one.forfeited(minutes(999))).toBe(200_000);
    one.act(said(130), minutes(310));
    expect(one.forfeited(minutes(999))).toBe(100_000);
    expect(one.history().items).toEqual([
      { itemId: "item-1", gone: [{ from: minutes(130) }] },
      { itemId: "item-2", gone: [{ from: minutes(130) }] },
    ]);
  });

  it("ends with the order, lifted or lapsed, and with each item that it lets go", () => {
    const one = underPenalty();
    one.serve();
    const terms = { penaltiesFallAway: false, coveredBy: () => undefined };
    one.act({ type: "applyForLapse", by: { role: "POSTER" }, terms }, minutes(60 * 24 * 60));
    expect(one.history()).toMatchObject({
      ended: { at: minutes(60 * 24 * 60), how: "LAPSED", forfeited: "STAYS" },
      items: [{ freedAt: minutes(60 * 24 * 60) }, { freedAt: minutes(60 * 24 * 60) }],
    });
  });

  it("has no penalty before the version that sets one", () => {
    const one = underPenalty(orderDocument());
    one.serve();
    expect(one.history().versions).toStrictEqual([{ from: NOW }]);
    expect(one.forfeited(minutes(999))).toBe(0);
    one.act(
      { type: "lodgeOpposition", oppositionId: idOf("o"), by: { role: "POSTER" }, grounds: "Satire." },
      minutes(130),
    );
    const context = { itemId: () => idOf<ItemId>("item-9"), isConnected: () => true, coveredBy: () => undefined };
    const document = orderDocument({ penalty, version: 2 });
    const decision = {
      outcome: "MODIFIED",
      reasons: "Not obeyed.",
      document,
      seal: idOf<SealedText>("seal-2"),
      context,
    } as const;
    one.act({ type: "decideOpposition", oppositionId: idOf("o"), decision }, minutes(150));
    expect(one.history().versions).toEqual([{ from: NOW }, { from: minutes(150), terms: penalty }]);
    expect(one.forfeited(minutes(180))).toBe(100_000);
  });

  it("is of a platform that the order addresses", () => {
    expect(() => underPenalty().history(idOf("findit"))).toThrowError("findit is no addressee in these events");
  });

  it("counts an item that a modification adds from the service of the new version", () => {
    const one = underPenalty();
    one.serve();
    one.act(
      {
        type: "confirm",
        platform,
        confirmations: [removed(idOf("item-1"), minutes(5)), removed(idOf("item-2"), minutes(5))],
      },
      minutes(5),
    );
    one.act(
      { type: "lodgeOpposition", oppositionId: idOf("o"), by: { role: "POSTER" }, grounds: "Not all." },
      minutes(6),
    );
    const urls = ["https://vidshare.example/v/1", "https://vidshare.example/v/2", "https://vidshare.example/v/3"];
    const document = orderDocument({
      penalty,
      version: 2,
      addressees: [{ platform, items: urls.map((url) => ({ url })) }],
    });
    const context = { itemId: () => idOf<ItemId>("item-9"), isConnected: () => true, coveredBy: () => undefined };
    const decision = {
      outcome: "MODIFIED",
      reasons: "One more.",
      document,
      seal: idOf<SealedText>("seal-2"),
      context,
    } as const;
    one.act({ type: "decideOpposition", oppositionId: idOf("o"), decision }, minutes(10));
    expect(one.forfeited(minutes(900))).toBe(0);
    // Until then the new item and the new version are under no penalty.
    expect(one.history().items.map(({ itemId }) => itemId)).toEqual(["item-1", "item-2"]);
    expect(one.history().versions).toHaveLength(1);
    one.act({ type: "serve", platform, means: "ELECTRONIC", servedAt: minutes(1000), version: 2 }, minutes(1000));
    expect(one.history()).toMatchObject({
      versions: [{ from: NOW }, { from: minutes(1000), terms: penalty }],
      items: [{ itemId: "item-1" }, { itemId: "item-2" }, { itemId: "item-9", addedAt: minutes(1000) }],
    });
    expect(one.history().items[0]).not.toHaveProperty("addedAt");
    expect(one.history(idOf("lawyer-list")).items).toMatchObject([
      { itemId: idOf<ItemId>("item-3"), freedAt: minutes(10) },
    ]);
    expect(one.forfeited(minutes(1120))).toBe(0);
    expect(one.forfeited(minutes(1121))).toBe(100_000);
  });
});

describe("what of an order bears on a platform's penalty", () => {
  const suspends = { type: "suspend", reasons: "Opposition." } as const;
  const resumes = { type: "resume", reasons: "Heard." } as const;
  const terms = { penaltiesFallAway: false, coveredBy: () => undefined };
  const bar = (from: number, until?: number): OrderEvent => ({
    kind: "PenaltyBarred",
    platform,
    bar: { because: "BANKRUPTCY", from: minutes(from), ...(until === undefined ? {} : { until: minutes(until) }) },
    at: minutes(100),
  });
  const videosOf = (...numbers: readonly number[]) => ({
    platform,
    items: numbers.map((number) => ({ url: `https://vidshare.example/v/${number}` })),
  });

  it("is, of an order that is only given, its terms and its items", () => {
    expect(underPenalty().history()).toStrictEqual({
      recordedUntil: NOW,
      versions: [{ from: NOW, terms: penalty }],
      complianceTerms: [],
      items: [
        { itemId: "item-1", gone: [] },
        { itemId: "item-2", gone: [] },
      ],
      suspensions: [],
      insolvencies: [],
      otherLegalBars: [],
      notKnowable: [],
      moderations: [],
      interruptions: [],
    });
  });

  it("is each suspension from when it began until the judge ended it", () => {
    const one = underPenalty();
    one.serve();
    one.act(suspends, minutes(60));
    expect(one.history().suspensions).toEqual([{ from: minutes(60) }]);
    one.act(resumes, minutes(100));
    one.act({ type: "applyForLapse", by: { role: "POSTER" }, terms }, minutes(100_000));
    expect(one.history()).toMatchObject({
      suspensions: [{ from: minutes(60), until: minutes(100) }],
      ended: { how: "LAPSED" },
    });
  });

  it("is a suspension until the order is lifted in it, so that prescription goes on", () => {
    const one = underPenalty();
    one.serve();
    one.act(
      { type: "lodgeOpposition", oppositionId: idOf("o"), by: { role: "POSTER" }, grounds: "Satire." },
      minutes(20),
    );
    one.act(suspends, minutes(60));
    const decision = { outcome: "LIFTED", reasons: "Lawful.", ...terms } as const;
    one.act({ type: "decideOpposition", oppositionId: idOf("o"), decision }, minutes(200));
    expect(one.history()).toMatchObject({
      suspensions: [{ from: minutes(60), until: minutes(200) }],
      ended: { at: minutes(200), how: "LIFTED", forfeited: "STAYS" },
    });
  });

  it("falls away with the annulment of what the order rested on, also when it had ended on another ground", () => {
    const one = underPenalty();
    one.serve();
    one.act(lodges(), minutes(20));
    one.act(upholds(), minutes(24));
    one.act(appeals(), minutes(26));
    one.act(liftsFor(WITHDRAWN), minutes(300));
    expect(one.forfeited(minutes(400))).toBeGreaterThan(0);
    one.act(decidesAppeal("ANNULLED"), minutes(500));
    expect(one.history()).toMatchObject({ ended: { at: minutes(300), how: "LIFTED", forfeited: "FALLS_AWAY" } });
    expect(one.forfeited(minutes(600))).toBe(0);
  });

  it("stays forfeited when an appeal confirms what the order rested on, after it had ended on another ground", () => {
    const one = underPenalty();
    one.serve();
    one.act(lodges(), minutes(20));
    one.act(upholds(), minutes(24));
    one.act(appeals(), minutes(26));
    one.act(liftsFor(WITHDRAWN), minutes(300));
    const forfeited = one.forfeited(minutes(400));
    one.act(decidesAppeal("CONFIRMED"), minutes(500));
    expect(one.history()).toMatchObject({ ended: { at: minutes(300), how: "LIFTED", forfeited: "STAYS" } });
    expect(one.forfeited(minutes(600))).toBe(forfeited);
  });

  it("is a suspension until the order was made final, in a history of before main judgments were kept", () => {
    const one = underPenalty();
    one.serve();
    one.act(suspends, minutes(60));
    one.record([{ kind: "OrderMadeFinal", reasons: "Unlawful.", at: minutes(300) }]);
    expect(one.history().suspensions).toEqual([{ from: minutes(60), until: minutes(300) }]);
  });

  it("is nothing that a version changes for another platform alone", () => {
    const one = underPenalty();
    one.serve();
    const { items, versions } = one.history();
    const lawyerList = { platform: idOf<PlatformId>("lawyer-list"), items: [{ url: "https://lawyer-list.example/2" }] };
    one.modify({ addressees: [videosOf(1, 2), lawyerList] }, minutes(60));
    expect(one.history()).toMatchObject({ versions: [...versions, { from: minutes(60) }] });
    expect(one.history().items).toEqual(items);
    const unserved = underPenalty();
    unserved.modify({ addressees: [videosOf(1, 2), lawyerList] }, minutes(60));
    expect(unserved.history().items).toEqual(items);
  });

  it("is nothing of what a version, or the court, says of items under another account", () => {
    const duty = (number: number, ...videos: readonly number[]) => ({
      number,
      kind: "REMOVE" as const,
      targets: videos.map((video) => ({ url: `https://vidshare.example/v/${video}` })),
      ...(number === 2 ? { penalty } : {}),
    });
    const addressees = (...duties: ReturnType<typeof duty>[]) => ({ addressees: [{ platform, duties }] });
    const one = underPenalty(orderDocument({ penalty, ...addressees(duty(1, 1), duty(2, 2)) }));
    one.serve();
    one.act(findsBreach(130, idOf("item-1"), { itemIds: [idOf("item-1"), idOf("item-2")] }), minutes(140));
    const itemsOf = (account?: number) => penaltyHistoryOf(one.events(), platform, account).items;
    expect(itemsOf()).toMatchObject([{ itemId: "item-1", breaches: [{ from: minutes(130) }] }]);
    expect(itemsOf(2)).toMatchObject([{ itemId: "item-2", breaches: [{ from: minutes(130) }] }]);
    one.modify(addressees(duty(1, 1), duty(2, 2, 3)), minutes(150));
    one.act({ type: "serve", platform, means: "ELECTRONIC", servedAt: minutes(160), version: 2 }, minutes(160));
    expect(itemsOf().map(({ itemId }) => itemId)).toEqual(["item-1"]);
    expect(itemsOf(2)).toMatchObject([{ itemId: "item-2" }, { itemId: "v2-1", addedAt: minutes(160) }]);
    one.modify(addressees(duty(1, 1)), minutes(200));
    const { versions, items } = penaltyHistoryOf(one.events(), platform, 2);
    expect(versions.at(-1)).toStrictEqual({ from: minutes(200) });
    expect(items.map(({ freedAt }) => freedAt)).toEqual([minutes(200), minutes(200)]);
  });

  it("is, of an order from before writs were kept, a version from the service of the one before it", () => {
    const [before, now] = [undefined, { serveWithin: "PT24H", confirmPosterWithin: "PT24H", writ: {} }].map(
      (settings) => {
        const one = underPenalty(orderDocument({ penalty }), settings);
        one.act({ type: "serve", platform, means: "BAILIFF", servedAt: minutes(5) }, minutes(5));
        one.modify({ addressees: [videosOf(1, 2, 3)] }, minutes(30));
        one.record([
          {
            kind: "AddresseeServed",
            platform,
            means: "BAILIFF",
            servedAt: minutes(4),
            ofOlderVersion: true,
            at: minutes(40),
          },
        ]);
        return one.history().versions.map(({ from }) => from);
      },
    );
    expect([before, now]).toEqual([[NOW, minutes(4)], [NOW]]);
  });

  it("is nothing of what becomes of an item that the order let go", () => {
    const one = underPenalty();
    one.serve();
    const both = [removed(idOf("item-1"), minutes(130)), removed(idOf("item-2"), minutes(190))];
    one.act({ type: "confirm", platform, confirmations: both }, minutes(200));
    one.act(liftsFor(WITHDRAWN), minutes(300));
    const { recordedUntil: _, ...before } = one.history();
    const [first, second] = [idOf<ItemId>("item-1"), idOf<ItemId>("item-2")];
    const deadline = minutes(300 + 24 * 60);
    one.act({ type: "passReinstatementDeadline", platform, deadline }, minutes(301 + 24 * 60));
    one.act({ type: "hold", platform, held: [{ itemId: first, heldBy: idOf("order-2") }] }, minutes(2_000));
    one.act({ type: "releaseHeld", platform, itemIds: [first] }, minutes(2_010));
    one.act(reinstates(2_020, first, second), minutes(2_020));
    const { recordedUntil, ...after } = one.history();
    expect(recordedUntil).toBe(minutes(2_020));
    expect(after).toEqual(before);
  });

  it("is a breach that the court found, which counts as before when it is contested and upheld", () => {
    const one = underPenalty();
    one.serve();
    const both = [removed(idOf("item-1"), minutes(60)), removed(idOf("item-2"), minutes(60))];
    one.act({ type: "confirm", platform, confirmations: both }, minutes(60));
    one.act(findsBreach(130, idOf("item-1"), { until: minutes(140) }), minutes(200));
    const { recordedUntil: _, ...found } = one.history();
    expect(one.forfeited(minutes(1_000))).toBe(100_000);
    one.act(contestsFinding(), minutes(210));
    one.act(decidesFinding("UPHELD"), minutes(220));
    expect(one.history()).toEqual({ ...found, recordedUntil: minutes(220) });
  });

  it("ends with the order for each account of its own, where a duty has one", () => {
    const duty = (number: number) => ({
      number,
      kind: "REMOVE" as const,
      targets: [{ url: `https://vidshare.example/v/${number}` }],
      ...(number === 2 ? { penalty } : {}),
    });
    const one = underPenalty(orderDocument({ penalty, addressees: [{ platform, duties: [duty(1), duty(2)] }] }));
    one.serve();
    one.act(itemsSuspend([idOf("item-2")]), minutes(130));
    one.act(itemsResume([idOf("item-2")]), minutes(200));
    one.act(liftsFor(WITHDRAWN), minutes(300));
    expect(one.history()).toMatchObject({
      ended: { at: minutes(300) },
      items: [{ itemId: "item-1", freedAt: minutes(300) }],
    });
    const of2 = penaltyHistoryOf(one.events(), platform, 2);
    const suspensions = [{ from: minutes(130), until: minutes(200) }];
    expect(of2).toMatchObject({
      ended: { at: minutes(300) },
      items: [{ itemId: "item-2", freedAt: minutes(300), suspensions }],
    });
    // From 120 to 300, and of the duty's own without the hour that was suspended throughout.
    expect([one.forfeited(minutes(400)), penaltyStatement(of2, minutes(400)).forfeitedCents]).toEqual([
      300_000, 300_000,
    ]);
  });

  it("is a suspension until the main proceedings confirm the order in it", () => {
    const one = underPenalty();
    one.serve();
    one.act({ type: "registerMainClaim", reference: "HA ZA 26-1", broughtAt: minutes(50) }, minutes(50));
    one.act(suspends, minutes(60));
    one.act({ type: "concludeMainProceedings", outcome: "CONFIRMED", reasons: "Unlawful." }, minutes(300));
    expect(one.history().suspensions).toEqual([{ from: minutes(60), until: minutes(300) }]);
    expect(one.history()).not.toHaveProperty("ended");
  });

  it("is known until its last moment, also when a clock was behind by a little in between", () => {
    const one = underPenalty();
    one.serve();
    one.act(suspends, minutes(60));
    const interruption = { at: minutes(50), by: "CLAIM" } as const;
    one.record([{ kind: "PrescriptionInterrupted", platform, interruption, at: minutes(59.5) }]);
    expect(one.history().recordedUntil).toBe(minutes(60));
  });

  it("is for a platform that a version makes an addressee, that and later versions", () => {
    const one = underPenalty();
    const findit = { platform: idOf<PlatformId>("findit"), items: [{ url: "https://findit.example/v/1" }] };
    one.modify({ removeWithin: "PT3H" }, minutes(30));
    one.modify({ addressees: [videosOf(1, 2), findit] }, minutes(60));
    expect(one.history(idOf("findit"))).toMatchObject({
      versions: [{ from: minutes(60), terms: penalty }],
      items: [{ itemId: idOf<ItemId>("v3-1"), gone: [] }],
    });
    one.act({ type: "serve", platform: idOf("findit"), means: "ELECTRONIC", servedAt: minutes(70) }, minutes(70));
    expect(one.history(idOf("findit"))).toMatchObject({
      servedAt: minutes(70),
      complianceTerms: [{ endsAt: minutes(250) }],
    });
    expect(penaltyStatement(one.history(idOf("findit")), minutes(251)).forfeitedCents).toBe(100_000);
  });

  it("is an item that a version adds before service, like one that was there from the start", () => {
    const one = underPenalty();
    one.modify({ addressees: [videosOf(1, 2, 3)] }, minutes(30));
    const items = ["item-1", "item-2", "v2-1"].map((itemId) => ({ itemId, gone: [] }));
    expect(one.history().items).toEqual(items);
    one.act({ type: "serve", platform, means: "ELECTRONIC", servedAt: minutes(40), version: 2 }, minutes(40));
    expect(one.history().items).toEqual(items);
    expect(one.history().items.at(-1)).not.toHaveProperty("addedAt");
  });

  it("is an item that a version adds after service only once that is served, whatever the platform says meanwhile", () => {
    const one = underPenalty();
    one.serve();
    one.modify({ addressees: [videosOf(1, 2, 3)] }, minutes(30));
    const unclear = {
      itemId: idOf<ItemId>("item-1"),
      outcome: "IMPOSSIBLE",
      effectAt: minutes(35),
      impossibleReason: "MANIFEST_ERROR",
    } as const;
    one.act({ type: "confirm", platform, confirmations: [unclear] }, minutes(35));
    expect(one.history()).toMatchObject({ versions: [{ from: NOW }], items: [{}, {}] });
  });

  it("is, when a version adds an item, a term of its own for that one, and for the others the one that they had", () => {
    const one = underPenalty(orderDocument({ penalty, addressees: [videosOf(1, 2, 3, 4)] }));
    one.serve();
    const gone = [removed(idOf("item-2"), minutes(10)), removed(idOf("item-3"), minutes(10))];
    one.act({ type: "confirm", platform, confirmations: gone }, minutes(10));
    // It proves not to be gone after all.
    const impossible = { outcome: "IMPOSSIBLE", impossibleReason: "DE_FACTO_IMPOSSIBLE" } as const;
    const corrected = { itemId: idOf<ItemId>("item-3"), effectAt: minutes(20), ...impossible };
    one.act({ type: "confirm", platform, confirmations: [corrected] }, minutes(20));
    one.modify({ addressees: [videosOf(1, 2, 3, 5)] }, minutes(400));
    one.act({ type: "serve", platform, means: "ELECTRONIC", servedAt: minutes(410), version: 2 }, minutes(410));
    const { items, complianceTerms } = one.history();
    expect(complianceTerms).toEqual([{ endsAt: minutes(120) }]);
    expect(items.map((item) => [item.itemId, item.complianceTerms])).toEqual([
      ["item-1", undefined],
      ["item-2", undefined],
      ["item-3", undefined],
      // Let go by the version, and its term with it.
      ["item-4", [{ endsAt: minutes(120), stoppedAt: minutes(400) }]],
      ["v2-1", [{ endsAt: minutes(530) }]],
    ]);
  });

  it("is no passed term for an item of a version that was not served before the next one added more", () => {
    const one = underPenalty();
    one.serve();
    one.modify({ addressees: [videosOf(1, 2, 3)] }, minutes(400));
    one.modify({ addressees: [videosOf(1, 2, 3, 4)] }, minutes(410));
    one.act({ type: "serve", platform, means: "ELECTRONIC", servedAt: minutes(420), version: 3 }, minutes(420));
    const passed = [{ endsAt: minutes(120) }];
    const begun = [{ endsAt: minutes(540) }];
    expect(one.history().complianceTerms).toEqual(passed);
    expect(one.history().items.map((item) => [item.itemId, item.complianceTerms])).toEqual([
      ["item-1", undefined],
      ["item-2", undefined],
      ["v2-1", begun],
      ["v3-1", begun],
    ]);
  });

  it("is each version from no earlier than the one before, also when its service was sealed in the same minutes", () => {
    const one = underPenalty();
    one.serve();
    one.modify({ removeWithin: "PT3H" }, minutes(30));
    one.modify({ removeWithin: "PT4H" }, minutes(50));
    one.modify({ addressees: [videosOf(1, 2, 3)], issuedAt: minutes(48) }, minutes(52));
    const service = { means: "BAILIFF", servedAt: minutes(49), deadline: minutes(289), at: minutes(60) } as const;
    one.record([{ kind: "AddresseeServed", platform, ...service }]);
    expect(one.history().versions.map(({ from }) => from)).toEqual([NOW, minutes(30), minutes(50), minutes(50)]);
  });

  it("is not that an item is gone which is claimed to be impossible to remove from the start", () => {
    const one = underPenalty();
    one.serve();
    const never = {
      itemId: idOf<ItemId>("item-1"),
      outcome: "IMPOSSIBLE",
      effectAt: minutes(10),
      impossibleReason: "DE_FACTO_IMPOSSIBLE",
    } as const;
    one.act({ type: "confirm", platform, confirmations: [never] }, minutes(10));
    expect(one.history().items[0]).toEqual({ itemId: "item-1", gone: [] });
  });

  it("is each bar on its own: another beginning, or another end of one that ended, is another bar", () => {
    const one = underPenalty();
    one.serve();
    one.record([bar(30), bar(40, 50), bar(60, 70), bar(60, 80)]);
    expect(one.history().insolvencies).toMatchObject([
      { from: minutes(30) },
      { from: minutes(40), until: minutes(50) },
      { from: minutes(60), until: minutes(70) },
      { from: minutes(60), until: minutes(80) },
    ]);
    expect(one.history().insolvencies[0]).not.toHaveProperty("until");
  });

  it("is nothing of the notes on its own course", () => {
    const one = underPenalty();
    one.serve();
    const before = one.history();
    const at = minutes(0);
    one.record([
      { kind: "PenaltyAccrualStarted", platform, since: at, at },
      { kind: "PenaltyAccrualStopped", platform, because: "SUSPENDED", forfeitedCents: 100_000, at },
      { kind: "PenaltyMaximumReached", platform, forfeitedCents: 1_000_000, at },
    ]);
    expect(one.history()).toEqual(before);
  });

  it("is nothing of what happens to oppositions and appeals, is told the poster, or asked of the court", () => {
    const one = underPenalty();
    one.serve();
    const before = one.history();
    const at = minutes(0);
    const opposition = { oppositionId: idOf<OppositionId>("opposition-1"), at };
    const appeal = { appealId: idOf<AppealId>("appeal-1"), reasons: "Settled.", at };
    const confirmation = { itemId: idOf<ItemId>("item-1"), outcome: "INFORMED", informedAt: at } as const;
    const besides: readonly OrderEvent[] = [
      { kind: "HearingSet", ...opposition, hearingAt: minutes(500) },
      { kind: "OppositionWithdrawn", ...opposition, reasons: "Settled." },
      { kind: "OppositionMooted", ...opposition, reasons: "It has ended." },
      { kind: "OrderAppealWithdrawn", ...appeal },
      { kind: "OrderAppealMooted", ...appeal },
      { kind: "MainTermPassed", deadline: at, at },
      { kind: "AcknowledgementRecorded", platform, acknowledgedAt: at, at },
      { kind: "AddresseeUnserved", platform, serveBy: at, at },
      { kind: "PosterConfirmationRecorded", platform, confirmation, at },
      { kind: "PosterConfirmationCorrected", platform, confirmation, corrected: confirmation, at },
      { kind: "PosterConfirmationOverdue", platform, confirmBy: at, itemIds: [idOf("item-1")], at },
      { kind: "ModerationRequested", platform, from: at, reasons: "It burned.", at },
      { kind: "ModerationRefused", platform, reasons: "It did not.", at },
    ];
    for (const event of besides) expect(penaltyHistoryOf([...one.events(), event], platform)).toEqual(before);
  });

  it("is told by the events that penalties have a rule for: another one would change them in silence", () => {
    const events = underPenalty().events();
    for (const addressed of [{}, { platform }]) {
      const event = { kind: "OrderForgotten", ...addressed, at: NOW } as never;
      expect(() => penaltyHistoryOf([...events, event], platform)).toThrowError(
        "Penalties have no rule for OrderForgotten",
      );
    }
  });

  it("begins with the order", () => {
    const early: OrderEvent = { kind: "AddresseeComplied", platform, compliedAt: NOW, at: NOW };
    expect(() => penaltyHistoryOf([early], platform)).toThrowError(
      "AddresseeComplied of vidshare before it was addressed",
    );
  });
});

describe("the course of a penalty", () => {
  it("is recorded when it starts, when it stops and when the maximum is reached, each once", () => {
    const one = underPenalty();
    one.serve();
    const turn = (now: Instant) => {
      const events = turnPenalty(one.order(), { platform }, penaltyStatement(one.history(), now), now);
      one.record(events);
      for (const event of events) expect(event).not.toHaveProperty("duty");
      return events.map(({ kind }) => kind);
    };
    expect(turn(minutes(100))).toEqual([]);
    expect(turn(minutes(121))).toEqual(["PenaltyAccrualStarted"]);
    expect(turn(minutes(122))).toEqual([]);
    one.act({ type: "suspend", reasons: "Opposition." }, minutes(150));
    expect(turn(minutes(151))).toEqual(["PenaltyAccrualStopped"]);
    one.act({ type: "resume", reasons: "Upheld." }, minutes(160));
    expect(turn(minutes(161))).toEqual(["PenaltyAccrualStarted"]);
    expect(one.order().addressees[0]?.penaltyRunningSince).toBe(minutes(160));
    expect(turn(minutes(5000))).toEqual(["PenaltyMaximumReached"]);
    expect(turn(minutes(6000))).toEqual([]);
  });
});
