import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareFigures, type FigureMedian, type FigureSource, SMALLEST_GROUP } from "./comparison.js";
import { isPublished, type Stretch } from "./half-year.js";

/** Amsterdam's second half of 2025, and the half before it; both published at NOW. */
const HALF: Stretch = { from: new Date("2025-06-30T22:00:00Z"), until: new Date("2025-12-31T23:00:00Z") };
const BEFORE: Stretch = { from: new Date("2024-12-31T23:00:00Z"), until: HALF.from };
const WEEK: Stretch = { from: new Date("2025-09-01"), until: new Date("2025-09-08") };
const NOW = new Date("2026-03-01");

const FRUITS = ["APPLES", "PEARS", "RIPE_SHARE"] as const;
type Fruit = (typeof FRUITS)[number];
type Basket = Readonly<Record<Fruit, number | null>>;
const EMPTY: Basket = { APPLES: 0, PEARS: 0, RIPE_SHARE: null };

interface Orchard {
  readonly own: Basket;
  readonly earlier: Basket;
  readonly medians: readonly (readonly [Fruit, FigureMedian])[];
  readonly personsBeside: number | "ONE_EACH";
}

const PLENTY: Orchard = {
  own: { APPLES: 7, PEARS: 0, RIPE_SHARE: null },
  earlier: { APPLES: 4, PEARS: 2, RIPE_SHARE: 0.5 },
  medians: [
    ["APPLES", { parties: 6, median: 3 }],
    ["PEARS", { parties: 6, median: 2.5 }],
    ["RIPE_SHARE", { parties: 5, median: 0.25 }],
  ],
  personsBeside: 5,
};

function sourceOf({ own, earlier, medians, personsBeside }: Orchard): FigureSource<Fruit, Basket> {
  return {
    own: async (period) => (period === BEFORE ? earlier : own),
    medians: async () => new Map(medians),
    numberIn: (basket, fruit) => basket[fruit],
    isAmongAll: ({ APPLES }) => (APPLES ?? 0) > 0,
    personsBeside: personsBeside === "ONE_EACH" ? personsBeside : async () => personsBeside,
  };
}

interface Asked {
  readonly orchard?: Partial<Orchard>;
  readonly period?: Stretch;
  readonly now?: Date;
}

/** Apples, pears and the ripe share, as the party itself and as its supervisor sees them. */
async function medians({ orchard = {}, period = HALF, now = NOW }: Asked = {}) {
  const told = (supervises: boolean) =>
    compareFigures(
      sourceOf({ ...PLENTY, ...orchard }),
      { period, comparedWith: undefined, figures: FRUITS },
      { supervises, now, timeZone: "Europe/Amsterdam" },
    );
  const [party, supervisor] = await Promise.all([told(false), told(true)]);
  return { party: party.map(({ median }) => median), supervisor: supervisor.map(({ median }) => median) };
}

describe("figures compared", () => {
  const viewer = { supervises: false, now: NOW, timeZone: "Europe/Amsterdam" };

  it("are the wanted ones, in that order, each beside the earlier one and the median", async () => {
    const wanted = { period: HALF, comparedWith: BEFORE, figures: ["PEARS", "APPLES", "RIPE_SHARE"] } as const;
    expect(await compareFigures(sourceOf(PLENTY), wanted, viewer)).toEqual([
      { figure: "PEARS", value: 0, earlier: 2, change: -2, median: 2.5, fromMedian: -2.5 },
      { figure: "APPLES", value: 7, earlier: 4, change: 3, median: 3, fromMedian: 4 },
      { figure: "RIPE_SHARE", value: null, earlier: 0.5, change: null, median: 0.25, fromMedian: null },
    ]);
  });

  it("have no difference where there is nothing to compare with: no other period, no median", async () => {
    const wanted = { period: HALF, comparedWith: undefined, figures: FRUITS };
    const none = sourceOf({ ...PLENTY, medians: [], own: EMPTY });
    const nothing = { earlier: null, change: null, median: null, fromMedian: null };
    expect(await compareFigures(none, wanted, { ...viewer, supervises: true })).toEqual([
      { figure: "APPLES", value: 0, ...nothing },
      { figure: "PEARS", value: 0, ...nothing },
      { figure: "RIPE_SHARE", value: null, ...nothing },
    ]);
  });
});

describe("a median", () => {
  const ALL = [3, 2.5, 0.25];

  it("is shown to a party over five others with five persons behind them, not counting itself", async () => {
    expect(await medians()).toEqual({ party: ALL, supervisor: ALL });
    const five = PLENTY.medians.map(([fruit, { median }]) => [fruit, { parties: 5, median }] as const);
    // The party itself is one of the five with apples and pears; it has no ripe share.
    expect(await medians({ orchard: { medians: five } })).toEqual({ party: [null, null, 0.25], supervisor: ALL });
    // The party is not one of the five when it has no record of that kind.
    expect((await medians({ orchard: { medians: five, own: EMPTY } })).party).toEqual(ALL);
    expect(await medians({ orchard: { personsBeside: 4 } })).toEqual({ party: [null, null, null], supervisor: ALL });
    expect((await medians({ orchard: { personsBeside: "ONE_EACH" } })).party).toEqual(ALL);
  });

  it.each([
    ["a week", WEEK, NOW, [null, null, null]],
    ["a half-year less a moment", { ...HALF, from: new Date(HALF.from.getTime() + 1) }, NOW, [null, null, null]],
    ["a half-year before it is published", HALF, new Date("2026-01-31T22:59:59Z"), [null, null, null]],
    ["a half-year from when it is published on", HALF, new Date("2026-01-31T23:00:00Z"), ALL],
    ["two half-years", { ...HALF, from: BEFORE.from }, NOW, ALL],
  ] as [string, Stretch, Date, (number | null)[]][])("over %s", async (_, period, now, party) => {
    expect(await medians({ period, now })).toEqual({ party, supervisor: ALL });
    expect((await medians({ orchard: { personsBeside: "ONE_EACH" }, period, now })).party).toEqual(party);
  });

  it("needs no count of persons where it is shown or withheld anyway", async () => {
    const wanted = { comparedWith: undefined, figures: FRUITS };
    const source = {
      ...sourceOf(PLENTY),
      personsBeside: () => Promise.reject(new Error("These are many")),
    };
    const at = { now: NOW, timeZone: "Europe/Amsterdam" };
    await compareFigures(source, { ...wanted, period: HALF }, { ...at, supervises: true });
    await compareFigures(source, { ...wanted, period: WEEK }, { ...at, supervises: false });
    const asked = compareFigures(source, { ...wanted, period: HALF }, { ...at, supervises: false });
    await expect(asked).rejects.toThrow("These are many");
  });

  it("is never shown to a party over fewer others, fewer persons or another period, whatever the numbers", async () => {
    const number = fc.option(fc.integer({ min: 0, max: 9 }), { nil: null });
    const asked = fc.record({
      own: fc.record({ APPLES: number, PEARS: number, RIPE_SHARE: number }),
      parties: fc.tuple(fc.nat(8), fc.nat(8), fc.nat(8)),
      personsBeside: fc.oneof(fc.nat(8), fc.constant("ONE_EACH" as const)),
      period: fc.constantFrom(HALF, BEFORE, WEEK),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ own, parties, personsBeside, period }) => {
        const all = FRUITS.map((fruit, index) => [fruit, { parties: parties[index] ?? 0, median: 1 }] as const);
        const { party, supervisor } = await medians({
          orchard: { own, earlier: own, medians: all, personsBeside },
          period,
        });
        const persons = personsBeside === "ONE_EACH" ? SMALLEST_GROUP : personsBeside;
        const isOpen = isPublished(period, NOW, "Europe/Amsterdam") && persons >= SMALLEST_GROUP;
        const isOne = (own.APPLES ?? 0) > 0;
        const others = all.map(([fruit, { parties: of }]) => of - (isOne && own[fruit] !== null ? 1 : 0));
        expect(party).toEqual(others.map((count) => (isOpen && count >= SMALLEST_GROUP ? 1 : null)));
        expect(supervisor).toEqual([1, 1, 1]);
      }),
    );
  });
});
