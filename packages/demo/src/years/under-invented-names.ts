import { isInTime } from "@exparte/orders/rules/term/term";
import type { Chance } from "@exparte/simulation/chance";
import type { PlayedCase } from "@exparte/simulation/played-case";
import { drawn } from "./drawn.js";
import type { Happened } from "./happened.js";
import {
  CONNECTED_PLATFORMS,
  INVENTED_COURT_OF_APPEAL,
  INVENTED_COURTS,
  type InventedPlatform,
  UNCONNECTED_PLATFORMS,
} from "./invented-parties.js";

/** What stands in the place of a simulated text: whoever reads it is told. */
const INVENTED: Readonly<Record<string, string>> = {
  Simulated: "Verzonnen",
  "Simulated.": "Verzonnen voor de demonstratie. Invented for the demonstration.",
  "Pending opposition.": "Verzonnen voor de demonstratie. Invented for the demonstration.",
};

const CATEGORIES = [
  { category: "STATEMENT_CATEGORY_CYBER_VIOLENCE", weight: 5 },
  { category: "STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS", weight: 4 },
  { category: "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH", weight: 3 },
  { category: "STATEMENT_CATEGORY_SCAMS_AND_FRAUD", weight: 2 },
  { category: "STATEMENT_CATEGORY_PROTECTION_OF_MINORS", weight: 1 },
];

/** By the day, as most judgments set it; or none. */
const PENALTIES = [
  { cents: undefined, maximumCents: 0, weight: 3 },
  { cents: 50_000, maximumCents: 1_000_000, weight: 3 },
  { cents: 100_000, maximumCents: 2_500_000, weight: 3 },
  { cents: 250_000, maximumCents: 10_000_000, weight: 1 },
];

/** The moments of a simulated case under the names of invented parties, with what the simulation leaves open. */
export function underInventedNames(moments: readonly Happened[], played: PlayedCase, chance: Chance): Happened[] {
  const platforms = platformsFor(played, chance);
  const court = drawn(INVENTED_COURTS, chance);
  const { category } = drawn(CATEGORIES, chance);
  const { cents, maximumCents } = drawn(PENALTIES, chance);
  const penalty =
    cents === undefined
      ? {}
      : { penalty: { amountCents: cents, unit: "DAY", startedUnits: true, maximumCents, currency: "EUR" } };
  const number = played.application.id.replace("application-", "");
  const names: readonly (readonly [RegExp, string])[] = [
    [/simulated-court\b(?!-of)/g, court.id],
    [/simulated-court-of-appeal/g, INVENTED_COURT_OF_APPEAL.id],
    [/\bC\/00\//g, "VERZONNEN "],
    [/\b(application|order)-(\d+)\b/g, "invented-$1-$2"],
    [/\bitem-(\d+)\b/g, `invented-${number}-item-$1`],
    ...[...platforms].map(([simulated, { id }]) => [new RegExp(`\\b${simulated}\\b`, "g"), id] as const),
  ];
  return moments.map(
    (moment) =>
      JSON.parse(JSON.stringify(moment), (key, value: unknown) => {
        if (typeof value === "string") return named(INVENTED[value] ?? value, names);
        if (key === "document" && isRecord(value)) return { ...value, illegalContentType: category, ...penalty };
        return value;
      }) as Happened,
  );
}

function named(text: string, names: readonly (readonly [RegExp, string])[]): string {
  return names.reduce((so, [simulated, name]) => so.replaceAll(simulated, name), text);
}

/** Which invented platform stands for each simulated one. Who is late is drawn by how often it is, so that they differ. */
function platformsFor({ order }: PlayedCase, chance: Chance): ReadonlyMap<string, InventedPlatform> {
  const found = new Map<string, InventedPlatform>();
  const stand = (simulated: string, isLate: boolean) => {
    const all = simulated.startsWith("connected") ? CONNECTED_PLATFORMS : UNCONNECTED_PLATFORMS;
    const taken = [...found.values()].map(({ id }) => id);
    const left = all.filter(({ id }) => !taken.includes(id));
    found.set(
      simulated,
      drawn(
        left.map((one) => ({ ...one, weight: one.weight * (isLate ? one.late : 1) })),
        chance,
      ),
    );
  };
  for (const { platform, compliedAt, items } of order?.addressees ?? []) {
    const inTime =
      compliedAt !== undefined && items.every(({ term }) => term === undefined || isInTime(term, compliedAt));
    stand(platform, !inTime);
  }
  // Every application names it, also where the order is for another one or is refused.
  if (!found.has("connected-1")) stand("connected-1", false);
  return found;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
