import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { issuedOrder, minutes, orderDocument } from "../../../test/fixtures.js";
import { changesFor, run, versionOf, video } from "../../../test/story.js";
import { penalty } from "../../../test/under-penalty.js";
import type { DutyDocument } from "../order-document/duty-document.js";
import type { OrderDocument } from "../order-document/order-document.js";
import type { PenaltyTerms } from "../penalty/penalty.js";
import type { Order } from "./order.js";

const duty = (number: number, change: Partial<DutyDocument> = {}): DutyDocument => ({
  number,
  kind: "REMOVE",
  targets: [video(number)],
  ...change,
});
const keepDown = (until: string) =>
  duty(2, { kind: "KEEP_DOWN", until, targets: [{ kind: "EQUIVALENT", words: "the same video" }] });
const owing = (...duties: readonly DutyDocument[]): Pick<OrderDocument, "addressees"> => ({
  addressees: [{ platform: idOf("vidshare"), duties }],
});
const narrow = (order: Order, version: Partial<OrderDocument>) => () =>
  run(order, changesFor({ cause: "NARROWING" }, versionOf(order, version)), minutes(30));
const order = (document: Partial<OrderDocument>) => issuedOrder(orderDocument(document));
const heavier = (field: string) =>
  expect.objectContaining({
    code: "CAUSE_HEAVIER",
    message: `${field} asks more than version 1 did, or something that cannot be compared with it, and NARROWING asks less; leave it as it was.`,
    facts: { field, cause: "NARROWING" },
  });
const nothing = expect.objectContaining({
  code: "CAUSE_NARROWS_NOTHING",
  message:
    "order lets no item go and makes neither term, penalty nor territorial scope lighter; narrow something, or give the cause that fits.",
  facts: { field: "order", cause: "NARROWING" },
});

const violation = (whileLasting?: PenaltyTerms["whileLasting"]): PenaltyTerms => ({
  amountCents: 5_000,
  currency: "EUR",
  unit: "VIOLATION",
  maximumCents: 100_000,
  ...(whileLasting === undefined ? {} : { whileLasting }),
});
const joint = (maximumCents: number): Partial<OrderDocument> => ({
  penalty,
  jointMaximum: { maximumCents, currency: "EUR" },
});
const own = (amountCents: number) => owing(duty(1, { penalty: { ...penalty, amountCents } }));
const DUTY = "order.addressees[0].duties[0]";

describe("rule: a narrowing asks more in nothing", () => {
  it.each<[string, Partial<OrderDocument>, Partial<OrderDocument>, string]>([
    ["the maximum over all duties", joint(1_000_000), joint(1_000_001), "order.jointMaximum"],
    [
      "that maximum, taken away",
      joint(1_000_000),
      { jointMaximum: undefined } as unknown as Partial<OrderDocument>,
      "order.jointMaximum",
    ],
    ["a duty's term", owing(duty(1, { within: "PT4H" })), owing(duty(1, { within: "PT3H" })), `${DUTY}.within`],
    ["a duty's penalty", own(1_000), own(1_001), `${DUTY}.penalty.amountCents`],
    [
      "how long a place is kept free, in words that nobody can compare",
      owing(duty(1), keepDown("1 May")),
      owing(duty(1), keepDown("1 April")),
      "order.addressees[0].duties[1].until",
    ],
    [
      "the amount while a violation lasts",
      { penalty: violation({ amountCents: 1_000, unit: "DAY" }) },
      { penalty: violation({ amountCents: 1_001, unit: "DAY" }) },
      "order.penalty.whileLasting",
    ],
    [
      "the unit of that amount",
      { penalty: violation({ amountCents: 1_000, unit: "DAY" }) },
      { penalty: violation({ amountCents: 1_000, unit: "HOUR" }) },
      "order.penalty",
    ],
  ])("not in %s", (_, before, after, field) => {
    const other = { removeWithin: "PT9H" };
    expect(narrow(order(before), { ...before, ...after, ...other })).toThrowError(heavier(field));
  });

  it("nor is it one that narrows nothing, with a penalty or without", () => {
    for (const before of [{}, { penalty }, own(1_000), joint(1_000_000)])
      expect(narrow(order(before), { judge: "mr. B. Rechter" })).toThrowError(nothing);
  });
});

describe("rule: a narrowing asks less in something", () => {
  it.each<[string, Partial<OrderDocument>, Partial<OrderDocument>]>([
    ["the maximum over all duties", joint(1_000_000), joint(999_999)],
    ["that maximum, given for the first time", { penalty }, joint(1_000_000)],
    ["a duty's term", owing(duty(1, { within: "PT4H" })), owing(duty(1, { within: "PT5H" }))],
    ["a duty's penalty", own(1_000), own(999)],
    [
      "the amount while a violation lasts",
      { penalty: violation({ amountCents: 1_000, unit: "DAY" }) },
      { penalty: violation({ amountCents: 999, unit: "DAY" }) },
    ],
    ["that amount, taken away", { penalty: violation({ amountCents: 1_000, unit: "DAY" }) }, { penalty: violation() }],
  ])("in %s", (_, before, after) => {
    expect(narrow(order(before), after)().document.version).toBe(2);
  });

  it("each duty compared with itself, and not with another's of the same number or addressee", () => {
    const page: DutyDocument = duty(1, { within: "PT9H", targets: [{ url: "https://lawyer-list.example/" }] });
    const addressees = (within: string): Pick<OrderDocument, "addressees"> => ({
      addressees: [
        { platform: idOf("lawyer-list"), duties: [page] },
        { platform: idOf("vidshare"), duties: [duty(1, { within: "PT4H" }), duty(2, { within })] },
      ],
    });
    expect(narrow(order(addressees("PT2H")), addressees("PT3H"))).not.toThrow();
    expect(narrow(order(addressees("PT3H")), { ...addressees("PT2H"), removeWithin: "PT9H" })).toThrowError(
      heavier("order.addressees[1].duties[1].within"),
    );
  });

  it("a term of days counted as the order counts it: to its hour, in one from before whole days were counted", () => {
    const now = order({ removeWithin: "P1D" });
    const { wholeDays: _, ...before } = now;
    expect(narrow(now, { removeWithin: "PT25H" })).toThrowError(heavier("order.removeWithin"));
    expect(narrow(before, { removeWithin: "PT25H" })().document.removeWithin).toBe("PT25H");
  });
});
