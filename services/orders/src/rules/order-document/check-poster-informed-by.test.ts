import { describe, expect, it } from "vitest";
import { minutes, NOW, orderDocument, PLATFORMS } from "../../../test/fixtures.js";
import { type Instant, instant, termEnd } from "../instant.js";
import { checkOrderDocument } from "./check-order-document.js";

const LAST = termEnd(NOW, "P1Y");
const AFTER_LAST = instant(new Date(Date.parse(LAST) + 1).toISOString());

const check =
  (after: Instant, { version = 1, reasons = "Evidence is secured." } = {}) =>
  () =>
    checkOrderDocument(orderDocument({ posterInformedBy: { after, reasons }, version }), PLATFORMS, NOW);

const refused = (after: Instant) =>
  expect.objectContaining({
    code: "FIELD_INVALID",
    message: `order.posterInformedBy.after is ${after}; the poster is told later than now and within a year. Leave posterInformedBy out where the poster is told when the order takes effect.`,
    facts: { field: "order.posterInformedBy.after" },
  });

describe("the court puts off telling the poster (DSA art. 9(5))", () => {
  it("until a moment to come, within a year", () => {
    for (const after of [minutes(1), LAST]) expect(check(after)).not.toThrow();
    for (const after of [minutes(-1), NOW, AFTER_LAST]) expect(check(after)).toThrowError(refused(after));
  });

  it("in a later version also until a moment that has passed since, and no longer than a year", () => {
    expect(check(minutes(-1), { version: 2 })).not.toThrow();
    expect(check(AFTER_LAST, { version: 2 })).toThrowError(refused(AFTER_LAST));
  });

  it("with reasons", () => {
    expect(check(minutes(1), { reasons: " " })).toThrowError(
      expect.objectContaining({ code: "FIELD_INVALID", facts: { field: "order.posterInformedBy.reasons" } }),
    );
  });
});
