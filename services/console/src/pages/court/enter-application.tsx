import { Button, Heading1, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import { APPEALED } from "../../court/application-form.js";
import type { LowerCourts } from "../../court/lower-courts.js";
import { CheckField, type FormState, KeptNote, Problems, SelectField, TextField } from "../form.js";
import { FORM_ID } from "../layout.js";

export interface EnterApplicationProps {
  readonly form: FormState;
  readonly csrf: string;
  readonly isKept: boolean;
  /** The courts whose refusals this one hears appeals against. */
  readonly lower: LowerCourts;
}

const SOURCES = ["VICTIM", "HOTLINE", "TRUSTED_FLAGGER", "COURT"] as const;
const KINDS = ["REMOVE", "DISABLE_ACCESS", "DEREFERENCE"] as const;

/** The registry enters what an applicant asks. */
export function EnterApplication({ form, csrf, isKept, lower }: EnterApplicationProps) {
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
        {lower.hears ? <Appealed form={form} courts={lower.courts} /> : null}
        <Button type="submit" name="step" value="enter" appearance="primary-action-button">
          {words("submit")}
        </Button>
      </form>
    </>
  );
}

/** Of a higher court: the case in which a lower one refused what is asked. */
function Appealed({ form, courts }: Pick<EnterApplicationProps, "form"> & Pick<LowerCourts, "courts">) {
  const { t } = useTranslation();
  const isNeeded = APPEALED.some((name) => form.value(name) !== "" || form.problems.some(({ at }) => at === name));
  const [court, caseNumber] = APPEALED;
  const shown = { form, name: court, label: t("court.enter.lowerCourt") };
  return (
    <details open={isNeeded}>
      <summary>{t("court.enter.appealed")}</summary>
      <div className="flow">
        <p className="utrecht-form-field-description">{t("court.enter.appealedHint")}</p>
        {courts === undefined ? (
          <TextField {...shown} />
        ) : (
          <SelectField
            {...shown}
            options={[["", t("court.act.choose")], ...courts.map(({ id, name }) => [id, name] as const)]}
          />
        )}
        <TextField form={form} name={caseNumber} label={t("court.enter.lowerCaseNumber")} />
      </div>
    </details>
  );
}
