import {
  Alert,
  FormField,
  FormFieldDescription,
  FormFieldErrorMessage,
  FormLabel,
  Heading2,
  Link,
  Paragraph,
  Select,
  SelectOption,
  Textarea,
  Textbox,
} from "@utrecht/component-library-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { isTwice, OFFSET_SUFFIX, OFFSETS, splitMoment } from "../words/typed-moment.js";
import { DiscardKept } from "./discard-kept.js";

/** What is wrong with a field, in the reader's language. `english` holds what the graph itself says, where there are no words for it. */
export interface FieldProblem {
  readonly at: string | undefined;
  readonly text: string;
  readonly english?: string;
}

export interface FormState {
  /** What was typed, by field. */
  value(name: string): string;
  readonly problems: readonly FieldProblem[];
}

interface FieldProps {
  readonly form: FormState;
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isOptional?: boolean;
}

interface TextFieldProps extends FieldProps {
  /** Of a text of several lines. */
  readonly rows?: number;
  readonly type?: "datetime-local";
  readonly className?: string;
  readonly maxLength?: number;
}

/** All problems first, each a link to its field. */
export function Problems({ form }: { readonly form: FormState }) {
  const { t } = useTranslation();
  if (form.problems.length === 0) return null;
  return (
    <Alert type="error" role="alert" className="problem">
      <Heading2>{t("court.form.problem")}</Heading2>
      <ul>
        {form.problems.map((problem) => (
          <li key={`${problem.at} ${problem.text} ${problem.english}`}>
            {problem.at === undefined ? (
              <ProblemText problem={problem} />
            ) : (
              <Link href={`#${problem.at}`}>
                <ProblemText problem={problem} />
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function ProblemText({ problem: { text, english } }: { readonly problem: FieldProblem }) {
  return (
    <>
      {text}
      {english === undefined ? null : (
        <>
          {" "}
          <bdi lang="en">{english}</bdi>
        </>
      )}
    </>
  );
}

export function TextField(props: TextFieldProps) {
  return props.type === "datetime-local" ? <MomentField {...props} /> : <PlainField {...props} />;
}

/** Where the moment is in an hour that the change from summer time has twice, the form asks which of the two it is. */
function MomentField(props: TextFieldProps) {
  const { form, name } = props;
  const { t } = useTranslation();
  const given = form.value(name);
  const { typed, offset } = splitMoment(given);
  const [summer, winter] = OFFSETS;
  return (
    <>
      <PlainField {...props} form={{ ...form, value: () => typed }} />
      {isTwice(given) ? (
        <SelectField
          form={{ value: () => offset, problems: [] }}
          name={`${name}${OFFSET_SUFFIX}`}
          label={t("moment.which")}
          options={[
            ["", t("moment.choose")],
            [summer, t("moment.summer")],
            [winter, t("moment.winter")],
          ]}
        />
      ) : null}
    </>
  );
}

function PlainField({ rows, type, className, maxLength, ...field }: TextFieldProps) {
  const { form, name } = field;
  const given = { id: name, name, className, maxLength, defaultValue: form.value(name) };
  return (
    <Framed {...field}>
      {(described) =>
        rows === undefined ? (
          <Textbox {...given} type={type} autoComplete="off" {...described} />
        ) : (
          <Textarea {...given} rows={rows} {...described} />
        )
      }
    </Framed>
  );
}

export function SelectField({
  options,
  ...field
}: FieldProps & { readonly options: readonly (readonly [value: string, text: string])[] }) {
  const { form, name } = field;
  return (
    <Framed {...field}>
      {(described) => (
        <Select id={name} name={name} defaultValue={form.value(name)} {...described}>
          {options.map(([value, text]) => (
            <SelectOption key={value} value={value}>
              {text}
            </SelectOption>
          ))}
        </Select>
      )}
    </Framed>
  );
}

export function CheckField({ form, name, label }: FieldProps) {
  const problem = form.problems.find(({ at }) => at === name);
  return (
    <div className="check">
      {problem === undefined ? null : (
        <FormFieldErrorMessage id={`${name}-wrong`}>
          <ProblemText problem={problem} />
        </FormFieldErrorMessage>
      )}
      <input
        type="checkbox"
        id={name}
        name={name}
        value="yes"
        defaultChecked={form.value(name) !== ""}
        {...(problem === undefined ? {} : { "aria-invalid": true, "aria-describedby": `${name}-wrong` })}
      />
      <FormLabel htmlFor={name} type="checkbox">
        {label}
      </FormLabel>
    </div>
  );
}

interface Described {
  readonly "aria-describedby"?: string;
  readonly invalid?: true;
}

function Framed({
  form,
  name,
  label,
  hint,
  isOptional,
  children,
}: FieldProps & { readonly children: (described: Described) => ReactNode }) {
  const { t } = useTranslation();
  const problem = form.problems.find(({ at }) => at === name);
  const ids = [...(hint === undefined ? [] : [`${name}-hint`]), ...(problem === undefined ? [] : [`${name}-wrong`])];
  return (
    <FormField invalid={problem !== undefined}>
      <FormLabel htmlFor={name}>
        {label}
        {isOptional === true ? ` ${t("court.form.optional")}` : ""}
      </FormLabel>
      {hint === undefined ? null : <FormFieldDescription id={`${name}-hint`}>{hint}</FormFieldDescription>}
      {problem === undefined ? null : (
        <FormFieldErrorMessage id={`${name}-wrong`}>
          <ProblemText problem={problem} />
        </FormFieldErrorMessage>
      )}
      {children({
        ...(ids.length === 0 ? {} : { "aria-describedby": ids.join(" ") }),
        ...(problem === undefined ? {} : { invalid: true }),
      })}
    </FormField>
  );
}

/** What was kept of a form that came too late. */
export function KeptNote() {
  const { t } = useTranslation();
  return (
    <Alert type="info" role="status">
      <Paragraph>{t("court.form.kept")}</Paragraph>
      <DiscardKept />
    </Alert>
  );
}
