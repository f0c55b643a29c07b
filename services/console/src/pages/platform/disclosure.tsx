import { Alert, Button, DataList, Heading1, Heading2, Heading3, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import { momentText } from "../../words/words.js";
import { Fact, MomentFact, TextFact } from "../case/facts.js";
import { ProblemSummary, SentTooLate } from "../case/frame.js";
import { nameOf as nameOfItem } from "../case/seen-case.js";
import { AnswerForm } from "./answer-form.js";
import type { DisclosureProps } from "./disclosure-props.js";
import { nameOf } from "./inbox.js";
import { BackToInbox } from "./order.js";
import { RefuseForm } from "./refuse-form.js";

export function isOpen({ status }: Pick<DisclosureProps["request"], "status">): boolean {
  return status === "REQUESTED" || status === "POSTER_NOTIFIED";
}

/** A request to say who posted something: the poster is told, and then it is answered or refused. */
export function DisclosurePage(props: DisclosureProps) {
  const { t } = useTranslation();
  const { language, now, csrf, action, request, problems, isLate } = props;
  const { status, dispensation, posterNotifiedAt, disclosableFrom, noticeFrom } = request;
  const canAct = isOpen(request);
  const mayTell =
    canAct &&
    posterNotifiedAt === null &&
    (dispensation === null || (noticeFrom !== null && new Date(noticeFrom) <= now));
  const mayAnswer = canAct && (dispensation !== null || (disclosableFrom !== null && new Date(disclosableFrom) <= now));
  return (
    <>
      <BackToInbox />
      <Heading1>{t("platform.disclosure.title")}</Heading1>
      {isLate ? <SentTooLate text={t("platform.late")} /> : null}
      <ProblemSummary problems={problems} />
      <Alert type={canAct ? "info" : "ok"} className="standing">
        <Paragraph>{t(`platform.disclosure.status.${status}`)}</Paragraph>
      </Alert>
      <Facts {...props} />
      {dispensation === null ? null : (
        <Paragraph>
          {t("platform.disclosure.dispensed")} <bdi>{dispensation}</bdi>
        </Paragraph>
      )}
      {mayTell ? (
        <>
          <Heading2>{t("platform.disclosure.notifyTitle")}</Heading2>
          <Paragraph>{t("platform.disclosure.notifyLead")}</Paragraph>
          <form method="post" action={action}>
            <input type="hidden" name="csrf" value={csrf} />
            <Button type="submit" name="step" value="notify" appearance="primary-action-button">
              {t("platform.disclosure.notify")}
            </Button>
          </form>
        </>
      ) : null}
      {canAct ? <Heading2>{t("platform.disclosure.answerTitle")}</Heading2> : null}
      {canAct && !mayAnswer && disclosableFrom !== null ? (
        <Paragraph>{t("platform.disclosure.answerFrom", { moment: momentText(disclosableFrom, language) })}</Paragraph>
      ) : null}
      {mayAnswer ? <AnswerForm {...props} /> : null}
      {canAct ? <RefuseForm {...props} ready={mayAnswer ? props.ready : undefined} /> : null}
    </>
  );
}

function Facts({ language, request, courts }: DisclosureProps) {
  const { t } = useTranslation();
  const { court, reference, categories, recipient, order, expiresAt, windowEndsAt, answeredAt, findings } = request;
  const items = order?.addressees.flatMap((addressee) => addressee.items) ?? [];
  return (
    <>
      <Heading2>{t("platform.disclosure.facts")}</Heading2>
      <DataList appearance="rows">
        <Fact name={t("case.facts.court")}>{nameOf(courts, court)}</Fact>
        <TextFact name={t("platform.disclosure.reference")} text={reference} />
        <Fact name={t("platform.disclosure.categories")}>
          {categories.map((one) => t(`case.category.${one}`)).join(", ")}
        </Fact>
        <TextFact name={t("platform.disclosure.items")} text={items.map(nameOfItem).join("\n")} />
        <TextFact
          name={t("platform.disclosure.recipient")}
          text={recipient.holder ?? t("platform.disclosure.recipientCourt")}
        />
        <MomentFact name={t("platform.disclosure.expiresAt")} at={expiresAt} language={language} />
        <MomentFact name={t("platform.disclosure.windowEndsAt")} at={windowEndsAt} language={language} />
        <MomentFact name={t("platform.disclosure.status.DISCLOSED")} at={answeredAt} language={language} />
      </DataList>
      <Heading3>{t("platform.disclosure.findings")}</Heading3>
      <DataList appearance="rows">
        {findings.map(({ name, reasons }) => (
          <TextFact key={name} name={t(`platform.disclosure.finding.${name as "balance"}`)} text={reasons} />
        ))}
      </DataList>
    </>
  );
}
