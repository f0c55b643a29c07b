import { Alert, DataList, Heading1, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import { type Language, momentText } from "../../words/words.js";
import { Fact, MomentFact, TextFact } from "./facts.js";
import { BackToCase, type CaseFrame, Frame } from "./frame.js";
import { nameOf, type Opposition, type SeenCase } from "./seen-case.js";

/** What whoever contested keeps: it stays readable, and says how the opposition stands now. */
export function OppositionReceipt({
  frame,
  seen,
  opposition,
  isNew,
}: {
  readonly frame: CaseFrame;
  readonly seen: SeenCase;
  readonly opposition: Opposition;
  readonly isNew: boolean;
}) {
  const { t } = useTranslation();
  const { language } = frame;
  return (
    <Frame frame={frame}>
      <BackToCase />
      {isNew ? (
        <Alert type="ok" role="status" className="verdict verdict--ok">
          <Heading1>{t("case.opposition.receiptTitle")}</Heading1>
          <Paragraph>{t("case.opposition.receiptText")}</Paragraph>
        </Alert>
      ) : (
        <Heading1>{t("case.opposition.title")}</Heading1>
      )}
      <DataList appearance="rows">
        <Fact name={t("case.facts.court")}>{seen.courtName}</Fact>
        <Fact name={t("case.facts.caseNumber")}>
          <bdi>{seen.caseNumber}</bdi>
        </Fact>
        <Fact name={t("case.opposition.number")}>
          <code>{opposition.id}</code>
        </Fact>
      </DataList>
      <OppositionFacts language={language} seen={seen} opposition={opposition} />
      <Paragraph appearance="small">{t("case.facts.time")}</Paragraph>
    </Frame>
  );
}

export function OppositionFacts({
  language,
  seen,
  opposition,
}: {
  readonly language: Language;
  readonly seen: SeenCase;
  readonly opposition: Opposition;
}) {
  const { t } = useTranslation();
  const { itemIds, status, grounds, lodgedAt, hearingAt, decidedAt, reasons, appealBy } = opposition;
  const items = seen.items.filter(({ id }) => itemIds?.includes(id));
  return (
    <DataList appearance="rows">
      <Fact name={t("case.opposition.standing")}>{t(`case.opposition.status.${status}`)}</Fact>
      <Fact name={t("case.opposition.lodgedAt")}>{momentText(lodgedAt, language)}</Fact>
      <MomentFact name={t("case.opposition.hearingAt")} at={hearingAt} language={language} />
      <MomentFact name={t("case.opposition.decidedAt")} at={decidedAt} language={language} />
      <MomentFact name={t("case.opposition.appealBy")} at={appealBy} language={language} />
      <TextFact name={t("case.opposition.reasons")} text={reasons} />
      <Fact name={t("case.opposition.against")}>
        {items.length === 0 ? (
          t("case.opposition.whole")
        ) : (
          <ul>
            {items.map((item) => (
              <li key={item.id}>
                <bdi>{nameOf(item)}</bdi>
              </li>
            ))}
          </ul>
        )}
      </Fact>
      <TextFact name={t("case.opposition.grounds")} text={grounds} />
    </DataList>
  );
}
