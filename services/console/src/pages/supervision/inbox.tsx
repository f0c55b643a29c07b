import { Heading1, Link, Paragraph } from "@utrecht/component-library-react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { CoordinatorMessagesQuery } from "../../graph/supervision-documents.js";
import { type Language, momentText } from "../../words/words.js";
import { Given, Marked } from "../court/parts.js";
import { Feed } from "./feed.js";

export type SeenMessage = CoordinatorMessagesQuery["coordinatorInbox"]["messages"][number];

interface CoordinatorInboxProps {
  readonly language: Language;
  /** The place of the last message. */
  readonly head: string;
  /** The newest first. */
  readonly messages: readonly SeenMessage[];
  /** Where older messages end; 0 where there are none. */
  readonly before: number;
  /** The page ends with the last message, and follows what comes. */
  readonly isNewest: boolean;
}

/** What the coordinator receives (DSA art. 9(3)). */
export function CoordinatorInbox({ language, head, messages, before, isNewest }: CoordinatorInboxProps) {
  const { t } = useTranslation();
  const [newest] = messages;
  return (
    <>
      <Heading1>{t("supervision.inbox.title")}</Heading1>
      <Paragraph appearance="lead">{t("supervision.inbox.lead")}</Paragraph>
      {isNewest ? (
        <Feed
          title={t("supervision.feed.title")}
          lead={t("supervision.feed.lead")}
          source="/supervision/inbox/feed"
          language={language}
          head={head}
          empty={t(newest === undefined ? "supervision.feed.empty" : "supervision.feed.nothingNew")}
          lines={[]}
        />
      ) : (
        <Paragraph>
          <Link href="/supervision/inbox">{t("supervision.inbox.newest")}</Link>
        </Paragraph>
      )}
      {messages.length === 0 ? null : <Messages language={language} messages={messages} />}
      {before === 0 ? null : (
        <Paragraph>
          <Link href={`/supervision/inbox?until=${before}`}>{t("supervision.inbox.older")}</Link>
        </Paragraph>
      )}
      <Paragraph>{t("supervision.inbox.seal")}</Paragraph>
      <Paragraph>
        <Link href="/supervision/inbox.csv">{t("supervision.download.messages")}</Link>
      </Paragraph>
    </>
  );
}

function Messages({ language, messages }: Pick<CoordinatorInboxProps, "language" | "messages">) {
  const { t, i18n } = useTranslation();
  return (
    <table className="utrecht-table cases">
      <caption className="unseen">{t("supervision.inbox.title")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("supervision.inbox.when")}</th>
          <th scope="col">{t("supervision.inbox.what")}</th>
          <th scope="col">{t("supervision.inbox.order")}</th>
        </tr>
      </thead>
      <tbody>
        {messages.map((message) => {
          const { position, kind, sentAt, court, platform, orderId, orderVersion } = message;
          const key = `supervision.feed.inbox.${kind}`;
          return (
            <tr key={position}>
              <th scope="row">
                {momentText(sentAt, language)}
                <span className="beside">{t("supervision.inbox.number", { position })}</span>
              </th>
              <td data-label={t("supervision.inbox.what")}>
                <strong>
                  <bdi>{platform?.id ?? court}</bdi>
                </strong>{" "}
                {i18n.exists(key) ? t(key as "supervision.feed.inbox.ORDER_ISSUED") : kind}
                <Details language={language} message={message} />
              </td>
              <td data-label={t("supervision.inbox.order")}>
                <bdi className="id">{orderId}</bdi>
                <span className="beside">{t("supervision.inbox.version", { version: orderVersion })}</span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** What the message says more, in words; the rest is in the download. */
function Details({ language, message: { details } }: { language: Language; message: SeenMessage }) {
  const { t } = useTranslation();
  const said = saidIn(details, language, t);
  const { url, fallsShort } = details;
  return (
    <>
      {said === undefined ? null : <span className="beside">{said}</span>}
      {typeof url === "string" ? (
        <span className="beside">
          <Given>{url}</Given>
        </span>
      ) : null}
      {fallsShort === undefined || fallsShort === false ? null : <Marked>{t("supervision.inbox.short")}</Marked>}
    </>
  );
}

function saidIn(details: SeenMessage["details"], language: Language, t: TFunction): string | undefined {
  const { outcome, effectAt, receivedAt, informedAt, articles } = details;
  const moment = (at: unknown) => momentText(String(at), language);
  if (receivedAt !== undefined) return t("supervision.inbox.received", { moment: moment(receivedAt) });
  if (informedAt !== undefined) return t("supervision.inbox.informed", { moment: moment(informedAt) });
  if (outcome !== undefined && effectAt !== undefined) {
    const said = t(`court.outcome.${outcome as "REMOVED"}`, { defaultValue: String(outcome) });
    return t("supervision.inbox.effect", { outcome: said, moment: moment(effectAt) });
  }
  return Array.isArray(articles) ? t("supervision.inbox.articles", { articles: articles.join(", ") }) : undefined;
}
