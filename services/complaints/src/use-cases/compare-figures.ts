import type { Actor } from "@exparte/auth";
import { isPublished } from "@exparte/publication";
import { type Period, TIME_ZONE } from "@exparte/time";
import { COMPLAINT_FIGURES, type ComplaintFigure, SMALLEST_GROUP } from "../complaint-figure.js";
import { complainantsBeside, numberIn } from "../store/figures.js";
import type { Dependencies } from "./dependencies.js";
import { checkPeriod } from "./period.js";
import { requireFigures } from "./see-figures.js";

type Seeing = Pick<Dependencies, "database" | "clock" | "figures">;

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
 * Every figure of a platform, or those asked for, compared. A supervisor is told every median. A platform, which could
 * choose a period in which there is one complaint, is told one only over whole half-years that are published, and over
 * at least five other platforms, of which at least five complained.
 */
export async function compareComplaints(
  deps: Seeing,
  actor: Actor,
  platform: string,
  { period, comparedWith, figures: wanted = COMPLAINT_FIGURES }: ComparisonWanted,
): Promise<FigureComparison[]> {
  const { clock, figures } = deps;
  requireFigures(actor, platform);
  checkPeriod(period, "period", clock());
  if (comparedWith) checkPeriod(comparedWith, "comparedWith", clock());
  const supervises = actor.partyType !== "platform";
  const [own, earlier, medians, tellable] = await Promise.all([
    figures.complaints(platform, period),
    comparedWith && figures.complaints(platform, comparedWith),
    figures.medians(period),
    supervises || mayTellMedians(deps, platform, period),
  ]);
  return wanted.map((figure) => {
    const value = numberIn(own, figure);
    const before = earlier === undefined ? null : numberIn(earlier, figure);
    const of = medians.get(figure);
    const others = (of?.platforms ?? 0) - (own.received > 0 && value !== null ? 1 : 0);
    const median = supervises || (tellable && others >= SMALLEST_GROUP) ? (of?.median ?? null) : null;
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

async function mayTellMedians({ database, clock }: Seeing, platform: string, period: Period): Promise<boolean> {
  if (!isPublished(period, new Date(clock()), TIME_ZONE)) return false;
  return (await complainantsBeside(database.sql, platform, period)) >= SMALLEST_GROUP;
}

function difference(value: number | null, beside: number | null): number | null {
  return value === null || beside === null ? null : value - beside;
}
