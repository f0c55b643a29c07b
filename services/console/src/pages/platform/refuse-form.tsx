import { Button, Heading2, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { DisclosureRefusalReason } from "../../graph/platform-documents.js";
import { SelectField, TextField } from "../form.js";
import { FORM_ID } from "../layout.js";
import type { DisclosureProps, RefuseTyped } from "./disclosure-props.js";

/** Of an order only the first two are grounds. */
export const REFUSAL_REASONS = [
  "DATA_NOT_HELD",
  "LEGAL_OBSTACLE",
  "POSTER_OBJECTED",
  "BALANCE_DIFFERS",
  "NOT_BOUND",
] as const satisfies readonly DisclosureRefusalReason[];

export function RefuseForm({ csrf, action, request, problems, refusing, ready }: DisclosureProps) {
  const { t } = useTranslation();
  const { basis, outsideCode } = request;
  const reasons = REFUSAL_REASONS.filter(
    (reason) =>
      reason === "DATA_NOT_HELD" ||
      reason === "LEGAL_OBSTACLE" ||
      (basis === "CODE_OF_CONDUCT" && (reason !== "NOT_BOUND" || outsideCode)),
  );
  const form = {
    value: (name: string) => refusing[name as keyof RefuseTyped],
    problems: problems.map(({ field, text }) => ({ at: field, text })),
  };
  return (
    <>
      <Heading2>{t("platform.disclosure.refuseTitle")}</Heading2>
      <Paragraph>{t("platform.disclosure.refuseLead")}</Paragraph>
      <form id={ready === undefined ? FORM_ID : undefined} className="flow" method="post" action={action} noValidate>
        <input type="hidden" name="csrf" value={csrf} />
        <SelectField
          form={form}
          name="reason"
          label={t("platform.disclosure.reason")}
          options={[
            ["", t("platform.disclosure.noReason")],
            ...reasons.map((reason) => [reason, t(`platform.disclosure.reasons.${reason}`)] as const),
          ]}
        />
        <TextField
          form={form}
          name="provision"
          className="short"
          maxLength={500}
          label={t("platform.disclosure.provision")}
          hint={t("platform.disclosure.provisionHint")}
        />
        <Button type="submit" name="step" value="refuse" appearance="secondary-action-button">
          {t("platform.disclosure.refuse")}
        </Button>
      </form>
    </>
  );
}
