import { barY, plot, ruleY, text } from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { type ChartNode, chartNode } from "./bar-chart.js";

export interface MonthOfShare {
  readonly label: string;
  /** From 0 to 1; null where there is nothing to divide by. */
  readonly share: number | null;
  readonly said: string;
}

/** Small, so that those of several platforms stand beside each other. */
const WIDTH = 264;
const HEIGHT = 132;

/** A share month by month. Every one has the same scale, so that charts of two platforms can be compared. */
export function monthChart(months: readonly MonthOfShare[]): ChartNode {
  const known = months.filter(({ share }) => share !== null);
  const { document } = parseHTML("<html></html>");
  const drawn = plot({
    document: document as unknown as Document,
    className: "bars",
    width: WIDTH,
    height: HEIGHT,
    margin: 0,
    marginTop: 20,
    marginBottom: 22,
    x: { axis: null, domain: months.map(({ label }) => label), padding: 0.25 },
    y: { axis: null, domain: [0, 1] },
    marks: [
      barY(known, { x: "label", y: "share" }),
      ruleY([0], { strokeOpacity: 0.4 }),
      text(months, { x: "label", y: ({ share }: MonthOfShare) => share ?? 0, text: "said", dy: -8 }),
      text(months, { x: "label", text: "label", frameAnchor: "bottom", dy: 16 }),
    ],
  });
  return chartNode(drawn);
}
