import { Alert, Button, Heading1, Heading2, Link, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { PlatformDisclosuresQuery, PlatformMessagesQuery } from "../../graph/platform-documents.js";
import { type Language, momentText } from "../../words/words.js";
import { momentWords } from "../case/facts.js";
import type { Desk, Task } from "./desk.js";
import { KeyNote } from "./key-note.js";
import type { OwnPlatform } from "./own-keys.js";

export type Message = PlatformMessagesQuery["inbox"]["messages"][number];
type Request = PlatformDisclosuresQuery["disclosureRequests"]["edges"][number]["node"];

export interface InboxProps {
  readonly language: Language;
  readonly now: Date;
  readonly csrf: string;
  readonly platform: OwnPlatform | null;
  readonly courts: readonly { readonly id: string; readonly name: string }[];
  /** Those that are not acknowledged yet, the first first. */
  readonly messages: readonly Message[];
  /** The positions up to which this page was made, from which its script hears more. */
  readonly head: number;
  /** Undefined for whoever may not answer disclosures. */
  readonly disclosureHead: number | undefined;
  readonly disclosures: readonly Request[];
  readonly desk: Desk;
  /** False where there are more orders than a page looks through. */
  readonly isWhole: boolean;
  readonly problem: string | undefined;
  /** Up to which message the visitor acknowledged just now. */
  readonly acknowledged: number | undefined;
}

/** What a platform is to do: what goes back first, then what is due first. */
export function Inbox(props: InboxProps) {
  const { t } = useTranslation();
  const { language, platform, head, disclosureHead, desk, isWhole, problem, acknowledged } = props;
  return (
    <>
      <Heading1>{t("platform.inbox.title")}</Heading1>
      <div id="live" data-after={head} data-disclosures-after={disclosureHead ?? ""}>
        <noscript>
          <Paragraph>{t("platform.live.noScript")}</Paragraph>
        </noscript>
        <p className="live utrecht-paragraph" role="status" hidden>
          <span data-when="live">{t("platform.live.live")}</span>
          <span data-when="waiting" hidden>
            {t("platform.live.waiting")}
          </span>
          <span data-when="new" hidden>
            {t("platform.live.new")}
          </span>
          <span data-when="ended" hidden>
            {t("platform.live.ended")} <Link href="/sign-in?return=%2Fplatform">{t("signIn.again")}</Link>
          </span>
          <span data-when="refused" hidden>
            {t("platform.live.refused")} <span data-words="" />
          </span>
          <span data-when="displaced" hidden>
            {t("platform.live.displaced")} <Link href="/platform">{t("supervision.feed.again")}</Link>
          </span>
        </p>
      </div>
      <div id="inbox" className="flow">
        {problem === undefined ? null : (
          <Alert type="error" role="alert">
            <Paragraph>{problem}</Paragraph>
          </Alert>
        )}
        {acknowledged === undefined ? null : (
          <Alert type="ok" role="status">
            <Paragraph>{t("platform.inbox.acknowledged", { position: acknowledged })}</Paragraph>
          </Alert>
        )}
        {isWhole ? null : (
          <Alert type="warning">
            <Paragraph>{t("platform.inbox.notWhole")}</Paragraph>
          </Alert>
        )}
        <KeyNote platform={platform} />
        <PutBack {...props} />
        <Messages {...props} />
        <Heading2>{t("platform.inbox.toDo")}</Heading2>
        {desk.toDo.length === 0 ? <Paragraph>{t("platform.inbox.nothing")}</Paragraph> : null}
        <Tasks {...props} tasks={desk.toDo} />
        <Disclosures {...props} />
        <Rest {...props} />
        <Paragraph appearance="small">
          {t("platform.inbox.times", { moment: momentText(props.now.toISOString(), language) })}
        </Paragraph>
      </div>
    </>
  );
}

function PutBack(props: InboxProps) {
  const { t } = useTranslation();
  const { putBack } = props.desk;
  if (putBack.length === 0) return null;
  return (
    <section className="urgent flow" aria-labelledby="put-back">
      <h2 id="put-back" className="utrecht-heading-2">
        {t("platform.inbox.putBack")}
      </h2>
      <Paragraph>{t("platform.inbox.putBackLead")}</Paragraph>
      <Tasks {...props} tasks={putBack} />
    </section>
  );
}

function Tasks({ language, now, courts, tasks }: InboxProps & { readonly tasks: readonly Task[] }) {
  const { t } = useTranslation();
  if (tasks.length === 0) return null;
  return (
    <ul className="tasks">
      {tasks.map(({ kind, orderId, caseNumber, court, by, isLate, items }) => (
        <li key={`${kind} ${orderId}`}>
          <p className={`left${isLate ? " left--late" : ""}`}>
            {by === null
              ? t("platform.task.noTerm")
              : t(isLate ? "platform.task.late" : "platform.task.left", momentWords(by, now, language))}
          </p>
          <div>
            <p>
              <Link href={`/platform/orders/${encodeURIComponent(orderId)}`}>
                <bdi>{t(`platform.task.${kind}`, { count: items, caseNumber })}</bdi>
              </Link>
            </p>
            <p className="beside">
              {nameOf(courts, court)}
              {by === null ? null : <>, {t("platform.task.by", { moment: momentText(by, language) })}</>}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The messages that are not acknowledged, and the button with what it does. */
function Messages({ language, csrf, courts, messages }: InboxProps) {
  const { t } = useTranslation();
  const last = messages.at(-1);
  if (last === undefined) return null;
  const served = messages.filter(servesBy("ACKNOWLEDGEMENT"));
  const byBailiff = messages.filter(servesBy("BAILIFF"));
  return (
    <section className="flow" aria-labelledby="messages">
      <h2 id="messages" className="utrecht-heading-2">
        {t("platform.messages.title")}
      </h2>
      <ol className="messages">
        {messages.map(({ position, kind, sentAt, orderId, order }) => (
          <li key={position} value={position}>
            <strong>{t(`platform.message.${kind}`)}</strong>{" "}
            <Link href={`/platform/orders/${encodeURIComponent(orderId)}`}>
              <bdi>{order.caseNumber}</bdi>
            </Link>
            <span className="beside">
              {nameOf(courts, order.court)}, {momentText(sentAt, language)}
            </span>
          </li>
        ))}
      </ol>
      <form className="receipt flow" method="post" action="/platform">
        <input type="hidden" name="csrf" value={csrf} />
        <input type="hidden" name="upTo" value={last.position} />
        {served.length === 0 ? null : (
          <Paragraph>
            <bdi>{t("platform.messages.service", { cases: casesOf(served), count: served.length })}</bdi>
          </Paragraph>
        )}
        {byBailiff.length === 0 ? null : (
          <Paragraph>
            <bdi>{t("platform.messages.bailiff", { cases: casesOf(byBailiff) })}</bdi>
          </Paragraph>
        )}
        <Button type="submit" appearance="primary-action-button">
          {t("platform.messages.acknowledge", { count: messages.length })}
        </Button>
      </form>
    </section>
  );
}

/** Whether the receipt of the message is service. Of a new version, the hub alone knows whether it adds a term: it is said of both. */
function servesBy(way: Message["order"]["serviceBy"]) {
  return ({ kind, order }: Message) =>
    (kind === "ORDER_ISSUED" || kind === "ORDER_MODIFIED") && order.serviceBy === way;
}

function casesOf(messages: readonly Message[]): string {
  return [...new Set(messages.map(({ order }) => order.caseNumber))].join(", ");
}

function Disclosures({ language, now, courts, disclosures }: InboxProps) {
  const { t } = useTranslation();
  if (disclosures.length === 0) return null;
  return (
    <>
      <Heading2>{t("platform.disclosures.title")}</Heading2>
      <ul className="tasks">
        {disclosures.map(
          ({ id, court, reference, status, expiresAt, disclosableFrom, noticeOverdue, dispensation }) => (
            <li key={id}>
              <p className={`left${noticeOverdue ? " left--late" : ""}`}>
                {expiresAt === null
                  ? t("platform.disclosures.termOfOrder")
                  : t("platform.task.left", momentWords(expiresAt, now, language))}
              </p>
              <div>
                <p>
                  <Link href={`/platform/disclosures/${encodeURIComponent(id)}`}>
                    <bdi>{t("platform.disclosures.link", { reference })}</bdi>
                  </Link>
                </p>
                <p className="beside">
                  {nameOf(courts, court)}.{" "}
                  {status === "REQUESTED" && dispensation === null
                    ? t("platform.disclosures.tellPoster")
                    : disclosableFrom !== null && new Date(disclosableFrom) > now
                      ? t("platform.disclosures.from", { moment: momentText(disclosableFrom, language) })
                      : t("platform.disclosures.answer")}
                </p>
              </div>
            </li>
          ),
        )}
      </ul>
    </>
  );
}

function Rest({ language, courts, desk }: InboxProps) {
  const { t } = useTranslation();
  if (desk.rest.length === 0) return null;
  return (
    <>
      <Heading2>{t("platform.inbox.rest")}</Heading2>
      <ul className="rest">
        {desk.rest.map(({ id, caseNumber, court, status, issuedAt }) => (
          <li key={id}>
            <Link href={`/platform/orders/${encodeURIComponent(id)}`}>
              <bdi>{caseNumber}</bdi>
            </Link>
            <span className="beside">
              {nameOf(courts, court)}, {momentText(issuedAt, language)}. {t(`platform.orderStatus.${status}`)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

export function nameOf(courts: InboxProps["courts"], id: string): string {
  return courts.find((court) => court.id === id)?.name ?? id;
}
