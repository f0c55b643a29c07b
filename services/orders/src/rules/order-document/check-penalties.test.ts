import { idOf } from "@exparte/testing/id-of";
import { describe, expect, it } from "vitest";
import { orderDocument } from "../../../test/fixtures.js";
import type { PenaltyTerms } from "../penalty/penalty.js";
import { checkPenalties } from "./check-penalties.js";
import type { DutyDocument } from "./duty-document.js";
import type { AddresseeDocument, OrderDocument } from "./order-document.js";

const perDay: PenaltyTerms = { amountCents: 1_000, currency: "EUR", unit: "DAY", maximumCents: 10_000 };
const unlimited: PenaltyTerms = { amountCents: 1_000, currency: "EUR", unit: "DAY" };
const perViolation: PenaltyTerms = {
  amountCents: 1_000,
  currency: "EUR",
  unit: "VIOLATION",
  whileLasting: { amountCents: 2_000, unit: "DAY" },
};
/** Twice this is more cents than are counted exactly. */
const huge: PenaltyTerms = { amountCents: 2 ** 52, currency: "EUR", unit: "ONCE", per: "ITEM" };

const targets = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ url: `https://vidshare.example/v/${n}` }));
const duty = (count: number, penalty?: PenaltyTerms): DutyDocument => ({
  number: 1,
  kind: "REMOVE",
  targets: targets(count),
  ...(penalty === undefined ? {} : { penalty }),
});
const owes = (...duties: DutyDocument[]): AddresseeDocument[] => [{ platform: idOf("vidshare"), duties }];
const eur = (maximumCents: number) => ({ maximumCents, currency: "EUR" });

const check = (change: Partial<OrderDocument>) => () => checkPenalties(orderDocument(change));
const refused = (field: string, says: string) =>
  expect.objectContaining({ code: "PENALTY_INVALID", message: says, facts: { field } });
const tooMuch = (field: string) =>
  refused(field, `With ${field} the addressees can forfeit more cents than can be counted exactly.`);

describe("what a penalty for each item can come to", () => {
  it("counts exactly, over the items of each addressee that have no penalty of their own", () => {
    const field = "order.penalty.amountCents";
    expect(check({ addressees: owes(duty(1)), penalty: huge })).not.toThrow();
    expect(check({ addressees: owes(duty(2)), penalty: huge })).toThrowError(tooMuch(field));
    expect(check({ addressees: owes(duty(1), duty(1)), penalty: huge })).toThrowError(tooMuch(field));
    expect(check({ addressees: owes(duty(1), duty(1, perDay)), penalty: huge })).not.toThrow();
  });

  it("is one addressee's own: the items of others do not count again", () => {
    const less = { ...huge, amountCents: 2 ** 51 };
    const addressees = [...owes(duty(2)), { platform: idOf<never>("findit"), items: targets(1) }];
    expect(check({ addressees, penalty: less })).not.toThrow();
  });

  it("counts over the targets of the duty that it is of", () => {
    expect(check({ addressees: owes(duty(1, huge)) })).not.toThrow();
    expect(check({ addressees: owes(duty(2, huge)) })).toThrowError(
      tooMuch("order.addressees[0].duties[0].penalty.amountCents"),
    );
  });
});

describe("a joint maximum is given", () => {
  it.each<[string, Partial<OrderDocument>]>([
    ["as high as the highest penalty's own", { penalty: perDay, jointMaximum: eur(10_000) }],
    ["as high as one unit of a penalty without a maximum", { penalty: unlimited, jointMaximum: eur(1_000) }],
    ["as high as one day of a violation", { penalty: perViolation, jointMaximum: eur(2_000) }],
    ["over duties' own penalties alone", { addressees: owes(duty(1, perDay)), jointMaximum: eur(10_000) }],
  ])("%s", (_, change) => {
    expect(check(change)).not.toThrow();
  });
});

describe("a joint maximum is refused", () => {
  const least = (cents: number) =>
    `order.jointMaximum.maximumCents must be whole cents, at least ${cents}: one unit, and the maximum, of each penalty that it is over.`;

  it.each<[string, Partial<OrderDocument>, string, string]>([
    [
      "where the order sets no penalty",
      { jointMaximum: eur(10_000) },
      "",
      "order.jointMaximum: the order sets no penalty; set one, or leave the joint maximum out.",
    ],
    [
      "in another currency than the penalties",
      { penalty: perDay, jointMaximum: { maximumCents: 10_000, currency: "USD" } },
      ".currency",
      "order.jointMaximum.currency is USD, and the penalties of the order are in EUR; give it in that.",
    ],
    ["below one penalty's own maximum", { penalty: perDay, jointMaximum: eur(9_999) }, ".maximumCents", least(10_000)],
    [
      "below the highest of the penalties' maximums",
      {
        penalty: perDay,
        addressees: owes(duty(1, { ...perDay, maximumCents: 20_000 })),
        jointMaximum: eur(19_999),
      },
      ".maximumCents",
      least(20_000),
    ],
    [
      "below one unit of a penalty without a maximum",
      { penalty: unlimited, jointMaximum: eur(999) },
      ".maximumCents",
      least(1_000),
    ],
    [
      "below one day of a violation that lasts",
      { penalty: perViolation, jointMaximum: eur(1_999) },
      ".maximumCents",
      least(2_000),
    ],
    [
      "below the amount for each violation",
      { penalty: { ...perViolation, amountCents: 3_000 }, jointMaximum: eur(2_999) },
      ".maximumCents",
      least(3_000),
    ],
    ["of half cents", { penalty: perDay, jointMaximum: eur(10_000.5) }, ".maximumCents", least(10_000)],
  ])("%s", (_, change, name, says) => {
    expect(check(change)).toThrowError(refused(`order.jointMaximum${name}`, says));
  });
});
