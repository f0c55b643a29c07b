import { DataList, Heading3, Link } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { ActItem, ActOrder, Reader } from "../../court/acts/act.js";
import { isOffered } from "../../court/acts/acts.js";
import { type Language, momentText } from "../../words/words.js";
import { actPath } from "./act-form.js";
import { Acts } from "./acts.js";
import { Findings, type FindingsProps } from "./findings.js";
import { Fact, Given, Marked, placeOf } from "./parts.js";

/** How the order stands with one addressee, what it said, and what the court does about that. */
export function OfAddressee(props: FindingsProps) {
  const { language, order, addressee, party } = props;
  const { t } = useTranslation();
  const { platform, respondent, duties } = addressee;
  const of = platform?.id ?? "";
  const name = respondent?.legalName ?? of;
  const id = `to-${of}`;
  const hasPenalty = order.penaltyTerms !== null || duties.some(({ penaltyTerms }) => penaltyTerms !== null);
  return (
    <section aria-labelledby={id} className="flow">
      <h2 id={id} className="utrecht-heading-2">
        <bdi>{name}</bdi>
      </h2>
      <Standing language={language} addressee={addressee} />
      {duties.map((duty) => (
        <div key={duty.number} className="flow">
          <Heading3>
            {duty.number}. {t(`court.kind.${duty.kind}`)}
          </Heading3>
          <table className="utrecht-table cases">
            <thead>
              <tr>
                <th scope="col">{t("court.order.item")}</th>
                <th scope="col">{t("court.order.said")}</th>
              </tr>
            </thead>
            <tbody>
              {duty.items.map((item) => (
                <tr key={item.id}>
                  <th scope="row">
                    <Given>{placeOf(item)}</Given>
                  </th>
                  <td data-label={t("court.order.said")}>
                    <Said language={language} item={item} />
                    <Mistaken order={order} of={of} item={item} party={party} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
      <Findings language={language} order={order} addressee={addressee} party={party} />
      {hasPenalty ? (
        <ul className="acts">
          <li>
            <Link href={actPath(order, "penalty", of)} aria-label={`${t("court.penalty.link")}: ${name}`}>
              {t("court.penalty.link")}
            </Link>
          </li>
        </ul>
      ) : null}
      <Acts
        order={order}
        party={party}
        of={of}
        about={name}
        names={["reject-claim", "clarify", "serve", "find-breach", "find-compliance"]}
      />
    </section>
  );
}

function Standing({ language, addressee }: Pick<FindingsProps, "language" | "addressee">) {
  const { t } = useTranslation();
  const moment = (at: string) => momentText(at, language);
  const { status, servedAt, serveBy, unserved, deadline, deadlineStoppedAt, overdue, reinstateBy } = addressee;
  return (
    <DataList appearance="rows">
      <Fact name={t("court.order.status")}>
        {t(`court.addresseeStatus.${status}`)}
        {overdue ? <Marked>{t("court.order.late")}</Marked> : null}
      </Fact>
      <Fact name={t("court.order.served")}>
        {servedAt !== null
          ? moment(servedAt)
          : unserved
            ? t("court.order.unserved")
            : t("court.order.notServed", { moment: serveBy === null ? "–" : moment(serveBy) })}
      </Fact>
      {deadline === null ? null : <Fact name={t("court.order.deadline")}>{moment(deadline)}</Fact>}
      {deadlineStoppedAt === null ? null : (
        <Fact name={t("court.order.stopped")}>{t("court.order.since", { moment: moment(deadlineStoppedAt) })}</Fact>
      )}
      {reinstateBy === null ? null : <Fact name={t("court.order.reinstateBy")}>{moment(reinstateBy)}</Fact>}
    </DataList>
  );
}

function Said({ language, item }: { readonly language: Language; readonly item: ActItem }) {
  const { t } = useTranslation();
  const { confirmation, suspendedAt, suspendedBecause } = item;
  return (
    <>
      {confirmation === null ? (
        t("court.order.nothing")
      ) : (
        <>
          {t(`court.outcome.${confirmation.outcome}`)}
          <span className="beside">
            {t("court.order.since", { moment: momentText(confirmation.effectAt, language) })}
          </span>
          {confirmation.impossibleReason === null ? null : (
            <p>{t(`court.impossible.${confirmation.impossibleReason}`)}</p>
          )}
          {confirmation.where === null ? null : <Given>{confirmation.where}</Given>}
          {confirmation.explanation === null ? null : <Given>{confirmation.explanation}</Given>}
        </>
      )}
      {suspendedAt === null ? null : (
        <>
          <Marked>{t("court.order.suspended", { moment: momentText(suspendedAt, language) })}</Marked>
          <span className="beside">
            <Given>{suspendedBecause ?? ""}</Given>
          </span>
        </>
      )}
    </>
  );
}

/** An item that is named by mistake is suspended from its own line, with nothing left to choose. */
function Mistaken({
  order,
  of,
  item,
  party,
}: {
  readonly order: ActOrder;
  readonly of: string;
  readonly item: ActItem;
  readonly party: Reader;
}) {
  const { t } = useTranslation();
  const name = item.suspendedAt === null ? "suspend-items" : "resume-items";
  if (!isOffered(name, { order, of, scopes: party.scopes, court: party.id })) return null;
  return (
    <p>
      <Link
        href={`${actPath(order, name, of)}?${new URLSearchParams({ item: item.id })}`}
        aria-label={`${t(`court.act.${name}.link`)}: ${placeOf(item)}`}
      >
        {t(`court.act.${name}.link`)}
      </Link>
    </p>
  );
}
