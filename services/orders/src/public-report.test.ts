import { attackFigures, type KnownSum } from "@exparte/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type FigurePlace,
  PUBLIC_OUTCOMES,
  PUBLIC_REMOVALS,
  publicOrders,
  type ReceivedOrder,
  SMALLEST_PUBLIC_GROUP,
  TYPE_NOT_SPECIFIED,
} from "./public-report.js";

const KINDS: Readonly<Record<string, string>> = {
  vidshare: "VIDEO",
  clipper: "VIDEO",
  chirper: "SOCIAL_MEDIA",
  "lawyer-list": "WEBSITE",
  gossip: "WEBSITE",
};
const TYPES = [TYPE_NOT_SPECIFIED, "STATEMENT_CATEGORY_VIOLENCE", "STATEMENT_CATEGORY_SCAMS_AND_FRAUD"] as const;
const PLATFORMS = Object.keys(KINDS);

const received = (order: Partial<ReceivedOrder> = {}): ReceivedOrder => ({
  platform: "vidshare",
  platformKind: KINDS[order.platform ?? "vidshare"] ?? "",
  illegalContentType: "STATEMENT_CATEGORY_VIOLENCE",
  applicant: `applicant ${applicants++}`,
  items: 1,
  hoursToInform: 1,
  hoursToGiveEffect: 2,
  removal: "WITHIN_TERM",
  outcome: "UNCONTESTED",
  ...order,
});
let applicants = 0;
const times = (count: number, order: Partial<ReceivedOrder> = {}) =>
  Array.from({ length: count }, () => received(order));

describe("the public figures on orders", () => {
  it("count orders, items and medians by platform and type, beside all totals", () => {
    const { byType } = publicOrders([
      ...times(6, { items: 2 }),
      ...times(5, { platform: "chirper", illegalContentType: TYPE_NOT_SPECIFIED, hoursToInform: 0.26, items: 3 }),
    ]);
    const all = { platform: "TOTAL", platformKind: "TOTAL" };
    const vidshare = { platform: "vidshare", platformKind: "VIDEO" };
    const chirper = { platform: "chirper", platformKind: "SOCIAL_MEDIA" };
    const ofVidshare = { orders: 6, items: 12, medianHoursToInform: 1, medianHoursToGiveEffect: 2 };
    const ofChirper = { orders: 5, items: 15, medianHoursToInform: 0.3, medianHoursToGiveEffect: 2 };
    expect(byType).toEqual([
      { ...all, category: "TOTAL", orders: 11, items: 27, medianHoursToInform: 1, medianHoursToGiveEffect: 2 },
      { ...chirper, category: "TOTAL", ...ofChirper },
      { ...vidshare, category: "TOTAL", ...ofVidshare },
      { ...all, category: TYPE_NOT_SPECIFIED, ...ofChirper },
      { ...all, category: "STATEMENT_CATEGORY_VIOLENCE", ...ofVidshare },
      { ...chirper, category: TYPE_NOT_SPECIFIED, ...ofChirper },
      { ...vidshare, category: "STATEMENT_CATEGORY_VIOLENCE", ...ofVidshare },
    ]);
  });

  it("name no platform that received orders for fewer than five applicants, though one applicant have many", () => {
    const { byType } = publicOrders([
      ...times(40),
      ...times(9, { platform: "gossip", applicant: "the same person" }),
      ...times(4, { platform: "lawyer-list" }),
    ]);
    expect(
      byType.map(({ platformKind, platform, category, orders }) => [platformKind, platform, category, orders]),
    ).toEqual([
      ["TOTAL", "TOTAL", "TOTAL", 53],
      ["VIDEO", "vidshare", "TOTAL", 40],
      ["WEBSITE", "REST", "TOTAL", 13],
      ["TOTAL", "TOTAL", "STATEMENT_CATEGORY_VIOLENCE", 53],
      ["VIDEO", "vidshare", "STATEMENT_CATEGORY_VIOLENCE", 40],
      ["WEBSITE", "REST", "STATEMENT_CATEGORY_VIOLENCE", 13],
    ]);
  });

  it("publish no median over fewer than five applicants, and none of a group half of which had no removal", () => {
    const { byType } = publicOrders([
      ...times(4, { platform: "chirper", hoursToGiveEffect: 77.7 }),
      ...times(20, { hoursToGiveEffect: null }),
      ...times(18, { hoursToGiveEffect: 3 }),
    ]);
    expect(byType.map(({ platform, medianHoursToGiveEffect }) => [platform, medianHoursToGiveEffect])).toEqual([
      ["TOTAL", 77.7],
      ["TOTAL", 77.7],
    ]);
    expect(publicOrders(times(4))).toEqual({ byType: [], byRemoval: [], byOutcome: [] });
  });

  const order: fc.Arbitrary<ReceivedOrder> = fc
    .record({
      platform: fc.constantFrom(
        "vidshare",
        "vidshare",
        "vidshare",
        "chirper",
        "chirper",
        "clipper",
        "lawyer-list",
        "gossip",
      ),
      illegalContentType: fc.constantFrom(TYPES[0], TYPES[0], TYPES[1], TYPES[2]),
      removal: fc.constantFrom("WITHIN_TERM" as const, "WITHIN_TERM" as const, ...PUBLIC_REMOVALS),
      outcome: fc.constantFrom("UNCONTESTED" as const, "UNCONTESTED" as const, ...PUBLIC_OUTCOMES),
      applicant: fc.nat(60).map(String),
      items: fc.integer({ min: 1, max: 9 }),
    })
    .map((drawn) => received(drawn));

  it("give no group of fewer than five applicants away to an attack on all of them at once", async () => {
    let attacked = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(order, { minLength: 5, maxLength: 120, size: "max" }), async (orders) => {
        const { byType, byRemoval, byOutcome } = publicOrders(orders);
        if (byType.length === 0) return;
        const attributes = [
          { figures: byType, words: TYPES, of: (one: ReceivedOrder) => one.illegalContentType, at: 1 },
          { figures: byRemoval, words: PUBLIC_REMOVALS, of: (one: ReceivedOrder) => one.removal, at: 2 },
          { figures: byOutcome, words: PUBLIC_OUTCOMES, of: (one: ReceivedOrder) => one.outcome, at: 3 },
        ];
        const known: KnownSum[] = attributes.flatMap(({ figures, words, at }) =>
          figures.map((figure) => ({
            parts: partsOf(platformsOf(figure, figures), at, categoriesOf(figure, figures, words)),
            value: figure.orders,
          })),
        );
        const attack = await attackFigures(known);
        for (const { words, of, at } of attributes) {
          for (const platforms of [PLATFORMS, ...PLATFORMS.map((platform) => [platform])]) {
            for (const categories of [words, ...words.map((word) => [word])] as string[][]) {
              const group = orders.filter((one) => platforms.includes(one.platform) && categories.includes(of(one)));
              const persons = new Set(group.map(({ applicant }) => applicant)).size;
              if (persons === 0 || persons >= SMALLEST_PUBLIC_GROUP) continue;
              const parts = partsOf(platforms, at, categories);
              expect(attack.derives(parts)).toBe(false);
              const { least, most } = attack.between(parts);
              expect(most).toBeGreaterThanOrEqual(SMALLEST_PUBLIC_GROUP);
              expect(most).toBeGreaterThan(least);
              attacked += 1;
            }
          }
        }
      }),
      { numRuns: 8 },
    );
    expect(attacked).toBeGreaterThan(10);
  }, 120_000);
});

/** The finest groups: what a platform received of one type, with one removal and one outcome. */
const FINEST = PLATFORMS.flatMap((platform) =>
  TYPES.flatMap((type) =>
    PUBLIC_REMOVALS.flatMap((removal) => PUBLIC_OUTCOMES.map((outcome) => [platform, type, removal, outcome] as const)),
  ),
);

function partsOf(platforms: readonly string[], at: number, categories: readonly string[]): string[] {
  return FINEST.filter((part) => platforms.includes(part[0]) && categories.includes(part[at] ?? "")).map((part) =>
    part.join(" "),
  );
}

/** The platforms that a figure is about, as far as its words tell. */
function platformsOf({ platform, platformKind }: FigurePlace, figures: readonly FigurePlace[]): string[] {
  if (platform === "TOTAL") return PLATFORMS;
  if (platform !== "REST") return [platform];
  const unnamed = PLATFORMS.filter((id) => !figures.some((figure) => figure.platform === id));
  const kindsWithRest = figures.filter((figure) => figure.platform === "REST").map((figure) => figure.platformKind);
  return platformKind === "REST"
    ? unnamed.filter((id) => !kindsWithRest.includes(KINDS[id] ?? ""))
    : unnamed.filter((id) => KINDS[id] === platformKind);
}

function categoriesOf({ category }: FigurePlace, figures: readonly FigurePlace[], words: readonly string[]): string[] {
  if (category === "TOTAL") return [...words];
  if (category !== "REST") return [category];
  return words.filter((word) => !figures.some((figure) => figure.platform === "TOTAL" && figure.category === word));
}
