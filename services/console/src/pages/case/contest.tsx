import {
  Alert,
  Button,
  FormFieldDescription,
  FormFieldErrorMessage,
  Heading1,
  Heading2,
  Paragraph,
} from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import { TextField } from "../form.js";
import { FORM_ID } from "../layout.js";
import { BackToCase, type CaseFrame, Frame, type Problem, ProblemSummary, SentTooLate } from "./frame.js";
import { isNamed, mayContest, nameOf, type SeenCase } from "./seen-case.js";

/** What was filled in, as it was. */
export interface ContestTyped {
  readonly grounds: string;
  readonly items: readonly string[];
}

export interface ContestProps {
  readonly frame: CaseFrame;
  readonly seen: SeenCase;
  readonly typed?: ContestTyped | undefined;
  readonly problems?: readonly Problem[];
  readonly isLate?: boolean;
}

export function Contest({ frame, seen, typed, problems = [], isLate = false }: ContestProps) {
  const { t } = useTranslation();
  const isOpen = mayContest(seen) || problems.length > 0;
  return (
    <Frame frame={frame}>
      <BackToCase />
      <Heading1>{t("case.contest.title")}</Heading1>
      {isLate ? <SentTooLate text={t("case.contest.late")} /> : null}
      {isOpen ? (
        <ContestForm frame={frame} seen={seen} typed={typed} problems={problems} />
      ) : (
        <Alert type="info">
          <Paragraph>{t("case.contest.none")}</Paragraph>
        </Alert>
      )}
    </Frame>
  );
}

function ContestForm({ frame, seen, typed, problems = [] }: ContestProps) {
  const { t } = useTranslation();
  const wrongItems = problems.find(({ field }) => field === "items")?.text;
  // A respondent contests all that the order asks of it.
  const choices = seen.for === "RESPONDENT" ? [] : seen.items.filter(isNamed);
  return (
    <form id={FORM_ID} className="flow" method="post" action="/case/contest" noValidate>
      <ProblemSummary problems={problems} />
      <Paragraph appearance="lead">{t("case.contest.lead")}</Paragraph>
      <input type="hidden" name="csrf" value={frame.csrf} />
      {choices.length === 0 ? null : (
        <fieldset
          className={`choices${wrongItems === undefined ? "" : " utrecht-form-field--invalid"}`}
          aria-describedby={wrongItems === undefined ? "items-hint" : "items-hint items-wrong"}
        >
          <legend>{t("case.contest.items")}</legend>
          <FormFieldDescription id="items-hint">{t("case.contest.itemsHint")}</FormFieldDescription>
          {wrongItems === undefined ? null : (
            <FormFieldErrorMessage id="items-wrong">{wrongItems}</FormFieldErrorMessage>
          )}
          {choices.map((item, index) => (
            <label key={item.id} className="option">
              <input
                type="checkbox"
                name="items"
                value={item.id}
                {...(index === 0 ? { id: "items" } : {})}
                defaultChecked={typed === undefined || typed.items.includes(item.id)}
              />
              <bdi>{nameOf(item)}</bdi>
            </label>
          ))}
        </fieldset>
      )}
      <TextField
        form={{
          value: () => typed?.grounds ?? "",
          problems: problems.map(({ field, text }) => ({ at: field, text })),
        }}
        name="grounds"
        className="prose"
        rows={10}
        label={t("case.contest.grounds")}
        hint={t("case.contest.groundsHint")}
      />
      <Heading2>{t("case.contest.afterTitle")}</Heading2>
      <Paragraph>{t(seen.for === "RESPONDENT" ? "case.contest.afterOwn" : "case.contest.after")}</Paragraph>
      <Button type="submit" appearance="primary-action-button">
        {t("case.contest.submit")}
      </Button>
    </form>
  );
}
