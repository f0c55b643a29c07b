import { DataListItem, DataListKey, DataListValue } from "@utrecht/component-library-react";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { lineOf } from "../../court/targets.js";
import type { ApplicationSeenFragment } from "../../graph/court-documents.js";

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <DataListItem>
      <DataListKey>{name}</DataListKey>
      <DataListValue>{children}</DataListValue>
    </DataListItem>
  );
}

/** Somebody's own text, which may hold anything: shown as text, in its lines, and never as a link. */
export function Given({ children }: { readonly children: string }) {
  return <bdi className="given">{children}</bdi>;
}

/** What asks for attention, in words and not by colour alone. */
export function Marked({ children }: { readonly children: string }) {
  return <strong className="mark">{children}</strong>;
}

/** What has no address has a `data:` URL, which nobody reads: then the words that name it. */
export function placeOf({
  url,
  locator,
  words,
  query = null,
}: {
  readonly url: string;
  readonly locator: string | null;
  readonly words: string | null;
  readonly query?: string | null;
}): string {
  const place = lineOf(url.startsWith("data:") ? { locator, words } : { url });
  return query === null ? place : `${place} · ${query}`;
}

type AskedDuty = ApplicationSeenFragment["duties"][number];

/** What is asked, duty by duty: each target as text. */
export function AskedDuties({ duties }: { readonly duties: readonly AskedDuty[] }) {
  const { t } = useTranslation();
  return (
    <ol className="duties">
      {duties.map(({ number, kind, targets }) => (
        <li key={number} value={number}>
          <strong>{t(`court.kind.${kind}`)}</strong>
          <ul>
            {targets.map((target) => (
              <li key={`${lineOf(target)} ${target.query}`}>
                <Given>{lineOf(target)}</Given>
                {target.query === null ? null : (
                  <>
                    {" "}
                    <Given>{t("court.application.onQuery", { query: target.query })}</Given>
                  </>
                )}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How long ago, in the largest unit that says something. */
export function waitedText(since: string, now: Date, t: TFunction): string {
  const ms = Math.max(0, now.getTime() - new Date(since).getTime());
  if (ms < HOUR_MS) return t("court.minutes", { minutes: Math.floor(ms / MINUTE_MS) });
  if (ms < 48 * HOUR_MS) return t("court.hours", { hours: Math.floor(ms / HOUR_MS) });
  return t("court.days", { days: Math.floor(ms / (24 * HOUR_MS)) });
}

export function eurosText(cents: number, language: "nl" | "en"): string {
  const locale = { nl: "nl-NL", en: "en-GB" }[language];
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency: "EUR",
    trailingZeroDisplay: "stripIfInteger",
  }).format(cents / 100);
}
