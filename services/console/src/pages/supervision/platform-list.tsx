import { Heading2, Link, Paragraph } from "@utrecht/component-library-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DrilledFigure } from "../../supervision/asked-orders.js";
import { type Figures, type Overview, pointsBetween } from "../../supervision/overview.js";
import type { HalfYear } from "../../supervision/periods.js";
import { type Language, numberText } from "../../words/words.js";
import { pointsText, shareText, spanText } from "./texts.js";

interface PlatformListProps {
  readonly language: Language;
  readonly chosen: HalfYear;
  readonly overview: Overview;
}

/** Every platform with orders, and all of them together; each figure leads to its orders. */
export function PlatformList({ language, chosen, overview }: PlatformListProps) {
  const { t } = useTranslation();
  const { platforms, current, earlier, without } = overview;
  return (
    <>
      <Heading2>{t("supervision.list.title")}</Heading2>
      {platforms.length === 0 ? (
        <Paragraph>{t("supervision.list.empty")}</Paragraph>
      ) : (
        <table className="utrecht-table cases figures">
          <caption>{t("supervision.list.caption")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("supervision.list.platform")}</th>
              {COLUMNS.map(({ name }) => (
                <th key={name} scope="col" className="number">
                  {t(`supervision.list.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {platforms.map((platform) => (
              <Row key={platform.id} {...{ language, chosen, ...platform }} />
            ))}
          </tbody>
          <tfoot>
            <Row name={t("supervision.list.all")} {...{ language, chosen, current, earlier }} />
          </tfoot>
        </table>
      )}
      {without === 0 ? null : <Paragraph>{t("supervision.list.without", { count: without })}</Paragraph>}
    </>
  );
}

interface RowProps {
  readonly language: Language;
  readonly chosen: HalfYear;
  /** Absent for all together. */
  readonly id?: string;
  readonly name: string;
  readonly current: Figures;
  readonly earlier: Figures;
}

interface Column {
  readonly name: "overdue" | "received" | "share" | "change" | "median" | "reinstated" | "reinstatementOverdue";
  /** Absent where the figure has no orders of its own. */
  readonly figure?: DrilledFigure;
  /** What asks for attention. */
  readonly isLate?: boolean;
  text(current: Figures, earlier: Figures, language: Language): string;
}

const COLUMNS: readonly Column[] = [
  {
    name: "overdue",
    figure: "OVERDUE_NOW",
    isLate: true,
    text: ({ overdueNow }, _, language) => numberText(overdueNow, language),
  },
  { name: "received", figure: "RECEIVED", text: ({ received }, _, language) => numberText(received, language) },
  {
    name: "share",
    figure: "SHARE_WITHIN_TERM",
    text: ({ shareWithinTerm }, _, language) => shareText(shareWithinTerm, language),
  },
  {
    name: "change",
    text: (current, earlier, language) =>
      pointsText(pointsBetween(current.shareWithinTerm, earlier.shareWithinTerm), language),
  },
  {
    name: "median",
    figure: "MEDIAN_SECONDS_TO_REMOVAL",
    text: ({ medianSecondsToRemoval }, _, language) => spanText(medianSecondsToRemoval, language),
  },
  {
    name: "reinstated",
    figure: "SHARE_REINSTATED_WITHIN_TERM",
    text: ({ shareReinstatedWithinTerm }, _, language) => shareText(shareReinstatedWithinTerm, language),
  },
  {
    name: "reinstatementOverdue",
    figure: "REINSTATEMENT_OVERDUE_NOW",
    isLate: true,
    text: ({ reinstatementOverdueNow }, _, language) => numberText(reinstatementOverdueNow, language),
  },
];

function Row({ language, chosen, id, name, current, earlier }: RowProps) {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
      </th>
      {COLUMNS.map(({ name: column, figure, isLate, text }) => {
        const said = text(current, earlier, language);
        const isMarked = isLate === true && said !== "0";
        const title = t(`supervision.list.${column}`);
        return (
          <td key={column} className="number" data-label={title}>
            <Drilled figure={figure} {...{ chosen, id, said }} label={`${said}: ${title}, ${name}`}>
              {isMarked ? <strong className="late">{said}</strong> : said}
            </Drilled>
          </td>
        );
      })}
    </tr>
  );
}

function Drilled({
  figure,
  chosen,
  id,
  said,
  label,
  children,
}: {
  readonly figure: DrilledFigure | undefined;
  readonly chosen: HalfYear;
  readonly id: string | undefined;
  readonly said: string;
  readonly label: string;
  readonly children: ReactNode;
}) {
  // There is nothing behind a figure of nothing.
  if (figure === undefined || said === "0" || said === "–") return children;
  const query = new URLSearchParams({ figure, period: chosen.id, ...(id === undefined ? {} : { platform: id }) });
  return (
    <Link href={`/supervision/orders?${query}`} aria-label={label}>
      {children}
    </Link>
  );
}
