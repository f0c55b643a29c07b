import { Heading2, Heading3, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import { monthChart } from "../../figures/month-chart.js";
import type { Overview, PlatformSeen } from "../../supervision/overview.js";
import { type Language, numberText } from "../../words/words.js";
import { Drawn } from "../chart.js";
import { monthText, shareText } from "./texts.js";

interface MonthsProps {
  readonly language: Language;
  readonly overview: Overview;
}

/** Whether it gets better, for each platform: the same scale in every chart, with its figures beneath. */
export function Months({ language, overview }: MonthsProps) {
  const { t } = useTranslation();
  const platforms = overview.platforms.filter(({ current }) => current.received > 0);
  if (platforms.length === 0) return null;
  return (
    <>
      <Heading2>{t("supervision.months.title")}</Heading2>
      <Paragraph>{t("supervision.months.lead")}</Paragraph>
      <ul className="multiples">
        {platforms.map((platform) => (
          <li key={platform.id}>
            <Multiple language={language} platform={platform} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Multiple({ language, platform: { name, months } }: { language: Language; platform: PlatformSeen }) {
  const { t } = useTranslation();
  const shown = months.map(({ from, shareWithinTerm }) => ({
    label: monthText(from, language),
    share: shareWithinTerm,
    said: shareText(shareWithinTerm, language),
  }));
  return (
    <>
      <Heading3>
        <bdi>{name}</bdi>
      </Heading3>
      <Drawn node={monthChart(shown)} className="bars" alt={t("supervision.months.chart", { name })} />
      <table className="utrecht-table small">
        <caption className="unseen">{t("supervision.months.caption", { name })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("supervision.months.month")}</th>
            <th scope="col" className="number">
              {t("supervision.list.received")}
            </th>
            <th scope="col" className="number">
              {t("supervision.list.share")}
            </th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ from, received, shareWithinTerm }) => (
            <tr key={from}>
              <th scope="row">{monthText(from, language, "long")}</th>
              <td className="number">{numberText(received, language)}</td>
              <td className="number">{shareText(shareWithinTerm, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
