import {
  Alert,
  Button,
  FormField,
  FormFieldDescription,
  FormFieldErrorMessage,
  FormLabel,
  Heading1,
  Heading2,
  Link,
  Paragraph,
  Textbox,
} from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import { FORM_ID } from "../layout.js";

export type CodeProblem = "empty" | "mistyped" | "refused" | "tooMuch" | "unavailable" | "off" | "foreign";

export interface EnterCodeProps {
  /** As it was typed. */
  readonly typed?: string;
  readonly problem?: { readonly kind: CodeProblem; readonly seconds?: number | undefined };
  /** Why the visitor is here: the ten minutes are over, or the visitor closed the case. */
  readonly because?: "over" | "closed" | undefined;
  /** Whether something that was sent too late is kept for after this. */
  readonly isKept?: boolean;
}

export function EnterCode({ typed = "", problem, because, isKept = false }: EnterCodeProps) {
  const { t } = useTranslation();
  const wrong =
    problem === undefined ? undefined : t(`case.enter.errors.${problem.kind}`, { seconds: problem.seconds ?? 60 });
  return (
    <>
      {wrong === undefined && because === "over" ? (
        <Alert type="warning" role="status">
          <Heading2>{t("case.enter.over")}</Heading2>
          <Paragraph>{t("case.enter.overText")}</Paragraph>
          {isKept ? <Paragraph>{t("case.enter.kept")}</Paragraph> : null}
        </Alert>
      ) : null}
      {wrong === undefined && because === "closed" ? (
        <Alert type="ok" role="status">
          <Paragraph>{t("case.enter.closed")}</Paragraph>
        </Alert>
      ) : null}
      <Heading1>{t("case.enter.title")}</Heading1>
      <Paragraph appearance="lead">{t("case.enter.lead")}</Paragraph>
      <form id={FORM_ID} className="flow" method="post" action="/case" noValidate>
        {wrong === undefined ? null : (
          <Alert type="error" role="alert" className="problem">
            <Heading2>{t("verify.problem")}</Heading2>
            <Paragraph>
              <Link href="#code">{wrong}</Link>
            </Paragraph>
          </Alert>
        )}
        <FormField invalid={wrong !== undefined}>
          <FormLabel htmlFor="code">{t("case.enter.label")}</FormLabel>
          <FormFieldDescription id="code-hint">{t("case.enter.hint")}</FormFieldDescription>
          {wrong === undefined ? null : <FormFieldErrorMessage id="code-wrong">{wrong}</FormFieldErrorMessage>}
          <Textbox
            id="code"
            name="code"
            className="code"
            maxLength={100}
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="characters"
            aria-describedby={wrong === undefined ? "code-hint" : "code-hint code-wrong"}
            {...(wrong === undefined ? {} : { invalid: true })}
            defaultValue={typed}
          />
        </FormField>
        <Button type="submit" appearance="primary-action-button">
          {t("case.enter.submit")}
        </Button>
      </form>
      <Heading2>{t("case.enter.safeTitle")}</Heading2>
      <Paragraph>{t("case.enter.safeText")}</Paragraph>
    </>
  );
}
