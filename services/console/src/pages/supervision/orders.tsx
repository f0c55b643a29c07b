import { Heading1, Link, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { OrdersOfFigureQuery } from "../../graph/supervision-documents.js";
import type { AskedOrders } from "../../supervision/asked-orders.js";
import { type Language, momentText } from "../../words/words.js";
import { Marked } from "../court/parts.js";
import { periodText } from "./texts.js";

interface FigureOrdersProps {
  readonly language: Language;
  readonly asked: AskedOrders;
  readonly orders: readonly OrdersOfFigureQuery["complianceOrders"]["edges"][number]["node"][];
  readonly next: string | undefined;
  readonly download: string;
}

/** The orders behind a figure: status and terms, and nothing of their text. */
export function FigureOrders({ language, asked, orders, next, download }: FigureOrdersProps) {
  const { t } = useTranslation();
  const { figure, platform, chosen } = asked;
  const facts = { figure: t(`supervision.orders.figure.${figure}`), period: periodText(chosen, t) };
  return (
    <>
      <Heading1>{t("supervision.orders.title")}</Heading1>
      <Paragraph appearance="lead">
        {platform === undefined
          ? t("supervision.orders.of.all", facts)
          : t("supervision.orders.of.one", { ...facts, platform })}
      </Paragraph>
      {orders.length === 0 ? <Paragraph>{t("supervision.orders.empty")}</Paragraph> : null}
      {orders.length === 0 ? null : (
        <table className="utrecht-table cases">
          <thead>
            <tr>
              <th scope="col">{t("supervision.orders.order")}</th>
              <th scope="col">{t("supervision.orders.court")}</th>
              <th scope="col">{t("supervision.orders.given")}</th>
              <th scope="col">{t("supervision.orders.status")}</th>
              <th scope="col">{t("supervision.orders.addressees")}</th>
            </tr>
          </thead>
          <tbody>
            {orders.map(({ id, caseNumber, court, status, issuedAt, addressees }) => (
              <tr key={id}>
                <th scope="row">
                  <Link href={`/supervision/orders/${encodeURIComponent(id)}`}>
                    <bdi>{caseNumber}</bdi>
                  </Link>
                </th>
                <td data-label={t("supervision.orders.court")}>{court}</td>
                <td data-label={t("supervision.orders.given")}>{momentText(issuedAt, language)}</td>
                <td data-label={t("supervision.orders.status")}>{t(`court.orderStatus.${status}`)}</td>
                <td data-label={t("supervision.orders.addressees")}>
                  <ul className="plain">
                    {addressees.map(({ platform: addressee, status: standing, overdue, reinstatementOverdue }) => (
                      <li key={addressee?.id}>
                        {addressee?.id ?? t("supervision.order.unknown")}: {t(`court.addresseeStatus.${standing}`)}
                        {overdue || reinstatementOverdue ? <Marked>{t("court.order.late")}</Marked> : null}
                      </li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {next === undefined ? null : (
        <Paragraph>
          <Link href={next}>{t("supervision.orders.more")}</Link>
        </Paragraph>
      )}
      <Paragraph>
        <Link href={download}>{t("supervision.download.orders")}</Link>
      </Paragraph>
      <Paragraph>
        <Link href={`/supervision?period=${chosen.id}`}>{t("supervision.trouble.back")}</Link>
      </Paragraph>
    </>
  );
}
