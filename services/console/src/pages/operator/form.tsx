import { Button } from "@utrecht/component-library-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { OperatorField } from "../../operator/forms.js";
import { CheckField, type FormState, KeptNote, Problems, SelectField, TextField } from "../form.js";
import { FORM_ID } from "../layout.js";

export interface OperatorFormProps {
  readonly form: FormState;
  /** Where the form goes: its own page. */
  readonly action: string;
  readonly csrf: string;
  /** Of this very form: what is sent twice with it is done once. */
  readonly formId: string;
  readonly isKept: boolean;
}

/** A form of the operator: its problems, its fields and its button. */
export function OperatorForm({
  form,
  action,
  csrf,
  formId,
  isKept,
  fields,
  submit,
  children,
}: OperatorFormProps & {
  readonly fields: readonly OperatorField[];
  readonly submit: string;
  /** What stands beside the fields. */
  readonly children?: ReactNode;
}) {
  return (
    <>
      {isKept ? <KeptNote /> : null}
      <form id={FORM_ID} className="flow" method="post" action={action} noValidate>
        <Problems form={form} />
        <input type="hidden" name="csrf" value={csrf} />
        <input type="hidden" name="form" value={formId} />
        {fields.map((field) => (
          <OneField key={field.name} form={form} field={field} />
        ))}
        <div className="actions">
          <Button type="submit" name="step" value="send" appearance="primary-action-button">
            {submit}
          </Button>
          {children}
        </div>
      </form>
    </>
  );
}

const ROWS = 6;

function OneField({ form, field }: { readonly form: FormState; readonly field: OperatorField }) {
  const { t, i18n } = useTranslation();
  const { name, kind, isOptional, choices = [] } = field;
  const hint = `operator.field.${name}Hint`;
  const given = {
    form,
    name,
    label: t(`operator.field.${name as "id"}`),
    hint: i18n.exists(hint) ? t(hint as "operator.field.idHint") : undefined,
    isOptional: isOptional === true,
  };
  switch (kind) {
    case "check":
      return <CheckField {...given} />;
    case "choice":
      return (
        <SelectField
          {...given}
          options={choices.map((choice) => [choice, t(`operator.choice.${(choice || "none") as "none"}`)])}
        />
      );
    case "moment":
      return <TextField {...given} type="datetime-local" className="moment" />;
    case "lines":
      return <TextField {...given} rows={ROWS} />;
    case "line":
      return <TextField {...given} />;
    default:
      return kind satisfies never;
  }
}
