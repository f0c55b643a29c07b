import { Button, Heading1, Link, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { ActField } from "../../court/acts/act.js";
import { type FormState, KeptNote, Problems } from "../form.js";
import { FORM_ID } from "../layout.js";
import { Field } from "./act-form.js";

export interface EnterAppealProps {
  readonly fields: readonly ActField[];
  readonly form: FormState;
  readonly csrf: string;
  readonly isKept: boolean;
}

/** The registry of a higher court enters an appeal about an order. An appeal of a refused application is an application. */
export function EnterAppeal({ fields, form, csrf, isKept }: EnterAppealProps) {
  const { t } = useTranslation();
  return (
    <>
      <Heading1>{t("court.appeal.title")}</Heading1>
      <Paragraph appearance="lead">{t("court.appeal.lead")}</Paragraph>
      <Paragraph>
        <Link href="/court/applications/new">{t("court.appeal.ofRefusal")}</Link>
      </Paragraph>
      {isKept ? <KeptNote /> : null}
      <form id={FORM_ID} className="flow" method="post" action="/court/appeals/new" noValidate>
        <Problems form={form} />
        <input type="hidden" name="csrf" value={csrf} />
        {fields.map((field) => (
          <Field key={field.name} field={field} form={form} />
        ))}
        <Button type="submit" name="step" value="send" appearance="primary-action-button">
          {t("court.appeal.submit")}
        </Button>
      </form>
    </>
  );
}
