import { CATEGORIES, categoryName, DISCLOSURE_FINDINGS, disclosureName, isSomeone } from "./duty-rows.js";
import type { Typed } from "./fields.js";
import { FINDINGS, type OrderInForm } from "./order-form.js";
import { leftName } from "./refused-parts.js";
import { translationField } from "./translations.js";

/** The field of the form for a field that the graph names, as `order.addressees[0].duties[1].targets[0].url`. */
export function orderField(
  { field, duty: askedDuty }: { readonly field?: string; readonly duty?: number },
  { rows, refused }: Pick<OrderInForm, "rows" | "refused">,
  typed: Typed,
): string | undefined {
  const name = field?.replace(/^(input\.)?order\./, "") ?? "";
  const [, addressee, duty, rest = ""] = /^addressees\[(\d+)\](?:\.duties\[(\d+)\])?(?:\.(.+))?/.exec(name) ?? [];
  if (addressee !== undefined) {
    const row = rows[Number(addressee)]?.[Number(duty ?? 0)];
    if (row === undefined) return undefined;
    return duty === undefined ? addresseeField(rest, row, typed) : dutyField(rest, row);
  }
  if (/^refused\b/.test(name)) return leftField(name, askedDuty, refused);
  if (name.startsWith("translations")) return translationField(name, typed);
  const finding = FINDINGS.find((one) => name.startsWith(`marginalTest.${one}`));
  if (finding !== undefined) return `because-${finding}`;
  return OF_ORDER[/^[\w.]+/.exec(name)?.[0] ?? ""];
}

/** Of `refused` as a whole the graph says which asked duty it means; of `refused[1].reasons` the form knows it. */
function leftField(name: string, asked: number | undefined, refused: OrderInForm["refused"]): string | undefined {
  const [, part] = /^refused\[(\d+)\]/.exec(name) ?? [];
  const duty = part === undefined ? (asked ?? refused[0]?.duty) : refused[Number(part)]?.duty;
  return duty === undefined ? undefined : leftName(duty);
}

function addresseeField(rest: string, row: number, typed: Typed): string {
  // What is wrong with the id of somebody without registration is wrong with the reference that it is made of.
  if (rest === "platform" && isSomeone(typed, row)) return `respondentReference-${row}`;
  const [, member = ""] = /^respondent\.(\w+)/.exec(rest) ?? [];
  return `${OF_RESPONDENT[member] ?? "addressee"}-${row}`;
}

function dutyField(rest: string, row: number): string {
  if (rest.endsWith(".query")) return `query-${row}`;
  if (rest.endsWith(".because")) return `because-${row}`;
  const finding = DISCLOSURE_FINDINGS.find((one) => rest.startsWith(`disclosure.findings.${one}`));
  if (finding !== undefined) return disclosureName(row, finding);
  if (rest.startsWith("disclosure.categories")) return categoryName(row, CATEGORIES[0]);
  const known = Object.entries(OF_DUTY).find(([member]) => rest === member || rest.startsWith(`${member}.`));
  return rest === "" ? `addressee-${row}` : `${known?.[1] ?? "targets"}-${row}`;
}

const OF_RESPONDENT: Readonly<Record<string, string | undefined>> = {
  kind: "respondentKind",
  legalName: "respondentName",
  address: "respondentAddress",
  ipAddress: "respondentIp",
};
/** The nearest comes first: `penalty.maximumCents` before `penalty`. */
const OF_DUTY: Readonly<Record<string, string>> = {
  kind: "kind",
  until: "until",
  within: "ownWithin",
  "penalty.maximumCents": "ownPenaltyMaximum",
  penalty: "ownPenaltyAmount",
  disclosure: "kind",
};
const OF_ORDER: Readonly<Record<string, string | undefined>> = {
  judge: "judge",
  legalBasis: "legalBasis",
  statementOfReasons: "statementOfReasons",
  provisionsInfringed: "provisions",
  "redress.platform": "redressPlatform",
  "redress.poster": "redressPoster",
  "territorialScope.reasons": "scopeReasons",
  language: "language",
  removeWithin: "within",
  serviceBy: "serviceBy",
  "penalty.amountCents": "penaltyAmount",
  "penalty.maximumCents": "penaltyMaximum",
  jointMaximum: "jointMaximum",
  "jointMaximum.maximumCents": "jointMaximum",
  enforceableDespiteAppeal: "waitsForAppeal",
  givenOrallyAt: "givenOrallyAt",
};
