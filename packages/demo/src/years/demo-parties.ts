import { isInTime } from "@exparte/orders/rules/term/term";
import type { Chance } from "@exparte/simulation/chance";
import type { PlayedCase } from "@exparte/simulation/played-case";
import type { Happened } from "./happened.js";

/** What stands in the place of a simulated text: whoever reads it is told. */
const INVENTED: Readonly<Record<string, string>> = {
  Simulated: "Verzonnen",
  "Simulated.": "Verzonnen voor de demonstratie. Invented for the demonstration.",
};

/** How often each platform gets an order that it obeys in time, and one that it does not: so that they differ. */
const PROMPT: Weights = { vidshare: 5, chirper: 4, hostbox: 2, findit: 2 };
const LATE: Weights = { vidshare: 2, chirper: 1, hostbox: 5, findit: 0.4 };
const COURTS: Weights = { "rb-amsterdam": 3, "rb-den-haag": 2 };
/** On no connection: an order for it goes by bailiff. */
const UNCONNECTED = "lawyer-list";
const CATEGORIES: Weights = {
  STATEMENT_CATEGORY_CYBER_VIOLENCE: 5,
  STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS: 4,
  STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH: 3,
  STATEMENT_CATEGORY_SCAMS_AND_FRAUD: 2,
  STATEMENT_CATEGORY_PROTECTION_OF_MINORS: 1,
};

type Weights = Readonly<Record<string, number>>;

/** The moments of a simulated case, of parties of the demonstration. A case of two that are not connected is left out: there is one. */
export function inDemo(moments: readonly Happened[], played: PlayedCase, chance: Chance): Happened[] {
  const platforms = platformsFor(played, chance);
  if (platforms === undefined) return [];
  const court = drawn(COURTS, chance);
  const category = drawn(CATEGORIES, chance);
  const number = played.application.id.replace("application-", "");
  const names: readonly (readonly [RegExp, string])[] = [
    [/simulated-court\b(?!-of)/g, court],
    [/simulated-court-of-appeal/g, "gh-amsterdam"],
    [/\bC\/00\//g, "VERZONNEN "],
    [/\b(application|order)-(\d+)\b/g, "invented-$1-$2"],
    [/\bitem-(\d+)\b/g, `invented-${number}-item-$1`],
    ...[...platforms].map(([simulated, platform]) => [new RegExp(`\\b${simulated}\\b`, "g"), platform] as const),
  ];
  return moments.map((moment) => {
    const told = JSON.parse(JSON.stringify(moment), (key, value: unknown) => {
      if (typeof value === "string") return named(INVENTED[value] ?? value, names);
      // An order states what kind of content it is about, and the simulation does not.
      if (key === "document" && isRecord(value)) return { ...value, illegalContentType: category };
      return value;
    }) as Happened;
    return told;
  });
}

function named(text: string, names: readonly (readonly [RegExp, string])[]): string {
  return names.reduce((so, [simulated, name]) => so.replaceAll(simulated, name), text);
}

/** Which platform of the demonstration stands for each simulated one; undefined where there are not enough. */
function platformsFor({ order }: PlayedCase, chance: Chance): ReadonlyMap<string, string> | undefined {
  const addressees = order?.addressees ?? [];
  const found = new Map<string, string>([["connected-1", drawn(PROMPT, chance)]]);
  for (const { platform, compliedAt, items } of addressees) {
    if (!platform.startsWith("connected")) {
      if ([...found.values()].includes(UNCONNECTED)) return undefined;
      found.set(platform, UNCONNECTED);
      continue;
    }
    const isPrompt =
      compliedAt !== undefined && items.every(({ term }) => term === undefined || isInTime(term, compliedAt));
    const taken = addressees.flatMap((one) => (one.platform === platform ? [] : (found.get(one.platform) ?? [])));
    const left = Object.entries(isPrompt ? PROMPT : LATE).filter(([id]) => !taken.includes(id));
    found.set(platform, drawn(Object.fromEntries(left), chance));
  }
  return found;
}

function drawn(weights: Weights, chance: Chance): string {
  const entries = Object.entries(weights);
  let left = chance.uniform() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [name, weight] of entries) {
    left -= weight;
    if (left < 0) return name;
  }
  return entries.at(-1)?.[0] ?? "";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
