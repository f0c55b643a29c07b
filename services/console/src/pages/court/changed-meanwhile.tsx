import { Alert, Heading2, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { ActOrder } from "../../court/acts/act.js";
import type { Language } from "../../words/words.js";
import { Happened } from "./happened.js";

/** What somebody else did, or what happened by itself, while a form was being filled in. Nothing of the form was done. */
export function ChangedMeanwhile({
  language,
  changes,
}: {
  readonly language: Language;
  readonly changes: ActOrder["history"];
}) {
  const { t } = useTranslation();
  if (changes.length === 0) return null;
  return (
    <Alert type="warning" role="alert">
      <Heading2>{t("court.act.changed")}</Heading2>
      <Paragraph>{t("court.act.changedText")}</Paragraph>
      <ol className="timeline">
        {changes.map((entry) => (
          <Happened key={entry.position} language={language} entry={entry} />
        ))}
      </ol>
    </Alert>
  );
}
