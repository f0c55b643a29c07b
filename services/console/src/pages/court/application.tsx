import {
  Alert,
  Button,
  ButtonLink,
  DataList,
  Heading1,
  Heading2,
  Link,
  Paragraph,
} from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { ApplicationSeenFragment } from "../../graph/court-documents.js";
import { type Language, momentText } from "../../words/words.js";
import { type FormState, KeptNote, Problems, TextField } from "../form.js";
import { FORM_ID } from "../layout.js";
import { type Again, KeptForm } from "./again.js";
import { TypedTexts } from "./not-now.js";
import { AskedDuties, Fact, Given } from "./parts.js";

export interface ApplicationPageProps {
  readonly language: Language;
  readonly application: ApplicationSeenFragment;
  /** Whoever reads it may decide on it. */
  readonly isJudge: boolean;
  /** Somebody else decided while this reader was about to. */
  readonly isOvertaken?: boolean;
  /** What this reader had written meanwhile. */
  readonly again?: Again | undefined;
}

export function ApplicationPage(props: ApplicationPageProps) {
  const { language, application, isJudge, isOvertaken = false, again } = props;
  const { t } = useTranslation();
  const { id, caseNumber, status, orderId, reasons, refusedParts } = application;
  const path = `/court/applications/${encodeURIComponent(id)}`;
  return (
    <>
      <Heading1>
        <bdi>{t("court.application.title", { caseNumber })}</bdi>
      </Heading1>
      {!isOvertaken ? null : (
        <Alert type="warning" role="alert">
          <Heading2>{t("court.application.changed")}</Heading2>
          <Paragraph>{t("court.application.changedText")}</Paragraph>
        </Alert>
      )}
      <Paragraph appearance="lead">{t(`court.applicationStatus.${status}`)}</Paragraph>
      {status === "SUBMITTED" && isJudge ? (
        <p className="actions">
          <ButtonLink appearance="primary-action-button" href={`${path}/grant`}>
            {t("court.application.grant")}
          </ButtonLink>
          <ButtonLink appearance="secondary-action-button" href={`${path}/refuse`}>
            {t("court.application.refuse")}
          </ButtonLink>
        </p>
      ) : null}
      {orderId === null ? null : (
        <Paragraph>
          <Link href={`/court/orders/${encodeURIComponent(orderId)}`}>{t("court.application.order")}</Link>
        </Paragraph>
      )}
      <Asked application={application} />
      <Heading2>{t("court.application.facts")}</Heading2>
      <DataList appearance="rows">
        <Fact name={t("court.application.submittedAt")}>{momentText(application.submittedAt, language)}</Fact>
        {application.decidedAt === null ? null : (
          <Fact name={t("court.application.decidedAt")}>{momentText(application.decidedAt, language)}</Fact>
        )}
        {reasons === null ? null : (
          <Fact name={t("court.application.reasons")}>
            <Given>{reasons}</Given>
          </Fact>
        )}
        {refusedParts.map((part) => (
          <Fact key={part.duty} name={t("court.application.refusedPart", { duty: part.duty })}>
            <Given>{part.reasons}</Given>
          </Fact>
        ))}
        <Fact name={t("court.application.applicant")}>
          <Given>{application.applicantReferences.join(", ")}</Given>
        </Fact>
        <Fact name={t("court.queue.source")}>
          {t(`court.source.${application.source}`)} {application.sourceName ?? ""}
        </Fact>
        {application.minor || application.confidential ? (
          <Fact name={t("court.application.marks")}>
            {[
              ...(application.minor ? [t("court.application.minor")] : []),
              ...(application.confidential ? [t("court.application.confidential")] : []),
            ].join(", ")}
          </Fact>
        ) : null}
        {application.appealOf === null ? null : (
          <Fact name={t("court.application.appealOf")}>
            <Given>{`${application.appealOf.court} ${application.appealOf.caseNumber}`}</Given>
          </Fact>
        )}
      </DataList>
      {again === undefined ? null : (
        <>
          <KeptForm {...again} />
          <TypedTexts fields={again.fields} />
        </>
      )}
    </>
  );
}

/** What the applicant asks, and why: also beside the form in which the judge decides. */
export function Asked({ application }: { readonly application: ApplicationSeenFragment }) {
  const { t } = useTranslation();
  const { duties, grounds, urgency, noticeId, noNoticeBecause } = application;
  return (
    <>
      <Heading2>{t("court.application.asked")}</Heading2>
      <AskedDuties duties={duties} />
      <DataList appearance="rows">
        <Fact name={t("court.application.grounds")}>
          <Given>{grounds}</Given>
        </Fact>
        <Fact name={t("court.application.urgency")}>
          <Given>{urgency}</Given>
        </Fact>
        <Fact name={t("court.application.notice")}>
          <Given>
            {noticeId === null ? (noNoticeBecause ?? "") : t("court.application.noticed", { id: noticeId })}
          </Given>
        </Fact>
      </DataList>
    </>
  );
}

export interface RefuseProps {
  readonly application: ApplicationSeenFragment;
  readonly form: FormState;
  readonly csrf: string;
  readonly isKept: boolean;
}

export function Refuse({ application, form, csrf, isKept }: RefuseProps) {
  const { t } = useTranslation();
  const path = `/court/applications/${encodeURIComponent(application.id)}`;
  return (
    <>
      <Heading1>
        <bdi>{t("court.application.refuseTitle", { caseNumber: application.caseNumber })}</bdi>
      </Heading1>
      {isKept ? <KeptNote /> : null}
      <form id={FORM_ID} className="flow" method="post" action={`${path}/refuse`} noValidate>
        <Problems form={form} />
        <input type="hidden" name="csrf" value={csrf} />
        <TextField form={form} name="reasons" label={t("court.application.refuseReasons")} rows={6} />
        <Button type="submit" name="step" value="refuse" appearance="primary-action-button">
          {t("court.application.refuse")}
        </Button>
      </form>
      <Asked application={application} />
    </>
  );
}
