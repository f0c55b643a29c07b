import { Button, Heading1, Heading2, Heading3, Link, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { ActOrder } from "../../court/acts/act.js";
import type { VersionKind } from "../../court/acts/version-kinds.js";
import { termOf } from "../../court/amounts.js";
import { FINDINGS } from "../../court/order-form.js";
import { dutiesIn, type OrderContent } from "../../court/sealed-order.js";
import { CAUSES, linesName } from "../../court/version-form.js";
import type { Language } from "../../words/words.js";
import { CheckField, type FormState, KeptNote, Problems, SelectField, TextField } from "../form.js";
import { FORM_ID } from "../layout.js";
import { actPath, Seen } from "./act-form.js";
import { ChangedMeanwhile } from "./changed-meanwhile.js";
import { Translations } from "./translations.js";

export interface VersionFormProps {
  readonly kind: VersionKind;
  readonly order: ActOrder;
  /** The opposition or appeal that is decided. */
  readonly of: string;
  readonly content: OrderContent;
  /** Of that content. */
  readonly version: number;
  readonly form: FormState;
  readonly csrf: string;
  readonly language: Language;
  readonly isKept: boolean;
  readonly changes: ActOrder["history"];
}

/** The form of the next version of an order. It is given only on the next page, where it stands as it will be. */
export function VersionForm(props: VersionFormProps) {
  const { kind, order, of, content, version, form, csrf, language, isKept, changes } = props;
  const { t } = useTranslation();
  return (
    <>
      <p className="context">
        <Link href={`/court/orders/${encodeURIComponent(order.id)}`}>
          <bdi>{t("court.order.title", { caseNumber: order.caseNumber })}</bdi>
        </Link>
      </p>
      <Heading1>{t(`court.version.${kind}.title`)}</Heading1>
      <Paragraph appearance="lead">{t(`court.version.${kind}.lead`)}</Paragraph>
      {isKept ? <KeptNote /> : null}
      <ChangedMeanwhile language={language} changes={changes} />
      <form id={FORM_ID} className="flow" method="post" action={actPath(order, kind, of)} noValidate>
        <Problems form={form} />
        <input type="hidden" name="csrf" value={csrf} />
        <Seen order={order} />
        <input type="hidden" name="version" value={version} />
        <Ground kind={kind} form={form} />
        <Heading2>{t("court.grant.duties")}</Heading2>
        <Paragraph>{t("court.version.lines")}</Paragraph>
        {content.addressees.map((addressee) => (
          <fieldset key={addressee.platform} className="group flow">
            <legend>
              <Heading3>
                <bdi>
                  {t("court.grant.paperTo", { addressee: addressee.respondent?.legalName ?? addressee.platform })}
                </bdi>
              </Heading3>
            </legend>
            {dutiesIn(addressee).map((duty) => (
              <TextField
                key={duty.number}
                form={form}
                name={linesName(addressee, duty)}
                label={`${duty.number}. ${t(`court.kind.${duty.kind as "REMOVE"}`)}`}
                rows={Math.min(8, duty.targets.length + 1)}
              />
            ))}
          </fieldset>
        ))}
        <Terms content={content} form={form} />
        <TextField form={form} name="statementOfReasons" label={t("court.grant.statementOfReasons")} rows={5} />
        {content.marginalTest === undefined ? null : (
          <details
            className="asked"
            open={FINDINGS.some((name) => form.problems.some(({ at }) => at === `because-${name}`))}
          >
            <summary>{t("court.version.findings")}</summary>
            <div className="flow">
              {FINDINGS.map((name) => (
                <TextField
                  key={name}
                  form={form}
                  name={`because-${name}`}
                  label={t(`court.grant.finding.${name}`)}
                  rows={2}
                />
              ))}
            </div>
          </details>
        )}
        <Translations
          language={language}
          form={form}
          languages={(content.translations ?? []).map((one) => one.language)}
          readers={[]}
        />
        <Button type="submit" name="step" value="check" appearance="primary-action-button">
          {t("court.version.check")}
        </Button>
      </form>
    </>
  );
}

function Ground({ kind, form }: Pick<VersionFormProps, "kind" | "form">) {
  const { t } = useTranslation();
  const field = (name: "reasons" | "partiesHeard" | "appliedAt") => t(`court.version.field.${name}`);
  if (kind !== "change") {
    return (
      <>
        <TextField form={form} name="reasons" label={field("reasons")} rows={5} />
        <CheckField form={form} name="waitsForAppeal" label={t("court.act.field.waitsForAppeal")} />
      </>
    );
  }
  return (
    <>
      <SelectField
        form={form}
        name="cause"
        label={t("court.version.field.cause")}
        options={[
          ["", t("court.act.choose")],
          ...CAUSES.map((cause) => [cause, t(`court.version.cause.${cause}`)] as const),
        ]}
      />
      <TextField form={form} name="reasons" label={field("reasons")} rows={3} />
      <details
        className="asked"
        open={
          form.value("partiesHeard") !== "" ||
          form.problems.some(({ at }) => at === "partiesHeard" || at === "initiative")
        }
      >
        <summary>{t("court.version.forCorrection")}</summary>
        <div className="flow">
          <SelectField
            form={form}
            name="initiative"
            label={t("court.version.field.initiative")}
            options={(["OWN_MOTION", "ON_REQUEST"] as const).map((one) => [one, t(`court.version.initiative.${one}`)])}
          />
          <TextField
            form={form}
            name="partiesHeard"
            label={field("partiesHeard")}
            hint={t("court.version.partiesHeardHint")}
            rows={2}
          />
        </div>
      </details>
      <details
        className="asked"
        open={form.value("appliedAt") !== "" || form.problems.some(({ at }) => at === "appliedAt")}
      >
        <summary>{t("court.version.forAddition")}</summary>
        <div className="flow">
          <TextField form={form} name="appliedAt" label={field("appliedAt")} type="datetime-local" className="moment" />
        </div>
      </details>
    </>
  );
}

function Terms({ content, form }: Pick<VersionFormProps, "content" | "form">) {
  const { t } = useTranslation();
  return (
    <>
      <Heading2>{t("court.grant.terms")}</Heading2>
      {termOf(content.removeWithin) === undefined ? null : (
        <div className="beside-each-other">
          <TextField form={form} name="within" label={t("court.grant.within")} />
          <SelectField
            form={form}
            name="withinUnit"
            label={t("court.grant.withinUnit")}
            options={(["H", "D"] as const).map((unit) => [unit, t(`court.term.${unit}`)])}
          />
        </div>
      )}
      {content.penalty === undefined ? null : (
        <div className="beside-each-other">
          <TextField
            form={form}
            name="penaltyAmount"
            label={t("court.version.penaltyAmount", { unit: t(`court.unit.${content.penalty.unit as "DAY"}`) })}
            isOptional
          />
          <TextField form={form} name="penaltyMaximum" label={t("court.grant.penaltyMaximum")} isOptional />
        </div>
      )}
      <SelectField
        form={form}
        name="extent"
        label={t("court.grant.scope")}
        options={(["NL", "EU", "WORLDWIDE"] as const).map((extent) => [extent, t(`court.extent.${extent}`)])}
      />
    </>
  );
}
