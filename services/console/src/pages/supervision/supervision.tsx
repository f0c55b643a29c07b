import {
  Alert,
  Button,
  FormField,
  FormLabel,
  Heading1,
  Heading2,
  Link,
  Paragraph,
  Select,
  SelectOption,
} from "@utrecht/component-library-react";
import { useTranslation } from "react-i18next";
import type { Overview } from "../../supervision/overview.js";
import type { HalfYear } from "../../supervision/periods.js";
import type { Language } from "../../words/words.js";
import { Answers } from "./answers.js";
import { Feed, type FeedLine } from "./feed.js";
import { Months } from "./months.js";
import { PlatformList } from "./platform-list.js";
import { periodText } from "./texts.js";
import { Times } from "./times.js";

export interface SupervisionProps {
  readonly language: Language;
  readonly choices: readonly HalfYear[];
  readonly chosen: HalfYear;
  readonly overview: Overview;
  readonly feed: { readonly head: string; readonly lines: readonly FeedLine[] };
}

/** One half-year as a supervisor sees it: three answers, then the figures that they come from. */
export function Supervision(props: SupervisionProps) {
  const { language, choices, chosen, overview, feed } = props;
  const { t } = useTranslation();
  return (
    <>
      <Heading1>{t("supervision.title")}</Heading1>
      <Paragraph appearance="lead">{t("supervision.lead")}</Paragraph>
      <Choice choices={choices} chosen={chosen} />
      <Answers language={language} chosen={chosen} overview={overview} />
      <Paragraph>
        {chosen.isRunning ? t("supervision.runningNote", { before: periodText(chosen.before, t) }) : null}{" "}
        {t("supervision.counted")}
      </Paragraph>
      <PlatformList language={language} chosen={chosen} overview={overview} />
      <Months language={language} overview={overview} />
      <Times language={language} chosen={chosen} overview={overview} />
      <Feed
        title={t("supervision.feed.title")}
        lead={t("supervision.feed.lead")}
        source="/supervision/feed"
        language={language}
        head={feed.head}
        empty={t("supervision.feed.empty")}
        lines={feed.lines}
      />
      <Heading2>{t("supervision.download.title")}</Heading2>
      <Paragraph>
        <Link href={`/supervision/figures.csv?period=${chosen.id}`}>{t("supervision.download.figures")}</Link>
      </Paragraph>
    </>
  );
}

function Choice({ choices, chosen }: Pick<SupervisionProps, "choices" | "chosen">) {
  const { t } = useTranslation();
  return (
    <form method="get" action="/supervision" className="choice">
      <FormField>
        <FormLabel htmlFor="period">{t("supervision.period")}</FormLabel>
        <Select id="period" name="period" defaultValue={chosen.id}>
          {choices.map((one) => (
            <SelectOption key={one.id} value={one.id}>
              {one.isRunning ? t("supervision.running", { period: periodText(one, t) }) : periodText(one, t)}
            </SelectOption>
          ))}
        </Select>
      </FormField>
      <Button type="submit" appearance="secondary-action-button">
        {t("supervision.show")}
      </Button>
    </form>
  );
}

/** Instead of a page that the graph gives nothing for. */
export function SupervisionTrouble({
  text,
  english,
  back,
  formPath,
}: {
  readonly text: string;
  readonly english?: string | undefined;
  readonly back: string;
  readonly formPath?: string | undefined;
}) {
  const { t } = useTranslation();
  return (
    <>
      <Heading1>{t("supervision.trouble.title")}</Heading1>
      <Alert type="warning">
        <Paragraph>
          {text} {english === undefined ? null : <bdi lang="en">{english}</bdi>}
        </Paragraph>
      </Alert>
      {formPath === undefined ? null : (
        <Paragraph>
          {t("case.enter.notSent")} <Link href={formPath}>{t("case.enter.toForm")}</Link>
        </Paragraph>
      )}
      <Paragraph>
        <Link href={back}>{t("supervision.trouble.back")}</Link>
      </Paragraph>
    </>
  );
}
