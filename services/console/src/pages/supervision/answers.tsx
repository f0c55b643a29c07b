import { Heading2, Paragraph } from "@utrecht/component-library-react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { lateOf, type Overview, pointsBetween } from "../../supervision/overview.js";
import type { HalfYear } from "../../supervision/periods.js";
import { type Language, numberText } from "../../words/words.js";
import { namesText, periodText, shareText } from "./texts.js";

interface AnswersProps {
  readonly language: Language;
  readonly chosen: HalfYear;
  readonly overview: Overview;
}

interface Answer {
  readonly name: string;
  readonly question: string;
  readonly answer: string;
  readonly text: string;
}

/** The three questions that a supervisor comes with, answered in words. */
export function Answers({ language, chosen, overview }: AnswersProps) {
  const { t } = useTranslation();
  const answers = [who(overview, language, t), better(overview, chosen, language, t), puts(overview, language, t)];
  return (
    <div className="answers">
      {answers.map(({ name, question, answer, text }) => (
        <section key={name} aria-labelledby={`answer-${name}`}>
          <Heading2 id={`answer-${name}`}>{question}</Heading2>
          <p className="answer">{answer}</p>
          <Paragraph>{text}</Paragraph>
        </section>
      ))}
    </div>
  );
}

function who({ platforms, current: all }: Overview, language: Language, t: TFunction): Answer {
  const name = "late";
  const question = t("supervision.answers.late");
  const late = platforms.filter(({ current }) => lateOf(current) > 0);
  const orders = late.reduce((sum, { current }) => sum + lateOf(current), 0);
  // A respondent whom nobody registered counts in all together, and stands in no list.
  const others = Math.max(0, lateOf(all) - orders);
  const unlisted = others === 0 ? [] : [t("supervision.answers.unlisted")];
  if (late.length + others === 0) {
    const text = t("supervision.answers.nobodyLateText");
    return { name, question, answer: t("supervision.answers.nobodyLate"), text };
  }
  const names = namesText(
    [
      ...late.map(({ name: platform, current }) => `${platform} (${numberText(lateOf(current), language)})`),
      ...unlisted.map((them) => `${them} (${numberText(others, language)})`),
    ],
    language,
  );
  const total = orders + others;
  return {
    name,
    question,
    answer: namesText([...late.map(({ name: platform }) => platform), ...unlisted], language),
    text: t("supervision.answers.lateText", { count: total, orders: numberText(total, language), names }),
  };
}

function better({ current, earlier }: Overview, chosen: HalfYear, language: Language, t: TFunction): Answer {
  const name = "better";
  const question = t("supervision.answers.better");
  const points = pointsBetween(current.shareWithinTerm, earlier.shareWithinTerm);
  const facts = {
    now: shareText(current.shareWithinTerm, language),
    earlier: shareText(earlier.shareWithinTerm, language),
    before: periodText(chosen.before, t),
  };
  if (points === null) {
    const isNothing = current.shareWithinTerm === null;
    const text = isNothing ? t("supervision.answers.nothingText") : t("supervision.answers.unknownText", facts);
    return { name, question, answer: t("supervision.answers.unknown"), text };
  }
  const answer = points > 0 ? "yes" : points < 0 ? "no" : "same";
  const text = t("supervision.answers.betterText", facts);
  return { name, question, answer: t(`supervision.answers.${answer}`), text };
}

function puts({ current }: Overview, language: Language, t: TFunction): Answer {
  const name = "puts";
  const question = t("supervision.answers.puts");
  const { reinstatementsDue: due, shareReinstatedWithinTerm: share, reinstatementOverdueNow: late } = current;
  if (due === 0) {
    const text = t("supervision.answers.nothingDueText");
    return { name, question, answer: t("supervision.answers.nothingDue"), text };
  }
  const now = shareText(share, language);
  const text = t("supervision.answers.putsText", {
    now,
    due: numberText(due, language),
    late: numberText(late, language),
  });
  return { name, question, answer: now, text };
}
