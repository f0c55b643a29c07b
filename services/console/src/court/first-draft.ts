import type { ApplicationSeenFragment } from "../graph/court-documents.js";
import { ROW_KINDS } from "./duty-rows.js";
import type { Fields } from "./fields.js";
import { lineOf } from "./targets.js";

/**
 * The form of an order before the judge writes in it: what the application asks, as one row for each duty and each
 * platform that hosts some of its places. What a judge finds and why is never filled in.
 */
export function firstDraft(
  { duties }: Pick<ApplicationSeenFragment, "duties">,
  hosts: ReadonlyMap<string, string>,
  texts: { readonly redressPlatform: string; readonly redressPoster: string },
): Fields {
  const rows = duties
    .filter(({ kind }) => ROW_KINDS.some((known) => known === kind))
    .flatMap((duty) =>
      grouped(duty.targets, (target) =>
        JSON.stringify([hosts.get(target.url ?? "") ?? "", target.kind, target.query]),
      ).map((targets) => ({ kind: duty.kind, targets })),
    );
  const fields: Record<string, string> = {
    rows: String(Math.max(1, rows.length)),
    legalBasis: "art. 6:162 BW",
    within: "2",
    withinUnit: "H",
    extent: "NL",
    language: "nl",
    ...texts,
  };
  rows.forEach(({ kind, targets }, index) => {
    const [first] = targets;
    const row = index + 1;
    fields[`kind-${row}`] = kind;
    fields[`addressee-${row}`] = hosts.get(first?.url ?? "") ?? "";
    fields[`targetKind-${row}`] = first?.kind ?? "URL";
    fields[`targets-${row}`] = targets.map(lineOf).join("\n");
    fields[`query-${row}`] = first?.query ?? "";
  });
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]]));
}

function grouped<Entry>(entries: readonly Entry[], keyOf: (entry: Entry) => string): Entry[][] {
  return [...Map.groupBy(entries, keyOf).values()];
}
