import { Heading1, Link, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import { NEW_KEY, REGISTERED, type RegisteredParty } from "../../operator/forms.js";
import { OperatorForm, type OperatorFormProps } from "./form.js";

/** A new party. */
export function RegisterParty({ what, ...form }: OperatorFormProps & { readonly what: RegisteredParty }) {
  const { t } = useTranslation();
  return (
    <>
      <Heading1>{t(`operator.register.${what}.title`)}</Heading1>
      <Paragraph appearance="lead">{t(`operator.register.lead.${what}`)}</Paragraph>
      <OperatorForm {...form} fields={REGISTERED[what]} submit={t(`operator.register.${what}.submit`)} />
      <Paragraph>
        <Link href="/operator">{t("operator.back")}</Link>
      </Paragraph>
    </>
  );
}

interface RegisterKeyProps extends OperatorFormProps {
  /** Whose key it is. */
  readonly name: string;
  readonly home: string;
}

/** A new key of a court or a platform. */
export function RegisterKey({ name, home, ...form }: RegisterKeyProps) {
  const { t } = useTranslation();
  return (
    <>
      <Heading1>
        <bdi>{t("operator.newKey.title", { name })}</bdi>
      </Heading1>
      <Paragraph appearance="lead">{t("operator.newKey.lead")}</Paragraph>
      <Paragraph>{t("operator.keys.rotation")}</Paragraph>
      <OperatorForm {...form} fields={NEW_KEY} submit={t("operator.newKey.submit")} />
      <Paragraph>
        <Link href={home}>
          <bdi>{name}</bdi>
        </Link>
      </Paragraph>
    </>
  );
}
