import { Button, Heading1, Link, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import { type ActField, type ActName, FILING, fieldsOfAct, hasSanctions } from "../../complaints/acts.js";
import { CheckField, type FormState, KeptNote, Problems, SelectField, TextField } from "../form.js";
import { FORM_ID } from "../layout.js";

interface FormProps {
  readonly form: FormState;
  readonly csrf: string;
  readonly isKept: boolean;
}

interface ActPageProps extends FormProps {
  readonly act: ActName;
  readonly id: string;
  readonly caseNumber: string;
  /** Of the objection or appeal that the act is about; else empty. */
  readonly remedy: string;
  /** Whose that is, and when it was received. */
  readonly about: string | undefined;
  /** How the complaint stood when the form was made. */
  readonly seen: string;
}

/** One act of the AP in a case, with what it needs. */
export function ActPage({ act, id, caseNumber, remedy, about, seen, form, csrf, isKept }: ActPageProps) {
  const { t } = useTranslation();
  const home = `/complaints/${encodeURIComponent(id)}`;
  return (
    <>
      <Heading1>{t(`complaints.act.${act}.title`)}</Heading1>
      <Paragraph appearance="lead">
        {t("complaints.case.title", { caseNumber })}. {t(`complaints.act.${act}.lead`)}
      </Paragraph>
      {about === undefined ? null : <Paragraph>{about}</Paragraph>}
      {isKept ? <KeptNote /> : null}
      <form id={FORM_ID} className="flow" method="post" action={`${home}/${act}`} noValidate>
        <Problems form={form} />
        <input type="hidden" name="csrf" value={csrf} />
        <input type="hidden" name="seen" value={seen} />
        <input type="hidden" name="remedy" value={remedy} />
        {fieldsOfAct(act).map((field) => (
          <OneField key={field.name} form={form} field={field} />
        ))}
        {hasSanctions(act) ? <Sanctions form={form} /> : null}
        <Button type="submit" name="step" value="send" appearance="primary-action-button">
          {t(`complaints.act.${act}.submit`)}
        </Button>
      </form>
      <Paragraph>
        <Link href={home}>{t("complaints.case.title", { caseNumber })}</Link>
      </Paragraph>
    </>
  );
}

/** A new complaint. */
export function FilingPage({ form, csrf, isKept }: FormProps) {
  const { t } = useTranslation();
  return (
    <>
      <Heading1>{t("complaints.filing.title")}</Heading1>
      <Paragraph appearance="lead">{t("complaints.filing.lead")}</Paragraph>
      {isKept ? <KeptNote /> : null}
      <form id={FORM_ID} className="flow" method="post" action="/complaints/new" noValidate>
        <Problems form={form} />
        <input type="hidden" name="csrf" value={csrf} />
        {FILING.map((field) => (
          <OneField key={field.name} form={form} field={field} />
        ))}
        <Button type="submit" name="step" value="send" appearance="primary-action-button">
          {t("complaints.filing.submit")}
        </Button>
      </form>
    </>
  );
}

const HINTS: ReadonlySet<string> = new Set(["complainantReference"]);
const TEXT_ROWS = 5;

function OneField({ form, field }: { readonly form: FormState; readonly field: ActField }) {
  const { t } = useTranslation();
  const { name, kind, isOptional, choices = [] } = field;
  const given = {
    form,
    name,
    label: t(`complaints.field.${name as "reasons"}`),
    hint: HINTS.has(name)
      ? t(`complaints.field.${name}Hint` as "complaints.field.complainantReferenceHint")
      : undefined,
    isOptional: isOptional === true,
  };
  switch (kind) {
    case "check":
      return <CheckField {...given} />;
    case "choice":
      return (
        <SelectField
          {...given}
          options={choices.map((choice) => [choice, t(`complaints.choice.${(choice || "none") as "none"}`)])}
        />
      );
    case "moment":
      return <TextField {...given} type="datetime-local" />;
    case "text":
      return <TextField {...given} rows={TEXT_ROWS} />;
    case "line":
      return <TextField {...given} />;
    default:
      return kind satisfies never;
  }
}

const AMOUNT = "short";

function Sanctions({ form }: { readonly form: FormState }) {
  const { t } = useTranslation();
  const field = (name: "fineAmount") => ({ form, name, label: t(`complaints.field.${name}`) });
  const amount = (name: string) => <TextField {...field(name as "fineAmount")} className={AMOUNT} />;
  const moment = (name: string) => <TextField {...field(name as "fineAmount")} type="datetime-local" />;
  return (
    <fieldset className="group flow">
      <legend className="utrecht-heading-2">{t("complaints.field.sanctions")}</legend>
      <Paragraph>{t("complaints.field.sanctionsHint")}</Paragraph>
      <CheckField form={form} name="fine" label={t("complaints.field.fine")} />
      {amount("fineAmount")}
      <TextField form={form} name="turnover" label={t("complaints.field.turnover")} className={AMOUNT} isOptional />
      <CheckField form={form} name="penalty" label={t("complaints.field.penalty")} />
      {amount("penaltyAmount")}
      {amount("penaltyMaximum")}
      <TextField
        form={form}
        name="penaltyCurrency"
        label={t("complaints.field.penaltyCurrency")}
        className={AMOUNT}
        maxLength={3}
      />
      {moment("penaltyFrom")}
      <CheckField form={form} name="ban" label={t("complaints.field.ban")} />
      <TextField form={form} name="processing" label={t("complaints.field.processing")} rows={2} />
      {moment("banFrom")}
      {moment("banUntil")}
    </fieldset>
  );
}
