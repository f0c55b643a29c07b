import type { RecordedEvent } from "@exparte/event-log";
import { describe, expect, it } from "vitest";
import { orderEventOf } from "./recorded-event.js";

const SUSPENDED = { reasons: "Pending the hearing.", at: "2026-11-24T10:00:00.000Z" };

function recorded(kind: string, facts: object): RecordedEvent {
  const body = { orderId: "o-1", court: "rb-amsterdam", by: { type: "court", id: "rb-amsterdam" }, ...facts };
  return { kind, body, stream: "order/o-1", streamPosition: 7 } as unknown as RecordedEvent;
}

describe("an event of an order, as its stream holds it", () => {
  it("is that of the rules, without what the store adds", () => {
    expect(orderEventOf(recorded("OrderSuspended", SUSPENDED))).toEqual({ kind: "OrderSuspended", ...SUSPENDED });
  });

  it.each([
    ["a member that is missing", { at: SUSPENDED.at }, "reasons"],
    ["a member of another type", { ...SUSPENDED, reasons: 5 }, "reasons"],
    ["a moment that is none", { ...SUSPENDED, at: "yesterday" }, "at"],
    ["a member that this version does not know", { ...SUSPENDED, until: SUSPENDED.at }, "until"],
  ])("cannot be read with %s, and says which", (_, facts, member) => {
    expect(() => orderEventOf(recorded("OrderSuspended", facts))).toThrow(
      new RegExp(`^Event 7, OrderSuspended, of order o-1, cannot be read: [^]*${member}`),
    );
  });

  it("cannot be read when it is of a kind that this version does not know", () => {
    expect(() => orderEventOf(recorded("OrderForgotten", SUSPENDED))).toThrow("this version knows no such event");
  });
});
