import { isWorkingDayOfTerms, knowsEquatedDays } from "@exparte/dutch-time/working-day";
import type { Instance } from "../application/instance.js";
import { COURT_TIME_ZONE, type Instant, instant } from "../instant.js";

/** What a decision was given on. A decision on appeal is on what its first decision was. */
export const DECISIONS_ON = ["OPPOSITION", "MAIN_JUDGMENT"] as const;
export type DecisionOn = (typeof DECISIONS_ON)[number];

/**
 * The terms of appeal (hoger beroep) and of cassation, from the day of the decision. A decision on opposition is one in
 * summary proceedings (kort geding). Parameters: a statute for ex parte orders may set others.
 */
export const APPEAL_TERMS: Readonly<
  Record<"APPEAL" | "CASSATION", Readonly<Record<DecisionOn, { readonly within: string; readonly source: string }>>>
> = {
  APPEAL: {
    OPPOSITION: { within: "P4W", source: "Rv art. 339(2)" },
    MAIN_JUDGMENT: { within: "P3M", source: "Rv art. 339(1)" },
  },
  CASSATION: {
    OPPOSITION: { within: "P8W", source: "Rv art. 402(2)" },
    MAIN_JUDGMENT: { within: "P3M", source: "Rv art. 402(1)" },
  },
};

/**
 * Until when an appeal is in time: to the end of the last day, which moves past a Saturday, a Sunday, a holiday or a day
 * equated with one (Algemene termijnenwet arts. 1(1), 3). Three months are not more than three months, so it holds for
 * them too (art. 4). Undefined where nothing lies against the decision, which the highest court gave, and where the term
 * would end in a year whose equated days nobody has told the hub.
 */
export function appealBy(decidedAt: Instant, on: DecisionOn, decidedBy: Instance): Instant | undefined {
  if (decidedBy === "SUPREME_COURT") return undefined;
  const { within } = APPEAL_TERMS[decidedBy === "DISTRICT_COURT" ? "APPEAL" : "CASSATION"][on];
  let last = Temporal.Instant.from(decidedAt).toZonedDateTimeISO(COURT_TIME_ZONE).toPlainDate().add(within);
  while (!isWorkingDayOfTerms(last)) last = last.add({ days: 1 });
  if (!knowsEquatedDays(last)) return undefined;
  return instant(last.add({ days: 1 }).toZonedDateTime(COURT_TIME_ZONE).epochMilliseconds - 1);
}
