import { centsIn } from "../court/amounts.js";
import { type Typed, type Wrong, wrongMoment } from "../court/fields.js";
import type { DecideComplaintMutationVariables } from "../graph/complaints-documents.js";
import { momentTyped } from "../words/typed-moment.js";

export type SanctionInput = NonNullable<NonNullable<DecideComplaintMutationVariables["input"]["sanctions"]>[number]>;

/** The sanctions of the form, by the field that says that there is one. */
export const SANCTIONS = ["fine", "penalty", "ban"] as const;

/**
 * What was typed of sanctions, as the graph takes it: those that are ticked. What is typed for one that is not ticked is
 * wrong: a decision would go out without what its writer sees in it.
 */
export function sanctionsIn(typed: Typed): { readonly sanctions: SanctionInput[]; readonly wrong: readonly Wrong[] } {
  const wrong: Wrong[] = [];
  function needed<Value>(at: string, value: Value | undefined, kind: "required" | "amount"): Value | undefined {
    if (value === undefined) wrong.push({ at, problem: { kind } });
    return value;
  }
  function moment(at: string): string | undefined {
    const text = typed.text(at);
    const value = momentTyped(text);
    if (value === undefined) wrong.push(wrongMoment(at, text, "required"));
    return value;
  }
  for (const { "": ticked, ...fields } of Object.values(FIELDS)) {
    if (typed.isChecked(ticked) || Object.values(fields).every((name) => typed.text(name) === "")) continue;
    wrong.push({ at: ticked, problem: { kind: "unticked" } });
  }
  const sanctions: SanctionInput[] = [];
  if (typed.isChecked("fine")) {
    const amountCents = needed("fineAmount", centsIn(typed.text("fineAmount")), "amount");
    const turnover = typed.text("turnover");
    const turnoverCents = turnover === "" ? undefined : needed("turnover", centsIn(turnover), "amount");
    sanctions.push({ kind: "FINE", amountCents, ...(turnoverCents === undefined ? {} : { turnoverCents }) });
  }
  if (typed.isChecked("penalty")) {
    const amountCents = needed("penaltyAmount", centsIn(typed.text("penaltyAmount")), "amount");
    const maximumCents = needed("penaltyMaximum", centsIn(typed.text("penaltyMaximum")), "amount");
    const from = moment("penaltyFrom");
    const currency = typed.text("penaltyCurrency").toUpperCase();
    sanctions.push({
      kind: "PERIODIC_PENALTY",
      amountCents,
      maximumCents,
      from,
      ...(currency === "" ? {} : { currency }),
    });
  }
  if (typed.isChecked("ban")) {
    const processing = needed("processing", typed.text("processing") || undefined, "required");
    const from = moment("banFrom");
    const until = typed.text("banUntil") === "" ? undefined : moment("banUntil");
    sanctions.push({ kind: "PROCESSING_BAN", processing, from, ...(until === undefined ? {} : { until }) });
  }
  return { sanctions, wrong };
}

/** The field of the form for a field that the graph names, as `input.sanctions[1].amountCents`. */
export function sanctionField(field: string, sanctions: readonly SanctionInput[]): string | undefined {
  const [, place, member] = /sanctions\[(\d+)\](?:\.(\w+))?/.exec(field) ?? [];
  const kind = sanctions[Number(place)]?.kind;
  return kind === undefined ? undefined : FIELDS[kind][member ?? ""];
}

/** The fields of each, by their names in the graph; `""`: the one that says that there is one. */
const FIELDS: Readonly<Record<SanctionInput["kind"], Readonly<Record<string, string>> & { readonly "": string }>> = {
  FINE: { "": "fine", amountCents: "fineAmount", turnoverCents: "turnover" },
  PERIODIC_PENALTY: {
    "": "penalty",
    amountCents: "penaltyAmount",
    maximumCents: "penaltyMaximum",
    currency: "penaltyCurrency",
    from: "penaltyFrom",
  },
  PROCESSING_BAN: { "": "ban", processing: "processing", from: "banFrom", until: "banUntil" },
};
