import { Button, FormFieldErrorMessage, Heading1, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { ConfirmationOutcome, DutyKind, ImpossibleReason } from "../../graph/case-documents.js";
import { type FormState, SelectField, TextField } from "../form.js";
import { FORM_ID } from "../layout.js";
import { BackToCase, type CaseFrame, Frame, type Problem, ProblemSummary, SentTooLate } from "./frame.js";
import { DutyText, ItemName } from "./own-items.js";
import { isPutBack, type SayTyped } from "./say-form.js";
import type { Duty, OwnItem, SeenCase } from "./seen-case.js";

export interface SayOfItemProps {
  readonly frame: CaseFrame;
  readonly seen: SeenCase;
  readonly duty: Duty;
  readonly item: OwnItem;
  readonly typed: SayTyped;
  readonly problems?: readonly Problem[];
  readonly isLate?: boolean;
}

/** What meets each kind of duty, as the graph takes it. */
export const OUTCOMES_OF: Readonly<Record<DutyKind, readonly ConfirmationOutcome[]>> = {
  REMOVE: ["REMOVED", "ACCESS_DISABLED", "ALREADY_GONE", "NOT_FOUND", "IMPOSSIBLE"],
  DISABLE_ACCESS: ["ACCESS_DISABLED", "REMOVED", "ALREADY_GONE", "NOT_FOUND", "IMPOSSIBLE"],
  DEREFERENCE: ["DEREFERENCED", "ALREADY_GONE", "NOT_FOUND", "IMPOSSIBLE"],
  KEEP_DOWN: ["MEASURE_IN_PLACE", "IMPOSSIBLE"],
  DISCLOSE: ["DISCLOSED", "IMPOSSIBLE"],
};

const REASONS: readonly ImpossibleReason[] = ["DE_FACTO_IMPOSSIBLE", "MANIFEST_ERROR", "INSUFFICIENT_INFORMATION"];
const REASONS_OF_DISCLOSURE: readonly ImpossibleReason[] = [...REASONS, "DATA_NOT_HELD", "LEGAL_OBSTACLE"];

/** Where a respondent says what became of one item: gone, cannot be done, disputed; or back. */
export function SayOfItem(props: SayOfItemProps) {
  const { t } = useTranslation();
  const { frame, seen, duty, item, isLate = false, problems = [] } = props;
  return (
    <Frame frame={frame}>
      <BackToCase />
      <Heading1>{t(isPutBack(item) ? "case.putBack.title" : "case.confirm.title")}</Heading1>
      {isLate ? <SentTooLate text={t("case.confirm.late")} /> : null}
      <ProblemSummary problems={problems} />
      <ItemName item={item} />
      {isPutBack(item) || seen.order === null ? (
        <Paragraph>{t("case.putBack.lead")}</Paragraph>
      ) : (
        <DutyText duty={duty} extent={seen.order.territorialScope.extent} />
      )}
      <form id={FORM_ID} className="flow" method="post" action={`/case/items/${item.id}`} noValidate>
        <input type="hidden" name="csrf" value={frame.csrf} />
        {isPutBack(item) ? <PutBackFields {...props} /> : <ConfirmFields {...props} />}
        <Button type="submit" appearance="primary-action-button">
          {t("case.confirm.submit")}
        </Button>
      </form>
    </Frame>
  );
}

type SayFieldsProps = Pick<SayOfItemProps, "duty" | "typed" | "problems">;

export function ConfirmFields({ duty, typed, problems = [] }: SayFieldsProps) {
  const { t } = useTranslation();
  const outcomes = OUTCOMES_OF[duty.kind].filter((one) => !(duty.everywhere && one === "ACCESS_DISABLED"));
  const reasons = duty.kind === "DISCLOSE" ? REASONS_OF_DISCLOSURE : REASONS;
  const form = formOf(typed, problems);
  const hints = t("case.confirm.outcomeHints", { returnObjects: true }) as Readonly<Record<string, string | undefined>>;
  return (
    <>
      <Outcomes
        title={t("case.confirm.outcome")}
        options={outcomes.map((value) => ({
          value,
          text: t(`case.confirm.outcomes.${value}`),
          hint: hints[value],
        }))}
        chosen={typed.outcome}
        wrong={problems.find(({ field }) => field === "outcome")?.text}
      />
      <AtField form={form} />
      {outcomes.includes("ACCESS_DISABLED") ? (
        <TextField
          form={form}
          name="where"
          className="short"
          maxLength={500}
          label={t("case.confirm.where")}
          hint={`${t("case.confirm.whereWhen")} ${t("case.confirm.whereHint")}`}
        />
      ) : null}
      <SelectField
        form={form}
        name="reason"
        label={t("case.confirm.reason")}
        hint={t("case.confirm.reasonWhen")}
        options={[
          ["", t("case.confirm.noReason")],
          ...reasons.map((reason) => [reason, t(`case.confirm.reasons.${reason}`)] as const),
        ]}
      />
      <TextField
        form={form}
        name="explanation"
        className="prose"
        rows={5}
        label={t("case.confirm.explanation")}
        isOptional
      />
    </>
  );
}

export function PutBackFields({ typed, problems = [] }: Omit<SayFieldsProps, "duty">) {
  const { t } = useTranslation();
  const form = formOf(typed, problems);
  return (
    <>
      <Outcomes
        title={t("case.putBack.outcome")}
        options={[
          { value: "REINSTATED", text: t("case.putBack.outcomes.REINSTATED") },
          {
            value: "KEPT_DOWN",
            text: t("case.putBack.outcomes.KEPT_DOWN"),
            hint: t("case.putBack.outcomeHints.KEPT_DOWN"),
          },
        ]}
        chosen={typed.outcome}
        wrong={problems.find(({ field }) => field === "outcome")?.text}
      />
      <AtField form={form} />
      <TextField form={form} name="explanation" className="prose" rows={5} label={t("case.confirm.explanation")} />
    </>
  );
}

interface Option {
  readonly value: string;
  readonly text: string;
  readonly hint?: string | undefined;
}

function Outcomes({
  title,
  options,
  chosen,
  wrong,
}: {
  readonly title: string;
  readonly options: readonly Option[];
  readonly chosen: string;
  readonly wrong: string | undefined;
}) {
  return (
    <fieldset
      className={`choices${wrong === undefined ? "" : " utrecht-form-field--invalid"}`}
      {...(wrong === undefined ? {} : { "aria-describedby": "outcome-wrong" })}
    >
      <legend>{title}</legend>
      {wrong === undefined ? null : <FormFieldErrorMessage id="outcome-wrong">{wrong}</FormFieldErrorMessage>}
      {options.map(({ value, text, hint }, index) => (
        <label key={value} className="option">
          <input
            type="radio"
            name="outcome"
            value={value}
            {...(index === 0 ? { id: "outcome" } : {})}
            defaultChecked={value === chosen}
          />
          <span>
            {text}
            {hint === undefined ? null : <span className="hint">{hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function AtField({ form }: { readonly form: FormState }) {
  const { t } = useTranslation();
  const [label, hint] = [t("case.confirm.at"), t("case.confirm.atHint")];
  return <TextField form={form} name="at" type="datetime-local" className="short" label={label} hint={hint} />;
}

function formOf(typed: SayTyped, problems: readonly Problem[]): FormState {
  return {
    value: (name) => typed[name as keyof SayTyped],
    problems: problems.map(({ field, text }) => ({ at: field, text })),
  };
}
