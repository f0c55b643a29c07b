import { Heading1, Link, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";

interface RoleMissingProps {
  readonly role: "supervisor" | "coordinator" | "ap" | "operator";
  /** The right that a party of the right kind lacks; absent for a party of another kind. */
  readonly scope: string | undefined;
  /** Who signed in. */
  readonly name: string;
}

/** Whoever signed in may not see this page: says for whom it is, and what is missing. */
export function RoleMissing({ role, scope, name }: RoleMissingProps) {
  const { t } = useTranslation();
  return (
    <>
      <Heading1>{t("signIn.role.title")}</Heading1>
      <Paragraph>{t(`supervision.role.${role}`)}</Paragraph>
      <Paragraph>
        {scope === undefined ? t("supervision.role.other", { name }) : t("supervision.role.scope", { name, scope })}
      </Paragraph>
      <Paragraph>
        <Link href="/">{t("notFound.link")}</Link>
      </Paragraph>
    </>
  );
}
