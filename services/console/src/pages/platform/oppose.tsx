import { Alert, Button, Heading1, Heading2, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import { type Problem, ProblemSummary, SentTooLate } from "../case/frame.js";
import { TextField } from "../form.js";
import { FORM_ID } from "../layout.js";
import { BackToInbox } from "./order.js";
import { mayOppose, type SeenOrder } from "./seen-order.js";

export interface OpposeProps {
  readonly order: SeenOrder;
  readonly grounds: string;
  readonly csrf: string;
  readonly action: string;
  readonly problems?: readonly Problem[];
  readonly isLate?: boolean;
}

/** Opposition (verzet) of the platform itself, against all that the order asks of it. */
export function Oppose({ order, grounds, csrf, action, problems = [], isLate = false }: OpposeProps) {
  const { t } = useTranslation();
  return (
    <>
      <BackToInbox />
      <Heading1>{t("case.contest.title")}</Heading1>
      {isLate ? <SentTooLate text={t("case.contest.late")} /> : null}
      {mayOppose(order) || problems.length > 0 ? (
        <form id={FORM_ID} className="flow" method="post" action={action} noValidate>
          <ProblemSummary problems={problems} />
          <Paragraph appearance="lead">{t("case.contest.lead")}</Paragraph>
          <input type="hidden" name="csrf" value={csrf} />
          <TextField
            form={{ value: () => grounds, problems: problems.map(({ field, text }) => ({ at: field, text })) }}
            name="grounds"
            className="prose"
            rows={10}
            label={t("case.contest.grounds")}
            hint={t("platform.oppose.hint")}
          />
          <Heading2>{t("case.contest.afterTitle")}</Heading2>
          <Paragraph>{t("case.contest.afterOwn")}</Paragraph>
          <Button type="submit" appearance="primary-action-button">
            {t("case.contest.submit")}
          </Button>
        </form>
      ) : (
        <Alert type="info">
          <Paragraph>{t("platform.oppose.none")}</Paragraph>
        </Alert>
      )}
    </>
  );
}
