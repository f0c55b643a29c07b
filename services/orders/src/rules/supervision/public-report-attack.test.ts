import { attackFigures, type KnownSum } from "@exparte/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KINDS, received } from "../../../test/received-orders.js";
import {
  type FigurePlace,
  PUBLIC_OUTCOMES,
  PUBLIC_REMOVALS,
  publicOrders,
  type ReceivedOrder,
  SMALLEST_PUBLIC_GROUP,
  TYPE_NOT_SPECIFIED,
} from "./public-report.js";

const TYPES = [TYPE_NOT_SPECIFIED, "STATEMENT_CATEGORY_VIOLENCE", "STATEMENT_CATEGORY_SCAMS_AND_FRAUD"] as const;
const PLATFORMS = Object.keys(KINDS);

describe("the public figures on orders", () => {
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

  it("reveal no group of fewer than five applicants to an attack on all of them at once", async () => {
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

/** The finest groups: one platform's orders of one type, with one removal and one outcome. */
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

/** The platforms that a figure covers, as far as its words show. */
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
