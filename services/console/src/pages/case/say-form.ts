import type {
  ConfirmationOutcome,
  ImpossibleReason,
  ItemConfirmationInput,
  ItemReinstatementInput,
  ReinstatementOutcome,
} from "../../graph/case-documents.js";
import { isTwice, momentTyped, typedMoment } from "../../words/typed-moment.js";
import { type Language, WORDS } from "../../words/words.js";
import type { Problem } from "./frame.js";
import type { OwnItem } from "./seen-case.js";

/** What was filled in of one item, as it was. */
export interface SayTyped {
  readonly outcome: string;
  readonly at: string;
  readonly where: string;
  readonly reason: string;
  readonly explanation: string;
}

export function isPutBack({ reinstatementDuty }: OwnItem): boolean {
  return reinstatementDuty === "DUE";
}

/** As the graph takes it. `givenAt`: of the order. */
export function confirmationOf(typed: SayTyped, item: OwnItem, givenAt: string | null): ItemConfirmationInput {
  const outcome = typed.outcome as ConfirmationOutcome;
  return {
    itemId: item.id,
    outcome,
    effectAt: momentFrom(typed.at, givenAt),
    ...(outcome === "ACCESS_DISABLED" ? { where: typed.where } : {}),
    ...(outcome === "IMPOSSIBLE" ? { impossibleReason: typed.reason as ImpossibleReason } : {}),
    ...explanationOf(typed),
  };
}

export function reinstatementOf(typed: SayTyped, item: OwnItem): ItemReinstatementInput {
  const outcome = typed.outcome as ReinstatementOutcome;
  const effectAt = momentFrom(typed.at, item.confirmation?.effectAt);
  return { itemId: item.id, outcome, effectAt, ...explanationOf(typed) };
}

function explanationOf({ explanation }: SayTyped): { readonly explanation?: string } {
  return explanation.trim() === "" ? {} : { explanation };
}

export function typedIn(fields: Readonly<Record<string, readonly string[]>>): SayTyped {
  const of = (name: string) => fields[name]?.[0] ?? "";
  return {
    outcome: of("outcome"),
    at: of("at"),
    where: of("where"),
    reason: of("reason"),
    explanation: of("explanation"),
  };
}

/** What was said before stands there to be corrected; else nothing is chosen, and the time is now. */
export function saidBefore(item: OwnItem, now: Date): SayTyped {
  const { confirmation, reinstatement } = item;
  const none = { outcome: "", at: typedMoment(now), where: "", reason: "", explanation: "" };
  if (isPutBack(item)) {
    if (reinstatement === null) return none;
    const { outcome, effectAt, explanation } = reinstatement;
    return { ...none, outcome, at: typedMoment(new Date(effectAt)), explanation: explanation ?? "" };
  }
  if (confirmation === null) return none;
  const { outcome, effectAt, where, impossibleReason, explanation } = confirmation;
  return {
    outcome,
    at: typedMoment(new Date(effectAt)),
    where: where ?? "",
    reason: impossibleReason ?? "",
    explanation: explanation ?? "",
  };
}

export function problemsIn(typed: SayTyped, item: OwnItem, language: Language): Problem[] {
  const { t } = WORDS[language];
  const { outcome, at, where, reason, explanation } = typed;
  const found: Problem[] = [];
  const add = (isWrong: boolean, field: string, text: string) => {
    if (isWrong) found.push({ field, text });
  };
  add(outcome === "", "outcome", t("case.errors.outcome"));
  add(momentTyped(at) === undefined, "at", t(isTwice(at) ? "moment.twice" : "case.errors.at"));
  add(outcome === "ACCESS_DISABLED" && where.trim() === "", "where", t("case.errors.where"));
  add(outcome === "IMPOSSIBLE" && reason === "", "reason", t("case.errors.reason"));
  add(
    isPutBack(item) && outcome === "KEPT_DOWN" && explanation.trim() === "",
    "explanation",
    t("case.errors.explanationEmpty"),
  );
  return found;
}

/** A form knows minutes: what lies in the minute of `notBefore` is not taken for before it. */
function momentFrom(typed: string, notBefore: string | null | undefined): string {
  const moment = momentTyped(typed);
  if (moment === undefined) throw new Error("A moment is checked before it is sent.");
  if (notBefore == null) return moment;
  const behind = new Date(notBefore).getTime() - new Date(moment).getTime();
  return behind > 0 && behind < 60_000 ? new Date(notBefore).toISOString() : moment;
}
