import type { Actor } from "@exparte/auth";
import { publishedHalf } from "@exparte/publication";
import { Refusal } from "@exparte/refusal";
import { type Instant, type Period, TIME_ZONE } from "@exparte/time";
import { COMPLAINT_FIGURES, type ComplaintFigure, SMALLEST_GROUP } from "../complaint-figure.js";
import { numberIn } from "../store/figures.js";
import type { Dependencies } from "./dependencies.js";
import { checkPeriod } from "./period.js";
import { requireFigures } from "./see-figures.js";

/** One figure beside the same of another period, and beside the median of all platforms. */
export interface FigureComparison {
  readonly figure: ComplaintFigure;
  readonly value: number | null;
  readonly earlier: number | null;
  readonly change: number | null;
  readonly median: number | null;
  readonly fromMedian: number | null;
}

export interface ComparisonWanted {
  readonly period: Period;
  readonly comparedWith?: Period;
  readonly figures?: readonly ComplaintFigure[];
}

/**
 * Every figure of a platform, or those asked for, compared. A platform is told a median over at least five platforms,
 * and of one whole half-year that is published: over a period of its own choice it could pick the complaint whose
 * platform it would learn of.
 */
export async function compareComplaints(
  { clock, figures }: Pick<Dependencies, "clock" | "figures">,
  actor: Actor,
  platform: string,
  { period, comparedWith, figures: wanted = COMPLAINT_FIGURES }: ComparisonWanted,
): Promise<FigureComparison[]> {
  requireFigures(actor, platform);
  checkPeriod(period, "period", clock());
  if (comparedWith) checkPeriod(comparedWith, "comparedWith", clock());
  const mayPick = actor.partyType !== "platform";
  const [own, earlier, medians] = await Promise.all([
    figures.complaints(platform, period),
    comparedWith && figures.complaints(platform, comparedWith),
    mayPick || isPublishedHalf(period, clock()) ? figures.medians(period) : undefined,
  ]);
  return wanted.map((figure) => {
    const value = numberIn(own, figure);
    const before = earlier === undefined ? null : numberIn(earlier, figure);
    const of = medians?.get(figure);
    const median = of !== undefined && (mayPick || of.platforms >= SMALLEST_GROUP) ? of.median : null;
    return {
      figure,
      value,
      earlier: before,
      change: difference(value, before),
      median,
      fromMedian: difference(value, median),
    };
  });
}

function difference(value: number | null, beside: number | null): number | null {
  return value === null || beside === null ? null : value - beside;
}

function isPublishedHalf({ from, until }: Period, now: Instant): boolean {
  const { year, month } = Temporal.Instant.from(from.toISOString()).toZonedDateTimeISO(TIME_ZONE);
  try {
    const half = publishedHalf(`${year}-H${month <= 6 ? 1 : 2}`, new Date(now), TIME_ZONE);
    return half.from.getTime() === from.getTime() && half.until.getTime() === until.getTime();
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
