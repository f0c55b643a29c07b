import { Heading2, Link, Paragraph, UnorderedList, UnorderedListItem } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { Attention } from "../../operator/attention.js";
import { partyPath } from "../../operator/parties.js";
import { type Language, lengthText, momentText } from "../../words/words.js";

interface AttentionListProps {
  readonly language: Language;
  readonly now: Date;
  readonly found: readonly Attention[];
  /** What could not be read, so that nothing is known of it. */
  readonly unknown: readonly ("partiesUnknown" | "lagsUnknown")[];
}

/** What the operator has to look at, the gravest first. */
export function AttentionList({ language, now, found, unknown }: AttentionListProps) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="attention" className="highlight flow">
      <Heading2 id="attention">{t("operator.attention.title")}</Heading2>
      {unknown.map((what) => (
        <Paragraph key={what}>{t(`operator.attention.${what}`)}</Paragraph>
      ))}
      {found.length === 0 && unknown.length === 0 ? <Paragraph>{t("operator.attention.none")}</Paragraph> : null}
      {found.length === 0 ? null : (
        <UnorderedList>
          {found.map((one) => (
            <UnorderedListItem key={JSON.stringify(one)}>
              <One language={language} now={now} one={one} />
            </UnorderedListItem>
          ))}
        </UnorderedList>
      )}
    </section>
  );
}

function One({ language, now, one }: Pick<AttentionListProps, "language" | "now"> & { readonly one: Attention }) {
  const { t } = useTranslation();
  switch (one.what) {
    case "gateway":
      return t("operator.attention.gateway");
    case "service":
      return t("operator.attention.service", { service: one.service });
    case "stale":
      return t("operator.attention.stale", { service: one.service, feeds: one.feeds.join(", ") });
    case "lag":
      return (
        <>
          <PartyLink {...one.party} />:{" "}
          {t("operator.attention.lag", { count: one.waiting, length: lengthText(one.since, now, language) })}
        </>
      );
    case "noKey":
      return (
        <>
          <PartyLink {...one.party} />: {t("operator.attention.noKey")}
        </>
      );
    case "keyEnds":
      return (
        <>
          <PartyLink {...one.party} />:{" "}
          {t(`operator.attention.keyEnds.${one.use}`, { moment: momentText(one.at.toISOString(), language) })}
        </>
      );
    default:
      return one satisfies never;
  }
}

/** Leads to the page of a party that has one; the coordinator, without keys, has none. */
export function PartyLink({
  type,
  id,
  name,
}: {
  readonly type: "court" | "platform" | "coordinator";
  readonly id: string;
  readonly name: string;
}) {
  const shown = <bdi>{name}</bdi>;
  return type === "coordinator" ? shown : <Link href={partyPath(type, id)}>{shown}</Link>;
}
