import type { FeedLine } from "../../pages/supervision/feed.js";
import { type Language, momentText, WORDS } from "../../words/words.js";

interface Happened {
  readonly position: number;
  readonly kind: string;
  readonly sentAt: string;
  readonly orderId: string;
  /** An id. */
  readonly platform: string | null;
}

/** What happened in a supervisor's feed, in the reader's language. */
export function complianceLine({ position, kind, sentAt, orderId, platform }: Happened, language: Language): FeedLine {
  const { t, exists } = WORDS[language];
  const key = `supervision.feed.kind.${kind}`;
  return {
    position,
    at: sentAt,
    who: platform ?? "",
    // A kind that is newer than these words stands under its own name.
    text: exists(key) ? t(key as "supervision.feed.kind.COMPLIED") : kind,
    href: `/supervision/orders/${encodeURIComponent(orderId)}`,
  };
}

/** What happened in the coordinator's inbox: who is the addressee that says it, or the court. */
export function inboxLine(
  { position, kind, sentAt, platform, court }: Happened & { readonly court: string },
  language: Language,
): FeedLine {
  const { t, exists } = WORDS[language];
  const key = `supervision.feed.inbox.${kind}`;
  return {
    position,
    at: sentAt,
    who: platform ?? court,
    text: exists(key) ? t(key as "supervision.feed.inbox.ORDER_ISSUED") : kind,
    href: "/supervision/inbox",
  };
}

/** A line as an open page gets it: with its moment in words. */
export function toldLive(line: FeedLine, language: Language): FeedLine & { readonly moment: string } {
  return { ...line, moment: momentText(line.at, language) };
}
