import { Button, Heading1, Link, Paragraph } from "@utrecht/component-library-react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { ActField, ActItem, ActOrder } from "../../court/acts/act.js";
import type { ActName } from "../../court/acts/acts.js";
import type { Language } from "../../words/words.js";
import { CheckField, type FormState, KeptNote, Problems, SelectField, TextField } from "../form.js";
import { FORM_ID } from "../layout.js";
import { ChangedMeanwhile } from "./changed-meanwhile.js";
import { Given, placeOf } from "./parts.js";

export interface ActFormProps {
  readonly name: ActName;
  readonly order: ActOrder;
  readonly of: string;
  /** What of it one reads in the title: a platform, or who contests. */
  readonly about: string | undefined;
  readonly fields: readonly ActField[];
  readonly form: FormState;
  readonly csrf: string;
  readonly language: Language;
  readonly isKept: boolean;
  /** What happened since the form was read; empty where nothing did. */
  readonly changes: ActOrder["history"];
}

export const actPath = (order: Pick<ActOrder, "id">, name: string, of = "") =>
  `/court/orders/${encodeURIComponent(order.id)}/${name}${of === "" ? "" : `/${encodeURIComponent(of)}`}`;

/** The form of one act of the court on an order that it gave. */
export function ActForm(props: ActFormProps) {
  const { name, order, of, about, fields, form, csrf, language, isKept, changes } = props;
  const { t } = useTranslation();
  return (
    <>
      <p className="context">
        <Link href={`/court/orders/${encodeURIComponent(order.id)}`}>
          <bdi>{t("court.order.title", { caseNumber: order.caseNumber })}</bdi>
        </Link>
        {about === undefined ? null : (
          <>
            {" · "}
            <bdi>{about}</bdi>
          </>
        )}
      </p>
      <Heading1>{t(`court.act.${name}.title`)}</Heading1>
      <Paragraph appearance="lead">{t(`court.act.${name}.lead`)}</Paragraph>
      {isKept ? <KeptNote /> : null}
      <ChangedMeanwhile language={language} changes={changes} />
      <form id={FORM_ID} className="flow" method="post" action={actPath(order, name, of)} noValidate>
        <Problems form={form} />
        <input type="hidden" name="csrf" value={csrf} />
        <Seen order={order} />
        {fields.map((field) => (
          <Field key={field.name} field={field} form={form} />
        ))}
        <Button type="submit" name="step" value="send" appearance="primary-action-button">
          {t(`court.act.${name}.submit`)}
        </Button>
      </form>
    </>
  );
}

/** What the reader of a form knew of its order: what happened later is shown before anything is done. */
export function Seen({ order }: { readonly order: Pick<ActOrder, "history"> }) {
  return <input type="hidden" name="seen" value={order.history.at(-1)?.position ?? 0} />;
}

export function Field({ field, form }: { readonly field: ActField; readonly form: FormState }) {
  const { t, i18n } = useTranslation();
  const { kind, name } = field;
  const hinted = `court.act.hint.${name}`;
  const shown = {
    form,
    name,
    label: t(`court.act.field.${name}` as "court.act.field.reasons"),
    hint: i18n.exists(hinted) ? t(hinted as "court.act.hint.until") : undefined,
  };
  switch (kind) {
    case "text":
      return (
        <TextField {...shown} isOptional={field.isOptional === true} {...(field.rows ? { rows: field.rows } : {})} />
      );
    case "moment":
      return <TextField {...shown} isOptional={field.isOptional === true} type="datetime-local" className="moment" />;
    case "amount":
      return <TextField {...shown} isOptional={field.isOptional === true} className="moment" />;
    case "choice":
      return (
        <SelectField
          {...shown}
          options={[
            // Nothing is decided because it stood first.
            ...(field.options.length > 1 ? [["", t("court.act.choose")] as const] : []),
            ...field.options.map((value) => [value, optionText(name, value, t)] as const),
          ]}
        />
      );
    case "court":
      return (
        <SelectField
          {...shown}
          options={[["", t("court.act.choose")], ...field.courts.map((one) => [one.id, one.name] as const)]}
        />
      );
    case "check":
      return <CheckField {...shown} />;
    case "items":
      return <ItemBoxes {...shown} items={field.items} />;
    default:
      return field satisfies never;
  }
}

function optionText(name: string, value: string, t: TFunction): string {
  if (name === "duty" && value !== "ORDER") return t("court.act.option.duty.OWN", { number: value });
  return t(`court.act.option.${name}.${value}` as "court.act.option.role.POSTER");
}

function ItemBoxes({
  form,
  label,
  hint,
  items,
}: {
  readonly form: FormState;
  readonly label: string;
  readonly hint: string | undefined;
  readonly items: readonly ActItem[];
}) {
  const problem = form.problems.find(({ at }) => at === "items");
  const described = [...(hint === undefined ? [] : ["items-hint"]), ...(problem === undefined ? [] : ["items-wrong"])];
  return (
    <fieldset
      id="items"
      tabIndex={-1}
      className="group flow"
      {...(described.length === 0 ? {} : { "aria-describedby": described.join(" ") })}
    >
      <legend>
        <strong>{label}</strong>
      </legend>
      {hint === undefined ? null : (
        <p id="items-hint" className="utrecht-form-field-description">
          {hint}
        </p>
      )}
      {problem === undefined ? null : (
        <p id="items-wrong" className="utrecht-form-field-error-message">
          {problem.text} {problem.english === undefined ? null : <bdi lang="en">{problem.english}</bdi>}
        </p>
      )}
      {items.map((item) => (
        <div key={item.id} className="check">
          <input
            type="checkbox"
            id={`item-${item.id}`}
            name={`item-${item.id}`}
            value="yes"
            defaultChecked={form.value(`item-${item.id}`) !== ""}
          />
          <label htmlFor={`item-${item.id}`} className="utrecht-form-label">
            <Given>{placeOf(item)}</Given>
          </label>
        </div>
      ))}
    </fieldset>
  );
}
