import { Button, Heading1, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import { CheckField, type FormState, KeptNote, Problems, SelectField, TextField } from "../form.js";
import { FORM_ID } from "../layout.js";

export interface EnterApplicationProps {
  readonly form: FormState;
  readonly csrf: string;
  readonly isKept: boolean;
}

const SOURCES = ["VICTIM", "HOTLINE", "TRUSTED_FLAGGER", "COURT"] as const;
const KINDS = ["REMOVE", "DISABLE_ACCESS", "DEREFERENCE"] as const;

/** The registry enters what an applicant asks. */
export function EnterApplication({ form, csrf, isKept }: EnterApplicationProps) {
  const { t } = useTranslation();
  const words = (name: string) => t(`court.enter.${name}` as "court.enter.title");
  return (
    <>
      <Heading1>{t("court.enter.title")}</Heading1>
      <Paragraph appearance="lead">{t("court.enter.lead")}</Paragraph>
      {isKept ? <KeptNote /> : null}
      <form id={FORM_ID} className="flow" method="post" action="/court/applications/new" noValidate>
        <Problems form={form} />
        <input type="hidden" name="csrf" value={csrf} />
        <TextField form={form} name="caseNumber" label={words("caseNumber")} />
        <TextField
          form={form}
          name="applicantReference"
          label={words("applicantReference")}
          hint={words("applicantReferenceHint")}
        />
        <CheckField form={form} name="minor" label={words("minor")} />
        <CheckField form={form} name="confidential" label={words("confidential")} />
        <SelectField
          form={form}
          name="source"
          label={words("source")}
          options={SOURCES.map((source) => [source, t(`court.source.${source}`)])}
        />
        <TextField
          form={form}
          name="sourceName"
          label={words("sourceName")}
          hint={words("sourceNameHint")}
          isOptional
        />
        <SelectField
          form={form}
          name="kind"
          label={words("kind")}
          options={KINDS.map((kind) => [kind, t(`court.kind.${kind}`)])}
        />
        <TextField form={form} name="urls" label={words("urls")} hint={words("urlsHint")} rows={4} />
        <TextField form={form} name="query" label={words("query")} hint={words("queryHint")} isOptional />
        <TextField form={form} name="grounds" label={words("grounds")} rows={5} />
        <TextField form={form} name="urgency" label={words("urgency")} rows={3} />
        <TextField form={form} name="noticeId" label={words("noticeId")} hint={words("noticeIdHint")} isOptional />
        <TextField form={form} name="noNoticeBecause" label={words("noNoticeBecause")} rows={2} />
        <Button type="submit" name="step" value="enter" appearance="primary-action-button">
          {words("submit")}
        </Button>
      </form>
    </>
  );
}
