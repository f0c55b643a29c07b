import { isPublished, type Stretch } from "./half-year.js";
import { rounded } from "./rounded.js";

/** With fewer others than this, or fewer persons behind them, a median could reveal who they are. */
export const SMALLEST_GROUP = 5;

/** For one figure: how many parties have it, and the median of their values. */
export interface FigureMedian {
  readonly parties: number;
  readonly median: number | null;
}

/** One figure of a party beside the same of another period, and beside the median of all parties. */
export interface FigureComparison<Figure> {
  readonly figure: Figure;
  readonly value: number | null;
  readonly earlier: number | null;
  readonly change: number | null;
  readonly median: number | null;
  readonly fromMedian: number | null;
}

export interface ComparisonWanted<Figure> {
  readonly period: Stretch;
  readonly comparedWith: Stretch | undefined;
  readonly figures: readonly Figure[];
}

/** Where the figures come from. */
export interface FigureSource<Figure, Figures> {
  /** The party's own. */
  readonly own: (period: Stretch) => Promise<Figures>;
  readonly medians: (period: Stretch) => Promise<ReadonlyMap<Figure, FigureMedian>>;
  readonly numberIn: (figures: Figures, figure: Figure) => number | null;
  /** Whether a party with these figures is one of those that the medians cover. */
  readonly isAmongAll: (figures: Figures) => boolean;
  /**
   * How many persons are behind the other parties' figures; called only where it matters. `ONE_EACH` where no person is
   * behind two parties, so that there are at least as many persons as parties.
   */
  readonly personsBeside: ((period: Stretch) => Promise<number>) | "ONE_EACH";
}

export interface Viewer {
  /** The viewer supervises the parties and sees every median; otherwise the viewer is the party itself. */
  readonly supervises: boolean;
  readonly now: Date;
  readonly timeZone: string;
}

/**
 * Compares the wanted figures. A party knows its own figures and chooses the period, so over a period with a single
 * record a median would reveal that record. A party therefore sees a median only over whole half-years that are
 * published, and only where at least `SMALLEST_GROUP` others have the figure, with at least as many persons behind
 * them.
 */
export async function compareFigures<Figure, Figures>(
  source: FigureSource<Figure, Figures>,
  { period, comparedWith, figures }: ComparisonWanted<Figure>,
  viewer: Viewer,
): Promise<FigureComparison<Figure>[]> {
  const [own, before, medians, mayTell] = await Promise.all([
    source.own(period),
    comparedWith && source.own(comparedWith),
    source.medians(period),
    viewer.supervises || isTellable(source, period, viewer),
  ]);
  const isAmongAll = source.isAmongAll(own);
  return figures.map((figure) => {
    const value = source.numberIn(own, figure);
    const earlier = before === undefined ? null : source.numberIn(before, figure);
    const { parties, median: ofAll } = medians.get(figure) ?? { parties: 0, median: null };
    const others = isAmongAll && value !== null ? parties - 1 : parties;
    const median = viewer.supervises || (mayTell && others >= SMALLEST_GROUP) ? ofAll : null;
    return {
      figure,
      value,
      earlier,
      change: difference(value, earlier),
      median,
      fromMedian: difference(value, median),
    };
  });
}

async function isTellable(
  { personsBeside }: Pick<FigureSource<unknown, never>, "personsBeside">,
  period: Stretch,
  { now, timeZone }: Viewer,
): Promise<boolean> {
  if (!isPublished(period, now, timeZone)) return false;
  return personsBeside === "ONE_EACH" || (await personsBeside(period)) >= SMALLEST_GROUP;
}

function difference(value: number | null, beside: number | null): number | null {
  return value === null || beside === null ? null : rounded(value - beside);
}
