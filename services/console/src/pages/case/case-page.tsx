import { Alert, ButtonLink, DataList, Heading1, Heading2, Link, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { Language } from "../../words/words.js";
import { Fact, MomentFact, momentWords, TextFact } from "./facts.js";
import { type CaseFrame, Frame } from "./frame.js";
import { ItemList } from "./item-list.js";
import { nextSteps } from "./next-steps.js";
import { OppositionFacts } from "./opposition.js";
import { OwnItems } from "./own-items.js";
import { mayContest, type Opposition, type SeenCase } from "./seen-case.js";

export interface CasePageProps {
  readonly frame: CaseFrame;
  readonly seen: SeenCase;
  readonly now: Date;
  /** What the visitor said just now was taken. */
  readonly wasTaken?: boolean;
}

const ALERT_OF = {
  IN_FORCE: "info",
  SUSPENDED: "warning",
  LIFTED: "ok",
  LAPSED: "ok",
  FINAL: "info",
} as const satisfies Record<NonNullable<SeenCase["orderStatus"]>, string>;

/** How a case stands, in plain words, for whoever has a code for it. */
export function CasePage({ frame, seen, now, wasTaken = false }: CasePageProps) {
  const { t } = useTranslation();
  const { language } = frame;
  return (
    <Frame frame={frame}>
      <Heading1>{t(`case.title.${seen.for}`)}</Heading1>
      {wasTaken ? (
        <Alert type="ok" role="status">
          <Heading2>{t("case.confirm.done")}</Heading2>
          <Paragraph>{t("case.confirm.doneText")}</Paragraph>
        </Alert>
      ) : null}
      <Alert type={seen.orderStatus === null ? "info" : ALERT_OF[seen.orderStatus]} className="standing">
        {seen.standing.map((sentence) => (
          <Paragraph key={sentence}>{sentence}</Paragraph>
        ))}
      </Alert>
      <NextSteps language={language} seen={seen} now={now} />
      {seen.for === "RESPONDENT" ? (
        <OwnItems language={language} seen={seen} now={now} />
      ) : (
        <ItemList language={language} seen={seen} />
      )}
      {seen.oppositions.map((one) => (
        <OppositionPart key={one.id} language={language} seen={seen} opposition={one} />
      ))}
      <Facts language={language} seen={seen} />
      {seen.order === null ? null : <Downloads />}
    </Frame>
  );
}

function NextSteps({ language, seen, now }: Pick<CasePageProps, "seen" | "now"> & { readonly language: Language }) {
  const { t } = useTranslation();
  return (
    <>
      <Heading2>{t("case.nextTitle")}</Heading2>
      <ul className="next">
        {nextSteps(seen, now).map(({ kind, at }) => (
          <li key={kind}>{t(`case.next.${kind}`, momentWords(at, now, language))}</li>
        ))}
      </ul>
      {mayContest(seen) ? (
        <Paragraph>
          <ButtonLink
            href="/case/contest"
            appearance={seen.for === "RESPONDENT" ? "secondary-action-button" : "primary-action-button"}
          >
            {t("case.contest.link")}
          </ButtonLink>
        </Paragraph>
      ) : null}
    </>
  );
}

function OppositionPart({
  language,
  seen,
  opposition,
}: {
  readonly language: Language;
  readonly seen: SeenCase;
  readonly opposition: Opposition;
}) {
  const { t } = useTranslation();
  return (
    <>
      <Heading2>{t("case.opposition.title")}</Heading2>
      <OppositionFacts language={language} seen={seen} opposition={opposition} />
      <Paragraph>
        <Link href={`/case/opposition/${opposition.id}`}>{t("case.opposition.receipt")}</Link>
      </Paragraph>
    </>
  );
}

function Facts({ language, seen }: { readonly language: Language; readonly seen: SeenCase }) {
  const { t } = useTranslation();
  const { applicationReasons, reasons, legalBasis, redress, endedBecause } = seen;
  return (
    <>
      <Heading2>{t("case.factsTitle")}</Heading2>
      <DataList appearance="rows">
        <Fact name={t("case.facts.court")}>{seen.courtName}</Fact>
        <Fact name={t("case.facts.caseNumber")}>
          <bdi>{seen.caseNumber}</bdi>
        </Fact>
        <MomentFact name={t("case.facts.givenAt")} at={seen.givenAt} language={language} />
        <TextFact name={t("case.facts.applicationReasons")} text={applicationReasons} />
        <TextFact name={t("case.facts.reasons")} text={reasons} />
        <TextFact name={t("case.facts.legalBasis")} text={legalBasis} />
        <TextFact name={t("case.facts.redress")} text={redress} />
        <TextFact name={t("case.facts.endedBecause")} text={endedBecause} />
        <MomentFact name={t("case.facts.codeValidUntil")} at={seen.codeValidUntil} language={language} />
      </DataList>
      <Paragraph appearance="small">{t("case.facts.time")}</Paragraph>
    </>
  );
}

function Downloads() {
  const { t } = useTranslation();
  return (
    <>
      <Heading2>{t("case.downloadsTitle")}</Heading2>
      <ul className="downloads">
        <li>
          <Link href="/case/paper">{t("case.paper")}</Link>
        </li>
        <li>
          <Link href="/case/proof">{t("case.proof")}</Link>
        </li>
      </ul>
      <Paragraph appearance="small">{t("case.proofText")}</Paragraph>
    </>
  );
}
