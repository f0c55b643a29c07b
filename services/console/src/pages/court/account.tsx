import { DataList, Heading2, Heading3, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { ActAddressee, ActOrder } from "../../court/acts/act.js";
import { accountChart } from "../../figures/account-chart.js";
import type { AccountFragment, TermsFragment } from "../../graph/court-documents.js";
import { type Language, momentText, numberText, timeText } from "../../words/words.js";
import { Drawn } from "../chart.js";
import { eurosText, Fact, Marked, placeOf } from "./parts.js";

export interface AccountProps {
  readonly language: Language;
  readonly order: ActOrder;
  readonly addressee: ActAddressee;
  readonly duty: number | undefined;
  readonly terms: TermsFragment | null;
  readonly account: AccountFragment;
}

/** One penalty: how it stands, how it grew, and the same figures as a table. */
export function Account(props: AccountProps) {
  const { language, duty, terms, account } = props;
  const { t } = useTranslation();
  const { runs, asOf, running, runningSince, notRunningBecause } = account;
  const title = duty === undefined ? t("court.penalty.ofOrder") : t("court.penalty.ofDuty", { number: duty });
  return (
    <section className="flow" aria-label={title}>
      <Heading2>{title}</Heading2>
      <Paragraph appearance="lead">
        {running && runningSince !== null
          ? t("court.penalty.running", { moment: momentText(runningSince, language) })
          : t(`court.penalty.because.${notRunningBecause ?? "NO_PENALTY"}`)}
      </Paragraph>
      <Sums language={language} terms={terms} account={account} />
      <Heading3>{t("court.penalty.timeline")}</Heading3>
      {runs.length === 0 ? null : (
        <figure className="account">
          <Drawn
            className="account"
            alt={t("court.penalty.chart", { amount: eurosText(account.forfeitedCents, language) })}
            node={accountChart({
              runs,
              maximumCents: terms?.maximumCents ?? undefined,
              asOf,
              dayText: (moment) => shortMoment(moment, language),
              eurosText: (cents) => eurosText(cents, language),
            })}
          />
          <figcaption>{t("court.penalty.caption")}</figcaption>
        </figure>
      )}
      <Timeline {...props} />
      {runs.length === 0 ? null : <Table {...props} />}
    </section>
  );
}

/** Under an axis there is no room for more: "26 nov 11:00". */
function shortMoment(moment: Date, language: Language): string {
  const locale = { nl: "nl-NL", en: "en-GB" }[language];
  const parts = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "Europe/Amsterdam" });
  return `${parts.format(moment)} ${timeText(moment, language)}`;
}

function Sums({ language, terms, account }: Pick<AccountProps, "language" | "terms" | "account">) {
  const { t } = useTranslation();
  const euros = (cents: number) => eurosText(cents, language);
  const { jointMaximum, prescribesNextAt } = account;
  const sums = (["pendingCents", "prescribedCents", "fallenAwayCents", "notAdmittedCents"] as const).filter(
    (name) => account[name] > 0,
  );
  return (
    <DataList appearance="rows">
      {terms === null ? null : (
        <Fact name={t("court.penalty.terms")}>
          {euros(terms.amountCents)} {t(`court.unit.${terms.unit}`)}
          {terms.maximumCents === null ? `, ${t("court.penalty.noMaximum")}` : ""}
        </Fact>
      )}
      {terms === null || terms.maximumCents === null ? null : (
        <Fact name={t("court.penalty.maximum")}>
          {euros(terms.maximumCents)}
          {account.maximumReached ? <Marked>{t("court.penalty.reached")}</Marked> : null}
        </Fact>
      )}
      <Fact name={t("court.penalty.forfeited")}>
        <strong>{euros(account.forfeitedCents)}</strong>
      </Fact>
      <Fact name={t("court.penalty.collectible")}>{euros(account.collectibleCents)}</Fact>
      {sums.map((name) => (
        <Fact key={name} name={t(`court.penalty.${name}`)}>
          {euros(account[name])}
        </Fact>
      ))}
      {jointMaximum === null ? null : (
        <Fact name={t("court.grant.jointMaximum")}>
          {t("court.penalty.used", {
            used: euros(jointMaximum.usedCents),
            maximum: jointMaximum.maximumCents === null ? "–" : euros(jointMaximum.maximumCents),
          })}
        </Fact>
      )}
      {prescribesNextAt === null ? null : (
        <Fact name={t("court.penalty.prescribesNext")}>{momentText(prescribesNextAt, language)}</Fact>
      )}
    </DataList>
  );
}

/** What of an order's history begins, stops or changes a penalty. */
const EVENTS: ReadonlySet<string> = new Set([
  "AddresseeServed",
  "DeadlinePassed",
  "DeadlineStopped",
  "DeadlineResumed",
  "AddresseeComplied",
  "ComplianceUndone",
  "ClaimRejected",
  "ClarificationGiven",
  "BreachFound",
  "ComplianceFound",
  "OrderSuspended",
  "OrderResumed",
  "OrderLifted",
  "OrderLapsed",
  "PenaltyAccrualStarted",
  "PenaltyAccrualStopped",
  "PenaltyMaximumReached",
  "PenaltyModerated",
  "PenaltyBarred",
  "PenaltyContinued",
  "PrescriptionInterrupted",
]);

function Timeline({ language, order, addressee, account }: AccountProps) {
  const { t, i18n } = useTranslation();
  const of = addressee.platform?.id;
  const events = order.history
    .filter(({ kind, platform }) => EVENTS.has(kind) && (platform === null || platform === of))
    .map(({ position, kind, at, reasons }) => ({
      key: `e${position}`,
      at,
      title: i18n.exists(`court.order.event.${kind}`) ? t(`court.order.event.${kind as "OrderIssued"}`) : kind,
      text: reasons ?? undefined,
      isMoney: false,
    }));
  const money = account.runs.map((run, place) => ({
    key: `r${place}`,
    at: run.firstForfeitedAt,
    title: t("court.penalty.run", {
      units: t(`court.penalty.units.${run.unit}`, { count: run.count }),
      amount: eurosText(run.count * run.amountCents, language),
    }),
    text: [
      t(`court.penalty.standing.${run.standing}`),
      ...(run.count > 1 ? [t("court.penalty.last", { moment: momentText(run.lastForfeitedAt, language) })] : []),
    ].join("; "),
    isMoney: true,
  }));
  const entries = [...events, ...money].toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  return (
    <ol className="timeline">
      {entries.map(({ key, at, title, text, isMoney }) => (
        <li key={key} className={isMoney ? "money" : undefined}>
          <strong>{title}</strong>
          <span className="beside">
            <time dateTime={at}>{momentText(at, language)}</time>
          </span>
          {text === undefined ? null : <bdi className="given">{text}</bdi>}
        </li>
      ))}
    </ol>
  );
}

function Table({ language, addressee, account }: AccountProps) {
  const { t } = useTranslation();
  const items = addressee.duties.flatMap((duty) => duty.items);
  const column = (name: "from" | "until" | "count" | "each" | "together" | "stands") =>
    t(`court.penalty.column.${name}`);
  const isPerItem = account.runs.some(({ itemId }) => itemId !== null);
  return (
    <table className="utrecht-table cases numbers">
      <caption>{t("court.penalty.table")}</caption>
      <thead>
        <tr>
          {(["from", "until", "count", "each", "together", "stands"] as const).map((name) => (
            <th key={name} scope="col">
              {column(name)}
            </th>
          ))}
          {isPerItem ? <th scope="col">{t("court.order.item")}</th> : null}
        </tr>
      </thead>
      <tbody>
        {account.runs.map((run) => {
          const item = items.find(({ id }) => id === run.itemId);
          return (
            <tr key={`${run.firstForfeitedAt} ${run.standing} ${run.itemId} ${run.unit}`}>
              <th scope="row" data-label={column("from")}>
                {momentText(run.firstForfeitedAt, language)}
              </th>
              <td data-label={column("until")}>{momentText(run.lastForfeitedAt, language)}</td>
              <td data-label={column("count")}>
                {numberText(run.count, language)} {t(`court.unit.${run.unit}`)}
              </td>
              <td data-label={column("each")}>{eurosText(run.amountCents, language)}</td>
              <td data-label={column("together")}>{eurosText(run.count * run.amountCents, language)}</td>
              <td data-label={column("stands")}>{t(`court.penalty.standing.${run.standing}`)}</td>
              {isPerItem ? <td data-label={t("court.order.item")}>{item === undefined ? "" : placeOf(item)}</td> : null}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
