import { Heading2, Paragraph } from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { Overview } from "../../supervision/overview.js";
import type { HalfYear } from "../../supervision/periods.js";
import { type Language, numberText } from "../../words/words.js";
import { Chart } from "../chart.js";
import { periodText, spanText } from "./texts.js";

interface TimesProps {
  readonly language: Language;
  readonly chosen: HalfYear;
  readonly overview: Overview;
}

/** How long removal took, as a distribution, beside that of the half-year before. */
export function Times({ language, chosen, overview: { current, earlier } }: TimesProps) {
  const { t } = useTranslation();
  const { endsSeconds, counts } = current.removalTimes;
  const [last = 0] = endsSeconds.slice(-1);
  if (counts.every((count) => count === 0)) return null;
  const rows = counts.map((count, place) => {
    const end = endsSeconds[place];
    return {
      label:
        end === undefined
          ? t("supervision.times.beyond", { end: spanText(last, language) })
          : t("supervision.times.upTo", { end: spanText(end, language) }),
      now: count,
      before: earlier.removalTimes.counts[place] ?? 0,
    };
  });
  return (
    <section className="flow" aria-labelledby="times">
      <Heading2 id="times">{t("supervision.times.title")}</Heading2>
      <Paragraph>{t("supervision.times.lead")}</Paragraph>
      <div className="beside-each-other">
        <table className="utrecht-table small">
          <caption className="unseen">{t("supervision.times.title")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("supervision.times.within")}</th>
              <th scope="col" className="number">
                {periodText(chosen, t)}
              </th>
              <th scope="col" className="number">
                {periodText(chosen.before, t)}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, now, before }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td className="number">{numberText(now, language)}</td>
                <td className="number">{numberText(before, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <Chart
          alt={t("supervision.times.chart")}
          bars={rows.map(({ label, now }) => ({ label, value: now, said: numberText(now, language) }))}
        />
      </div>
    </section>
  );
}
