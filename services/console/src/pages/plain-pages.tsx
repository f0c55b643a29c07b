import { Heading1, Link, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";

export function Accessibility() {
  const { t } = useTranslation();
  return (
    <>
      <Heading1>{t("accessibility.title")}</Heading1>
      <Paragraph appearance="lead">{t("accessibility.lead")}</Paragraph>
      <Paragraph>{t("accessibility.tested")}</Paragraph>
      <Paragraph>{t("accessibility.notTested")}</Paragraph>
      <Paragraph>{t("accessibility.kept")}</Paragraph>
    </>
  );
}

export function NotFound() {
  const { t } = useTranslation();
  return (
    <>
      <Heading1>{t("notFound.title")}</Heading1>
      <Paragraph>{t("notFound.text")}</Paragraph>
      <Paragraph>
        <Link href="/">{t("notFound.link")}</Link>
      </Paragraph>
    </>
  );
}

export function Broken() {
  const { t } = useTranslation();
  return (
    <>
      <Heading1>{t("broken.title")}</Heading1>
      <Paragraph>{t("broken.text")}</Paragraph>
    </>
  );
}
