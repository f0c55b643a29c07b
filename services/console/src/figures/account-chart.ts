import { axisX, axisY, line, plot, ruleY } from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { type ChartNode, chartNode } from "./bar-chart.js";

/** Units of a penalty that are alike and follow on each other. */
export interface Run {
  readonly count: number;
  readonly amountCents: number;
  readonly firstForfeitedAt: string;
  readonly lastForfeitedAt: string;
  readonly standing: string;
}

export interface AccountChartOptions {
  readonly runs: readonly Run[];
  readonly maximumCents: number | undefined;
  /** Until when the account is drawn. */
  readonly asOf: string;
  readonly dayText: (moment: Date) => string;
  readonly eurosText: (cents: number) => string;
}

export interface Point {
  readonly at: Date;
  readonly cents: number;
}

/** Narrow, so that its words stay readable on a telephone. */
const WIDTH = 360;
const HEIGHT = 220;
/** More steps than that nobody tells apart. */
const MOST_STEPS = 60;
/** Words closer than this part of the height would stand over each other. */
const LEAST_APART = 0.1;

/** What is forfeited in all at each moment; with `isPendingToo`, as if the claims that wait for an answer were rejected. */
export function pointsOf(runs: readonly Run[], isPendingToo: boolean): readonly Point[] {
  let cents = 0;
  return runs
    .filter(({ standing }) => standing !== "FALLEN_AWAY" && (isPendingToo || standing !== "PENDING"))
    .flatMap(stepsOf)
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
    .map(({ at, cents: added }) => {
      cents += added;
      return { at, cents };
    });
}

/** The units of a run one by one, or in steps of several where they are very many. */
function stepsOf({ count, amountCents, firstForfeitedAt, lastForfeitedAt }: Run): Point[] {
  const [first, last] = [Date.parse(firstForfeitedAt), Date.parse(lastForfeitedAt)];
  const steps = Math.min(count, MOST_STEPS);
  let done = 0;
  return Array.from({ length: steps }, (_, step) => {
    const upTo = Math.round(((step + 1) * count) / steps);
    const at = steps === 1 ? first : first + ((last - first) * step) / (steps - 1);
    const units = upTo - done;
    done = upTo;
    return { at: new Date(at), cents: units * amountCents };
  });
}

/** Of these amounts, those that have room beside the ones before them. */
function apart(amounts: readonly (number | undefined)[], most: number): number[] {
  const kept: number[] = [];
  for (const cents of amounts) {
    if (cents !== undefined && kept.every((other) => Math.abs(other - cents) >= most * LEAST_APART)) kept.push(cents);
  }
  return kept;
}

/** How a penalty grew, with its maximum above it; drawn on the server, so that it needs no script. */
export function accountChart({ runs, maximumCents, asOf, dayText, eurosText }: AccountChartOptions): ChartNode {
  const { document } = parseHTML("<html></html>");
  const end = new Date(asOf);
  const drawnTo = (points: readonly Point[]) => {
    const [first] = points;
    const last = points.at(-1);
    if (first === undefined || last === undefined) return [];
    return [{ at: first.at, cents: 0 }, ...points, { at: end < last.at ? last.at : end, cents: last.cents }];
  };
  const forfeited = drawnTo(pointsOf(runs, false));
  const pending = runs.some(({ standing }) => standing === "PENDING") ? drawnTo(pointsOf(runs, true)) : [];
  const most = Math.max(1, maximumCents ?? 0, ...[...forfeited, ...pending].map(({ cents }) => cents));
  const drawn = plot({
    document: document as unknown as Document,
    className: "account",
    width: WIDTH,
    height: HEIGHT,
    marginLeft: 66,
    marginRight: 44,
    x: { type: "time" },
    y: { domain: [0, most * 1.05] },
    marks: [
      axisX({
        ticks: [forfeited[0]?.at ?? pending[0]?.at ?? end, end],
        tickFormat: (moment: Date) => dayText(moment),
        label: null,
      }),
      axisY({
        ticks: apart([maximumCents, forfeited.at(-1)?.cents, 0, pending.at(-1)?.cents], most),
        tickFormat: (cents: number) => eurosText(cents),
        label: null,
      }),
      ruleY([0]),
      ...(maximumCents === undefined ? [] : [ruleY([maximumCents], { strokeDasharray: "2 4", strokeWidth: 2 })]),
      line(pending, { x: "at", y: "cents", curve: "step-after", strokeDasharray: "6 4", strokeWidth: 2 }),
      line(forfeited, { x: "at", y: "cents", curve: "step-after", strokeWidth: 3 }),
    ],
  });
  return chartNode(drawn);
}
