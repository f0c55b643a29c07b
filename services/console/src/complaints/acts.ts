import { type Typed, type Wrong, wrongMoment } from "../court/fields.js";
import {
  DecideAppealDocument,
  DecideComplaintDocument,
  DecideObjectionDocument,
  ExtendProgressTermDocument,
  InformComplainantDocument,
  LodgeAppealDocument,
  LodgeObjectionDocument,
  RecordInfringementEndDocument,
  ReferToCourtDocument,
  TakeUnderReviewDocument,
  WithdrawAppealDocument,
  WithdrawObjectionDocument,
} from "../graph/complaints-documents.js";
import { momentTyped } from "../words/typed-moment.js";
import { type SanctionInput, sanctionField, sanctionsIn } from "./sanctions.js";

/** A field of an act's form. Its name is that of the input of the graph. */
export interface ActField {
  readonly name: string;
  readonly kind: "moment" | "text" | "line" | "check" | "choice";
  readonly isOptional?: boolean;
  readonly choices?: readonly string[];
}

const REASONS: ActField = { name: "reasons", kind: "text" };
const LODGING: readonly ActField[] = [
  { name: "grounds", kind: "text" },
  { name: "receivedAt", kind: "moment", isOptional: true },
  { name: "postedAt", kind: "moment", isOptional: true },
  { name: "lateBecause", kind: "text", isOptional: true },
];
const OUTCOMES = ["INFRINGEMENT_FOUND", "DISMISSED", "NOT_COMPETENT"] as const;
const OUTCOME: ActField = { name: "outcome", kind: "choice", choices: OUTCOMES };
const GROUND: ActField = { name: "ground", kind: "choice", choices: ["", "JOURNALISTIC_EXCEPTION", "OTHER"] };
const MADE_KNOWN: ActField = { name: "madeKnownAt", kind: "moment", isOptional: true };
const DECISION: readonly ActField[] = [
  { name: "result", kind: "choice", choices: ["UPHELD", "REVISED"] },
  REASONS,
  { name: "outcome", kind: "choice", choices: ["", ...OUTCOMES] },
  GROUND,
  MADE_KNOWN,
];

/** What the AP does in a case. `hasSanctions`: its form has those of a decision, too. `ofRemedy`: it is about one objection or appeal. */
export const ACTS = {
  review: { fields: [] },
  inform: { fields: [{ name: "informedAt", kind: "moment" }] },
  extend: { fields: [{ name: "until", kind: "moment" }, REASONS] },
  decide: { fields: [OUTCOME, GROUND, REASONS, MADE_KNOWN], hasSanctions: true },
  refer: { fields: [REASONS] },
  end: { fields: [{ name: "endedAt", kind: "moment" }] },
  objection: { fields: LODGING },
  appeal: {
    fields: [
      { name: "side", kind: "choice", choices: ["COMPLAINANT", "AP"] },
      ...LODGING,
      { name: "higher", kind: "check", isOptional: true },
      { name: "reference", kind: "line", isOptional: true },
    ],
  },
  "decide-objection": { fields: DECISION, hasSanctions: true, ofRemedy: true },
  "withdraw-objection": { fields: [], ofRemedy: true },
  "decide-appeal": { fields: DECISION, hasSanctions: true, ofRemedy: true },
  "withdraw-appeal": { fields: [], ofRemedy: true },
} as const satisfies Record<
  string,
  { readonly fields: readonly ActField[]; readonly hasSanctions?: true; readonly ofRemedy?: true }
>;
export type ActName = keyof typeof ACTS;

export function isAct(name: unknown): name is ActName {
  return typeof name === "string" && Object.hasOwn(ACTS, name);
}

/** The objections or appeals of a complaint that an act may be about; undefined for an act that is about the complaint itself. */
export function remediesFor<Remedy>(
  name: ActName,
  { objections, appeals }: { readonly objections: readonly Remedy[]; readonly appeals: readonly Remedy[] },
): readonly Remedy[] | undefined {
  if (!("ofRemedy" in ACTS[name])) return undefined;
  return name.endsWith("objection") ? objections : appeals;
}

export function fieldsOfAct(name: ActName): readonly ActField[] {
  return ACTS[name].fields;
}

export function hasSanctions(name: ActName): boolean {
  return "hasSanctions" in ACTS[name];
}

/** What an act sends: a mutation with its variables. `sanctions` tell which field of the form a refusal is about. */
export interface SentAct {
  readonly question: { toString(): string };
  readonly variables: object;
  readonly sanctions: readonly SanctionInput[];
}

/** What was typed, as the graph takes it; or what is still missing. `id` is of the complaint, `remedy` of the objection or appeal. */
export function actIn(
  name: ActName,
  typed: Typed,
  { id, remedy }: { readonly id: string; readonly remedy: string },
): { readonly sent: SentAct } | { readonly wrong: readonly Wrong[] } {
  const { values, wrong } = valuesIn(fieldsOfAct(name), typed);
  const { sanctions, wrong: wrongSanctions } = hasSanctions(name)
    ? sanctionsIn(typed)
    : { sanctions: [], wrong: [] as readonly Wrong[] };
  const all = [...wrong, ...wrongSanctions];
  if (all.length > 0) return { wrong: all };
  const own = sanctions.length === 0 ? {} : { sanctions };
  const sent = (question: SentAct["question"], variables: object) => ({ sent: { question, variables, sanctions } });
  switch (name) {
    case "review":
      return sent(TakeUnderReviewDocument, { id });
    case "inform":
      return sent(InformComplainantDocument, { id, ...values });
    case "extend":
      return sent(ExtendProgressTermDocument, { id, ...values });
    case "refer":
      return sent(ReferToCourtDocument, { id, ...values });
    case "end":
      return sent(RecordInfringementEndDocument, { id, ...values });
    case "decide":
      return sent(DecideComplaintDocument, { input: { id, ...values, ...own } });
    case "objection":
      // The controller lodges its own: the AP records what the complainant lodges.
      return sent(LodgeObjectionDocument, { input: { complaintId: id, side: "COMPLAINANT", ...values } });
    case "appeal":
      return sent(LodgeAppealDocument, { input: { complaintId: id, ...values } });
    case "decide-objection":
    case "decide-appeal":
      return sent(name === "decide-objection" ? DecideObjectionDocument : DecideAppealDocument, {
        id: remedy,
        input: { ...values, ...own },
      });
    case "withdraw-objection":
      return sent(WithdrawObjectionDocument, { id: remedy });
    case "withdraw-appeal":
      return sent(WithdrawAppealDocument, { id: remedy });
    default:
      return name satisfies never;
  }
}

/** The field of the form for a field that the graph names, such as `input.reasons`. */
export function actField(
  name: ActName,
  field: string | undefined,
  sanctions: readonly SanctionInput[],
): string | undefined {
  if (field === undefined) return undefined;
  const member = field.replace(/^input\./, "");
  return fieldsOfAct(name).some((one) => one.name === member) ? member : sanctionField(field, sanctions);
}

function valuesIn(
  fields: readonly ActField[],
  typed: Typed,
): { readonly values: Readonly<Record<string, string | boolean>>; readonly wrong: readonly Wrong[] } {
  const values: Record<string, string | boolean> = {};
  const wrong: Wrong[] = [];
  for (const { name, kind, isOptional, choices } of fields) {
    const text = typed.text(name);
    if (kind === "check") {
      values[name] = text !== "";
      continue;
    }
    if (text === "") {
      // A choice of nothing is one that the form offers.
      if (isOptional !== true && choices?.includes("") !== true)
        wrong.push({ at: name, problem: { kind: "required" } });
      continue;
    }
    const value = kind === "moment" ? momentTyped(text) : text;
    if (value === undefined) wrong.push(wrongMoment(name, text, "required"));
    else values[name] = value;
  }
  return { values, wrong };
}

/** A form for a new complaint. */
export const FILING: readonly ActField[] = [
  { name: "caseNumber", kind: "line" },
  { name: "complainantReference", kind: "line" },
  { name: "controller", kind: "line" },
  { name: "urls", kind: "text" },
  { name: "description", kind: "text" },
  { name: "noticeId", kind: "line", isOptional: true },
  { name: "orderId", kind: "line", isOptional: true },
  { name: "platformRefused", kind: "check", isOptional: true },
  { name: "receivedAt", kind: "moment", isOptional: true },
];

export function filingIn(typed: Typed): { readonly input: object } | { readonly wrong: readonly Wrong[] } {
  const { values, wrong } = valuesIn(FILING, typed);
  if (wrong.length > 0) return { wrong };
  // A notice tells itself whether the platform refused.
  const { platformRefused, ...rest } = values;
  const refused = rest.noticeId === undefined ? { platformRefused } : {};
  return { input: { ...rest, ...refused, urls: typed.lines("urls") } };
}

export function filingField(field: string | undefined): string | undefined {
  const [, name = ""] = /^input\.(\w+)/.exec(field ?? "") ?? [];
  return FILING.some((one) => one.name === name) ? name : undefined;
}
