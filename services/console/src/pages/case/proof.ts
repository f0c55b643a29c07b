import { type Language, momentText, WORDS } from "../../words/words.js";
import { nameOf, type SeenCase } from "./seen-case.js";

/**
 * What a respondent received and said, with its times and the court's seal, as plain text that any program shows. Texts of
 * others stand behind a bar, line by line, so that none passes for a line of the proof. `received` has further lines, on
 * the messages that brought the order.
 */
export function proofText(seen: ProvedCase, language: Language, now: Date, received: readonly string[] = []): string {
  const { order } = seen;
  if (order === null) throw new Error("Only a respondent, who has the order, has a proof.");
  const { t } = WORDS[language];
  const words = t("case.proofWords", { returnObjects: true });
  const at = (moment: string) => `${momentText(moment, language)} (${moment})`;
  return [
    words.title.toUpperCase(),
    "",
    `${words.made}: ${at(now.toISOString())}`,
    `${t("case.facts.court")}: ${onOneLine(seen.courtName)}`,
    `${t("case.facts.caseNumber")}: ${onOneLine(seen.caseNumber)}`,
    `${words.order}: ${order.id}, ${words.version} ${order.version}, ${t(`verify.status.${order.status}`)}`,
    ...order.addressees.flatMap(({ servedAt, duties }) => [
      `${words.served}: ${servedAt === null ? words.notServed : at(servedAt)}`,
      ...duties.flatMap(({ kind, items }) => [
        "",
        t(`case.duty.${kind}`),
        ...items.flatMap((item) => ["", ...quoted(nameOf(item)), ...saidOf(item)]),
      ]),
    ]),
    ...seen.oppositions.flatMap(({ id, status, lodgedAt, decidedAt, grounds, reasons }) => [
      "",
      `${t("case.opposition.title")} ${id}: ${t(`case.opposition.status.${status}`)}`,
      `${t("case.opposition.lodgedAt")}: ${at(lodgedAt)}`,
      ...quoted(grounds ?? ""),
      ...(decidedAt === null ? [] : [`${t("case.opposition.decidedAt")}: ${at(decidedAt)}`]),
      ...(reasons === null ? [] : quoted(reasons)),
    ]),
    ...received,
    "",
    words.events,
    ...order.history.flatMap(({ position, at: moment, kind, by, reasons }) => [
      `${position}. ${moment} ${kind}, ${words.by} ${by.type}`,
      ...(reasons === null ? [] : quoted(reasons)),
    ]),
    "",
    words.seal,
    order.seal,
    "",
  ].join("\r\n");

  function saidOf({ confirmation, reinstatement }: Item): string[] {
    const gone =
      confirmation === null
        ? []
        : [
            t("case.said", {
              outcome: t(`case.confirm.outcomes.${confirmation.outcome}`),
              moment: at(confirmation.effectAt),
              received: at(confirmation.confirmedAt),
            }),
            ...(confirmation.impossibleReason === null
              ? []
              : [t(`case.confirm.reasons.${confirmation.impossibleReason}`)]),
            ...quoted(confirmation.where ?? ""),
            ...quoted(confirmation.explanation ?? ""),
          ];
    const back =
      reinstatement === null
        ? []
        : [
            t("case.saidNoTime", {
              outcome: t(`case.putBack.outcomes.${reinstatement.outcome}`),
              moment: at(reinstatement.effectAt),
            }),
            ...quoted(reinstatement.explanation ?? ""),
          ];
    return [...gone, ...back];
  }
}

export type ProvedCase = Pick<SeenCase, "courtName" | "caseNumber" | "order" | "oppositions">;

type Item = NonNullable<SeenCase["order"]>["addressees"][number]["duties"][number]["items"][number];

/** Whatever an editor takes for the end of a line. */
const LINE_ENDS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

function quoted(text: string): string[] {
  return text === "" ? [] : text.split(LINE_ENDS).map((line) => `  | ${line}`);
}

function onOneLine(text: string): string {
  return text.split(LINE_ENDS).join(" ");
}
