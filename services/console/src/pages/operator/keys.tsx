import { ButtonLink, Heading2, Link, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { KeySeenFragment } from "../../graph/operator-documents.js";
import { stateOf } from "../../operator/keys.js";
import { type Language, momentText } from "../../words/words.js";

interface KeysProps {
  readonly language: Language;
  readonly now: Date;
  /** The party's page. */
  readonly home: string;
  readonly keys: readonly KeySeenFragment[];
}

/** A party's keys, how they are replaced, and what the operator does with them. */
export function Keys({ language, now, home, keys }: KeysProps) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="keys" className="flow">
      <Heading2 id="keys">{t("operator.keys.title")}</Heading2>
      <Paragraph>{t("operator.keys.rotation")}</Paragraph>
      <div className="actions">
        <ButtonLink appearance="secondary-action-button" href={`${home}/new-key`}>
          {t("operator.keys.register")}
        </ButtonLink>
      </div>
      {keys.length === 0 ? <Paragraph>{t("operator.keys.empty")}</Paragraph> : null}
      {keys.length === 0 ? null : (
        <table className="utrecht-table cases parties">
          <thead>
            <tr>
              {(["kid", "use", "from", "until", "state", "act"] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`operator.keys.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {keys.map((key) => (
              <Row key={key.kid} {...{ language, now, home }} seen={key} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Row({
  language,
  now,
  home,
  seen,
}: Omit<KeysProps, "keys"> & {
  readonly seen: KeySeenFragment;
}) {
  const { t } = useTranslation();
  const { kid, use, validFrom, validUntil, revokedAt } = seen;
  return (
    <tr>
      <th scope="row">
        <bdi className="id">{kid}</bdi>
      </th>
      <td data-label={t("operator.keys.use")}>{t(`operator.keys.useOf.${use}`)}</td>
      <td data-label={t("operator.keys.from")}>{momentText(validFrom, language)}</td>
      <td data-label={t("operator.keys.until")}>
        {validUntil === null ? t("operator.keys.noEnd") : momentText(validUntil, language)}
      </td>
      <td data-label={t("operator.keys.state")}>
        {t(`operator.keys.stateOf.${stateOf(seen, now)}`)}
        {revokedAt === null ? null : (
          <span className="beside">{t("operator.keys.revokedAt", { moment: momentText(revokedAt, language) })}</span>
        )}
      </td>
      <td data-label={t("operator.keys.act")}>
        {revokedAt === null ? (
          <Link
            href={`${home}/revoke-key?${new URLSearchParams({ kid })}`}
            aria-label={t("operator.keys.revokeNamed", { kid })}
          >
            {t("operator.keys.revoke")}
          </Link>
        ) : (
          "–"
        )}
      </td>
    </tr>
  );
}
