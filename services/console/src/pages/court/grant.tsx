import { Button, Heading1, Heading2, Heading3, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import { MOST_ROWS } from "../../court/duty-rows.js";
import { FINDINGS } from "../../court/order-form.js";
import { leftName } from "../../court/refused-parts.js";
import type { ApplicationSeenFragment } from "../../graph/court-documents.js";
import type { Language } from "../../words/words.js";
import { CheckField, type FormState, KeptNote, Problems, SelectField, TextField } from "../form.js";
import { FORM_ID } from "../layout.js";
import { Asked } from "./application.js";
import { DutyRow, PENALTY_UNITS } from "./duty-row.js";
import { LanguageField, Translations } from "./translations.js";

interface KnownPlatform {
  readonly id: string;
  readonly name: string;
  /** In which it accepts orders. */
  readonly languages: readonly string[];
}

export interface GrantProps {
  readonly language: Language;
  readonly application: ApplicationSeenFragment;
  readonly form: FormState;
  readonly rows: number;
  readonly platforms: readonly KnownPlatform[];
  readonly csrf: string;
  readonly isKept: boolean;
}

/** The judge fills in the order. It is given only on the next page, where it stands as it will be. */
export function Grant({ language, application, form, rows, platforms, csrf, isKept }: GrantProps) {
  const { t } = useTranslation();
  const { id, caseNumber, duties } = application;
  const accepted = platforms.flatMap(({ languages }) => languages);
  return (
    <>
      <Heading1>
        <bdi>{t("court.grant.title", { caseNumber })}</bdi>
      </Heading1>
      <Paragraph appearance="lead">{t("court.grant.lead")}</Paragraph>
      {isKept ? <KeptNote /> : null}
      <details className="asked">
        <summary>{t("court.grant.read")}</summary>
        <div className="flow">
          <Asked application={application} />
        </div>
      </details>
      <form
        id={FORM_ID}
        className="flow"
        method="post"
        action={`/court/applications/${encodeURIComponent(id)}/grant`}
        noValidate
      >
        <Problems form={form} />
        <input type="hidden" name="csrf" value={csrf} />
        <input type="hidden" name="rows" value={rows} />
        <Findings form={form} />
        <Reasons form={form} />
        <Heading2>{t("court.grant.duties")}</Heading2>
        {Array.from({ length: rows }, (_, index) => index + 1).map((row) => (
          <DutyRow key={row} form={form} row={row} platforms={platforms} />
        ))}
        {rows >= MOST_ROWS ? null : (
          <Button type="submit" name="step" value="add" appearance="secondary-action-button">
            {t("court.grant.add")}
          </Button>
        )}
        <Terms form={form} />
        <Redress form={form} />
        <Heading2>{t("court.grant.languages")}</Heading2>
        <LanguageField
          language={language}
          form={form}
          name="language"
          label={t("court.grant.language")}
          languages={[...accepted, form.value("language")]}
        />
        <Translations language={language} form={form} languages={accepted} readers={readersOf(form, rows, platforms)} />
        <details className="asked" open={duties.some(({ number }) => isNeeded(form, leftName(number)))}>
          <summary>{t("court.grant.left")}</summary>
          <div className="flow">
            {duties.map(({ number, kind }) => (
              <TextField
                key={number}
                form={form}
                name={leftName(number)}
                label={t("court.grant.leftReasons", { duty: number, kind: t(`court.kind.${kind}`) })}
                hint={t("court.grant.leftHint")}
                rows={2}
                isOptional
              />
            ))}
          </div>
        </details>
        <Button type="submit" name="step" value="check" appearance="primary-action-button">
          {t("court.grant.check")}
        </Button>
      </form>
    </>
  );
}

/** Something stands in it, or is wrong with it. */
function isNeeded(form: FormState, name: string): boolean {
  return form.value(name) !== "" || form.problems.some(({ at }) => at === name);
}

/** The addressees who accept no order in a language that the form has it in. */
function readersOf(form: FormState, rows: number, platforms: readonly KnownPlatform[]): readonly KnownPlatform[] {
  const chosen = new Set(Array.from({ length: rows }, (_, index) => form.value(`addressee-${index + 1}`)));
  const written = form.value("language") || "nl";
  return platforms.filter(({ id, languages }) => chosen.has(id) && !languages.includes(written));
}

function Findings({ form }: { readonly form: FormState }) {
  const { t } = useTranslation();
  return (
    <>
      <TextField form={form} name="judge" label={t("court.grant.judge")} />
      <TextField
        form={form}
        name="givenOrallyAt"
        label={t("court.grant.givenOrallyAt")}
        hint={t("court.grant.givenOrallyHint")}
        type="datetime-local"
        className="moment"
        isOptional
      />
      <Heading2>{t("court.grant.findings")}</Heading2>
      {FINDINGS.map((name) => (
        <fieldset key={name} className="group flow">
          <legend>
            <Heading3>{t(`court.grant.finding.${name}`)}</Heading3>
          </legend>
          <CheckField form={form} name={`holds-${name}`} label={t("court.grant.holds")} />
          <TextField form={form} name={`because-${name}`} label={t("court.grant.because")} rows={2} />
        </fieldset>
      ))}
    </>
  );
}

function Reasons({ form }: { readonly form: FormState }) {
  const { t } = useTranslation();
  return (
    <>
      <Heading2>{t("court.grant.reasonsTitle")}</Heading2>
      <TextField form={form} name="legalBasis" label={t("court.grant.legalBasis")} />
      <TextField
        form={form}
        name="provisions"
        label={t("court.grant.provisions")}
        hint={t("court.grant.provisionsHint")}
        rows={2}
      />
      <TextField
        form={form}
        name="statementOfReasons"
        label={t("court.grant.statementOfReasons")}
        hint={t("court.grant.statementHint")}
        rows={5}
      />
    </>
  );
}

function Terms({ form }: { readonly form: FormState }) {
  const { t } = useTranslation();
  return (
    <>
      <Heading2>{t("court.grant.terms")}</Heading2>
      <div className="beside-each-other">
        <TextField form={form} name="within" label={t("court.grant.within")} />
        <SelectField
          form={form}
          name="withinUnit"
          label={t("court.grant.withinUnit")}
          options={(["H", "D"] as const).map((unit) => [unit, t(`court.term.${unit}`)])}
        />
      </div>
      <SelectField
        form={form}
        name="serviceBy"
        label={t("court.grant.serviceBy")}
        options={(["ACKNOWLEDGEMENT", "BAILIFF"] as const).map((by) => [by, t(`court.serviceBy.${by}`)])}
      />
      <div className="beside-each-other">
        <SelectField
          form={form}
          name="penaltyUnit"
          label={t("court.grant.penaltyUnit")}
          options={PENALTY_UNITS.map((unit) => [unit, t(`court.unit.${unit}`)])}
        />
        <TextField form={form} name="penaltyAmount" label={t("court.grant.penaltyAmount")} isOptional />
        <TextField form={form} name="penaltyMaximum" label={t("court.grant.penaltyMaximum")} isOptional />
      </div>
      <TextField
        form={form}
        name="jointMaximum"
        label={t("court.grant.jointMaximumField")}
        hint={t("court.grant.jointMaximumHint")}
        isOptional
      />
    </>
  );
}

function Redress({ form }: { readonly form: FormState }) {
  const { t } = useTranslation();
  return (
    <>
      <SelectField
        form={form}
        name="extent"
        label={t("court.grant.scope")}
        options={(["NL", "EU", "WORLDWIDE"] as const).map((extent) => [extent, t(`court.extent.${extent}`)])}
      />
      <TextField form={form} name="scopeReasons" label={t("court.grant.scopeReasons")} rows={2} />
      <Heading2>{t("court.grant.redress")}</Heading2>
      <CheckField form={form} name="waitsForAppeal" label={t("court.act.field.waitsForAppeal")} />
      <TextField form={form} name="redressPlatform" label={t("court.grant.redressPlatform")} rows={3} />
      <TextField form={form} name="redressPoster" label={t("court.grant.redressPoster")} rows={3} />
    </>
  );
}
