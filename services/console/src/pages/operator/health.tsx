import { Heading2, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { Readiness } from "../../operator/readiness.js";
import { Marked } from "../court/parts.js";

/** Which parts of the hub are ready, and which hear the others. */
export function Health({ readiness }: { readonly readiness: Readiness | undefined }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="health" className="flow">
      <Heading2 id="health">{t("operator.health.title")}</Heading2>
      {readiness === undefined ? (
        <Paragraph>{t("operator.health.unknown")}</Paragraph>
      ) : (
        <table className="utrecht-table cases">
          <thead>
            <tr>
              {(["part", "state", "heard"] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`operator.health.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Object.entries(readiness.services).map(([service, isReady]) => (
              <tr key={service}>
                <th scope="row">
                  <bdi>{service}</bdi>
                </th>
                <td data-label={t("operator.health.state")}>
                  {isReady ? t("operator.health.ready") : <Marked>{t("operator.health.notReady")}</Marked>}
                </td>
                <td data-label={t("operator.health.heard")}>
                  <Heard isReady={isReady} stale={readiness.stale[service] ?? []} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Heard({ isReady, stale }: { readonly isReady: boolean; readonly stale: readonly string[] }) {
  const { t } = useTranslation();
  if (stale.length > 0) return <Marked>{t("operator.health.stale", { feeds: stale.join(", ") })}</Marked>;
  return isReady ? t("operator.health.hears") : "–";
}
