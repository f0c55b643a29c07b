import { Heading2, Link, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import { type Language, momentText } from "../../words/words.js";

/** One line of what happens, in the reader's language. */
export interface FeedLine {
  readonly position: number;
  readonly at: string;
  /** Whom it is about: an id. */
  readonly who: string;
  readonly text: string;
  readonly href: string;
}

interface FeedProps {
  readonly title: string;
  readonly lead: string;
  /** Where what comes next is told. */
  readonly source: string;
  readonly language: Language;
  /** The place of the last line. */
  readonly head: string;
  /** What stands there without lines. */
  readonly empty: string;
  readonly lines: readonly FeedLine[];
}

/** What happened last, and what comes while the page is open: the script of the page puts it on top, and says whether it is connected. */
export function Feed({ title, lead, source, language, head, empty, lines }: FeedProps) {
  const { t } = useTranslation();
  return (
    <section className="flow" aria-labelledby="feed">
      <Heading2 id="feed">{title}</Heading2>
      <Paragraph>{lead}</Paragraph>
      <div role="status" className="connection" data-connection="">
        <p data-when="live" hidden>
          {t("supervision.feed.live")}
        </p>
        <p data-when="waiting" hidden>
          {t("supervision.feed.waiting")}
        </p>
        <p data-when="ended" hidden>
          {t("supervision.feed.ended")} <a href="/sign-in?return=/supervision">{t("signIn.link")}</a>
        </p>
        <p data-when="refused" hidden>
          {t("supervision.feed.refused")} <span data-words="text" /> <bdi data-words="english" lang="en" />{" "}
          <Again source={source} />
        </p>
        <p data-when="displaced" hidden>
          {t("supervision.feed.displaced")} <Again source={source} />
        </p>
        <noscript>
          <p>{t("supervision.feed.withoutScript")}</p>
        </noscript>
      </div>
      {lines.length === 0 ? <Paragraph data-empty="">{empty}</Paragraph> : null}
      <ol className="timeline" data-source={source} data-after={head} data-link={t("supervision.feed.order")}>
        {lines.map(({ position, at, who, text, href }) => (
          <li key={position}>
            <strong>
              <bdi>{who}</bdi>
            </strong>{" "}
            {text}
            <span className="beside">
              <time dateTime={at}>{momentText(at, language)}</time>{" "}
              <Link href={href} aria-label={`${t("supervision.feed.order")}: ${who} ${text}`}>
                {t("supervision.feed.order")}
              </Link>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The same page, to follow from there. */
function Again({ source }: Pick<FeedProps, "source">) {
  const { t } = useTranslation();
  return <a href={source.replace(/\/feed$/, "")}>{t("supervision.feed.again")}</a>;
}
