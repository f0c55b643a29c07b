import type { Refused } from "../../graph/ask-graph.js";
import { SupervisionTrouble } from "../../pages/supervision/supervision.js";
import { type Language, WORDS } from "../../words/words.js";
import { statusOf } from "../court/told-problems.js";
import type { PartyVisit } from "../party-visit.js";

/** Instead of a page that the graph gives nothing for. */
export function sendRefused(
  visit: PartyVisit,
  refused: Refused,
  back = "/supervision",
  /** The form that was sent, and is kept. */
  formPath?: string,
): void {
  const { language, send } = visit;
  const { t } = WORDS[language];
  const status = statusOf(refused);
  const title = t("supervision.trouble.title");
  const { text, english } = toldOf(refused, language);
  send({ title, body: <SupervisionTrouble {...{ text, english, back, formPath }} />, status, hasForm: false });
}

/** What a refusal says, in the reader's language; `english` holds what the graph itself says, where there are no words for it. */
export function toldOf(refused: Refused, language: Language): { readonly text: string; readonly english?: string } {
  const { t } = WORDS[language];
  const { message, code } = refused;
  switch (statusOf(refused)) {
    case 404:
      return { text: t("supervision.trouble.unknown") };
    case 429:
      return { text: t("supervision.trouble.rate") };
    case 503:
      return { text: t("supervision.trouble.unavailable") };
    default:
      return { text: t("supervision.trouble.refused"), english: message || code };
  }
}

/** The address asks for a half-year that is not there. */
export function sendUnknownPeriod({ language, send }: PartyVisit): void {
  const { t } = WORDS[language];
  const body = <SupervisionTrouble text={t("supervision.trouble.unknownPeriod")} back="/supervision" />;
  send({ title: t("supervision.trouble.title"), body, status: 404 });
}
