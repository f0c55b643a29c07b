import type { Ask, Entry, Feed } from "./history.js";

type Of<What extends Entry["what"]> = Extract<Entry, { readonly what: What }>;
export type Asked<Kind extends Ask["ask"]> = Of<"asked"> & { readonly ask: Extract<Ask, { readonly ask: Kind }> };
export type Received = Of<"received">;
export type Records = Of<"records">;
export type OrderAtEnd = Of<"order-at-end">;

/** A call, with how it ended. */
export interface Call<Kind extends Ask["ask"]> {
  readonly asked: Asked<Kind>;
  readonly answered: Of<"answered"> | undefined;
}

/** A history, arranged for the checks. It adds nothing to what the entries say. */
export interface Reading {
  readonly entries: readonly Entry[];
  of<What extends Entry["what"]>(what: What): readonly Of<What>[];
  calls<Kind extends Ask["ask"]>(kind: Kind): readonly Call<Kind>[];
  /** What a party received of a feed, in the order in which it came. */
  received(party: string, feed: Feed): readonly Received[];
  readonly records: readonly Records[];
  recordsOf(party: string, feed: Feed): Records | undefined;
  readonly ordersAtEnd: ReadonlyMap<string, OrderAtEnd>;
  /** How much of a span lies between the beginning of a fault and the moment at which all was whole again. */
  disturbedMs(fromMs: number, untilMs: number): number;
}

export function readHistory(entries: readonly Entry[]): Reading {
  const byWhat = Map.groupBy(entries, ({ what }) => what);
  const of = <What extends Entry["what"]>(what: What) => (byWhat.get(what) ?? []) as unknown as readonly Of<What>[];
  const answers = new Map(of("answered").map((entry) => [entry.call, entry]));
  const received = Map.groupBy(of("received"), ({ party, feed }) => `${feed} ${party}`);
  const spans = disturbances(entries);
  return {
    entries,
    of,
    calls: <Kind extends Ask["ask"]>(kind: Kind) =>
      of("asked")
        .filter((entry): entry is Asked<Kind> => entry.ask.ask === kind)
        .map((asked) => ({ asked, answered: answers.get(asked.call) })),
    received: (party, feed) => received.get(`${feed} ${party}`) ?? [],
    records: of("records"),
    recordsOf: (party, feed) => of("records").find((entry) => entry.party === party && entry.feed === feed),
    ordersAtEnd: new Map(of("order-at-end").map((entry) => [entry.orderId, entry])),
    disturbedMs: (fromMs, untilMs) =>
      spans.reduce(
        (all, span) => all + Math.max(0, Math.min(untilMs, span.untilMs) - Math.max(fromMs, span.fromMs)),
        0,
      ),
  };
}

/** From the first fault of a row, or from when something was not whole, until all was whole after its last. */
function disturbances(entries: readonly Entry[]): { readonly fromMs: number; readonly untilMs: number }[] {
  const spans: { fromMs: number; untilMs: number }[] = [];
  const open = new Set<number>();
  let fromMs: number | undefined;
  for (const entry of entries) {
    if (entry.what === "fault-began") open.add(entry.fault);
    if (entry.what === "fault-ended") open.delete(entry.fault);
    if (entry.what === "fault-began" || entry.what === "not-whole") fromMs ??= entry.atMs;
    if (entry.what === "whole" && open.size === 0 && fromMs !== undefined) {
      spans.push({ fromMs, untilMs: entry.atMs });
      fromMs = undefined;
    }
  }
  return fromMs === undefined ? spans : [...spans, { fromMs, untilMs: Number.POSITIVE_INFINITY }];
}
