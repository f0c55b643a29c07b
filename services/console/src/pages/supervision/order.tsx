import { DataList, Heading1, Heading2, Link, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { SupervisedOrderQuery } from "../../graph/supervision-documents.js";
import { amountText, type Language, momentText } from "../../words/words.js";
import { doneByText } from "../court/done-by.js";
import { Fact, Marked } from "../court/parts.js";

type Order = NonNullable<SupervisedOrderQuery["order"]>;

interface SupervisedOrderProps {
  readonly language: Language;
  readonly order: Order;
}

/** One order as a supervisor may see it: status, terms and what happened. */
export function SupervisedOrderPage({ language, order }: SupervisedOrderProps) {
  const { t } = useTranslation();
  const moment = (at: string) => momentText(at, language);
  return (
    <>
      <Heading1>{t("supervision.order.title", { caseNumber: order.caseNumber })}</Heading1>
      <Paragraph>{t("supervision.order.note")}</Paragraph>
      <DataList appearance="rows">
        <Fact name={t("court.order.status")}>{t(`court.orderStatus.${order.status}`)}</Fact>
        <Fact name={t("supervision.orders.court")}>{order.court}</Fact>
        <Fact name={t("court.order.issuedAt")}>{moment(order.issuedAt)}</Fact>
        {order.endedAt === null ? null : <Fact name={t("supervision.order.ended")}>{moment(order.endedAt)}</Fact>}
        <Fact name={t("supervision.order.forfeited")}>
          {amountText(order.penalty.forfeitedCents, order.penalty.currency ?? "EUR", language)}
        </Fact>
      </DataList>
      {order.addressees.map((addressee) => (
        <OfAddressee key={addressee.platform?.id} language={language} addressee={addressee} />
      ))}
      <Timeline language={language} order={order} />
      <Paragraph>
        <Link href="/supervision">{t("supervision.trouble.back")}</Link>
      </Paragraph>
    </>
  );
}

function OfAddressee({ language, addressee }: { language: Language; addressee: Order["addressees"][number] }) {
  const { t } = useTranslation();
  const { platform, status, overdue, reinstatementOverdue, posterOverdue } = addressee;
  const moments = [
    ["court.order.served", addressee.servedAt],
    ["court.order.deadline", addressee.deadline],
    ["supervision.order.complied", addressee.compliedAt],
    ["court.order.reinstateBy", addressee.reinstateBy],
    ["supervision.order.reinstated", addressee.reinstatedAt],
  ] as const;
  return (
    <>
      <Heading2>
        <bdi>{platform?.id ?? t("supervision.order.unknown")}</bdi>
      </Heading2>
      <DataList appearance="rows">
        <Fact name={t("court.order.status")}>
          {t(`court.addresseeStatus.${status}`)}
          {overdue || reinstatementOverdue ? <Marked>{t("court.order.late")}</Marked> : null}
          {posterOverdue ? <Marked>{t("supervision.order.posterOverdue")}</Marked> : null}
        </Fact>
        {moments.map(([name, at]) =>
          at === null ? null : (
            <Fact key={name} name={t(name)}>
              {momentText(at, language)}
            </Fact>
          ),
        )}
      </DataList>
    </>
  );
}

/** What happened, the last first. */
function Timeline({ language, order }: SupervisedOrderProps) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <Heading2>{t("court.order.history")}</Heading2>
      <ol className="timeline" reversed>
        {order.history.toReversed().map(({ position, kind, at, platform, by }) => (
          <li key={position}>
            <strong>
              {i18n.exists(`court.order.event.${kind}`) ? t(`court.order.event.${kind as "OrderIssued"}`) : kind}
            </strong>
            {platform === null ? null : ` ${t("court.order.to", { platform })}`}
            <span className="beside">
              <time dateTime={at}>{momentText(at, language)}</time>, {doneByText(by, t)}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
