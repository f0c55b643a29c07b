import { DataList, Heading1, Heading2, Link, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { OperatorCourtQuery, OperatorPlatformQuery } from "../../graph/operator-documents.js";
import { isLate } from "../../operator/attention.js";
import { type InboxLag, partyPath } from "../../operator/parties.js";
import { type Language, lengthText, momentText } from "../../words/words.js";
import { Fact, Given, Marked } from "../court/parts.js";
import { type Done, DoneNote } from "./done.js";
import { Keys } from "./keys.js";
import { allowedUntil, OwnKeyStanding } from "./own-key.js";

export type SeenCourt = NonNullable<OperatorCourtQuery["court"]>;
export type SeenPlatform = NonNullable<OperatorPlatformQuery["platform"]>;

interface PartyProps {
  readonly language: Language;
  readonly now: Date;
  readonly done: Done | undefined;
}

export function CourtPage({ language, now, done, court }: PartyProps & { readonly court: SeenCourt }) {
  const { t } = useTranslation();
  const { id, name, instance, registeredAt, keys } = court;
  return (
    <>
      <Heading1>
        <bdi>{name}</bdi>
      </Heading1>
      <DoneNote done={done} />
      <DataList appearance="rows">
        <Fact name={t("operator.party.type")}>{t("operator.type.court")}</Fact>
        <Fact name={t("operator.party.id")}>{id}</Fact>
        <Fact name={t("operator.party.instance")}>{t(`operator.choice.${instance}`)}</Fact>
        <Fact name={t("operator.party.registered")}>{momentText(registeredAt, language)}</Fact>
      </DataList>
      <Keys language={language} now={now} home={partyPath("court", id)} keys={keys} />
      <Back />
    </>
  );
}

interface PlatformProps extends PartyProps {
  readonly platform: SeenPlatform;
  /** Absent where it is not known; null where the platform has no inbox. */
  readonly lag: InboxLag | null | undefined;
}

export function PlatformPage({ language, now, done, platform, lag }: PlatformProps) {
  const { t } = useTranslation();
  const { id, name, kind, domains, languages, contactPoint, connected, registeredAt, ownKeyUntil, keys } = platform;
  const home = partyPath("platform", id);
  const contact = [contactPoint?.email, contactPoint?.url].filter((way) => typeof way === "string").join(" · ");
  return (
    <>
      <Heading1>
        <bdi>{name}</bdi>
      </Heading1>
      <DoneNote done={done} />
      <DataList appearance="rows">
        <Fact name={t("operator.party.type")}>{t("operator.type.platform")}</Fact>
        <Fact name={t("operator.party.id")}>{id}</Fact>
        <Fact name={t("operator.party.kind")}>{t(`operator.choice.${kind}`)}</Fact>
        <Fact name={t("operator.party.domains")}>
          <Given>{domains.join(" · ")}</Given>
        </Fact>
        <Fact name={t("operator.party.languages")}>{languages.join(", ")}</Fact>
        <Fact name={t("operator.party.contact")}>
          <Given>{contact || t("operator.party.contactMissing")}</Given>
        </Fact>
        <Fact name={t("operator.party.connected")}>{t(connected ? "operator.list.yes" : "operator.list.no")}</Fact>
        <Waiting language={language} now={now} lag={lag} />
        {registeredAt === null ? null : (
          <Fact name={t("operator.party.registered")}>{momentText(registeredAt, language)}</Fact>
        )}
      </DataList>
      <Keys language={language} now={now} home={home} keys={keys} />
      <Heading2>{t("operator.ownKey.title")}</Heading2>
      <OwnKeyStanding language={language} allowed={allowedUntil(ownKeyUntil, now)} />
      <Paragraph>
        <Link href={`${home}/own-key`}>{t("operator.ownKey.change")}</Link>
      </Paragraph>
      <Back />
    </>
  );
}

/** How far the platform is with its inbox. */
function Waiting({ language, now, lag }: Pick<PlatformProps, "language" | "now" | "lag">) {
  const { t } = useTranslation();
  if (lag === null) return null;
  if (lag === undefined) return <Fact name={t("operator.party.waiting")}>{t("operator.party.unknown")}</Fact>;
  const { waiting, oldestSentAt, acknowledgedAt } = lag;
  return (
    <>
      <Fact name={t("operator.party.waiting")}>{waiting === 0 ? t("operator.party.nothingWaits") : waiting}</Fact>
      {oldestSentAt === null ? null : (
        <Fact name={t("operator.party.oldest")}>
          {momentText(oldestSentAt, language)} ({lengthText(new Date(oldestSentAt), now, language)}){" "}
          {isLate(lag, now) ? <Marked>{t("operator.list.late")}</Marked> : null}
        </Fact>
      )}
      <Fact name={t("operator.party.acknowledged")}>
        {acknowledgedAt === null ? t("operator.party.never") : momentText(acknowledgedAt, language)}
      </Fact>
    </>
  );
}

function Back() {
  const { t } = useTranslation();
  return (
    <Paragraph>
      <Link href="/operator">{t("operator.back")}</Link>
    </Paragraph>
  );
}
