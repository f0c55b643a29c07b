import { Button, Heading1, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { Language } from "../../words/words.js";
import { momentText } from "../../words/words.js";
import { Fact, TextFact } from "../case/facts.js";
import { type Problem, ProblemSummary, SentTooLate } from "../case/frame.js";
import { DutyText, ItemName } from "../case/own-items.js";
import { isPutBack, type SayTyped } from "../case/say-form.js";
import { ConfirmFields, PutBackFields } from "../case/say-of-item.js";
import { nameOf } from "../case/seen-case.js";
import { FORM_ID } from "../layout.js";
import { BackToInbox } from "./order.js";
import type { SeenDuty, SeenItem, SeenOrder } from "./seen-order.js";

export interface SayOfItemProps {
  readonly order: SeenOrder;
  readonly duty: SeenDuty;
  readonly item: SeenItem;
  readonly typed: SayTyped;
  readonly csrf: string;
  readonly action: string;
  readonly problems?: readonly Problem[];
  readonly isLate?: boolean;
}

/** Where a platform says what became of one item: gone, cannot be done, disputed; or back. */
export function SayOfItem({ order, duty, item, typed, csrf, action, problems = [], isLate = false }: SayOfItemProps) {
  const { t } = useTranslation();
  return (
    <>
      <BackToInbox />
      <Heading1>{t(isPutBack(item) ? "case.putBack.title" : "case.confirm.title")}</Heading1>
      {isLate ? <SentTooLate text={t("platform.late")} /> : null}
      <ProblemSummary problems={problems} />
      <ItemName item={item} />
      {isPutBack(item) ? (
        <Paragraph>{t("case.putBack.lead")}</Paragraph>
      ) : (
        <DutyText duty={duty} extent={order.territorialScope.extent} />
      )}
      <form id={FORM_ID} className="flow" method="post" action={action} noValidate>
        <input type="hidden" name="csrf" value={csrf} />
        {isPutBack(item) ? (
          <PutBackFields typed={typed} problems={problems} />
        ) : (
          <ConfirmFields duty={duty} typed={typed} problems={problems} />
        )}
        <Button type="submit" name="step" value="check" appearance="primary-action-button">
          {t("platform.check.link")}
        </Button>
      </form>
    </>
  );
}

/** What is about to be said of an item, row by row. */
export function SaidInWords({
  item,
  said,
  language,
}: {
  readonly item: SeenItem;
  readonly language: Language;
  readonly said: {
    readonly outcome: string;
    readonly effectAt: string;
    readonly where?: string | null | undefined;
    readonly impossibleReason?: string | null | undefined;
    readonly explanation?: string | null | undefined;
  };
}) {
  const { t } = useTranslation();
  const { outcome, effectAt, where, impossibleReason, explanation } = said;
  const outcomes = isPutBack(item) ? "case.putBack.outcomes" : "case.confirm.outcomes";
  return (
    <>
      <TextFact name={t("platform.check.item")} text={nameOf(item)} />
      <Fact name={t(isPutBack(item) ? "case.putBack.outcome" : "case.confirm.outcome")}>
        {t(`${outcomes}.${outcome}` as "case.confirm.outcomes.REMOVED")}
      </Fact>
      <Fact name={t("case.confirm.at")}>{momentText(effectAt, language)}</Fact>
      <TextFact name={t("case.confirm.where")} text={where ?? null} />
      {impossibleReason == null ? null : (
        <Fact name={t("case.confirm.reason")}>
          {t(`case.confirm.reasons.${impossibleReason}` as "case.confirm.reasons.MANIFEST_ERROR")}
        </Fact>
      )}
      <TextFact name={t("case.confirm.explanation")} text={explanation ?? null} />
    </>
  );
}
