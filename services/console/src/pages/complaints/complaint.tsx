import {
  Alert,
  ButtonLink,
  DataList,
  Heading1,
  Heading2,
  Heading3,
  Link,
  Paragraph,
} from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { ActName } from "../../complaints/acts.js";
import { courseOf } from "../../complaints/course.js";
import { offeredActs } from "../../complaints/offered.js";
import type { ComplaintSeenFragment } from "../../graph/complaints-documents.js";
import { type Language, momentText } from "../../words/words.js";
import { Fact, Given, Marked } from "../court/parts.js";
import { Decision } from "./decision.js";

interface ComplaintPageProps {
  readonly language: Language;
  readonly complaint: ComplaintSeenFragment;
  /** What was sent came after somebody else's act. `isSure`: that nothing was done; `formPath`: where what was written is kept. */
  readonly overtaken?: { readonly isSure: boolean; readonly formPath: string | undefined } | undefined;
}

/** One complaint: what it is about, what can be done, what was decided and what happened. */
export function ComplaintPage({ language, complaint, overtaken }: ComplaintPageProps) {
  const { t } = useTranslation();
  const moment = (at: string) => momentText(at, language);
  const { id, caseNumber, status, controller, decisions, irrevocableAt, infringementEndedAt } = complaint;
  return (
    <>
      <Heading1>{t("complaints.case.title", { caseNumber })}</Heading1>
      {overtaken === undefined ? null : (
        <Alert type="warning" role="alert">
          <Heading2>{t("complaints.case.changed")}</Heading2>
          <Paragraph>{t(overtaken.isSure ? "complaints.case.changedText" : "complaints.case.unsureText")}</Paragraph>
          {overtaken.formPath === undefined ? null : (
            <Paragraph>
              {t("complaints.case.kept")} <Link href={overtaken.formPath}>{t("case.enter.toForm")}</Link>
            </Paragraph>
          )}
        </Alert>
      )}
      <DataList appearance="rows">
        <Fact name={t("complaints.status")}>{t(`complaints.statusOf.${status}`)}</Fact>
        <Fact name={t("complaints.controller")}>{controller?.name ?? controller?.id}</Fact>
        <Fact name={t("complaints.case.complainant")}>
          <Given>{complaint.complainantReference ?? ""}</Given>
        </Fact>
        <Fact name={t("complaints.case.description")}>
          <Given>{complaint.description ?? ""}</Given>
        </Fact>
        <Fact name={t("complaints.case.urls")}>
          <ul className="plain">
            {(complaint.urls ?? []).map((url) => (
              <li key={url}>
                <Given>{url}</Given>
              </li>
            ))}
          </ul>
        </Fact>
        <Fact name={t("complaints.case.refused")}>
          {t(complaint.platformRefused ? "complaints.case.yes" : "complaints.case.no")}
        </Fact>
        {infringementEndedAt === null ? null : (
          <Fact name={t("complaints.case.ended")}>{moment(infringementEndedAt)}</Fact>
        )}
        {irrevocableAt === null ? null : <Fact name={t("complaints.case.irrevocable")}>{moment(irrevocableAt)}</Fact>}
      </DataList>
      <Acts id={id} acts={offeredActs(complaint)} />
      {decisions.length === 0 ? null : <Heading2>{t("complaints.case.decisions")}</Heading2>}
      {decisions.toReversed().map((decision) => (
        <Decision key={decision.id} language={language} decision={decision} />
      ))}
      <Remedies language={language} complaint={complaint} />
      <Heading2>{t("complaints.case.course")}</Heading2>
      <ol className="timeline" reversed>
        {courseOf(complaint).map(({ at, what, facts }) => (
          <li key={`${what} ${at}`}>
            <strong>{t(`complaints.happened.${what}` as "complaints.happened.decided", wordsOf(facts))}</strong>
            <span className="beside">
              <time dateTime={at}>{moment(at)}</time>
            </span>
          </li>
        ))}
      </ol>
      <Paragraph>
        <Link href="/complaints">{t("complaints.case.back")}</Link>
      </Paragraph>
    </>
  );

  function wordsOf(facts: ReturnType<typeof courseOf>[number]["facts"]) {
    const { until, side, stage, outcome } = facts;
    return {
      moment: until === undefined ? "" : moment(until),
      side: side === undefined ? "" : t(`complaints.side.${side}`),
      stage: stage === undefined ? "" : t(`complaints.stage.${stage}`),
      outcome: outcome === undefined ? "" : t(`complaints.statusOf.${outcome}`),
    };
  }
}

function Acts({ id, acts }: { readonly id: string; readonly acts: readonly ActName[] }) {
  const { t } = useTranslation();
  if (acts.length === 0) return <Paragraph>{t("complaints.case.nothing")}</Paragraph>;
  return (
    <section aria-labelledby="acts" className="flow">
      <Heading2 id="acts">{t("complaints.case.act")}</Heading2>
      <div className="actions">
        {acts.map((act, place) => (
          <ButtonLink
            key={act}
            appearance={place === 0 ? "primary-action-button" : "secondary-action-button"}
            href={`/complaints/${encodeURIComponent(id)}/${act}`}
          >
            {t(`complaints.act.${act}.title`)}
          </ButtonLink>
        ))}
      </div>
    </section>
  );
}

/** Objections and appeals, each with what can be done about it. */
function Remedies({ language, complaint }: Pick<ComplaintPageProps, "language" | "complaint">) {
  const { t } = useTranslation();
  const { id, objections, appeals } = complaint;
  const remedies = [
    ...objections.map((one) => ({ ...one, kind: "objection" as const })),
    ...appeals.map((one) => ({ ...one, kind: "appeal" as const, lateBecause: null, decideBy: null })),
  ];
  if (remedies.length === 0) return null;
  return (
    <>
      <Heading2>{t("complaints.case.remedies")}</Heading2>
      {remedies.map((one) => (
        <section key={one.id} aria-labelledby={`remedy-${one.id}`} className="flow">
          <Heading3 id={`remedy-${one.id}`}>
            {t(`complaints.remedy.${"higher" in one && one.higher ? "higher" : one.kind}`)},{" "}
            {t(`complaints.side.${one.side}`)}
          </Heading3>
          <DataList appearance="rows">
            <Fact name={t("complaints.status")}>
              {t(`complaints.remedyStatus.${one.status}`)}
              {one.late ? <Marked>{t("complaints.case.late")}</Marked> : null}
              {one.status === "LODGED" && one.decideBy !== null ? (
                <span className="beside">
                  {t("complaints.case.decideBy", { moment: momentText(one.decideBy ?? "", language) })}
                </span>
              ) : null}
            </Fact>
            <Fact name={t("complaints.received")}>{momentText(one.receivedAt, language)}</Fact>
            <Fact name={t("complaints.case.grounds")}>
              <Given>{one.grounds ?? ""}</Given>
            </Fact>
          </DataList>
          {one.status !== "LODGED" ? null : (
            <div className="actions">
              {(["decide", "withdraw"] as const).map((act) => (
                <ButtonLink
                  key={act}
                  appearance={act === "decide" ? "primary-action-button" : "secondary-action-button"}
                  href={`/complaints/${encodeURIComponent(id)}/${act}-${one.kind}?remedy=${encodeURIComponent(one.id)}`}
                >
                  {t(`complaints.act.${act}-${one.kind}.title`)}
                </ButtonLink>
              ))}
            </div>
          )}
        </section>
      ))}
    </>
  );
}
