import { Heading1, Link, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";

/** Instead of a page that the graph gives nothing for. */
export function PlatformTrouble({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Heading1>{t("platform.trouble.title")}</Heading1>
      <Paragraph>{text}</Paragraph>
      <Paragraph>
        <Link href="/platform">{t("platform.back")}</Link>
      </Paragraph>
    </>
  );
}

/** Whoever signed in is of no platform. */
export function NotForYou({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Heading1>{t("signIn.role.title")}</Heading1>
      <Paragraph>{t("platform.trouble.role", { name })}</Paragraph>
      <Paragraph>
        <Link href="/platform/join">{t("platform.join.title")}</Link>
      </Paragraph>
    </>
  );
}
