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
    expect(() => decide(asked, asks({ reasons: "Also it burned." }), 101)).toThrow(
      expect.objectContaining({
        code: "MODERATION_REQUESTED",
        facts: { field: "input.duty", requestedAt: minutes(100) },
      }),
    );
    const refused = after(asked, refuses(), 110);
    expect(decide(refused, refuses(), 111)).toEqual([]);
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
    expect(() => decide(order(), asks(), 100, 7)).toThrow(expect.objectContaining({ code: "PENALTY_NONE" }));
  });
});
