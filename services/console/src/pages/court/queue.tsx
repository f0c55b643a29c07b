import { ButtonLink, Heading1, Link, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { CourtOrdersQuery, CourtQueueQuery, QueueCountsQuery } from "../../graph/court-documents.js";
import { type Language, momentText } from "../../words/words.js";
import { Marked, waitedText } from "./parts.js";

export const LISTS = [
  "waiting",
  "unserved",
  "overdue",
  "contested",
  "answers",
  "moderation",
  "lapsing",
  "mistaken",
  "suspended",
  "inForce",
  "appeals",
] as const;
export type ListName = (typeof LISTS)[number];

type WaitingApplication = CourtQueueQuery["waitingApplications"]["edges"][number]["node"];
type ListedOrder = CourtOrdersQuery["orders"]["edges"][number]["node"];

export interface QueueProps {
  readonly language: Language;
  readonly list: ListName;
  /** How many each list has; absent where they could not be counted. */
  readonly counts: QueueCountsQuery | undefined;
  readonly now: Date;
  readonly mayEnter: boolean;
  /** Whether this court hears appeals. */
  readonly hears: boolean;
  readonly applications?: readonly WaitingApplication[] | undefined;
  readonly orders?: readonly ListedOrder[] | undefined;
  /** Where the next page is; absent on the last. */
  readonly next?: string | undefined;
}

/** What a court has to do, by urgency. */
export function Queue(props: QueueProps) {
  const { list, counts, mayEnter, hears, applications, orders, next } = props;
  const { t } = useTranslation();
  return (
    <>
      <Heading1>{t("court.queue.title")}</Heading1>
      {mayEnter ? (
        <p className="actions">
          <ButtonLink appearance="primary-action-button" href="/court/applications/new">
            {t("court.queue.enter")}
          </ButtonLink>
          {hears ? (
            <ButtonLink appearance="secondary-action-button" href="/court/appeals/new">
              {t("court.appeal.link")}
            </ButtonLink>
          ) : null}
        </p>
      ) : null}
      <nav className="lists" aria-label={t("court.queue.lists")}>
        <ul>
          {LISTS.filter((name) => hears || name !== "appeals").map((name) => (
            <li key={name}>
              <Link href={`/court?list=${name}`} {...(name === list ? { "aria-current": "page" as const } : {})}>
                {t(`court.queue.list.${name}`)}
                {counts === undefined ? null : <Count number={counts[name]} />}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <section aria-labelledby="list" className="flow">
        <h2 id="list" className="utrecht-heading-2">
          {t(`court.queue.list.${list}`)}
        </h2>
        <Paragraph>{t(`court.queue.lead.${list}`)}</Paragraph>
        {(applications ?? orders ?? []).length === 0 ? <Paragraph>{t("court.queue.empty")}</Paragraph> : null}
        {applications === undefined || applications.length === 0 ? null : <Waiting {...props} rows={applications} />}
        {orders === undefined || orders.length === 0 ? null : <Orders {...props} rows={orders} />}
        {next === undefined ? null : (
          <Paragraph>
            <Link href={next}>{t("court.queue.more")}</Link>
          </Paragraph>
        )}
      </section>
    </>
  );
}

/** More than that the graph does not count. */
const MOST_COUNTED = 1_000;

function Count({ number }: { readonly number: number }) {
  return (
    <>
      {" "}
      <span className={number === 0 ? "count none" : "count"}>
        {number < MOST_COUNTED ? number : `${MOST_COUNTED}+`}
      </span>
    </>
  );
}

function Waiting({ language, now, rows }: QueueProps & { readonly rows: readonly WaitingApplication[] }) {
  const { t } = useTranslation();
  return (
    <table className="utrecht-table cases">
      <thead>
        <tr>
          <th scope="col">{t("court.queue.caseNumber")}</th>
          <th scope="col">{t("court.queue.waits")}</th>
          <th scope="col">{t("court.queue.asked")}</th>
          <th scope="col">{t("court.queue.source")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, caseNumber, submittedAt, duties, source, minor }) => (
          <tr key={id}>
            <th scope="row">
              <Link href={`/court/applications/${encodeURIComponent(id)}`}>
                <bdi>{caseNumber}</bdi>
              </Link>
            </th>
            <td data-label={t("court.queue.waits")}>
              <strong>{waitedText(submittedAt, now, t)}</strong>
              <span className="beside">{t("court.queue.since", { moment: momentText(submittedAt, language) })}</span>
            </td>
            <td data-label={t("court.queue.asked")}>
              {duties.map(({ kind, targets }) => `${t(`court.kind.${kind}`)} (${targets.length})`).join(", ")}
            </td>
            <td data-label={t("court.queue.source")}>
              {t(`court.source.${source}`)}
              {minor ? <Marked>{t("court.queue.minor")}</Marked> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Orders({ language, now, rows }: QueueProps & { readonly rows: readonly ListedOrder[] }) {
  const { t } = useTranslation();
  return (
    <table className="utrecht-table cases">
      <thead>
        <tr>
          <th scope="col">{t("court.queue.caseNumber")}</th>
          <th scope="col">{t("court.queue.status")}</th>
          <th scope="col">{t("court.queue.next")}</th>
          <th scope="col">{t("court.queue.addressees")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, caseNumber, status, addressees, oppositions, mainTermEnd, mainClaimBroughtAt }) => (
          <tr key={id}>
            <th scope="row">
              <Link href={`/court/orders/${encodeURIComponent(id)}`}>
                <bdi>{caseNumber}</bdi>
              </Link>
            </th>
            <td data-label={t("court.queue.status")}>{t(`court.orderStatus.${status}`)}</td>
            <td data-label={t("court.queue.next")}>
              {nextMoment(addressees, (moment) => momentText(moment, language)) ?? t("court.queue.noDeadline")}
              {oppositions.filter(isPending).map(({ lodgedAt, hearingAt }) => (
                <span key={lodgedAt} className="beside">
                  {hearingAt === null
                    ? t("court.queue.noHearing", { waited: waitedText(lodgedAt, now, t) })
                    : t("court.queue.hearing", { moment: momentText(hearingAt, language) })}
                </span>
              ))}
              {mainClaimBroughtAt === null ? (
                <span className="beside">
                  {t("court.queue.mainTerm", { moment: momentText(mainTermEnd, language) })}
                </span>
              ) : null}
            </td>
            <td data-label={t("court.queue.addressees")}>
              <ul className="plain">
                {addressees.map(({ platform, status: standing, overdue, unserved }) => (
                  <li key={platform?.id}>
                    {platform?.id}: {t(`court.addresseeStatus.${standing}`)}
                    {overdue ? <Marked>{t("court.order.late")}</Marked> : null}
                    {unserved ? <Marked>{t("court.queue.list.unserved")}</Marked> : null}
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const isPending = ({ status }: ListedOrder["oppositions"][number]) => ["LODGED", "HEARING_SET"].includes(status);

/** By when an addressee acts, or is served: the first of these. */
function nextMoment(addressees: ListedOrder["addressees"], text: (moment: string) => string): string | undefined {
  const [first] = addressees
    .flatMap(({ servedAt, serveBy, deadline }) => deadline ?? (servedAt === null ? (serveBy ?? []) : []))
    .sort();
  return first === undefined ? undefined : text(first);
}
