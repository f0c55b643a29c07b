import type { TFunction } from "i18next";
import type { Fields, Wrong } from "../../court/fields.js";
import type { Refused } from "../../graph/ask-graph.js";
import type { FieldProblem, FormState } from "../../pages/form.js";
import { type Language, WORDS } from "../../words/words.js";
import { NOT_SEALED } from "./sealing.js";

/** What is wrong, in the reader's language; of a refusal without words here, also what the graph says. */
export function problemOf(wrong: Wrong, language: Language, labelOf: (field: string) => string): FieldProblem {
  const { t } = WORDS[language];
  const { at, problem } = wrong;
  switch (problem.kind) {
    case "refused":
      return { at, ...refusalText(problem, language) };
    case "twice":
      return { at, text: t("moment.twice") };
    case "noDuty":
    case "category":
    case "noKey":
      return { at, text: t(`court.form.${problem.kind}`) };
    default:
      return { at, text: t(`court.form.${problem.kind}`, { label: labelOf(at ?? "") }) };
  }
}

export function refusalText(
  { code, message }: Pick<Refused, "code" | "message">,
  language: Language,
): Omit<FieldProblem, "at"> {
  const { t, exists } = WORDS[language];
  if (code === NOT_SEALED.code) return { text: t("court.form.notSealed") };
  if (!exists(`court.form.codes.${code}`)) return { text: t("court.form.refused"), english: message || code };
  const text = t(`court.form.codes.${code}` as "court.form.codes.URL_INVALID");
  // Its message names what is wrong more closely than a sentence for all cases can.
  return PASSING.has(code) || message === "" ? { text } : { text, english: message };
}

/** What a refusal of this kind says helps nobody: the hub is down for a moment. */
const PASSING: ReadonlySet<string> = new Set([
  "RATE_LIMITED",
  "UPSTREAM_UNAVAILABLE",
  "UPSTREAM_LOST",
  "SERVICE_UNAVAILABLE",
  "ISSUER_UNAVAILABLE",
]);

/** The status of a page that tells of a refusal. */
export function statusOf({ code }: Pick<Refused, "code">): number {
  if (code.startsWith("UNKNOWN_")) return 404;
  if (code === "RATE_LIMITED") return 429;
  return PASSING.has(code) ? 503 : 400;
}

export function formState(fields: Fields, problems: readonly FieldProblem[] = []): FormState {
  return { value: (name) => fields[name]?.[0] ?? "", problems };
}

/** The label of a field, such as `because-urgency` or `targets-2`, without its row. */
export function labelIn(t: TFunction, page: "enter" | "grant"): (field: string) => string {
  return (field) => {
    const [name = "", rest = "", last = ""] = field.split("-");
    if (name === "disclosureBecause") return t(`court.grant.disclosureFinding.${last as "balance"}`);
    if (name === "category") return t(`court.category.${last as "NAME"}`);
    if (name === "waitsForAppeal") return t("court.act.field.waitsForAppeal");
    if (name === "jointMaximum") return t("court.grant.jointMaximumField");
    if (name === "because" || name === "holds") return t(`court.grant.finding.${rest as "urgency"}`);
    return t(`court.${page}.${name}` as "court.enter.title");
  };
}
