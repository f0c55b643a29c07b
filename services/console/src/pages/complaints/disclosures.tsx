import { Heading1, Link, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { DisclosureRegisterQuery } from "../../graph/complaints-documents.js";
import { type Language, momentText } from "../../words/words.js";
import { Marked } from "../court/parts.js";

interface DisclosuresProps {
  readonly language: Language;
  readonly requests: readonly DisclosureRegisterQuery["disclosureRequests"]["edges"][number]["node"][];
  readonly next: string | undefined;
}

/** Every request to say who posted something, with each access to an answer. */
export function Disclosures({ language, requests, next }: DisclosuresProps) {
  const { t } = useTranslation();
  return (
    <>
      <Heading1>{t("complaints.disclosures.title")}</Heading1>
      <Paragraph appearance="lead">{t("complaints.disclosures.lead")}</Paragraph>
      {requests.length === 0 ? <Paragraph>{t("complaints.disclosures.empty")}</Paragraph> : null}
      {requests.length === 0 ? null : (
        <table className="utrecht-table cases">
          <thead>
            <tr>
              {(["request", "court", "platform", "status", "categories", "history"] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`complaints.disclosures.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {requests.map(
              ({ id, reference, court, platform, status, categories, outsideCode, requestedAt, history }) => (
                <tr key={id}>
                  <th scope="row">
                    <bdi>{reference}</bdi>
                    <span className="beside">{momentText(requestedAt, language)}</span>
                  </th>
                  <td data-label={t("complaints.disclosures.court")}>{court}</td>
                  <td data-label={t("complaints.disclosures.platform")}>{platform?.id}</td>
                  <td data-label={t("complaints.disclosures.status")}>
                    {t(`complaints.disclosures.statusOf.${status}`)}
                    {outsideCode ? <Marked>{t("complaints.disclosures.outside")}</Marked> : null}
                  </td>
                  <td data-label={t("complaints.disclosures.categories")}>
                    {categories.map((category) => t(`complaints.disclosures.category.${category}`)).join(", ")}
                  </td>
                  <td data-label={t("complaints.disclosures.history")}>
                    <details>
                      <summary>{t("complaints.disclosures.entries", { count: history.length })}</summary>
                      <ol className="plain">
                        {history.map(({ at, kind, byType, byId }) => (
                          <li key={`${at} ${kind}`}>
                            {kind}, {byType} {byId}
                            <span className="beside">{momentText(at, language)}</span>
                          </li>
                        ))}
                      </ol>
                    </details>
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      )}
      {next === undefined ? null : (
        <Paragraph>
          <Link href={next}>{t("complaints.more")}</Link>
        </Paragraph>
      )}
      <Paragraph>
        <Link href="/complaints">{t("complaints.case.back")}</Link>
      </Paragraph>
    </>
  );
}
