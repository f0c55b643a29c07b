import { DataList, Heading1, Heading2, Link, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import { Fact, TextFact } from "../case/facts.js";
import type { SeenCase } from "../case/seen-case.js";

/** How the keeper of a site outside the hub becomes connected; with a code, what is known stands there filled in. */
export function Join({ seen }: { readonly seen: SeenCase | undefined }) {
  const { t } = useTranslation();
  const hosts = seen === undefined ? [] : hostsOf(seen);
  const steps = t("platform.join.steps", { returnObjects: true });
  return (
    <>
      <Heading1>{t("platform.join.title")}</Heading1>
      <Paragraph appearance="lead">{t("platform.join.lead")}</Paragraph>
      {seen === undefined ? (
        <Paragraph>
          {t("platform.join.noCase")} <Link href="/case">{t("platform.join.toCase")}</Link>
        </Paragraph>
      ) : (
        <>
          <Heading2>{t("platform.join.known")}</Heading2>
          <DataList appearance="rows">
            <TextFact name={t("platform.join.host")} text={hosts.join(", ")} />
            <Fact name={t("platform.join.court")}>{seen.courtName}</Fact>
            <TextFact name={t("platform.join.caseNumber")} text={seen.caseNumber} />
          </DataList>
          <Paragraph>{t("platform.join.after")}</Paragraph>
        </>
      )}
      <ol className="steps">
        {steps.map(({ title, text }) => (
          <li key={title}>
            <Heading2>{title}</Heading2>
            <Paragraph>{text}</Paragraph>
          </li>
        ))}
      </ol>
      <Heading2>{t("platform.join.letter")}</Heading2>
      <pre className="sealed">
        <bdi>{t("platform.join.letterText", { hosts: hosts.length === 0 ? "…" : hosts.join(", ") })}</bdi>
      </pre>
    </>
  );
}

function hostsOf({ items }: SeenCase): string[] {
  const hosts = items.map(({ url }) => URL.parse(url)?.hostname ?? "").filter((host) => host !== "");
  return [...new Set(hosts)];
}
