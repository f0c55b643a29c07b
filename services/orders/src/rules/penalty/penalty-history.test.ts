import { describe, expect, it } from "vitest";
import { nl, PER_DAY } from "../../../test/penalty-case.js";
import type { PenaltyTerms } from "./penalty.js";
import { checkCurrency, checkModeration, type Moderation } from "./penalty-history.js";

const from = nl("2026-03-05");
const reduced = (amountCents: number, maximumCents?: number): Moderation => ({
  effect: "REDUCED",
  from,
  amountCents,
  ...(maximumCents === undefined ? {} : { maximumCents }),
});

describe("a penalty that the judge moderates (Rv 611d)", () => {
  it("cannot cost more while violations last than it did, nor cost anything for that where it did not", () => {
    const lasting: PenaltyTerms = { ...PER_DAY, unit: "VIOLATION", whileLasting: { amountCents: 50_000, unit: "DAY" } };
    const check = (whileLastingCents: number, terms: PenaltyTerms) => () =>
      checkModeration({ ...reduced(50_000), whileLastingCents } as Moderation, terms, "input");
    const refusedAt = (field: string, says = "") =>
      expect.objectContaining({
        code: "MODERATION_INVALID",
        message: expect.stringContaining(says),
        facts: { field: `input.${field}` },
      });
    expect(check(50_000, lasting)).not.toThrow();
    expect(check(50_001, lasting)).toThrow(refusedAt("whileLastingCents"));
    expect(check(0, lasting)).toThrow(refusedAt("whileLastingCents"));
    expect(check(1, lasting)).toThrow(refusedAt("maximumCents"));
    expect(check(1, PER_DAY)).toThrow(
      refusedAt(
        "whileLastingCents",
        "input.whileLastingCents: the penalty adds nothing while violations last; leave it out.",
      ),
    );
  });

  it.each([
    ["to nothing", reduced(0), "amountCents", "above zero and at most 100000; lift it instead"],
    ["to less than nothing", reduced(-1), "amountCents", "lift it instead"],
    ["to half a cent", reduced(0.5), "amountCents", "whole cents"],
    ["to more than it was", reduced(100_001), "amountCents", "at most 100000"],
    ["to a higher maximum", reduced(100_000, 1_000_001), "maximumCents", "at most 1000000"],
    ["to a maximum of nothing", reduced(100_000, 0), "maximumCents", "above zero"],
    [
      "to more units than are counted",
      reduced(99),
      "maximumCents",
      "at most 10000 units of input.amountCents; reduce it",
    ],
    [
      "for a while that ends as it begins",
      { effect: "SUSPENDED", from, until: from },
      "until",
      "must lie after input.from",
    ],
    ["for a while without an end", { effect: "SUSPENDED", from }, "until", "is missing: .*lift it for good instead"],
  ] as const satisfies (readonly [string, Moderation, string, string])[])(
    "cannot be %s, and the refusal says what it can be",
    (_, moderation, field, says) => {
      expect(() => checkModeration(moderation, PER_DAY, "input")).toThrow(
        expect.objectContaining({
          code: "MODERATION_INVALID",
          message: expect.stringMatching(new RegExp(`^input.${field} .*${says}`)),
          facts: { field: `input.${field}` },
        }),
      );
    },
  );

  it("may be moderated for a while, and for good", () => {
    const until = nl("2026-03-06");
    for (const one of [
      { effect: "SUSPENDED", from, until },
      { ...reduced(50_000), until },
      { effect: "LIFTED", from },
    ])
      expect(() => checkModeration(one as Moderation, PER_DAY, "input")).not.toThrow();
  });

  it("may get a maximum that it did not have, for example as a penalty for once", () => {
    const { maximumCents: _, ...once } = { ...PER_DAY, unit: "ONCE" } as const;
    expect(() => checkModeration(reduced(50_000, 50_000), once, "input")).not.toThrow();
    expect(() => checkModeration(reduced(50_000, 0), once, "input")).toThrow(
      "input.maximumCents must be whole cents above zero; lift it instead.",
    );
  });
});

describe("a version's penalty", () => {
  const inCurrency = (currency: string): PenaltyTerms => ({ ...PER_DAY, currency });

  it("is in the currency of earlier versions, because all of them add up to one sum", () => {
    expect(() => checkCurrency(inCurrency("EUR"), inCurrency("USD"), "order.penalty.currency")).toThrow(
      expect.objectContaining({
        code: "PENALTY_CURRENCY_MIXED",
        message: expect.stringMatching(/^order.penalty.currency is USD, but .* in EUR; give the new version in EUR/),
        facts: { field: "order.penalty.currency", currencies: ["EUR", "USD"] },
      }),
    );
  });

  it("may be in any currency when no earlier version had one, and may be absent", () => {
    expect(() => checkCurrency(undefined, inCurrency("USD"), "field")).not.toThrow();
    expect(() => checkCurrency(inCurrency("EUR"), undefined, "field")).not.toThrow();
    expect(() => checkCurrency(inCurrency("EUR"), inCurrency("EUR"), "field")).not.toThrow();
  });
});
