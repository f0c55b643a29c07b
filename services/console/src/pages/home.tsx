import { ButtonLink, Heading1, Heading2, Heading3, Link, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import { GUIDES } from "./guide.js";

const TEXT_OF_GUIDE = { order: "home.orderText", removed: "home.removedText", harmed: "home.harmedText" } as const;

export function Home() {
  const { t } = useTranslation();
  return (
    <>
      <Heading1>{t("home.title")}</Heading1>
      <Paragraph appearance="lead">{t("home.lead")}</Paragraph>
      <section className="highlight flow" aria-labelledby="verify">
        <Heading2 id="verify">{t("home.verifyTitle")}</Heading2>
        <Paragraph>{t("home.verifyText")}</Paragraph>
        <ButtonLink appearance="primary-action-button" href="/verify">
          {t("home.verifyLink")}
        </ButtonLink>
      </section>
      <Heading2>{t("home.caseTitle")}</Heading2>
      <Paragraph>{t("home.caseText")}</Paragraph>
      <Paragraph>
        <Link href="/case">{t("home.caseLink")}</Link>
      </Paragraph>
      <Heading2>{t("home.whatToDo")}</Heading2>
      <ul className="cards">
        {GUIDES.map(({ path, guide }) => (
          <li key={path}>
            <Heading3>
              <Link href={path}>{t(`guides.${guide}.title`)}</Link>
            </Heading3>
            <Paragraph>{t(TEXT_OF_GUIDE[guide])}</Paragraph>
          </li>
        ))}
      </ul>
      <Heading2>{t("home.figuresTitle")}</Heading2>
      <Paragraph>{t("home.figuresText")}</Paragraph>
      <Paragraph>
        <Link href="/figures">{t("home.figuresLink")}</Link>
      </Paragraph>
    </>
  );
}
