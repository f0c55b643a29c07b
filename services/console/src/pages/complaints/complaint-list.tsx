import { ButtonLink, Heading1, Link, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import { byDue, type Due, isLate, type ListedComplaint } from "../../complaints/due.js";
import { type Language, momentText } from "../../words/words.js";
import { Marked } from "../court/parts.js";

export const COMPLAINT_LISTS = ["open", "decided", "all"] as const;
export type ComplaintListName = (typeof COMPLAINT_LISTS)[number];

interface ComplaintListProps {
  readonly language: Language;
  readonly list: ComplaintListName;
  readonly complaints: readonly ListedComplaint[];
  readonly now: Date;
  readonly next: string | undefined;
  /** There are more than stand here, and what is due first may be among those. */
  readonly isPart: boolean;
}

/** The AP's cases, what is due first on top. */
export function ComplaintList({ language, list, complaints, now, next, isPart }: ComplaintListProps) {
  const { t } = useTranslation();
  return (
    <>
      <Heading1>{t("complaints.title")}</Heading1>
      <div className="actions">
        <ButtonLink appearance="primary-action-button" href="/complaints/new">
          {t("complaints.file")}
        </ButtonLink>
        <ButtonLink appearance="secondary-action-button" href="/complaints/disclosures">
          {t("complaints.register")}
        </ButtonLink>
      </div>
      <nav className="lists" aria-label={t("complaints.lists")}>
        <ul>
          {COMPLAINT_LISTS.map((name) => (
            <li key={name}>
              <Link href={`/complaints?list=${name}`} {...(name === list ? { "aria-current": "page" as const } : {})}>
                {t(`complaints.list.${name}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <section aria-labelledby="list" className="flow">
        <h2 id="list" className="utrecht-heading-2">
          {t(`complaints.list.${list}`)}
        </h2>
        <Paragraph>{t(`complaints.lead.${list}`)}</Paragraph>
        {isPart ? <Paragraph>{t("complaints.part", { count: complaints.length })}</Paragraph> : null}
        {complaints.length === 0 ? (
          <Paragraph>{t("complaints.empty")}</Paragraph>
        ) : (
          <Cases language={language} complaints={complaints} now={now} />
        )}
        {next === undefined ? null : (
          <Paragraph>
            <Link href={next}>{t("complaints.more")}</Link>
          </Paragraph>
        )}
      </section>
    </>
  );
}

function Cases({ language, complaints, now }: Pick<ComplaintListProps, "language" | "complaints" | "now">) {
  const { t } = useTranslation();
  return (
    <table className="utrecht-table cases">
      <thead>
        <tr>
          <th scope="col">{t("complaints.caseNumber")}</th>
          <th scope="col">{t("complaints.due")}</th>
          <th scope="col">{t("complaints.controller")}</th>
          <th scope="col">{t("complaints.status")}</th>
          <th scope="col">{t("complaints.received")}</th>
        </tr>
      </thead>
      <tbody>
        {byDue(complaints).map(({ complaint: { id, caseNumber, controller, status, receivedAt }, due }) => (
          <tr key={id}>
            <th scope="row">
              <Link href={`/complaints/${encodeURIComponent(id)}`}>
                <bdi>{caseNumber}</bdi>
              </Link>
            </th>
            <td data-label={t("complaints.due")}>
              <DueText language={language} due={due} />
              {isLate(due, now) ? <Marked>{t("complaints.late")}</Marked> : null}
            </td>
            <td data-label={t("complaints.controller")}>{controller?.id}</td>
            <td data-label={t("complaints.status")}>{t(`complaints.statusOf.${status}`)}</td>
            <td data-label={t("complaints.received")}>{momentText(receivedAt, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DueText({ language, due: { what, by } }: { readonly language: Language; readonly due: Due }) {
  const { t } = useTranslation();
  return t(`complaints.dueWhat.${what}`, { moment: by === undefined ? "" : momentText(by, language) });
}
