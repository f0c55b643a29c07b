import { createElement, type ReactNode } from "react";
import { type Bar, barChart, type ChartNode } from "../figures/bar-chart.js";

/** A picture of figures that stand beside it as a table. */
export function Chart({ bars, alt }: { readonly bars: readonly Bar[]; readonly alt: string }) {
  return <Drawn node={barChart(bars)} className="bars" alt={alt} />;
}

/** A chart that was drawn on the server. */
export function Drawn({
  node: { attributes, children },
  className,
  alt,
}: {
  readonly node: ChartNode;
  readonly className: string;
  readonly alt: string;
}) {
  return (
    <svg {...namedForReact(attributes)} className={className} role="img" aria-label={alt}>
      {children.map(element)}
    </svg>
  );
}

function element(node: ChartNode | string, place: number): ReactNode {
  if (typeof node === "string") return node;
  const { tag, attributes, children } = node;
  return createElement(tag, { ...namedForReact(attributes), key: place }, ...children.map(element));
}

/** `text-anchor` is `textAnchor` there. */
function namedForReact(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase()),
      value,
    ]),
  );
}
