import { Alert, Heading1, Heading2, Heading3, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { LeftOut, RefusedPart } from "../../court/refused-parts.js";
import type { OrderContent } from "../../court/sealed-order.js";
import type { Language } from "../../words/words.js";
import { Paper } from "./paper.js";
import { Given } from "./parts.js";
import { SealOrChange, type SealOrChangeProps } from "./seal-or-change.js";

export interface CheckOrderProps extends Pick<SealOrChangeProps, "fields" | "csrf" | "maySeal"> {
  readonly language: Language;
  readonly applicationId: string;
  readonly caseNumber: string;
  readonly content: OrderContent;
  readonly givenOrallyAt: Date | undefined;
  readonly refused: readonly RefusedPart[];
  readonly left: readonly LeftOut[];
}

/** The order as its addressees will read it, before it is given. */
export function CheckOrder(props: CheckOrderProps) {
  const { language, applicationId, caseNumber, content, givenOrallyAt, refused, left, ...sealing } = props;
  const { t } = useTranslation();
  return (
    <>
      <Heading1>{t("court.grant.checkTitle")}</Heading1>
      <Paragraph appearance="lead">{t("court.grant.checkLead")}</Paragraph>
      <Left left={left} />
      <article className="paper flow" aria-label={t("court.order.title", { caseNumber })}>
        <Paper language={language} caseNumber={caseNumber} content={content} givenOrallyAt={givenOrallyAt} />
        {refused.map(({ duty, reasons }) => (
          <div key={duty} className="flow">
            <Heading3>{t("court.grant.paperLeft", { duty })}</Heading3>
            <Given>{reasons}</Given>
          </div>
        ))}
      </article>
      <SealOrChange
        {...sealing}
        action={`/court/applications/${encodeURIComponent(applicationId)}/grant`}
        sealLabel={t("court.grant.seal")}
      />
    </>
  );
}

/** A place that nobody hosts, or that was taken out, is missed by no one on the paper itself. */
function Left({ left }: Pick<CheckOrderProps, "left">) {
  const { t } = useTranslation();
  if (left.length === 0) return null;
  return (
    <Alert type="warning">
      <Heading2>{t("court.grant.notNamed")}</Heading2>
      <ul>
        {left.flatMap(({ duty, lines }) =>
          lines.map((line) => (
            <li key={`${duty} ${line}`}>
              {t("court.grant.duty", { number: duty })}: <Given>{line}</Given>
            </li>
          )),
        )}
      </ul>
    </Alert>
  );
}
