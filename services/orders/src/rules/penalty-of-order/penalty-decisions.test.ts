import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { issuedOrder, minutes, orderDocument } from "../../../test/fixtures.js";
import { underPenalty } from "../../../test/under-penalty.js";
import type { ItemId, OrderId, PlatformId } from "../ids.js";
import { evolveOrder } from "../order/evolve-order.js";
import type { Order } from "../order/order.js";
import type { PenaltyBar, PenaltyEvent } from "../penalty/penalty-events.js";
import { checkContinues, decidePenalty, type PenaltyCommand } from "./penalty-decisions.js";

const platform = idOf<PlatformId>("vidshare");
const penalty = { amountCents: 100_000, currency: "EUR", unit: "DAY", maximumCents: 1_000_000 } as const;
const decided = (command: PenaltyCommand, minute = 100, of = platform) =>
  decidePenalty(issuedOrder(orderDocument({ penalty })), { platform: of }, command, minutes(minute));

const reduced = { effect: "REDUCED", from: minutes(50), amountCents: 50_000 } as const;
const moderates: PenaltyCommand = { type: "moderatePenalty", moderation: reduced, reasons: "The servers burned." };
const claims = (minute: number): PenaltyCommand => ({
  type: "interruptPrescription",
  interruption: { at: minutes(minute), by: "CLAIM" },
});
const bars = (from: number, until?: number, because: PenaltyBar["because"] = "BANKRUPTCY"): PenaltyCommand => ({
  type: "barPenalty",
  bar: { because, from: minutes(from), ...(until === undefined ? {} : { until: minutes(until) }) },
});
const refusal = (code: string, message: string, facts: object) =>
  expect.objectContaining({ code, message: expect.stringContaining(message), facts });

describe("of a penalty, a court", () => {
  it("moderates what it finds impossible (Rv 611d), saying why", () => {
    expect(decided(moderates)).toStrictEqual([
      {
        kind: "PenaltyModerated",
        platform,
        moderation: reduced,
        reasons: "The servers burned.",
        at: minutes(100),
      },
    ]);
  });

  it("records what interrupts its prescription (BW 3:316–317), up to now", () => {
    expect(decided(claims(100))).toStrictEqual([
      {
        kind: "PrescriptionInterrupted",
        platform,
        interruption: { at: minutes(100), by: "CLAIM" },
        at: minutes(100),
      },
    ]);
  });

  it("records no interruption (BW 3:316–317) of before the order, when nothing could be forfeited", () => {
    expect(decided(claims(0))).toHaveLength(1);
    expect(() => decided(claims(-1))).toThrow(
      refusal("FIELD_INVALID", "check the date of the claim", { field: "input.at" }),
    );
  });

  it("records what bars it (Rv 611e, 611g), with an end or without", () => {
    for (const until of [undefined, 101]) {
      const bar = { because: "BANKRUPTCY", from: minutes(100), ...(until && { until: minutes(until) }) };
      expect(decided(bars(100, until))).toEqual([{ kind: "PenaltyBarred", platform, bar, at: minutes(100) }]);
    }
  });

  it("records a debtor's death, whose end only a judge decides (Rv 611f)", () => {
    expect(decided(bars(90, undefined, "DEATH"))).toMatchObject([{ bar: { because: "DEATH", from: minutes(90) } }]);
    expect(() => decided(bars(90, 95, "DEATH"))).toThrow(
      refusal("FIELD_INVALID", "use continuePenalty", { field: "input.until" }),
    );
    expect(decided({ type: "continuePenalty", reasons: "The heirs keep it up." })).toEqual([
      { kind: "PenaltyContinued", platform, reasons: "The heirs keep it up.", at: minutes(100) },
    ]);
    expect(() => decided({ type: "continuePenalty", reasons: " " })).toThrow(
      expect.objectContaining({ code: "FIELD_INVALID", facts: { field: "input.reasons" } }),
    );
  });

  it("continues only what a death has stopped", () => {
    const stopped = [{ from: minutes(90) }];
    expect(() => checkContinues({ deaths: stopped })).not.toThrow();
    for (const deaths of [[], [{ from: minutes(90), until: minutes(95) }]])
      expect(() => checkContinues({ deaths })).toThrow(
        refusal("PENALTY_NOT_STOPPED", "barPenalty, because DEATH", { field: "input.platform" }),
      );
    expect(() => checkContinues({})).toThrow(expect.objectContaining({ code: "PENALTY_NOT_STOPPED" }));
  });

  it("takes only debt rescheduling for one that a claim may fall outside of (Rv 611e(3))", () => {
    const outside = (because: PenaltyBar["because"]): PenaltyCommand => ({
      type: "barPenalty",
      bar: { because, from: minutes(90), forfeitsAllTheSame: true },
    });
    expect(decided(outside("DEBT_RESCHEDULING"))).toHaveLength(1);
    expect(() => decided(outside("BANKRUPTCY"))).toThrow(
      refusal("FIELD_INVALID", "leave it out with BANKRUPTCY", { field: "input.forfeitsAllTheSame" }),
    );
    const plain = { because: "BANKRUPTCY", from: minutes(90), forfeitsAllTheSame: false } as const;
    expect(decided({ type: "barPenalty", bar: plain })).toHaveLength(1);
  });

  it("moderates for items that the addressee has, and for no others", () => {
    const lifted = (itemIds: readonly ItemId[]): PenaltyCommand => ({
      type: "moderatePenalty",
      moderation: { effect: "LIFTED", from: minutes(50), itemIds },
      reasons: "The servers burned.",
    });
    expect(decided(lifted([idOf("item-1"), idOf("item-2")]))).toHaveLength(1);
    expect(() => decided(lifted([idOf("item-1"), idOf("item-3")]))).toThrowError(
      refusal("UNKNOWN_ITEM", 'has "item-3", which is no item', { field: "input.itemIds" }),
    );
  });

  it.each([
    ["moderation without reasons", { ...moderates, reasons: " " }, "FIELD_INVALID", "input.reasons"],
    [
      "moderation to more than it was",
      { ...moderates, moderation: { ...reduced, amountCents: 100_001 } },
      "MODERATION_INVALID",
      "input.amountCents",
    ],
    ["an interruption that is to come", claims(101), "EFFECT_IN_FUTURE", "input.at"],
    ["a bar that is to come", bars(101), "EFFECT_IN_FUTURE", "input.from"],
    ["a bar that ends before it begins", bars(50, 49), "FIELD_INVALID", "input.until"],
    ["a bar that ends as it begins", bars(50, 50), "FIELD_INVALID", "input.until"],
  ] as const satisfies readonly (readonly [string, PenaltyCommand, string, string])[])(
    "is refused %s, by the name of the field",
    (_, command, code, field) => {
      expect(() => decided(command)).toThrowError(refusal(code, field, { field }));
    },
  );

  it("is refused anything where the order has no penalty, and for a platform that it does not address", () => {
    expect(() => decidePenalty(issuedOrder(), { platform }, moderates, minutes(100))).toThrowError(
      refusal("PENALTY_NONE", "set one by modifying the order", { orderId: idOf<OrderId>("order-1") }),
    );
    expect(() => decided(moderates, 100, idOf("findit"))).toThrowError(
      refusal("UNKNOWN_ADDRESSEE", "findit", {
        platform: idOf<PlatformId>("findit"),
        orderId: idOf<OrderId>("order-1"),
      }),
    );
  });

  it("is told to record later what has not happened yet", () => {
    expect(() => decided(claims(101))).toThrowError("input.at lies in the future; record it when it has happened.");
  });
});

describe("what is recorded of a penalty", () => {
  const order = issuedOrder(orderDocument({ penalty }));
  const at = minutes(200);
  const after = (...events: readonly PenaltyEvent[]) => events.reduce<Order>(evolveOrder, order);
  const started = { kind: "PenaltyAccrualStarted", platform, since: minutes(130), at } as const;

  it("says of the platform since when it runs, until it no longer does, and changes nothing else", () => {
    const running = after(started).addressees;
    expect(running[0]).toEqual({ ...order.addressees[0], penaltyRunningSince: minutes(130) });
    expect(running[1]).toEqual(order.addressees[1]);
    const stopped = { kind: "PenaltyAccrualStopped", platform, because: "SUSPENDED", forfeitedCents: 100, at } as const;
    const full = { kind: "PenaltyMaximumReached", platform, forfeitedCents: 1_000_000, at } as const;
    for (const ended of [stopped, full]) {
      const { addressees } = after(started, ended);
      expect(addressees).toEqual(order.addressees);
      expect(addressees[0]).not.toHaveProperty("penaltyRunningSince");
    }
  });

  it("leaves the order itself as it is, when a court moderates, bars or interrupts", () => {
    for (const command of [moderates, bars(50), claims(60)]) {
      expect(after(...decided(command, 200))).toEqual({ ...order, recordedUntil: at });
    }
  });

  it("can be said of a penalty that a version set and a later one took away", () => {
    const one = underPenalty(orderDocument());
    one.modify({ penalty }, minutes(50));
    one.modify({ penalty: undefined } as never, minutes(90));
    expect(one.order().lastPenalty).toEqual(penalty);
    expect(decidePenalty(one.order(), { platform }, claims(60), minutes(100))).toHaveLength(1);
  });
});
