import { Heading1, Heading3, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { RefusedPart } from "../../court/refused-parts.js";
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
  readonly refused: readonly RefusedPart[];
}

/** The order as its addressees will read it, before it is given. */
export function CheckOrder(props: CheckOrderProps) {
  const { language, applicationId, caseNumber, content, refused, ...sealing } = props;
  const { t } = useTranslation();
  return (
    <>
      <Heading1>{t("court.grant.checkTitle")}</Heading1>
      <Paragraph appearance="lead">{t("court.grant.checkLead")}</Paragraph>
      <article className="paper flow" aria-label={t("court.order.title", { caseNumber })}>
        <Paper language={language} caseNumber={caseNumber} content={content} />
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
