import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { issuedOrder, minutes, orderDocument } from "../../../test/fixtures.js";
import { goOn, lifts, lodges } from "../../../test/story.js";
import type { ItemId, PlatformId } from "../ids.js";
import { evolveOrder } from "../order/evolve-order.js";
import { inboxNotices } from "../order/inbox.js";
import { addresseeOf, type Order } from "../order/order.js";
import { complianceFactsOf } from "../supervision/compliance-facts.js";
import { decidePenalty, type PenaltyCommand } from "./penalty-decisions.js";

const platform = idOf<PlatformId>("vidshare");
const penalty = { amountCents: 1_000, currency: "EUR", unit: "DAY", maximumCents: 10_000 } as const;
const order = () => issuedOrder(orderDocument({ penalty }));
const asks = (change: Partial<PenaltyCommand & { type: "requestModeration" }> = {}): PenaltyCommand => ({
  type: "requestModeration",
  from: minutes(50),
  reasons: "The server was seized.",
  ...change,
});
const refuses = (reasons = "It was given back."): PenaltyCommand => ({ type: "refuseModeration", reasons });
const moderates: PenaltyCommand = {
  type: "moderatePenalty",
  moderation: { effect: "LIFTED", from: minutes(50) },
  reasons: "So it was.",
};
const decide = (state: Order, command: PenaltyCommand, minute: number, duty?: number) =>
  decidePenalty(state, { platform, ...(duty === undefined ? {} : { duty }) }, command, minutes(minute));
const after = (state: Order, command: PenaltyCommand, minute: number): Order =>
  decide(state, command, minute).reduce<Order>(evolveOrder, state);
const requests = (state: Order) => addresseeOf(state, platform).moderationRequests;
const isAsked = (state: Order) => complianceFactsOf(state, addresseeOf(state, platform), []).moderationRequested;

describe("rule: moderation of a penalty is asked for by the debtor (Rv 611d)", () => {
  it("who says from when, of which items and why, and the court sees it until it has decided", () => {
    const asked = after(order(), asks({ itemIds: [idOf<ItemId>("item-1")] }), 100);
    expect(requests(asked)).toEqual([
      {
        from: minutes(50),
        itemIds: ["item-1"],
        reasons: "The server was seized.",
        requestedAt: minutes(100),
        status: "OPEN",
      },
    ]);
    expect([isAsked(order()), isAsked(asked)]).toEqual([false, true]);
  });

  it("and refused or granted, which the platform is told", () => {
    const asked = after(order(), asks(), 100);
    const refused = after(asked, refuses(), 110);
    expect(requests(refused)).toMatchObject([
      { status: "REFUSED", decided: { at: minutes(110), reasons: "It was given back." } },
    ]);
    const granted = after(asked, moderates, 110);
    expect(requests(granted)).toMatchObject([{ status: "GRANTED", decided: { reasons: "So it was." } }]);
    expect([isAsked(refused), isAsked(granted)]).toEqual([false, false]);
    const [refusal] = decide(asked, refuses(), 110);
    expect(refusal).toStrictEqual({
      kind: "ModerationRefused",
      platform,
      reasons: "It was given back.",
      at: minutes(110),
    });
    const [moderation] = decide(asked, moderates, 110);
    expect(refusal && inboxNotices(refused, refusal)).toMatchObject([
      { kind: "MODERATION_DECIDED", details: { outcome: "REFUSED", reasons: "It was given back." } },
    ]);
    expect(moderation && inboxNotices(granted, moderation)).toMatchObject([
      { kind: "MODERATION_DECIDED", details: { outcome: "GRANTED", effect: "LIFTED", from: minutes(50) } },
    ]);
  });

  it("and may be asked again, for other reasons, when it was refused; a moderation that nobody asked for answers nothing", () => {
    const refused = after(after(order(), asks(), 100), refuses(), 110);
    const again = after(refused, asks({ reasons: "It was seized again." }), 120);
    expect(requests(again)?.map(({ status }) => status)).toEqual(["REFUSED", "OPEN"]);
    expect(requests(after(order(), moderates, 110))).toBeUndefined();
  });

  it("once at a time for each penalty, and repeating changes nothing", () => {
    const asked = after(order(), asks(), 100);
    expect(decide(asked, asks(), 101)).toEqual([]);
    const others = [{ reasons: "Also it burned." }, { from: minutes(51) }, { itemIds: [idOf<ItemId>("item-1")] }];
    for (const other of others) {
      expect(() => decide(asked, asks(other), 101)).toThrow(
        expect.objectContaining({
          code: "MODERATION_REQUESTED",
          message: expect.stringMatching(/^input\.duty: the court has not decided yet on what vidshare asked/),
          facts: { field: "input.duty", requestedAt: minutes(100) },
        }),
      );
    }
    const refused = after(asked, refuses(), 110);
    expect(decide(refused, refuses(), 111)).toEqual([]);
  });

  it("from the moment itself at which it is asked, at the latest", () => {
    expect(decide(order(), asks({ from: minutes(100) }), 100)).toStrictEqual([
      {
        kind: "ModerationRequested",
        platform,
        from: minutes(100),
        reasons: "The server was seized.",
        at: minutes(100),
      },
    ]);
  });

  it("and refused once: what was granted is not refused after all, in whichever words", () => {
    const granted = after(after(order(), asks(), 100), moderates, 110);
    expect(() => decide(granted, refuses("So it was."), 120)).toThrow(
      expect.objectContaining({
        code: "MODERATION_NOT_REQUESTED",
        message: expect.stringMatching(/^input\.platform: nothing that vidshare asked of this penalty is undecided;/),
      }),
    );
  });

  it("for each penalty by itself, where duties have one of their own", () => {
    const duties = [1, 2, 3].map((number) => ({
      number,
      kind: "REMOVE" as const,
      targets: [{ url: `https://vidshare.example/v/${number}` }],
      ...(number === 1 ? {} : { penalty }),
    }));
    const given = issuedOrder(orderDocument({ penalty, addressees: [{ platform, duties }] }));
    const decideOn = (state: Order, command: PenaltyCommand, minute: number, duty?: number) =>
      decide(state, command, minute, duty).reduce<Order>(evolveOrder, state);
    const asked = [undefined, 2, 3].reduce<Order>((state, duty) => decideOn(state, asks(), 100, duty), given);
    expect(requests(asked)?.map(({ duty, status }) => [duty, status])).toEqual([
      [undefined, "OPEN"],
      [2, "OPEN"],
      [3, "OPEN"],
    ]);
    const refused = decideOn(decideOn(asked, refuses("Not of 2."), 110, 2), refuses("Not of 3."), 120, 3);
    expect(requests(refused)?.map(({ status }) => status)).toEqual(["OPEN", "REFUSED", "REFUSED"]);
    expect(decide(refused, refuses("Not of 2."), 130, 2)).toEqual([]);
    expect(() => decide(refused, refuses("Not of 3."), 130, 2)).toThrow(
      expect.objectContaining({ code: "MODERATION_NOT_REQUESTED" }),
    );
    expect(() => decide(given, asks(), 100, 1)).toThrow(
      expect.objectContaining({
        code: "PENALTY_NONE",
        message:
          "input.duty: vidshare has no such penalty in order order-1. Of its own it has duty 2, 3. Leave input.duty out for the order's penalty.",
        facts: { field: "input.duty", duties: ["2", "3"] },
      }),
    );
  });

  it("and granted, for items under this penalty alone, where a duty has its own", () => {
    const duties = [1, 2].map((number) => ({
      number,
      kind: "REMOVE" as const,
      targets: [{ url: `https://vidshare.example/v/${number}` }],
      ...(number === 2 ? { penalty } : {}),
    }));
    const given = issuedOrder(orderDocument({ penalty, addressees: [{ platform, duties }] }));
    const [first, second] = [[idOf<ItemId>("item-1")], [idOf<ItemId>("item-2")]];
    const lifts = (itemIds: readonly ItemId[]): PenaltyCommand => ({
      ...moderates,
      moderation: { effect: "LIFTED", from: minutes(50), itemIds },
    });
    for (const command of [(itemIds: readonly ItemId[]) => asks({ itemIds }), lifts]) {
      expect(decide(given, command(first), 100)).toHaveLength(1);
      expect(decide(given, command(second), 100, 2)).toHaveLength(1);
      const unknown = expect.objectContaining({ code: "UNKNOWN_ITEM", facts: { field: "input.itemIds" } });
      expect(() => decide(given, command(second), 100)).toThrow(unknown);
      expect(() => decide(given, command(first), 100, 2)).toThrow(unknown);
    }
  });

  it("is not asked for of the order's penalty where a duty alone has one, and the refusal names that duty", () => {
    const duties = [1, 2].map((number) => ({
      number,
      kind: "REMOVE" as const,
      targets: [{ url: `https://vidshare.example/v/${number}` }],
      ...(number === 2 ? { penalty } : {}),
    }));
    const given = issuedOrder(orderDocument({ addressees: [{ platform, duties }] }));
    expect(() => decide(given, asks(), 100)).toThrow(
      expect.objectContaining({ code: "PENALTY_NONE", facts: { field: "input.duty", duties: ["2"] } }),
    );
  });

  it("also after the order has ended, because the penalty outlives it", () => {
    const ended = goOn(order(), [20, lodges()], [60, lifts()]);
    expect(requests(after(ended, asks(), 100))).toHaveLength(1);
  });

  it.each([
    ["without reasons", asks({ reasons: " " }), "FIELD_INVALID", "input.reasons"],
    ["from a moment that is to come", asks({ from: minutes(101) }), "EFFECT_IN_FUTURE", "input.from"],
    ["of an unknown item", asks({ itemIds: [idOf<ItemId>("x")] }), "UNKNOWN_ITEM", "input.itemIds"],
    ["and refused, where nobody asked", refuses(), "MODERATION_NOT_REQUESTED", "input.platform"],
    ["and refused without reasons", refuses(""), "FIELD_INVALID", "input.reasons"],
  ])("is not asked for %s", (_, command, code, field) => {
    expect(() => decide(order(), command, 100)).toThrow(
      expect.objectContaining({ code, facts: expect.objectContaining({ field }) }),
    );
  });

  it("is not asked for of a penalty that there is not", () => {
    expect(() => decide(issuedOrder(), asks(), 100)).toThrow(expect.objectContaining({ code: "PENALTY_NONE" }));
    expect(() => decide(order(), asks(), 100, 7)).toThrow(
      expect.objectContaining({
        code: "PENALTY_NONE",
        message:
          "input.duty: vidshare has no such penalty in order order-1. Leave input.duty out for the order's penalty.",
        facts: { field: "input.duty", duties: [] },
      }),
    );
  });
});
