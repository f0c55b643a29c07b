import { Alert, Button, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { Fields } from "../../court/fields.js";
import { FORM_ID } from "../layout.js";
import { HiddenFields } from "./again.js";

/** Whether whoever reads it may seal: a registry does not, and where the court has no key here nobody does. */
export type MaySeal = "yes" | "noKey" | "noJudge";

export interface SealOrChangeProps {
  readonly action: string;
  readonly csrf: string;
  /** The form as it was typed: it goes along, and comes back where the judge changes something. */
  readonly fields: Fields;
  readonly maySeal: MaySeal;
  readonly sealLabel: string;
}

/** Below an order as it will be: seal it, or go back to the form. */
export function SealOrChange({ action, csrf, fields, maySeal, sealLabel }: SealOrChangeProps) {
  const { t } = useTranslation();
  return (
    <>
      {maySeal === "yes" ? null : (
        <Alert type="warning">
          <Paragraph>{t(maySeal === "noKey" ? "court.grant.cannotSeal" : "court.grant.notJudge")}</Paragraph>
        </Alert>
      )}
      <form id={FORM_ID} className="actions" method="post" action={action}>
        <HiddenFields csrf={csrf} fields={fields} />
        {maySeal === "yes" ? (
          <Button type="submit" name="step" value="seal" appearance="primary-action-button">
            {sealLabel}
          </Button>
        ) : null}
        <Button type="submit" name="step" value="change" appearance="secondary-action-button">
          {t("court.grant.change")}
        </Button>
      </form>
    </>
  );
}
