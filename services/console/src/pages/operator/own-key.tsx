import { Button, Heading1, Link, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import { OWN_KEY } from "../../operator/forms.js";
import { type Language, momentText } from "../../words/words.js";
import { OperatorForm, type OperatorFormProps } from "./form.js";

/** Until when it holds; undefined while the platform may not register a key by itself. */
export function allowedUntil(ownKeyUntil: string | null, now: Date): string | undefined {
  return ownKeyUntil !== null && new Date(ownKeyUntil) > now ? ownKeyUntil : undefined;
}

interface OwnKeyProps extends OperatorFormProps {
  readonly language: Language;
  readonly name: string;
  readonly home: string;
  readonly allowed: string | undefined;
}

/** Lets a platform register one key by itself, for a time. */
export function OwnKey({ language, name, home, allowed, ...form }: OwnKeyProps) {
  const { t } = useTranslation();
  return (
    <>
      <p className="context">
        <Link href={home}>
          <bdi>{name}</bdi>
        </Link>
      </p>
      <Heading1>{t("operator.ownKey.title")}</Heading1>
      <Paragraph appearance="lead">{t("operator.ownKey.lead")}</Paragraph>
      <OwnKeyStanding language={language} allowed={allowed} />
      <OperatorForm {...form} fields={OWN_KEY} submit={t("operator.ownKey.submit")}>
        {allowed === undefined ? null : (
          <Button type="submit" name="step" value="withdraw" appearance="secondary-action-button">
            {t("operator.ownKey.withdraw")}
          </Button>
        )}
      </OperatorForm>
    </>
  );
}

export function OwnKeyStanding({ language, allowed }: Pick<OwnKeyProps, "language" | "allowed">) {
  const { t } = useTranslation();
  return (
    <Paragraph>
      {allowed === undefined
        ? t("operator.ownKey.notAllowed")
        : t("operator.ownKey.allowed", { moment: momentText(allowed, language) })}
    </Paragraph>
  );
}
