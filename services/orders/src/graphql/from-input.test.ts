import { idOf } from "@exparte/testing/id-of";
import { expect, it } from "vitest";
import type { OrderId, PlatformId } from "../rules/ids.js";
import { conclusion, moderation, oppositionDecision } from "./from-input.js";

const about = { orderId: idOf<OrderId>("order-1"), platform: idOf<PlatformId>("vidshare"), reasons: "So." };
const from = new Date("2026-11-01T10:00:00Z");
const until = new Date("2026-12-01T10:00:00Z");

const refusal = (field: string) => expect.objectContaining({ code: "FIELD_INVALID", facts: { field } });

it.each([
  ["LIFTED", { until }, "input.until"],
  ["LIFTED", { amountCents: 100 }, "input.amountCents"],
  ["SUSPENDED", { until, maximumCents: 0 }, "input.maximumCents"],
  ["SUSPENDED", { until, whileLastingCents: 0 }, "input.whileLastingCents"],
  ["REDUCED", { amountCents: 100, itemIds: [idOf<never>("item-1")] }, "input.itemIds"],
] as const)("a penalty that is %s takes nothing that would have no effect: %o", (effect, given, field) => {
  expect(() => moderation({ ...about, effect, from, ...given } as Parameters<typeof moderation>[0])).toThrow(
    refusal(field),
  );
});

it.each([
  ["UPHELD", { penaltiesFallAway: false }, "decision.penaltiesFallAway"],
  ["UPHELD", { reinstateWithin: "PT1H" }, "decision.reinstateWithin"],
  ["LIFTED", { penaltiesFallAway: true, order: {} as never }, "decision.order"],
  ["MODIFIED", { penaltiesFallAway: true }, "decision.penaltiesFallAway"],
] as const)("an opposition that is %s takes nothing that would have no effect: %o", (outcome, given, field) => {
  expect(() => oppositionDecision({ outcome, reasons: "So.", ...given })).toThrow(refusal(field));
});

it.each(["penaltiesFallAway", "reinstateWithin"])("an order that is confirmed takes no %s", (name) => {
  const input = {
    orderId: about.orderId,
    outcome: "CONFIRMED",
    reasons: "So.",
    [name]: name === "reinstateWithin" ? "PT1H" : false,
  };
  expect(() => conclusion(input as Parameters<typeof conclusion>[0])).toThrow(refusal(`input.${name}`));
});

it("what an effect needs is passed on, whole", () => {
  expect(moderation({ ...about, effect: "SUSPENDED", from, until, itemIds: [idOf<never>("item-1")] })).toMatchObject({
    moderation: { effect: "SUSPENDED", itemIds: ["item-1"] },
  });
  expect(
    oppositionDecision({ outcome: "LIFTED", reasons: "So.", penaltiesFallAway: false, reinstateWithin: "PT1H" }),
  ).toEqual({
    outcome: "LIFTED",
    reasons: "So.",
    penaltiesFallAway: false,
    reinstateWithin: "PT1H",
  });
});
