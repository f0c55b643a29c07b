import { barX, plot, text } from "@observablehq/plot";
import { parseHTML } from "linkedom";

export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly said: string;
}

/** An element of the chart, with nothing in it that a page would have to trust. */
export interface ChartNode {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (ChartNode | string)[];
}

/** Narrow, so that its words stay readable on a telephone: each stands above its bar. */
const WIDTH = 320;
const ROW_HEIGHT = 42;
const LABEL_HEIGHT = 18;
const ROOM_FOR_NUMBER = 44;
/** The page's own style sheet styles it: a page may hold no style of its own. */
const LEFT_OUT = ["style", "class"];

/** Bars beside each other from the left, drawn on the server, so that it needs no script. */
export function barChart(bars: readonly Bar[]): ChartNode {
  const { document } = parseHTML("<html></html>");
  const drawn = plot({
    document: document as unknown as Document,
    className: "bars",
    width: WIDTH,
    height: bars.length * ROW_HEIGHT,
    margin: 0,
    marginRight: ROOM_FOR_NUMBER,
    x: { axis: null, domain: [0, Math.max(1, ...bars.map(({ value }) => value))] },
    y: { axis: null, domain: bars.map(({ label }) => label), padding: 0 },
    marks: [
      barX(bars, { x: "value", y: "label", insetTop: LABEL_HEIGHT, insetBottom: 8 }),
      text(bars, { x: 0, y: "label", text: "label", textAnchor: "start", dy: -12 }),
      text(bars, { x: "value", y: "label", text: "said", textAnchor: "start", dx: 6, dy: LABEL_HEIGHT / 2 - 4 }),
    ],
  });
  return chartNode(drawn);
}

/** What was drawn, as far as a page takes it. */
export function chartNode(drawn: unknown): ChartNode {
  return nodeOf(drawn as DrawnElement);
}

/** As much of a drawn element as is read. */
interface DrawnElement {
  readonly localName: string;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  readonly childNodes: Iterable<DrawnElement & { readonly nodeType: number; readonly textContent: string | null }>;
}

const ELEMENT = 1;
const TEXT = 3;

function nodeOf({ localName, attributes, childNodes }: DrawnElement): ChartNode {
  const kept = [...attributes].filter(
    ({ name }) => !LEFT_OUT.includes(name) && !name.startsWith("aria-") && !name.startsWith("xmlns"),
  );
  return {
    tag: localName,
    attributes: Object.fromEntries(kept.map(({ name, value }) => [name, value])),
    children: [...childNodes].flatMap((child) => {
      if (child.nodeType === TEXT) return child.textContent ?? "";
      return child.nodeType === ELEMENT && child.localName !== "style" ? nodeOf(child) : [];
    }),
  };
}
