import type { Actor } from "@exparte/auth";
import { checkPeriod, type Instant, type Period, TIME_ZONE } from "@exparte/dutch-time";
import { compareFigures, type FigureComparison } from "@exparte/publication";
import { COMPLAINT_FIGURES, type ComplaintFigure } from "../../rules/supervision/complaint-figure.js";
import { NOTICE_FIGURES, type NoticeFigure } from "../../rules/supervision/notice-figure.js";
import { complainantsBeside, numberIn, numberInNotices } from "../../store/supervision/figures.js";
import type { Dependencies } from "../dependencies.js";
import { requireFigures } from "./see-figures.js";

type Seeing = Pick<Dependencies, "database" | "clock" | "figures">;

export interface ComparisonWanted<Figure> {
  readonly period: Period;
  readonly comparedWith?: Period;
  readonly figures?: readonly Figure[];
}

/**
 * Compares every figure of the complaints about a platform, or those asked for. Supervisors see every platform's
 * figures and every median. A platform sees its own, and the medians that `compareFigures` allows, which counts the
 * others' complainants.
 */
export async function compareComplaints(
  { database, clock, figures }: Seeing,
  actor: Actor,
  platform: string,
  { period, comparedWith, figures: wanted = COMPLAINT_FIGURES }: ComparisonWanted<ComplaintFigure>,
): Promise<FigureComparison<ComplaintFigure>[]> {
  requireFigures(actor, platform);
  checkPeriods({ period, comparedWith }, clock());
  return compareFigures(
    {
      own: (over) => figures.complaints(platform, over),
      medians: figures.complaintMedians,
      numberIn,
      isAmongAll: ({ received }) => received > 0,
      personsBeside: (over) => complainantsBeside(database.sql, platform, over),
    },
    { period, comparedWith, figures: wanted },
    viewing(actor, clock()),
  );
}

/** The same for notices to a platform. Each notice counts as one person, since nobody records who gave it. */
export async function compareNotices(
  { clock, figures }: Seeing,
  actor: Actor,
  platform: string,
  { period, comparedWith, figures: wanted = NOTICE_FIGURES }: ComparisonWanted<NoticeFigure>,
): Promise<FigureComparison<NoticeFigure>[]> {
  requireFigures(actor, platform);
  checkPeriods({ period, comparedWith }, clock());
  return compareFigures(
    {
      own: (over) => figures.notices(platform, over),
      medians: figures.noticeMedians,
      numberIn: numberInNotices,
      isAmongAll: ({ noticed }) => noticed > 0,
      personsBeside: "ONE_EACH",
    },
    { period, comparedWith, figures: wanted },
    viewing(actor, clock()),
  );
}

function checkPeriods(
  { period, comparedWith }: { readonly period: Period; readonly comparedWith: Period | undefined },
  now: Instant,
): void {
  checkPeriod(period, "period", now);
  if (comparedWith) checkPeriod(comparedWith, "comparedWith", now);
}

function viewing({ partyType }: Actor, now: Instant) {
  return { supervises: partyType !== "platform", now: new Date(now), timeZone: TIME_ZONE };
}
