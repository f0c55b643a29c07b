import type { Actor } from "@exparte/auth";
import { checkPeriod, type Period, TIME_ZONE } from "@exparte/dutch-time";
import { compareFigures, type FigureComparison } from "@exparte/publication";
import { DISCLOSURE_FIGURES, type DisclosureFigure } from "../../rules/supervision/disclosure-figure.js";
import { ordersBeside } from "../../store/supervision/disclosure-figures.js";
import type { Dependencies } from "../dependencies.js";
import { requireFigures } from "./see-disclosure-figures.js";

export interface ComparisonWanted {
  readonly period: Period;
  readonly comparedWith?: Period;
  readonly figures?: readonly DisclosureFigure[];
}

/**
 * Compares every figure of the requests to a platform, or those asked for. Supervisors see every platform's figures and
 * every median. A platform sees its own, and the medians that `compareFigures` allows, which counts the orders under
 * which others were asked. This service does not know whose orders they are, so one applicant with five orders counts
 * for five.
 */
export async function compareDisclosures(
  { database, readers, clock }: Dependencies,
  actor: Actor,
  platform: string,
  { period, comparedWith, figures = DISCLOSURE_FIGURES }: ComparisonWanted,
): Promise<FigureComparison<DisclosureFigure>[]> {
  requireFigures(actor, platform);
  checkPeriod(period, "period", clock());
  if (comparedWith) checkPeriod(comparedWith, "comparedWith", clock());
  return compareFigures(
    {
      own: (over) => readers.disclosureNumbers(platform, over),
      medians: readers.disclosureMedians,
      numberIn: (numbers, figure) => numbers[figure],
      isAmongAll: ({ REQUESTED }) => REQUESTED > 0,
      personsBeside: (over) => ordersBeside(database.sql, platform, over),
    },
    { period, comparedWith, figures },
    { supervises: actor.partyType !== "platform", now: new Date(clock()), timeZone: TIME_ZONE },
  );
}
