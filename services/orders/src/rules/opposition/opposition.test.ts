import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { minutes } from "../../../test/fixtures.js";
import {
  acknowledged,
  decided,
  goOn,
  lifts,
  lodges,
  modified,
  POSTER,
  removes,
  resumes,
  story,
  suspends,
  upholds,
  VIDSHARE,
  videos,
  vidshare,
} from "../../../test/story.js";
import { addresseeStatus } from "../addressee/addressee-status.js";
import type { OppositionId } from "../ids.js";
import { termsOf } from "../order/contest-decisions.js";
import { oppositionOf } from "../order/contested-items.js";
import type { Order } from "../order/order.js";
import type { OrderCommand } from "../order/order-commands.js";
import { type Decided, isDecidedSo } from "./opposition.js";

const contested = () => story([10, acknowledged(10)], [20, lodges()]);
const hearing = (hearingAt: number): OrderCommand => ({
  type: "setHearing",
  oppositionId: idOf("opposition-1"),
  hearingAt: minutes(hearingAt),
});

describe("an opposition", () => {
  it("is lodged by an addressee or by the poster, while the order stays in force", () => {
    const both = goOn(contested(), [30, lodges(POSTER, "opposition-2", "I made it.")]);
    expect(both.status).toBe("IN_FORCE");
    expect(both.oppositions).toEqual([
      { id: "opposition-1", by: VIDSHARE, grounds: "It is satire.", status: "LODGED", lodgedAt: minutes(20) },
      { id: "opposition-2", by: POSTER, grounds: "I made it.", status: "LODGED", lodgedAt: minutes(30) },
    ]);
    expect(vidshare(both).deadline).toBe(minutes(130));
    expect(addresseeStatus(vidshare(goOn(both, [40, removes(40, idOf("item-1"), idOf("item-2"))])))).toBe("COMPLIED");
  });

  it("lodged again by the same party on the same grounds changes nothing; on other grounds it is refused", () => {
    expect(decided(contested(), 30, lodges(VIDSHARE, "opposition-2"))).toEqual([]);
    expect(() => decided(contested(), 30, lodges(VIDSHARE, "opposition-2", "Another ground."))).toThrowError(
      expect.objectContaining({
        code: "OPPOSITION_PENDING",
        message: "Opposition opposition-1 of the same party is LODGED; withdraw it before lodging another.",
        facts: { oppositionId: "opposition-1", status: "LODGED" },
      }),
    );
    const another = lodges({ role: "ADDRESSEE", platform: idOf("lawyer-list") }, "opposition-2", "Another ground.");
    expect(decided(contested(), 30, another)).toHaveLength(1);
    const poster = goOn(contested(), [30, lodges(POSTER, "opposition-2")]);
    expect(decided(poster, 31, lodges(POSTER, "opposition-3"))).toEqual([]);
  });

  it("can be lodged again once an earlier one is decided", () => {
    const upheld = goOn(contested(), [30, upholds()]);
    expect(goOn(upheld, [40, lodges(VIDSHARE, "opposition-2")]).oppositions.map(({ status }) => status)).toEqual([
      "UPHELD",
      "LODGED",
    ]);
  });

  it("of a platform that is not an addressee is refused", () => {
    expect(() => decided(contested(), 30, lodges({ role: "ADDRESSEE", platform: idOf("chirper") }))).toThrowError(
      expect.objectContaining({
        code: "UNKNOWN_ADDRESSEE",
        message: '"chirper" is no addressee of order order-1.',
        facts: { platform: "chirper", orderId: "order-1" },
      }),
    );
  });

  it("that does not exist is refused", () => {
    expect(() => decided(contested(), 30, upholds("opposition-9"))).toThrowError(
      expect.objectContaining({
        code: "UNKNOWN_OPPOSITION",
        message: expect.stringContaining('no opposition "opposition-9"'),
        facts: { field: "id" },
      }),
    );
  });

  it("is heard at a future moment, which can be moved; the same moment again changes nothing", () => {
    const set = goOn(contested(), [30, hearing(500)]);
    expect(set.oppositions[0]).toMatchObject({ status: "HEARING_SET", hearingAt: minutes(500) });
    expect(decided(set, 31, hearing(500))).toEqual([]);
    expect(decided(set, 501, hearing(500))).toEqual([]);
    expect(goOn(set, [32, hearing(600)]).oppositions[0]?.hearingAt).toBe(minutes(600));
    for (const past of [29, 30]) {
      expect(() => decided(contested(), 30, hearing(past))).toThrowError(
        expect.objectContaining({
          code: "HEARING_IN_PAST",
          message: expect.stringContaining(`${minutes(past)} has passed; it is now ${minutes(30)}`),
          facts: { field: "hearingAt" },
        }),
      );
    }
  });

  it.each([
    ["grounds", lodges(POSTER, "opposition-2", " "), "input.grounds"],
    ["reasons for its decision", upholds("opposition-1", ""), "decision.reasons"],
    [
      "reasons for its withdrawal",
      { type: "withdrawOpposition", oppositionId: idOf<OppositionId>("opposition-1"), reasons: "" } as const,
      "reasons",
    ],
  ])("needs %s", (_, command, field) => {
    expect(() => decided(contested(), 30, command)).toThrowError(
      expect.objectContaining({ code: "FIELD_INVALID", facts: { field } }),
    );
  });

  it("withdrawn again for the same reasons changes nothing", () => {
    const withdraw: OrderCommand = {
      type: "withdrawOpposition",
      oppositionId: idOf("opposition-1"),
      reasons: "Settled.",
    };
    const withdrawn = goOn(contested(), [30, withdraw]);
    expect(withdrawn.oppositions[0]).toMatchObject({
      status: "WITHDRAWN",
      decidedAt: minutes(30),
      reasons: "Settled.",
    });
    expect(decided(withdrawn, 31, withdraw)).toEqual([]);
    expect(() => decided(withdrawn, 31, { ...withdraw, reasons: "Other." })).toThrowError(
      expect.objectContaining({ code: "OPPOSITION_DECIDED" }),
    );
    expect(() => decided(withdrawn, 31, { ...withdraw, oppositionId: idOf("opposition-9") })).toThrowError(
      expect.objectContaining({ code: "UNKNOWN_OPPOSITION" }),
    );
  });
});

describe("a decision on opposition", () => {
  const decidedSo = (order: Order, decision: Decided) =>
    isDecidedSo(oppositionOf(order, idOf("opposition-1")), decision);
  const lifted = (terms: Decided["terms"] = {}) => goOn(contested(), [30, lifts(terms)]);
  const lifting = { outcome: "LIFTED", reasons: "It is lawful." } as const;

  it("is recorded with what the judge decided on penalties and on restoring items, if anything", () => {
    const [withTerms] = lifted({ penaltiesFallAway: true, reinstateWithin: "PT6H" }).oppositions;
    expect(withTerms?.terms).toEqual({ penaltiesFallAway: true, reinstateWithin: "PT6H" });
    expect(lifted().oppositions[0]?.terms).toEqual({ penaltiesFallAway: false });
    const narrowed = modified(contested(), 30, videos(1), { reinstateWithin: "PT6H" });
    expect(narrowed.oppositions[0]?.terms).toEqual({ reinstateWithin: "PT6H" });
    expect(decided(contested(), 30, upholds())).toEqual([
      {
        kind: "OppositionDecided",
        oppositionId: "opposition-1",
        outcome: "UPHELD",
        reasons: "It is unlawful.",
        appealBy: "2026-03-30T21:59:59.999Z",
        at: minutes(30),
      },
    ]);
    expect(decided(contested(), 30, upholds())[0]).not.toHaveProperty("terms");
    expect(goOn(contested(), [30, upholds()]).oppositions[0]).not.toHaveProperty("terms");
    expect(termsOf({ outcome: "UPHELD" })).toEqual({});
  });

  it("that is repeated in the same way is recognised as a retry", () => {
    expect(decidedSo(goOn(contested(), [30, upholds()]), { outcome: "UPHELD", reasons: "It is unlawful." })).toBe(true);
    const terms = { penaltiesFallAway: true, reinstateWithin: "PT6H" };
    expect(decidedSo(lifted(terms), { ...lifting, terms })).toBe(true);
  });

  it.each([
    ["another outcome", { outcome: "UPHELD", reasons: "It is lawful.", terms: { penaltiesFallAway: false } }],
    ["other reasons", { ...lifting, reasons: "It is satire.", terms: { penaltiesFallAway: false } }],
    ["penalties that fall away", { ...lifting, terms: { penaltiesFallAway: true } }],
    ["nothing said of penalties", lifting],
    ["a term for putting back", { ...lifting, terms: { penaltiesFallAway: false, reinstateWithin: "PT6H" } }],
    ["what is enforceable", { ...lifting, terms: { penaltiesFallAway: false, enforceableDespiteAppeal: true } }],
  ] as const satisfies (readonly [string, Decided])[])("with %s is another", (_, decision) => {
    expect(decidedSo(lifted(), decision)).toBe(false);
  });

  it("does not exist while the opposition is pending", () => {
    expect(decidedSo(contested(), lifting)).toBe(false);
  });
});

describe("a suspension pending opposition", () => {
  const withdraws = (oppositionId: OppositionId): OrderCommand => ({
    type: "withdrawOpposition",
    oppositionId,
    reasons: "Settled.",
  });

  it("ends when the last opposition is withdrawn, and the rest of the term runs on", () => {
    const suspended = goOn(contested(), [22, lodges(POSTER, "opposition-2")], [25, suspends()]);
    const one = goOn(suspended, [30, withdraws(idOf("opposition-1"))]);
    expect(one.status).toBe("SUSPENDED");
    const none = goOn(one, [40, withdraws(idOf("opposition-2"))]);
    expect(none).toMatchObject({
      status: "IN_FORCE",
      suspensions: [{ from: minutes(25), until: minutes(40), resumedFor: "The last opposition was withdrawn." }],
    });
    expect(vidshare(none).deadline).toBe(minutes(40 + 105));
  });

  it("continues while a later opposition is pending, and ends with that one", () => {
    const later = goOn(
      contested(),
      [25, suspends()],
      [28, lodges(POSTER, "opposition-2")],
      [30, withdraws(idOf("opposition-1"))],
    );
    expect(later.status).toBe("SUSPENDED");
    expect(goOn(later, [40, withdraws(idOf("opposition-2"))]).status).toBe("IN_FORCE");
  });

  it("is not a suspension that began without an opposition, which only the judge ends", () => {
    const earlier = story(
      [10, acknowledged(10)],
      [15, suspends()],
      [20, lodges()],
      [30, withdraws(idOf("opposition-1"))],
    );
    expect(earlier.status).toBe("SUSPENDED");
    const decidedBefore = goOn(
      contested(),
      [25, upholds()],
      [30, suspends()],
      [35, lodges(POSTER, "opposition-2")],
      [40, withdraws(idOf("opposition-2"))],
    );
    expect(decidedBefore.status).toBe("SUSPENDED");
  });

  it("that the judge has ended is not ended again by the withdrawal", () => {
    const resumed = goOn(contested(), [25, suspends()], [30, resumes()]);
    expect(decided(resumed, 40, withdraws(idOf("opposition-1")))).toMatchObject([{ kind: "OppositionWithdrawn" }]);
  });

  it("ends with a decision given before the hearing", () => {
    const hearing: OrderCommand = { type: "setHearing", oppositionId: idOf("opposition-1"), hearingAt: minutes(9_000) };
    expect(goOn(contested(), [25, suspends()], [26, hearing], [30, upholds()]).status).toBe("IN_FORCE");
  });
});

describe("a clock that runs backwards", () => {
  it("is refused once it is behind the last event by more than clocks may differ", () => {
    const order = story([600, suspends()]);
    const late: OrderCommand = { type: "resume", reasons: "Heard." };
    expect(() => decided(order, 598.9, late)).toThrowError(
      expect.objectContaining({
        code: "CLOCK_BACKWARDS",
        message: expect.stringContaining(`recorded until ${minutes(600)}`),
        facts: { orderId: "order-1" },
      }),
    );
    expect(decided(order, 599, late)).toMatchObject([{ kind: "OrderResumed", at: minutes(600) }]);
    expect(decided(order, 601, late)).toMatchObject([{ kind: "OrderResumed", at: minutes(601) }]);
  });
});
