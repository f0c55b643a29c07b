import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { issuedOrder, minutes, orderDocument } from "../../../test/fixtures.js";
import {
  acknowledged,
  decided,
  ending,
  goOn,
  POSTER,
  removes,
  story,
  suspends,
  VIDSHARE,
  vidshare,
} from "../../../test/story.js";
import type { ApplicationId, ItemId, OrderId, SealedText } from "../ids.js";
import type { Instant } from "../instant.js";
import { evolveOrder } from "../order/evolve-order.js";
import { issueOrder } from "../order/issue-order.js";
import type { LapseApplicant } from "../order/main-claim.js";
import type { OrderCommand } from "../order/order-commands.js";
import { mainTermEnd, newMainTermEnd } from "./main-proceedings.js";

const at = (moment: string) => moment as Instant;

describe("the term for the main proceedings", () => {
  // Counted by hand in the calendar; the holidays of Algemene termijnenwet art. 3 are named.
  it.each([
    ["31 calendar days where there is no holiday", "2026-09-01T10:00:00.000Z", "2026-10-02"],
    [
      "20 working days over Christmas, Boxing Day (a Saturday) and New Year: 25 Dec, 1 Jan",
      "2026-12-18T10:00:00.000Z",
      "2027-01-19",
    ],
    [
      "31 calendar days when both holidays of Christmas lie in them but the count is shorter",
      "2026-11-30T10:00:00.000Z",
      "2026-12-31",
    ],
    ["20 working days over Good Friday 3 April and Easter Monday 6 April", "2026-03-30T10:00:00.000Z", "2026-04-30"],
    [
      "20 working days over Good Friday, Easter Monday and King's Day (Monday 27 April)",
      "2026-04-02T10:00:00.000Z",
      "2026-05-06",
    ],
    [
      "20 working days over King's Day, 5 May, Ascension (14 May), the day after it and Whit Monday (25 May)",
      "2026-04-24T10:00:00.000Z",
      "2026-05-29",
    ],
    [
      "20 working days over Good Friday, Easter Monday and 5 May, King's Day being kept on Saturday 26 April 2025",
      "2025-04-16T10:00:00.000Z",
      "2025-05-19",
    ],
    [
      "20 working days over 5 May, Ascension (29 May) and the day after it in 2025",
      "2025-05-02T10:00:00.000Z",
      "2025-06-04",
    ],
    [
      "31 calendar days that end on 2 January 2026, which is equated with a holiday, so to Monday",
      "2025-12-02T10:00:00.000Z",
      "2026-01-05",
    ],
    ["31 calendar days that end on a Saturday, so to Monday", "2026-02-04T10:00:00.000Z", "2026-03-09"],
    ["31 calendar days that end on a Sunday, so to Monday", "2026-02-05T10:00:00.000Z", "2026-03-09"],
    ["to Monday from another Saturday", "2026-02-11T10:00:00.000Z", "2026-03-16"],
    ["to Monday from another Sunday", "2026-02-12T10:00:00.000Z", "2026-03-16"],
    ["to Tuesday where Good Friday, the weekend and Easter Monday follow", "2026-03-03T10:00:00.000Z", "2026-04-07"],
  ])("is %s", (_, issuedAt, last) => {
    const midnight = Temporal.PlainDate.from(last).add({ days: 1 }).toZonedDateTime("Europe/Amsterdam");
    expect(mainTermEnd(at(issuedAt), undefined)).toBe(new Date(midnight.epochMilliseconds - 1).toISOString());
  });

  it("counts from the day of the order by the calendar of Amsterdam, not of Greenwich", () => {
    // 22:30 UTC on 31 August is already 1 September in summer time.
    expect(mainTermEnd(at("2026-08-31T22:30:00.000Z"), undefined)).toBe("2026-10-02T21:59:59.999Z");
    expect(mainTermEnd(at("2026-08-31T21:30:00.000Z"), undefined)).toBe("2026-10-01T21:59:59.999Z");
  });

  it("is as the order sets it, where it does, to the end of its last day", () => {
    expect(mainTermEnd(at("2026-03-02T09:00:00.000Z"), "P10D", true)).toBe("2026-03-12T22:59:59.999Z");
    expect(mainTermEnd(at("2026-03-02T09:00:00.000Z"), "PT240H", true)).toBe("2026-03-12T09:00:00.000Z");
    expect(issuedOrder(orderDocument({ mainProceedingsWithin: "P14D" })).mainTermEnd).toBe("2026-03-16T22:59:59.999Z");
  });

  it("of days ends at the hour of the order where that was given before its last day counted whole", () => {
    expect(mainTermEnd(at("2026-03-02T09:00:00.000Z"), "P10D")).toBe("2026-03-12T09:00:00.000Z");
  });
});

describe("a main term that is about to be given", () => {
  it("is known to the last day of which the equated days are known", () => {
    const last = at("2028-11-28T10:00:00.000Z");
    expect(newMainTermEnd(last, undefined)).toBe("2028-12-29T22:59:59.999Z");
    expect(newMainTermEnd(last, undefined)).toBe(mainTermEnd(last, undefined));
  });

  it("is refused when it would end in a year of which they are not, and can be set instead", () => {
    const late = at("2028-11-29T10:00:00.000Z");
    expect(() => newMainTermEnd(late, undefined)).toThrowError(
      expect.objectContaining({
        code: "MAIN_TERM_UNKNOWN",
        message: expect.stringMatching(/end in 2029.*order\.mainProceedingsWithin/),
        facts: { field: "order.mainProceedingsWithin", year: 2029 },
      }),
    );
    expect(newMainTermEnd(late, "P31D")).toBe("2028-12-30T10:00:00.000Z");
  });

  it("stays as it was given for an order that was given when equated days were not known", () => {
    const { mainTermEnd: given, ...before } = issueOrder(
      { orderId: idOf<OrderId>("order-1"), itemId: () => idOf<ItemId>("item-1") },
      idOf<ApplicationId>("application-1"),
      orderDocument(),
      idOf<SealedText>("seal"),
      () => true,
      at("2026-04-24T10:00:00.000Z"),
    );
    expect(given).toBe("2026-05-29T21:59:59.999Z");
    const old = evolveOrder(undefined, before);
    expect(old.mainTermEnd).toBe("2026-05-28T21:59:59.999Z");
    const again = evolveOrder(old, {
      kind: "OrderModified",
      document: old.document,
      seal: old.seal,
      changes: [],
      reinstateBy: old.issuedAt,
      reasons: "As before.",
      at: old.issuedAt,
    });
    expect(again.mainTermEnd).toBe(old.mainTermEnd);
  });
});

/** The fixtures' order is of Monday 2 March 2026: its term ends with 2 April. */
const END = at("2026-04-02T21:59:59.999Z");
const minute = (moment: string) => (Date.parse(moment) - Date.parse(minutes(0))) / 60_000;
const LATE = minute("2026-04-02T22:00:00.000Z");
const removed = () => story([10, acknowledged(10)], [20, removes(20, idOf("item-1"))]);
const claim = (broughtAt: Instant, reference = "C/13/9"): OrderCommand => ({
  type: "registerMainClaim",
  reference,
  broughtAt,
});
const claimed = () => goOn(removed(), [30, claim(minutes(25))]);
const lapse = (by: LapseApplicant = VIDSHARE): OrderCommand => ({ type: "applyForLapse", by, terms: ending() });

describe("an order without a main claim", () => {
  it("does not lapse before the end of the term, nor by itself after it", () => {
    expect(removed().mainTermEnd).toBe(END);
    expect(() => decided(removed(), minute(END), lapse())).toThrowError(
      expect.objectContaining({
        code: "MAIN_TERM_RUNNING",
        message: expect.stringContaining(`runs until ${END}; apply again after it, or lodge opposition`),
        facts: { mainTermEnd: END },
      }),
    );
    const passed = goOn(removed(), [LATE, { type: "passMainTerm", deadline: END }]);
    expect(passed).toMatchObject({ status: "IN_FORCE", mainTermPassedAt: minutes(LATE) });
  });

  it("says once that the term has passed, after it, for the deadline that holds", () => {
    const pass: OrderCommand = { type: "passMainTerm", deadline: END };
    expect(decided(removed(), minute(END), pass)).toEqual([]);
    expect(decided(removed(), LATE, { ...pass, deadline: minutes(5) })).toEqual([]);
    expect(decided(goOn(removed(), [LATE, pass]), LATE + 1, pass)).toEqual([]);
    expect(decided(goOn(removed(), [30, claim(minutes(25))]), LATE, pass)).toEqual([]);
  });

  it("lapses on application of an addressee or of the poster, and what was taken down goes back", () => {
    const lapsed = goOn(removed(), [LATE, lapse()]);
    expect(lapsed).toMatchObject({
      status: "LAPSED",
      ended: {
        at: minutes(LATE),
        penaltiesFallAway: false,
        reasons: `No main claim was brought by ${END}; lapsed on application of an addressee.`,
      },
    });
    expect(vidshare(lapsed).items.map(({ freed }) => freed?.duty)).toEqual(["DUE", "NONE"]);
    expect(vidshare(lapsed).reinstateBy).toBe(minutes(LATE + 1440));
    expect(goOn(removed(), [LATE, lapse(POSTER)]).ended?.reasons).toMatch(/on application of the poster\.$/);
    expect(decided(lapsed, LATE + 1, lapse())).toEqual([]);
    expect(() => decided(lapsed, LATE + 1, lapse(POSTER))).toThrowError(
      expect.objectContaining({ code: "ORDER_STATE" }),
    );
  });

  it("does not lapse for a platform that is no addressee of it", () => {
    expect(() => decided(removed(), LATE, lapse({ role: "ADDRESSEE", platform: idOf("chirper") }))).toThrowError(
      expect.objectContaining({ code: "UNKNOWN_ADDRESSEE" }),
    );
  });

  it("lapses while it is suspended too, and the suspension ends with it", () => {
    const lapsed = goOn(removed(), [30, suspends()], [LATE, lapse()]);
    expect(lapsed.suspensions).toMatchObject([{ from: minutes(30), until: minutes(LATE) }]);
  });
});

describe("a main claim", () => {
  it("in time keeps the order from lapsing, also when it is registered later", () => {
    const registered = goOn(removed(), [LATE, claim(END)]);
    expect(registered.mainClaim).toEqual({ reference: "C/13/9", broughtAt: END });
    expect(() => decided(registered, LATE + 1, lapse())).toThrowError(
      expect.objectContaining({
        code: "MAIN_CLAIM_KNOWN",
        message: expect.stringContaining("C/13/9 was brought in time"),
        facts: { reference: "C/13/9" },
      }),
    );
  });

  it("after its term is refused, and so is one that is still to come", () => {
    expect(() => decided(removed(), LATE + 9, claim(minutes(LATE)))).toThrowError(
      expect.objectContaining({
        code: "MAIN_TERM_PASSED",
        message: expect.stringContaining(`ended at ${END}`),
        facts: { field: "input.broughtAt", mainTermEnd: END },
      }),
    );
    expect(() => decided(removed(), 30, claim(minutes(31)))).toThrowError(
      expect.objectContaining({
        code: "EFFECT_IN_FUTURE",
        message: expect.stringContaining("future"),
        facts: { field: "input.broughtAt" },
      }),
    );
    expect(decided(removed(), 30, claim(minutes(30)))).toHaveLength(1);
  });

  it("of more than five years before the order is a slip; one that was pending already is not", () => {
    const tooEarly = at("2021-03-02T08:59:59.999Z");
    expect(() => decided(removed(), 30, claim(tooEarly))).toThrowError(
      expect.objectContaining({
        code: "FIELD_INVALID",
        message: expect.stringContaining(`${tooEarly}, more than five years before`),
        facts: { field: "input.broughtAt" },
      }),
    );
    expect(decided(removed(), 30, claim(at("2021-03-02T09:00:00.000Z")))).toHaveLength(1);
  });

  it("registered again changes nothing; another, or of another moment, is refused", () => {
    const registered = goOn(removed(), [30, claim(minutes(25))]);
    expect(decided(registered, 31, claim(minutes(25)))).toEqual([]);
    for (const other of [claim(minutes(26)), claim(minutes(25), "C/13/10")]) {
      expect(() => decided(registered, 31, other)).toThrowError(
        expect.objectContaining({
          code: "MAIN_CLAIM_KNOWN",
          message: expect.stringContaining("C/13/9 is registered already"),
          facts: { field: "input.reference", reference: "C/13/9" },
        }),
      );
    }
  });

  it("has a reference of some length", () => {
    expect(() => decided(removed(), 30, claim(minutes(25), ""))).toThrowError(
      expect.objectContaining({ code: "FIELD_INVALID", facts: { field: "input.reference" } }),
    );
    expect(decided(removed(), 30, claim(minutes(25), "x".repeat(200)))).toHaveLength(1);
    expect(() => decided(removed(), 30, claim(minutes(25), "x".repeat(201)))).toThrowError(
      expect.objectContaining({ code: "FIELD_INVALID" }),
    );
  });
});

describe("main proceedings that end", () => {
  const confirmed: OrderCommand = { type: "concludeMainProceedings", reasons: "Unlawful.", outcome: "CONFIRMED" };
  const rejected: OrderCommand = {
    type: "concludeMainProceedings",
    reasons: "Lawful.",
    outcome: "REJECTED",
    terms: ending({ penaltiesFallAway: true }),
  };

  it("with a confirmation leave the order in force: it is obeyed, and the term runs on", () => {
    const final = goOn(claimed(), [60, confirmed]);
    expect(final).toMatchObject({
      status: "IN_FORCE",
      mainJudgment: { outcome: "CONFIRMED", at: minutes(60), reasons: "Unlawful." },
    });
    expect(final.ended).toBeUndefined();
    expect(vidshare(final).deadline).toBe(minutes(130));
    expect(
      decided(final, 131, { type: "passDeadline", platform: idOf("vidshare"), deadline: minutes(130) }),
    ).toHaveLength(1);
    expect(goOn(final, [70, removes(70, idOf("item-2"))]).addressees[0]?.compliedAt).toBe(minutes(70));
  });

  it("confirm nothing where no claim is registered, so that a respondent keeps the right to have the order lapse", () => {
    expect(() => decided(removed(), minute(END), confirmed)).toThrowError(
      expect.objectContaining({
        code: "MAIN_CLAIM_MISSING",
        message: expect.stringMatching(/order-1: register it first with registerMainClaim; its term runs until/),
        facts: { orderId: "order-1", mainTermEnd: END },
      }),
    );
    expect(() => decided(removed(), LATE, confirmed)).toThrowError(
      expect.objectContaining({
        code: "MAIN_CLAIM_MISSING",
        message: expect.stringMatching(/its term ended at .*registerMainClaim; otherwise .*lapse with applyForLapse/),
      }),
    );
    expect(goOn(removed(), [LATE, lapse()]).status).toBe("LAPSED");
  });

  it("with a rejection lift it, also where the claim was brought too late to be registered", () => {
    expect(goOn(removed(), [LATE, rejected]).status).toBe("LIFTED");
  });

  it("with a rejection lift it, and what was taken down goes back", () => {
    const lifted = goOn(removed(), [60, rejected]);
    expect(lifted).toMatchObject({ status: "LIFTED", ended: { reasons: "Lawful.", penaltiesFallAway: true } });
    expect(vidshare(lifted).items[0]?.freed?.duty).toBe("DUE");
  });

  it("in the same way again change nothing; otherwise they are refused", () => {
    const final = goOn(claimed(), [60, confirmed]);
    const lifted = goOn(removed(), [60, rejected]);
    expect(decided(final, 61, confirmed)).toEqual([]);
    expect(decided(lifted, 61, rejected)).toEqual([]);
    for (const other of [
      { ...confirmed, reasons: "Other." },
      { ...confirmed, enforceableDespiteAppeal: false },
      rejected,
    ]) {
      expect(() => decided(final, 61, other)).toThrowError(expect.objectContaining({ code: "MAIN_JUDGMENT_GIVEN" }));
    }
    for (const [order, other] of [
      [lifted, confirmed],
      [lifted, { ...rejected, reasons: "Other." }],
      [lifted, { ...rejected, terms: ending() }],
      [lifted, { ...rejected, terms: ending({ penaltiesFallAway: true, reinstateWithin: "PT1H" }) }],
    ] as const) {
      expect(() => decided(order, 61, other)).toThrowError(expect.objectContaining({ code: "ORDER_STATE" }));
    }
  });

  it("need reasons", () => {
    for (const outcome of [confirmed, rejected]) {
      expect(() => decided(claimed(), 60, { ...outcome, reasons: " " })).toThrowError(
        expect.objectContaining({ code: "FIELD_INVALID", facts: { field: "input.reasons" } }),
      );
    }
  });

  it("withdraw the oppositions that were pending", () => {
    const contested = goOn(claimed(), [
      30,
      { type: "lodgeOpposition", oppositionId: idOf("o"), by: POSTER, grounds: "Mine." },
    ]);
    expect(goOn(contested, [60, confirmed]).oppositions[0]).toMatchObject({
      status: "MOOT",
      reasons: "The main proceedings have confirmed the order.",
    });
  });
});
