import { describe, expect, it } from "vitest";
import type { PenaltyTerms } from "../rules/penalty/penalty.js";
import { durationWording, jointMaximumWording, languageWording, penaltyWording } from "./wording.js";

const terms = (change: Partial<PenaltyTerms>): PenaltyTerms => ({
  amountCents: 50_050,
  currency: "EUR",
  unit: "DAY",
  maximumCents: 1_000_000,
  ...change,
});

/** Intl puts a no-break space between the sign and the amount. */
const plain = (pair: { nl: string; en: string }) => [pair.nl.replaceAll("\u00a0", " "), pair.en];

describe("the wording of penalty terms", () => {
  it.each<[Partial<PenaltyTerms>, string, string]>([
    [{}, "€ 500,50 per dag of gedeelte van een dag, met", "€500.50 per day or part of a day, with"],
    [{ startedUnits: false }, "€ 500,50 per volle dag, met", "€500.50 per full day, with"],
    [{ unit: "HOUR" }, "€ 500,50 per uur of gedeelte van een uur, met", "€500.50 per hour or part of an hour, with"],
    [{ unit: "HOUR", startedUnits: false }, "€ 500,50 per vol uur, met", "€500.50 per full hour, with"],
    [{ unit: "VIOLATION", startedUnits: false }, "€ 500,50 per overtreding, met", "€500.50 per violation, with"],
    [
      { unit: "VIOLATION", whileLasting: { amountCents: 10_000, unit: "DAY" } },
      "€ 500,50 per overtreding, en € 100,00 per dag of gedeelte van een dag dat zij voortduurt, met",
      "€500.50 per violation, and €100.00 per day or part of a day that it lasts, with",
    ],
    [
      { unit: "VIOLATION", whileLasting: { amountCents: 10_000, unit: "HOUR" }, startedUnits: false, per: "ITEM" },
      "€ 500,50 per overtreding, en € 100,00 per vol uur dat zij voortduurt, voor ieder item afzonderlijk, met",
      "€500.50 per violation, and €100.00 per full hour that it lasts, for each item separately, with",
    ],
    [
      { per: "ITEM" },
      "€ 500,50 per dag of gedeelte van een dag, voor ieder item afzonderlijk, met",
      "€500.50 per day or part of a day, for each item separately, with",
    ],
  ])("of %o", (change, nl, en) => {
    expect(plain(penaltyWording(terms(change)))).toEqual([
      `${nl} een maximum van € 10.000,00`,
      `${en} a maximum of €10,000.00`,
    ]);
  });

  it("says that there is no maximum, but of what is forfeited once", () => {
    const { maximumCents: _, ...none } = terms({});
    expect(plain(penaltyWording(none))).toEqual([
      "€ 500,50 per dag of gedeelte van een dag, zonder maximum",
      "€500.50 per day or part of a day, without a maximum",
    ]);
    const once: PenaltyTerms = { amountCents: 50_050, currency: "EUR", unit: "ONCE" };
    expect(plain(penaltyWording(once))).toEqual(["€ 500,50 ineens", "€500.50 once"]);
  });
});

it("says what all forfeit together at most", () => {
  expect(plain(jointMaximumWording({ maximumCents: 10_000_000, currency: "EUR" }))).toEqual([
    "Gezamenlijk maximum: alle geadresseerden verbeuren samen ten hoogste € 100.000,00",
    "Joint maximum: all addressees together forfeit at most €100,000.00",
  ]);
});

it("spells out a term", () => {
  expect(durationWording("PT1H")).toEqual({ nl: "1 uur", en: "1 hour" });
  expect(durationWording("P1DT12H")).toEqual({ nl: "1 dag en 12 uur", en: "1 day, 12 hours" });
});

it("names a language in both", () => {
  expect(languageWording("nl")).toEqual({ nl: "Nederlands (nl)", en: "Dutch (nl)" });
});
