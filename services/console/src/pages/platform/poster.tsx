import { Button, FormFieldErrorMessage, Heading1, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { PosterConfirmationInput, PosterReason } from "../../graph/platform-documents.js";
import { type Language, momentText } from "../../words/words.js";
import { Fact, TextFact } from "../case/facts.js";
import { type Problem, ProblemSummary, SentTooLate } from "../case/frame.js";
import { ItemName } from "../case/own-items.js";
import { nameOf } from "../case/seen-case.js";
import { TextField } from "../form.js";
import { FORM_ID } from "../layout.js";
import { BackToInbox } from "./order.js";
import type { SeenItem, SeenOrder } from "./seen-order.js";

/** What was filled in, as it was. */
export interface PosterTyped {
  readonly outcome: string;
  readonly at: string;
}

export const POSTER_OUTCOMES = ["INFORMED", "POSTER_UNKNOWN", "POSTER_UNREACHABLE"] as const;

export interface PosterProps {
  readonly order: SeenOrder;
  readonly item: SeenItem;
  readonly language: Language;
  readonly typed: PosterTyped;
  readonly csrf: string;
  readonly action: string;
  readonly problems?: readonly Problem[];
  readonly isLate?: boolean;
}

/** Where a platform says when it told the poster of the order, or why it cannot. Nothing here says who that is. */
export function PosterTold({ order, item, language, typed, csrf, action, problems = [], isLate = false }: PosterProps) {
  const { t } = useTranslation();
  const wrong = problems.find(({ field }) => field === "outcome")?.text;
  const after = order.posterInformedBy?.after;
  return (
    <>
      <BackToInbox />
      <Heading1>{t("platform.poster.title")}</Heading1>
      {isLate ? <SentTooLate text={t("platform.late")} /> : null}
      <ProblemSummary problems={problems} />
      <ItemName item={item} />
      <Paragraph>{t("platform.poster.lead")}</Paragraph>
      {after === undefined ? null : (
        <Paragraph>{t("platform.poster.after", { moment: momentText(after, language) })}</Paragraph>
      )}
      <form id={FORM_ID} className="flow" method="post" action={action} noValidate>
        <input type="hidden" name="csrf" value={csrf} />
        <fieldset
          className={`choices${wrong === undefined ? "" : " utrecht-form-field--invalid"}`}
          {...(wrong === undefined ? {} : { "aria-describedby": "outcome-wrong" })}
        >
          <legend>{t("platform.poster.outcome")}</legend>
          {wrong === undefined ? null : <FormFieldErrorMessage id="outcome-wrong">{wrong}</FormFieldErrorMessage>}
          {POSTER_OUTCOMES.map((value, index) => (
            <label key={value} className="option">
              <input
                type="radio"
                name="outcome"
                value={value}
                {...(index === 0 ? { id: "outcome" } : {})}
                defaultChecked={value === typed.outcome}
              />
              <span>{t(`platform.poster.outcomes.${value}`)}</span>
            </label>
          ))}
        </fieldset>
        <TextField
          form={{
            value: () => typed.at,
            problems: problems.map(({ field, text }) => ({ at: field, text })),
          }}
          name="at"
          type="datetime-local"
          className="short"
          label={t("platform.poster.at")}
          hint={t("platform.poster.atHint")}
        />
        <Button type="submit" name="step" value="check" appearance="primary-action-button">
          {t("platform.check.link")}
        </Button>
      </form>
    </>
  );
}

export function PosterInWords({
  item,
  said: { informedAt, because },
  language,
}: {
  readonly item: SeenItem;
  readonly said: PosterConfirmationInput;
  readonly language: Language;
}) {
  const { t } = useTranslation();
  const reason: PosterReason | "INFORMED" = because ?? "INFORMED";
  return (
    <>
      <TextFact name={t("platform.check.item")} text={nameOf(item)} />
      <Fact name={t("platform.poster.outcome")}>{t(`platform.poster.outcomes.${reason}`)}</Fact>
      {informedAt == null ? null : <Fact name={t("platform.poster.at")}>{momentText(informedAt, language)}</Fact>}
    </>
  );
}
